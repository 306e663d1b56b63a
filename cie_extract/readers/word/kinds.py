"""What a paragraph of Word is among others: its kind, how far it is set in, and a marker typed before it."""

from __future__ import annotations

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow import typed
from cie_extract.readers.flow.runs import Piece, cut, size_of, words_of
from cie_extract.readers.word.styles import Standing
from cie_extract.readers.word.visibility import Place

_TEXT_WIDTH = 468.0  # points: a letter page between its usual margins


def kind_of(standing: Standing, marker: str, place: Place) -> BlockKind:
    if place.cell is not None:
        return BlockKind.CELL
    if standing.outline is not None or standing.style in ("title", "subtitle"):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH


def indent_of(part: list[Piece], standing: Standing) -> float:
    """Points from the left margin; of a centred line, about where its words begin."""
    if not standing.centred:
        return standing.indent
    width = 0.5 * size_of(part) * len(words_of(part).strip())  # letters are about half as wide as high
    return max(standing.indent, round((_TEXT_WIDTH - width) / 2, 1))


def without_marker(line: list[Piece]) -> tuple[str, list[Piece]]:
    """A bullet or number typed at the start of a line, and the rest of it."""
    text = words_of(line)
    marker, rest = typed.marker_of(text)
    end = len(text.rstrip())
    return marker, cut(line, end - len(rest), end)
