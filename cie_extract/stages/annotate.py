"""Document -> Annotated: sentences and sections over the document's own offsets."""

from __future__ import annotations

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Document
from cie_extract.pattern_files import Patterns
from cie_extract.stages.sections import find_sections
from cie_extract.stages.sentences import find_sentences


def annotate(document: Document, patterns: Patterns) -> Annotated:
    """Find the sentences (none runs over the end of a block) and the sections."""
    return Annotated(document, find_sentences(document, patterns), find_sections(document, patterns))
