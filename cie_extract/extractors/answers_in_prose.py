"""Answers of a letter that takes the statements one after another: "First, the wage. True.", "As to your third
question, on benefits: yes." Each names its statement by its place, what it is about or not, and then its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cie_extract.extractors.agreement import agreement_of
from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Doubt, Marked, read_mark
from cie_extract.model.annotated import Annotated
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.answer_words import AnswerWords, load_answer_words

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_SHORT = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven")
_NUMBERS = {word: number for words in (_ORDINALS, _SHORT, _WORDS) for number, word in enumerate(words, start=1)}
_KIND = r"(?:statements?|questions?|items?|points?|assurances?|numbers?|answers?|no\.)"
_LEAD = (
    r"(?:(?:and|next|then|now|finally|last|lastly)\s*,?\s+)?"
    r"(?:(?:to|on|as\s+(?:to|for)|regarding|concerning|about|for|under|with\s+(?:regard|respect)\s+to|"
    r"in\s+(?:answer|reply|response)\s+to|turning\s+to|coming\s+to|re:?)\s+)?"
)
#: A statement by its place: "First", "your second question", "Statement 3", "the fourth", "Number five".
_PLACE = (
    rf"(?:(?:(?:the|your|our|my)\s+)?(?:(?P<ordinal>{'|'.join((*_ORDINALS, *_SHORT))})(?:ly\b|\b)(?:\s+(?:{_KIND}|one|of\s+(?:them|the\s+seven)))?|"  # noqa: E501
    rf"{_KIND}\s*(?:number\s+|no\.\s*|#\s*)?(?P<number>[1-7]\b|(?:{'|'.join(_WORDS)})\b)))"
)
#: What it is about, then a stop or the verb that brings the answer.
_ABOUT = (
    r"(?P<about>[^.?!:\n\t]{0,80}?)(?:\s*[.,:;)]\s*|\s+[-–—]+\s*|\s*[–—]+\s*|\s+(?=is\s|are\s))"
    r"(?:(?:so\s+)?(?:(?:our|my|the|we|i)\s+)?(?:answer|response|reply|say|responds?)?\s*(?:(?:is|are|here\s+is|must\s+be|again|also|too|likewise)\s*,?:?\s+){0,3}[:–—]?\s*)"
)
_FEWEST = 5
#: An answer that is asked for, and none given: "First, the wage: true or false?".
_ASKED = re.compile(r"[\"”’']?\s*(?:,?\s*or\b|/)\s*[\"“‘']?(?:true|false|yes|no|not)\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _answered_of(known: AnswerWords) -> re.Pattern[str]:
    said = rf"(?P<said>[\"“‘']?(?:true|false|yes|no)\b|{agreement_of(known).source})"
    return re.compile(
        rf"(?:(?<=[.!?;”\")])\s+|(?<=\n)|(?<=\t)|\A){_LEAD}{_PLACE}{_ABOUT}{said}"
        r"(?=[\"”’']?\s*(?:$|[.,;:!)(\n\t–—-]|(?:because|since|as|for|and|but|again|except|unless|if|only|in\s+part)\b))",
        re.IGNORECASE,
    )


def answers_in_prose(annotated: Annotated, patterns: Patterns) -> dict[int, Marked]:
    """The answers by number; empty where fewer than five follow each other in rising order. A statement that is
    answered twice, and not alike, has none."""
    found: dict[int, Marked] = {}
    torn: set[int] = set()
    for number, mark in _told(annotated.text, load_answer_words(patterns)):
        if number in found and found[number].word is not mark.word:
            torn.add(number)
        elif number not in found and found and number < max(found):
            return {}
        found.setdefault(number, mark)
    kept = {
        number: Marked(None, Doubt.UNCLEAR, mark.start, mark.end, mark.rest) if number in torn else mark
        for number, mark in found.items()
    }
    return kept if len(kept) - len(torn) >= _FEWEST else {}


def _told(text: str, known: AnswerWords) -> Iterator[tuple[int, Marked]]:
    for met in _answered_of(known).finditer(text):
        at = met.start("said")
        if _ASKED.match(text, met.end("said")):
            continue
        line = text.find("\n", at)
        end = line if line >= 0 else len(text)
        quoted = 1 if text[at] in "\"“‘'" else 0
        if text[at : met.end("said")].lower() == "no":  # elsewhere the small word is the sentence's
            yield _number(met), Marked(Word.NO, None, at, met.end("said"), met.end("said"))
        elif mark := read_mark(text, at + quoted, min(end, met.end("said") + 40), known):
            yield _number(met), mark


def _number(met: re.Match[str]) -> int:
    said = (met["ordinal"] or met["number"]).lower()
    return int(said) if said.isdigit() else _NUMBERS[said]
