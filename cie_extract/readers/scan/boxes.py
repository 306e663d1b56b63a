"""Printed boxes and brackets to tick on a scan, and what a pen has put into them.

A box is found by its four straight sides, a bracket by its hooks, whatever was written over them. Little ink in it is
neither a mark nor none: such a box is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy
from PIL import Image

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.ink import Mask, Numbers, Spot, long_runs, pieces_of
from cie_extract.readers.scan.rings import CHOICES, ReadWord

_SIDE = (0.075, 0.3)  # inches
_THICK = 0.03
_MOST = 200  # boxes a page
_EMPTY, _MARKED = 0.02, 0.05  # of the inside that is ink
_SPANS = 0.45  # of the inside's width or height, what a mark spans
_SURE = 0.6  # of a word that the recogniser read
_LETTERED = re.compile(r"[TFYN]|[0-9]{1,4}|[A-Za-z]{3,}|\d+[.)]?|\W*[$%]\W*")


class Filling(Enum):
    """What is in a box."""

    EMPTY = "empty"
    MARKED = "marked"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class TickBox:
    """A printed box or bracket, in dots, and what is in it. `bracket`: a pair of brackets, not a square."""

    spot: Spot
    filling: Filling
    bracket: bool = False


def tick_boxes_of(
    ink: Mask, grey: Image.Image, dpi: float, words: Sequence[Word], read_word: ReadWord
) -> list[TickBox]:
    """The boxes and brackets to tick on a page whose `words` were read.

    Those that hold typed letters or numbers are none, and a lone one must stand beside the words of a choice.
    """
    scale = dpi / 72
    spots = [(spot, bracket) for spot, bracket in _frames(ink, dpi) if not _is_read(spot, words, scale)]
    found: list[TickBox] = []
    for spot, bracket in spots[:_MOST]:
        filling = _filling(ink, spot, bracket)
        if filling is not Filling.EMPTY and _is_typed(grey, spot, read_word):
            continue
        found.append(TickBox(spot, filling, bracket))
    found = _free(found, dpi)
    return _completed(ink, [box for box in found if _has_peers(box, found) or _is_beside(box, words, scale)])


def _is_read(spot: Spot, words: Sequence[Word], scale: float) -> bool:
    """Whether the recogniser is sure of a word there that is no box: the sides are those of letters."""
    x, y = spot.middle
    for word in words:
        x0, x1 = word.x0 * scale, word.x1 * scale
        if not word.top * scale <= y <= word.bottom * scale:
            continue
        if x0 <= x <= x1 or min(x1, spot.x1) - max(x0, spot.x0) > 0.25 * spot.wide:
            letters = sum(map(str.isalnum, word.text))
            framed = any(mark in word.text for mark in "[]()|_□")
            if word.certainty >= _SURE and letters > (2 if framed else 1):
                return True
    return False


def _has_peers(box: TickBox, boxes: list[TickBox]) -> bool:
    """Whether others like it stand on the page: one more square, two more pairs of brackets."""
    peers = sum(
        other is not box
        and other.bracket == box.bracket
        and abs(other.spot.high - box.spot.high) <= 2
        and abs(other.spot.wide - box.spot.wide) <= 3
        and (abs(other.spot.x0 - box.spot.x0) < box.spot.high or abs(other.spot.top - box.spot.top) < 4)
        for other in boxes
    )
    return peers > box.bracket


def _completed(ink: Mask, boxes: list[TickBox]) -> list[TickBox]:
    """The boxes with those whose sides a pen has hidden: where one row of a column of boxes has none."""
    found = list(boxes)
    for box in boxes:
        if sum(one.bracket == box.bracket for one in boxes) < 3:
            continue
        for row in boxes:
            drift = row.spot.top - box.spot.top
            place = Spot(box.spot.x0, box.spot.top + drift, box.spot.x1, box.spot.bottom + drift)
            near = place.grown(place.high // 2)
            if row.bracket != box.bracket or any(near.shared(one.spot) for one in found):
                continue
            sides = [Spot(x - 3, place.top, x + 4, place.bottom) for x in (place.x0, place.x1)]
            held = [float(side.within(ink.shape[1], ink.shape[0]).cut(ink).any(axis=1).mean()) for side in sides]
            if min(held) > 0.6:
                found.append(TickBox(place, _filling(ink, place, box.bracket), box.bracket))
    return found


def _is_beside(box: TickBox, words: Sequence[Word], scale: float) -> bool:
    """Whether a square stands beside a word of a choice."""
    if box.bracket:
        return False
    y = box.spot.middle[1]
    for word in words:
        if re.sub(r"\W", "", word.text).lower() in CHOICES and word.top * scale <= y <= word.bottom * scale:
            gap = max(word.x0 * scale - box.spot.x1, box.spot.x0 - word.x1 * scale)
            if gap < 2.5 * box.spot.high:
                return True
    return False


def without_boxes(ink: Mask, boxes: list[TickBox]) -> Mask:
    """The dots that are of boxes and the marks in them: what the recogniser must not see."""
    gone = numpy.zeros_like(ink)
    for box in boxes:
        reach = max(2, round(0.22 * box.spot.high)) if box.filling is not Filling.EMPTY else 2
        place = box.spot.grown(reach).within(ink.shape[1], ink.shape[0])
        marks = pieces_of(place.cut(ink))
        for mark in range(len(marks)):
            # only what hangs on to the box: a letter beside it does not
            spot = marks.spot(mark)
            inner = Spot(reach, reach, place.wide - reach, place.high - reach)
            if spot.shared(inner) > 0:
                spot.cut(place.cut(gone))[:] |= marks.mask(mark)
    return gone


def _frames(ink: Mask, dpi: float) -> Iterator[tuple[Spot, bool]]:
    """Squares, then brackets, in reading order."""
    stems = _stems(ink, dpi)
    boxes = pieces_of(ink).boxes
    near = max(1, round(0.008 * dpi))
    squares: list[Spot] = []
    brackets: list[Spot] = []
    for at, left in enumerate(stems):
        for right in stems[at + 1 :]:
            if right.top > left.top + near:
                break
            for one, other in ((left, right), (right, left)):
                if abs(one.bottom - other.bottom) > near or other.x0 <= one.x1:
                    continue
                spot = Spot(one.x0, max(one.top, other.top), other.x1, min(one.bottom, other.bottom))
                if (
                    0.75 * spot.high <= spot.wide <= 1.35 * spot.high
                    and _is_square(ink, spot, near, dpi)
                    and _is_whole(spot, boxes)
                ):
                    squares.append(spot)
                elif 0.35 * spot.high <= spot.wide <= 3.5 * spot.high and _is_bracket(ink, spot, one, other):
                    brackets.append(spot)
    for spot in squares:
        yield spot, False
    for spot in brackets:
        if not any(spot.shared(other) for other in squares):
            yield spot, True


def _stems(ink: Mask, dpi: float) -> list[Spot]:
    """Thin upright strokes as high as a box, by their tops."""
    runs = pieces_of(long_runs(ink.T, round(_SIDE[0] * dpi), 1))
    found = []
    for piece in range(len(runs)):
        spot = runs.spot(piece)
        upright = Spot(spot.top, spot.x0, spot.bottom, spot.x1)
        if upright.high <= _SIDE[1] * dpi and upright.wide <= max(3, _THICK * dpi):
            found.append(upright)
    found.sort()
    return sorted(found, key=lambda one: (one.top, one.x0))


def _covered(ink: Mask, x0: int, x1: int, row: int, near: int) -> float:
    """The share of columns with ink at or near a row."""
    band = Spot(x0, row - near, x1, row + near + 1).within(ink.shape[1], ink.shape[0]).cut(ink)
    return float(band.any(axis=0).mean()) if band.size else 0.0


def _is_square(ink: Mask, spot: Spot, near: int, dpi: float) -> bool:
    """Four straight sides with sharp corners, white on both sides of the upright ones: letters have rounder ones."""
    if spot.high < 0.085 * dpi:
        return False
    ends = [_covered(ink, spot.x0, spot.x1, row, near) for row in (spot.top, spot.bottom - 1)]
    if min(ends) < 0.93:
        return False
    corner = max(2, round(0.012 * dpi))
    for x in (spot.x0, spot.x1 - corner):
        for y in (spot.top, spot.bottom - corner):
            if float(Spot(x, y, x + corner, y + corner).cut(ink).mean()) < 0.45:
                return False
    edge = max(2, round(0.02 * dpi))
    for x in (spot.x0 - edge - 1, spot.x1 + 1):
        if float(Spot(x, spot.top, x + edge, spot.bottom).within(ink.shape[1], ink.shape[0]).cut(ink).mean()) > 0.3:
            return False
    # A side is thin: what goes on as ink beneath the upper side over its whole length is a dark square.
    inset = near + 3
    inner = Spot(spot.x0 + inset, spot.top + inset, spot.x1 - inset, spot.bottom - inset).cut(ink)
    return bool(inner.size) and float(inner.mean()) < 0.9


def _is_whole(spot: Spot, boxes: Numbers) -> bool:
    """Whether one piece of ink goes round a square: the sides of neighbouring letters are pieces of their own."""
    around = (boxes[:, 0] <= spot.x0 + 1) & (boxes[:, 1] <= spot.top + 1)
    around &= (boxes[:, 2] >= spot.x1 - 1) & (boxes[:, 3] >= spot.bottom - 1)
    return bool(around.any())


def _is_bracket(ink: Mask, spot: Spot, left: Spot, right: Spot) -> bool:
    hook = max(2, round(0.16 * spot.high))
    for row in (spot.top, spot.bottom - 1):
        if min(_covered(ink, left.x1, left.x1 + hook, row, 1), _covered(ink, right.x0 - hook, right.x0, row, 1)) < 0.7:
            return False
    # a letter's feet reach out on both sides, a bracket's hooks do not; nothing hangs on to it from outside
    for x in (left.x0 - hook - 1, right.x1 + 1):
        beside = Spot(x, spot.top - 1, x + hook, spot.bottom + 1).within(ink.shape[1], ink.shape[0]).cut(ink)
        if beside.size and float(beside.any(axis=1).mean()) > 0.5:
            return False
    # between its hooks a bracket is bare, but for a pen stroke that runs across
    bare = []
    for x in (left.x1 + 2, right.x0 - 2 - hook // 2):
        side = Spot(x, spot.top + hook + 2, x + max(1, hook // 2), spot.bottom - hook - 2).cut(ink)
        bare.append(float(side.any(axis=1).mean()) if side.size else 1.0)
    return min(bare) < 0.25 and max(bare) < 0.6


def _filling(ink: Mask, spot: Spot, bracket: bool) -> Filling:
    inset = max(3, round(0.2 * min(spot.wide, spot.high)))
    inside = Spot(spot.x0 + inset, spot.top + inset, spot.x1 - inset, spot.bottom - inset).cut(ink).copy()
    if not inside.size:
        return Filling.UNCLEAR
    if bracket:
        level = inside.mean(axis=1) > 0.75  # the line to write on between brackets
        inside[level] = False
    share = float(inside.mean())
    if share < _EMPTY:
        return Filling.EMPTY
    rows, columns = numpy.flatnonzero(inside.any(axis=1)), numpy.flatnonzero(inside.any(axis=0))
    spans = max((rows[-1] - rows[0] + 1) / inside.shape[0], (columns[-1] - columns[0] + 1) / inside.shape[1])
    return Filling.MARKED if share >= _MARKED and spans >= _SPANS else Filling.UNCLEAR


def _is_typed(grey: Image.Image, spot: Spot, read_word: ReadWord) -> bool:
    """Whether letters or a number are printed in it: no place for a tick."""
    edge = max(2, round(0.14 * spot.high))
    inner = grey.crop((spot.x0 + edge, spot.top + edge, spot.x1 - edge, spot.bottom - edge))
    paper = Image.new("L", (inner.width + 24, inner.height + 24), 255)
    paper.paste(inner, (12, 12))
    scale = 48 / max(8, inner.height)
    word, certainty = read_word(
        paper.resize((round(paper.width * scale), round(paper.height * scale)), Image.Resampling.BICUBIC)
    )
    return certainty > 0.8 and _LETTERED.fullmatch(word) is not None


def _free(boxes: list[TickBox], dpi: float) -> list[TickBox]:
    """Boxes that stand alone: neither in a row that shares sides, as for letters of a name, nor twice."""
    near = round(0.02 * dpi)
    found: list[TickBox] = []
    for box in boxes:
        beside = any(
            other is not box
            and abs(other.spot.top - box.spot.top) <= near
            and (abs(other.spot.x0 - box.spot.x1) <= near or abs(other.spot.x1 - box.spot.x0) <= near)
            for other in boxes
        )
        again = any(box.spot.shared(other.spot) > 0.5 * box.spot.wide * box.spot.high for other in found)
        if not beside and not again:
            found.append(box)
    return found
