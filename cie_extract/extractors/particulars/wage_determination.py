"""The wage determination that a job is paid by: "WD 2015-4281 Rev. 27", "Wage Determination No.: 2015-4281"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cie_extract.extractors.labelled import Labelled
from cie_extract.extractors.particulars.told import Told, blocks_with, labelled
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.model.particulars import WageDetermination
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.particulars import load_particulars
from cie_extract.pattern_files.word_lists import any_of

#: 2015-4281, 15-4281, CBA-2019-0123; never a part of a longer number. 1994 to 2030 as years of four digits.
_NUMBER = r"(?<![\w-])(?P<number>CBA-(?:19|20)\d{2}-\d{1,5}|(?:199\d|20[0-3]\d|9\d|[012]\d)-\d{4,5})(?![\w-]*\d)"
_REVISION = r"\d{1,3}(?![\d/-])"


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_particulars(patterns).wage_determination
    named = any_of((*words.names, *words.numbers))
    number = r"(?:\s*(?:numbers?|no\.?|nos\.?|\#))?"
    link = r"[\s:,|(–—-]*(?:is\s+|of\s+)?"
    revised = rf"[\s,;:|(–—-]*(?:{any_of(words.revisions)}|\brev\.?(?=\d)|\br(?=\d))(?:\s*(?:numbers?|no\.?|\#))?[\s.:#|–—-]*(?P<revision>{_REVISION})"  # noqa: E501
    return (
        re.compile(rf"{named}{number}{link}{_NUMBER}(?:{revised})?", re.IGNORECASE),
        re.compile(rf"^\W*{_NUMBER}(?:{revised})?", re.IGNORECASE),
    )


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Told]:
    """Every number of a wage determination, with its revision where that follows or stands in a cell of its own."""
    words = load_particulars(patterns).wage_determination
    sentence, cell = _expressions(patterns)
    text, seen = annotated.text, set()
    telling = tuple(word.lower() for word in (*words.names, *words.numbers))
    for block in blocks_with(annotated, telling):
        for match in sentence.finditer(text, block.start, block.end):
            seen.add(match.start("number"))
            yield _told(match, "sentence", 0.95)
    if not any(word in annotated.small for word in telling):
        return
    values = labelled(annotated, patterns, "wage_determination")
    for value in values:
        found = cell.match(text[slice(*value.value)])
        at = value.value[0]
        if value.label.role != "number" or found is None or at + found.start("number") in seen:
            continue
        seen.add(at + found.start("number"))
        revision, place = _revision_beside(text, values) if found["revision"] is None else (int(found["revision"]), ())
        yield Told(
            WageDetermination(number=found["number"].upper(), revision=revision),
            ((at + found.start("number"), at + found.end()), *place),
            "label",
            0.95,
        )


def _told(match: re.Match[str], rule: str, score: float) -> Told:
    revision = int(match["revision"]) if match["revision"] else None
    value = WageDetermination(number=match["number"].upper(), revision=revision)
    return Told(value, ((match.start("number"), match.end()),), rule, score)


def _revision_beside(text: str, values: Iterable[Labelled]) -> tuple[int | None, tuple[Span, ...]]:
    """The one revision that stands beside a label of its own."""
    found = [
        (int(match.group()), (one.value[0] + match.start(), one.value[0] + match.end()))
        for one in values
        if one.label.role == "revision" and (match := re.match(_REVISION, text[slice(*one.value)]))
    ]
    return (found[0][0], (found[0][1],)) if len(found) == 1 else (None, ())
