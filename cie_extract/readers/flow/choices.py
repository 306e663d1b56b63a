"""Choices typed with circles: "○ Yes ● No" as "☐ Yes ☒ No", a column of circles under "Yes" and "No" alike; and two
answers in cells side by side, one of which is set off from the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow.chosen import is_set_off
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.layout.circles import CIRCLES, as_box, choices_as_boxes, is_lone_circle
from cie_extract.readers.layout.folding import EMPTY_BOX, MARKED_BOX

_TRAITS = ("shaded", "underlined", "bold")
_OPPOSITES = (("true", "false"), ("t", "f"), ("yes", "no"), ("y", "n"))


def with_choices(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, with boxes for circles that are choices."""
    lone = Counter(
        (paragraph.cell.table, paragraph.cell.row)
        for paragraph in paragraphs
        if paragraph.cell and is_lone_circle(paragraph.text)
    )
    return _set_off([_read(paragraph, lone) for paragraph in paragraphs])


def _set_off(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, with a box before each of two answers in neighbouring cells where one is set off."""
    for at, (one, other) in enumerate(pairwise(paragraphs)):
        if one.cell and other.cell and (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row):
            said = (one.text.strip().lower(), other.text.strip().lower())
            votes = {is_set_off((getattr(one, trait), getattr(other, trait))) for trait in _TRAITS} - {None}
            if len(votes) == 1 and (said in _OPPOSITES or said[::-1] in _OPPOSITES):
                chosen = votes.pop()
                for place, each in enumerate((one, other)):
                    box = MARKED_BOX if place == chosen else EMPTY_BOX
                    paragraphs[at + place] = replace(each, text=f"{box} {each.text.strip()}")
    return paragraphs


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
