"""Ruled tables: cells from the rulings, merged where a ruling is missing."""

from __future__ import annotations

from bisect import bisect_right

from cie_extract.model.place import Box
from cie_extract.readers.layout.printed import PrintedPage, Rule, Word
from cie_extract.readers.layout.tables import GridCell, Table, header_rows

_SNAP = 3.0  # points: rulings nearer than this are one
_OPEN = 8.0  # points that rulings run beyond the outermost crossing one, where a side has no border
_MOST_CELLS = 4_000


def ruled_tables(page: PrintedPage, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page, and the words that stand in none. A grid needs two columns and two filled cells."""
    found: list[Table] = []
    for rules in _connected(page.rules):
        xs, ys = _sides(rules)
        if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
            continue
        box = (xs[0], ys[0], xs[-1], ys[-1])
        cells = _grid(xs, ys, rules)
        inside, outside = divided(words, box)
        _fill(cells, inside)
        filled = [cell for cell in cells if cell.words]
        if len(filled) < 2 or len({cell.column for cell in cells}) < 2 or _splits_words(inside, cells):
            continue
        words = outside
        table = Table(page.number, box, filled, tuple(xs[:-1]))
        table.header_rows = header_rows(table)
        found.append(table)
    return found, words


def divided(words: list[Word], box: Box) -> tuple[list[Word], list[Word]]:
    """The words whose middle stands in a box, and the others."""
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if box[0] <= x <= box[2] and box[1] <= y <= box[3] else outside).append(word)
    return inside, outside


def _splits_words(words: list[Word], cells: list[GridCell]) -> bool:
    """Whether the rulings run through words: then they are underlines or ornaments."""
    walls = {cell.box[0] for cell in cells} - {min(cell.box[0] for cell in cells)}
    cut = sum(
        any(
            word.x0 + 0.3 * word.size < cell.box[0] < word.x1 - 0.3 * word.size
            and cell.box[1] <= (word.top + word.bottom) / 2 <= cell.box[3]
            for cell in cells
            if cell.box[0] in walls
        )
        for word in words
    )
    return cut > 0.1 * len(words)


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Rulings in groups that touch one another, from the top of the page down."""
    parents = list(range(len(rules)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    across = sorted((at for at, rule in enumerate(rules) if rule.horizontal), key=lambda at: rules[at].top)
    tops = [rules[at].top for at in across]
    for at, rule in enumerate(rules):
        if rule.horizontal:
            continue
        for place in range(bisect_right(tops, rule.top - _SNAP), bisect_right(tops, rule.bottom + _SNAP)):
            other = rules[across[place]]
            if other.x0 - _SNAP <= rule.x0 <= other.x1 + _SNAP:
                parents[root(across[place])] = root(at)
    groups: dict[int, list[Rule]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(root(at), []).append(rule)
    return sorted((group for group in groups.values() if len(group) > 2), key=lambda group: min(r.top for r in group))


def _sides(rules: list[Rule]) -> tuple[list[float], list[float]]:
    """The places of a group's vertical and horizontal rulings, with borders added where a side is open."""
    down = [rule for rule in rules if not rule.horizontal]
    across = [rule for rule in rules if rule.horizontal]
    if not down or not across:
        return [], []
    xs, ys = _places([rule.x0 for rule in down]), _places([rule.top for rule in across])
    if sum(rule.x0 < xs[0] - _OPEN for rule in across) > 1:
        xs.insert(0, min(rule.x0 for rule in across))
    if sum(rule.x1 > xs[-1] + _OPEN for rule in across) > 1:
        xs.append(max(rule.x1 for rule in across))
    if sum(rule.top < ys[0] - _OPEN for rule in down) > 1:
        ys.insert(0, min(rule.top for rule in down))
    if sum(rule.bottom > ys[-1] + _OPEN for rule in down) > 1:
        ys.append(max(rule.bottom for rule in down))
    return xs, ys


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
    walls = _crossed([rule for rule in rules if not rule.horizontal], xs, ys, upright=True)
    floors = _crossed([rule for rule in rules if rule.horizontal], ys, xs, upright=False)
    home: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            if (row, column) in home:
                continue
            width = 1
            while column + width < columns and (row, column + width) not in home and (column + width, row) not in walls:
                width += 1
            height = 1
            while row + height < rows and not any(
                (row + height, place) in floors or (row + height, place) in home
                for place in range(column, column + width)
            ):
                height += 1
            for r in range(row, row + height):
                for c in range(column, column + width):
                    home[r, c] = (row, column, height, width)
    return [
        GridCell(row, column, height, width, (xs[column], ys[row], xs[column + width], ys[row + height]), [])
        for row, column, height, width in sorted(set(home.values()))
    ]


def _crossed(rules: list[Rule], along: list[float], gaps: list[float], *, upright: bool) -> set[tuple[int, int]]:
    """Which side of which cell is ruled: (index of the ruling's place, index of the cell beside it)."""
    found: set[tuple[int, int]] = set()
    for rule in rules:
        place, start, end = (rule.x0, rule.top, rule.bottom) if upright else (rule.top, rule.x0, rule.x1)
        nearest = min(range(len(along)), key=lambda at: abs(along[at] - place))
        for at in range(len(gaps) - 1):
            if start - _SNAP <= (gaps[at] + gaps[at + 1]) / 2 <= end + _SNAP:
                found.add((nearest, at))
    return found


def _fill(cells: list[GridCell], words: list[Word]) -> None:
    by_row = sorted(cells, key=lambda cell: cell.box[1])
    tops = [cell.box[1] for cell in by_row]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for cell in reversed(by_row[: bisect_right(tops, y)]):
            if cell.box[0] <= x <= cell.box[2] and y <= cell.box[3]:
                cell.words.append(word)
                break
