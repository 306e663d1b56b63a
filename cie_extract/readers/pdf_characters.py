"""A page's characters with their places, and the words that they make.

pdfium gives the characters in the order in which they were drawn, with boxes as wide as the advance and as high as
the font: so gaps are gaps and a box's height is the size in points, whatever matrices were in force.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from cie_extract.errors import TooLarge
from cie_extract.readers import pdf_library
from cie_extract.readers.layout.folding import fold, needs_folding
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf_fonts import Faces
from cie_extract.readers.pdf_view import View

Boxes = npt.NDArray[np.float64]
_WORD_GAP = 0.15  # of the size: less is kerning, more is a space
_BACK = 0.5  # of the size: a step back to the left this far starts a new word
_LIFT = 0.5  # of the size: a change of height this large is another line


def characters_of(textpage: int, limits: Limits) -> tuple[str, Boxes]:
    """The page's characters in drawing order and their boxes (left, top, right, bottom) in the file's own space.

    Raises TooLarge beyond `limits.max_characters`.
    """
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
    if written == count + 1 and len(text) == count and "�" not in text:
        return text
    # characters beyond 16 bits, or ones that pdfium leaves out of its text: ask for each
    codes = map(pdf_library.code_of, repeat(textpage), range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "�" for code in codes)


def words_of(textpage: int, view: View, limits: Limits) -> tuple[list[Word], list[Word]]:
    """The words of a page in drawing order, as displayed: the upright ones, and those set at an angle."""
    text, boxes = characters_of(textpage, limits)
    if not text:
        return [], []
    boxes = view.shown(boxes)
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    printed = np.flatnonzero(~_is_space(codes))
    if not len(printed):
        return [], []
    starts = _starts(printed, boxes)
    faces = Faces()
    upright: list[Word] = []
    turned: list[int] = []
    lefts, rights = boxes[:, 0].tolist(), boxes[:, 2].tolist()
    order = printed.tolist()
    firsts = starts.tolist()
    tops = np.minimum.reduceat(boxes[printed, 1], starts).tolist()
    bottoms = np.maximum.reduceat(boxes[printed, 3], starts).tolist()
    heights = (boxes[printed[starts], 3] - boxes[printed[starts], 1]).tolist()
    angle_of, object_of, turn = pdf_library.angle_of, pdf_library.text_object_of, view.turn
    firsts.append(len(order))
    for at in range(len(firsts) - 1):
        members = order[firsts[at] : firsts[at + 1]]
        first = members[0]
        angle = angle_of(textpage, first)
        if abs(math.remainder(angle - turn, math.tau)) > 0.05 and heights[at] > 0:
            turned.extend(members)
            continue
        word = _word(
            text, members, lefts, rights, tops[at], bottoms[at], heights[at], faces.of(object_of(textpage, first))
        )
        if word is not None:
            upright.append(word)
    return upright, _turned_words(text, turned, boxes)


def _is_space(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    space = (codes <= 0x20) & (codes != 2)
    return space | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200A)) | (codes == 0x202F) | (codes == 0x3000)


def _starts(printed: npt.NDArray[np.intp], boxes: Boxes) -> npt.NDArray[np.intp]:
    """Positions in `printed` where a word starts."""
    left, top, right, bottom = (boxes[printed, side] for side in range(4))
    size = np.maximum(bottom - top, 0.1)
    gap = left[1:] - right[:-1]
    smaller = np.minimum(size[1:], size[:-1])
    breaks = np.diff(printed) > 1
    breaks |= gap > _WORD_GAP * smaller
    breaks |= left[1:] < left[:-1] - _BACK * smaller
    breaks |= np.abs((top + bottom)[1:] - (top + bottom)[:-1]) > 2 * _LIFT * np.maximum(size[1:], size[:-1])
    return np.concatenate(([0], np.flatnonzero(breaks) + 1))


def _word(
    text: str,
    members: list[int],
    lefts: list[float],
    rights: list[float],
    top: float,
    bottom: float,
    size: float,
    face: Any,
) -> Word | None:
    letters = text[members[0] : members[-1] + 1]
    edges = lefts[members[0] : members[-1] + 1]
    edges.append(rights[members[-1]])
    if len(letters) > 1 and any(edges[at] == edges[at + 1] for at in range(len(edges) - 1)):
        _spread(edges)
    if face.symbols or needs_folding(letters):
        folded: list[str] = []
        places: list[float] = []
        for at, letter in enumerate(letters):
            read = fold(letter, face.symbols)
            step = (edges[at + 1] - edges[at]) / max(1, len(read))
            folded.append(read)
            places.extend(edges[at] + step * part for part in range(len(read)))
        places.append(edges[-1])
        letters, edges = "".join(folded), places
        if not letters.strip() or " " in letters:
            letters = letters.replace(" ", "")
            if not letters:
                return None
            edges = edges[: len(letters)] + edges[-1:]
    return Word(letters, min(edges), top, max(edges), bottom, round(size, 1), face.bold, face.italic, tuple(edges))


def _spread(edges: list[float]) -> None:
    """The parts of an opened ligature come with one box: share it out among them."""
    at = 0
    while at < len(edges) - 1:
        to = at + 1
        while to < len(edges) - 1 and edges[to] == edges[at]:
            to += 1
        if to - at > 1:
            step = (edges[to] - edges[at]) / (to - at)
            for part in range(at + 1, to):
                edges[part] = edges[at] + step * (part - at)
        at = to


def _turned_words(text: str, members: list[int], boxes: Boxes) -> list[Word]:
    """Words set at an angle, each with the box around it. They stand beside the flow: stamps, watermarks, margins."""
    found: list[Word] = []
    run: list[int] = []
    for at, index in enumerate(members):
        run.append(index)
        last = at == len(members) - 1 or members[at + 1] != index + 1
        if last:
            letters = "".join(fold(text[place]) for place in run).strip()
            around = boxes[run]
            x0, top = float(around[:, 0].min()), float(around[:, 1].min())
            x1, bottom = float(around[:, 2].max()), float(around[:, 3].max())
            if letters:
                size = round(min(x1 - x0, bottom - top), 1)
                edges = tuple([x0] * len(letters) + [x1])
                found.append(Word(letters, x0, top, x1, bottom, size, False, False, edges))
            run = []
    return found
