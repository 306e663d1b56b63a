"""Columns: a page's words cut into regions that are read one after the other.

A gutter is a strip of white that stays open over several lines with text on both sides. Strips between labels and
their values, or between a list's numbers and its words, are none: there a row reads across.
"""

from __future__ import annotations

from statistics import median

from cie_extract.readers.layout.columns import GUTTER, LEAST_LINES, is_columns
from cie_extract.readers.layout.lines import rows_of, segments_of, word_space
from cie_extract.readers.layout.markers import marker_of
from cie_extract.readers.layout.pieces import Frame, Piece, Region
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.layout.strips import cut, strips_of
from cie_extract.readers.layout.tables import Table

_MANY_LINES = 8
_APART = 0.6  # of the size: white between paragraphs
_DEEPEST = 8


def regions_of(words: list[Word], things: list[Table | Frame], left: float, right: float) -> list[Region]:
    """The regions of a page or frame in reading order. `left` and `right` bound its text."""
    rows = rows_of(words)
    space = word_space(rows)
    pieces = [
        Piece((segment.x0, segment.top, segment.x1, segment.bottom), segment)
        for row, strips in zip(rows, strips_of(rows), strict=True)
        for whole in segments_of(row, space)
        for segment in (cut(whole, strips) if strips else [whole])
    ]
    beside = [thing for thing in things if isinstance(thing, Frame) and _stands_beside(thing, pieces, len(words))]
    boxes = [frame.box for frame in beside]
    pieces.extend(Piece(thing.box, thing=thing) for thing in things if thing not in beside)
    found = _cut(pieces, left, right, 0)
    for region in found:
        region.boxes = boxes
    for frame in beside:
        for region in frame.regions:
            region.aside = True
            found.append(region)
    return found


def _stands_beside(frame: Frame, pieces: list[Piece], words: int) -> bool:
    """Whether text runs past a frame on one side: then it is a pull box, not a part of the flow."""
    x0, top, x1, bottom = frame.box
    past = sum(
        top <= (piece.top + piece.bottom) / 2 <= bottom and (piece.x1 <= x0 + 3 or piece.x0 >= x1 - 3)
        for piece in pieces
    )
    return past > 1 and frame.words < 0.6 * words


def _region(group: list[Piece], left: float, right: float) -> Region:
    region = Region(left, right)
    for piece in group:
        if piece.segment is not None:
            region.words.extend(piece.segment.words)
        elif piece.thing is not None:
            region.things.append(piece.thing)
    return region


def _cut(pieces: list[Piece], x0: float, x1: float, depth: int) -> list[Region]:
    """Pieces as regions in reading order: above a pair of columns, left, right, below."""
    if not pieces:
        return []
    texts = sum(piece.segment is not None for piece in pieces)
    best = _best_gutter(pieces) if depth <= _DEEPEST and texts >= 2 * LEAST_LINES else None
    if best is None:
        return [_region(pieces, x0, x1)]
    left, right = best
    taken = {id(piece) for piece in (*left, *right)}
    top = min(piece.top for piece in (*left, *right))
    above = [piece for piece in pieces if id(piece) not in taken and (piece.top + piece.bottom) / 2 < top]
    taken |= {id(piece) for piece in above}
    below = [piece for piece in pieces if id(piece) not in taken]
    inner, gutter = max(piece.x1 for piece in left), min(piece.x0 for piece in right)
    if len(left) < _MANY_LINES:  # too few to show where they wrap
        inner = max(inner, gutter - 2 * left[0].bottom + 2 * left[0].top)
    first = _cut(above, x0, x1, depth + 1)
    beside = _cut(right, gutter, max(x1, gutter), depth + 1)
    if _runs_round(left, right, below):
        # the text runs on below what stands beside it: one flow, and the box aside
        for region in beside:
            region.aside = True
        return [*first, *_cut(left, x0, inner, depth + 1), *_cut(below, x0, x1, depth + 1), *beside]
    return [*first, *_cut(left, x0, inner, depth + 1), *beside, *_cut(below, x0, x1, depth + 1)]


