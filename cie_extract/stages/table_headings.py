"""Openings in tables: label cells of forms, columns whose heads name sections, cells with a heading of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from cie_extract.model.document import Block, Document
from cie_extract.pattern_files.sections import SectionPatterns
from cie_extract.stages.openings import CHECK_BOX, Opening, Reach, rank_of
from cie_extract.stages.section_votes import LISTED

#: Label cells that announce duties where a text stands beside them, and the job's name where a few words do.
_JOB_LABELS = frozenset({"role", "job", "the job", "position", "work", "the work", "your role", "assignment"})
_LONGEST_NAME = 60


def openings_in_tables(document: Document, sections: SectionPatterns) -> Iterator[Opening]:
    """The openings of every table, in order."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.cell:
            tables[block.cell.table].append(block)
    for blocks in tables.values():
        columns = _of_columns(document, blocks, sections) or _of_heads(document, blocks, sections)
        yield from columns or _of_labels(document, blocks, sections)


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


def _of_heads(document: Document, blocks: list[Block], sections: SectionPatterns) -> list[Opening]:
    """A table that does not say so of its first row, though each cell there heads another list: "Main duties" beside
    "Requirements", the items below."""
    cells = [block for block in _first_in_cell(blocks) if block.cell]
    first = min((block.cell.row for block in cells if block.cell), default=0)
    heads = [block for block in blocks if block.cell and block.cell.row == first]
    names = {block.cell.column: sections.cell(document.text_of(block)) for block in heads if block.cell}
    below = [block for block in cells if block.cell and block.cell.row > first]
    distinct = {name for name in names.values() if name}
    whole = len(distinct) == len(names) == len(heads) and not distinct.isdisjoint(LISTED)
    if len(heads) < 2 or not whole or {block.cell.column for block in below if block.cell} != set(names):
        return []
    return [
        Opening(block.index, names[block.cell.column], block.start, "cell", rank_of(block))
        for block in below
        if block.cell
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
    both = {opening.name for opening in found}.issuperset(LISTED)  # a survey asks much else besides
    return found if labelled and form and (whole or both or 4 * len(labelled) >= len(rows)) else []


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
        if name in LISTED and text.strip(" :").lower() in _JOB_LABELS:
            beside = [block for block in row if block.cell and block.cell.column > column]
            name = name if beside and len(document.text_of(beside[0])) > _LONGEST_NAME else None
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
    plain = _plain_headings(document, cell, sections)
    for block in cell:
        text = document.text_of(block)
        if block.marker or CHECK_BOX.search(text):
            continue
        standing_out = block.bold or block.caps or text.rstrip().endswith(":") or block.index in plain
        heading = alone if len(cell) == 1 else standing_out
        if heading and (name := sections.heading(text)):
            yield Opening(block.index, name, block.end, reach, rank_of(block))
        elif label := sections.label(text):
            runs_on = sections.files[label.name].runs_on
            yield Opening(
                block.index, label.name, block.body + label.end, reach if runs_on else "block", rank_of(block)
            )


def _plain_headings(document: Document, cell: list[Block], sections: SectionPatterns) -> frozenset[int]:
    """Headings in plain type in a cell that has a whole description pasted in: "Duties" over its lines and
    "Qualifications" over others. Where bullets tell the lines apart, its other headings too."""
    named = {
        block.index: name
        for block, _ in pairwise(cell)
        if not block.marker and (name := sections.heading(document.text_of(block))) and not _ends(document, block)
    }
    if not set(LISTED) <= set(named.values()):
        return frozenset()
    marked = any(block.marker for block in cell)
    return frozenset(index for index, name in named.items() if marked or name in LISTED)


def _ends(document: Document, block: Block) -> bool:
    return document.text_of(block).rstrip().endswith((".", ";", ",", "!", "?"))


def _first_in_cell(blocks: list[Block]) -> Iterator[Block]:
    seen = set()
    for block in blocks:
        place = (block.cell.row, block.cell.column) if block.cell else None
        if place not in seen:
            seen.add(place)
            yield block
