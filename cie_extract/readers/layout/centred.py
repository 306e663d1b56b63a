"""Tables without rulings whose cells are centred in their rows: a label stands beside the middle of its value.

Lines that keep the page's usual distance make a cell; cells whose middles lie on one height make a row. Only where
cells of one and of several lines meet so is there anything to tell from lines that share a baseline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cie_extract.model.place import Box
from cie_extract.readers.layout.lines import Segment, rows_of, segments_of, word_space
from cie_extract.readers.layout.printed import PrintedPage, Word
from cie_extract.readers.layout.tables import GridCell, Table, header_rows

_TIGHT = 1.6  # sizes: lines of one cell are no further apart
_SPREAD = 0.6  # points that the distances of lines may differ by
_LEVEL = 1.6  # points: middles of one row
_MANY = 4  # lines of a cell
_STAGGERED = 3.0  # points between the tops of cells of one row: they are not set from the top
_GUTTER = 0.8  # of the size
_FAR = 3.0  # sizes of white between rows
_ROWS = 4  # so many rows do not come about by chance
_SHORT = 45  # characters: in some column of a table most cells are shorter


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Lines that keep their distance, one under the other."""

    segments: tuple[Segment, ...]
    box: Box

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2

    @property
    def size(self) -> float:
        return self.segments[0].words[0].size

    @property
    def lines(self) -> int:
        return len({round(segment.bottom) for segment in self.segments})


_Row = dict[int, list[_Cluster]]
_Columns = list[tuple[float, float]]


