"""Which blocks open a section: headings, labels run in with their text, label cells of forms, columns of tables.

A heading is told by its words first (patterns/sections) and by its look second. One that no section knows still
opens something: it may end the section above it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from cie_extract.model.document import FLOW, Block, BlockKind, Document
from cie_extract.pattern_files.phrases import plain_words
from cie_extract.pattern_files.sections import SectionPatterns

#: How far an opening reaches: to the next opening, or over its block, cell, row or table alone.
Reach = Literal["on", "block", "cell", "row", "table"]

_SENTENCE_ENDS = (".", ";", ",", "!")
_LONGEST_HEADING = 14  # words
_LONGEST_UNKNOWN = 10
_LONGEST_LINE = 8  # words of a line that may be an item of a list without bullets
_FEWEST_RUN_IN = 4  # words after a label that are surely its text and no part of a heading
_CENTRED = 90.0  # points from the left edge
_CAPITAL_LABEL = re.compile(r"[A-Z][A-Z0-9 ,/&()'’.-]{3,50}:\s+(?=\S)")
_NUMBERED = re.compile(r"[\W_]*(?:\d+(?:\.\d+)*|[ivxIVX]+|[A-Za-z])[\W_]*")
_HEADING_LIKE = re.compile(r"\W{0,2}[A-Z0-9].*\w\w")
_POINTS = re.compile(r"\b(?:pts|points|cont)\.$", re.IGNORECASE)  # "Factor 1 … 350 pts."
_GOES_ON = re.compile(r"(?:[,/&–-]|\b(?:and|or|of|for|to|the|with|in))$", re.IGNORECASE)
_ANSWER = re.compile(
    r"[☐☒]\W{0,3}(?:true|false|yes|no)\b|(?:\.{3,}|_{3,}|…)\s*(?:TRUE|FALSE|T|F)\W*$|^\W*(?:TRUE|FALSE)\s*[–—-]",
    re.IGNORECASE,
)
_CHECK_BOX = re.compile(r"[☐☒]")


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


def find_openings(document: Document, sections: SectionPatterns) -> dict[int, Opening]:
    """Every opening, by the index of its block."""
    found = {opening.block: opening for opening in _in_tables(document, sections)}
    flow = [block for block in document.blocks if block.kind in FLOW]
    following = {block.index: after for block, after in pairwise(flow)}
    preceding = {block.index: ahead for ahead, block in pairwise(flow)}
    answered = _first_answered(document, flow)
    if answered is not None:
        found[answered.index] = Opening(answered.index, "statements", answered.start, "on", rank_of(answered))
    before: Block | None = None
    for block in document.blocks:
        if block.index in found or block.kind in (BlockKind.CELL, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE):
            continue
        if block.kind is BlockKind.LIST_ITEM:
            opening = _item_heading(document, preceding.get(block.index), block, following.get(block.index), sections)
        else:
            opening = _opening(document, block, following.get(block.index), sections)
        if opening and not (before and _second_line(document, before, block, sections)):
            found[block.index] = opening
        before = block if opening else None
    return found


def _first_answered(document: Document, flow: list[Block]) -> Block | None:
    """The first of a request's statements, told by the answer in it or below it: "☒ True ☐ False", "…… TRUE".

    Only statements outside tables need it, where no heading stood above them.
    """
    for before, block in pairwise([None, *flow]):
        if block is None or block.cell or not _ANSWER.search(document.text_of(block)):
            continue
        if before and before.kind is BlockKind.LIST_ITEM and block.kind is BlockKind.PARAGRAPH:
            return before
        return block if block.kind is not BlockKind.HEADING else None
    return None


def _second_line(document: Document, before: Block, block: Block, sections: SectionPatterns) -> bool:
    """Is this the rest of the heading above, which took two lines ("Knowledge, Skills (Position" / "Expectations)")?"""
    if block.index != before.index + 1 or before.kind is not block.kind:
        return False
    above, text = document.text_of(before).strip(), document.text_of(block).strip()
    if above.count("(") > above.count(")") and text.count(")") > text.count("("):
        return True
    if block.kind is not BlockKind.HEADING:
        return False
    if _GOES_ON.search(above) or text[:1].islower():
        return True
    words = plain_words(above).count(" "), plain_words(text).count(" ")
    name = sections.heading(above)
    return name is not None and words[0] > 3 >= words[1] and sections.heading(f"{above} {text}") == name


def _opening(document: Document, block: Block, after: Block | None, sections: SectionPatterns) -> Opening | None:
    text = document.text_of(block)
    label = sections.label(text)
    run_in = label is not None and plain_words(text[label.end :]).count(" ") >= _FEWEST_RUN_IN
    if not run_in and _may_be_heading(document, block, after) and (name := sections.heading(text)):
        return Opening(block.index, name, block.end, "on", rank_of(block))
    if label:
        reach: Reach = "on" if sections.files[label.name].runs_on else "block"
        return Opening(block.index, label.name, block.body + label.end, reach, rank_of(block))
    if capitals := _CAPITAL_LABEL.match(text):
        rank = Rank(0, block.size, block.bold, True, False)
        return Opening(block.index, None, block.body + capitals.end(), "on", rank)
    return _unknown(block, text)


def _may_be_heading(document: Document, block: Block, after: Block | None) -> bool:
    """May these words be a heading where they stand? In plain type only over a list, a table or a whole sentence."""
    text = document.text_of(block).rstrip()
    if block.kind is BlockKind.HEADING or block.bold or block.caps or text.endswith(":"):
        return True
    if after is None or (text.endswith(_SENTENCE_ENDS) and not _POINTS.search(text)):
        return False
    if after.kind is BlockKind.PARAGRAPH:
        below = document.text_of(after).rstrip()
        if text.count("(") > text.count(")"):
            return below.endswith(")")
        return below.endswith((".", ";")) or plain_words(below).count(" ") > _LONGEST_LINE
    return after.kind is not BlockKind.HEADING


def _unknown(block: Block, text: str) -> Opening | None:
    words = plain_words(text).count(" ")
    ends = text.rstrip()
    if not words or _CHECK_BOX.search(text):
        return None
    if block.kind is BlockKind.HEADING:
        if (words > _LONGEST_HEADING and ends.endswith(_SENTENCE_ENDS)) or not _HEADING_LIKE.match(ends):
            return None
        return Opening(block.index, None, block.end, "on", rank_of(block))
    if words <= _LONGEST_UNKNOWN and (block.bold or block.caps) and not ends.endswith(_SENTENCE_ENDS):
        return Opening(block.index, None, block.end, "on", rank_of(block))
    if words <= _LONGEST_HEADING and ends.endswith(":"):
        return Opening(block.index, None, block.end, "on", rank_of(block, lead=True))
    return None


def _item_heading(
    document: Document, ahead: Block | None, block: Block, after: Block | None, sections: SectionPatterns
) -> Opening | None:
    """A heading that was read as a list item, as its number is one: "2. Functions", alone among other blocks."""
    text = document.text_of(block)
    if text.rstrip().endswith(_SENTENCE_ENDS) or plain_words(text).count(" ") > _LONGEST_UNKNOWN:
        return None
    sibling = any(other and other.kind is BlockKind.LIST_ITEM and _alike(block, other) for other in (ahead, after))
    standing_out = block.bold or block.caps
    if sibling or not (standing_out or _NUMBERED.fullmatch(block.marker)):
        return None
    if name := sections.heading(text):
        return Opening(block.index, name, block.end, "on", rank_of(block))
    return Opening(block.index, None, block.end, "on", rank_of(block)) if standing_out else None


def _alike(one: Block, other: Block) -> bool:
    shapes = [re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", block.marker)) for block in (one, other)]
    return one.level == other.level and shapes[0] == shapes[1] and one.bold == other.bold


def _in_tables(document: Document, sections: SectionPatterns) -> Iterator[Opening]:
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.cell:
            tables[block.cell.table].append(block)
    for blocks in tables.values():
        yield from _of_columns(document, blocks, sections) or _of_labels(document, blocks, sections)


def _of_columns(document: Document, blocks: list[Block], sections: SectionPatterns) -> list[Opening]:
    """A table whose column heads name sections: the whole table for one of them, cell by cell for several."""
    names = {block.index: _column_name(block, sections) for block in blocks}
    distinct = {name for name in names.values() if name}
    listed = distinct & {"duties", "qualifications"}
    if not listed:
        return []
    if len(distinct) == 1:
        first = blocks[0]
        return [Opening(first.index, listed.pop(), first.start, "table", rank_of(first))]
    return [
        Opening(block.index, names[block.index], block.start, "cell", rank_of(block))
        for block in _first_in_cell(blocks)
        if block.cell and block.cell.header
    ]


def _column_name(block: Block, sections: SectionPatterns) -> str | None:
    header = block.cell.header if block.cell else ()
    return next((name for head in reversed(header) if (name := sections.cell(head))), None)


def _of_labels(document: Document, blocks: list[Block], sections: SectionPatterns) -> list[Opening]:
    """The label cells of a form. A table with too few labels that anybody knows is no form."""
    if any(block.cell and block.cell.header for block in blocks):
        return []
    rows: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        rows[block.cell.row if block.cell else 0].append(block)
    found = [opening for row in rows.values() for opening in _of_row(document, row, sections)]
    labelled = {document.blocks[opening.block].cell.row for opening in found if opening.name}  # type: ignore[union-attr]
    whole = all(opening.reach in ("on", "cell") for opening in found if opening.name)
    form = len(labelled) >= 2 or len(rows) <= 2 or whole
    return found if labelled and form and (whole or 4 * len(labelled) >= len(rows)) else []


def _of_row(document: Document, row: list[Block], sections: SectionPatterns) -> Iterator[Opening]:
    columns = sorted({block.cell.column for block in row if block.cell})
    value_of_label = False
    for column in columns:
        cell = [block for block in row if block.cell and block.cell.column == column]
        first, text = cell[0], document.text_of(cell[0])
        if value_of_label:
            value_of_label = False
            yield from _inside_cell(document, cell, sections)
            continue
        last = column == columns[-1]
        name = sections.cell(text) if len(cell) == 1 and not last and not first.marker else None
        if name:
            yield Opening(first.index, name, first.end, "row", rank_of(first))
            value_of_label = True
        elif last or len(cell) > 1 or sections.label(text):
            yield from _inside_cell(document, cell, sections, alone=len(columns) == 1)
        elif first.bold or text.rstrip().endswith(":"):
            yield Opening(first.index, None, first.end, "row", rank_of(first))
            value_of_label = True


def _inside_cell(
    document: Document, cell: list[Block], sections: SectionPatterns, *, alone: bool = False
) -> Iterator[Opening]:
    """Headings within a cell: over the rest of the cell, or over the rows below where the cell is all of its row."""
    reach: Reach = "on" if alone else "cell"
    for block in cell:
        text = document.text_of(block)
        if block.marker or _CHECK_BOX.search(text):
            continue
        standing_out = block.bold or block.caps or text.rstrip().endswith(":")
        heading = alone if len(cell) == 1 else standing_out
        if heading and (name := sections.heading(text)):
            yield Opening(block.index, name, block.end, reach, rank_of(block))
        elif label := sections.label(text):
            runs_on = sections.files[label.name].runs_on
            yield Opening(
                block.index, label.name, block.body + label.end, reach if runs_on else "block", rank_of(block)
            )


def _first_in_cell(blocks: list[Block]) -> Iterator[Block]:
    seen = set()
    for block in blocks:
        place = (block.cell.row, block.cell.column) if block.cell else None
        if place not in seen:
            seen.add(place)
            yield block
