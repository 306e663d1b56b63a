"""Choices on a scan as words: "☒ T ☐ F" for a circled T, "☐" and "☒" for boxes and for blanks with a cross on them.

Where it is not clear what was chosen the printed words stay, with a certainty so low that nothing rests on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cie_extract.readers.layout.folding import EMPTY_BOX, MARKED_BOX
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.boxes import Filling, TickBox
from cie_extract.readers.scan.ink import Mask, Spot, pieces_of
from cie_extract.readers.scan.rings import CHOICES, Ring, open_around

UNCLEAR = 0.3  # certainty of words that a pen has made unclear
_SURE = 0.9  # certainty of a clear mark
_APART = 115.0  # points between the words of one choice
_LIKE_T = frozenset("1Il|7iTt")  # what a recogniser makes of a T that stands alone
_BLANK = (12.0, 90.0)  # points: a line to put a cross on
_JOINED = re.compile(r"\W*([A-Za-z]+)\s*/\s*([A-Za-z]+)\W*")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The words of a page with its marks; `unclear` counts the places that a person must look at."""

    words: tuple[Word, ...]
    unclear: int = 0


def with_boxes(words: Sequence[Word], boxes: Iterable[TickBox], scale: float) -> Chosen:
    """The words with ☐ and ☒ for the boxes; what was read in their places is left out."""
    kept = list(words)
    unclear = 0
    for box in boxes:
        x0, top, x1, bottom = (side / scale for side in box.spot)
        kept = [
            word
            for word in kept
            if not (
                x0 - 2 <= (word.x0 + word.x1) / 2 <= x1 + 2 and top - 3 <= (word.top + word.bottom) / 2 <= bottom + 3
            )
        ]
        marked = box.filling is not Filling.EMPTY
        certainty = UNCLEAR if box.filling is Filling.UNCLEAR else _SURE
        unclear += box.filling is Filling.UNCLEAR
        kept.append(_mark(marked, x0, x1, _level(kept, (top + bottom) / 2, x0, bottom - top), certainty))
    return Chosen(tuple(kept), unclear)


def with_rings(words: Sequence[Word], rings: Sequence[Ring], ink: Mask, dpi: float) -> Chosen:
    """The words with a ☒ before each circled one and a ☐ before the other of its choice.

    On a page with rings, a choice that none of them closes around is looked at for open ones.
    """
    scale = dpi / 72
    kept = _parted(words) if rings else list(words)
    unclear = 0
    ringed: list[Word] = []
    doubtful: set[int] = set()
    for ring in rings:
        spot = tuple(side / scale for side in ring.spot)
        kept = [word for word in kept if not _lies_in(word, spot)]
        word = _printed(kept, ring, scale)
        kept.append(word)
        ringed.append(word)
        if not ring.clear:
            doubtful.add(id(word))
    if not rings:
        return Chosen(tuple(kept))
    for first, second in _pairs(kept):
        marked = [any(word is one for one in ringed) for word in (first, second)]
        others = [word for word, mark in zip((first, second), marked, strict=True) if not mark]
        if any(id(word) in doubtful for word in (first, second)) or any(
            open_around(ink, _spot(word, scale), dpi) for word in others
        ):
            kept = _made_unclear(kept, first, second)
            unclear += 1
        elif any(marked):
            kept.extend(_before(first, second, marked))
            ringed = [word for word in ringed if word is not first and word is not second]
    for word in ringed:  # the other word of its choice was not read
        if word in kept and id(word) not in doubtful:
            kept.append(_mark(True, word.x0 - 0.9 * word.size, word.x0 - 1, word, _SURE))
    kept, alone = _lone_made_unclear(kept)
    return Chosen(tuple(kept), unclear + alone)


