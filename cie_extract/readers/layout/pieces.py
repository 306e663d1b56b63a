"""What the cut of a page into columns moves about: segments of text, tables and frames, and the regions it makes."""

from __future__ import annotations

from dataclasses import dataclass, field

from cie_extract.model.place import Box
from cie_extract.readers.layout.lines import Segment
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.layout.tables import Table


@dataclass(frozen=True, slots=True)
class Piece:
    """What the cut moves about: a segment of text, or a table or frame as one piece."""

    box: Box
    segment: Segment | None = None
    thing: Table | Frame | None = None

    @property
    def x0(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def x1(self) -> float:
        return self.box[2]

    @property
    def bottom(self) -> float:
        return self.box[3]


@dataclass(frozen=True, slots=True)
class Frame:
    """Words in a rectangle of their own, with the regions inside."""

    box: Box
    regions: list[Region]
    words: int


@dataclass(slots=True)
class Region:
    """A column or band, read from the top down: its words, and the tables and frames among them.

    `left` and `right` bound what its lines may fill, but for `boxes` that stand in their way. `aside`: it stands beside
    the flow, like a pull box that the text runs round.
    """

    left: float
    right: float
    words: list[Word] = field(default_factory=list)
    things: list[Table | Frame] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    aside: bool = False

    def right_of(self, row: list[Word]) -> float:
        """How far to the right a row of the region may reach."""
        middle = (row[0].top + row[0].bottom) / 2
        edges = [box[0] - 3 for box in self.boxes if box[1] <= middle <= box[3] and box[0] >= row[-1].x1 - 1]
        return min([*edges, max(self.right, row[-1].x1)])
