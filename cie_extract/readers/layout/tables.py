"""Tables as cells, and cells as blocks: rows from the top down, each cell with the path of its column's headers."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from cie_extract.model.document import BlockKind, Cell
from cie_extract.model.place import Box
from cie_extract.readers.layout.lines import rows_of
from cie_extract.readers.layout.paragraphs import Draft, paragraphs_of
from cie_extract.readers.layout.printed import Word, line_of

_PADDING = 3.0  # points between a cell's ruling and its words
_SENTENCE = 30  # characters: a name or label is shorter


@dataclass(slots=True)
class GridCell:
    """A cell: its place from 0, its spans, its box and its words."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for row in rows_of(self.words) for word in row)

    @property
    def bold(self) -> bool:
        lettered = [word.bold for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(lettered)


@dataclass(slots=True)
class Table:
    """A table on one page. `header_rows` is how many rows from the top name the columns; `columns` their left edges."""

    page: int
    box: Box
    cells: list[GridCell]
    columns: tuple[float, ...] = ()
    ruled: bool = True
    header_rows: int = 0

    @property
    def rows(self) -> dict[int, list[GridCell]]:
        rows: dict[int, list[GridCell]] = {}
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            rows.setdefault(cell.row, []).append(cell)
        return rows


def header_rows(table: Table) -> int:
    """How many rows from the top name the columns.

    A row that is bold, all capitals or shaded over rows that are not; above it a row of spanning titles may stand. A
    table of labels and values has none, its first *column* is bold.
    """
    rows = table.rows
    numbers = [number for number in sorted(rows) if rows[number]]
    if len(numbers) < 2:
        return 0
    found = 0
    for position, number in enumerate(numbers[:3]):
        row = rows[number]
        below = [cell for other in numbers[position + 1 :] for cell in rows[other]]
        if not below or not _names_columns(row, below, last=position > 0):
            break
        if len(row) == 1 and position + 1 < len(numbers) and len(rows[numbers[position + 1]]) == 1:
            break
        found = number + 1
    if found and len(rows[numbers[0]]) == 1 and found == numbers[0] + 1:
        return 0  # a lone title over the table names no column
    return found


def _names_columns(row: list[GridCell], below: list[GridCell], *, last: bool) -> bool:
    texts = [cell.text for cell in row]
    if any(len(text) > 60 for text in texts) or any(text.endswith(":") for text in texts[:1]):
        return False
    others = [cell for cell in below if cell.column > 0]
    bold_below = sum(cell.bold for cell in others)
    if all(cell.bold for cell in row) and others and bold_below < 0.3 * len(others):
        return True
    if last:
        return False
    letters = [text for text in texts if any(map(str.isalpha, text))]
    caps = letters and all(text.isupper() for text in letters) and len(letters) > 1
    if caps and others and sum(cell.text.isupper() for cell in others) < 0.3 * len(others):
        return True
    # a first row of short names over columns of figures or marks
    if len(row) < 3 or any(any(map(str.isdigit, text)) and not text.lower().startswith("step") for text in texts):
        return False
    figures = sum(_is_figure(cell.text) for cell in others)
    return bool(others) and (figures >= 0.6 * len(others) or _weighs(row, below))


def _weighs(row: list[GridCell], below: list[GridCell]) -> bool:
    """Whether sentences stand beside a column of nothing but figures: tasks with their share of the time."""
    texts = {cell.column: [other.text for other in below if other.column == cell.column] for cell in row}
    counts = [len(column) for column in texts.values()]
    figures = any(len(column) > 2 and all(map(_is_figure, column)) for at, column in texts.items() if at > 0)
    sentences = any(len(column) > 2 and median(map(len, column)) > _SENTENCE for column in texts.values())
    return figures and sentences and min(counts) >= 0.6 * max(counts)


def _is_figure(text: str) -> bool:
    return sum(map(str.isdigit, text)) * 2 >= len(text) or len(text) <= 2


def table_drafts(table: Table, number: int, first_region: int) -> list[Draft]:
    """A block for each paragraph of each cell, row by row, the table counted as `number` in its document."""
    headers: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: cell.row):
        if cell.row < table.header_rows:
            for column in range(cell.column, cell.column + cell.column_span):
                headers.setdefault(column, []).append(cell.text)
    drafts: list[Draft] = []
    for at, cell in enumerate(sorted(table.cells, key=lambda cell: (cell.row, cell.column))):
        header = () if cell.row < table.header_rows else tuple(headers.get(cell.column, ()))
        place = Cell(number, cell.row, cell.column, cell.column_span, cell.row_span, header)
        left, right = cell.box[0] + _PADDING, cell.box[2] - _PADDING
        lines = [
            line_of(row, table.page, region=first_region + at, left=left, right=right) for row in rows_of(cell.words)
        ]
        for draft in paragraphs_of(lines):
            draft.kind, draft.cell = BlockKind.CELL, place
            drafts.append(draft)
    return drafts
