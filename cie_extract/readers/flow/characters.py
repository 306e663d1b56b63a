"""Text from files that give characters (Word, web pages, mail): each as it is meant, line ends and tabs kept.

The spellings are those of `layout.folding`; symbol fonts are read by the shape that a person sees.
"""

from __future__ import annotations

import re
import unicodedata

from cie_extract.readers.layout import folding

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CENTS = re.compile(r"\$\d{3,5}")  # dollars, and two raised figures that are no note's mark
BOX, TICKED = folding.EMPTY_BOX, folding.MARKED_BOX

_LINE_ENDS = dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
_MEANT = {**folding.FOLDS, **_LINE_ENDS, 0x09: "\t", 0x02: ""}
_NEITHER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u2061-\u2069\ud800-\udfff\ufe0e\ufe0f\ufffc]")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_PICTURE_FONTS = frozenset({"wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol"})


def fold(text: str) -> str:
    """The text with each character as it is meant; newlines and tabs stay for the caller to read."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return symbols(_NEITHER.sub("", text).translate(_MEANT))


def symbol(code: int, font: str = "") -> str:
    """What a symbol font shows at this code (the letter's own, or the private one U+F020–U+F0FF)."""
    name = font.strip().lower()
    return folding.fold(chr(code), name if name in _PICTURE_FONTS else "") if 0 < code < 0x110000 else ""


def symbols(text: str, font: str = "") -> str:
    """Text set in a symbol font, or with private-use letters, as what a person sees; other text unchanged."""
    if font.strip().lower() in _PICTURE_FONTS:
        return "".join(letter if letter in "\n\t " else symbol(ord(letter), font) for letter in text)
    return _PRIVATE.sub(lambda found: symbol(ord(found[0])), text)