def _runs_round(left: list[Piece], right: list[Piece], below: list[Piece]) -> bool:
    """Whether the left column goes on, wider, below the right one: in one list or one sentence."""
    first = min(below, key=lambda piece: piece.top, default=None)
    last = max(left, key=lambda piece: piece.bottom)
    if first is None or first.segment is None or last.segment is None or len(right) > len(left) + 2:
        return False
    if abs(first.segment.words[0].size - last.segment.words[0].size) > 0.6:
        return False
    if first.top - last.bottom > 1.2 * first.segment.words[0].size:
        return False
    left_edge = min(piece.x0 for piece in left)
    if first.x0 > left_edge + 4 * first.segment.words[0].size or first.x1 < min(piece.x0 for piece in right):
        return False
    ended = last.segment.words[-1].text.endswith((".", "!", "?", ":"))
    listed = marker_of(first.segment.words[0].text, alone=True) is not None and any(
        piece.segment and marker_of(piece.segment.words[0].text, alone=True) for piece in left
    )
    return listed or (not ended and first.segment.words[0].text[:1].islower())


def _best_gutter(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    ordered = sorted(pieces, key=lambda piece: piece.top)
    sizes = [piece.segment.words[0].size for piece in pieces if piece.segment is not None]
    size = median(sizes)
    leftmost = min(piece.x0 for piece in pieces)
    best: tuple[float, list[Piece], list[Piece]] | None = None
    tried: float | None = None
    for x in sorted(piece.x0 for piece in pieces if piece.x0 > leftmost + 4 * size):
        if tried is not None and x - tried < 2:
            continue
        tried = x
        for left, right in _runs(ordered, x, size):
            if is_columns(left, right, size):
                score = float(min(len(left), len(right)))
                if best is None or score > best[0]:
                    best = (score, left, right)
    return None if best is None else (best[1], best[2])


def _runs(ordered: list[Piece], x: float, size: float) -> list[tuple[list[Piece], list[Piece]]]:
    """Stretches down the page in which nothing crosses the strip that ends at `x`."""
    found = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in [*ordered, None]:
        if piece is not None and piece.x0 >= x - 2:
            right.append(piece)
        elif piece is not None and piece.x1 <= x - GUTTER * size:
            left.append(piece)
        else:
            if min(len(left), len(right)) >= LEAST_LINES and _abreast(left, right):
                left, right = _without_heads(left, right)
                if piece is not None:  # what crosses the strip ends the columns
                    left, right = _without_tail(left, right, size), _without_tail(right, left, size)
                found.append((left, right))
            left, right = [], []
    return found


def _without_tail(side: list[Piece], other: list[Piece], size: float) -> list[Piece]:
    """One side without what stands below the other and apart from the lines above it: it goes with what follows."""
    bottom = max((piece.bottom for piece in other), default=0.0)
    for at, piece in enumerate(side):
        if at and piece.top > bottom - 0.3 * size:
            above = max(each.bottom for each in side[:at])
            if piece.top - above > _APART * size:
                return side[:at]
    return side


def _abreast(left: list[Piece], right: list[Piece]) -> bool:
    """Whether several lines of either side stand beside the other side."""
    top = max(left[0].top, right[0].top)
    bottom = min(max(piece.bottom for piece in left), max(piece.bottom for piece in right))
    return all(
        sum(top <= (piece.top + piece.bottom) / 2 <= bottom for piece in side) >= LEAST_LINES - 1
        for side in (left, right)
    )


def _without_heads(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The two sides without the lines of one that stand wholly above the other."""
    top = max(left[0].top, right[0].top)
    return [piece for piece in left if piece.bottom > top], [piece for piece in right if piece.bottom > top]
