"""One page laid out: its blocks in reading order, and those that stand beside the flow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from cie_extract.model.document import BlockKind
from cie_extract.model.place import Box
from cie_extract.readers.layout.aligned import aligned_tables
from cie_extract.readers.layout.bands import banded_tables
from cie_extract.readers.layout.captions import captioned_lines
from cie_extract.readers.layout.centred import centred_tables
from cie_extract.readers.layout.furniture import Furnished
from cie_extract.readers.layout.grids import divided, ruled_tables
from cie_extract.readers.layout.lines import rows_of
from cie_extract.readers.layout.paragraphs import Draft, paragraphs_of
from cie_extract.readers.layout.pieces import Frame, Region
from cie_extract.readers.layout.printed import PrintedLine, PrintedPage, Word, line_of
from cie_extract.readers.layout.regions import regions_of
from cie_extract.readers.layout.tables import Table, table_drafts

_WHOLE_PAGE = 0.85  # of the words: a rectangle around this many is the page's border
_BAND = 0.3  # of the region's width: a horizontal ruling this long parts what stands above and below


@dataclass(slots=True)
class PageFlow:
    """A page's blocks. `starts` are the positions in `flow` where a region or column begins, `tables` its tables by
    their number in the document."""

    number: int
    flow: list[Draft] = field(default_factory=list)
    aside: list[Draft] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    tables: dict[int, Table] = field(default_factory=dict)


class Numbers:
    """Running numbers of tables in a document and of regions on a page."""

    def __init__(self) -> None:
        self.tables = 0
        self.regions = 0


def lay_out(page: PrintedPage, furnished: Furnished, numbers: Numbers, usual_right: float) -> PageFlow:
    """The blocks of one page. `usual_right` is where the text of the document's pages ends on the right."""
    found = PageFlow(page.number)
    numbers.regions = 0
    words, notes = _without_notes(page, furnished.rest)
    tables, words = ruled_tables(page, words)
    banded, words = banded_tables(page, words)
    tables += banded
    captioned, words = captioned_lines(page, words)
    tables += captioned
    centred, words = centred_tables(page, words)
    tables += centred
    frames, words, tables = _frames(page, words, tables)
    left = min((word.x0 for word in furnished.rest), default=0.0)
    right = max((word.x1 for word in furnished.rest), default=page.width)
    for region in regions_of(words, [*tables, *frames], left, max(right, min(usual_right, page.width))):
        _place(region, page, numbers, found)
    if notes:
        numbers.regions += 1
        edges = (min(word.x0 for word in notes), max(word.x1 for word in notes))
        lines = [
            line_of(row, page.number, region=numbers.regions, left=edges[0], right=max(edges[1], right))
            for row in rows_of(notes)
        ]
        for draft in paragraphs_of(lines):
            draft.kind = BlockKind.NOTE
            found.aside.append(draft)
    for kind, rows in ((BlockKind.HEADER, furnished.headers), (BlockKind.FOOTER, furnished.footers)):
        for row in rows:
            found.aside.append(_margin_draft(row, kind, page, numbers))
    for row in rows_of(page.aside):
        found.aside.append(_margin_draft(row, BlockKind.SIDEBAR, page, numbers))
    return found


