"""What is made of each sample, once for all tests of a worker that look at it."""

from __future__ import annotations

from functools import cache

from cie_extract.model.record import Record
from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import records_of
from samples.make_samples import INBOX
from samples.snapshots import AS_OF

PATTERNS = load_patterns()


@cache
def records(name: str) -> tuple[Record, ...]:
    """The records of a sample. Raises UnreadableDocument."""
    return tuple(records_of(INBOX / name, PATTERNS, as_of=AS_OF))
