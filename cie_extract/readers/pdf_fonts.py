"""What a font says of its glyphs: weight, slant, and whether its letters are pictures (Wingdings, Zapf Dingbats)."""

from __future__ import annotations

import ctypes
import re
from typing import NamedTuple

from cie_extract.readers import pdf_library

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|extrabd|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2


class Face(NamedTuple):
    """How the glyphs of a run look. `symbols` names the picture font, or is empty for letters."""

    bold: bool
    italic: bool
    symbols: str = ""


PLAIN = Face(False, False)


def symbols_of(name: str) -> str:
    """Which picture font a font name belongs to: `wingdings`, `wingdings 2`, `zapf`, `symbol`, `webdings` or none."""
    folded = name.lower().replace("-", "").replace(" ", "")
    if "wingdings2" in folded:
        return "wingdings 2"
    if "wingdings3" in folded:
        return "wingdings 3"
    if "wingding" in folded:
        return "wingdings"
    if "dingbats" in folded:
        return "zapf"
    if "webdings" in folded:
        return "webdings"
    return "symbol" if folded.split("+")[-1].startswith("symbol") else ""


def _face_of_font(font: int) -> Face:
    buffer = ctypes.create_string_buffer(256)
    length = pdf_library.font_name_of(font, ctypes.addressof(buffer), 256)
    name = buffer.value.decode("latin-1") if length else ""
    flags = pdf_library.font_flags_of(font)
    known = flags >= 0
    bold = bool(_BOLD.search(name)) or (known and bool(flags & _FORCE_BOLD))
    bold = bold or pdf_library.font_weight_of(font) >= _BOLD_WEIGHT
    italic = bool(_ITALIC.search(name)) or (known and bool(flags & _ITALIC_FLAG))
    return Face(bold, italic, symbols_of(name))


class Faces:
    """Faces of the text objects of one page, each font asked once."""

    def __init__(self) -> None:
        self._fonts: dict[int, Face] = {}
        self._objects: dict[int, Face] = {0: PLAIN}

    def of(self, text_object: int | None) -> Face:
        """The face of a text object, by its address."""
        key = text_object or 0
        face = self._objects.get(key)
        if face is None:
            font = pdf_library.font_of_object(key) or 0
            face = self._fonts.get(font) if font else PLAIN
            if face is None:
                face = self._fonts[font] = _face_of_font(font)
            if not face.bold and pdf_library.render_mode_of(key) == _FILL_AND_STROKE:
                face = face._replace(bold=True)  # a stroked outline is how some programs fake bold
            self._objects[key] = face
        return face
