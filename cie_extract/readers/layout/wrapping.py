"""Printed rows put together to rows of a table: what wraps in its cell goes with the row above."""

from __future__ import annotations

from itertools import pairwise

from cie_extract.readers.layout.lines import Segment
from cie_extract.readers.layout.markers import marker_of
from cie_extract.readers.layout.printed import Rule

CLOSE = 0.9  # sizes of white: lines of one cell
END = (".", ":", ";", "!", "?")
_TIGHT = 1.3  # times the usual distance of lines: more is another row
_WORDS = 14  # letters: a line of a sentence is longer

Row = list[Segment]
Columns = list[tuple[float, float]]


def column_of(columns: Columns, segment: Segment) -> int:
    """The column that the middle of a part stands in, or the nearest."""
    middle = (segment.x0 + segment.x1) / 2
    for at, (x0, x1) in enumerate(columns):
        if x0 <= middle <= x1:
            return at
    return min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))


def wraps(segment: Segment, rows: list[Row], columns: Columns, size: float) -> bool:
    """Whether a lone part of the first column is the rest of the part above it."""
    above = next((row[0] for row in reversed(rows) if column_of(columns, row[0]) == 0), None)
    if above is None or segment.top - above.bottom > CLOSE * size or segment.words[0].bold != above.words[-1].bold:
        return False
    if marker_of(segment.words[0].text, alone=len(segment.words) > 1) is not None:
        return False
    text = above.words[-1].text
    if segment.words[0].text[:1].islower() and not text.endswith(END):
        return True
    first = segment.words[0]
    return columns[0][1] - above.x1 < first.x1 - first.x0 + 0.45 * size and not text.endswith(":")


def table_rows(printed: list[Row], columns: Columns, rules: list[Rule]) -> list[Row]:
    """Printed rows put together to rows of the table: what wraps goes with the row above."""
    distances = [below[0].bottom - above[0].bottom for above, below in pairwise(printed)]
    usual = min((distance for distance in distances if distance > 0.9 * printed[0][0].words[0].size), default=0.0)
    found: list[Row] = []
    for at, row in enumerate(printed):
        if not found or _ruled_between(printed[at - 1], row, rules):
            found.append(list(row))
            continue
        close = distances[at - 1] <= _TIGHT * usual + 0.5
        if column_of(columns, row[0]) > 0:
            runs_on = close
        else:
            runs_on = (len(row) == 1 and wraps(row[0], printed[:at], columns, row[0].words[0].size)) or (
                close and any(_goes_on(segment, found[-1], columns) for segment in row)
            )
        if runs_on:
            found[-1].extend(row)
        else:
            found.append(list(row))
    return found


def _goes_on(segment: Segment, row: Row, columns: Columns) -> bool:
    """Whether a part is the rest of a sentence in its cell: cells of a row begin side by side, so what stands beside
    such a part begins no row either."""
    at = column_of(columns, segment)
    cell = [other for other in row if column_of(columns, other) == at]
    first = segment.words[0]
    if not cell or not first.text[:1].islower() or cell[0].words[0].text[:1].islower():
        return False
    above = cell[-1]
    room = columns[at][1] - above.x1
    return (
        above.letters > _WORDS
        and segment.top - above.bottom < CLOSE * first.size
        and not above.words[-1].text.endswith(END)
        and room < first.x1 - first.x0 + 0.45 * first.size
    )


def _ruled_between(above: Row, below: Row, rules: list[Rule]) -> bool:
    top = max(segment.bottom for segment in above) - 2
    bottom = min(segment.top for segment in below) + 2
    left, right = above[0].x0, max(segment.x1 for segment in (*above, *below))
    return any(
        rule.horizontal and top <= rule.top <= bottom and rule.x1 - rule.x0 > 0.6 * (right - left) for rule in rules
    )
