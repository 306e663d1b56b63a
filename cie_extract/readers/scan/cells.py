"""Marks in the cells of a scanned table, under the heads of its answers: a tick, a cross or a scribble beneath TRUE.

A recogniser takes a pen's tick for a letter, or for nothing. Cells count where two heads of one choice stand over
rulings, most rows have a mark, and no words stand in them. A mark on the border of two cells is unclear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cie_extract.readers.layout.folding import EMPTY_BOX, MARKED_BOX
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.boxes import Filling, TickBox
from cie_extract.readers.scan.choices import UNCLEAR, Chosen, heads_of_choices
from cie_extract.readers.scan.ink import Pieces, Spot
from cie_extract.readers.scan.rules import Rulings

_FEWEST_ROWS = 3
_LEAST = 0.07  # inches: a smaller piece of ink is dust or a letter's dot
_LARGE = 0.1  # inches: a piece as large is a mark
_ROW = (0.16, 1.6)  # inches: how high a row may be
_BORDER = 0.12  # of a cell: a mark whose middle is nearer to its border may be the neighbour's
_READ = 0.6  # a word as certain is print, and no mark
_MARK = 0.14  # inches: how wide a mark is shown in the text's places
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """A cell under the head of an answer, in dots, and what is in it."""

    spot: Spot
    filling: Filling


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """The cells under the two heads of a choice, row by row, and the heads as they are to be read."""

    cells: tuple[AnswerCell, ...]
    heads: tuple[Word, Word]


def answer_columns_of(
    words: Sequence[Word], rulings: Rulings, pieces: Pieces, dpi: float, boxes: Sequence[TickBox]
) -> AnswerColumns | None:
    """The columns of a table's answers; None where they hold words, printed boxes or hardly a mark."""
    scale = dpi / 72
    for first, second in heads_of_choices(words):
        columns = _columns(first, second, rulings, scale)
        if columns is None:
            continue
        rows = _rows(max(first.bottom, second.bottom) * scale, columns, rulings, dpi)
        field = Spot(columns[0], rows[0][0], columns[2], rows[-1][1]) if len(rows) >= _FEWEST_ROWS else None
        if field is None or any(field.shared(box.spot) for box in boxes) or _has_print(words, field, scale):
            continue
        cells = _filled(field, columns, rows, pieces, dpi)
        marked_rows = {cell.spot.top for cell in cells if cell.filling is not Filling.EMPTY}
        if len(marked_rows) * 2 > len(rows):
            return AnswerColumns(cells, (first, second))
    return None


def with_cells(words: Sequence[Word], columns: AnswerColumns | None, dpi: float) -> Chosen:
    """The words with ☐ and ☒ in these cells, in place of what was read there."""
    if columns is None:
        return Chosen(tuple(words))
    scale, cells = dpi / 72, columns.cells
    spots = [tuple(side / scale for side in cell.spot) for cell in cells]
    heads = {(head.x0, head.top): head for head in columns.heads}
    kept = [heads.get((word.x0, word.top), word) for word in words if not any(_lies_in(word, spot) for spot in spots)]
    for cell, (x0, top, x1, bottom) in zip(cells, spots, strict=True):
        middle, half = (x0 + x1) / 2, _MARK * 72 / 2
        beside = [word for word in kept if top <= (word.top + word.bottom) / 2 <= bottom and word.x1 <= x0 + 2]
        level = min(beside, key=lambda word: (word.top, -word.x1), default=None)
        high = (level.top, level.bottom) if level else ((top + bottom) / 2 - 5, (top + bottom) / 2 + 5)
        sign = EMPTY_BOX if cell.filling is Filling.EMPTY else MARKED_BOX
        edges = (round(middle - half, 2), round(middle + half, 2))
        certainty = UNCLEAR if cell.filling is Filling.UNCLEAR else _SURE
        size = level.size if level else 10.0
        kept.append(Word(sign, edges[0], high[0], edges[1], high[1], size, False, False, edges, certainty))
    return Chosen(tuple(kept), sum(cell.filling is Filling.UNCLEAR for cell in cells))


