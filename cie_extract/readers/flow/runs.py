"""Pieces of one paragraph's words, each with its look, and the lines and columns that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cie_extract.readers.flow import typed
from cie_extract.readers.flow.characters import CENTS, RAISED

_MARK = re.compile(r"\d{1,2}(?:, ?\d{1,2})*")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of words looks. `size` in points; `color` and `shade` as six hex digits, "" for none or automatic."""

    bold: bool = False
    caps: bool = False
    underlined: bool = False
    hidden: bool = False
    struck: bool = False
    framed: bool = False
    size: float = 10.0
    color: str = ""
    shade: str = ""
    font: str = ""
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one look. A newline in them is a line break, a tab a tab stop."""

    text: str
    look: Look


def with_marks(pieces: list[Piece]) -> list[Piece]:
    """The pieces, raised figures behind a word as such: "$15.25" with a note's mark must not read "$15.251"."""
    found: list[Piece] = []
    before = ""
    for piece in pieces:
        if piece.look.raised and before[-1:].strip() and _MARK.fullmatch(piece.text.strip()):
            figures = piece.text.strip()
            cents = len(figures) == 2 and CENTS.fullmatch(before.split()[-1] + figures)
            piece = Piece(f".{figures}" if cents else piece.text.translate(RAISED), piece.look)
        before = piece.text if piece.text[:1].isspace() else before + piece.text
        found.append(piece)
    return found


def words_of(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces of these characters."""
    found, at = [], 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            found.append(Piece(piece.text[first:last], piece.look))
        at += len(piece.text)
    return found


def lines(pieces: list[Piece]) -> list[list[Piece]]:
    """The lines that say something of their own; a break in the middle of a sentence is only a space."""
    text = words_of(pieces)
    spans: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if spans and not typed.separate(text[spans[-1][0] : spans[-1][1]], line):
            spans[-1] = (spans[-1][0], start + len(line))
        else:
            spans.append((start, start + len(line)))
    found = [cut(pieces, start, end) for start, end in spans]
    return [
        [Piece(piece.text.replace("\n", " "), piece.look) for piece in line] for line in found if words_of(line).strip()
    ]


def all_of(pieces: list[Piece], trait: str) -> bool:
    """Whether every visible letter has this trait of Look."""
    marked = [bool(getattr(piece.look, trait)) for piece in pieces if re.search(r"\w", piece.text)]
    return bool(marked) and all(marked)


def in_capitals(pieces: list[Piece]) -> bool:
    """Whether the words show in capital letters."""
    capitals = 0
    for piece in pieces:
        for letter in piece.text:
            if letter.isalpha() and letter.upper() != letter.lower():
                if not (piece.look.caps or letter.isupper()):
                    return False
                capitals += 1
    return capitals >= 2


def size_of(pieces: list[Piece]) -> float:
    """The size of most of the letters, in points."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.look.size] += len(piece.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0.0
