"""What stands on a page: words, rulings and pictures, in points of the page as displayed, from its top left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from cie_extract.model.document import Line
from cie_extract.model.place import Box

DESCENT = 0.22  # of the size: what a word's box reaches below its baseline


class Word(NamedTuple):
    """One printed word. `edges` holds the left edge of each character and the right edge of the last."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    edges: tuple[float, ...]
    certainty: float = 1.0


class Rule(NamedTuple):
    """A straight horizontal or vertical stroke: a border, an underline, a column rule."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page, ready to be laid out.

    `aside` are words set at an angle to the rest: stamps, watermarks, margins. Where the page was turned or made level
    to be laid out, `place` brings a finished line back to the page as displayed, and `shown` is that page's size.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)  # rectangles drawn or filled as one piece
    aside: list[Word] = field(default_factory=list)
    ocr: bool = False
    place: Callable[[Line], Line] | None = None
    shown: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words on one baseline of one region, left to right. `left` and `right` bound the region or cell they stand in."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool  # every word
    page: int
    region: int = 0
    left: float = 0.0
    right: float = 0.0
    ruled: bool = False  # a ruling parts it from the line above

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def baseline(self) -> float:
        """Where most of its words stand; a number set larger reaches deeper."""
        for word in self.words:
            if word.size == self.size:
                return word.bottom - DESCENT * word.size
        return self.bottom - DESCENT * self.size

    @property
    def caps(self) -> bool:
        """All capitals, in words: a number or code such as N2-C-0042 is none."""
        text = self.text
        return text.isupper() and any(
            len(word.text) > 2 and word.text.strip("().,:;-–—/&").isalpha() for word in self.words
        )


def line_of(words: list[Word], page: int, *, region: int = 0, left: float = 0.0, right: float = 0.0) -> PrintedLine:
    """A line of these words: its size is that of most of its characters."""
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return PrintedLine(
        words=tuple(words),
        x0=words[0].x0,
        top=min([word.top for word in words]),
        x1=max([word.x1 for word in words]),
        bottom=max([word.bottom for word in words]),
        size=max(sizes, key=lambda size: sizes[size]),
        bold=all([word.bold for word in words if any(map(str.isalnum, word.text))] or [words[0].bold]),
        page=page,
        region=region,
        left=left,
        right=right,
    )


def around(boxes: list[Word] | list[PrintedLine]) -> Box:
    """The box around words or lines."""
    return (
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
