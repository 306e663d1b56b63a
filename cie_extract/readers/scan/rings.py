"""Choices circled with a pen: "T  F", "Yes  No" with a closed stroke around one of them.

A ring is an answer only where it closes, stands around one choice alone and is no printed frame. What is open, touches
both or is struck through stays unclear: then the words stand as printed, and a warning says that a person must look.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy
from PIL import Image

from cie_extract.readers.scan.ink import Mask, Pieces, Spot, pieces_of, spread

CHOICES = {
    "t": "f", "true": "false", "yes": "no", "y": "n",
    "f": "t", "false": "true", "no": "yes", "n": "y",
}  # fmt: skip
_WIDE = (0.13, 1.5)  # inches: a ring's width
_HIGH = (0.13, 0.75)
_LARGER = 1.6  # times the usual letter: a ring is higher than the letters of the page
_DENSE = 0.5  # of its box: more ink is no ring
_TURNS = 180  # directions around a ring's middle
_CLOSED = 0.9  # of them that meet the stroke
_MOST = 60  # candidates a page
_OPEN = 0.45  # of the directions around a letter that a stroke stands in: an open ring from here on
_BOXED = 0.8  # of a ring's dots along its box's sides: a printed frame

#: What a small picture of one word says, with the recogniser's certainty.
ReadWord = Callable[[Image.Image], tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed stroke around a printed choice: `word` as printed, `place` of its letters, `spot` of the stroke.

    `dots` are the stroke's own within `spot`; `clear` is False where the stroke may mean something else.
    """

    word: str
    certainty: float
    place: Spot
    spot: Spot
    dots: Mask
    clear: bool = True


def rings_of(ink: Mask, grey: Image.Image, pieces: Pieces, dpi: float, read_word: ReadWord) -> list[Ring]:
    """The rings around words of a choice, from the top of the page down."""
    found: list[Ring] = []
    heights = pieces.boxes[:, 3] - pieces.boxes[:, 1]
    letters = heights[heights > 0.04 * dpi]
    least = _LARGER * float(numpy.median(letters)) if len(letters) else 0.0
    likely = numpy.flatnonzero(heights > least)
    candidates = [int(piece) for piece in likely if _is_large_and_thin(pieces, int(piece), dpi)]
    for piece in candidates[:_MOST]:
        ring = _ring(ink, grey, pieces, piece, dpi, read_word)
        if ring is not None:
            found.append(ring)
    return sorted(found, key=lambda one: (one.spot.top, one.spot.x0))


def _is_large_and_thin(pieces: Pieces, piece: int, dpi: float) -> bool:
    spot = pieces.spot(piece)
    if not (_WIDE[0] * dpi <= spot.wide <= _WIDE[1] * dpi and _HIGH[0] * dpi <= spot.high <= _HIGH[1] * dpi):
        return False
    return bool(pieces.counts[piece] <= _DENSE * spot.wide * spot.high) and spot.wide < 5 * spot.high


def _ring(ink: Mask, grey: Image.Image, pieces: Pieces, piece: int, dpi: float, read_word: ReadWord) -> Ring | None:
    spot = pieces.spot(piece)
    outline = _outline(pieces.mask(piece), dpi)
    if outline is None:
        return None
    stroke, within = outline
    held = _content(ink, spot, stroke, within, dpi)
    if held is None:
        return None
    place, letters = held
    if place.high < 0.05 * dpi or place.wide > 0.95 * spot.wide or place.high > 0.95 * spot.high:
        return None
    word, certainty = read_word(_cleaned(grey, place, letters))
    plain = re.sub(r"^[\W_]+|[\W_]+$", "", word)
    if plain.lower() not in CHOICES or (len(plain) == 1 and not plain.isupper()):
        return None
    clear = not _is_frame(stroke) and not _is_struck(letters)
    return Ring(plain, certainty, place, spot, stroke, clear)


def _outline(mask: Mask, dpi: float) -> tuple[Mask, Mask] | None:
    """The outermost stroke of a piece, seen from its middle, and what it encloses; None where it does not close.

    A letter that touches the ring hangs on to its piece: it stands farther in than a pen is wide.
    """
    high, wide = mask.shape
    rows, columns = numpy.nonzero(mask)
    turns, reach = _polar(rows - high / 2, columns - wide / 2, wide / high)
    farthest = numpy.zeros(_TURNS)
    numpy.maximum.at(farthest, turns, reach)
    known = numpy.flatnonzero(farthest)
    if len(known) < _CLOSED * _TURNS:
        return None
    farthest = numpy.interp(numpy.arange(_TURNS), known, farthest[known], period=_TURNS)
    if numpy.median(farthest) < 0.3 * wide:
        return None  # nothing but a tangle
    pen = _pen(turns, reach, farthest, dpi)
    stroke = numpy.zeros_like(mask)
    outer = reach >= numpy.minimum(farthest, numpy.roll(farthest, 1))[turns] - pen
    stroke[rows[outer], columns[outer]] = True
    down, across = numpy.mgrid[:high, :wide]
    all_turns, distance = _polar(down - high / 2 + 0.5, across - wide / 2 + 0.5, wide / high)
    within: Mask = distance < farthest[all_turns] - pen
    return stroke, within


