"""Ruled tables: cells from the rulings, merged where a ruling is missing, each with its header path."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from cie_extract.model.document import BlockKind, Cell
from cie_extract.model.place import Box
from cie_extract.readers.layout.lines import rows_of
from cie_extract.readers.layout.paragraphs import Draft, paragraphs_of
from cie_extract.readers.layout.printed import PrintedPage, Rule, Word, line_of

_SNAP = 3.0  # points: rulings nearer than this are one
_LEAST_CELLS = 2


@dataclass(slots=True)
class GridCell:
    """A cell of the grid: its place, its spans and its words."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: list[Word]


@dataclass(slots=True)
class Table:
    """A table on one page. `header_rows` is how many rows from the top name the columns."""

    number: int
    page: int
    box: Box
    cells: list[GridCell]
    header_rows: int = 0
    placed: bool = False


def tables_of(page: PrintedPage, first_number: int) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page, numbered from `first_number`, and the words that stand in none."""
    found: list[Table] = []
    words = page.words
    for rules in _connected(page.rules):
        xs = _places([rule.x0 for rule in rules if not rule.horizontal])
        ys = _places([rule.top for rule in rules if rule.horizontal])
        if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < _LEAST_CELLS:
            continue
        cells = _grid(xs, ys, rules)
        inside, outside = _divided(words, (xs[0], ys[0], xs[-1], ys[-1]))
        _fill(cells, inside)
        filled = [cell for cell in cells if cell.words]
        if len(cells) < _LEAST_CELLS or not filled:
            continue
        words = outside
        table = Table(first_number + len(found), page.number, (xs[0], ys[0], xs[-1], ys[-1]), filled)
        table.header_rows = _header_rows(table)
        found.append(table)
    return found, words


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Rulings in groups that touch one another."""
    parents = list(range(len(rules)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    horizontal = [at for at, rule in enumerate(rules) if rule.horizontal]
    vertical = [at for at, rule in enumerate(rules) if not rule.horizontal]
    for h in horizontal:
        across = rules[h]
        for v in vertical:
            down = rules[v]
            if (
                across.x0 - _SNAP <= down.x0 <= across.x1 + _SNAP
                and down.top - _SNAP <= across.top <= down.bottom + _SNAP
            ):
                parents[root(h)] = root(v)
    groups: dict[int, list[Rule]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(root(at), []).append(rule)
    return sorted((group for group in groups.values() if len(group) > 3), key=lambda group: min(r.top for r in group))


def _places(values: list[float]) -> list[float]:
    """Distinct places, those nearer than `_SNAP` as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= _SNAP:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _grid(xs: list[float], ys: list[float], rules: list[Rule]) -> list[GridCell]:
    """Cells of the grid, neighbours merged where no ruling parts them."""
    columns, rows = len(xs) - 1, len(ys) - 1
    home: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            if (row, column) in home:
                continue
            width = 1
            while (
                column + width < columns
                and (row, column + width) not in home
                and not _wall(rules, xs[column + width], ys[row], ys[row + 1])
            ):
                width += 1
            height = 1
            while row + height < rows and not any(
                _floor(rules, ys[row + height], xs[c], xs[c + 1]) or (row + height, c) in home
                for c in range(column, column + width)
            ):
                height += 1
            for r in range(row, row + height):
                for c in range(column, column + width):
                    home[r, c] = (row, column, height, width)
    return [
        GridCell(row, column, height, width, (xs[column], ys[row], xs[column + width], ys[row + height]), [])
        for row, column, height, width in sorted(set(home.values()))
    ]


def _wall(rules: list[Rule], x: float, top: float, bottom: float) -> bool:
    middle = (top + bottom) / 2
    return any(
        not rule.horizontal and abs(rule.x0 - x) <= _SNAP and rule.top - _SNAP <= middle <= rule.bottom + _SNAP
        for rule in rules
    )


def _floor(rules: list[Rule], y: float, x0: float, x1: float) -> bool:
    middle = (x0 + x1) / 2
    return any(
        rule.horizontal and abs(rule.top - y) <= _SNAP and rule.x0 - _SNAP <= middle <= rule.x1 + _SNAP
        for rule in rules
    )


def _divided(words: list[Word], box: Box) -> tuple[list[Word], list[Word]]:
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if box[0] <= x <= box[2] and box[1] <= y <= box[3] else outside).append(word)
    return inside, outside


def _fill(cells: list[GridCell], words: list[Word]) -> None:
    by_row = sorted(cells, key=lambda cell: cell.box[1])
    tops = [cell.box[1] for cell in by_row]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for cell in reversed(by_row[: bisect_right(tops, y)]):
            if cell.box[0] <= x <= cell.box[2] and y <= cell.box[3]:
                cell.words.append(word)
                break


def _header_rows(table: Table) -> int:
    """A first row all bold, over a body that is not, names the columns; so does one over a body of three rows."""
    rows: dict[int, list[GridCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    numbers = sorted(rows)
    if len(numbers) < 2 or len(rows[numbers[0]]) < 2:
        return 0
    bold = {number: all(word.bold for cell in rows[number] for word in cell.words) for number in numbers}
    below = [word.bold for number in numbers[1:] for cell in rows[number][1:] for word in cell.words]
    if bold[numbers[0]] and below and sum(below) < 0.5 * len(below):
        return 1
    return 0


def table_drafts(table: Table) -> list[Draft]:
    """A block for each paragraph of each cell, row by row."""
    headers: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row < table.header_rows:
            text = " ".join(word.text for row in rows_of(cell.words) for word in row)
            for column in range(cell.column, cell.column + cell.column_span):
                headers.setdefault(column, []).append(text)
    drafts: list[Draft] = []
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        header = () if cell.row < table.header_rows else tuple(headers.get(cell.column, ()))
        place = Cell(table.number, cell.row, cell.column, cell.column_span, cell.row_span, header)
        region = 1000 + table.number * 100 + cell.column
        lines = [
            line_of(row, table.page, region=region, left=cell.box[0] + 2, right=cell.box[2] - 4)
            for row in rows_of(cell.words)
        ]
        for draft in paragraphs_of(lines):
            draft.kind, draft.cell = BlockKind.CELL, place
            drafts.append(draft)
    return drafts
