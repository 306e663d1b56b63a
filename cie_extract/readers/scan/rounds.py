"""Printed circles to choose by on a scan, "○ True ● False", and what is in them.

They are told from the letter O by the white around them, by others of their size, and by the word of a choice that
stands beside each.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

import numpy

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.boxes import Filling, TickBox
from cie_extract.readers.scan.ink import Mask, Pieces, Spot
from cie_extract.readers.scan.rings import CHOICES

_WIDE = (0.085, 0.2)  # inches
_SAME = 0.12  # of the size that circles of one form differ by
_DIRECTIONS = 72
_ROUND = 0.88  # of the directions in which the outline is met
_MARKED_ROUND = 0.7  # of those, where a pen has gone over it
_INSIDE = 0.66  # of the radius
_EMPTY, _MARKED = 0.04, 0.1  # of the inside that is ink
_APART = 0.2  # of the size: white beside a circle; letters of a word stand closer
_NEAR = 2.5  # sizes between a circle and its word
_MOST = 200
_JUNK = re.compile(r"^[\WOQ0o_]+(?=\w{1,5}$)|\W+$|(?<=\w)[OQ0]$")  # what a recogniser makes of a circle


def rounds_of(ink: Mask, pieces: Pieces, dpi: float, words: Sequence[Word], known: Sequence[Spot]) -> list[TickBox]:
    """The printed circles to choose by on a page whose `words` were read; in `known` places are boxes, or a
    pen's rings."""
    likely = [spot for spot in _likely(pieces, dpi) if not any(other.shared(spot) for other in known)]
    found = [spot for spot in likely[:_MOST] if _met(ink, spot) >= _ROUND and _stands_free(ink, spot)]
    found = [spot for spot in found if _is_beside(spot, words, dpi / 72)]
    hollow = [spot for spot in found if _inked(ink, spot) < _EMPTY]
    found = [spot for spot in found if any(_alike(spot, other) for other in hollow)]
    if len(found) < 2 or not hollow:
        return []
    found += _marked_over(ink, found, words, dpi / 72)
    return [TickBox(spot, _filling(ink, spot)) for spot in found] if len(found) > len(hollow) else []


def _likely(pieces: Pieces, dpi: float) -> list[Spot]:
    """Pieces of ink about as wide as high, of a circle's size."""
    wide, high = pieces.boxes[:, 2] - pieces.boxes[:, 0], pieces.boxes[:, 3] - pieces.boxes[:, 1]
    fits = (wide >= _WIDE[0] * dpi) & (wide <= _WIDE[1] * dpi) & (numpy.abs(wide - high) <= 0.12 * high + 1)
    return [pieces.spot(int(at)) for at in numpy.flatnonzero(fits)]


def _met(ink: Mask, spot: Spot) -> float:
    """The share of directions from a spot's middle in which its outline is ink."""
    x, y = spot.middle
    met = 0
    for step in range(_DIRECTIONS):
        angle = 2 * math.pi * step / _DIRECTIONS
        for inner in (0.0, 1.0, 2.0, 3.0):
            column = round(x - 0.5 + (spot.wide / 2 - 0.5 - inner) * math.cos(angle))
            row = round(y - 0.5 + (spot.high / 2 - 0.5 - inner) * math.sin(angle))
            if 0 <= row < ink.shape[0] and 0 <= column < ink.shape[1] and ink[row, column]:
                met += 1
                break
    return met / _DIRECTIONS


def _stands_free(ink: Mask, spot: Spot) -> bool:
    """Whether there is white on both sides."""
    reach = max(2, round(_APART * spot.high))
    sides = (
        Spot(spot.x0 - reach, spot.top, spot.x0, spot.bottom),
        Spot(spot.x1, spot.top, spot.x1 + reach, spot.bottom),
    )
    return not any(side.within(ink.shape[1], ink.shape[0]).cut(ink).any() for side in sides)


def _is_beside(spot: Spot, words: Sequence[Word], scale: float) -> bool:
    """Whether the word of a choice stands beside a circle, or was read with it, and none in it."""
    x, y = spot.middle
    beside = False
    for word in words:
        if not word.top * scale <= y <= word.bottom * scale:
            continue
        plain = re.sub(r"\W", "", word.text).lower()
        x0, x1 = word.x0 * scale, word.x1 * scale
        if plain in CHOICES and x0 <= x <= x1 and x1 - x0 < 1.5 * spot.wide:
            return False  # a letter in a printed circle
        if {plain, _JUNK.sub("", word.text).lower()} & CHOICES.keys():
            beside |= max(x0 - spot.x1, spot.x0 - x1) < _NEAR * spot.high
    return beside


def _inside(ink: Mask, spot: Spot) -> Mask:
    """The dots within a circle, its outline left out."""
    rows, columns = numpy.ogrid[: spot.high, : spot.wide]
    away = ((columns - (spot.wide - 1) / 2) / (spot.wide / 2)) ** 2 + (
        (rows - (spot.high - 1) / 2) / (spot.high / 2)
    ) ** 2
    inside: Mask = spot.cut(ink)[away <= _INSIDE**2]
    return inside


def _inked(ink: Mask, spot: Spot) -> float:
    inside = _inside(ink, spot)
    return float(inside.mean()) if inside.size else 1.0


def _filling(ink: Mask, spot: Spot) -> Filling:
    share = _inked(ink, spot)
    return Filling.EMPTY if share < _EMPTY else Filling.MARKED if share >= _MARKED else Filling.UNCLEAR


def _alike(one: Spot, other: Spot) -> bool:
    return abs(one.wide - other.wide) <= max(2, _SAME * other.wide)


def _marked_over(ink: Mask, found: list[Spot], words: Sequence[Word], scale: float) -> list[Spot]:
    """Circles that a pen has run out of: where the rows and columns of the others meet and an outline still shows."""
    wide = sorted(spot.wide for spot in found)[len(found) // 2]
    columns = _places([spot.x0 for spot in found], wide)
    more: list[Spot] = []
    for top in _places([spot.top for spot in found], wide):
        for x0 in columns:
            best = max(
                (Spot(x0 + dx, top + dy, x0 + dx + wide, top + dy + wide) for dx in (-2, 0, 2) for dy in (-2, 0, 2)),
                key=lambda spot: _met(ink, spot),
            )
            taken = any(best.grown(wide // 3).shared(spot) for spot in [*found, *more])
            whole = best.within(ink.shape[1], ink.shape[0]) == best
            if not taken and whole and _met(ink, best) >= _MARKED_ROUND and _is_beside(best, words, scale):
                more.append(best)
    return more


def _places(values: list[int], wide: int) -> list[int]:
    """Distinct places, those nearer than half a circle as one."""
    ordered = sorted(values)
    return [*ordered[:1], *(after for before, after in pairwise(ordered) if after - before > wide // 2)]