def with_blanks(words: Sequence[Word], across: Iterable[Spot], ink: Mask, dpi: float) -> Chosen:
    """The words with ☐ and ☒ for lines to put a cross on: one before, or one behind, each word of a choice."""
    scale = dpi / 72
    blanks = [spot for spot in across if _BLANK[0] * scale <= spot.wide <= _BLANK[1] * scale]
    kept = list(words)
    unclear = 0
    if len(blanks) < 2:
        return Chosen(tuple(kept))
    for first, second in _pairs(kept):
        for before in (True, False):
            places = [_blank_beside(word, blanks, before, scale) for word in (first, second)]
            if places[0] is None or places[1] is None or places[0] is places[1]:
                continue
            filled = [_filling_over(place, first, ink, scale) for place in places if place]
            for place, filling in zip(places, filled, strict=True):
                assert place is not None
                x0, x1 = place.x0 / scale, place.x1 / scale
                top, bottom = min(first.top, second.top) - 6, max(first.bottom, second.bottom)
                kept = [
                    word for word in kept
                    if not _is_in(word, x0 - 2, top, x1 + 2, bottom) or word is first or word is second
                ]  # fmt: skip
                certainty = UNCLEAR if filling is Filling.UNCLEAR else _SURE
                unclear += filling is Filling.UNCLEAR
                kept.append(_mark(filling is not Filling.EMPTY, x0, x1, first, certainty))
            break
    return Chosen(tuple(kept), unclear)


def _is_in(word: Word, x0: float, top: float, x1: float, bottom: float) -> bool:
    return x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom


def _mark(marked: bool, x0: float, x1: float, level: Word, certainty: float) -> Word:
    """A box as a word on the line of another."""
    edges = (round(x0, 2), round(max(x1, x0 + 1), 2))
    return Word(
        MARKED_BOX if marked else EMPTY_BOX, edges[0], level.top, edges[1], level.bottom, level.size, False, False,
        edges, certainty,
    )  # fmt: skip


def _level(words: Sequence[Word], middle: float, x0: float, high: float) -> Word:
    """The nearest word on the line through `middle`, else a made-up one as high as the box."""
    near = [word for word in words if word.top <= middle <= word.bottom]
    if near:
        return min(near, key=lambda word: min(abs(word.x0 - x0), abs(word.x1 - x0)))
    size = round(max(7.0, high), 1)
    return Word("", x0, middle - size / 2, x0, middle + size / 2, size, False, False, (x0, x0))


def _lies_in(word: Word, spot: tuple[float, ...]) -> bool:
    """Whether a word stands in a ring rather than beside it."""
    shared = min(word.x1, spot[2]) - max(word.x0, spot[0])
    return shared > 0.5 * (word.x1 - word.x0) and spot[1] - 2 <= (word.top + word.bottom) / 2 <= spot[3] + 2


def _printed(words: Sequence[Word], ring: Ring, scale: float) -> Word:
    """The circled word where it is printed, on the line of the words beside it."""
    x0, top, x1, bottom = (side / scale for side in ring.place)
    level = _level(words, (top + bottom) / 2, x0, (bottom - top) / 0.72)
    step = (x1 - x0) / len(ring.word)
    edges = tuple(round(x0 + step * place, 2) for place in range(len(ring.word) + 1))
    certainty = max(ring.certainty, 0.8)
    return Word(ring.word, edges[0], level.top, edges[-1], level.bottom, level.size, False, False, edges, certainty)


def _plain(word: Word) -> str:
    return re.sub(r"^\W+|\W+$", "", word.text).lower()


