"""Choices typed with circles: "○ Yes ● No" as "☐ Yes ☒ No", a column of circles under "Yes" and "No" alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.layout.circles import CIRCLES, as_box, choices_as_boxes, is_lone_circle


def with_choices(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, with boxes for circles that are choices."""
    lone = Counter(
        (paragraph.cell.table, paragraph.cell.row)
        for paragraph in paragraphs
        if paragraph.cell and is_lone_circle(paragraph.text)
    )
    return [_read(paragraph, lone) for paragraph in paragraphs]


def _read(paragraph: Paragraph, lone: Counter[tuple[int, int]]) -> Paragraph:
    cell = paragraph.cell
    if cell and is_lone_circle(paragraph.text):
        several = lone[cell.table, cell.row] > 1
        return replace(paragraph, text=as_box(paragraph.text)) if several else paragraph
    if not CIRCLES.intersection(paragraph.text) and paragraph.marker not in CIRCLES:
        return paragraph
    said = f"{paragraph.marker} {paragraph.text}" if paragraph.marker in CIRCLES else paragraph.text
    meant = choices_as_boxes(said)
    if meant == said:
        return paragraph
    kind = BlockKind.PARAGRAPH if paragraph.kind is BlockKind.LIST_ITEM and said != paragraph.text else paragraph.kind
    return replace(paragraph, text=meant, marker=paragraph.marker if said == paragraph.text else "", kind=kind)
