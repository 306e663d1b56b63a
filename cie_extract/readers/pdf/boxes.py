"""What is drawn rather than typed, as the words that it stands for: boxes to tick, bullets, strokes through words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from cie_extract.model.place import Box
from cie_extract.readers.layout.printed import Rule, Word
from cie_extract.readers.pdf.chosen import with_chosen
from cie_extract.readers.pdf.drawings import Drawings, Mark
from cie_extract.readers.pdf.fonts import DESCENT
from cie_extract.readers.pdf.rounds import with_round_choices, with_typed_choices
from cie_extract.readers.pdf.ticks import MARKS_TYPED, box_word, covers, grown, size_beside

_MOST_BOXES = 600  # a page of questions has fewer
_SAME = 2.0  # points: boxes drawn twice
_BULLET_MOST = 0.75  # of the size
_STRUCK_LOW, _STRUCK_HIGH = 0.18, 0.42  # of the size above the baseline: where a stroke goes through a word
_NEAR = 3.5  # sizes: as far as a drawn bullet stands before its words


def with_drawn_marks(words: list[Word], drawings: Drawings, taken: list[Box]) -> list[Word]:
    """Words with ☐ and ☒ for drawn boxes and • for drawn bullets. `taken` are the places of form fields."""
    words, boxes = _with_boxes(words, drawings, taken)
    words, rounds = with_round_choices(
        words, drawings.marks, [*taken, *((each.x0, each.top, each.x1, each.bottom) for each in boxes)]
    )
    boxes += rounds
    bullets = _bullets(words, drawings.marks, boxes)
    return [
        *with_chosen(with_typed_choices(words), [*drawings.rings, *drawings.frames], drawings.rules),
        *boxes,
        *bullets,
    ]


def without_struck(words: list[Word], rules: list[Rule]) -> list[Word]:
    """Words that no stroke goes through from end to end: what is struck out is no longer said."""
    strokes = sorted((rule.top, rule.x0, rule.x1) for rule in rules if rule.horizontal)
    if not strokes:
        return words
    heights = [stroke[0] for stroke in strokes]
    kept: list[Word] = []
    for word in words:
        baseline = word.bottom - DESCENT * word.size
        low, high = baseline - _STRUCK_HIGH * word.size, baseline - _STRUCK_LOW * word.size
        near = strokes[bisect_left(heights, low) : bisect_right(heights, high)]
        reach = 0.15 * word.size
        struck = any(x0 <= word.x0 + reach and x1 >= word.x1 - reach for _, x0, x1 in near)
        if not struck or not any(map(str.isalnum, word.text)):
            kept.append(word)
    return kept


def _with_boxes(words: list[Word], drawings: Drawings, taken: list[Box]) -> tuple[list[Word], list[Word]]:
    boxes = _to_tick(drawings.boxes, drawings.rules, taken)
    if not boxes:
        return words, []
    gone: set[int] = set()
    found: list[Word] = []
    for box in boxes:
        inside = [word for word in words if covers(box, ((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2))]
        typed = [word for word in inside if len(word.text) == 1 and word.text in MARKS_TYPED]
        if len(typed) != len(inside):
            continue  # a letter or number in a box of its own
        gone.update(id(word) for word in typed)
        drawn = any(
            covers(grown(box, 2.0), ((mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2))
            for mark in drawings.marks
            if not mark.light
        )
        found.append(box_word(box, bool(typed) or drawn, size_beside(box, words)))
    return [word for word in words if id(word) not in gone], found


def _to_tick(boxes: list[Box], rules: list[Rule], taken: list[Box]) -> list[Box]:
    """Small squares that stand free: not twice, not a field's, not a cell of a grid, not a comb for letters."""
    if len(boxes) > _MOST_BOXES:
        return []  # squared paper
    free: list[Box] = []
    for box in boxes:
        if any(covers(grown(other, 3.0), ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)) for other in taken):
            continue
        if any(max(abs(a - b) for a, b in zip(box, other, strict=True)) < 2 * _SAME for other in free):
            continue
        if any(_along(rule, box) for rule in rules):
            continue
        free.append(box)
    return [
        box
        for box in free
        if not any(
            other is not box
            and abs(other[1] - box[1]) < 1
            and (abs(other[0] - box[2]) < 1.5 or abs(other[2] - box[0]) < 1.5)
            for other in free
        )
    ]


def _along(rule: Rule, box: Box) -> bool:
    """Whether a side of the box lies on a longer ruling."""
    x0, top, x1, bottom = box
    if rule.horizontal:
        on = min(abs(rule.top - top), abs(rule.top - bottom)) < 1
        return on and rule.x0 <= x0 + 1 and rule.x1 >= x1 - 1 and rule.x1 - rule.x0 > 1.8 * (x1 - x0)
    on = min(abs(rule.x0 - x0), abs(rule.x0 - x1)) < 1
    return on and rule.top <= top + 1 and rule.bottom >= bottom - 1 and rule.bottom - rule.top > 1.8 * (bottom - top)


def _bullets(words: list[Word], marks: list[Mark], boxes: list[Word]) -> list[Word]:
    """Small filled shapes that stand before lines, at least two of them one under the other."""
    candidates: list[tuple[Box, Word]] = []
    for mark in marks:
        x0, top, x1, bottom = mark.box
        middle = (top + bottom) / 2
        level = [word for word in words if word.top <= middle <= word.bottom]
        after = min((word for word in level if word.x0 >= x1 - 0.5), key=lambda word: word.x0, default=None)
        if after is None or not mark.filled or after.x0 - x1 > _NEAR * after.size:
            continue
        if max(x1 - x0, bottom - top) > _BULLET_MOST * after.size:
            continue
        if any(word.x1 <= x0 + 0.5 and x0 - word.x1 < after.size for word in level):
            continue  # a dot within a line
        if any(abs(box.x0 - x0) < 6 and abs((box.top + box.bottom) / 2 - middle) < 6 for box in boxes):
            continue
        candidates.append((mark.box, after))
    found = []
    for box, after in candidates:
        if sum(abs(other[0] - box[0]) < 1.5 for other, _ in candidates) > 1:
            found.append(Word("•", box[0], after.top, box[2], after.bottom, after.size, False, False, (box[0], box[2])))
    return found
