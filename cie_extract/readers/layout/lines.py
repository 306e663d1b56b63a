"""Words to rows, and rows to segments: runs of words that nothing but ordinary spaces separate."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from cie_extract.readers.layout.markers import marker_of
from cie_extract.readers.layout.printed import Word

_SAME_BASELINE = 0.3  # of the size
_TAB = 0.9  # of the size: a wider gap than this is a tab or a gutter, unless the whole line is set wide
_STRETCH = 2.2  # times the line's own narrow gaps
_SURELY = 3.5  # of the size: no justified line is set as wide as this
_RAISED = 0.85  # of the size
_ANSWERS = frozenset("XxTFYN")
BOXES = frozenset("☐☒")
_DOTS = ".…·"
_DESCENT = 0.22  # of the size: what a word's box reaches below its baseline


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two tabs or gutters."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def letters(self) -> int:
        return sum(len(word.text) + 1 for word in self.words) - 1

    @property
    def marker_alone(self) -> bool:
        """Whether it is nothing but a list's bullet or number."""
        return (
            len(self.words) == 1
            and self.words[0].text not in BOXES
            and marker_of(self.words[0].text, alone=True) is not None
        )


def segment_of(words: list[Word]) -> Segment:
    tops, bottoms = [word.top for word in words], [word.bottom for word in words]
    return Segment(tuple(words), words[0].x0, min(tops), words[-1].x1, max(bottoms))


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Words that share a baseline, rows from the top down, each from left to right.

    Raised and lowered words (ordinals, notes' marks) join the row that they touch.
    """
    words = without_blanks(without_leaders(words))
    rows: list[list[Word]] = []
    first, size = 0.0, 0.0  # baseline and size of the row's first word
    for baseline, _, _, word in sorted(
        (word.bottom - _DESCENT * word.size, word.x0, at, word) for at, word in enumerate(words)
    ):
        if rows and baseline - first <= _SAME_BASELINE * min(word.size, size):
            rows[-1].append(word)
        else:
            rows.append([word])
            first, size = baseline, word.size
    for row in rows:
        row.sort(key=_left)
    return _with_raised(rows)


def without_leaders(words: list[Word]) -> list[Word]:
    """Words without the dots that lead the eye from a label to its figure, whether set apart or run together."""
    joined = [word for word in words if "...." in word.text]
    dots = [word for word in words if word.text[0] in _DOTS and not word.text.strip(_DOTS)]
    if len(dots) < 3 and not joined:
        return words
    heights = Counter(round(word.bottom) for word in dots)
    found: list[Word] = []
    for word in words:
        led = heights[round(word.bottom)] > 4
        if not word.text.strip(_DOTS) and (led or len(word.text) > 3):
            continue
        found.extend(_without_dots(word, led) if led or "...." in word.text else [word])
    return found


def without_blanks(words: list[Word]) -> list[Word]:
    """Words without the typed lines that others are written on."""
    blanks = [word for word in words if len(word.text) > 2 and not word.text.strip("_")]
    if not blanks:
        return words
    written = {
        id(blank)
        for blank in blanks
        for word in words
        if word.text.strip("_")
        and blank.x0 - 1 < (word.x0 + word.x1) / 2 < blank.x1 + 1
        and abs(word.bottom - blank.bottom) < 0.5 * blank.size
    }
    return [word for word in words if id(word) not in written]


def _without_dots(word: Word, led: bool) -> list[Word]:
    """The parts of a word between runs of dots."""
    pattern = r"\.{4,}|^\.+" if led else r"\.{4,}"
    found: list[Word] = []
    at = 0
    for run in [*re.finditer(pattern, word.text), None]:
        end = run.start() if run else len(word.text)
        if end > at:
            edges = word.edges[at : end + 1]
            found.append(word._replace(text=word.text[at:end], x0=edges[0], x1=edges[-1], edges=edges))
        at = run.end() if run else end
    return found


_left = itemgetter(1)  # a word's x0


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows of small words between two others belong to the row beside whose words they stand."""
    kept: list[list[Word]] = []
    for at, row in enumerate(rows):
        home = None
        for other in (rows[at + 1] if at + 1 < len(rows) else None, kept[-1] if kept else None):
            if other is not None and all(_raised_in(word, other) for word in row):
                home = other
                break
        if home is None:
            kept.append(row)
        else:
            home.extend(row)
            home.sort(key=lambda word: word.x0)
    return kept


def _raised_in(word: Word, row: list[Word]) -> bool:
    """Whether a word is a raised or lowered part of a row: smaller, touching a neighbour, overlapping in height."""
    for other in row:
        if word.size >= _RAISED * other.size:
            continue
        shared = min(word.bottom, other.bottom) - max(word.top, other.top)
        near = 0.4 * other.size
        if shared > 0.3 * word.size and (-near < word.x0 - other.x1 < near or -near < other.x0 - word.x1 < near):
            return True
    return False


def word_space(rows: list[list[Word]]) -> float:
    """The usual space between words, in sizes: 0.3 for most type, twice that for typewriters."""
    gaps = sorted(
        (after.x0 - before.x1) / max(before.size, 1.0)
        for row in rows
        for before, after in pairwise(row)
        if after.x0 - before.x1 < 1.5 * before.size
    )
    return gaps[len(gaps) // 2] if len(gaps) > 5 else 0.3


def segments_of(row: list[Word], space: float = 0.3) -> list[Segment]:
    """A row cut at its tabs and gutters; a list marker stays with the words it stands before.

    `space` is the usual space between words, in sizes.
    """
    tab = max(_TAB, _STRETCH * space)
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    if not gaps or max(gaps) <= 0.7 * tab * row[0].size:
        return [segment_of(row)]
    narrow = sorted(gaps)[len(gaps) // 4] if len(gaps) > 2 else 0.0
    parts = [[row[0]]]
    for gap, before, word in zip(gaps, row, row[1:], strict=False):
        size = max(before.size, word.size)
        wide = gap > tab * size and (gap > _STRETCH * narrow or gap > _SURELY * size)
        if wide and not (len(parts[-1]) == 1 and _marks(before, word, gap)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [segment_of(part) for part in parts]


def _marks(word: Word, following: Word, gap: float) -> bool:
    """Whether a word is a list marker near enough to the words that follow. A box before another box is an answer."""
    if word.text in _ANSWERS or following.text in BOXES:
        return False
    if marker_of(word.text, alone=True, following=following.text) is None:
        return False
    return gap < (2 if word.text in BOXES else 6) * word.size
