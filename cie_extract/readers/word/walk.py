"""The walk over a story of Word (body, header, note, text box): its paragraphs as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from cie_extract.model.document import BlockKind, Cell
from cie_extract.readers.flow import typed
from cie_extract.readers.flow.chosen import with_chosen
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.flow.runs import Piece, all_of, cut, in_capitals, lines, size_of, with_marks, words_of
from cie_extract.readers.word.controls import Fields, shown_in, without_prompt
from cie_extract.readers.word.drawings import (
    Picture,
    branch,
    is_behind,
    is_filled,
    is_hidden,
    pictures,
    text_boxes,
    word_art,
)
from cie_extract.readers.word.kinds import indent_of, kind_of, without_marker
from cie_extract.readers.word.names import child, q, val
from cie_extract.readers.word.numbering import Numbering
from cie_extract.readers.word.styles import Standing, Styles, with_paragraph_properties
from cie_extract.readers.word.tables import Slot, first_row_styled, is_layout, slots
from cie_extract.readers.word.visibility import Place, is_off_the_page
from cie_extract.readers.word.words import GONE, OPEN, Words

#: What stands for a signature that is a picture, as on a scan.
INK = "[ink]"
_SIGNATURE = re.compile(r"[^.:]{0,40}\b(?:signature|signed(?:\s+by)?|sign\s+here)\b[^.:]{0,40}:?[\s_]*", re.IGNORECASE)
#: What a part of another format shows, by the relation that points to it; None for one that cannot be read.
Chunks = Callable[[str], list[Paragraph] | None]


class Walk:
    """One walk over all stories of a document, as lists count on and tables are numbered through them."""

    def __init__(self, styles: Styles, numbering: Numbering, chunks: Chunks, saw: set[str]) -> None:
        self.saw = saw  # names of what a warning is due for
        self.boxes: list[Paragraph] = []
        self.pictures: list[Picture] = []
        self.header_rows: dict[int, int] = {}  # rows that Word repeats as a header, by table
        self.styled_tables: set[int] = set()  # tables whose first row their style sets apart
        self.white_page = True
        self._styles = styles
        self._numbering = numbering
        self._chunks = chunks
        self._tables = 0
        self._above = ""  # the words of the last paragraph that has any
        self._words = Words(styles, saw, self._drawing)
        self._carried: list[Piece] = []  # words of a paragraph whose end mark is deleted
        self._tabbed: tuple[int, int] | None = None  # table and row of the tab-aligned line above

    @property
    def notes(self) -> list[tuple[str, str | None]]:
        """The marks of notes that were met, by kind and number."""
        return self._words.notes

    def story(self, element: etree._Element) -> list[Paragraph]:
        """The paragraphs of a story, in order. Its text boxes go to `boxes`."""
        self._words.fields, self._carried, self._tabbed = Fields(), [], None
        return list(self._blocks(element, Place()))

    def _blocks(self, parent: etree._Element, place: Place) -> Iterator[Paragraph]:
        for element in parent:
            tag = element.tag
            if tag == q("w:p"):
                yield from self._paragraph(element, place)
            elif tag == q("w:tbl"):
                self._tabbed = None
                yield from self._table(element, place)
            elif tag == q("w:sdt"):
                content = shown_in(element)
                if content is not None:
                    yield from self._blocks(content, place)
            elif tag == q("mc:AlternateContent"):
                yield from self._blocks(branch(element), place)
            elif tag == q("w:altChunk"):
                yield from self._chunk(val(element, "r:id") or "", place)
            elif tag in GONE:
                self.saw.add("unaccepted_edits")
            elif tag in OPEN:
                yield from self._blocks(element, place)

    def _chunk(self, relation: str, place: Place) -> Iterator[Paragraph]:
        """A stretch of another format that Word shows as its own."""
        paragraphs = self._chunks(relation)
        if paragraphs is None:
            self.saw.add("chunk_not_read")
            return
        before = self._tables
        for paragraph in paragraphs:
            if place.cell is not None:
                paragraph = replace(paragraph, kind=BlockKind.CELL, cell=place.cell)
            elif paragraph.cell is not None:
                self._tables = max(self._tables, before + paragraph.cell.table)
                paragraph = replace(paragraph, cell=replace(paragraph.cell, table=before + paragraph.cell.table))
            yield paragraph

    # Paragraphs

    def _paragraph(self, element: etree._Element, place: Place) -> Iterator[Paragraph]:
        properties = child(element, "w:pPr")
        standing = self._styles.paragraph(val(child(properties, "w:pStyle")))
        standing = with_paragraph_properties(standing, properties)
        behind = replace(
            place,
            shade=standing.shade or place.shade,
            hidden=place.hidden or is_off_the_page(standing),
        )
        drawn = len(self.pictures)
        pieces = [*self._carried, *self._words.of(element, standing.look, behind)]
        self._carried = []
        if any(picture.may_sign for picture in self.pictures[drawn:]) and self._asks_to_sign(words_of(pieces)):
            pieces.append(Piece(f" {INK}", standing.look))
        if child(properties, "w:rPr", "w:del") is not None:
            self.saw.add("unaccepted_edits")
            self._carried = [*pieces]
            return
        pieces = with_chosen(with_marks(without_prompt(pieces)))
        if not words_of(pieces).strip():
            return
        self._above = words_of(pieces)
        marker, level = self._marker(standing, val(child(properties, "w:pStyle")))
        yield from self._printed(pieces, standing, marker, level, place)

    def _asks_to_sign(self, words: str) -> bool:
        """Whether a picture stands behind the label of a signature: in its paragraph, or alone in the next one."""
        return _SIGNATURE.fullmatch(words if words.strip() else self._above) is not None

    def _marker(self, standing: Standing, style: str | None) -> tuple[str, int]:
        if standing.numbering is None:
            return "", 0
        number, level = standing.numbering
        tied = self._numbering.level_of_style(number, style) if style else None
        level = level if tied is None else tied
        return self._numbering.next(number, level), level

    def _printed(
        self, pieces: list[Piece], standing: Standing, marker: str, level: int, place: Place
    ) -> Iterator[Paragraph]:
        """The paragraphs that one paragraph of Word shows: a line break or a tab may part it."""
        for at, line in enumerate(lines(pieces)):
            own, body = (marker, line) if marker and at == 0 else without_marker(line)
            text = words_of(body)
            spans = typed.columns(text) if not own else [(0, len(text))]
            parts = [cut(body, start, end) for start, end in spans]
            if place.cell is None and standing.outline is None and typed.is_row([words_of(part) for part in parts]):
                yield from self._tab_row(parts, standing)
                continue
            self._tabbed = None
            for part in parts:
                yield self._one(part, own, standing, level, place)

    def _one(self, part: list[Piece], marker: str, standing: Standing, level: int, place: Place) -> Paragraph:
        kind = kind_of(standing, marker, place)
        return Paragraph(
            text=words_of(part),
            kind=kind,
            marker=marker,
            level=(standing.outline or 0) + 1 if kind is BlockKind.HEADING else level,
            bold=all_of(part, "bold"),
            caps=in_capitals(part),
            underlined=all_of(part, "underlined"),
            size=size_of(part),
            indent=indent_of(part, standing),
            cell=place.cell,
            shaded=bool(place.shade) or all_of(part, "shade"),
        )

    def _tab_row(self, parts: list[list[Piece]], standing: Standing) -> Iterator[Paragraph]:
        """A line set in columns by tabs: a row, of the same table as the line above if that is one too."""
        if self._tabbed is None:
            self._tables += 1
            self._tabbed = (self._tables, 0)
        table, row = self._tabbed
        self._tabbed = (table, row + 1)
        for column, part in enumerate(parts):
            yield self._one(part, "", standing, 0, Place(cell=Cell(table, row, column)))

    # Drawings

    def _drawing(self, element: etree._Element, place: Place) -> None:
        """Text boxes are read; pictures are counted by size, as their text is not."""
        hidden = place.hidden or is_hidden(element)
        self._words.banner = self._words.banner or is_behind(element)
        for box in text_boxes(element):
            outer = self._words.fields, self._carried, self._tabbed
            self._words.fields, self._carried, self._tabbed = Fields(), [], None
            self.boxes += self._blocks(box, Place(coloured=is_filled(box), hidden=hidden))
            self._words.fields, self._carried, self._tabbed = outer
        if not hidden:
            self.boxes += [Paragraph(words) for words in word_art(element)]
            self.pictures += pictures(element)

    # Tables

    def _table(self, table: etree._Element, place: Place) -> Iterator[Paragraph]:
        grid = slots(table, self._saw_edit)
        style = val(child(table, "w:tblPr", "w:tblStyle"))
        coloured = place.coloured or self._styles.colours_tables(style)
        if is_layout(grid):
            for slot in grid:
                yield from self._blocks(
                    slot.element, replace(place, shade=slot.shade or place.shade, coloured=coloured)
                )
                self._tabbed = None
            return
        self._tables += 1
        number = self._tables
        marked = max((slot.row + 1 for slot in grid if slot.is_header), default=0)
        if 0 < marked <= max(slot.row for slot in grid):
            self.header_rows[number] = marked
        if self._styles.bold_first_row(style) and first_row_styled(table):
            self.styled_tables.add(number)
        for slot in grid:
            yield from self._cell(slot, number, replace(place, shade=slot.shade, coloured=coloured))

    def _cell(self, slot: Slot, table: int, place: Place) -> Iterator[Paragraph]:
        cell = Cell(table, slot.row, slot.column, slot.column_span, slot.row_span)
        content = shown_in(slot.control) if slot.control is not None else slot.element
        if content is None:
            return
        yield from self._blocks(slot.element, replace(place, cell=cell, hidden=place.hidden or slot.hidden))

    def _saw_edit(self) -> None:
        self.saw.add("unaccepted_edits")
