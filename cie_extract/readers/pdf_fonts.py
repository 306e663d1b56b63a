"""How the glyphs of a text object look: size, direction, weight, slant, and whether its letters are pictures."""

from __future__ import annotations

import ctypes
import math
import re
from typing import NamedTuple

from cie_extract.readers import pdf_library

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|extrabd|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2


class Font(NamedTuple):
    """What a font says of its glyphs. `symbols` names the picture font (Wingdings …), or is empty for letters."""

    bold: bool
    italic: bool
    symbols: str = ""


class Face(NamedTuple):
    """How one text object is set: `size` in points as displayed, `angle` counter-clockwise in radians.

    `mode` is the PDF text render mode (3 draws nothing, 7 only clips).
    """

    size: float
    angle: float
    bold: bool
    italic: bool
    symbols: str
    mode: int


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
    length = pdf_library.font_name_of(font, ctypes.addressof(buffer), 256)
    name = buffer.value.decode("latin-1") if length else ""
    flags = pdf_library.font_flags_of(font)
    known = flags >= 0
    bold = bool(_BOLD.search(name)) or (known and bool(flags & _FORCE_BOLD))
    bold = bold or pdf_library.font_weight_of(font) >= _BOLD_WEIGHT
    italic = bool(_ITALIC.search(name)) or (known and bool(flags & _ITALIC_FLAG))
    return Font(bold, italic, symbols_of(name))


class Faces:
    """The faces of one page's text objects, each object and font asked once."""

    def __init__(self, textpage: int) -> None:
        self._textpage = textpage
        self._fonts: dict[int, Font] = {}
        self._faces: dict[int, Face] = {}
        self._matrix = (ctypes.c_float * 6)()

    def of(self, text_object: int, character: int) -> Face:
        """The face of a text object, by its address and the index of one of its characters."""
        face = self._faces.get(text_object)
        if face is None:
            face = self._faces[text_object] = self._asked(text_object, character)
        return face

    def _asked(self, text_object: int, character: int) -> Face:
        size = abs(pdf_library.size_of(self._textpage, character))
        angle = 0.0
        if pdf_library.matrix_of(self._textpage, character, ctypes.addressof(self._matrix)):
            a, b, c, d = self._matrix[0:4]
            size *= math.hypot(c, d)
            angle = math.atan2(b, a)
        font = pdf_library.font_of_object(text_object) if text_object else None
        if not font:
            return Face(size, angle, False, False, "", 0)
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _font(font)
        mode = pdf_library.render_mode_of(text_object)
        # a stroked outline is how some programs fake bold
        return Face(size, angle, known.bold or mode == _FILL_AND_STROKE, known.italic, known.symbols, mode)
