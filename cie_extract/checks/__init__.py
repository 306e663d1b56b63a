"""The shelf of pattern checks, in running order: patterns -> what is wrong with them, a sentence each."""

from __future__ import annotations

from collections.abc import Callable

from cie_extract.checks import criteria, cues, fields, loading, notes, others, sections, tables, wage_classes
from cie_extract.checks.findings import Findings
from cie_extract.pattern_files import Patterns

Check = Callable[[Patterns], Findings]

#: One line a check. Loading comes first: what does not load cannot be tried.
CHECKS: tuple[Check, ...] = (
    loading.check,
    tables.check,
    wage_classes.check,
    sections.check,
    fields.check,
    notes.check,
    others.check,
    cues.check,
    criteria.check,
)
