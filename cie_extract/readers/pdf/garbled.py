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
_ALIKE = 0.76  # cosine of the letters' shares: English prose has 0.92 and more, bare lists 0.8
_UNREADABLE = 0.25  # of the characters
_COMMON = 0.10  # of the words: prose of most languages has 0.2 and more
_SAMPLE = 5_000  # characters of a page
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\U000f0000-\U0010ffff]")
_FIGURES = frozenset("$.,%/:-–_()•☐☒|")


def is_garbled(words: list[str]) -> bool:
    """Whether these words of a page are nonsense. Too few words, or another script, are given the benefit of doubt."""
    text = "".join(words)[:_SAMPLE]
    if len(text) < 20:
        return False
    if len(_UNKNOWN.findall(text)) > _UNREADABLE * len(text):
        return True
    counts = Counter(text.lower())
    letters = {letter: counts[letter] for letter in _ENGLISH}
    total = sum(letters.values())
    foreign = sum(count for character, count in counts.items() if character.isalpha() and not character.isascii())
    if total < _LEAST_LETTERS or foreign > total:
        figures = sum(count for character, count in counts.items() if character.isdigit() or character in _FIGURES)
        return total + foreign < 0.3 * len(text) and len(text) > 200 and figures < 0.5 * len(text)
    norm = math.sqrt(sum(count * count for count in letters.values()))
    alike = sum(_ENGLISH[letter] * count for letter, count in letters.items()) / (_NORM * norm)
    return alike < _ALIKE and common_share(" ".join(words)) < _COMMON
