"""The shelf of extractors, in running order: annotated document -> findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns

Extractor = Callable[[Annotated, Patterns], Iterable[Finding]]

#: One line an extractor.
EXTRACTORS: tuple[Extractor, ...] = ()
