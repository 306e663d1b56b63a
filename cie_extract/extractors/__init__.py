"""The shelf of extractors, in running order: annotated document -> findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cie_extract.extractors import (
    contract,
    cues,
    dates,
    duties,
    employer,
    fringe,
    hours,
    learned_cues,
    qualifications,
    signature,
    statements,
    title,
    wages,
    worksite,
)
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns

Extractor = Callable[[Annotated, Patterns], Iterable[Finding]]

#: One line an extractor.
EXTRACTORS: tuple[Extractor, ...] = (
    title.find,
    employer.find,
    worksite.find,
    wages.find,
    fringe.find,
    hours.find,
    duties.find,
    qualifications.find,
    contract.find,
    dates.find,
    statements.find,
    signature.find,
    cues.find,
    learned_cues.find,
)
