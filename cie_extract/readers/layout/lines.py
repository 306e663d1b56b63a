"""Words to rows, and rows to segments: runs of words that nothing but ordinary spaces separate."""

from __future__ import annotations

from statistics import median

from cie_extract.readers.layout.printed import Word

_SAME_BASELINE = 0.3  # of the size
_TAB = 1.2  # of the size: a wider gap than this is a tab or a gutter, unless the whole line is set wide
_STRETCH = 2.2  # times the line's own usual gap


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Words that share a baseline, rows from the top down, each from left to right.

    Raised and lowered words (ordinals, footnote marks) join the row that they touch.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        row = rows[-1] if rows else None
        if row is not None and abs(word.bottom - row[0].bottom) <= _SAME_BASELINE * min(word.size, row[0].size):
            row.append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return _with_raised(rows)


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows of small words between two others belong to the row beside whose words they stand."""
    kept: list[list[Word]] = []
    for at, row in enumerate(rows):
        home = None
        for other in (rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None):
            if other is not None and all(_raised_in(word, other) for word in row):
                home = other
        if home is None:
            kept.append(row)
        else:
            home.extend(row)
            home.sort(key=lambda word: word.x0)
    return kept


def _raised_in(word: Word, row: list[Word]) -> bool:
    """Whether a word is a raised or lowered part of a row: smaller, touching a neighbour, overlapping in height."""
    for other in row:
        if (
            word.size < 0.85 * other.size
            and min(word.bottom, other.bottom) - max(word.top, other.top) > 0.3 * word.size
        ):
            near = 0.4 * other.size
            if -near < word.x0 - other.x1 < near or -near < other.x0 - word.x1 < near:
                return True
    return False


def segments_of(row: list[Word]) -> list[list[Word]]:
    """A row cut at its tabs and gutters."""
    if len(row) == 1:
        return [row]
    gaps = [after.x0 - before.x1 for before, after in zip(row, row[1:], strict=False)]
    usual = median(gaps) if len(gaps) > 2 else 0.0
    segments = [[row[0]]]
    for gap, before, word in zip(gaps, row, row[1:], strict=False):
        size = max(before.size, word.size)
        if gap > _TAB * size and gap > _STRETCH * usual:
            segments.append([word])
        else:
            segments[-1].append(word)
    return segments