def _without_notes(page: PrintedPage, words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a page, and those of its footnotes: small print at the foot, under a short ruling on the left."""
    left = min((word.x0 for word in words), default=0.0)
    sizes = sorted(word.size for word in words for _ in word.text)
    for rule in page.rules:
        wide = rule.x1 - rule.x0
        if not rule.horizontal or rule.top < 0.4 * page.height or not 0.08 < wide / page.width < 0.4:
            continue
        below = [word for word in words if word.top > rule.top - 1]
        if not below or abs(rule.x0 - left) > 8 or len(below) > 0.4 * len(words):
            continue
        first = next((row[0].text[:1] for row in rows_of(below)), "")
        small = max(word.size for word in below) < 0.95 * sizes[len(sizes) // 2]
        if small and first and (first.isdigit() or first in "*†‡§"):
            return [word for word in words if word.top <= rule.top - 1], below
    return words, []


def _margin_draft(row: list[Word], kind: BlockKind, page: PrintedPage, numbers: Numbers) -> Draft:
    numbers.regions += 1
    return Draft([line_of(row, page.number, region=numbers.regions, left=row[0].x0, right=page.width)], kind)


def _place(region: Region, page: PrintedPage, numbers: Numbers, found: PageFlow) -> None:
    """Add a region's blocks to the page's flow, or beside it."""
    if region.aside:
        beside = PageFlow(page.number)
        region.aside = False
        _place(region, page, numbers, beside)
        found.tables.update(beside.tables)
        for draft in beside.flow:
            if draft.cell is None:
                draft.kind = BlockKind.SIDEBAR
        found.aside.extend([*beside.flow, *beside.aside])
        return
    numbers.regions += 1
    found.starts.add(len(found.flow))
    things = sorted(region.things, key=lambda thing: thing.box[1])
    rows = rows_of(region.words)
    for thing in things:
        before = [row for row in rows if row[0].bottom - 0.5 * row[0].size < thing.box[1]]
        rows = rows[len(before) :]
        _place_rows(before, region, page, numbers, found)
        if isinstance(thing, Table):
            found.flow.extend(_numbered(thing, numbers, found))
        else:
            for inner in thing.regions:
                _place(inner, page, numbers, found)
            numbers.regions += 1
            found.starts.add(len(found.flow))
    _place_rows(rows, region, page, numbers, found)


def _place_rows(rows: list[list[Word]], region: Region, page: PrintedPage, numbers: Numbers, found: PageFlow) -> None:
    if not rows:
        return
    left = min(word.x0 for word in region.words)
    for part in aligned_tables(rows, page.number, page.rules, region.right):
        if isinstance(part, Table):
            found.flow.extend(_numbered(part, numbers, found))
            continue
        lines = [
            line_of(row, page.number, region=numbers.regions, left=left, right=region.right_of(row)) for row in part
        ]
        found.flow.extend(paragraphs_of(_ruled(lines, page)))


def _numbered(table: Table, numbers: Numbers, found: PageFlow) -> list[Draft]:
    drafts = table_drafts(table, numbers.tables, numbers.regions + 1)
    found.tables[numbers.tables] = table
    numbers.tables += 1
    numbers.regions += len(table.cells) + 1
    return drafts


def _ruled(lines: list[PrintedLine], page: PrintedPage) -> list[PrintedLine]:
    """Lines, marked where a long horizontal ruling parts one from the line above it."""
    across = sorted((rule for rule in page.rules if rule.horizontal), key=lambda rule: rule.top)
    if not across or not lines:
        return lines
    found = [lines[0]]
    for above, line in pairwise(lines):
        parted = any(
            above.bottom - 0.1 * above.size < rule.top < line.top + 0.3 * line.size
            and rule.x1 - rule.x0 > _BAND * (line.right - line.left)
            and not (rule.x0 > above.x0 - 3 and rule.x1 < above.x1 + 3 and rule.top < above.bottom + 1)
            and rule.x0 < line.x1
            and rule.x1 > line.x0
            for rule in across
        )
        found.append(replace(line, ruled=True) if parted else line)
    return found


def _frames(page: PrintedPage, words: list[Word], tables: list[Table]) -> tuple[list[Frame], list[Word], list[Table]]:
    """Rectangles with text of their own, the smallest first; the words and tables outside them."""
    found: list[Frame] = []
    most = _WHOLE_PAGE * max(1, len(words) + sum(len(cell.words) for table in tables for cell in table.cells))
    for box in sorted(page.frames, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        inside, outside = divided(words, box)
        held = [table for table in tables if _holds(box, table.box)]
        nested = [frame for frame in found if _holds(box, frame.box)]
        count = len(inside) + sum(len(cell.words) for table in held for cell in table.cells)
        if count > most or len(rows_of(inside)) + len(nested) + len(held) < 2 or not inside:
            continue
        if any(word.x0 < box[0] - 2 or word.x1 > box[2] + 2 for word in inside):
            continue
        tables = [table for table in tables if not _holds(box, table.box)]
        found = [frame for frame in found if not _holds(box, frame.box)]
        left, right = min(word.x0 for word in inside), max(word.x1 for word in inside)
        found.append(
            Frame(box, regions_of(inside, [*held, *nested], left, max(right, box[2] - (left - box[0]))), count)
        )
        words = outside
    return found, words, tables


def _holds(box: Box, inner: Box) -> bool:
    return box[0] - 2 <= inner[0] and box[1] - 2 <= inner[1] and inner[2] <= box[2] + 2 and inner[3] <= box[3] + 2
