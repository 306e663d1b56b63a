"""The walk over a story of Word (body, header, note, text box): its paragraphs as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cie_extract.model.document import BlockKind, Cell
from cie_extract.readers import typed
from cie_extract.readers.characters import BOX, TICKED, fold, symbol, symbols
from cie_extract.readers.paragraphs import Paragraph
from cie_extract.readers.runs import Look, Piece, all_of, cut, in_capitals, lines, size_of, words_of
from cie_extract.readers.word_names import child, is_on, q, val, whole
from cie_extract.readers.word_numbering import Numbering
from cie_extract.readers.word_styles import (
    Standing,
    Styles,
    brightness,
    with_paragraph_properties,
    with_properties,
)
from cie_extract.readers.word_tables import Slot, is_layout, slots

_TINY = 2.0  # points: nobody reads letters of this size
_EMU_INCH = 914400
_TEXT_WIDTH = 468.0  # points: a letter page between its usual margins

# Wrappers whose content stands where they stand.
_OPEN = frozenset(
    q(name)
    for name in (
        "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo",
        "w:sdtContent", "w:ruby", "w:rubyBase",
    )
)  # fmt: skip
_EDITS = frozenset(q(name) for name in ("w:ins", "w:moveTo", "w:del", "w:moveFrom"))
_GONE = frozenset(q(name) for name in ("w:del", "w:moveFrom", "w:rt", "w:delText", "w:instrText", "w:delInstrText"))


@dataclass(slots=True)
class _Field:
    """A field being walked: its code is never shown, its result is, unless we show something in its place."""

    code: str = ""
    shows: bool = False  # between "separate" and "end"
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: the cell it is in, and what lies behind its letters."""

    cell: Cell | None = None
    shade: str = ""
    coloured: bool = False  # behind it may be a colour that is not known here
    hidden: bool = False


