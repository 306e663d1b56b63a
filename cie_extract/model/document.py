"""A document as it was read: one text, its blocks, and the place of every character.

There is one ruler: an offset, in code points, into `Document.text`. Blocks, lines, findings and evidence all
use it; page and box are looked up from it. `document.text[e.start:e.end] == e.quote` holds for every evidence.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from cie_extract.model.place import Box, Evidence


class BlockKind(StrEnum):
    """What a block is in the document's own layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    HEADER = "header"  # letterhead or running header: after the flow of its page
    FOOTER = "footer"
    SIDEBAR = "sidebar"  # text box, stamp, margin note: after the flow
    NOTE = "note"  # footnote, endnote, comment that prints


FLOW = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CELL})


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table. Rows and columns count from 0; `header` is the text of the column's header
    cells from the top down (empty for a table without a header row, such as a label/value form)."""

    table: int
    row: int
    column: int
    column_span: int = 1
    row_span: int = 1
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading or cell paragraph: `text[start:end]`, its bullet or number before `body`.

    Blocks never overlap and stand in reading order. Between two blocks the text has one newline, or one tab where
    the second is the next cell of the same table row. `level` is 1.. for headings, 0.. for nested list items.
    """

    index: int
    kind: BlockKind
    start: int
    body: int
    end: int
    page: int | None = None
    level: int = 0
    marker: str = ""
    bold: bool = False
    caps: bool = False
    size: float = 0.0  # points; 0 where not known
    indent: float = 0.0  # points from the left edge of the page or column
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `text[start:end]` and the x position of each character's left edge, the last one's right.

    `edges` has `end - start + 1` entries. `region` numbers the column or frame on its page: pieces of evidence do
    not run from one region into another. `certainty` is 1 for a text layer, the recogniser's for OCR.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: array[float]
    region: int = 0
    certainty: float = 1.0

    def box(self, start: int, end: int) -> Box:
        """The box around `text[start:end]`, clipped to this line, in points of the page as displayed."""
        first, last = max(start, self.start) - self.start, min(end, self.end) - self.start
        across = self.edges[first : last + 1]
        return (round(min(across), 2), round(self.top, 2), round(max(across), 2), round(self.bottom, 2))


@dataclass(frozen=True, slots=True)
class Page:
    """A page as displayed (crop box, after rotation), in points."""

    number: int
    width: float
    height: float
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a reviewer must know of the reading itself: a code, a sentence, the page it is about.

    Codes: `hidden_text`, `struck_out`, `ocr`, `low_certainty`, `unreadable_page`, `unaccepted_edits`, `garbled_text`,
    `truncated`, `attachment_not_read`, `damaged`, `pages_left_out`.
    """

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of its file a document is: an e-mail or a file of several positions gives several."""

    index: int = 1
    of: int = 1
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file."""

    name: str
    sha256: str
    size: int
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...] = ()
    pages: tuple[Page, ...] = ()
    part: Part = field(default_factory=Part)
    language: str = "en"  # "und" where too little text to tell
    warnings: tuple[Warning, ...] = ()
    unread_pages: tuple[int, ...] = ()  # pages whose content could not be read: "not_read" rather than "not_stated"

    def block_at(self, offset: int) -> Block | None:
        """The block that holds this offset, or None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if at < 0 or offset >= self.blocks[at].end:
            return None
        return self.blocks[at]

    def text_of(self, block: Block) -> str:
        """A block's words without its bullet or number."""
        return self.text[block.body : block.end]

    def lines_of(self, start: int, end: int) -> tuple[Line, ...]:
        """The printed lines that hold some of `text[start:end]`."""
        at = max(0, bisect_right(self.lines, start, key=lambda line: line.start) - 1)
        found = []
        for line in self.lines[at:]:
            if line.start >= end:
                break
            if line.end > start:
                found.append(line)
        return tuple(found)

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The places of `text[start:end]`: one piece for each page and region, with a box for each line.

        A document without pages (Word) gives one piece, with the number of the block. White space at either end
        is left off. Raises ValueError for an empty span.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise ValueError("evidence needs at least one character")
        lines = self.lines_of(start, end)
        if not lines:
            block = self.block_at(start)
            return (
                Evidence(
                    page=block.page if block else None,
                    block=block.index if block else None,
                    start=start,
                    end=end,
                    quote=self.text[start:end],
                ),
            )
        pieces: list[list[Line]] = []
        for line in lines:
            if pieces and (pieces[-1][-1].page, pieces[-1][-1].region) == (line.page, line.region):
                pieces[-1].append(line)
            else:
                pieces.append([line])
        found = []
        for piece in pieces:
            first, last = max(start, piece[0].start), min(end, piece[-1].end)
            while first < last and self.text[first].isspace():
                first += 1
            while last > first and self.text[last - 1].isspace():
                last -= 1
            if first < last:
                boxes = tuple(line.box(first, last) for line in piece if line.start < last and line.end > first)
                found.append(
                    Evidence(page=piece[0].page, boxes=boxes, start=first, end=last, quote=self.text[first:last])
                )
        return tuple(found)

    def certainty(self, start: int, end: int) -> float:
        """How sure the reading of these characters is: the least of the lines' certainties."""
        return min((line.certainty for line in self.lines_of(start, end)), default=1.0)
