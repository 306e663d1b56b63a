"""Tables without rulings: rows whose parts stand in the same columns, several rows on end."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from cie_extract.readers.layout.lines import Segment, segments_of
from cie_extract.readers.layout.printed import Rule, Word, around
from cie_extract.readers.layout.tables import GridCell, Table, header_rows

_GUTTER = 0.8  # of the size
_TIGHT = 1.3  # times the usual distance of lines: more is another row
_BREAK = 2.6  # sizes of white: a table ends


@dataclass(slots=True)
class _Run:
    """Rows that keep the same columns. `columns` are the stretches that text takes up."""

    rows: list[list[Segment]] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)

    @property
    def parted(self) -> int:
        return sum(len(row) > 1 for row in self.rows)


def aligned_tables(rows: list[list[Word]], page: int, rules: list[Rule]) -> list[list[list[Word]] | Table]:
    """A region's rows in order, those that make a table as a Table, the others in lists as they are."""
    parts: list[list[list[Word]] | Table] = []
    at = 0
    cut = [segments_of(row) for row in rows]
    while at < len(rows):
        run = _run_from(cut, at) if len(cut[at]) > 1 else None
        if run is not None and run.parted >= 2 and _reads_across(run):
            parts.append(_table(run, page, rules))
            at += len(run.rows)
            continue
        if not parts or isinstance(parts[-1], Table):
            parts.append([])
        last = parts[-1]
        assert isinstance(last, list)
        last.append(rows[at])
        at += 1
    return parts


def _run_from(rows: list[list[Segment]], start: int) -> _Run:
    """The longest run of rows from `start` that keeps at least two columns apart."""
    run = _Run([rows[start]], [(segment.x0, segment.x1) for segment in rows[start]])
    size = rows[start][0].words[0].size
    last_parted = 0
    for row in rows[start + 1 :]:
        above = run.rows[-1]
        if row[0].top - max(segment.bottom for segment in above) > _BREAK * size:
            break
        columns = _merged(run.columns, row, size)
        if len(columns) < 2:
            break
        if len(row) > 1:
            if len({_column(columns, segment) for segment in row}) < 2 or len(columns) < min(len(run.columns), 2):
                break
            run.columns = columns
            last_parted = len(run.rows)
        elif _column(columns, row[0]) == 0 and not _goes_on(row[0], above, size):
            break
        else:
            run.columns = columns
        run.rows.append(row)
    kept = run.rows[: last_parted + 1]
    for row in run.rows[last_parted + 1 :]:  # what wraps in a later column still belongs to the last row
        if _column(run.columns, row[0]) == 0:
            break
        kept.append(row)
    return _Run(kept, _columns(kept, size))


def _columns(rows: list[list[Segment]], size: float) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for row in rows:
        columns = _merged(columns, row, size)
    return columns


def _merged(columns: list[tuple[float, float]], row: list[Segment], size: float) -> list[tuple[float, float]]:
    """The stretches taken up when a row is added, those that touch as one."""
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted([*columns, *((segment.x0, segment.x1) for segment in row)]):
        if found and x0 < found[-1][1] + _GUTTER * size:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _column(columns: list[tuple[float, float]], segment: Segment) -> int:
    middle = (segment.x0 + segment.x1) / 2
    return min(
        range(len(columns)),
        key=lambda at: abs(sum(columns[at]) / 2 - middle) if not (columns[at][0] <= middle <= columns[at][1]) else -1.0,
    )


def _goes_on(segment: Segment, above: list[Segment], size: float) -> bool:
    """Whether a lone part in the first column is a label like those above, or the rest of one."""
    close = segment.top - above[0].bottom < 0.9 * size
    alike = abs(segment.words[0].size - above[0].words[0].size) < 0.6
    return close and alike and segment.words[0].bold == above[0].words[0].bold and not segment.text.isupper()


def _reads_across(run: _Run) -> bool:
    """Not two columns of prose that happen to share baselines: in a table some column is narrow or short."""
    columns: dict[int, list[int]] = {}
    for row in run.rows:
        for segment in row:
            columns.setdefault(_column(run.columns, segment), []).append(segment.letters)
    return len(run.columns) > 1 and min(median(lengths) for lengths in columns.values()) <= 40


def _table(run: _Run, page: int, rules: list[Rule]) -> Table:
    rows = _rows(run, rules)
    cells: list[GridCell] = []
    edges = [column[0] for column in run.columns]
    ends = [*edges[1:], max(x1 for _, x1 in run.columns)]
    for number, row in enumerate(rows):
        words: dict[int, list[Word]] = {}
        for segment in row:
            words.setdefault(_column(run.columns, segment), []).extend(segment.words)
        for column, found in sorted(words.items()):
            box = around(found)
            right = max(run.columns[column][1], box[2]) if column + 1 == len(edges) else ends[column] - 2
            cells.append(GridCell(number, column, 1, 1, (edges[column] - 3, box[1], right + 3, box[3]), found))
    everything = [word for row in run.rows for segment in row for word in segment.words]
    table = Table(page, around(everything), cells, tuple(edges), ruled=False)
    table.header_rows = header_rows(table)
    return table


def _rows(run: _Run, rules: list[Rule]) -> list[list[Segment]]:
    """Printed rows put together to rows of the table: what wraps goes with the row above."""
    distances = [below[0].bottom - above[0].bottom for above, below in zip(run.rows, run.rows[1:], strict=False)]
    tight = min(distances, default=0.0)
    found: list[list[Segment]] = []
    for at, row in enumerate(run.rows):
        if not found:
            found.append(list(row))
            continue
        ruled = _ruled_between(run.rows[at - 1], row, rules)
        close = distances[at - 1] <= _TIGHT * tight + 0.5
        first = _column(run.columns, row[0]) == 0
        wraps = not first and close
        if len(row) == 1 and first and close:
            label = " ".join(segment.text for segment in found[-1] if _column(run.columns, segment) == 0)
            wraps = bool(label) and not label.endswith(":") and row[0].text.endswith(":")
        if wraps and not ruled:
            found[-1].extend(row)
        else:
            found.append(list(row))
    return found


def _ruled_between(above: list[Segment], below: list[Segment], rules: list[Rule]) -> bool:
    top = max(segment.bottom for segment in above) - 2
    bottom = min(segment.top for segment in below) + 2
    left, right = above[0].x0, max(segment.x1 for segment in (*above, *below))
    return any(
        rule.horizontal and top <= rule.top <= bottom and rule.x1 - rule.x0 > 0.6 * (right - left) for rule in rules
    )