class Walk:
    """One walk over all stories of a document, as lists count on and tables are numbered through them."""

    def __init__(self, styles: Styles, numbering: Numbering, saw: set[str]) -> None:
        self.saw = saw
        self.boxes: list[Paragraph] = []
        self.notes: list[tuple[str, str | None]] = []
        self.pictures: list[float] = []  # square inches
        self.header_rows: dict[int, int] = {}  # rows that Word repeats as a header, by table
        self.styled_tables: set[int] = set()  # tables whose first row their style sets apart
        self.white_page = True
        self._styles = styles
        self._numbering = numbering
        self._tables = 0
        self._fields: list[_Field] = []
        self._carried: list[Piece] = []  # words of a paragraph whose end mark is deleted
        self._tabbed: tuple[int, int] | None = None  # table and row of the tab-aligned line above

    def story(self, element: etree._Element) -> list[Paragraph]:
        """The paragraphs of a story, in order. Its text boxes go to `boxes`."""
        self._fields, self._carried, self._tabbed = [], [], None
        return list(self._blocks(element, _Place()))

    def _blocks(self, parent: etree._Element, place: _Place) -> Iterator[Paragraph]:
        for element in parent:
            tag = element.tag
            if tag == q("w:p"):
                yield from self._paragraph(element, place)
            elif tag == q("w:tbl"):
                self._tabbed = None
                yield from self._table(element, place)
            elif tag == q("w:sdt"):
                content = self._control(element)
                if content is not None:
                    yield from self._blocks(content, place)
            elif tag == q("mc:AlternateContent"):
                yield from self._blocks(_branch(element), place)
            elif tag == q("w:altChunk"):
                self.saw.add("attachment_not_read")
            elif tag in _GONE:
                self.saw.add("unaccepted_edits")
            elif tag in _OPEN:
                yield from self._blocks(element, place)

    # Paragraphs

    def _paragraph(self, element: etree._Element, place: _Place) -> Iterator[Paragraph]:
        properties = child(element, "w:pPr")
        standing = self._styles.paragraph(val(child(properties, "w:pStyle")))
        standing = with_paragraph_properties(standing, properties)
        pieces = [
            *self._carried,
            *self._inline(element, standing.look, replace(place, shade=standing.shade or place.shade)),
        ]
        self._carried = []
        if child(properties, "w:rPr", "w:del") is not None:
            self.saw.add("unaccepted_edits")
            self._carried = [*pieces]
            return
        pieces = _without_prompt(pieces)
        if not words_of(pieces).strip():
            return
        marker, level = self._marker(standing, val(child(properties, "w:pStyle")))
        yield from self._printed(pieces, standing, marker, level, place)

    def _marker(self, standing: Standing, style: str | None) -> tuple[str, int]:
        if standing.numbering is None:
            return "", 0
        number, level = standing.numbering
        tied = self._numbering.level_of_style(number, style) if style else None
        level = level if tied is None else tied
        return self._numbering.next(number, level), level

    def _printed(
        self, pieces: list[Piece], standing: Standing, marker: str, level: int, place: _Place
    ) -> Iterator[Paragraph]:
        """The paragraphs that one paragraph of Word shows: a line break or a tab may part it."""
        for at, line in enumerate(lines(pieces)):
            own, body = (marker, line) if marker and at == 0 else _without_marker(line)
            text = words_of(body)
            spans = typed.columns(text) if not own else [(0, len(text))]
            parts = [cut(body, start, end) for start, end in spans]
            if place.cell is None and standing.outline is None and typed.is_row([words_of(part) for part in parts]):
                yield from self._tab_row(parts, standing)
                continue
            self._tabbed = None
            for part in parts:
                yield self._one(part, own, standing, level, place)

    def _one(self, part: list[Piece], marker: str, standing: Standing, level: int, place: _Place) -> Paragraph:
        kind = _kind(standing, marker, place)
        return Paragraph(
            text=words_of(part),
            kind=kind,
            marker=marker,
            level=(standing.outline or 0) + 1 if kind is BlockKind.HEADING else level,
            bold=all_of(part, "bold"),
            caps=in_capitals(part),
            underlined=all_of(part, "underlined"),
            size=size_of(part),
            indent=_indent(part, standing),
            cell=place.cell,
            shaded=bool(place.shade),
        )

    def _tab_row(self, parts: list[list[Piece]], standing: Standing) -> Iterator[Paragraph]:
        """A line set in columns by tabs: a row, of the same table as the line above if that is one too."""
        if self._tabbed is None:
            self._tables += 1
            self._tabbed = (self._tables, 0)
        table, row = self._tabbed
        self._tabbed = (table, row + 1)
        for column, part in enumerate(parts):
            yield self._one(part, "", standing, 0, _Place(cell=Cell(table, row, column)))

    # Words

    def _inline(self, parent: etree._Element, look: Look, place: _Place) -> Iterator[Piece]:
        for element in parent:
            tag = element.tag
            if tag == q("w:r"):
                yield from self._run(element, look, place)
            elif tag == q("w:sdt"):
                content = self._control(element)
                if content is not None:
                    yield from self._inline(content, look, place)
            elif tag == q("mc:AlternateContent"):
                yield from self._inline(_branch(element), look, place)
            elif tag in _GONE:
                if tag in _EDITS:
                    self.saw.add("unaccepted_edits")
            elif tag in _OPEN:
                if tag in _EDITS:
                    self.saw.add("unaccepted_edits")
                yield from self._inline(element, look, place)

    def _run(self, run: etree._Element, look: Look, place: _Place) -> Iterator[Piece]:
        properties = child(run, "w:rPr")
        look = self._styles.run(look, val(child(properties, "w:rStyle")))
        look = with_properties(look, properties)
        text = "".join(self._characters(run, look, place))
        if text.strip() and self._unseen(look, place):
            return
        if text:
            yield Piece(text, look)

    def _characters(self, parent: etree._Element, look: Look, place: _Place) -> Iterator[str]:
        for element in parent:
            tag = element.tag
            if tag == q("w:fldChar"):
                yield self._field_mark(element)
            elif tag == q("w:instrText") and self._fields:
                self._fields[-1].code += element.text or ""
            elif tag in (q("w:drawing"), q("w:pict"), q("w:object")):
                self._drawing(element, place)
            elif tag == q("mc:AlternateContent"):
                yield from self._characters(_branch(element), look, place)
            elif tag in _NOTE_MARKS:
                self.notes.append((_NOTE_MARKS[tag], val(element, "w:id")))
            elif tag in _OPEN:
                for inner in element.iter(q("w:t")):
                    yield fold(inner.text or "")
            elif not self._in_code():
                if tag == q("w:t"):
                    yield fold(symbols(element.text or "", look.font)).replace("\n", " ")
                elif tag == q("w:sym"):
                    yield symbol(int(val(element, "w:char") or "0", 16), val(element, "w:font") or "")
                else:
                    yield _SPACING.get(tag, "") if val(element, "w:type") not in ("page", "column") else "\n\n"

    def _unseen(self, look: Look, place: _Place) -> bool:
        """Whether nobody sees these words in Word, or they are struck out: then a warning says so."""
        if look.struck:
            self.saw.add("struck_out")
            return True
        behind = look.shade or place.shade
        white = brightness(look.color) > 0.92 and (
            (not behind and not place.coloured and self.white_page) or brightness(behind) > 0.92
        )
        same = bool(look.color) and look.color == behind
        if look.hidden or place.hidden or white or same or look.size <= _TINY:
            self.saw.add("hidden_text")
            return True
        return False

    # Fields and content controls

    def _in_code(self) -> bool:
        return any(not field.shows or field.replaced for field in self._fields)

    def _field_mark(self, mark: etree._Element) -> str:
        """A field begins, turns from code to result, or ends. Form fields show their state here."""
        kind = val(mark, "w:fldCharType")
        if kind == "begin":
            hidden = self._in_code()
            shown = _form_field(mark)
            self._fields.append(_Field(replaced=shown is not None))
            return shown or "" if not hidden else ""
        if kind == "separate" and self._fields:
            self._fields[-1].shows = True
        if kind == "end" and self._fields:
            self._fields.pop()
        return ""

    def _control(self, control: etree._Element) -> etree._Element | None:
        """A content control's content as shown: a check box by its state, nothing for a prompt not yet filled in."""
        properties, content = child(control, "w:sdtPr"), child(control, "w:sdtContent")
        if content is None:
            return None
        box = child(properties, "w14:checkbox")
        if box is not None:
            state = child(box, "w14:checked")
            _show(content, TICKED if state is not None and val(state, "w14:val") in ("1", "true", "on") else BOX)
        elif is_on(child(properties, "w:showingPlcHdr")) or _is_prompt(content):
            return None
        return content

    # Drawings

    def _drawing(self, element: etree._Element, place: _Place) -> None:
        """Text boxes are read; pictures are counted by size, as their text is not."""
        hidden = place.hidden or _is_hidden(element)
        for box in _text_boxes(element):
            outer = self._fields, self._carried, self._tabbed
            self._fields, self._carried, self._tabbed = [], [], None
            self.boxes += self._blocks(box, _Place(coloured=_is_filled(box), hidden=hidden))
            self._fields, self._carried, self._tabbed = outer
        if not hidden:
            self.pictures += _picture_areas(element)

    # Tables

    def _table(self, table: etree._Element, place: _Place) -> Iterator[Paragraph]:
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
        if self._styles.bold_first_row(style) and _first_row_styled(table):
            self.styled_tables.add(number)
        for slot in grid:
            yield from self._cell(slot, number, replace(place, shade=slot.shade, coloured=coloured))

    def _cell(self, slot: Slot, table: int, place: _Place) -> Iterator[Paragraph]:
        cell = Cell(table, slot.row, slot.column, slot.column_span, slot.row_span)
        content = self._control(slot.control) if slot.control is not None else slot.element
        if content is None:
            return
        yield from self._blocks(slot.element, replace(place, cell=cell, hidden=place.hidden or slot.hidden))

    def _saw_edit(self) -> None:
        self.saw.add("unaccepted_edits")


