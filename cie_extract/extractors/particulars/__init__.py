"""The shelf of what a document says beside its record, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cie_extract.extractors.particulars import (
    contact,
    disability_count,
    headcount,
    host,
    occupation,
    tax_status,
    wage_determination,
)
from cie_extract.extractors.particulars.told import Told
from cie_extract.model.annotated import Annotated
from cie_extract.pattern_files import Patterns

ParticularExtractor = Callable[[Annotated, Patterns], Iterable[Told]]

#: One line a kind; each is named as its kind is.
PARTICULARS: dict[str, ParticularExtractor] = {
    "contact": contact.find,
    "host": host.find,
    "headcount": headcount.find,
    "tax_status": tax_status.find,
    "occupation": occupation.find,
    "wage_determination": wage_determination.find,
    "disability_count": disability_count.find,
}
