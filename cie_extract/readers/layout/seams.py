"""Rows cut where a column begins though no wide gap shows it: labels as wide as their column, or set against it."""

from __future__ import annotations

from itertools import pairwise

from cie_extract.readers.layout.lines import Segment, segment_of
from cie_extract.readers.layout.printed import Word

_SAME = 1.2  # points
_LEAST_ROWS = 3
_RAGGED = 1.0  # sizes that the left edges of labels differ by, where their right edges are one
_WIDER = 1.3  # times the usual space between words
_LABEL = 45  # characters
_NEAR = 3.5  # sizes between rows that share a seam

Row = list[Segment]


def cut_at_columns(rows: list[Row], space: float) -> list[Row]:
    """Rows, those of one part cut where a column begins: after a label in bold that is as wide as its own, or between
    labels that end at one edge and values that begin at one. `space` is the usual space between words, in sizes."""
    starts = [segment.x0 for row in rows for segment in row[1:]]
    seams = _seams(rows, space)
    found: list[Row] = []
    for number, row in enumerate(rows):
        words = row[0].words
        at = seams.get(number) or (_lighter(words, starts) if len(row) == 1 else None)
        found.append([segment_of(list(words[:at])), segment_of(list(words[at:])), *row[1:]] if at else row)
    return found


def _lighter(words: tuple[Word, ...], starts: list[float]) -> int | None:
    """Where a word of lighter type begins a column of other rows."""
    for at in range(1, len(words)):
        if words[at].bold or not words[at - 1].bold:
            continue
        if sum(abs(start - words[at].x0) < 1.5 for start in starts) > 1:
            return at
    return None


def _seams(rows: list[Row], space: float) -> dict[int, int]:
    """By row, the word that begins a value, where several rows near one another have a label that ends at the same
    place and a value that begins at the same place, and the labels begin at places of their own."""
    if len(rows) < _LEAST_ROWS:
        return {}
    by_place: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for number, row in enumerate(rows):
        for at, (before, word) in enumerate(pairwise(row[0].words), 1):
            by_place.setdefault((round(before.x1 / _SAME), round(word.x0 / _SAME)), []).append((number, at))
    found: dict[int, int] = {}
    for (end, start), first in by_place.items():
        if len(first) < 2:
            continue
        near = [
            place
            for left in (end - 1, end, end + 1)
            for right in (start - 1, start, start + 1)
            for place in by_place.get((left, right), ())
        ]
        for group in _neighbours(sorted(set(near)), rows):
            if _is_seam(group, rows, space):
                found.update(group)
    return found


def _neighbours(places: list[tuple[int, int]], rows: list[Row]) -> list[list[tuple[int, int]]]:
    """Places in groups of rows that stand near one another."""
    groups: list[list[tuple[int, int]]] = []
    for number, at in places:
        if groups:
            above = rows[groups[-1][-1][0]][0]
            if number == groups[-1][-1][0]:
                continue
            if rows[number][0].top - above.bottom < _NEAR * above.words[0].size:
                groups[-1].append((number, at))
                continue
        groups.append([(number, at)])
    return groups


def _is_seam(group: list[tuple[int, int]], rows: list[Row], space: float) -> bool:
    if len(group) < _LEAST_ROWS:
        return False
    labels = [rows[number][0].words[:at] for number, at in group]
    values = [rows[number][0].words[at:] for number, at in group]
    size = labels[0][0].size
    lefts = [label[0].x0 for label in labels]
    if max(lefts) - min(lefts) < _RAGGED * size or any(_letters(label) > _LABEL for label in labels):
        return False
    if abs(labels[0][-1].x1 - labels[1][-1].x1) > _SAME or len({round(left) for left in lefts}) < _LEAST_ROWS:
        return False
    if all(label[-1].text.endswith(":") for label in labels):
        return True
    if all(label[-1].bold and not value[0].bold for label, value in zip(labels, values, strict=True)):
        return True
    return values[0][0].x0 - labels[0][-1].x1 > _WIDER * space * size


def _letters(words: tuple[Word, ...]) -> int:
    return sum(len(word.text) + 1 for word in words) - 1
