"""What a typist means by dashes, numbers, tabs and line ends, where the program's own lists and tables are not used."""

from __future__ import annotations

import re

# A bullet or number at the start of a line, with the space after it.
_BULLET = re.compile(
    r"(?P<marker>[•·●○◦▪▫■◆◇❖►▶➢➤➔→⇨✓✔✗§¤‣⁃∙*+>]|"
    r"~(?=\s+(?:[A-Za-z]|1[4-9]\s+(?:or|and|years?)\b))|"  # "~ 18 or older", but not "~ 20 hours a week"
    r"[-–—](?![-–—])|--(?![-–—])|o(?=[ \t]))\s+(?=\S)"
)
_TIGHT_BULLET = re.compile(r"(?P<marker>[•●○◦▪■◆❖►➢➤✓✔‣])(?=\w)")
_NUMBER = re.compile(
    r"""(?P<marker>
        \(?\d{1,2}[.)](?:[ \t]+|(?=[A-Z]))          # 1. 2) (3)
      | \d{1,2}(?:\.\d{1,2}){1,3}[.)][ \t]+          # 1.2. 1.10)
      | \d{1,2}(?:\.\d){1,3}[ \t]+(?=[A-Z])         # 1.2, but no "18.55 per hour"
      | \(?[a-zA-Z]\)[ \t]+                          # a) (b)
      | [a-z]\.[ \t]+                                # a.
      | \(?[ivx]{1,5}[.)][ \t]+                      # ii.
      | [IVX]{2,5}[.)][ \t]+                         # a lone capital may be an initial: see `readers.lists`
    )(?=\S)""",
    re.X,
)
_BOX = re.compile(r"[☐☒]|\[[ xX✓]?\]|\([ xX✓]\)|_[xX✓]?_+\s?(?=\w)")
_FULL = 45  # letters: a shorter line was not broken for want of room
_GAP = re.compile(r"\t[\t ]*| {4,}")
_ANSWER = re.compile(r"(?:true|false|yes|no|y|n|t|f)\b", re.I)
_OPEN = re.compile(r"(?:[,\-–—/&(]|\b(?:and|or|of|the|a|an|to|for|in|with|by|from|at|on|that|as))$")
_CLOSING = re.compile(
    r"(?:(?:many |with )?thanks|thank you|(?:yours )?(?:sincerely|truly|respectfully)|(?:very |yours )truly yours|"
    r"(?:best|kind|warm)?\s?(?:regards|wishes)|cheers|signed|respectfully(?: submitted)?|cordially),",
    re.I,
)
_LABEL = re.compile(r"[^\s:][^:\t\n]{0,60}:\s*$")
#: A label with a line of dots up to its value.
_LEADERS = re.compile(
    r"[A-Z][^.:\t\n☐☒]{1,48}?\s?(?:\.{5,}|…{2,}|(?:\.\s){4,})\s*(?!T\b|F\b|TRUE|FALSE|True|False|Yes|No)\S"
)
_LABELLED = re.compile(r"(?P<label>[^\s:☐☒][^:☐☒\t\n]{0,48}?)\s*:(?=\s|$)(?P<value>.*)", re.S)


def marker_of(text: str) -> tuple[str, str]:
    """A typed bullet or number, and the words after it; ("", text) where the text begins with neither.

    A capital letter with a full stop ("J. Smith", "A. Purpose") is no marker by itself: see `readers.lists`.
    """
    text = text.strip()
    found = _BULLET.match(text) or _TIGHT_BULLET.match(text)
    if found:
        rest = text[found.end() :]
        if found["marker"] in "✓✔✗→" and _ANSWER.match(rest):
            return "", text
        return found["marker"], rest.strip()
    found = _NUMBER.match(text)
    if found:
        return found["marker"].strip(), text[found.end() :].strip()
    return "", text


def is_label(text: str) -> bool:
    """ "Pay:", "Name of employer:": words that ask for what comes next."""
    return bool(_LABEL.fullmatch(text.strip()))


def is_labelled(text: str) -> bool:
    """ "Pay: $15.50 an hour", "Pay ....... $15.50": a label and its value in one line."""
    if _LEADERS.match(text.strip()):
        return True
    found = _LABELLED.match(text.strip())
    return found is not None and len(found["label"].split()) <= 7 and not found["label"][0].islower()


def ends_open(text: str) -> bool:
    """The line cannot be the end of what it says: a comma, a hyphen, a small word."""
    return bool(
        re.search(r"(?:[,\-–—/&(]|\b(?:and|or|of|the|a|an|to|for|in|with|by|from|at|on|that|as))$", text.strip())
    )


def parts_compound(above: str, below: str) -> bool:
    """Whether a line end parts a compound at its own hyphen: "non-" and "disabled"."""
    return bool(re.search(r"\w-$", above)) and below[:1].islower()


def separate(above: str, below: str) -> bool:
    """Two lines of one paragraph, broken by hand, that say two things: a list, a form, an address."""
    above, below = above.strip(), below.strip()
    if not above or not below:
        return True
    if marker_of(below)[0] or is_labelled(below) or below[0] in "☐☒":
        return True
    if below[0].islower() and len(above) >= _FULL:
        return False
    return not ends_open(above) or is_closing(above)


def is_closing(text: str) -> bool:
    """The words before a name at the end of a letter."""
    return bool(_CLOSING.fullmatch(text.strip()))


Span = tuple[int, int]


def columns(text: str) -> list[Span]:
    """The parts of a line between tab stops or wide gaps of typed spaces; a label stays with its value, boxes
    to tick stay together."""
    edges = [0, *(edge for gap in _GAP.finditer(text) for edge in gap.span()), len(text)]
    spans: list[Span] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = text[start:end]
        if not part.strip():
            continue
        last = text[slice(*spans[-1])] if spans else ""
        remark = is_labelled(last) and re.match(r"\s*[(a-z]", part)
        if (is_label(last) and not is_labelled(part)) or (_BOX.search(last) and _BOX.search(part)) or remark:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def is_row(parts: list[str]) -> bool:
    """Whether the parts of a line are the cells of a row: not labels with their values, not a sentence with a gap."""
    if len(parts) < 2 or any(is_labelled(part) for part in parts):
        return False
    return len(parts[0].strip()) <= 60