def _pairs(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """The words of choices that stand beside one another, left to right, each taken once."""
    likely = sorted((word for word in words if _plain(word) in CHOICES), key=lambda word: (word.x0, word.top))
    found: list[tuple[Word, Word]] = []
    taken: set[int] = set()
    for first in likely:
        if id(first) in taken:
            continue
        beside = [
            word
            for word in likely
            if id(word) not in taken
            and word.x0 > first.x0
            and _plain(word) == CHOICES[_plain(first)]
            and word.x0 - first.x1 < _APART
            and abs(word.top + word.bottom - first.top - first.bottom) < 0.9 * max(first.size, 6)
        ]
        if beside:
            second = min(beside, key=lambda word: word.x0)
            taken.update((id(first), id(second)))
            found.append((first, second))
    return found


def heads_of_choices(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """The words of choices beside one another that may head two columns; a T alone in its cell is often misread."""
    found = _pairs(words)
    held = {id(word) for pair in found for word in pair}
    for second in (word for word in words if word.text == "F" and id(word) not in held):
        for first in words:
            level = abs(first.top + first.bottom - second.top - second.bottom) < 0.9 * max(second.size, 6)
            if first.text in _LIKE_T and level and 0 < second.x0 - first.x1 < _APART:
                found.append((first._replace(text="T"), second))
    return found


def _before(first: Word, second: Word, marked: Sequence[bool]) -> list[Word]:
    """A box before each word of a choice; the second box takes up the gap, so that the choice stays in one piece."""
    wide = 0.8 * max(first.size, 6)
    return [
        _mark(marked[0], first.x0 - wide - 1, first.x0 - 1, first, _SURE),
        _mark(marked[1], first.x1 + 1.5, second.x0 - 1.5, first, _SURE),
    ]


def _made_unclear(words: Sequence[Word], *those: Word) -> list[Word]:
    return [
        word._replace(certainty=min(word.certainty, UNCLEAR)) if any(word is one for one in those) else word
        for word in words
    ]


def _lone_made_unclear(words: list[Word]) -> tuple[list[Word], int]:
    """Of a choice that others on the page show whole, a word alone: the one that was lost may be the circled one."""
    paired = _pairs(words)
    held = {id(word) for pair in paired for word in pair}
    columns = [word.x0 for pair in paired for word in pair]
    lone = [
        word
        for word in words
        if id(word) not in held and _plain(word) in CHOICES and any(abs(word.x0 - x0) < 12 for x0 in columns)
    ]
    boxed = [word for word in lone if any(_is_boxed(word, other) for other in words)]
    lone = [word for word in lone if not any(word is one for one in boxed)]
    return _made_unclear(words, *lone), len(lone)


def _is_boxed(word: Word, other: Word) -> bool:
    return other.text == MARKED_BOX and other.top == word.top and 0 <= word.x0 - other.x1 < 4


def _parted(words: Sequence[Word]) -> list[Word]:
    """The words, "T/F" and "Yes/No" in one piece taken apart."""
    found: list[Word] = []
    for word in words:
        match = _JOINED.fullmatch(word.text)
        if match and match[1].lower() in CHOICES and CHOICES[match[1].lower()] == match[2].lower():
            for part in (1, 2):
                start, end = match.span(part)
                edges = word.edges[start : end + 1]
                found.append(word._replace(text=match[part], x0=edges[0], x1=edges[-1], edges=edges))
        else:
            found.append(word)
    return found


def _spot(word: Word, scale: float) -> Spot:
    inset = 0.18 * (word.bottom - word.top)  # a line's height is more than its letters'
    sides = (word.x0, word.top + inset, word.x1, word.bottom - inset)
    return Spot(*(round(side * scale) for side in sides))


def _blank_beside(word: Word, blanks: Sequence[Spot], before: bool, scale: float) -> Spot | None:
    """The line to write on right before or right behind a word."""
    for blank in blanks:
        level = word.bottom - 0.6 * word.size <= blank.bottom / scale <= word.bottom + 0.5 * word.size
        gap = word.x0 - blank.x1 / scale if before else blank.x0 / scale - word.x1
        if level and -2 <= gap < 1.2 * word.size:
            return blank
    return None


def _filling_over(blank: Spot, word: Word, ink: Mask, scale: float) -> Filling:
    """What stands on a line to write on."""
    high = round(1.3 * (word.bottom - word.top) * scale)
    inset = max(2, blank.wide // 12)
    field = Spot(blank.x0 + inset, blank.top - high, blank.x1 - inset, blank.top - 2).within(ink.shape[1], ink.shape[0])
    marks = pieces_of(field.cut(ink))
    large = [marks.spot(at) for at in range(len(marks)) if max(marks.spot(at).wide, marks.spot(at).high) > high // 3]
    if not large:
        return Filling.EMPTY
    clear = any(spot.high > 0.4 * high and spot.bottom > 0.45 * high for spot in large)
    return Filling.MARKED if clear else Filling.UNCLEAR
