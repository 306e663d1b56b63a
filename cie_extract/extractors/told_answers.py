"""Answers told in a sentence: "Statements 1 to 6 are true; statement 7 is false", "All seven are true except 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cie_extract.extractors.marks import Marked, Word
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns

_NAME = r"(?:statements?|numbers?|nos?\.?|items?|questions?|answers?|#)"
_NUMBER = rf"(?:{_NAME}\s*)?#?[1-7](?![\d%/])"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:\s*(?:,\s*and\b|,|and\b|&|through\b|thru\b|to\b|[-–—])\s*{_NUMBER})*)"
_SAID = r"[\"“‘']?(?P<said>true|false)[\"”’']?"
#: "Statements 1 to 5 are true", "number 6 is answered False".
_NUMBERS_ARE = re.compile(
    rf"(?<![\w$.,/-]){_NUMBERS}\s*,?\s*(?:is|are)\s+(?:all\s+|each\s+|both\s+|also\s+)?(?:answered\s+|marked\s+)?{_SAID}\b",
    re.I,
)
#: "True: 1, 2 and 3", "answer False to number 6".
_SAID_OF = re.compile(rf"(?<!or\s)(?<!/)\b{_SAID}\s*(?:[:=–—-]|to|for|on)\s*{_NUMBERS}(?![\w.]\w)", re.I)
_ALL = (
    r"(?:(?:all|each|every)(?:\s+one)?(?:\s+of)?(?:\s+the|\s+our|\s+these)?(?:\s+(?:seven|7))?\s+(?:cie\s+)?(?:statements?|answers?|items|questions|seven)|"
    r"the\s+seven\s+(?:cie\s+)?statements|all\s+(?:of\s+them|seven))"
)
#: "All seven statements are true", "our answer to each of the seven statements is True", "True to all seven".
_ALL_ARE = re.compile(rf"\b{_ALL}\b[^.;:]{{0,40}}?\b(?:is|are)\s+(?:all\s+)?(?:answered\s+|marked\s+)?{_SAID}\b", re.I)
_SAID_OF_ALL = re.compile(rf"(?<!or\s)(?<!/)\b{_SAID}\s+(?:to|for|on)\s+{_ALL}\b", re.I)
_BUT = re.compile(rf"\b(?:except(?:\s+for|ing)?|but|other\s+than|save)\s+(?:for\s+)?{_NUMBERS}", re.I)
#: Whoever certifies, asks or rules says nothing of the answers.
_NOT_TOLD = re.compile(
    r"\b(?:certif\w*|attest\w*|affirm\w*|declare|penalt\w+|perjury|knowledge|must|should|shall|needs?\s+to|if|whether|when|where|unless|only|"
    r"qualif\w+|please|mark|circle|check|tick|instructions?|required|true\s+or\s+false|true/false|were|not)\b",
    re.IGNORECASE,
)
_FEWEST = 5
_SEVEN = range(1, 8)


def told_answers(annotated: Annotated, patterns: Patterns) -> dict[int, Marked]:
    """The answers by number that sentences tell; empty where they tell fewer than five. A number that two sentences
    answer differently has none."""
    if "true" not in annotated.small and "false" not in annotated.small:
        return {}
    found: dict[int, Marked] = {}
    torn: set[int] = set()
    for start, end in annotated.sentences:
        for number, mark in _told(annotated.text, start, end):
            if number in found and found[number].word is not mark.word:
                torn.add(number)
            found[number] = mark
    kept = {number: found[number] for number in sorted(found) if number not in torn}
    return kept if len(kept) >= _FEWEST else {}


def _told(text: str, start: int, end: int) -> Iterator[tuple[int, Marked]]:
    """What one sentence tells, in its clauses."""
    if _NOT_TOLD.search(text, start, end):
        return
    apart: set[int] = set()
    for pattern in (_NUMBERS_ARE, _SAID_OF):
        for met in pattern.finditer(text, start, end):
            for number in _series(met["numbers"]):
                apart.add(number)
                yield number, _mark(met["said"], met.span())
    everyone = _ALL_ARE.search(text, start, end) or _SAID_OF_ALL.search(text, start, end)
    if everyone is None:
        return
    if but := _BUT.search(text, start, end):
        other = "false" if everyone["said"].lower() == "true" else "true"
        for number in _series(but["numbers"]):
            apart.add(number)
            yield number, _mark(other, but.span())
    for number in _SEVEN:
        if number not in apart:
            yield number, _mark(everyone["said"], everyone.span())


def _mark(said: str, span: Span) -> Marked:
    return Marked(Word(said.lower()), None, span[0], span[1], span[1])


def _series(words: str) -> list[int]:
    """The numbers of "1, 2 and 5 to 7"."""
    found = [(int(met.group()), met.start(), met.end()) for met in re.finditer(r"[1-7]", words)]
    numbers = [number for number, _, _ in found]
    for (first, _, stop), (last, begin, _) in pairwise(found):
        if re.search(r"through|thru|to|[-–—]", words[stop:begin], re.IGNORECASE):
            numbers += range(first + 1, last)
    return sorted(set(numbers))