_NOTE_MARKS = {q("w:footnoteReference"): "footnote", q("w:endnoteReference"): "endnote"}
_PROMPT = re.compile(r"(?:Click|Tap)(?: or (?:tap|click))?(?: here)? to enter .{3,30}|Choose an item\.?", re.I)
_PROMPT_AT_END = re.compile(r"(?<![\w.]) ?Click or tap (?:here )?to enter (?:text|a date)\.\s*$")
_SPACING = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:br"): "\n",
    q("w:cr"): "\n",
    q("w:noBreakHyphen"): "-",
}


def _kind(standing: Standing, marker: str, place: _Place) -> BlockKind:
    if place.cell is not None:
        return BlockKind.CELL
    if standing.outline is not None or standing.style in ("title", "subtitle"):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH


def _indent(part: list[Piece], standing: Standing) -> float:
    """Points from the left margin; of a centred line, about where its words begin."""
    if not standing.centred:
        return standing.indent
    width = 0.5 * size_of(part) * len(words_of(part).strip())  # letters are about half as wide as high
    return max(standing.indent, round((_TEXT_WIDTH - width) / 2, 1))


def _without_marker(line: list[Piece]) -> tuple[str, list[Piece]]:
    """A bullet or number typed at the start of a line, and the rest of it."""
    text = words_of(line)
    marker, rest = typed.marker_of(text)
    end = len(text.rstrip())
    return marker, cut(line, end - len(rest), end)


def _without_prompt(pieces: list[Piece]) -> list[Piece]:
    """The words without Word's prompt at their end, which stays behind where a control was turned into text."""
    found = _PROMPT_AT_END.search(words_of(pieces))
    return cut(pieces, 0, found.start()) if found else pieces


