"""Names of columns that take several lines, those of one column more than those of another: one row of a table."""

from __future__ import annotations

from itertools import pairwise

from cie_extract.readers.layout.lines import Segment

_PITCH = 1.4  # sizes between the baselines of lines that belong together
_MOST_LINES = 6
_FAR = 2.5  # sizes of white between the names and what they name
_GUTTER = 0.4  # of the size
_NAME = 60  # characters

Row = list[Segment]


def with_whole_heads(rows: list[Row]) -> list[tuple[Row, int]]:
    """The rows, each with how many printed ones it is: bold lines close over a row that is not bold are one, where
    they name its columns."""
    found: list[tuple[Row, int]] = []
    at = 0
    while at < len(rows):
        end = _end_of_bold(rows, at)
        head = _head(rows[at:end], rows[end]) if 1 < end - at <= _MOST_LINES and end < len(rows) else None
        if head is None:
            found.append((rows[at], 1))
            at += 1
        else:
            found.append((head, end - at))
            at = end
    return found


def _end_of_bold(rows: list[Row], start: int) -> int:
    """Where bold rows of one size that stand close under one another end, from `start` on."""
    if not _is_bold(rows[start]):
        return start + 1
    end = start + 1
    for above, below in pairwise(rows[start:]):
        size = above[0].words[0].size
        apart = below[0].bottom - above[0].bottom > _PITCH * size or abs(below[0].words[0].size - size) > 0.6
        if apart or not _is_bold(below):
            break
        end += 1
    return end


def _is_bold(row: Row) -> bool:
    words = [word for segment in row for word in segment.words if any(map(str.isalnum, word.text))]
    return bool(words) and all(word.bold for word in words)


def _head(lines: list[Row], named: Row) -> Row | None:
    """The lines as one row of names, where they are so over the row below."""
    size = lines[0][0].words[0].size
    if len(named) < 2 or named[0].top - lines[-1][0].bottom > _FAR * size or named[0].words[0].bold:
        return None
    columns: list[list[Segment]] = []
    for segment in sorted((segment for line in lines for segment in line), key=lambda segment: segment.x0):
        if columns and segment.x0 < max(other.x1 for other in columns[-1]) + _GUTTER * size:
            columns[-1].append(segment)
        else:
            columns.append([segment])
    names = [_name(column) for column in columns]
    over = [
        [name for name in names if name.x0 < segment.x1 + size and name.x1 > segment.x0 - size] for segment in named
    ]
    if len(names) < 2 or any(len(found) != 1 for found in over) or any(name.letters > _NAME for name in names):
        return None
    return names if len({id(found[0]) for found in over}) == len(named) else None


def _name(column: list[Segment]) -> Segment:
    lines = sorted(column, key=lambda segment: segment.bottom)
    return Segment(
        tuple(word for line in lines for word in line.words),
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )
