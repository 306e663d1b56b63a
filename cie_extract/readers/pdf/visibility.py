"""Text that a reader does not see: white, tiny, transparent, covered, clipped, in a hidden layer, off the page.

Whatever the trick, the test is the same: the page is drawn with and without its text, and a word that makes no
difference to the picture is hidden. Only pages on which something looks amiss are drawn.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from cie_extract.model.place import Box
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.characters import PageWords
from cie_extract.readers.pdf.clips import Clips
from cie_extract.readers.pdf.drawings import Drawn
from cie_extract.readers.pdf.view import View

_TINY = 3.0  # points: smaller letters are not read by anyone
_PALE = 0.80  # of full brightness
_FAINT = 0.35  # of full opacity
_DIFFERENCE = 10  # of 255: less is not seen
_SCALE = 0.75  # pixels a point
_MOST_PIXELS = 2_000_000
_COVERS = 0.6  # of a text object's area

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a page that a reader sees, upright and at an angle, and those that are hidden."""

    visible: list[Word]
    hidden: list[Word]
    turned: list[Word]


def seen(page: Any, words: PageWords, things: list[Drawn], view: View) -> Seen:
    """Part the visible words of a page from the hidden ones."""
    amiss = _amiss(things)
    everything = [*words.upright, *words.turned]
    if not (amiss or any(_out_of_sight(word, view) for word in everything)):
        return Seen(words.upright, [], words.turned)
    changed = _changed(page, things, view)
    pale = [thing in amiss for thing in words.objects]
    found = Seen([], [], [])
    for at, word in enumerate(everything):
        upright = at < len(words.upright)
        drawn = not _out_of_sight(word, view) and _difference(changed, word, view) >= _DIFFERENCE
        if drawn and upright and pale[at] and _overlaid(word, words, pale):
            drawn = False  # what shows in its place is another word
        (found.hidden if not drawn else found.visible if upright else found.turned).append(word)
    return found


def _out_of_sight(word: Word, view: View) -> bool:
    """Whether a word is too small to read, or off the page."""
    return word.size < _TINY or not _within(word, view)


def _within(word: Word, view: View) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return 0 <= x <= view.width and 0 <= y <= view.height


def _amiss(things: list[Drawn]) -> set[int]:
    """Text objects that may be hidden, by address."""
    found: set[int] = set()
    clips, settings = Clips(), _Settings()
    texts: list[Drawn] = []
    for thing in things:
        if thing.kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            if settings.are_suspect(thing) or clips.cut_off(thing):
                found.add(thing.address)
            texts.append(thing)
        elif texts and _is_opaque(thing):
            for text in texts:
                if text.address not in found and _covered(text.box, thing.box):
                    found.add(text.address)
    return found


class _Settings:
    """How text objects are set. Asked of every one, so the room for the answers is kept."""

    def __init__(self) -> None:
        self._channels = (ctypes.c_uint * 4)()
        base = ctypes.addressof(self._channels)
        self._places = (base, base + 4, base + 8, base + 12)

    def are_suspect(self, thing: Drawn) -> bool:
        """Whether a text object is set unlike ordinary print."""
        text = thing.address
        if thing.depth or library.render_mode_of(text) != 0:
            return True
        if not library.fill_colour_of(text, *self._places):
            return True  # a pattern
        red, green, blue, alpha = self._channels[0:4]
        if alpha < _FAINT * 255 or 0.299 * red + 0.587 * green + 0.114 * blue > _PALE * 255:
            return True
        return bool(library.has_transparency(text)) or _in_layer(text)


def _in_layer(address: int) -> bool:
    """Whether a text object is marked as part of a layer that can be switched off."""
    marks = library.mark_count_of(address)
    if marks <= 0:
        return False
    name = (ctypes.c_ushort * 8)()
    length = ctypes.c_ulong()
    for at in range(marks):
        mark = library.mark_at(address, at)
        known = library.mark_name_of(mark, ctypes.addressof(name), 16, ctypes.addressof(length))
        if known and bytes(name)[: max(0, length.value - 2)].decode("utf-16-le", "replace") == "OC":
            return True
    return False


def _is_opaque(thing: Drawn) -> bool:
    """Whether an object can cover text drawn before it."""
    if thing.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return True
    if thing.kind != pdfium_c.FPDF_PAGEOBJ_PATH or min(thing.box[2] - thing.box[0], thing.box[3] - thing.box[1]) < 3:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    library.draw_mode_of(thing.address, ctypes.addressof(fill), ctypes.addressof(stroke))
    return fill.value != 0


def _covered(text: Box, cover: Box) -> bool:
    if text[3] <= cover[1] or cover[3] <= text[1] or text[2] <= cover[0] or cover[2] <= text[0]:
        return False
    wide = min(text[2], cover[2]) - max(text[0], cover[0])
    high = min(text[3], cover[3]) - max(text[1], cover[1])
    area = (text[2] - text[0]) * (text[3] - text[1])
    return wide * high > 0.2 * max(area, 1e-6)


def _changed(page: Any, things: list[Drawn], view: View) -> Pixels:
    """How much each pixel of the page changes when its text is taken away."""
    texts = [thing.address for thing in things if thing.kind == pdfium_c.FPDF_PAGEOBJ_TEXT]
    shown = drawn(page, view)
    for text in texts:
        library.set_active(text, 0)
    try:
        bare = drawn(page, view)
    finally:
        for text in texts:
            library.set_active(text, 1)
    return np.maximum(shown, bare) - np.minimum(shown, bare)


def scale_of(view: View) -> float:
    """Pixels a point at which a page is looked at."""
    return min(_SCALE, math.sqrt(_MOST_PIXELS / max(1.0, view.width * view.height)))


def drawn(page: Any, view: View) -> Pixels:
    """A small grey picture of a page."""
    scale = scale_of(view)
    wide, high = max(1, int(view.width * scale)), max(1, int(view.height * scale))
    bitmap = pdfium_c.FPDFBitmap_CreateEx(wide, high, pdfium_c.FPDFBitmap_Gray, None, 0)
    try:
        pdfium_c.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium_c.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, wide, high, view.leaning, 0)
        stride = pdfium_c.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.string_at(pdfium_c.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        pdfium_c.FPDFBitmap_Destroy(bitmap)
    return np.frombuffer(buffer, np.uint8).reshape(high, stride)[:, :wide]


def _difference(changed: Pixels, word: Word, view: View) -> int:
    part = cut_out(changed, (word.x0, word.top + 0.1 * word.size, word.x1, word.bottom), view)
    return int(part.max()) if part.size else 0


def cut_out(pixels: Pixels, box: Box, view: View) -> Pixels:
    """The part of a small picture that shows a box of the page."""
    across, down = pixels.shape[1] / view.width, pixels.shape[0] / view.height
    x0, y0 = max(0, int(box[0] * across)), max(0, int(box[1] * down))
    x1, y1 = max(x0 + 1, int(box[2] * across + 0.99)), max(y0 + 1, int(box[3] * down + 0.99))
    return pixels[y0:y1, x0:x1]


def _overlaid(word: Word, words: PageWords, pale: list[bool]) -> bool:
    """Whether ordinary words take up the place of this one."""
    middle = (word.top + word.bottom) / 2
    covered = sum(
        max(0.0, min(word.x1, other.x1) - max(word.x0, other.x0))
        for other, suspect in zip(words.upright, pale, strict=True)
        if not suspect and other.top < middle < other.bottom
    )
    return covered > 0.5 * (word.x1 - word.x0)
