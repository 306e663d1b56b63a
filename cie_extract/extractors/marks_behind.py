"""An answer at the end of a statement or between its words: "… is located ...... TRUE", "…? YES", "…: TRUE. It …"."""

from __future__ import annotations

import re
from functools import lru_cache

from cie_extract.extractors.agreement import agreement_of
from cie_extract.extractors.answer_pairs import pair_before
from cie_extract.extractors.answer_tokens import IN_A_BRACKET, OFF, ON, Word
from cie_extract.extractors.marks import Doubt, Marked, read_mark
from cie_extract.pattern_files.answer_words import AnswerWords

#: An answer column that was read into the first line of its statement: "… who have no True disability."
_INSIDE = re.compile(
    rf"(?<=[\w,;)]\s)(?:(?:{ON}|{OFF})\s*(?:True|TRUE|False|FALSE|[TF])[\s/|]*+(?:{ON}|{OFF})\s*(?:True|TRUE|False|FALSE|[TF])|"
    rf"{IN_A_BRACKET}|True|TRUE|False|FALSE|[TF]|_{{3,}})(?=\s[a-z])"
)


#: "Employer's answer: true" at the end of a statement, or nothing behind the colon.
_LED_TAIL = re.compile(
    r"\b(?:answer|response|reply|selection)\s*(?:is\s*)?[:–—-]+\s*(?P<answer>\w*)[\s._]*$", re.IGNORECASE
)


_LEAST_BEFORE = 4  # characters of a statement, or of its topic, before its answer


#: An answer word with something grown on to it, as a recogniser writes a box that ink or its frame touches: "NTrue".
_GROWN = re.compile(r"(?<!\w)[A-Z0-9|\]\[]{1,3}(?:True|TRUE|False|FALSE)(?!\w)")
#: An answer in brackets with its reason: "… the provider. (F - the job is tied to it)".
_BRACKETED = re.compile(
    r"[\[(]\s?(?P<answer>True|TRUE|False|FALSE|T|F)\s?(?:[–—:;,-]|because\b)\s[^()\[\]]*[\])][\s.]*$"
)


@lru_cache(maxsize=4)
def _tail_of(known: AnswerWords) -> re.Pattern[str]:
    """An answer at the end: boxes anywhere, a typed word after a pause, a True with a capital after a space."""
    agreement = agreement_of(known).source
    return re.compile(
        rf"(?P<answer>(?:(?:{ON}|{OFF})[\s/|.…]*+(?:True|TRUE|False|FALSE|Yes|YES|No|NO|[TFYN](?!\w)|{agreement})?[\s/|.…,;]*+(?:or\s+)?){{1,2}}+|"
        rf"(?:(?:True|TRUE|False|FALSE|Yes|YES|No|NO|[TF]|{agreement})\s*(?:{ON}|{OFF})[\s/|.…,;]*+(?:or\s+)?){{1,2}}+|"
        rf"(?:{IN_A_BRACKET}[\s/|]*){{1,2}}|"
        rf"(?<=[:=]\s)(?:true|false|{agreement})|"
        r"(?<=[\s.…_–—:;|?.”\")=])(?:True|TRUE|False|FALSE|T|F)\*?(?:\s*/?\s*(?:False|FALSE|F))?|"
        rf"(?:(?<=[.…_–—:;|?.”\")])|(?<=[.…_–—:;|?.”\")]\s))(?:YES|Yes|NO|No|Y|N|(?=[A-Z]){agreement})\*?)[\s|]*\.?[\s|]*$"
    )


@lru_cache(maxsize=4)
def _explained_of(known: AnswerWords) -> re.Pattern[str]:
    """An answer behind a colon or a line of dots, with its explanation behind it: "…: TRUE. It is a hotel."."""
    agreement = agreement_of(known).source
    return re.compile(
        r"(?:(?<=[:?.…–—])|(?<=[.?][”\")]))\s*(?P<answer>(?:True|TRUE|False|FALSE)\*?(?=\s*[.,;:–—(-]|\s+[A-Z]|\s+(?:because|since|as|due)\b)|"
        rf"(?:YES|Yes|NO|No|(?=[A-Z]){agreement})\*?(?=\s*[.,;:–—-]))"
        r"(?!\s*[,/]?\s*(?:or\b|/))"
    )


def is_grown(text: str, start: int, end: int) -> bool:
    """Whether a stretch is an answer word grown together with its box: what the box holds cannot be told."""
    match = _GROWN.search(text, start, end)
    return match is not None and not text[start : match.start()].strip(" .:[]()|")


def read_tail(text: str, start: int, end: int, known: AnswerWords, *, columns: tuple[Word, ...] = ()) -> Marked | None:
    """The answer that a statement ends with: "… is located ...... TRUE", "…? YES", "… of the site. ☒ True ☐ False"."""
    if led := _LED_TAIL.search(text, max(start, end - 90), end):
        if not led["answer"]:
            return Marked(None, Doubt.BLANK, led.start(), end, end)
        return read_mark(text, led.start("answer"), end, known, columns=columns)
    if pair := pair_before(text, start, end):
        if pair.chosen is None:
            return Marked(None, Doubt.BLANK, pair.start, pair.end, end)
        return read_mark(text, pair.start, end, known)
    match = _tail_of(known).search(text, max(start, end - 90), end)
    if not match:
        return _read_explained(text, start, end, known)
    grown = list(_GROWN.finditer(text, max(start, match.start() - 12), match.start()))
    if grown and not text[grown[-1].end() : match.start()].strip(" .:[]()|☐"):
        return Marked(None, Doubt.UNCLEAR, grown[-1].start(), match.end(), end)
    return read_mark(text, match.start("answer"), end, known, columns=columns)


def tail_at(text: str, start: int, end: int, known: AnswerWords) -> int | None:
    """Where the answer begins that a stretch ends with."""
    match = _tail_of(known).search(text, max(start, end - 90), end)
    return match.start("answer") if match else None


def _read_explained(text: str, start: int, end: int, known: AnswerWords) -> Marked | None:
    """The answer of a statement that goes on with its explanation; none where two stand there."""
    if met := _BRACKETED.search(text, start, end):
        word = Word.TRUE if met["answer"][0] == "T" else Word.FALSE
        return Marked(word, None, met.start("answer"), met.end("answer"), met.end("answer"))
    found = list(_explained_of(known).finditer(text, min(end, start + _LEAST_BEFORE), end))
    return read_mark(text, found[0].start("answer"), end, known) if len(found) == 1 else None


def read_inside(text: str, start: int, end: int, known: AnswerWords) -> Marked | None:
    """The one answer that stands between the words of a statement, where a column of answers runs into its text."""
    found = list(_INSIDE.finditer(text, start, end))
    if len(found) != 1:
        return None
    mark = read_mark(text, found[0].start(), found[0].end(), known)
    return Marked(mark.word, mark.doubt, mark.start, mark.end, end) if mark else None
