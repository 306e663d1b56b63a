"""How the glyphs of a text object look: size, direction, weight, slant, and whether its letters are pictures."""

from __future__ import annotations

import ctypes
import math
import re
from typing import NamedTuple

from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.view import View

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|extrabd|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2
_LARGEST = 10_000  # points
_ANGLE = 0.05  # radians: more is text set at an angle
ASCENT, DESCENT = 0.78, 0.22  # of the size: the height that a word is given above and below its baseline


class Font(NamedTuple):
    """What a font says of its glyphs. `symbols` names the picture font (Wingdings …), or is empty for letters."""

    bold: bool
    italic: bool
    symbols: str = ""


_PLAIN = Font(False, False)


class Face(NamedTuple):
    """How one text object is set: its size in points, top and bottom of its line on the displayed page.

    `turned`: set at an angle to the displayed page, by so many `quarters` counter-clockwise (0 for an odd angle).
    """

    size: float
    top: float
    bottom: float
    bold: bool
    italic: bool
    symbols: str
    turned: bool
    quarters: int = 0


def symbols_of(name: str) -> str:
    """Which picture font a font name belongs to, as folding.fold knows them, or none."""
    folded = name.split("+")[-1].lower().replace("-", "").replace(" ", "")
    for part, symbols in (
        ("wingdings2", "wingdings 2"),
        ("wingdings3", "wingdings 3"),
        ("wingding", "wingdings"),
        ("dingbats", "zapf"),
        ("webdings", "webdings"),
    ):
        if part in folded:
            return symbols
    return "symbol" if folded.startswith("symbol") else ""


def _font(font: int) -> Font:
    buffer = ctypes.create_string_buffer(256)
    length = library.font_name_of(font, ctypes.addressof(buffer), 256)
    name = buffer.value.decode("latin-1") if length else ""
    flags = library.font_flags_of(font)
    known = flags >= 0
    bold = bool(_BOLD.search(name)) or (known and bool(flags & _FORCE_BOLD))
    bold = bold or library.font_weight_of(font) >= _BOLD_WEIGHT
    italic = bool(_ITALIC.search(name)) or (known and bool(flags & _ITALIC_FLAG))
    return Font(bold, italic, symbols_of(name))


class Faces:
    """The faces of one page's text objects, each object and font asked once."""

    def __init__(self, textpage: int, view: View) -> None:
        self._textpage, self._view = textpage, view
        self._fonts: dict[int, Font] = {}
        self._faces: dict[int, Face] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._places = (ctypes.addressof(self._matrix), ctypes.addressof(self._x), ctypes.addressof(self._y))

    def of(self, text_object: int, character: int) -> Face:
        """The face of a text object, by its address and the index of one of its characters."""
        face = self._faces.get(text_object)
        if face is None:
            face = self._faces[text_object] = self._asked(text_object, character)
        return face

    def _asked(self, text_object: int, character: int) -> Face:
        matrix, x, y = self._places
        size = abs(library.size_of(self._textpage, character))
        angle = 0.0
        if library.matrix_of(self._textpage, character, matrix):
            a, b, c, d = self._matrix[0:4]
            size *= math.hypot(c, d)
            angle = math.atan2(b, a) - self._view.turn
        size = round(size, 1) if size < _LARGEST else 0.0
        library.origin_of(self._textpage, character, x, y)
        baseline = self._view.shown_y(self._x.value, self._y.value)
        turned = abs(math.remainder(angle, math.tau)) > _ANGLE
        quarters = round(angle / (math.pi / 2)) % 4 if abs(math.remainder(angle, math.pi / 2)) < _ANGLE else 0
        font = library.font_of_object(text_object) if text_object else None
        if not font:
            known = _PLAIN
        elif (held := self._fonts.get(font)) is not None:
            known = held
        else:
            known = self._fonts[font] = _font(font)
        # a stroked outline is how some programs fake bold
        bold = known.bold or (bool(text_object) and library.render_mode_of(text_object) == _FILL_AND_STROKE)
        return Face(
            size,
            baseline - ASCENT * size,
            baseline + DESCENT * size,
            bold,
            known.italic,
            known.symbols,
            turned,
            quarters,
        )
