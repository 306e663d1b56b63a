"""The versions that a batch reads with: they say whether bytes that come again are worth another reading."""

from __future__ import annotations

from cie_extract import __version__
from cie_extract.pattern_files import load_patterns
from cie_extract.readers import READER_VERSION
from flows.settings import Settings


def versions_of(settings: Settings) -> dict[str, str]:
    """The keys of `review.nouns.VERSIONS`, as a record names them."""
    patterns = load_patterns(settings.reading.patterns)
    return {
        "cie_extract": __version__,
        "reader": READER_VERSION,
        "patterns": patterns.version,
        "rules": patterns.rules_version,
    }
