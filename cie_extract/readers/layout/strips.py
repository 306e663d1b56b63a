"""White that runs down through many rows: a gutter, even where justified lines leave gaps as wide as it everywhere."""

from __future__ import annotations

from itertools import pairwise

from cie_extract.readers.layout.lines import Segment, segment_of
from cie_extract.readers.layout.printed import Word

_WIDE = 0.8  # of the size
_ROWS = 6  # with words on both sides: chance gaps do not line up for so long
_APART = 2.5  # sizes between rows: the strip ends

Strip = tuple[float, float, int, int]  # from and to across the page; the first row and how many have words beside it


def strips_of(rows: list[list[Word]]) -> list[list[tuple[float, float]]]:
    """For each row, the strips that it shares with rows above and below."""
    found: list[list[tuple[float, float]]] = [[] for _ in rows]
    open_strips: list[Strip] = []
    for at, row in enumerate(rows):
        size = row[0].size
        apart = bool(at) and row[0].top - rows[at - 1][0].bottom > _APART * size
        kept = [] if apart else [new for strip in open_strips for new in _narrowed(strip, row, size)]
        for strip in open_strips:
            if not any(strip[2] == new[2] and strip[0] <= new[0] and new[1] <= strip[1] for new in kept):
                _write(strip, at, found)
        fresh = [(before.x1, after.x0) for before, after in pairwise(row) if after.x0 - before.x1 > _WIDE * size]
        taken = [(x0, x1) for x0, x1, _, _ in kept]
        kept.extend((x0, x1, at, 1) for x0, x1 in fresh if (x0, x1) not in taken)
        open_strips = kept
    for strip in open_strips:
        _write(strip, len(rows), found)
    return found


def _narrowed(strip: Strip, row: list[Word], size: float) -> list[Strip]:
    """What a row leaves of a strip, in one or more parts."""
    x0, x1, first, count = strip
    edges = [x0, *(edge for word in row if word.x0 < x1 and word.x1 > x0 for edge in (word.x0, word.x1)), x1]
    both = row[0].x0 < x0 and row[-1].x1 > x1
    return [
        (left, right, first, count + both)
        for left, right in zip(edges[::2], edges[1::2], strict=True)
        if right - left > _WIDE * size
    ]


def _write(strip: Strip, end: int, found: list[list[tuple[float, float]]]) -> None:
    x0, x1, first, count = strip
    if count >= _ROWS:
        for at in range(first, end):
            found[at].append((x0, x1))


def cut(segment: Segment, strips: list[tuple[float, float]]) -> list[Segment]:
    """A segment parted at the strips that run through it."""
    parts = [[segment.words[0]]]
    for before, word in pairwise(segment.words):
        if any(x0 < (before.x1 + word.x0) / 2 < x1 for x0, x1 in strips):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [segment_of(part) for part in parts] if len(parts) > 1 else [segment]
