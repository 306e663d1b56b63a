"""A page's characters with their places, and the words that they make.

pdfium gives the characters in the order in which they were drawn, each with a box as wide as its advance: so gaps are
gaps. Sizes come from the text objects, heights from the baseline, as boxes depend on what a font says of itself.
"""

from __future__ import annotations

import ctypes
from collections import Counter, deque
from dataclasses import dataclass, replace
from itertools import pairwise, repeat

import numpy as np
import numpy.typing as npt

from cie_extract.errors import TooLarge
from cie_extract.readers.layout.folding import fold, needs_folding
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.fonts import Face, Faces
from cie_extract.readers.pdf.letterspaced import closed_up
from cie_extract.readers.pdf.raised import with_raised_marks
from cie_extract.readers.pdf.view import Boxes, View

_WORD_GAP = 0.15  # of the size: less is kerning, more is a space
_BACK = 0.5  # of the size: a step back to the left this far starts a new word
_LIFT = 0.6  # of the size: a change of height this large is another line
_NEAR, _STRIP = 4.0, 12.0  # points: doubles stand nearer than the first; the second holds both
_FAR = 1e6  # points: no page is as large
_EVEN = 0.93  # of the height of the tallest box of a word
_RAISED = 0.85  # of the size: smaller digits within a word are a note's mark or a fraction

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words in drawing order: those set upright on the displayed page, and those at an angle.

    `objects` holds the address of the text object that each upright word begins in. `leaning` is by how many quarter
    turns, counter-clockwise, most of the words are set, 0 for an ordinary page.
    """

    upright: list[Word]
    turned: list[Word]
    objects: list[int]
    leaning: int = 0


def words_of(textpage: int, view: View, limits: Limits) -> PageWords:
    """The words of a page with their places as displayed. Raises TooLarge beyond `limits.max_characters`."""
    text, boxes = _characters(textpage, limits)
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    boxes = view.shown(boxes)
    known = np.isfinite(boxes).all(axis=1) & (np.abs(boxes) < _FAR).all(axis=1)
    printed = np.flatnonzero(~_is_space(codes) & known)
    if not len(printed):
        return PageWords([], [], [])
    return _Setting(textpage, view, text, boxes, printed).words()


def _characters(textpage: int, limits: Limits) -> tuple[str, Boxes]:
    """The characters in drawing order, and their boxes (left, top, right, bottom) in the file's own space."""
    count = library.count_characters(textpage)
    if count <= 0:
        return "", np.zeros((0, 4))
    if count > limits.max_characters:
        raise TooLarge(f"A page holds {count} characters; the limit is {limits.max_characters}.")
    boxes = np.zeros((count, 4), np.float32)
    base = boxes.ctypes.data
    places = range(base, base + 16 * count, 16)
    deque(map(library.loose_box_of, repeat(textpage), range(count), places), maxlen=0)
    return _codes(textpage, count), boxes.astype(np.float64)


