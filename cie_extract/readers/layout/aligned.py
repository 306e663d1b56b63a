"""Tables and forms without rulings: rows whose parts stand in the same columns, several rows on end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice
from statistics import median

from cie_extract.readers.layout.heads import with_whole_heads
from cie_extract.readers.layout.lines import Segment, segments_of, word_space
from cie_extract.readers.layout.markers import marker_of
from cie_extract.readers.layout.printed import Rule, Word, around
from cie_extract.readers.layout.seams import cut_at_columns
from cie_extract.readers.layout.tables import GridCell, Table, header_rows
from cie_extract.readers.layout.wrapping import CLOSE, END, Row, column_of, table_rows, wraps

_GUTTER = 0.8  # of the size
_BREAK = 2.6  # sizes of white: a table ends
_BETWEEN_ANSWERS = 12.0  # sizes of white between statements with room to write under each
_TICKS = frozenset("xX✓✔✗✘☒☐")
_LABEL = 45  # characters: a longer part alone in the first column is a paragraph
_SHORT = 40  # characters: some column of a table is as short, or it is prose in columns
_MANY = 3  # rows
_LONGEST_VALUE = 12  # lines beside one label
_OTHER_SIZE = 1.15  # times: parts of a row that differ so are a title and something beside it
_REST = re.compile(r"(?:\d{1,2}, ?)?(?:19|20)\d\d|\d{5}(?:-\d{4})?")  # of a date or an address
_OPEN = frozenset(",.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ITEM = frozenset("•●▪■◦○➢➤❖►▶✓")  # bullets before a part of a row: a list beside something else


@dataclass(slots=True)
class _Run:
    """Rows that keep the same columns. `columns` are the stretches that text takes up."""

    rows: list[Row] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)

    @property
    def parted(self) -> int:
        return sum(len(row) > 1 for row in self.rows)


def aligned_tables(
    rows: list[list[Word]], page: int, rules: list[Rule], right: float
) -> list[list[list[Word]] | Table]:
    """A region's rows in order, those that make a table as a Table, the others in lists as they are.

    A row that reads across on its own is a table of one row, unless a sentence runs through it; where its parts are of
    different sizes each is a list of its own. `right` is how far the region's lines may reach.
    """
    space = word_space(rows)
    whole = with_whole_heads(cut_at_columns([segments_of(row, space) for row in rows], space))
    cut = [row for row, _ in whole]
    printed = _printed(rows, [count for _, count in whole])
    parts: list[list[list[Word]] | Table] = []
    fresh = True
    for start, run in _runs(cut, right):
        end = start + len(run.rows)
        alone = (
            run.parted == 1
            and (len(run.rows) <= _MANY or _is_long_value(run))
            and _stands_alone(cut, start, end, right)
        )
        if _is_table(run) or alone:
            sizes = [segment.words[0].size for segment in run.rows[0]]
            if run.parted == 1 and max(sizes) > _OTHER_SIZE * min(sizes):
                parts.extend([list(segment.words)] for segment in run.rows[0])
                parts.extend([list(segment.words) for segment in row] for row in run.rows[1:])
            else:
                parts.append(_table(_reaching(run, right) if _is_long_value(run) else run, page, rules))
            fresh = True
            continue
        if fresh:
            parts.append([])
            fresh = False
        last = parts[-1]
        assert isinstance(last, list)
        for lines, segments in zip(printed[start:end], cut[start:end], strict=True):
            items = any(len(segment.words) > 1 and segment.words[0].text in _ITEM for segment in segments[1:])
            last.extend([list(segment.words) for segment in segments] if items else lines)
    return parts


def _printed(rows: list[list[Word]], counts: list[int]) -> list[list[list[Word]]]:
    """The printed rows in groups of so many."""
    left = iter(rows)
    return [list(islice(left, count)) for count in counts]


def _is_long_value(run: _Run) -> bool:
    """Whether a label stands before lines that all begin where its value does: a list beside it, or a paragraph."""
    first = run.rows[0]
    if len(first) != 2 or len(run.rows) > _LONGEST_VALUE or first[0].letters >= _LABEL:
        return False
    label, value = first
    if marker_of(label.words[0].text, alone=len(label.words) > 1) is not None or label.words[0].text in _ITEM:
        return False
    size = value.words[0].size
    return label.letters > 2 and all(len(row) == 1 and abs(row[0].x0 - value.x0) < 0.3 * size for row in run.rows[1:])


def _reaching(run: _Run, right: float) -> _Run:
    """The run with its last column as wide as the region: a short line there ends what it says."""
    return replace(run, columns=[*run.columns[:-1], (run.columns[-1][0], max(run.columns[-1][1], right))])


def _stands_alone(rows: list[Row], start: int, end: int, right: float) -> bool:
    """Whether no sentence runs into rows `start` to `end` from above, or on below them."""
    above = rows[start - 1] if start else None
    below = rows[end] if end < len(rows) else None
    return not (above and _runs_on(above, rows[start], right)) and not (below and _runs_on(rows[end - 1], below, right))


def _runs_on(above: Row, below: Row, right: float) -> bool:
    """Whether the first word of a row had no room on the row above, close over it."""
    size = below[0].words[0].size
    last, first = above[-1], below[0].words[0]
    if below[0].top - max(segment.bottom for segment in above) > CLOSE * size:
        return False
    if marker_of(first.text, alone=len(below[0].words) > 1) is not None:
        return False
    return right - last.x1 < first.x1 - first.x0 + 0.45 * size or (
        first.text[:1].islower() and not last.words[-1].text.endswith(END)
    )


def _runs(rows: list[Row], right: float) -> list[tuple[int, _Run]]:
    """The rows in runs, each with the position it starts at; a row that reads across alone is a run of one."""
    found: list[tuple[int, _Run]] = []
    at = 0
    while at < len(rows):
        leads = len(rows[at]) == 1 and at + 1 < len(rows) and _leads(rows[at][0], rows[at + 1])
        run = _run_from(rows, at, right) if len(rows[at]) > 1 or leads else _Run([rows[at]])
        if leads and run.parted < 2:
            run = _Run([rows[at]])
        found.append((at, run))
        at += len(run.rows)
    return found


def _leads(segment: Segment, below: Row) -> bool:
    """Whether a lone line is the first of a row whose other parts stand half a line lower, as boxes to tick do."""
    size = segment.words[0].size
    return (
        segment.x1 < below[0].x0 - _GUTTER * size and below[0].words[-1].bottom - segment.words[0].bottom < 0.8 * size
    )


def _is_table(run: _Run) -> bool:
    return run.parted >= 2 and len(run.columns) > 1 and (_reads_across(run) or _begins_level(run))


def _run_from(rows: list[Row], start: int, right: float) -> _Run:
    """The longest run of rows from `start` that keeps its columns apart."""
    run = _Run([rows[start]], [(segment.x0, segment.x1) for segment in rows[start]])
    size = rows[start][0].words[0].size
    kept = 1  # rows up to the last one that is sure
    for row in rows[start + 1 :]:
        white = row[0].top - max(segment.bottom for segment in run.rows[-1])
        if white > _BREAK * size and not (_is_answered(row) and white <= _BETWEEN_ANSWERS * size):
            break
        if _ends_last_part(run.rows[-1], row, right):
            last = run.rows[-1][-1]
            row = [replace(row[0], x0=last.x0, x1=last.x1)]  # it belongs to that part's column
        columns = _merged(run.columns, row, size)
        if len(columns) < 2 or not _kept_apart([*run.rows, row], columns):
            break
        lone = len(row) == 1
        if lone and column_of(columns, row[0]) == 0:
            rest = wraps(row[0], run.rows, columns, size)
            if not rest and not _may_be_label(row[0], run.rows[-1]):
                break
        else:
            rest = lone
        run.rows.append(row)
        run.columns = columns
        if not lone or rest:
            kept = len(run.rows)
    return _Run(run.rows[:kept], _columns(run.rows[:kept], size))


def _is_answered(row: Row) -> bool:
    """Whether a row is a numbered statement with a tick or a cross at its right."""
    first = row[0].words[0]
    numbered = marker_of(first.text, alone=len(row[0].words) > 1) is not None and first.text[:1].isdigit()
    return numbered and len(row) > 1 and all(segment.text in _TICKS for segment in row[1:])


def _ends_last_part(above: Row, below: Row, right: float) -> bool:
    """Whether a row is the end of the last part of the row above, which had no room there: "Date: May 5," and "2026"
    at the left margin again, as tabs do it."""
    if len(above) < 2 or len(below) > 1 or not _REST.fullmatch(below[0].text):
        return False
    first, last, size = below[0].words[0], above[-1], below[0].words[0].size
    return (
        right - last.x1 < first.x1 - first.x0 + 0.45 * size
        and abs(below[0].x0 - above[0].x0) < size
        and below[0].top - above[0].bottom <= CLOSE * size
        and last.text[-1:] in _OPEN
    )


def _kept_apart(rows: list[Row], columns: list[tuple[float, float]]) -> bool:
    """Whether no two parts of a row fall into one column."""
    return all(len({column_of(columns, segment) for segment in row}) == len(row) for row in rows)


def _columns(rows: list[Row], size: float) -> list[tuple[float, float]]:
    columns = [(segment.x0, segment.x1) for segment in rows[0]]
    for row in rows[1:]:
        columns = _merged(columns, row, size)
    return columns


def _merged(columns: list[tuple[float, float]], row: Row, size: float) -> list[tuple[float, float]]:
    """The stretches taken up when a row is added, those that touch as one.

    A part that begins just where a column does may stand close to the part before it: a label as wide as its column.
    """
    taken = sorted([*columns, *((segment.x0, segment.x1) for segment in row)])
    found: list[tuple[float, float]] = []
    for x0, x1 in taken:
        again = sum(abs(x0 - other) < 1.5 for other, _ in taken) > 1
        gutter = 0.1 * size if again else _GUTTER * size
        if found and x0 < found[-1][1] + gutter:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _may_be_label(segment: Segment, above: Row) -> bool:
    """Whether a lone part of the first column is a label like those above, its value left empty."""
    first, other = segment.words[0], above[0].words[0]
    close = segment.top - above[0].bottom < _BREAK * first.size
    return (
        close
        and segment.letters < _LABEL
        and abs(first.size - other.size) < 0.6
        and first.bold == other.bold
        and not segment.text.isupper()
    )


def _reads_across(run: _Run) -> bool:
    """Not two columns of prose that happen to share baselines: in a table some column is short."""
    columns: dict[int, list[int]] = {}
    for row in run.rows:
        for segment in row:
            columns.setdefault(column_of(run.columns, segment), []).append(segment.letters)
    return min(median(lengths) for lengths in columns.values()) <= _SHORT


def _begins_level(run: _Run) -> bool:
    """Whether texts of unlike length begin side by side, time and again: rows, however long they are."""
    lines = [Counter(column_of(run.columns, part) for part in row) for row in table_rows(run.rows, run.columns, [])]
    uneven = sum(len(set(counts.values())) > 1 for counts in lines)
    return len(lines) >= _MANY and uneven > 1 and all(len(counts) == len(run.columns) for counts in lines)


def _table(run: _Run, page: int, rules: list[Rule]) -> Table:
    cells: list[GridCell] = []
    columns = run.columns or [(segment.x0, segment.x1) for segment in run.rows[0]]
    for number, row in enumerate(table_rows(run.rows, columns, rules)):
        words: dict[int, list[Word]] = {}
        for segment in row:
            words.setdefault(column_of(columns, segment), []).extend(segment.words)
        for column, found in sorted(words.items()):
            box = around(found)
            cells.append(
                GridCell(number, column, 1, 1, (columns[column][0] - 3, box[1], columns[column][1] + 3, box[3]), found)
            )
    everything = [word for row in run.rows for segment in row for word in segment.words]
    table = Table(page, around(everything), cells, tuple(x0 for x0, _ in columns), ruled=False)
    table.header_rows = header_rows(table)
    return table
