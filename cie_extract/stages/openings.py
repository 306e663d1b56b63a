"""An opening: a block that opens a section, how it looks, and how far it reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cie_extract.model.document import Block, BlockKind

#: How far an opening reaches: to the next opening, or over its block, cell, row or table alone.
Reach = Literal["on", "block", "cell", "row", "table"]

_CENTRED = 90.0  # points from the left edge
#: A box to tick: a line with one is an answer or a choice, never a heading.
CHECK_BOX = re.compile(r"[☐☒]")


@dataclass(frozen=True, slots=True)
class Rank:
    """How a heading looks. Of two that look different, one is the lower."""

    level: int
    size: float
    bold: bool
    caps: bool
    centred: bool
    lead: bool = False  # "The clerk will:" in plain type: it leads in, and closes nothing

    def below(self, other: Rank) -> bool:
        """Is this the lower heading of the two, by level, size, capitals, weight and place, in this order?"""
        if self.lead != other.lead:
            return self.lead
        if self.level and other.level and self.level != other.level:
            return self.level > other.level
        if self.size and other.size and abs(self.size - other.size) > 0.7:
            return self.size < other.size
        for mine, theirs in ((self.caps, other.caps), (self.bold, other.bold), (self.centred, other.centred)):
            if mine != theirs:
                return theirs
        return False


@dataclass(frozen=True, slots=True)
class Opening:
    """A block that opens a section, and where the section's text begins. `name` None: a heading nobody knows."""

    block: int
    name: str | None
    start: int
    reach: Reach
    rank: Rank


def rank_of(block: Block, *, lead: bool = False) -> Rank:
    """The look of a heading."""
    return Rank(
        level=block.level if block.kind is BlockKind.HEADING else 0,
        size=block.size,
        bold=block.bold or block.kind is BlockKind.HEADING,
        caps=block.caps,
        centred=block.indent > _CENTRED,
        lead=lead,
    )
