"""Answers given by number alone: "1. T  2. T  3. F …", a two-column list of numbers and answers."""

from __future__ import annotations

import re

from cie_extract.extractors.answers_in_prose import answers_in_prose
from cie_extract.extractors.marks import Marked, read_mark
from cie_extract.extractors.request_form import Form
from cie_extract.extractors.told_answers import told_answers
from cie_extract.model.annotated import Annotated
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.statements import load_statements

_SPOT = re.compile(
    r"(?<![\w$.,/:])(?:statement|item|question|no\.?|q|#)?\s*[(#]?(?P<number>[1-7])\s*(?:[.):=–—-]+\s*|\s+|\t)"
    r"(?=(?:True|TRUE|true|False|FALSE|false|Yes|YES|yes|No|NO|no|[TFYN])(?![\w'’])|[☐☒☑\[(]|_{2,})",
    re.IGNORECASE,
)
_FEWEST, _FEWEST_GIVEN = 5, 3  # in a run, blanks counted; of those, answers


def find_numbered_answers(annotated: Annotated, patterns: Patterns, form: Form | None) -> dict[int, Marked]:
    """The answers by number of the best run of rising numbers; empty where fewer than five stand together, or where
    neither a form nor the title of a request says what they answer."""
    text = annotated.text
    if form is None and not annotated.view(_is_titled, patterns):
        return {}
    best: dict[int, Marked] = {}
    run: dict[int, Marked] = {}
    last_end = 0
    spots = list(_SPOT.finditer(text))
    for index, spot in enumerate(spots):
        number = int(spot["number"])
        until = spots[index + 1].start() if index + 1 < len(spots) else len(text)
        line_end = text.find("\n", spot.end())
        mark = read_mark(text, spot.end(), min(until, line_end if line_end >= 0 else len(text)))
        if mark is None or _is_statement(text, mark.rest, until):
            continue
        if run and (number <= max(run) or spot.start() - last_end > 400):
            run = {}
        run[number] = mark
        last_end = mark.end
        if len(run) > len(best):
            best = dict(run)
    given = sum(mark.word is not None for mark in best.values())
    if len(best) >= _FEWEST and given >= _FEWEST_GIVEN:
        return best
    return told_answers(annotated, patterns) or annotated.view(answers_in_prose, None)


def _is_titled(annotated: Annotated, patterns: Patterns) -> bool:
    """Whether the title of a request stands anywhere in the document."""
    statements = load_statements(patterns)
    may_be = any(word in annotated.small for word in statements.telling_of_titles)
    return may_be and statements.titles.search(annotated.text) is not None


def _is_statement(text: str, start: int, end: int) -> bool:
    """Whether the mark stands before a statement's own words, so that the form has it already."""
    words = text[start:end].split("\n")[0]
    return bool(
        re.search(r"minimum|time stud|benefits|provider|segregat|solely|sole purpose|advancement", words, re.IGNORECASE)
    )
