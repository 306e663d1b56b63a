"""Rows of tables that stand where a list does and are no items of it: a timetable of the day, facts in a form below."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cie_extract.extractors.section_entries import Entry
from cie_extract.model.annotated import Annotated, Section
from cie_extract.pattern_files.sections import SectionPatterns

_TIME = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?)?|noon|midnight)"
#: When something is done: "8:00", "8:10 to 11:45", "noon - 12:30 pm". Never a number alone, which counts something.
_WHEN = re.compile(
    rf"\W*(?:(?:from|at|about)\s+)?(?=[^\n]*(?:\d[:.]\d\d|\d\s*[ap]\.?\s?m\b|noon|midnight)){_TIME}"
    rf"(?:\s*(?:-|–|—|to|until|till)\s*{_TIME})?\W*",
    re.IGNORECASE,
)
_FEWEST = 2
_HALF = 0.5


def is_timetable(annotated: Annotated, pieces: Iterable[Section]) -> bool:
    """Whether a section is a table of the day, by the clock: beside a list of duties it adds none."""
    blocks = [block for piece in pieces for block in annotated.blocks_of(piece) if block.cell]
    first = [annotated.document.text_of(block) for block in blocks if block.cell and block.cell.column == 0]
    timed = sum(_WHEN.fullmatch(words) is not None for words in first)
    return timed >= _FEWEST and timed > len(first) * _HALF


def without_facts_below(entries: list[Entry], patterns: SectionPatterns, name: str) -> list[Entry]:
    """The entries without the cells below a list that are not worded as its items are: the facts of the next table
    ("Building | 12 Quay Street") have no heading of their own that would end the list."""
    listed = [entry.start for entry in entries if entry.listed and not entry.block.cell]
    if len(listed) < _FEWEST:
        return entries
    last = max(listed)
    return [
        entry
        for entry in entries
        if not entry.block.cell or entry.listed or entry.start < last or patterns.is_worded_as(name, entry.text)
    ]
