"""A box to tick as a word among the others."""

from __future__ import annotations

from statistics import median

from cie_extract.model.place import Box
from cie_extract.readers.layout.folding import EMPTY_BOX, MARKED_BOX
from cie_extract.readers.layout.printed import Word

#: What is typed into a box to tick it.
MARKS_TYPED = frozenset("xX✓✗✔✘☓/√•●■vV+*")


def box_word(box: Box, marked: bool, size: float) -> Word:
    """A box to tick as a word, on the baseline of text of this size beside it."""
    x0, top, x1, bottom = box
    middle = (top + bottom) / 2
    text = MARKED_BOX if marked else EMPTY_BOX
    return Word(text, x0, middle - 0.5 * size, x1, middle + 0.5 * size, round(size, 1), False, False, (x0, x1))


def size_beside(box: Box, words: list[Word]) -> float:
    middle = (box[1] + box[3]) / 2
    near = [word.size for word in words if word.top <= middle <= word.bottom]
    return median(near) if near else min(11.0, box[3] - box[1])


def covers(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)
