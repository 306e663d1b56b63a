"""Pages to blocks, and blocks to the one text of a document."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from cie_extract.model.document import Block, BlockKind, Line, Page
from cie_extract.readers.layout.furniture import margin_lines
from cie_extract.readers.layout.headings import mark_headings
from cie_extract.readers.layout.paragraphs import Draft, joins_over, paragraphs_of
from cie_extract.readers.layout.printed import PrintedLine, PrintedPage
from cie_extract.readers.layout.regions import regions_of
from cie_extract.readers.layout.tables import Table, table_drafts, tables_of


@dataclass(frozen=True, slots=True)
class Composed:
    """What the words of all pages became."""

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]


def compose(pages: list[PrintedPage]) -> Composed:
    """Lay out the pages: regions, tables, furniture, paragraphs, headings; then one text with every place."""
    tables: list[list[Table]] = []
    regions: list[list[list[PrintedLine]]] = []
    number = 0
    for page in pages:
        found, rest = tables_of(page, number)
        number += len(found)
        tables.append(found)
        regions.append(regions_of(rest, page.number))
    headers, footers = margin_lines(
        [(page.height, [line for region in each for line in region]) for page, each in zip(pages, regions, strict=True)]
    )
    flow: list[Draft] = []
    aside: dict[int, list[Draft]] = {}
    for page, page_tables, page_regions in zip(pages, tables, regions, strict=True):
        margins = [
            Draft([line], BlockKind.HEADER if id(line) in headers else BlockKind.FOOTER)
            for region in page_regions
            for line in region
            if id(line) in headers or id(line) in footers
        ]
        aside[page.number] = margins
        first = True
        for region in page_regions:
            lines = [line for line in region if id(line) not in headers and id(line) not in footers]
            for part in _around(lines, page_tables):
                if isinstance(part, Table):
                    flow.extend(table_drafts(part))
                    continue
                drafts = paragraphs_of(part)
                if first and drafts and flow and joins_over(flow[-1], drafts[0]):
                    flow[-1].lines.extend(drafts.pop(0).lines)
                flow.extend(drafts)
                first = False
            first = True
        for table in page_tables:
            if not table.placed:
                flow.extend(table_drafts(table))
    mark_headings(flow)
    return _text(_ordered(flow, aside), pages)


def _around(lines: list[PrintedLine], tables: list[Table]) -> list[list[PrintedLine] | Table]:
    """A region's lines cut where tables stand between them."""
    parts: list[list[PrintedLine] | Table] = []
    pending = sorted((table for table in tables if not table.placed), key=lambda table: table.box[1])
    for line in lines:
        while pending and pending[0].box[1] < line.top and _beside(pending[0], line):
            table = pending.pop(0)
            table.placed = True
            parts.append(table)
        if not parts or isinstance(parts[-1], Table):
            parts.append([])
        last = parts[-1]
        assert isinstance(last, list)
        last.append(line)
    for table in pending:
        if lines and _beside(table, lines[-1]):
            table.placed = True
            parts.append(table)
    if not lines:
        for table in pending:
            table.placed = True
            parts.append(table)
    return parts


def _beside(table: Table, line: PrintedLine) -> bool:
    """Whether a table stands in the column of a line."""
    return table.box[0] < line.right and table.box[2] > line.left


def _ordered(flow: list[Draft], aside: dict[int, list[Draft]]) -> list[Draft]:
    """The flow, with what stands beside it after the last block of its page."""
    ordered: list[Draft] = []
    pages = sorted(aside)
    for draft in flow:
        while pages and pages[0] < draft.page:
            ordered.extend(aside[pages.pop(0)])
        ordered.append(draft)
    for page in pages:
        ordered.extend(aside[page])
    return ordered


_HYPHEN = re.compile(r"[^\W\d_]-$")


def _text(drafts: list[Draft], pages: list[PrintedPage]) -> Composed:
    parts: list[str] = []
    at = 0
    blocks: list[Block] = []
    lines: list[Line] = []
    previous: Draft | None = None
    for draft in drafts:
        if previous is not None:
            separator = "\t" if _same_row(previous, draft) else "\n"
            parts.append(separator)
            at += 1
        start = at
        for number, line in enumerate(draft.lines):
            text, edges = _printed(line)
            following = draft.lines[number + 1] if number + 1 < len(draft.lines) else None
            space = ""
            if following is not None:
                if _HYPHEN.search(text) and following.text[:1].islower():
                    text, edges = text[:-1], edges[:-1]
                else:
                    space = " "
            lines.append(
                Line(at, at + len(text), line.page, line.top, line.bottom, array("f", edges), line.region,
                     min(word.certainty for word in line.words))
            )  # fmt: skip
            parts.append(text + space)
            at += len(text) + len(space)
        body = start
        if draft.marker is not None:
            body = start + len(draft.marker.text)
            whole = "".join(parts[-2 * len(draft.lines) :])
            del whole
            first = draft.lines[0]
            if len(draft.marker.text) == len(first.words[0].text):
                body += 1
        first = draft.lines[0]
        blocks.append(
            Block(
                index=len(blocks),
                kind=draft.kind,
                start=start,
                body=min(body, at),
                end=at,
                page=draft.page,
                level=draft.level,
                marker=draft.marker.text if draft.marker else "",
                bold=all(line.bold for line in draft.lines),
                caps=all(line.caps for line in draft.lines),
                size=first.size,
                indent=round(max(0.0, first.x0 - first.left), 1),
                cell=draft.cell,
            )
        )
        previous = draft
    return Composed(
        "".join(parts),
        tuple(blocks),
        tuple(lines),
        tuple(Page(page.number, round(page.width, 2), round(page.height, 2), page.ocr) for page in pages),
    )


def _same_row(previous: Draft, draft: Draft) -> bool:
    before, after = previous.cell, draft.cell
    if before is None or after is None:
        return False
    return (before.table, before.row) == (after.table, after.row) and before.column != after.column


def _printed(line: PrintedLine) -> tuple[str, list[float]]:
    edges: list[float] = []
    for number, word in enumerate(line.words):
        if number:
            edges.append(line.words[number - 1].x1)
        edges.extend(word.edges[:-1])
    edges.append(line.words[-1].x1)
    return line.text, edges