def _lies_in(word: Word, spot: tuple[float, ...]) -> bool:
    x0, top, x1, bottom = spot
    return x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom


def _columns(first: Word, second: Word, rulings: Rulings, scale: float) -> tuple[int, int, int] | None:
    """The upright rulings left of the first head, between both and right of the second, by where they stand."""
    left, right = (round((head.x0 + head.x1) / 2 * scale) for head in (first, second))
    below = max(first.bottom, second.bottom) * scale
    sides = sorted(round(spot.middle[0]) for spot in rulings.down if spot.bottom > below + 20 * scale)
    apart = right - left
    before = [x for x in sides if left - 1.5 * apart < x < left]
    between = [x for x in sides if left < x < right]
    behind = [x for x in sides if right < x < right + 1.5 * apart]
    if not before or not between or not behind or max(between) - min(between) > 0.2 * apart:
        return None
    return before[-1], between[0], behind[0]


def _rows(below: float, columns: tuple[int, int, int], rulings: Rulings, dpi: float) -> list[tuple[int, int]]:
    """The rows under the heads: from one level ruling across both columns to the next."""
    x0, between, x1 = columns
    near = 0.1 * dpi
    lowest = max(spot.bottom for spot in rulings.down if round(spot.middle[0]) == between)
    levels = sorted(
        round((spot.top + spot.bottom) / 2)
        for spot in rulings.across
        if spot.x0 <= x0 + near and spot.x1 >= x1 - near and spot.bottom <= lowest + near
    )
    lines = [levels[at] for at in range(len(levels)) if not at or levels[at] - levels[at - 1] > 0.03 * dpi]
    rows: list[tuple[int, int]] = []
    for top, bottom in pairwise(line for line in lines if line > below - 0.08 * dpi):
        if not _ROW[0] * dpi <= bottom - top <= _ROW[1] * dpi:
            break
        rows.append((top, bottom))
    return rows


def _has_print(words: Sequence[Word], field: Spot, scale: float) -> bool:
    """Whether words are printed in the cells: letters alone may be what was made of a mark."""
    spot = tuple(side / scale for side in field)
    return any(
        sum(map(str.isalnum, word.text)) > 1 and word.certainty >= _READ and _lies_in(word, spot) for word in words
    )


def _filled(
    field: Spot, columns: tuple[int, int, int], rows: Sequence[tuple[int, int]], pieces: Pieces, dpi: float
) -> tuple[AnswerCell, ...]:
    """Each cell with the marks whose middle lies in it."""
    boxes = pieces.boxes
    near = (
        (boxes[:, 0] < field.x1) & (boxes[:, 2] > field.x0) & (boxes[:, 1] < field.bottom) & (boxes[:, 3] > field.top)
    )
    marks = []
    for piece in near.nonzero()[0]:
        spot = pieces.spot(int(piece))
        if max(spot.wide, spot.high) >= _LEAST * dpi and spot.wide < field.wide and spot.high < _ROW[1] * dpi:
            marks.append(spot)
    found = []
    for top, bottom in rows:
        for x0, x1 in pairwise(columns):
            cell = Spot(x0, top, x1, bottom)
            found.append(AnswerCell(cell, _filling(cell, marks, dpi)))
    return tuple(found)


def _filling(cell: Spot, marks: Sequence[Spot], dpi: float) -> Filling:
    filling = Filling.EMPTY
    for mark in marks:
        x, y = mark.middle
        beyond = max(cell.x0 - x, x - cell.x1) / cell.wide, max(cell.top - y, y - cell.bottom) / cell.high
        if max(beyond) >= _BORDER:
            continue
        if min(mark.wide, mark.high) < 0.02 * dpi and max(beyond) > -_BORDER:
            continue  # a piece of the ruling itself
        if max(beyond) > -_BORDER or max(mark.wide, mark.high) < _LARGE * dpi:
            return Filling.UNCLEAR
        filling = Filling.MARKED
    return filling
