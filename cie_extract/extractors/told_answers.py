"""Answers told in a sentence: "Statements 1 to 6 are true; statement 7 is false", "All are true but the third"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Marked
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns

_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_SPELLED = {word: number for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words, start=1)}
_NAME = r"(?:statements?|numbers?|nos?\.?|items?|questions?|answers?|#)"
_A_FEW = rf"(?:the\s+)?(?:first|last)\s+(?:two|three|four|five|six|[2-6])(?:\s+(?:ones|{_NAME}))?(?![\w#])"
_NUMBER = (
    rf"(?:{_A_FEW}|(?:{_NAME}\s*)?#?[1-7](?![\d%/])|{_NAME}\s+(?:{'|'.join(_CARDINALS)})\b|"
    rf"(?:the\s+)?(?:{'|'.join(_ORDINALS)})\b(?:\s+(?:one|{_NAME})(?![\w#]))?)"
)
_NUMBERS = (
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:,\s*and\b|,|and\b|&|through\b|thru\b|to\b|[-–—])\s*"
    rf"(?:{_NUMBER}|(?:{'|'.join(_CARDINALS)})\b(?!\s+of\b))){{0,9}})"
)
_NOT_TRUE = r"not\s+(?:so|true|correct)(?=\s*(?:$|[.,;:!)\n]|because|since|as\b))"
_SAID = rf"[\"“‘']?(?P<said>true|false|untrue|holds?(?:\s+true)?|{_NOT_TRUE})[\"”’']?"
_GIVEN = r"(?:answer(?:ed)?|mark(?:ed)?|said|say)\s+(?:as\s+|is\s+|was\s+)?"
#: "Statements 1 to 5 are true", "number 6 is answered False", "statement 4 we had to answer False".
_NUMBERS_ARE = re.compile(
    rf"(?<![\w$.,/-]){_NUMBERS}\s*,?\s*(?:(?:is|are)\s+(?:all\s+|each\s+|both\s+|also\s+)?(?:{_GIVEN})?|"
    rf"(?=holds?\b)|\s*[:=–—]\s*|(?=\s(?-i:TRUE|FALSE|True|False)\b)\s|(?:(?:we|i)\s+)(?:(?:have|had|must|would)\s+)?(?:to\s+)?{_GIVEN}){_SAID}(?!\w)",
    re.I,
)
#: "True: 1, 2 and 3", "answer False to number 6".
_SAID_OF = re.compile(rf"(?<!or\s)(?<!/)\b{_SAID}\s*(?:[:=–—-]|to|for|on)\s*{_NUMBERS}(?![\w.]\w)", re.I)
_ALL = (
    r"(?:(?:all|each|every)(?:\s+one)?(?:\s+of)?(?:\s+the|\s+our|\s+these|\s+your)?(?:\s+(?:seven|7))?\s+(?:cie\s+)?(?:statements?|answers?|items?|questions?|seven)|"
    r"the\s+seven\s+(?:cie\s+)?statements|all\s+(?:of\s+them|seven)|everything)"
)
_WITHIN = r"(?:(?!\b(?:but|except\w*|other|save|none|nor?|which)\b)[^.;:]){0,40}?"
#: "All seven statements are true", "our answer to each of the seven statements is True", "True to all seven".
_ALL_ARE = re.compile(
    rf"\b{_ALL}\b{_WITHIN}(?:\b(?:is|are)\s+(?:all\s+)?(?:answered\s+|marked\s+)?|\b(?=holds?\b)){_SAID}(?!\w)|"
    rf"\b{_ALL}\s*,?\s+(?:but|except(?:\s+for|ing)?|other\s+than|save)\s+(?:for\s+)?[^.;:]{{1,50}}?\b(?:is|are)\s+(?P<other>true)\b",
    re.I,
)
#: "All true but 4".
_ALL_TOLD = re.compile(rf"\ball\s+(?:are\s+)?{_SAID}(?=\s*,?\s*(?:but|except|other\s+than|save)\b)", re.I)
_SAID_OF_ALL = re.compile(rf"(?<!or\s)(?<!/)\b{_SAID}\s+(?:to|for|on)\s+{_ALL}\b", re.I)
#: "None of the seven statements is false": each is the other.
_NONE_IS = re.compile(
    r"\bnone\s+of\s+(?:the|our|these|your)\s+(?:(?:seven|7)\s+)?(?:statements?|answers?|seven)\s+(?:is|are)\s+(?P<said>false|true)\b",
    re.I,
)
_BUT = re.compile(
    rf"\b(?:except(?:\s+for|ing)?|but|other\s+than|save|with\s+(?:one|the|two)\s+exceptions?)\s*[,:–—-]?\s*(?:for\s+|of\s+|being\s+)?{_NUMBERS}",
    re.I,
)
#: "The rest are true", "all the others are true": of those that nothing else is told of.
_REST = re.compile(
    rf"\b(?:the|all)\s+(?:(?:the\s+)?(?:rest|others?|other\s+(?:ones|statements|two|three|four|five|six)|remaining\s+\w+(?:\s+statements)?))\s+"
    rf"(?:of\s+(?:them|the\s+statements)\s+)?(?:is|are)\s+(?:all\s+)?(?:answered\s+|marked\s+)?{_SAID}(?!\w)",
    re.I,
)
#: Whoever certifies, asks or rules says nothing of the answers; nor does a sentence that denies.
_NOT_TOLD = re.compile(
    rf"\b(?:certif\w*|attest\w*|affirm\w*|declare|penalt\w+|perjury|knowledge|must|should|shall|needs?\s+to|if|whether|when|where|unless|only(?!\s+(?:(?:the\s+)?{_NAME}|#|[1-7]\b|the\s+\w+\s+(?:is|one)))|"
    rf"qualif\w+|please|mark|circle|check|tick|instructions?|required|true\s+or\s+false|true/false|were|(?!{_NOT_TRUE})not|cannot|\w+n['’]t|never|"
    rf"neither|none|hardly|most|some|partly|probably|perhaps|maybe|mostly|almost|nearly)\b",
    re.IGNORECASE,
)
#: A number of which nothing is told: "We are not sure about number 6".
_IN_DOUBT = re.compile(
    rf"\b(?:not\s+(?:quite\s+|entirely\s+)?(?:sure|certain|clear)|unsure|uncertain|undecided|(?:cannot|can['’]t|could\s+not)\s+(?:say|answer|tell|confirm)|"
    rf"(?:do\s+not|don['’]t)\s+know|(?:left|leave|leaving)\s+(?:out|open|blank)?)\b[^.;]{{0,40}}?{_NUMBERS}",
    re.I,
)
#: What follows is the reason of what was told.
_WHY = re.compile(r"\b(?:because|since)\b", re.IGNORECASE)
_FEWEST = 5
_SEVEN = range(1, 8)


def told_answers(annotated: Annotated, patterns: Patterns) -> dict[int, Marked]:
    """The answers by number that sentences tell; empty where they tell fewer than five. A number that two sentences
    answer differently, or one leaves in doubt, has none."""
    if not any(word in annotated.small for word in ("true", "false", "hold")):
        return {}
    found: dict[int, Marked] = {}
    torn: set[int] = set()
    rest: Marked | None = None
    for start, end in annotated.sentences:
        if (others := _REST.search(annotated.text, start, end)) and not _NOT_TOLD.search(annotated.text, start, end):
            rest = _mark(others["said"], others.span())
        for met in _IN_DOUBT.finditer(annotated.text, start, end):
            torn.update(_series(met["numbers"]))
        for number, mark in _told(annotated.text, start, end):
            if number in found and found[number].word is not mark.word:
                torn.add(number)
            found[number] = mark
    if rest is not None and found:
        found |= {number: rest for number in _SEVEN if number not in found}
    kept = {number: found[number] for number in sorted(found) if number not in torn}
    return kept if len(kept) >= _FEWEST else {}


def _told(text: str, start: int, end: int) -> Iterator[tuple[int, Marked]]:
    """What one sentence tells, in its clauses."""
    if none := _NONE_IS.search(text, start, end):
        if not _NOT_TOLD.search(text, none.end(), end) and not _NOT_TOLD.search(text, start, none.start()):
            yield from _all_but(text, start, end, _other(none["said"]), none.span(), set())
        return
    why = _WHY.search(text, start, end)
    if _NOT_TOLD.search(text, start, why.start() if why else end):
        return
    apart: set[int] = set()
    for pattern in (_NUMBERS_ARE, _SAID_OF):
        for met in pattern.finditer(text, start, end):
            if _BUT.match(text, _word_before(text, met.start("numbers"))):
                continue  # "all but 3 are true": the rest is what is told
            for number in _series(met["numbers"]):
                apart.add(number)
                yield number, _mark(met["said"], met.span())
    everyone = _ALL_ARE.search(text, start, end) or _SAID_OF_ALL.search(text, start, end)
    everyone = everyone or _ALL_TOLD.search(text, start, end)
    if everyone is None:
        return
    said = everyone["said"] or everyone["other"]
    yield from _all_but(text, start, end, said, everyone.span(), apart)


def _all_but(text: str, start: int, end: int, said: str, where: Span, apart: set[int]) -> Iterator[tuple[int, Marked]]:
    """All seven as they are said to be, those otherwise that are named as exceptions; `apart` are told already."""
    told = set(apart)
    if but := re.search(
        r"\b(?:except\w*|but|other\s+than|save|with\s+\w+\s+exceptions?)\b", text[start:end], re.IGNORECASE
    ):
        named = _BUT.match(text, start + but.start(), end)
        if named is None:
            return  # something is left out, and it is not said by number what
        for number in _series(named["numbers"]):
            told.add(number)
            yield number, _mark(_other(said), named.span())
    for number in _SEVEN:
        if number not in told:
            yield number, _mark(said, where)


def _word_before(text: str, at: int) -> int:
    """Where the word begins that stands right before a place; "except for" is one."""
    before = re.search(r"(?:except(?:\s+for|ing)?|but|other\s+than|save)\s+(?:for\s+)?$", text[:at], re.IGNORECASE)
    return before.start() if before else at


def _other(said: str) -> str:
    return "false" if _is_true(said) else "true"


def _is_true(said: str) -> bool:
    return said.lower() == "true" or said.lower().startswith("hold")


def _mark(said: str, span: Span) -> Marked:
    word = Word.TRUE if _is_true(said) else Word.FALSE
    return Marked(word, None, span[0], span[1], span[1])


def _series(words: str) -> list[int]:
    """The numbers of "1, 2 and 5 to 7", "the third and the sixth"."""
    numbers: list[int] = []
    for several in re.finditer(r"(first|last)\s+(two|three|four|five|six|[2-6])\b", words, re.IGNORECASE):
        count = _SPELLED.get(several[2].lower()) or int(several[2])
        numbers += range(1, count + 1) if several[1].lower() == "first" else range(8 - count, 8)
    words = re.sub(
        r"(first|last)\s+(two|three|four|five|six|[2-6])\b", lambda met: " " * len(met[0]), words, flags=re.I
    )
    spelled = "|".join(_SPELLED)
    found = [
        (_SPELLED.get(met.group().lower()) or int(met.group()), met.start(), met.end())
        for met in re.finditer(rf"[1-7]|\b(?:{spelled})\b", re.sub(r"\bone(?=\s*$)", "   ", words), re.IGNORECASE)
    ]
    numbers += [number for number, _, _ in found]
    for (first, _, stop), (last, begin, _) in pairwise(found):
        if re.search(r"through|thru|to|[-–—]", words[stop:begin], re.IGNORECASE):
            numbers += range(first + 1, last)
    return sorted(set(numbers))
