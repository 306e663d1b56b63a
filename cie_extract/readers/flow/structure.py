"""From paragraphs as a file has them to paragraphs as a reader understands them, in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cie_extract.readers.flow.choices import with_choices
from cie_extract.readers.flow.headings import with_headings
from cie_extract.readers.flow.joined import with_joined
from cie_extract.readers.flow.lists import with_letters, with_levels
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.flow.tables import with_headers


def structured(
    paragraphs: Sequence[Paragraph], marked: Mapping[int, int] | None = None, styled: Collection[int] = ()
) -> list[Paragraph]:
    """Cut sentences joined, list items numbered and levelled, table headers and headings known. `marked` and `styled`
    are those of `with_headers`."""
    paragraphs = with_choices(paragraphs)
    paragraphs = with_joined(paragraphs)
    paragraphs = with_letters(paragraphs)
    paragraphs = with_levels(paragraphs)
    paragraphs = with_headers(paragraphs, marked, styled)
    return with_headings(paragraphs)
