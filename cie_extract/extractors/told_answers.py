"""Answers told in a sentence: "Statements 1 to 6 are true; statement 7 is false", "All are true but the third"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Marked
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.answer_words import AnswerWords, load_answer_words
from cie_extract.pattern_files.sayings import bare_source_of, finder_of
from cie_extract.pattern_files.word_lists import any_case

_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_SPELLED = {word: number for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words, start=1)}
_FEWEST = 5
_SEVEN = range(1, 8)
#: What reads as False although it holds "true".
_NOT_TRUE = r"not\s+(?:so|true|correct)(?=\s*(?:$|[.,;:!)\n]|because|since|as\b))"
_SAID = rf"[\"“‘']?(?P<said>true|false|untrue|holds?(?:\s+true)?|{_NOT_TRUE})[\"”’']?"
_GIVEN = r"(?:answer(?:ed)?|mark(?:ed)?|said|say)\s+(?:as\s+|is\s+|was\s+)?"
_WITHIN = r"(?:(?!\b(?:but|except\w*|other|save|none|nor?|which)\b)[^.;:]){0,40}?"


@dataclass(frozen=True)
class _Ways:
    """The ways to tell answers, and the words that say that none are told."""

    numbers_are: re.Pattern[str]
    said_of: re.Pattern[str]
    all_are: re.Pattern[str]
    all_told: re.Pattern[str]
    said_of_all: re.Pattern[str]
    none_is: re.Pattern[str]
    but: re.Pattern[str]
    before_numbers: re.Pattern[str]
    left_out: re.Pattern[str]
    rest: re.Pattern[str]
    not_told: re.Pattern[str]
    in_doubt: re.Pattern[str]
    why: re.Pattern[str]


@lru_cache(maxsize=4)
def _ways_of(known: AnswerWords) -> _Ways:
    words = known.told
    numbers = _numbers(bare_source_of(words.names))
    everything, names = bare_source_of(words.all_of_them), bare_source_of(words.names)
    but, counted = bare_source_of(words.but_for), bare_source_of(words.with_exceptions)
    #: "only 4" tells, "only if" does not.
    only = rf"only(?!\s+(?:(?:the\s+)?{names}|#|[1-7]\b|the\s+\w+\s+(?:is|one)))"
    return _Ways(
        # "Statements 1 to 5 are true", "number 6 is answered False", "statement 4 we had to answer False".
        numbers_are=any_case(
            rf"(?<![\w$.,/-]){numbers}\s*,?\s*(?:(?:is|are)\s+(?:all\s+|each\s+|both\s+|also\s+)?(?:{_GIVEN})?|"
            rf"(?=holds?\b)|\s*[:=–—]\s*|(?=\s(?-i:TRUE|FALSE|True|False)\b)\s|"
            rf"(?:(?:we|i)\s+)(?:(?:have|had|must|would)\s+)?(?:to\s+)?{_GIVEN}){_SAID}(?!\w)"
        ),
        # "True: 1, 2 and 3", "answer False to number 6".
        said_of=any_case(rf"(?<!or\s)(?<!/)\b{_SAID}\s*(?:[:=–—-]|to|for|on)\s*{numbers}(?![\w.]\w)"),
        # "All seven statements are true", "our answer to each of the seven statements is True".
        all_are=any_case(
            rf"\b{everything}\b{_WITHIN}(?:\b(?:is|are)\s+(?:all\s+)?(?:answered\s+|marked\s+)?|\b(?=holds?\b)){_SAID}(?!\w)|"
            rf"\b{everything}\s*,?\s+{but}\s+(?:for\s+)?[^.;:]{{1,50}}?\b(?:is|are)\s+(?P<other>true)\b"
        ),
        # "All true but 4".
        all_told=any_case(rf"\ball\s+(?:are\s+)?{_SAID}(?=\s*,?\s*{but}\b)"),
        # "True to all seven".
        said_of_all=any_case(rf"(?<!or\s)(?<!/)\b{_SAID}\s+(?:to|for|on)\s+{everything}\b"),
        # "None of the seven statements is false": each is the other.
        none_is=any_case(
            r"\bnone\s+of\s+(?:the|our|these|your)\s+(?:(?:seven|7)\s+)?(?:statements?|answers?|seven)\s+(?:is|are)\s+"
            r"(?P<said>false|true)\b"
        ),
        but=any_case(rf"\b(?:{but}|{counted})\s*[,:–—-]?\s*(?:for\s+|of\s+|being\s+)?{numbers}"),
        before_numbers=any_case(rf"{but}\s+(?:for\s+)?$"),
        left_out=any_case(rf"\b{bare_source_of(words.something_left_out)}\b"),
        # "The rest are true": of those that nothing else is told of.
        rest=any_case(
            rf"\b{bare_source_of(words.the_rest)}\s+(?:of\s+(?:them|the\s+statements)\s+)?(?:is|are)\s+(?:all\s+)?"
            rf"(?:answered\s+|marked\s+)?{_SAID}(?!\w)"
        ),
        not_told=any_case(rf"\b(?:{bare_source_of(words.not_told)}|{only}|(?!{_NOT_TRUE})not|\w+n['’]t)\b"),
        in_doubt=any_case(rf"\b{bare_source_of(words.in_doubt)}\b[^.;]{{0,40}}?{numbers}"),
        why=finder_of(words.why),
    )


def _numbers(names: str) -> str:
    """The numbers of some statements, in figures or words: "1 to 5", "the third and the sixth", "the last two"."""
    cardinals, ordinals = "|".join(_CARDINALS), "|".join(_ORDINALS)
    a_few = rf"(?:the\s+)?(?:first|last)\s+(?:two|three|four|five|six|[2-6])(?:\s+(?:ones|{names}))?(?![\w#])"
    one = (
        rf"(?:{a_few}|(?:{names}\s*)?#?[1-7](?![\d%/])|{names}\s+(?:{cardinals})\b|"
        rf"(?:the\s+)?(?:{ordinals})\b(?:\s+(?:one|{names})(?![\w#]))?)"
    )
    return (
        rf"(?P<numbers>{one}(?:\s*(?:,\s*and\b|,|and\b|&|through\b|thru\b|to\b|[-–—])\s*"
        rf"(?:{one}|(?:{cardinals})\b(?!\s+of\b))){{0,9}})"
    )


def told_answers(annotated: Annotated, patterns: Patterns) -> dict[int, Marked]:
    """The answers by number that sentences tell; empty where they tell fewer than five. A number that two sentences
    answer differently, or one leaves in doubt, has none."""
    if not any(word in annotated.small for word in ("true", "false", "hold")):
        return {}
    ways = _ways_of(load_answer_words(patterns))
    found: dict[int, Marked] = {}
    torn: set[int] = set()
    rest: Marked | None = None
    for start, end in annotated.sentences:
        if (others := ways.rest.search(annotated.text, start, end)) and not ways.not_told.search(
            annotated.text, start, end
        ):
            rest = _mark(others["said"], others.span())
        for met in ways.in_doubt.finditer(annotated.text, start, end):
            torn.update(_series(met["numbers"]))
        for number, mark in _told(annotated.text, start, end, ways):
            if number in found and found[number].word is not mark.word:
                torn.add(number)
            found[number] = mark
    if rest is not None and found:
        found |= {number: rest for number in _SEVEN if number not in found}
    kept = {number: found[number] for number in sorted(found) if number not in torn}
    return kept if len(kept) >= _FEWEST else {}


def _told(text: str, start: int, end: int, ways: _Ways) -> Iterator[tuple[int, Marked]]:
    """What one sentence tells, in its clauses."""
    if none := ways.none_is.search(text, start, end):
        if not ways.not_told.search(text, none.end(), end) and not ways.not_told.search(text, start, none.start()):
            yield from _all_but(text, start, end, _other(none["said"]), none.span(), set(), ways)
        return
    why = ways.why.search(text, start, end)
    if ways.not_told.search(text, start, why.start() if why else end):
        return
    apart: set[int] = set()
    for pattern in (ways.numbers_are, ways.said_of):
        for met in pattern.finditer(text, start, end):
            if ways.but.match(text, _word_before(text, met.start("numbers"), ways)):
                continue  # "all but 3 are true": the rest is what is told
            for number in _series(met["numbers"]):
                apart.add(number)
                yield number, _mark(met["said"], met.span())
    everyone = ways.all_are.search(text, start, end) or ways.said_of_all.search(text, start, end)
    everyone = everyone or ways.all_told.search(text, start, end)
    if everyone is None:
        return
    said = everyone["said"] or everyone["other"]
    yield from _all_but(text, start, end, said, everyone.span(), apart, ways)


def _all_but(
    text: str, start: int, end: int, said: str, where: Span, apart: set[int], ways: _Ways
) -> Iterator[tuple[int, Marked]]:
    """All seven as they are said to be, those otherwise that are named as exceptions; `apart` are told already."""
    told = set(apart)
    if but := ways.left_out.search(text[start:end]):
        named = ways.but.match(text, start + but.start(), end)
        if named is None:
            return  # something is left out, and it is not said by number what
        for number in _series(named["numbers"]):
            told.add(number)
            yield number, _mark(_other(said), named.span())
    for number in _SEVEN:
        if number not in told:
            yield number, _mark(said, where)


def _word_before(text: str, at: int, ways: _Ways) -> int:
    """Where the word begins that stands right before a place; "except for" is one."""
    before = ways.before_numbers.search(text[:at])
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
