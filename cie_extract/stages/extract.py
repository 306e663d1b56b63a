"""Annotated -> findings: every extractor of the shelf, in its order."""

from __future__ import annotations

from cie_extract.extractors import EXTRACTORS
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns


def extract(annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """All findings of all extractors; which of them become facts is for reconcile to say."""
    return tuple(finding for find in EXTRACTORS for finding in find(annotated, patterns))
