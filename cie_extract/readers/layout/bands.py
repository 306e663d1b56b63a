"""Tables whose rows are ruled or shaded but whose columns are not: forms and lists as web pages and offices set them.

A label in the middle of its row shares no baseline with its value, and a value may run over several paragraphs. The
rulings across the page say what belongs together, and white that runs down through all rows says where columns part.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from cie_extract.model.place import Box
from cie_extract.readers.layout.lines import rows_of
from cie_extract.readers.layout.printed import PrintedPage, Word
from cie_extract.readers.layout.tables import GridCell, Table, header_rows

_LEVEL = 1.5  # points: pieces of one ruling
_GAP = 12.0  # points between pieces of one ruling
_LONG = 0.5  # of the text's width
_SAME = 8.0  # points: ends of rulings that belong together
_LEAST_ROWS = 3
_GUTTER = 0.8  # of the size
_SHORT = 45  # characters: in some column of a table no cell is longer
_TALLEST = 0.6  # of the page: what stands between two rulings further apart is no row

Edge = tuple[float, float, float]  # height, left, right


def banded_tables(page: PrintedPage, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """The tables of a page that rulings or shades across it cut into rows, and the words that stand in none."""
    if not words:
        return [], words
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    edges = [edge for edge in _edges(page) if edge[2] - edge[1] > _LONG * (right - left)]
    found: list[Table] = []
    for group in _groups(edges, _TALLEST * page.height):
        table = _table(page, group, words)
        if table is not None:
            gone = {id(word) for cell in table.cells for word in cell.words}
            words = [word for word in words if id(word) not in gone]
            found.append(table)
    return found, words


def _edges(page: PrintedPage) -> list[Edge]:
    """Level rulings and the edges of shades, pieces on one height as one, from the top down."""
    pieces = [(rule.top, rule.x0, rule.x1) for rule in page.rules if rule.horizontal]
    pieces += [(y, x0, x1) for x0, top, x1, bottom in page.frames for y in (top, bottom)]
    found: list[Edge] = []
    for y, x0, x1 in sorted((round(y / _LEVEL) * _LEVEL, x0, x1) for y, x0, x1 in pieces):
        if found and abs(found[-1][0] - y) <= _LEVEL and x0 <= found[-1][2] + _GAP:
            found[-1] = (found[-1][0], found[-1][1], max(found[-1][2], x1))
        else:
            found.append((y, x0, x1))
    return found


def _groups(edges: list[Edge], tallest: float) -> list[list[Edge]]:
    """Runs of edges with the same ends, one under the other."""
    found: list[list[Edge]] = []
    for edge in edges:
        if found and edge[0] - found[-1][-1][0] < _LEVEL + 1:
            continue
        alike = found and all(abs(a - b) < _SAME for a, b in zip(edge[1:], found[-1][-1][1:], strict=True))
        if alike and edge[0] - found[-1][-1][0] < tallest:
            found[-1].append(edge)
        else:
            found.append([edge])
    return [group for group in found if len(group) >= _LEAST_ROWS]


def _table(page: PrintedPage, edges: list[Edge], words: list[Word]) -> Table | None:
    """The table between edges, the last of which may be left out below."""
    _, x0, x1 = edges[0]
    inside = [word for word in words if x0 - 3 <= (word.x0 + word.x1) / 2 <= x1 + 3]
    rows = [_between(inside, above[0], below[0]) for above, below in pairwise(edges)]
    bottom = edges[-1][0]
    columns = _columns([row for row in rows if row])
    if len(columns) < 2:
        return None
    last = _open_row(inside, bottom, columns)
    if last:
        rows.append(last)
        bottom = max(word.bottom for word in last) + 2
    heights = [*(edge[0] for edge in edges), bottom]
    cells = _cells([row for row in rows if row], columns, heights)
    if not _is_table(cells, len(columns)):
        return None
    table = Table(page.number, (x0, edges[0][0], x1, bottom), cells, tuple(column[0] for column in columns))
    table.header_rows = header_rows(table)
    return table


def _between(words: list[Word], top: float, bottom: float) -> list[Word]:
    return [word for word in words if top <= (word.top + word.bottom) / 2 <= bottom]


def _columns(rows: list[list[Word]]) -> list[tuple[float, float]]:
    """The stretches between the white that runs down through all rows."""
    words = sorted((word.x0, word.x1, word.size) for row in rows for word in row)
    found: list[tuple[float, float]] = []
    for x0, x1, size in words:
        if found and x0 < found[-1][1] + _GUTTER * size:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _open_row(words: list[Word], top: float, columns: list[tuple[float, float]]) -> list[Word]:
    """The row below the last ruling, where none closes it: close under it, in the same columns."""
    below = sorted((word for word in words if word.top >= top - 1), key=lambda word: word.top)
    found: list[Word] = []
    for row in rows_of(below):
        bottom = max([word.bottom for word in found], default=top)
        size = row[0].size
        if row[0].top - bottom > (0.8 if found else 1.2) * size or any(_column(columns, word) is None for word in row):
            break
        found.extend(row)
    first = {_column(columns, word) for word in rows_of(found)[0]} if found else set()
    return found if len(first) > 1 else []


def _column(columns: list[tuple[float, float]], word: Word) -> int | None:
    """Which column a word stands in; None where it reaches into two."""
    at = [number for number, (x0, x1) in enumerate(columns) if word.x0 < x1 + 2 and word.x1 > x0 - 2]
    return at[0] if len(at) == 1 else None


def _cells(rows: list[list[Word]], columns: list[tuple[float, float]], heights: list[float]) -> list[GridCell]:
    cells: list[GridCell] = []
    for number, row in enumerate(rows):
        for column, (x0, x1) in enumerate(columns):
            mine = [word for word in row if _column(columns, word) == column]
            if mine:
                box: Box = (x0 - 3, min(word.top for word in mine), x1 + 3, max(word.bottom for word in mine))
                cells.append(GridCell(number, column, 1, 1, box, mine))
    return cells


def _is_table(cells: list[GridCell], columns: int) -> bool:
    """Whether rows read across: most hold several cells, and one column holds nothing but short ones."""
    rows: dict[int, int] = {}
    for cell in cells:
        rows[cell.row] = rows.get(cell.row, 0) + 1
    if len(rows) < 2 or median(rows.values()) < 2 or median(_lines_across(cells, row) for row in rows) > 1:
        return False
    texts = [[cell.text for cell in cells if cell.column == column] for column in range(columns)]
    if any(not any(map(str.isalnum, "".join(column))) for column in texts):
        return False  # bullets before a list
    return min(max(map(len, column)) for column in texts) <= _SHORT


def _lines_across(cells: list[GridCell], row: int) -> int:
    """How many printed lines of a row stand in several columns: a band of many such lines holds rows of its own."""
    words = [(word, cell.column) for cell in cells if cell.row == row for word in cell.words]
    columns = {id(word): column for word, column in words}
    return sum(len({columns[id(word)] for word in line}) > 1 for line in rows_of([word for word, _ in words]))