def _codes(textpage: int, count: int) -> str:
    units = (ctypes.c_ushort * (count + 1))()
    written = library.text_of_page(textpage, 0, count, ctypes.addressof(units))
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if written == count + 1 and len(text) == count and "\ufffd" not in text:
        return text
    # characters beyond 16 bits, or ones that pdfium leaves out of its text: ask for each
    codes = map(library.code_of, repeat(textpage), range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd" for code in codes)


def _is_space(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    space = (codes <= 0x20) & (codes != 2)
    wide = (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200A)) | (codes == 0x202F) | (codes == 0x3000)
    return np.asarray(space | wide, dtype=np.bool_)


class _Setting:
    """The characters of one page on their way to words.

    What can be told of all characters at once is told by numpy; text objects are asked once a word, and what they say
    is kept.
    """

    def __init__(self, textpage: int, view: View, text: str, boxes: Boxes, printed: Indices) -> None:
        self.textpage, self.view, self.text, self.boxes, self.printed = textpage, view, text, boxes, printed
        self.faces = Faces(textpage, view)

    def words(self) -> PageWords:
        rough = self._rough_starts()
        faces = [self.faces.of(thing, at) for thing, at in self._objects(self.printed[rough])]
        lengths = np.diff(np.append(rough, len(self.printed)))
        starts = self._starts(rough, np.repeat([face.size for face in faces], lengths))
        firsts, lasts = self.printed[starts], self.printed[np.append(starts[1:], len(self.printed)) - 1]
        lefts: list[float] = self.boxes[:, 0].tolist()
        rights: list[float] = self.boxes[:, 2].tolist()
        x0s = np.minimum.reduceat(self.boxes[self.printed, 0], starts).tolist()
        x1s = np.maximum.reduceat(self.boxes[self.printed, 2], starts).tolist()
        special, uneven = self._special(starts), self._uneven(starts)
        found = PageWords([], [], [])
        turned: list[int] = []
        letters = [0, 0, 0, 0]  # by quarter turns
        spans = zip(self._objects(firsts), self._objects(lasts), x0s, x1s, special, uneven, strict=True)
        for (thing, first), (end_thing, last), x0, x1, unusual, mixed in spans:
            face = self.faces.of(thing, first)
            if face.turned:
                turned.extend(range(first, last + 1))
                letters[face.quarters] += last + 1 - first
            elif mixed or (thing != end_thing and face.symbols != self.faces.of(end_thing, last).symbols):
                self._add_parts(found, thing, self._parts(first, last), lefts, rights)
            elif unusual:
                self._add_parts(found, thing, [(first, last, face)], lefts, rights)
            else:
                edges = (*lefts[first : last + 1], rights[last])
                found.upright.append(
                    Word(self.text[first : last + 1], x0, face.top, x1, face.bottom, face.size, face.bold, face.italic,
                         edges)
                )  # fmt: skip
                found.objects.append(thing)
        found = _without_doubles(found)
        upright, objects = closed_up(*with_raised_marks(found.upright, found.objects))
        found = PageWords(upright, [], objects)
        found.turned.extend(self._turned_words(turned))
        letters_upright = sum([len(word.text) for word in upright])
        leaning = max((1, 2, 3), key=lambda quarters: letters[quarters])
        return replace(found, leaning=leaning) if letters[leaning] > letters_upright else found

    def _objects(self, characters: Indices) -> list[tuple[int, int]]:
        """The text object of each of these characters, and the character."""
        indices: list[int] = characters.tolist()
        things = map(library.text_object_of, repeat(self.textpage), indices)
        return [(thing or 0, at) for thing, at in zip(things, indices, strict=True)]

    def _rough_starts(self) -> Indices:
        """Positions in `printed` where a word surely starts: after white space, a step back, or on another line."""
        left, top, _, bottom = (self.boxes[self.printed, side] for side in range(4))
        height = np.maximum(bottom - top, 0.1)
        height = np.maximum(height, 0.6 * np.median(height))
        tall = np.maximum(height[1:], height[:-1])
        breaks = np.diff(self.printed) > 1
        breaks |= left[1:] < left[:-1] - _BACK * tall
        breaks |= np.abs((top + bottom)[1:] - (top + bottom)[:-1]) > 2 * _LIFT * tall
        return np.concatenate(([0], np.flatnonzero(breaks) + 1))

    def _starts(self, rough: Indices, sizes: npt.NDArray[np.float64]) -> Indices:
        gaps = self.boxes[self.printed[1:], 0] - self.boxes[self.printed[:-1], 2]
        wide = np.flatnonzero(gaps > _WORD_GAP * np.maximum(sizes[1:], 1.0)) + 1
        return np.union1d(rough, wide)

    def _special(self, starts: Indices) -> list[bool]:
        """For each word, whether a character of it may read otherwise than it stands, or shares its box."""
        codes = np.frombuffer(self.text.encode("utf-32-le", "replace"), np.uint32)[self.printed]
        lefts = self.boxes[self.printed, 0]
        odd = (codes < 0x21) | (codes > 0x7E)
        odd[1:] |= lefts[1:] == lefts[:-1]
        flags: list[bool] = np.logical_or.reduceat(odd, starts).tolist()
        return flags

    def _uneven(self, starts: Indices) -> list[bool]:
        """For each word, whether its boxes differ in height: of several sizes, or drawn as tall as each letter."""
        heights = self.boxes[self.printed, 3] - self.boxes[self.printed, 1]
        low, high = np.minimum.reduceat(heights, starts), np.maximum.reduceat(heights, starts)
        flags: list[bool] = (low < _EVEN * high).tolist()
        return flags

    def _add_parts(
        self,
        found: PageWords,
        thing: int,
        parts: list[tuple[int, int, Face]],
        lefts: list[float],
        rights: list[float],
    ) -> None:
        """Add a word that is not plain: of several sizes or fonts, with ligatures, or with other than ASCII letters."""
        for start, end, face in parts:
            letters = self.text[start : end + 1]
            edges = [*lefts[start : end + 1], rights[end]]
            _spread(edges)
            if face.symbols or needs_folding(letters):
                letters, edges = _folded(letters, edges, face.symbols)
            if letters:
                found.upright.append(
                    Word(letters, min(edges), face.top, max(edges), face.bottom, face.size, face.bold, face.italic,
                         tuple(edges))
                )  # fmt: skip
                found.objects.append(thing)

    def _parts(self, first: int, last: int) -> list[tuple[int, int, Face]]:
        """A word's characters, cut where digits are raised: "$15.25" with a note's mark must not read "$15.251"."""
        things = [thing for thing, _ in self._objects(np.arange(first, last + 1))]
        faces = [self.faces.of(thing, at) for thing, at in zip(things, range(first, last + 1), strict=True)]
        parts = [(first, first, faces[0])]
        for at, (before, here) in enumerate(pairwise(faces), first + 1):
            small, large = sorted((before.size, here.size))
            mark = self.text[at] if here.size == small else self.text[at - 1]
            if (small < _RAISED * large and not mark.isalpha()) or before.symbols != here.symbols:
                parts.append((at, at, here))
            else:
                parts[-1] = (parts[-1][0], at, parts[-1][2])
        return parts

    def _turned_words(self, members: list[int]) -> list[Word]:
        """Words set at an angle, each with the box around it: stamps, watermarks, notes in the margin."""
        printed = set(self.printed.tolist())
        found: list[Word] = []
        run: list[int] = []
        for at, index in enumerate(members):
            if index in printed:
                run.append(index)
            if at + 1 < len(members) and members[at + 1] == index + 1 and members[at + 1] in printed:
                continue
            letters = "".join(fold(self.text[place]) for place in run).strip()
            if letters:
                around = self.boxes[run]
                x0, top = float(around[:, 0].min()), float(around[:, 1].min())
                x1, bottom = float(around[:, 2].max()), float(around[:, 3].max())
                face = self.faces.of(library.text_object_of(self.textpage, run[0]) or 0, run[0])
                edges = tuple([x0] * len(letters) + [x1])
                found.append(Word(letters, x0, top, x1, bottom, face.size, face.bold, face.italic, edges))
            run = []
        return found


def _without_doubles(words: PageWords) -> PageWords:
    """Words drawn again a hair's breadth away are one bold word: so some programs fake bold type and shadows."""
    often = Counter([word.text for word in words.upright])
    if len(often) == len(words.upright):
        return words
    places: dict[tuple[str, int], list[int]] = {}  # by text and strip of the page, so that few are compared
    kept = PageWords([], [], [])
    for word, thing in zip(words.upright, words.objects, strict=True):
        twin = None
        if often[word.text] > 1:
            text, strip, last = word.text, int((word.x0 - _NEAR) / _STRIP), int((word.x0 + _NEAR) / _STRIP)
            others = places.get((text, strip), [])
            if last != strip:
                others = [*others, *places.get((text, last), ())]
            twin = next((at for at in others if _same_place(kept.upright[at], word)), None)
            if twin is None:
                places.setdefault((text, int(word.x0 / _STRIP)), []).append(len(kept.upright))
        if twin is None:
            kept.upright.append(word)
            kept.objects.append(thing)
        elif abs(kept.upright[twin].x0 - word.x0) > 0.01:
            kept.upright[twin] = kept.upright[twin]._replace(bold=True)
    return kept


def _same_place(one: Word, other: Word) -> bool:
    near = min(0.12 * one.size, _NEAR)
    return abs(one.x0 - other.x0) < near and abs(one.top - other.top) < near and abs(one.size - other.size) < 0.2


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
    if len(set(edges)) == len(edges):
        return
    at = 0
    while at < len(edges) - 1:
        to = at + 1
        while to < len(edges) - 1 and edges[to] == edges[at]:
            to += 1
        step = (edges[to] - edges[at]) / (to - at)
        for part in range(at + 1, to):
            edges[part] = edges[at] + step * (part - at)
        at = to
