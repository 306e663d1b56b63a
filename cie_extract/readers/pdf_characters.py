"""A page's characters with their places, and the words that they make.

pdfium gives the characters in the order in which they were drawn, each with a box as wide as its advance: so gaps are
gaps. Sizes come from the text objects, heights from the baseline, as boxes depend on what a font says of itself.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from cie_extract.errors import TooLarge
from cie_extract.readers import pdf_library
from cie_extract.readers.layout.folding import fold, needs_folding
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf_fonts import Face, Faces
from cie_extract.readers.pdf_view import Boxes, View

ASCENT, DESCENT = 0.78, 0.22  # of the size: the height that a word is given above and below its baseline
_WORD_GAP = 0.15  # of the size: less is kerning, more is a space
_BACK = 0.5  # of the size: a step back to the left this far starts a new word
_LIFT = 0.6  # of the size: a change of height this large is another line
_ANGLE = 0.05  # radians: more is text set at an angle
_RAISED = 0.85  # of the size: smaller digits within a word are a note's mark or a fraction


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words in drawing order: those set upright on the displayed page, and those at an angle.

    `objects` holds the address of the text object that each upright word begins in.
    """

    upright: list[Word]
    turned: list[Word]
    objects: list[int]


def words_of(textpage: int, view: View, limits: Limits) -> PageWords:
    """The words of a page with their places as displayed. Raises TooLarge beyond `limits.max_characters`."""
    text, boxes = _characters(textpage, limits)
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    printed = np.flatnonzero(~_is_space(codes))
    if not len(printed):
        return PageWords([], [], [])
    boxes = view.shown(boxes)
    return _Setting(textpage, view, text, boxes, printed).words()


def _characters(textpage: int, limits: Limits) -> tuple[str, Boxes]:
    """The characters in drawing order, and their boxes (left, top, right, bottom) in the file's own space."""
    count = pdf_library.count_characters(textpage)
    if count <= 0:
        return "", np.zeros((0, 4))
    if count > limits.max_characters:
        raise TooLarge(f"A page holds {count} characters; the limit is {limits.max_characters}.")
    boxes = np.zeros((count, 4), np.float32)
    base = boxes.ctypes.data
    places = range(base, base + 16 * count, 16)
    deque(map(pdf_library.loose_box_of, repeat(textpage), range(count), places), maxlen=0)
    return _codes(textpage, count), boxes.astype(np.float64)


def _codes(textpage: int, count: int) -> str:
    units = (ctypes.c_ushort * (count + 1))()
    written = pdf_library.text_of_page(textpage, 0, count, ctypes.addressof(units))
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if written == count + 1 and len(text) == count and "\ufffd" not in text:
        return text
    # characters beyond 16 bits, or ones that pdfium leaves out of its text: ask for each
    codes = map(pdf_library.code_of, repeat(textpage), range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd" for code in codes)


def _is_space(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    space = (codes <= 0x20) & (codes != 2)
    return space | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200A)) | (codes == 0x202F) | (codes == 0x3000)


