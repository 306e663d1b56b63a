"""Bullets of lists on a scan: small dots in a column before lines, which recognisers take for letters or leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.ink import Mask, Pieces, Spot

_SIZE = (0.026, 0.1)  # inches
_FULL = 0.6  # of its box: a disc fills 0.78, a square all
_ROUND = 1.45
_CLEAR_LEFT, _CLEAR_RIGHT = 0.2, 0.045  # inches of paper on either side
_TEXT = 0.65  # inches to the line that it stands before
_TAKEN_FOR = frozenset(".,*°©®¢«»+-–—eo0'")  # what a recogniser makes of a bullet
_COLUMN = 0.03  # inches: bullets of one list stand in a column


@dataclass(frozen=True, slots=True)
class Bullets:
    """The places of bullets, in dots."""

    spots: tuple[Spot, ...]


def bullets_of(ink: Mask, pieces: Pieces, dpi: float) -> Bullets:
    """Dots that stand alone before text, at least two of them in a column."""
    likely = []
    for piece in range(len(pieces)):
        x0, top, x1, bottom = (int(side) for side in pieces.boxes[piece])
        wide, high = x1 - x0, bottom - top
        if not (_SIZE[0] * dpi <= wide <= _SIZE[1] * dpi and _SIZE[0] * dpi <= high <= _SIZE[1] * dpi):
            continue
        if max(wide, high) > _ROUND * min(wide, high) or pieces.counts[piece] < _FULL * wide * high:
            continue
        if _stands_before_text(ink, Spot(x0, top, x1, bottom), dpi):
            likely.append(Spot(x0, top, x1, bottom))
    near = _COLUMN * dpi
    return Bullets(
        tuple(
            spot
            for spot in likely
            if any(
                other is not spot
                and abs(other.x0 - spot.x0) <= near
                and abs(other.wide - spot.wide) <= max(2, near / 2)
                for other in likely
            )
        )
    )


def _stands_before_text(ink: Mask, spot: Spot, dpi: float) -> bool:
    def inked(x0: float, x1: float, by: int) -> bool:
        band = Spot(round(x0), spot.top - by, round(x1), spot.bottom + by).within(ink.shape[1], ink.shape[0])
        return bool(band.cut(ink).any())

    clear = not inked(spot.x0 - _CLEAR_LEFT * dpi, spot.x0 - 1, 2) and not inked(
        spot.x1 + 1, spot.x1 + _CLEAR_RIGHT * dpi, 2
    )
    # nothing right over or under it: a colon, a letter's dot
    over = Spot(spot.x0, spot.top - round(0.05 * dpi), spot.x1, spot.top - 1).within(ink.shape[1], ink.shape[0])
    under = Spot(spot.x0, spot.bottom + 1, spot.x1, spot.bottom + round(0.04 * dpi)).within(ink.shape[1], ink.shape[0])
    alone = not over.cut(ink).any() and not under.cut(ink).any()
    return clear and alone and inked(spot.x1 + _CLEAR_RIGHT * dpi, spot.x1 + _TEXT * dpi, round(0.03 * dpi))


def with_bullets(words: Sequence[Word], bullets: Bullets, scale: float) -> tuple[Word, ...]:
    """The words with • before the lines that have one; what was read in its place is left out."""
    columns = [spot.x0 / scale for spot in bullets.spots]
    kept = [_as_bullet(word) if _is_like_bullet(word, columns) else word for word in words]
    for spot in bullets.spots:
        x0, top, x1, bottom = (side / scale for side in spot)
        middle = (top + bottom) / 2
        kept = [
            word
            for word in kept
            if not (
                len(word.text) <= 2
                and word.x0 - 2 <= (x0 + x1) / 2 <= word.x1 + 2
                and word.top <= middle <= word.bottom
            )
        ]
        after = [word for word in kept if word.top <= middle <= word.bottom and x1 < word.x0 < x1 + 72 * _TEXT]
        if after:
            level = min(after, key=lambda word: word.x0)
            edges = (round(x0, 2), round(x1, 2))
            kept.append(Word("•", x0, level.top, x1, level.bottom, level.size, False, False, edges, level.certainty))
    return tuple(kept)


def _is_like_bullet(word: Word, columns: Sequence[float]) -> bool:
    """Whether a sign alone stands in a column of bullets: one that a scanner has left ragged."""
    return word.text in _TAKEN_FOR and any(abs(word.x0 - x0) < 4 for x0 in columns)


def _as_bullet(word: Word) -> Word:
    return word._replace(text="•", edges=(word.x0, word.x1))
