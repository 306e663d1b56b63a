"""What the rows of a table mean: which are its header, which head a part of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow.headings import short_title
from cie_extract.readers.flow.paragraphs import Paragraph, one_line
from cie_extract.readers.flow.typed import is_label

# What a cell holds that is a value, not a name: a figure, a share, a yes or no, a mark.
_VALUE = re.compile(
    r"[<>~±]?\s*\$?\s*[\d,.]+\s*(?:%|[-–—to]+\s*\$?[\d,.]+\s*%?|percent|hrs?|hours?|lbs?)?\.?|y(?:es)?|no?|e|m|x|☐|☒|true|false",
    re.I,
)


def with_headers(
    paragraphs: Sequence[Paragraph], marked: Mapping[int, int] | None = None, styled: Collection[int] = ()
) -> list[Paragraph]:
    """The same paragraphs, each cell with the header of its column, and full-width titles within tables as headings.

    `marked` gives the number of header rows that the program itself marks, by table; `styled` are the tables whose
    first row only a style sets apart, which many forms have too.
    """
    tables: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.cell:
            tables[paragraph.cell.table].append(paragraph)
    shapes = {table: _shape(cells, (marked or {}).get(table, 0), table in styled) for table, cells in tables.items()}
    return [_told(paragraph, shapes[paragraph.cell.table]) if paragraph.cell else paragraph for paragraph in paragraphs]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a table is like: its width in columns, how much stands in each row, whether all of that is bold or in
    capitals, the cells that name its columns."""

    width: int
    crowd: Mapping[int, int]
    uniform: Mapping[int, bool]
    names: tuple[Paragraph, ...]
    last_header: int


def _shape(cells: list[Paragraph], marked: int, styled: bool) -> _Shape:
    header_rows = _header_rows(cells, marked, styled)
    loud: dict[int, bool] = {}
    for paragraph in cells:
        if paragraph.cell:
            loud[paragraph.cell.row] = loud.get(paragraph.cell.row, True) and (paragraph.bold or paragraph.caps)
    return _Shape(
        width=max(_right(p) for p in cells),
        crowd=Counter(p.cell.row for p in cells if p.cell),
        uniform=loud,
        names=tuple(p for p in cells if p.cell and p.cell.row in header_rows),
        last_header=header_rows[-1] if header_rows else -1,
    )


def _told(paragraph: Paragraph, shape: _Shape) -> Paragraph:
    cell = paragraph.cell
    assert cell is not None
    if paragraph.kind is BlockKind.CELL and _is_title_row(paragraph, shape):
        return replace(paragraph, kind=BlockKind.HEADING, level=9)
    if cell.row <= shape.last_header:
        return paragraph
    header: dict[int, str] = {}
    for name in shape.names:
        if name.cell and _over(name, paragraph):
            header[name.cell.row] = one_line(f"{header.get(name.cell.row, '')} {name.text}")
    return replace(paragraph, cell=replace(cell, header=tuple(header.values()))) if header else paragraph


def _is_title_row(paragraph: Paragraph, shape: _Shape) -> bool:
    """A short title over the whole width of a table of several columns, alone or above its text in the same cell."""
    cell = paragraph.cell
    assert cell is not None
    if shape.width < 2 or cell.column_span < shape.width or paragraph.marker or not short_title(paragraph.text):
        return False
    if shape.crowd[cell.row] == 1:
        return paragraph.bold or paragraph.shaded or paragraph.caps
    return (paragraph.bold or paragraph.caps) and not shape.uniform[cell.row]


def _header_rows(cells: list[Paragraph], marked: int, styled: bool) -> tuple[int, ...]:
    """The rows that name the columns; none for a form of labels and values."""
    rows: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in cells:
        if paragraph.cell:
            rows[paragraph.cell.row].append(paragraph)
    order = sorted(rows)
    if marked:
        return tuple(row for row in order if row < marked)
    # A title over the whole width is no header; the row below it may be.
    width = max(_right(p) for p in cells)
    while len(order) > 2 and len(rows[order[0]]) == 1 and _right(rows[order[0]][0]) >= width > 1:
        order = order[1:]
    if len(order) < 2 or width < 2:
        return ()
    first, rest = rows[order[0]], [rows[row] for row in order[1:]]
    if not _names(first, width):
        return ()
    set_apart = all(p.bold for p in first) or all(p.shaded for p in first)
    if set_apart and not all(p.bold or p.shaded for row in rest for p in row):
        return (order[0],)
    if _names_values(first, rest) or (styled and not _is_form(cells, width)):
        return (order[0],)
    return ()


def _is_form(cells: list[Paragraph], width: int) -> bool:
    """Whether labels and values take turns: every other column holds only short names."""
    labels = [p.text for p in cells if p.cell and p.cell.column % 2 == 0]
    return width % 2 == 0 and all(len(text.split()) <= 6 and not re.search(r"\d{2}", text) for text in labels)


def _names(row: list[Paragraph], width: int) -> bool:
    """Whether each column has one short name in this row (the first may be blank)."""
    columns = {p.cell.column for p in row if p.cell}
    spanned = sum(_right(p) - p.cell.column for p in row if p.cell)
    if len(columns) < 2 or len(columns) < len(row) - 1 or spanned < width - 1:
        return False
    return all(
        len(p.text) <= 60
        and len(p.text.split()) <= 9
        and not is_label(p.text)
        and "$" not in p.text
        and not _VALUE.fullmatch(p.text.strip())
        for p in row
    )


def _names_values(first: list[Paragraph], rest: list[list[Paragraph]]) -> bool:
    """Whether under one of these names every row has a figure, a share, a yes or no."""
    if len(rest) < 2:
        return False
    for name in first:
        below = [p.text.strip() for row in rest for p in row if _over(name, p)]
        if len(below) >= max(2, 0.7 * len(rest)) and all(_VALUE.fullmatch(text) for text in below):
            return True
    return False


def _right(paragraph: Paragraph) -> int:
    return paragraph.cell.column + paragraph.cell.column_span if paragraph.cell else 0


def _over(above: Paragraph, below: Paragraph) -> bool:
    """Whether the cells share a column."""
    one, other = above.cell, below.cell
    return bool(one and other and one.column < _right(below) and other.column < _right(above))