def centred_tables(page: PrintedPage, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """The tables of a page whose cells are centred in their rows, and the words that stand in none."""
    rows = rows_of(words)
    space = word_space(rows)
    cut = [segments_of(row, space) for row in rows]
    if not any(_is_staggered(cut, at) for at in range(1, len(cut))):
        return [], words
    clusters = _clusters(cut)
    found: list[Table] = []
    taken: set[int] = set()
    for seed in _seeds(clusters):
        if any(id(cluster) in taken for cluster in seed):
            continue
        free = [cluster for cluster in clusters if id(cluster) not in taken]
        table_rows, columns = _grown(seed, free)
        if not _is_table(table_rows, columns) or _goes_on(table_rows, columns, free):
            continue
        taken |= {id(cluster) for row in table_rows for cell in row.values() for cluster in cell}
        found.append(_table(page.number, table_rows, columns))
    gone = {id(word) for table in found for cell in table.cells for word in cell.words}
    return found, [word for word in words if id(word) not in gone]


def _is_staggered(rows: list[list[Segment]], at: int) -> bool:
    """Whether a row stands half a line below the one above it, or has lines close above and below it on one side."""
    above, row = rows[at - 1], rows[at]
    size = row[0].words[0].size
    distance = row[0].bottom - above[0].bottom
    if distance < 0.8 * size:
        return True
    below = rows[at + 1] if at + 1 < len(rows) else None
    if below is None or len(row) < 2 or len(above) >= len(row) or len(below) >= len(row):
        return False
    return (
        max(distance, below[0].bottom - row[0].bottom) < _TIGHT * size
        and min(above[0].x0, below[0].x0) > row[0].x1 + _GUTTER * size
    )


def _clusters(rows: list[list[Segment]]) -> list[_Cluster]:
    """Segments in clusters, by the distance that most lines of the page keep from the next."""
    pairs = list(_pairs(rows))
    if not pairs:
        return []
    counted = Counter(round(2 * distance) for _, _, distance in pairs)
    usual = max(counted, key=lambda twice: (counted[twice], -twice)) / 2
    tight = min((twice / 2 for twice, count in counted.items() if count > 1 and twice / 2 > 0.5 * usual), default=usual)
    below: dict[int, Segment] = {}
    for one, other, distance in pairs:
        if abs(distance - usual) <= _SPREAD or abs(distance - tight) <= _SPREAD:
            below.setdefault(id(one), other)
    followed = {id(other) for other in below.values()}
    found = []
    for row in rows:
        for segment in row:
            if id(segment) in followed:
                continue
            lines = [segment]
            while id(lines[-1]) in below:
                lines.append(below[id(lines[-1])])
            found.append(_cluster(lines))
    return found


def _cluster(lines: Sequence[Segment]) -> _Cluster:
    return _Cluster(
        tuple(lines),
        (
            min(line.x0 for line in lines), min(line.top for line in lines),
            max(line.x1 for line in lines), max(line.bottom for line in lines),
        ),
    )  # fmt: skip


def _pairs(rows: list[list[Segment]]) -> Iterator[tuple[Segment, Segment, float]]:
    """Each segment with the next one under it, close by, and the distance of their lines."""
    for at, row in enumerate(rows):
        for segment in row:
            size = segment.words[0].size
            for later in rows[at + 1 :]:
                distance = later[0].bottom - segment.bottom
                if distance > _TIGHT * size:
                    break
                under = [other for other in later if other.x0 < segment.x1 and other.x1 > segment.x0]
                if distance > 0.9 * size and under:
                    if len(under) == 1 and abs(under[0].words[0].size - size) < 0.6:
                        yield segment, under[0], distance
                    break


def _seeds(clusters: list[_Cluster]) -> Iterator[list[_Cluster]]:
    """Rows to begin with: clusters side by side, their middles on one height and their tops not."""
    ordered = sorted(clusters, key=lambda cluster: cluster.middle)
    at = 0
    while at < len(ordered):
        group = [each for each in ordered[at : at + 12] if each.middle - ordered[at].middle <= _LEVEL]
        group.sort(key=lambda cluster: cluster.box[0])
        if len(group) > 1 and _is_apart(group) and _is_uneven(group):
            yield group
        at += len(group)


def _is_apart(group: list[_Cluster]) -> bool:
    return all(other.box[0] - one.box[2] > _GUTTER * one.size for one, other in pairwise(group))


def _is_uneven(group: list[_Cluster]) -> bool:
    tops = [cluster.box[1] for cluster in group]
    return max(tops) - min(tops) > _STAGGERED and len({cluster.lines for cluster in group}) > 1


def _grown(seed: list[_Cluster], clusters: list[_Cluster]) -> tuple[list[_Row], _Columns]:
    """The rows above and below a seed that keep its columns."""
    columns: _Columns = [(cluster.box[0], cluster.box[2]) for cluster in seed]
    rows: list[_Row] = [{at: [cluster] for at, cluster in enumerate(seed)}]
    if not _is_alone(rows[0], columns, clusters):
        return [], columns
    for down in (True, False):
        while True:
            last = rows[-1] if down else rows[0]
            step = _next(last, columns, clusters, down=down)
            if step is None:
                break
            row, columns = step
            rows.insert(len(rows) if down else 0, row)
    return rows, columns


def _next(last: _Row, columns: _Columns, clusters: list[_Cluster], *, down: bool) -> tuple[_Row, _Columns] | None:
    """The row after (or before) a row: what stands next in each column, as far as its middle is the others'."""
    edge = _extent(last)
    size = next(iter(last.values()))[0].size
    left, right = columns[0][0] - size, columns[-1][1]
    beyond = [
        cluster
        for cluster in clusters
        if (cluster.box[1] > edge[1] - 1 if down else cluster.box[3] < edge[0] + 1) and cluster.box[0] >= left
    ]
    beyond.sort(key=lambda cluster: cluster.box[1] if down else -cluster.box[3])
    if not beyond or _white(edge, beyond[0], down=down) > _FAR * size:
        return None
    labels = [cluster for cluster in beyond if _column(columns, cluster) == 0]
    if not labels or labels[0].box[0] > right:
        return None
    row: _Row = {0: [labels[0]]}
    for cluster in beyond:
        at = _column(columns, cluster)
        if at == 0:
            continue
        held = row.get(at, [])
        if held and abs(_middle(held) - labels[0].middle) <= _slack(held):
            continue
        first = min([*held, cluster], key=lambda each: each.box[1]).box[1]
        final = max([*held, cluster], key=lambda each: each.box[3]).box[3]
        reached = (first + final) / 2
        slack = _slack([*held, cluster])
        if (reached > labels[0].middle + slack) if down else (reached < labels[0].middle - slack):
            if not held and (first > labels[0].box[3] if down else final < labels[0].box[1]):
                continue  # a cell that holds nothing
            return None
        row[at] = [*held, cluster] if down else [cluster, *held]
    if len(row) < 2 or any(abs(_middle(held) - labels[0].middle) > _slack(held) for held in row.values()):
        return None
    if not _is_alone(row, columns, clusters):
        return None
    wider = _widened(columns, row)
    return None if wider is None else (row, wider)


def _is_alone(row: _Row, columns: _Columns, clusters: list[_Cluster]) -> bool:
    """Whether nothing stands among a row's cells that is none of them."""
    top, bottom = _extent(row)
    held = {id(cluster) for cell in row.values() for cluster in cell}
    return not any(
        cluster.box[1] < bottom - 1
        and cluster.box[3] > top + 1
        and cluster.box[2] > columns[0][0]
        and cluster.box[0] < columns[-1][1]
        and id(cluster) not in held
        for cluster in clusters
    )


def _goes_on(rows: list[_Row], columns: _Columns, clusters: list[_Cluster]) -> bool:
    """Whether the columns of few rows go on, out of step, above or below them: two texts side by side, whose lines
    happened to meet."""
    if len(rows) >= _ROWS:
        return False
    held = {id(cluster) for row in rows for cell in row.values() for cluster in cell}
    top, bottom = _extent(rows[0])[0], _extent(rows[-1])[1]
    near = _FAR * rows[0][0][0].size
    beside: dict[bool, set[int]] = {True: set(), False: set()}
    for cluster in clusters:
        above = top - near < cluster.box[3] < top + 1
        below = bottom - 1 < cluster.box[1] < bottom + near
        if id(cluster) in held or not (above or below):
            continue
        reached = {at for at, (x0, x1) in enumerate(columns) if cluster.box[0] < x1 + 1 and cluster.box[2] > x0 - 1}
        if len(reached) == 1 and cluster.box[0] > columns[0][0] - 1:
            beside[above] |= reached
    return any(len(reached) > 1 for reached in beside.values())


def _extent(row: _Row) -> tuple[float, float]:
    """How far up and down a row reaches."""
    clusters = [cluster for cell in row.values() for cluster in cell]
    return min(cluster.box[1] for cluster in clusters), max(cluster.box[3] for cluster in clusters)


def _white(edge: tuple[float, float], cluster: _Cluster, *, down: bool) -> float:
    return cluster.box[1] - edge[1] if down else edge[0] - cluster.box[3]


def _slack(held: list[_Cluster]) -> float:
    """How far off the middle of its row a cell may be: the white before a list counts too."""
    lines = sum(cluster.lines for cluster in held)
    return _LEVEL if lines < _MANY else 0.7 * held[0].size


def _middle(held: list[_Cluster]) -> float:
    return (min(cluster.box[1] for cluster in held) + max(cluster.box[3] for cluster in held)) / 2


def _column(columns: _Columns, cluster: _Cluster) -> int:
    """The column that a cluster reaches into first: the one that it shares most with, or that it lies nearest to."""
    shared = [min(cluster.box[2], x1) - max(cluster.box[0], x0) for x0, x1 in columns]
    return max(range(len(columns)), key=lambda at: shared[at])


def _widened(columns: _Columns, row: _Row) -> _Columns | None:
    """The columns with a row's cells in them; None where two would touch."""
    found = list(columns)
    for at, held in row.items():
        x0 = min(found[at][0], *(cluster.box[0] for cluster in held))
        x1 = max(found[at][1], *(cluster.box[2] for cluster in held))
        found[at] = (x0, x1)
    size = row[0][0].size
    return found if all(other[0] - one[1] > 0.5 * size for one, other in pairwise(found)) else None


def _is_table(rows: list[_Row], columns: _Columns) -> bool:
    """Whether rows read across, and none of them is set from the top."""
    if len(rows) < 2:
        return False
    lengths = [
        median(sum(segment.letters for cluster in row[at] for segment in cluster.segments) for row in rows if at in row)
        for at in range(len(columns))
    ]
    return min(lengths) <= _SHORT


def _table(page: int, rows: list[_Row], columns: _Columns) -> Table:
    cells = []
    for number, row in enumerate(rows):
        for column, held in sorted(row.items()):
            words = [word for cluster in held for segment in cluster.segments for word in segment.words]
            top, bottom = min(cluster.box[1] for cluster in held), max(cluster.box[3] for cluster in held)
            cells.append(
                GridCell(number, column, 1, 1, (columns[column][0] - 3, top, columns[column][1] + 3, bottom), words)
            )
    tops, bottoms = [cell.box[1] for cell in cells], [cell.box[3] for cell in cells]
    box = (columns[0][0], min(tops), columns[-1][1], max(bottoms))
    table = Table(page, box, cells, tuple(x0 for x0, _ in columns), ruled=False)
    table.header_rows = header_rows(table)
    return table