def _polar(down: Any, across: Any, stretch: float) -> tuple[Any, Any]:
    """Directions, in steps of a full turn, and distances from the middle of a box stretched to a square."""
    down = down * stretch
    turns = ((numpy.arctan2(down, across) + math.pi) * _TURNS / (2 * math.pi)).astype(int) % _TURNS
    return turns, numpy.hypot(across, down)


def _pen(turns: Any, reach: Any, farthest: Any, dpi: float) -> float:
    """How wide the stroke is, in dots: half of the directions have no more ink near the outermost dot."""
    near = reach >= farthest[turns] - 0.06 * dpi
    inner = farthest.copy()
    numpy.minimum.at(inner, turns[near], reach[near])
    return float(min(0.06 * dpi, 1.3 * numpy.median(farthest - inner) + 2))


def _content(ink: Mask, spot: Spot, stroke: Mask, within: Mask, dpi: float) -> tuple[Spot, Mask] | None:
    """The box of what stands in a ring, and its dots within that box."""
    around = spread(stroke, 1)
    inside = spot.cut(ink) & ~around
    marks = pieces_of(inside)
    kept = numpy.zeros_like(inside)
    hugging = spread(around, 1)
    for mark in range(len(marks)):
        box, own = marks.spot(mark), marks.mask(mark)
        count = int(marks.counts[mark])
        if box.high < 0.03 * dpi and box.wide < 0.03 * dpi:
            continue
        if int((own & box.cut(within)).sum()) < 0.6 * count:
            continue
        if (own & box.cut(hugging)).any() and _far_out(box, own, spot):
            continue  # the rest of a second turn of the pen
        box.cut(kept)[:] |= own
    rows, columns = numpy.flatnonzero(kept.any(axis=1)), numpy.flatnonzero(kept.any(axis=0))
    if not len(rows):
        return None
    box = Spot(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    return Spot(spot.x0 + box.x0, spot.top + box.top, spot.x0 + box.x1, spot.top + box.bottom), box.cut(kept)


def _far_out(box: Spot, own: Mask, spot: Spot) -> bool:
    """Whether most of a piece in a ring lies nearer to the ring than to its middle."""
    rows, columns = numpy.nonzero(own)
    _, reach = _polar(rows + box.top - spot.high / 2, columns + box.x0 - spot.wide / 2, spot.wide / spot.high)
    return float(reach.mean()) > 0.62 * spot.wide / 2


def _cleaned(grey: Image.Image, place: Spot, letters: Mask) -> Image.Image:
    """The letters alone, in their own shades, on white paper, as large as the recogniser likes them."""
    shades = numpy.asarray(grey.crop(place), dtype=numpy.uint8)
    alone = Image.fromarray(numpy.where(spread(letters, 1), shades, 255).astype(numpy.uint8))
    margin = max(8, place.high // 2)
    paper = Image.new("L", (place.wide + 2 * margin, place.high + 2 * margin), 255)
    paper.paste(alone, (margin, margin))
    scale = 40 / max(8, place.high)
    return paper.resize((round(paper.width * scale), round(paper.height * scale)), Image.Resampling.BICUBIC)


def _is_frame(stroke: Mask) -> bool:
    """Whether a stroke runs along its box's sides, as a printed frame does."""
    high, wide = stroke.shape
    near = max(2, round(0.06 * min(high, wide)))
    along = numpy.zeros_like(stroke)
    along[:near], along[-near:], along[:, :near], along[:, -near:] = True, True, True, True
    return float((stroke & along).sum()) > _BOXED * float(stroke.sum())


def _is_struck(letters: Mask) -> bool:
    """Whether more stands in a ring than letters: scribbles and strokes through them."""
    return float(letters.mean()) > 0.62


def open_around(ink: Mask, place: Spot, dpi: float) -> bool:
    """Whether a stroke goes around much of a printed word without being a ring, or right through it."""
    reach = round(0.32 * dpi)
    field = place.grown(reach).within(ink.shape[1], ink.shape[0])
    part = field.cut(ink)
    near = pieces_of(part)
    own = Spot(place.x0 - field.x0, place.top - field.top, place.x1 - field.x0, place.bottom - field.top)
    seen: set[int] = set()
    for piece in _strokes(near, own, dpi):
        rows, columns = numpy.nonzero(near.mask(piece))
        spot = near.spot(piece)
        down, across = rows + spot.top - own.middle[1], columns + spot.x0 - own.middle[0]
        outside = (numpy.abs(across) > own.wide / 2) | (numpy.abs(down) > own.high / 2)
        turns = (numpy.arctan2(down[outside], across[outside]) + math.pi) * 36 / (2 * math.pi)
        seen.update(int(turn) % 36 for turn in turns)
    return len(seen) >= _OPEN * 36


def _strokes(near: Pieces, own: Spot, dpi: float) -> Iterator[int]:
    """Pieces by a word that are larger than its letters."""
    for piece in range(len(near)):
        spot = near.spot(piece)
        if max(spot.wide, spot.high) > 1.5 * own.high and near.counts[piece] < 0.5 * spot.wide * spot.high:
            yield piece
