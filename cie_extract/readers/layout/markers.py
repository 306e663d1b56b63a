"""Bullets and numbers: what stands before the words of a list item."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = frozenset("•◦▪■●○‣⁃∙·‧➢➤►▶▸▹❖◆◇□❑❍◉◎⬧⮚⇨➔→✓✔✗☐☒★✦»¡–—-*ᐃ△▲▷❏⦁⚫⚬⁌⁍➣➥✧⬥⬩♦~")
_ALONE = frozenset("–—-*o»→¡·~")  # bullets only where they stand alone before the words
_NUMBER = re.compile(
    r"\(?(?:(?P<digits>\d{1,3}(?:\.\d{1,2})*)|(?P<roman>[ivx]{1,6}|[IVX]{1,6})|(?P<letter>[A-Za-z]))[.):]\)?"
)
_GLUED = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z][.)]|\([a-z]\))(?=[A-Z])")
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_BLANK = re.compile(r"_{2,8}")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: its text, its style (bullet glyph, `1.`, `a)`, `i.`, `___`) and its place in the order."""

    text: str
    style: str
    ordinals: frozenset[int] = frozenset()  # what number it may be: "i." may be the first or the ninth

    @property
    def first(self) -> bool:
        return not self.ordinals or 1 in self.ordinals

    def follows(self, other: Marker) -> bool:
        """Whether it can be the next one after another of its style."""
        if self.style != other.style:
            return False
        return not self.ordinals or any(number + 1 in self.ordinals for number in other.ordinals)


def marker_of(first_word: str, *, alone: bool, following: str = "") -> Marker | None:
    """The marker that a line's first word is, or starts with. `alone`: the word is not the line's only one.

    A bare decimal ("1.2") is one only before a word with a capital: `following` is the line's second word.
    """
    glyph = first_word[0]
    if len(first_word) == 1:
        if glyph in BULLETS or glyph == "o":
            return Marker(glyph, glyph) if alone else None
        return None
    if glyph in BULLETS and glyph not in _ALONE:
        return Marker(glyph, glyph)
    if not alone and not _GLUED.match(first_word):
        return None
    if _BLANK.fullmatch(first_word):
        return Marker(first_word, "___")
    if following[:1].isupper() and _DECIMAL.fullmatch(first_word):
        numbers = first_word.split(".")
        return Marker(first_word, f"{len(numbers)}:N", frozenset([int(numbers[-1])]))
    found = _NUMBER.fullmatch(first_word)
    if found is None:
        glued = _GLUED.match(first_word)
        if glued is None:
            return None
        found = _NUMBER.fullmatch(glued.group())
        if found is None:
            return None
    return _numbered(found)


def _numbered(found: re.Match[str]) -> Marker:
    text = found.group()
    around = re.sub(r"[0-9A-Za-z.]+(?=[.):])", "N", text)
    if found["digits"]:
        last = found["digits"].split(".")
        return Marker(text, f"{len(last)}:{around}", frozenset([int(last[-1])]))
    ordinals = set()
    if found["letter"]:
        ordinals.add(ord(found["letter"].lower()) - 96)
    word = found["roman"] or found["letter"] or ""
    kind = "a" if word.islower() else "A"
    if re.fullmatch(r"[ivx]+", word.lower()):
        ordinals.add(_roman(word.lower()))
        if len(word) == 1:
            ordinals.add(ord(word.lower()) - 96)
    return Marker(text, f"{kind}:{around}", frozenset(ordinals))


def _roman(word: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for at, letter in enumerate(word):
        value = values[letter]
        total += -value if at + 1 < len(word) and values[word[at + 1]] > value else value
    return total
