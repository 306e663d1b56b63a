"""Under which versions something is said: the program, the reader, the patterns, the rules, and the day."""

from __future__ import annotations

from datetime import date

from cie_extract import __version__
from cie_extract.model.record import Versions
from cie_extract.pattern_files import Patterns
from cie_extract.readers import READER_VERSION


def versions_of(patterns: Patterns, as_of: date) -> Versions:
    """The versions in force in this process, for a record or a case of that day."""
    return Versions(
        cie_extract=__version__,
        reader=READER_VERSION,
        patterns=patterns.version,
        rules=patterns.rules_version,
        as_of=as_of,
    )
