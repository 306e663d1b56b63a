"""All pages to one text: laid out page by page, joined over columns and pages, headings seen over the whole."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from cie_extract.model.document import Block, BlockKind, Line, Page
from cie_extract.readers.layout.continued import join_tables
from cie_extract.readers.layout.furniture import furnished
from cie_extract.readers.layout.headings import mark_headings, mark_levels
from cie_extract.readers.layout.joining import goes_on
from cie_extract.readers.layout.pages import Numbers, PageFlow, lay_out
from cie_extract.readers.layout.paragraphs import Draft
from cie_extract.readers.layout.printed import PrintedPage
from cie_extract.readers.layout.tables import Table
from cie_extract.readers.layout.text import written


@dataclass(frozen=True, slots=True)
class Composed:
    """What the words of all pages became."""

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]


def compose(pages: list[PrintedPage]) -> Composed:
    """Lay out the pages and put them together to one text with every place."""
    numbers = Numbers()
    rests = furnished(pages)
    rights = [max(word.x1 for word in rest.rest) for rest in rests if rest.rest]
    usual = median(rights) if rights else 0.0
    laid_out = [lay_out(page, rest, numbers, usual) for page, rest in zip(pages, rests, strict=True)]
    flow = _joined(laid_out)
    mark_headings(flow)
    mark_levels(flow)
    ordered = _ordered(flow, {page.number: page.aside for page in laid_out})
    text = written(ordered, {page.number: page.place for page in pages if page.place is not None})
    return Composed(
        text.text,
        text.blocks,
        text.lines,
        tuple(_page(page) for page in pages),
    )


def _page(page: PrintedPage) -> Page:
    width, height = page.shown or (page.width, page.height)
    return Page(page.number, round(width, 2), round(height, 2), page.ocr)


def _joined(pages: list[PageFlow]) -> list[Draft]:
    """The flow of all pages, with blocks that go on over a column or page as one."""
    flow: list[Draft] = []
    tables: dict[int, Table] = {}
    for page in pages:
        join_tables(flow, page, tables)
        for at, draft in enumerate(page.flow):
            last = flow[-1] if flow else None
            if at in page.starts and last is not None and goes_on(last, draft):
                last.lines.extend(draft.lines)
            else:
                flow.append(draft)
    return flow


def _ordered(flow: list[Draft], aside: dict[int, list[Draft]]) -> list[Draft]:
    """The flow, with what stands beside it after the last block of its page: sidebars, headers, footers."""
    order = {BlockKind.SIDEBAR: 0, BlockKind.NOTE: 1, BlockKind.HEADER: 2, BlockKind.FOOTER: 3}
    ordered: list[Draft] = []
    pages = sorted(aside)
    for draft in flow:
        while pages and pages[0] < draft.page:
            ordered.extend(sorted(aside[pages.pop(0)], key=lambda each: order.get(each.kind, 0)))
        ordered.append(draft)
    for page in pages:
        ordered.extend(sorted(aside[page], key=lambda each: order.get(each.kind, 0)))
    return ordered
