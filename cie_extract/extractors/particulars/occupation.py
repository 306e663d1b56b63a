"""The occupation code of the Service Contract Act's directory, with its title: "11150 – Janitor", "SCA 07041"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cie_extract.extractors.particulars.told import Told, labelled, sentences_with
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.model.particulars import Occupation
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.particulars import load_particulars
from cie_extract.pattern_files.word_lists import any_of

#: Five digits that begin with the number of a group of the directory, 01 to 31 or 47 or 99; no ZIP code behind a
#: state, no amount, no part of a longer number.
_CODE = r"(?<![\d$.,#/-])(?<!(?-i:\b[A-Z]{2} ))(?P<code>(?:0[1-9]|1\d|2\d|3[01]|47|99)\d{3})(?![\d,%/-]*\d|\.\d)"
_WORD = r"[A-Z][A-Za-z’'/&-]*"
_TITLE = rf"{_WORD}(?:,?\s(?:{_WORD}|of|and|&|for)){{0,5}}(?:\s(?:[IVX]{{1,4}}|\d))?(?!\w)"
_BEHIND = re.compile(rf"\)?(?:\s*[–—:,-]\s*|\s+|\s*\()(?P<title>{_TITLE})")
_BEFORE = re.compile(rf"(?P<title>{_TITLE})(?:\s*[–—:,(-]\s*|\s+)(?:code\s+)?$")
_ANY = re.compile(_CODE)
_NO_TITLE = re.compile(r"(?:SCA|WD|The|Code|Occupation|Classification|Class|Title)\b", re.IGNORECASE)
_REVISION = re.compile(r"\s*\(?\s*(?:Rev|Revision|Wage|WD|SCA|Service|Per|Area|Rate|Health|Code)\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_particulars(patterns).occupation
    return (
        re.compile(
            rf"{any_of(words.labels)}(?:\s*(?:code|no\.?|number|\#))?[\s:,(#–—-]*(?:is\s+)?{_CODE}", re.IGNORECASE
        ),
        re.compile(any_of(words.laws), re.IGNORECASE),
        re.compile(rf"{any_of(words.not_codes)}[\s:#.(–—-]*(?:no\.?|number|code)?[\s:#.]*$", re.IGNORECASE),
    )


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Told]:
    """Every code behind its label, beside it, or in a sentence that names the law or the wage determination."""
    words = load_particulars(patterns).occupation
    direct, law, never = _expressions(patterns)
    text, seen = annotated.text, set()
    for start, end in sentences_with(annotated, tuple(word.lower() for word in words.labels)):
        for match in direct.finditer(text, start, end):
            seen.add(match.start("code"))
            yield _told(text, match.span("code"), (start, end), "label", 0.95)
    if _ANY.search(text) is None:
        return
    for value in labelled(annotated, patterns, "occupation"):
        found = _ANY.search(text, *value.value)
        if found and found.start() not in seen and not never.search(text[value.value[0] : found.start()]):
            seen.add(found.start())
            yield _told(text, found.span("code"), value.value, "label", 0.95)
    for start, end in sentences_with(annotated, tuple(word.lower() for word in words.laws)):
        if law.search(text, start, end) is None:
            continue
        for found in _ANY.finditer(text, start, end):
            told = _told(text, found.span("code"), (start, end), "law", 0.85)
            titled = isinstance(told.value, Occupation) and told.value.title is not None
            if titled and found.start() not in seen and not never.search(text[start : found.start()]):
                seen.add(found.start())
                yield told


def _told(text: str, code: Span, within: Span, rule: str, score: float) -> Told:
    """The code with the title that stands behind it, else before it."""
    value, span = Occupation(code=text[slice(*code)]), code
    behind = _BEHIND.match(text, code[1], within[1])
    if behind and not _REVISION.match(behind["title"]):
        value = Occupation(code=value.code, title=" ".join(behind["title"].split()))
        span = (code[0], behind.end("title"))
    elif (before := _BEFORE.search(text[within[0] : code[0]])) and not _NO_TITLE.match(before["title"]):
        value = Occupation(code=value.code, title=" ".join(before["title"].split()))
        span = (within[0] + before.start("title"), code[1])
    return Told(value, (span,), rule, score)