class _Setting:
    """The characters of one page on their way to words."""

    def __init__(self, textpage: int, view: View, text: str, boxes: Boxes, printed: npt.NDArray[np.intp]) -> None:
        self.textpage, self.view, self.text, self.boxes, self.printed = textpage, view, text, boxes, printed
        self.faces = Faces(textpage)
        self.order: list[int] = printed.tolist()
        self.lefts: list[float] = boxes[:, 0].tolist()
        self.rights: list[float] = boxes[:, 2].tolist()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def words(self) -> PageWords:
        rough = self._rough_starts()
        faces = [self._face(self.order[at]) for at in rough.tolist()]
        turned = np.array([self._is_turned(face) for face in faces])
        sizes = np.repeat([face.size for face in faces], np.diff(np.append(rough, len(self.printed))))
        starts = self._starts(rough, sizes)
        ends = [*starts[1:], len(self.order)]
        words: list[Word] = []
        objects: list[int] = []
        aside: list[int] = []
        is_turned = np.repeat(turned, np.diff(np.append(rough, len(self.printed)))).tolist()
        for start, end in zip(starts, ends, strict=True):
            if is_turned[start]:
                aside.extend(self.order[start:end])
                continue
            for first, last in self._parts(self.order[start], self.order[end - 1]):
                word = self._word(first, last)
                if word is not None:
                    words.append(word)
                    objects.append(pdf_library.text_object_of(self.textpage, first) or 0)
        return PageWords(words, self._turned_words(aside), objects)

    def _face(self, character: int) -> Face:
        return self.faces.of(pdf_library.text_object_of(self.textpage, character) or 0, character)

    def _is_turned(self, face: Face) -> bool:
        return abs(math.remainder(face.angle - self.view.turn, math.tau)) > _ANGLE

    def _rough_starts(self) -> npt.NDArray[np.intp]:
        """Positions in `printed` where a word surely starts: after white space, a step back, or on another line."""
        left, top, _, bottom = (self.boxes[self.printed, side] for side in range(4))
        height = np.maximum(bottom - top, 0.1)
        height = np.maximum(height, 0.6 * np.median(height))
        tall = np.maximum(height[1:], height[:-1])
        breaks = np.diff(self.printed) > 1
        breaks |= left[1:] < left[:-1] - _BACK * tall
        breaks |= np.abs((top + bottom)[1:] - (top + bottom)[:-1]) > 2 * _LIFT * tall
        return np.concatenate(([0], np.flatnonzero(breaks) + 1))

    def _starts(self, rough: npt.NDArray[np.intp], sizes: npt.NDArray[np.float64]) -> list[int]:
        gaps = self.boxes[self.printed[1:], 0] - self.boxes[self.printed[:-1], 2]
        wide = np.flatnonzero(gaps > _WORD_GAP * np.maximum(sizes[1:], 1.0)) + 1
        starts: list[int] = np.union1d(rough, wide).tolist()
        return starts

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """A word's characters, cut where digits are raised: "$15.25" with a note's mark must not read "$15.251"."""
        object_of = pdf_library.text_object_of
        if object_of(self.textpage, first) == object_of(self.textpage, last):
            return [(first, last)]
        parts = [[first, first]]
        for character in range(first + 1, last + 1):
            before, here = self._face(character - 1), self._face(character)
            small, large = sorted((before.size, here.size))
            mark = self.text[character] if here.size == small else self.text[character - 1]
            if small < _RAISED * large and not mark.isalpha():
                parts.append([character, character])
            else:
                parts[-1][1] = character
        return [(start, end) for start, end in parts]

    def _word(self, first: int, last: int) -> Word | None:
        face = self._face(first)
        letters = self.text[first : last + 1]
        edges = self.lefts[first : last + 1]
        edges.append(self.rights[last])
        if len(letters) > 1 and any(map(float.__eq__, edges, edges[1:])):
            _spread(edges)
        if face.symbols or needs_folding(letters):
            letters, edges = _folded(letters, edges, face.symbols)
            if not letters:
                return None
        baseline = self._baseline(first)
        size = face.size
        return Word(
            letters,
            min(edges),
            baseline - ASCENT * size,
            max(edges),
            baseline + DESCENT * size,
            round(size, 1),
            face.bold,
            face.italic,
            tuple(edges),
        )

    def _baseline(self, character: int) -> float:
        x, y = self._x, self._y
        pdf_library.origin_of(self.textpage, character, ctypes.addressof(x), ctypes.addressof(y))
        return self.view.shown_y(x.value, y.value)

    def _turned_words(self, members: list[int]) -> list[Word]:
        """Words set at an angle, each with the box around it: stamps, watermarks, notes in the margin."""
        found: list[Word] = []
        run: list[int] = []
        for at, index in enumerate(members):
            run.append(index)
            if at + 1 < len(members) and members[at + 1] == index + 1:
                continue
            letters = "".join(fold(self.text[place]) for place in run).strip()
            around = self.boxes[run]
            x0, top = float(around[:, 0].min()), float(around[:, 1].min())
            x1, bottom = float(around[:, 2].max()), float(around[:, 3].max())
            if letters:
                face = self._face(run[0])
                edges = tuple([x0] * len(letters) + [x1])
                found.append(Word(letters, x0, top, x1, bottom, round(face.size, 1), face.bold, face.italic, edges))
            run = []
        return found


def _folded(letters: str, edges: list[float], symbols: str) -> tuple[str, list[float]]:
    """Letters as they read, with the edges of what they became."""
    read: list[str] = []
    places: list[float] = []
    for at, letter in enumerate(letters):
        folded = fold(letter, symbols).replace(" ", "")
        step = (edges[at + 1] - edges[at]) / max(1, len(folded))
        read.append(folded)
        places.extend(edges[at] + step * part for part in range(len(folded)))
    places.append(edges[-1])
    return "".join(read), places


def _spread(edges: list[float]) -> None:
    """The parts of an opened ligature come with one box: share it out among them."""
    at = 0
    while at < len(edges) - 1:
        to = at + 1
        while to < len(edges) - 1 and edges[to] == edges[at]:
            to += 1
        step = (edges[to] - edges[at]) / (to - at)
        for part in range(at + 1, to):
            edges[part] = edges[at] + step * (part - at)
        at = to
