"""Rulings on a scan: straight strokes found in its ink, and taken off it so that no letter hangs on to one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy

from cie_extract.readers.scan.ink import Mask, Spot, long_runs, pieces_of

_LEAST = 0.28  # inches: no stroke of a letter in running text is as long
_THICK = 0.035  # inches: a thicker stroke is a bar
_GAP = 0.011  # inches: a ruling that a scanner broke
_LONG = 0.8  # inches: no row of letters runs together for as long
_CROWDED, _CROWDED_LONG = 0.2, 0.5  # of the dots right above or below that are ink: the stroke is part of letters
_SAME = 0.025  # inches: strokes as near to one line are one ruling
_BREAK = 0.12  # inches between parts of one ruling
_SLANT = 0.012  # of its length: what a ruling of a level page may still rise


@dataclass(frozen=True)
class Rulings:
    """Level and upright rulings, in dots, and the dots that are theirs alone: no letter crosses there."""

    across: tuple[Spot, ...]
    down: tuple[Spot, ...]
    dots: Mask

    def longer_than(self, least: float) -> Mask:
        """The dots of the rulings of at least so many dots: shorter ones may be flat parts of pen strokes."""
        kept = numpy.zeros_like(self.dots)
        for spot in (*self.across, *self.down):
            if max(spot.wide, spot.high) >= least:
                place = spot.grown(2).within(kept.shape[1], kept.shape[0])
                place.cut(kept)[:] |= place.cut(self.dots)
        return kept


def rulings_of(ink: Mask, dpi: float) -> Rulings:
    """The rulings in the ink of a level page."""
    across, level = _straight(ink, dpi)
    down, upright = _straight(ink.T, dpi)
    turned: list[Spot] = []
    dots = level
    for spot in (Spot(one.top, one.x0, one.bottom, one.x1) for one in down):
        if spot.high > _LONG * dpi or _meets(spot, across, dpi):  # the stem of a large letter meets none
            turned.append(spot)
            place = spot.grown(3).within(ink.shape[1], ink.shape[0])
            place.cut(dots)[:] |= place.cut(upright.T)
    for side in _short_sides(across, dpi):
        side.cut(dots)[:] |= side.cut(ink)
    return Rulings(across, tuple(turned), dots)


def _meets(upright: Spot, across: tuple[Spot, ...], dpi: float) -> bool:
    """Whether an upright stroke begins or ends at a level ruling, as the sides of cells do."""
    near = 2 * _SAME * dpi
    return any(
        level.x0 - near <= upright.middle[0] <= level.x1 + near
        and min(abs(level.middle[1] - upright.top), abs(level.middle[1] - upright.bottom)) <= near
        for level in across
    )


def _short_sides(across: tuple[Spot, ...], dpi: float) -> list[Spot]:
    """The upright sides of low frames, as around a heading: too short to be found as rulings of their own."""
    near, found = round(_SAME * dpi), []
    for above in across:
        for below in across:
            apart = below.top - above.bottom
            alike = abs(above.x0 - below.x0) <= near and abs(above.x1 - below.x1) <= near
            if alike and 0 < apart < _LEAST * dpi * 1.2:
                for x in (above.x0, above.x1):
                    found.append(Spot(max(0, x - near), above.top, x + near, below.bottom))
    return found


def _straight(ink: Mask, dpi: float) -> tuple[tuple[Spot, ...], Mask]:
    """The level rulings in ink, and their dots."""
    long = long_runs(ink, round(_LEAST * dpi), max(1, round(_GAP * dpi)))
    strokes = pieces_of(long)
    dots = numpy.zeros_like(ink)
    thick = max(2, round(_THICK * dpi))
    found: list[Spot] = []
    for piece in range(len(strokes)):
        spot = strokes.spot(piece)
        if strokes.counts[piece] > thick * spot.wide or spot.high > thick + _SLANT * spot.wide:
            continue
        if not _stands_free(ink, spot, thick, _CROWDED_LONG if spot.wide > _LONG * dpi else _CROWDED):
            continue
        found.append(spot)
        own = strokes.mask(piece)
        dots[spot.top : spot.bottom, spot.x0 : spot.x1] |= own & spot.cut(ink)
    dots = _edges_too(dots, ink)
    return _as_one(found, dpi), dots & ~_crossed(dots, ink, thick)


def _stands_free(ink: Mask, spot: Spot, thick: int, most: float) -> bool:
    """Whether there is paper right above and below a stroke over most of its length."""
    above = Spot(spot.x0, spot.top - thick - 2, spot.x1, spot.top - 2).cut(ink)
    below = Spot(spot.x0, spot.bottom + 2, spot.x1, spot.bottom + 2 + thick).cut(ink)
    return not any(part.size and float(part.mean()) > most for part in (above, below))


def _edges_too(dots: Mask, ink: Mask) -> Mask:
    """A ruling's dots with the rough edge of ink right above and below them."""
    grown = dots.copy()
    grown[1:] |= dots[:-1]
    grown[:-1] |= dots[1:]
    found: Mask = grown & ink
    return found


def _crossed(dots: Mask, ink: Mask, thick: int) -> Mask:
    """The dots of rulings where other ink goes on above or below: there a letter stands on the ruling or crosses it."""
    other = ink & ~dots
    near = numpy.zeros_like(ink)
    above = numpy.zeros_like(ink)
    above[1:] = other[:-1]
    below = numpy.zeros_like(ink)
    below[:-1] = other[1:]
    for _ in range(thick + 2):  # carried through the ruling's own thickness
        near |= above | below
        above[1:] = above[:-1] & dots[:-1]
        below[:-1] = below[1:] & dots[1:]
    found: Mask = near & dots
    return found


def _as_one(spots: list[Spot], dpi: float) -> tuple[Spot, ...]:
    """Strokes on one line with small gaps between them as one."""
    same, gap = round(_SAME * dpi), round(_BREAK * dpi)
    whole: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (one.x0, one.top)):
        for at, other in enumerate(whole):
            level = abs((spot.top + spot.bottom) / 2 - (other.top + other.bottom) / 2) <= same + _SLANT * other.wide
            if level and spot.x0 - other.x1 <= gap:
                whole[at] = Spot(
                    other.x0, min(other.top, spot.top), max(other.x1, spot.x1), max(other.bottom, spot.bottom)
                )
                break
        else:
            whole.append(spot)
    return tuple(whole)
