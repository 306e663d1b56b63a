"""Circles and boxes with round corners that a form offers to choose from, filled or ticked where one is chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cie_extract.model.place import Box
from cie_extract.readers.layout.circles import CIRCLES, as_box, choices_as_boxes, is_answer, is_lone_circle
from cie_extract.readers.layout.lines import rows_of, segments_of, word_space
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.pdf.drawings import Mark
from cie_extract.readers.pdf.ticks import MARKS_TYPED, box_word, covers, grown, size_beside

_LEAST, _MOST = 5.0, 18.0  # points: sides
_BULLET = 0.8  # of the size: a smaller circle before words is a bullet
_STRAIGHT = 0.3  # of an outline: more is a box with round corners
_MOST_MARKS = 3000  # small shapes on a page of questions
_NEAR = 3.5  # sizes: as far as a circle stands before its words


@dataclass(frozen=True, slots=True)
class _Choice:
    """A circle or box to choose by."""

    box: Box
    marked: bool
    box_like: bool

    @property
    def side(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def middle(self) -> tuple[float, float]:
        return ((self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2)


def with_round_choices(words: list[Word], marks: list[Mark], taken: list[Box]) -> tuple[list[Word], list[Word]]:
    """Words without what is typed into circles, and the circles as ☐ and ☒ (or ○, where they are a list's bullets).
    `taken` are the places of fields and boxes that are read already."""
    if len(marks) > _MOST_MARKS:
        return words, []  # a drawing
    marks = [mark for mark in marks if not any(covers(grown(box, 3.0), _middle(mark.box)) for box in taken)]
    outlines = _without_twins([mark for mark in marks if mark.curved and not mark.filled and _is_even(mark.box)])
    solids = [mark for mark in marks if mark.curved and mark.filled and mark.dark and _is_even(mark.box)]
    choices = [_outlined(mark, marks) for mark in outlines] + _solid(solids, outlines, marks)
    found: list[Word] = []
    gone: set[int] = set()
    for choice in _offered(choices):
        inside = [word for word in words if covers(choice.box, ((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2))]
        typed = [word for word in inside if len(word.text) == 1 and word.text in MARKS_TYPED]
        if len(typed) != len(inside):
            continue  # a letter or number in a circle of its own
        gone.update(id(word) for word in typed)
        word = box_word(choice.box, choice.marked or bool(typed), size_beside(choice.box, words))
        found.append(word._replace(text="○") if _is_bullet(choice, words) else word)
    return [word for word in words if id(word) not in gone], found


def with_typed_choices(words: list[Word]) -> list[Word]:
    """Words with ☐ and ☒ for circles that are typed, where they are choices."""
    if not any(CIRCLES.intersection(word.text) for word in words):
        return words
    rows = rows_of(words)
    space = word_space(rows)
    parts = [segment for row in rows for segment in segments_of(row, space)]
    lone = [is_lone_circle(part.text) for part in parts]
    several = Counter(round(part.bottom) for part, alone in zip(parts, lone, strict=True) if alone)
    meant: dict[int, Word] = {}
    for part, alone in zip(parts, lone, strict=True):
        text = as_box(part.text) if alone and several[round(part.bottom)] > 1 else choices_as_boxes(part.text)
        at = 0
        for word in part.words:
            meant[id(word)] = word._replace(text=text[at : at + len(word.text)])
            at += len(word.text) + 1
    return [meant.get(id(word), word) for word in words]


def _middle(box: Box) -> tuple[float, float]:
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def _is_even(box: Box) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return min(wide, high) >= _LEAST and max(wide, high) <= _MOST and abs(wide - high) <= 0.2 * max(wide, high)


def _without_twins(marks: list[Mark]) -> list[Mark]:
    """Each outline once, the outermost: some are drawn twice."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.box[0] - mark.box[2]):
        if not any(_is_within(mark, other, 0.35) for other in found):
            found.append(mark)
    return found


def _is_within(mark: Mark, other: Mark, share: float) -> bool:
    """Whether a mark lies about the middle of another."""
    (x, y), (across, down) = _middle(mark.box), _middle(other.box)
    reach = share * (other.box[2] - other.box[0])
    return abs(x - across) <= reach and abs(y - down) <= reach


def _outlined(outline: Mark, marks: list[Mark]) -> _Choice:
    side = outline.box[2] - outline.box[0]
    inner = [
        mark
        for mark in marks
        if mark is not outline
        and not mark.light
        and _is_within(mark, outline, 0.35)
        and max(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) >= 0.25 * side
        and (mark.filled or not mark.curved)  # a second outline is the first one's border
    ]
    return _Choice(outline.box, outline.dark or bool(inner), outline.straight > _STRAIGHT)


def _solid(solids: list[Mark], outlines: list[Mark], marks: list[Mark]) -> list[_Choice]:
    """Filled shapes without an outline: with a pale tick or dot in them, or beside an empty circle of their size."""
    found = []
    for solid in _without_twins(solids):
        if any(_is_within(solid, outline, 0.35) for outline in outlines):
            continue
        ticked = any(mark.light and _is_within(mark, solid, 0.35) and mark is not solid for mark in marks)
        if ticked or any(_is_beside(solid, outline) for outline in outlines):
            found.append(_Choice(solid.box, True, solid.straight > _STRAIGHT))
    return found


def _is_beside(one: Mark, other: Mark) -> bool:
    side, wide = one.box[2] - one.box[0], other.box[2] - other.box[0]
    return abs(_middle(one.box)[1] - _middle(other.box)[1]) < 2.5 and 0.7 < side / wide < 1.3


def _offered(choices: list[_Choice]) -> list[_Choice]:
    """Circles among others of their size, not all filled; boxes with round corners; none that touch in a row."""
    free = [
        choice
        for choice in choices
        if not any(
            other is not choice
            and abs(other.middle[1] - choice.middle[1]) < 2
            and min(abs(other.box[0] - choice.box[2]), abs(other.box[2] - choice.box[0])) < 0.25 * choice.side
            for other in choices
        )
    ]
    return [
        choice
        for choice in free
        if choice.box_like
        or any(
            other is not choice and 0.75 < other.side / choice.side < 1.33 and not (other.marked and choice.marked)
            for other in free
        )
    ]


def _is_bullet(choice: _Choice, words: list[Word]) -> bool:
    """Whether an empty circle is the small one before an item of a list."""
    x, y = choice.middle
    level = [word for word in words if word.top <= y <= word.bottom]
    after = min((word for word in level if word.x0 > x), key=lambda word: word.x0, default=None)
    if after is None or choice.marked or is_answer(after.text) or after.x0 - choice.box[2] > _NEAR * after.size:
        return False
    return choice.side <= _BULLET * after.size and not any(
        word.x1 <= x and x - word.x1 < 3 * after.size for word in level
    )
