"""Whether a hyphen at the end of a line belongs to the word or to the line break."""

from __future__ import annotations

import re
from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands before the hyphen of a compound, and what after it, in job descriptions.
_FIRST = _words(
    """able air all anti back bi client co community cost cross customer day decision deep detail drug early eight
    employee employer end entry even ex eye first five follow food four free front full fully government half
    hand hands hard health heavy high home hour hourly hours in job labor large left life light long low lower
    machine medium mid mini minimum mission month multi nine no non non-profit off on one open out over own para
    part pay policy post pre pro problem quality quarter real right safe safety school second self semi service
    seven short side single site six skill small so soft special state step sub team ten third three time tool
    two under up upper user wage water week weekly well wet wide work year zero"""
)
_SECOND = _words(
    """able appropriate approved area based building care care-giving class clothes cost covered date day days
    degree depth disabled duty effective eligible end entry evident exempt face family feet floor foot free
    friendly grade hand hold hour hours house inch income job keeping kind land length level line lines long
    made making management mile minute minutes month needed office old on ons organized oriented out owned paced
    paid pay person pick piece place point pound pounds profit proof qualified range rate ready related
    resistant risk round run running scale season service services setting shift side site size sized skill
    skilled solving staff standard standing step store style supervised supervisory support taker taking team
    term the-job time to to-day touch trained training up ups use vehicle wage way week weekly wide work worker
    workers working year years"""
)
_ENDINGS = re.compile(
    r"(?:tion|sion|ment|ness|ance|ence|able|ible|ing|ings|ity|ties|ly|ful|ous|ive|ary|ory|ure|ures|ate|ated|ates|"
    r"ize|ized|ers|ed|es|al|cal|ial|tial|cial|ents|ant|ants|ble|bly|cy|gy|ist|ists|ism|ian|ians|tic|tics)$"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Hyphens:
    """Judges by the document's own words first, then by what compounds are made of."""

    def __init__(self, words: Iterable[str]) -> None:
        self._seen: set[str] = set()
        for word in words:
            for found in _WORD.findall(word.lower()):
                self._seen.add(found)

    def dropped(self, before: str, after: str) -> bool:
        """Whether the hyphen that ends `before` goes when the word of the next line, `after`, is joined to it."""
        if not after[:1].islower():
            return False
        match = re.search(r"([^\W\d_]+)-$", before)
        if match is None or re.search(r"[-/'’]", before[:-1]):
            return False  # figures, and words with a hyphen or stroke already, keep theirs
        head = match.group(1)
        tail_match = _WORD.match(after)
        tail = tail_match.group().lower() if tail_match else after.lower()
        folded = head.lower()
        if f"{folded}-{tail}" in self._seen:
            return False
        if folded + tail in self._seen:
            return True
        if folded in _FIRST and (tail in _SECOND or tail in self._seen):
            return False
        if tail in _SECOND and folded in self._seen:
            return False
        if folded in ("non", "self") or head[:1].isupper():
            return False  # programs that hyphenate leave names alone
        if tail in self._seen and folded in self._seen and len(folded) > 3 and len(tail) > 3:
            return False
        return not (tail in _SECOND and len(folded) > 3 and not _ENDINGS.search(tail))
