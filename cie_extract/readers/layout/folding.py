"""One spelling for each character: ligatures opened, invisible characters dropped, picture glyphs named.

Curly quotes and dashes stay as printed. Boxes with any mark in them become ☒, empty ones ☐.
"""

from __future__ import annotations

import unicodedata

EMPTY_BOX, MARKED_BOX, TICK, CROSS = "☐", "☒", "✓", "✗"

_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)], "")
_SPACES = dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029,
                         0x202F, 0x205F, 0x3000], " ")  # fmt: skip
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0x2011: "-", 0x2010: "-", 0x02: "-", 0xFFFE: "-",
}  # fmt: skip
_BOXES = {
    0x2610: EMPTY_BOX, 0x25A1: EMPTY_BOX, 0x25FB: EMPTY_BOX, 0x2B1C: EMPTY_BOX, 0x2751: EMPTY_BOX, 0x2752: EMPTY_BOX,
    0x274F: EMPTY_BOX, 0x2750: EMPTY_BOX, 0x1F78E: EMPTY_BOX, 0x25A2: EMPTY_BOX, 0x2B1A: EMPTY_BOX,
    0x2611: MARKED_BOX, 0x2612: MARKED_BOX, 0x22A0: MARKED_BOX, 0x1F5F7: MARKED_BOX, 0x1F5F9: MARKED_BOX,
    0x1F5F5: MARKED_BOX, 0x2BBD: MARKED_BOX, 0x2705: MARKED_BOX, 0x274E: MARKED_BOX, 0x1F5F8: TICK,
    0x2714: TICK, 0x2718: CROSS, 0x2715: CROSS, 0x2716: CROSS, 0x1F5F4: CROSS, 0x1F5F6: CROSS,
}  # fmt: skip
#: Old-style and small figures and capitals in the private codes that older fonts gave them (Adobe's corporate use area,
#: U+F730-F739 and U+F761-F77A), and the letters and figures of mathematics, bold or not, as they read.
_SETTINGS = {
    **{0xF730 + figure: str(figure) for figure in range(10)},
    **{0xF761 + letter: chr(ord("a") + letter) for letter in range(26)},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D400, 0x1D800)},
}
FOLDS: dict[int, str] = {**_INVISIBLE, **_SPACES, **_LIGATURES, **_BOXES, **_SETTINGS}

# Microsoft's picture fonts put their glyphs at U+F000 + the code that the same key has in Latin-1.
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: EMPTY_BOX, 0x70: EMPTY_BOX, 0x71: EMPTY_BOX, 0x72: EMPTY_BOX, 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: MARKED_BOX, 0x9E: "•", 0x9F: "•", 0xA0: "▪", 0xA1: "○",
    0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: EMPTY_BOX, 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: CROSS,
    0xFC: TICK, 0xFD: MARKED_BOX, 0xFE: MARKED_BOX, 0x46: "☞", 0xB7: "•", 0xAB: "★", 0x2A: "✉", 0x28: "☎", 0x9C: "•",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: CROSS, 0x50: TICK, 0x51: MARKED_BOX, 0x52: MARKED_BOX, 0x53: MARKED_BOX, 0x54: MARKED_BOX, 0xA3: EMPTY_BOX,
    0x2A: EMPTY_BOX, 0x97: "●", 0x98: "●", 0x99: "○", 0xA2: "■", 0x30: EMPTY_BOX, 0x35: EMPTY_BOX,
}  # fmt: skip
_WINGDINGS_3 = {0x7D: "▶", 0x75: "▶", 0x84: "▶"}
_ZAPF = {
    0x33: TICK, 0x34: TICK, 0x35: CROSS, 0x36: CROSS, 0x37: CROSS, 0x38: CROSS, 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: EMPTY_BOX, 0x70: EMPTY_BOX, 0x71: EMPTY_BOX, 0x72: EMPTY_BOX, 0x75: "◆", 0x76: "❖", 0xD4: "➔", 0xE4: "➢",
}  # fmt: skip
_WEBDINGS = {0x61: TICK, 0x63: EMPTY_BOX, 0x67: "■", 0x6E: "●", 0x72: CROSS, 0x34: "▶", 0x3D: "●"}
_SYMBOL = {0xB7: "•", 0xA8: "◆", 0xDE: "⇒", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0x2D: "−", 0xD7: "⋅"}
_PICTURES = {
    "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "zapf": _ZAPF,
    "webdings": _WEBDINGS, "symbol": _SYMBOL,
}  # fmt: skip


def fold(character: str, symbols: str = "") -> str:
    """What a character reads as: none, one or several characters. `symbols` names the picture font it is drawn in."""
    code = ord(character)
    key = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
    if symbols and (key != code or key < 0x100):
        named = _PICTURES[symbols].get(key)
        if named is not None:
            return named
        return character if symbols == "symbol" and key == code else "•" if key > 0x20 else " "
    if key != code:  # a private code and a font that does not say: Word's bullets are Symbol or Wingdings
        return _WINGDINGS.get(key) or _SYMBOL.get(key) or "•"
    if code in FOLDS:
        return FOLDS[code]
    return "" if code < 0x20 or 0xD800 <= code <= 0xDFFF else character


def needs_folding(text: str) -> bool:
    """Whether any character of a word may read otherwise than it stands."""
    return not text.isascii() or not text.isprintable()