def _is_prompt(content: etree._Element) -> bool:
    """Whether a control shows Word's own words for "nothing entered", though the file does not mark them so."""
    return bool(_PROMPT.fullmatch("".join(element.text or "" for element in content.iter(q("w:t"))).strip()))


def _form_field(mark: etree._Element) -> str | None:
    """What an old form field shows: a box, the choice of a list; None for a text field, whose result stands below."""
    data = child(mark, "w:ffData")
    box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        state = child(box, "w:checked")
        return TICKED if is_on(state if state is not None else child(box, "w:default")) else BOX
    if choices is not None:
        entries = [val(entry) or "" for entry in choices.findall(q("w:listEntry"))]
        chosen = child(choices, "w:result")
        at = whole(val(chosen if chosen is not None else child(choices, "w:default")))
        return fold(entries[at]) if 0 <= at < len(entries) else ""
    return None


def _show(content: etree._Element, mark: str) -> None:
    """Puts a check box's mark in the place of whatever glyph the file shows for it."""
    shown = False
    for element in list(content.iter(q("w:t"), q("w:sym"))):
        if not shown and (text := element.getparent()) is not None:
            new = etree.SubElement(text, q("w:t"))
            new.text = mark
            text.replace(element, new)
            shown = True
            fonts = child(text, "w:rPr", "w:rFonts")
            if fonts is not None and (above := fonts.getparent()) is not None:
                above.remove(fonts)
        else:
            element.text = ""


def _branch(alternatives: etree._Element) -> etree._Element:
    """The one form of what a file gives in a new and an old form: the new, unless it is empty."""
    choice = child(alternatives, "mc:Choice")
    fallback = child(alternatives, "mc:Fallback")
    if choice is not None and len(choice):
        return choice
    return fallback if fallback is not None else alternatives


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing, each once."""
    for inner in element:
        if inner.tag == q("w:txbxContent"):
            yield inner
        elif inner.tag == q("mc:AlternateContent"):
            yield from _text_boxes(_branch(inner))
        else:
            yield from _text_boxes(inner)


def _is_hidden(element: etree._Element) -> bool:
    """Whether a drawing is switched off."""
    for properties in element.iter(q("wp:docPr")):
        if properties.get("hidden") in ("1", "true"):
            return True
    styles = " ".join(inner.get("style") or "" for inner in element.iter() if isinstance(inner.tag, str))
    return "visibility:hidden" in styles.replace(" ", "").lower()


def _is_filled(box: etree._Element) -> bool:
    """Whether a text box has a colour of its own behind its letters."""
    for above in box.iterancestors():
        if above.tag == q("wps:wsp"):
            fill = child(above, "wps:spPr")
            solid = child(fill, "a:solidFill", "a:srgbClr")
            if solid is not None:
                return brightness((solid.get("val") or "").lower()) < 0.92
            return fill is not None and fill.find(q("a:noFill")) is None
        if above.tag.startswith(f"{{{'urn:schemas-microsoft-com:vml'}}}") and above.get("fillcolor"):
            return (above.get("fillcolor") or "").lower() not in ("white", "#ffffff", "#fff")
    return False


def _picture_areas(element: etree._Element) -> Iterator[float]:
    """The sizes of the pictures of a drawing, in square inches."""
    if next(element.iter(q("pic:pic")), None) is not None:
        extent = next(element.iter(q("wp:extent")), None)
        if extent is not None:
            yield whole(extent.get("cx")) / _EMU_INCH * whole(extent.get("cy")) / _EMU_INCH
    for shape in element.iter(q("v:shape")):
        if child(shape, "v:imagedata") is not None:
            sizes = dict(part.strip().split(":", 1) for part in (shape.get("style") or "").split(";") if ":" in part)
            width, height = (_points(sizes.get(side, "")) for side in ("width", "height"))
            yield width / 72 * height / 72


def _points(length: str) -> float:
    length = length.strip()
    for unit, points in (("pt", 1.0), ("in", 72.0), ("cm", 28.35), ("mm", 2.835), ("px", 0.75)):
        if length.endswith(unit):
            return whole(length.removesuffix(unit)) * points
    return 0.0


def _first_row_styled(table: etree._Element) -> bool:
    """Whether the table uses its style's first row."""
    look = child(table, "w:tblPr", "w:tblLook")
    if look is None:
        return False
    named = val(look, "w:firstRow")
    return named in ("1", "true") if named is not None else bool(int(val(look) or "0", 16) & 0x0020)
