"""Whether a text layer is nonsense: letters that make no words, from a font whose map to letters is wrong."""

from __future__ import annotations

import math
import re
from collections import Counter

from cie_extract.readers.language import common_share

# How often each letter stands in a hundred of English prose; the other languages of the alphabet are near enough.
_ENGLISH = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.15, 0.77, 4.0, 2.4, 6.7, 7.5, 1.9, 0.1, 6.0, 6.3, 9.1, 2.8,
         0.98, 2.4, 0.15, 2.0, 0.07),
        strict=True,
    )
)  # fmt: skip
_NORM = math.sqrt(sum(share * share for share in _ENGLISH.values()))
_LEAST_LETTERS = 120
_ALIKE = 0.80  # cosine of the letters' shares: prose of any kind has 0.9 and more
_UNREADABLE = 0.25  # of the characters
_COMMON = 0.02  # of the words


def is_garbled(words: list[str]) -> bool:
    """Whether these words of a page are nonsense. Too few words, or another script, are given the benefit of doubt."""
    text = " ".join(words)
    printed = [character for character in text if not character.isspace()]
    if len(printed) < 20:
        return False
    unknown = sum(_is_unknown(character) for character in printed)
    if unknown > _UNREADABLE * len(printed):
        return True
    letters = Counter(re.findall(r"[a-z]", text.lower()))
    total = sum(letters.values())
    foreign = sum(character.isalpha() and not character.isascii() for character in printed)
    if total < _LEAST_LETTERS or foreign > total:
        return total + foreign < 0.3 * len(printed) and len(printed) > 200 and not _mostly_figures(printed)
    norm = math.sqrt(sum(count * count for count in letters.values()))
    alike = sum(_ENGLISH[letter] * count for letter, count in letters.items()) / (_NORM * norm)
    return alike < _ALIKE and common_share(text) < _COMMON


def _is_unknown(character: str) -> bool:
    code = ord(character)
    return character == "\ufffd" or 0xE000 <= code <= 0xF8FF or code < 0x20 or code >= 0xF0000


def _mostly_figures(printed: list[str]) -> bool:
    return sum(character.isdigit() or character in "$.,%/:-–_()•☐☒|" for character in printed) > 0.5 * len(printed)
