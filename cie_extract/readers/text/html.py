"""Web pages and the HTML of messages: what a browser shows of them, without scripts, styles, frames or anything
fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from cie_extract.errors import DamagedDocument, EmptyDocument, TooLarge
from cie_extract.model.document import BlockKind, Cell, Document, Warning
from cie_extract.readers.file_types import FileType, decoded
from cie_extract.readers.flow import typed
from cie_extract.readers.flow.characters import fold, symbols
from cie_extract.readers.flow.chosen import may_be_chosen, with_chosen
from cie_extract.readers.flow.paragraphs import Paragraph, document
from cie_extract.readers.flow.runs import Look, Piece, all_of, cut, in_capitals, lines, size_of, with_marks, words_of
from cie_extract.readers.flow.structure import structured
from cie_extract.readers.source import Source
from cie_extract.readers.text.elements import cells, form_field, holds_the_text, is_coloured, look_of
from cie_extract.readers.word.numbering import written

_UNSHOWN = frozenset({
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "object", "embed", "iframe", "frame",
    "applet", "audio", "video", "canvas", "svg", "math", "datalist", "button", "map", "param", "source", "track",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})  # fmt: skip
_MARGINS = {"header": BlockKind.HEADER, "nav": BlockKind.HEADER, "footer": BlockKind.FOOTER, "aside": BlockKind.SIDEBAR}
_STRUCK = frozenset({"s", "strike", "del"})
_PLAIN = Look(size=12.0)
_HIDING = re.compile(
    r"display:none|visibility:hidden|font-size:[01](?:\.\d+)?(?:px|pt|em|;|$)|mso-hide:all|opacity:0(?:;|$)"
)
_WHITE = re.compile(r"(?<!-)color:(?:white|#fff(?:fff)?|rgb\(255,255,255\))")
_HIDDEN_CLASS = re.compile(
    r"([.#][\w-]{1,100})\s{0,20}\{[^{}]{0,2000}?(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I
)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_MOST_ATTRIBUTES = 1000
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_html(source: Source) -> tuple[Document, ...]:
    """The document of a web page. Raises DamagedDocument, EmptyDocument, TooLarge."""
    paragraphs, warnings = paragraphs_of(decoded(source.data), source)
    if not paragraphs:
        raise EmptyDocument("The page shows no text.")
    return (document(source, FileType.HTML, paragraphs, warnings=warnings),)


def paragraphs_of(text: str, source: Source) -> tuple[list[Paragraph], tuple[Warning, ...]]:
    """What a browser would show of this HTML, and what there is to know of the reading."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        return [], ()
    if any(
        tag[0].count("=") > _MOST_ATTRIBUTES and tag[0].count(" ") > _MOST_ATTRIBUTES
        for tag in _LONG_TAG.finditer(text)
    ):
        raise TooLarge("The page has tags without end; it is built to be slow.")
    try:
        root = document_fromstring(text, parser=HTMLParser(no_network=True, huge_tree=False, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedDocument("The page could not be read.") from error
    if _too_deep(root, source.limits.max_xml_depth):
        raise TooLarge("The page is nested too deep; it is built to be slow.")
    page = _Page(hidden=frozenset(_HIDDEN_CLASS.findall(" ".join(style.text or "" for style in root.iter("style")))))
    found = list(page.blocks(root, _Place()))
    flow = [p for p in found if p.kind not in _MARGINS.values()]
    told = structured(flow, page.header_rows)
    margins = [p for p in found if p.kind in _MARGINS.values()]
    warnings = []
    if page.saw_hidden:
        warnings.append(Warning("hidden_text", "The page holds words that nobody sees; they were left out."))
    if page.saw_struck:
        warnings.append(Warning("struck_out", "Words that are struck out on the page were left out."))
    return [*told, *margins], tuple(warnings)


def _too_deep(root: HtmlElement, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: its kind, list marker and cell."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = -1  # of lists
    cell: Cell | None = None
    look: Look = _PLAIN
    preserved: bool = False  # <pre>: its line ends are line ends


@dataclass(slots=True)
class _Page:
    """One walk over a page."""

    hidden: frozenset[str]
    tables: int = 0
    header_rows: dict[int, int] = field(default_factory=dict)
    saw_hidden: bool = False
    saw_struck: bool = False
    marker: str = ""  # of the list item just begun

    def blocks(self, element: HtmlElement, place: _Place) -> Iterator[Paragraph]:
        """The paragraphs of an element: runs of inline content between its block children."""
        place = self._inside(element, place)
        pieces: list[Piece] = []
        for part in self._content(element, place):
            if isinstance(part, Piece):
                pieces.append(part)
                continue
            yield from self._paragraphs(pieces, place)
            pieces = []
            child, inner = part
            yield from self._block(child, replace(place, look=inner))
        yield from self._paragraphs(pieces, place)

    def _block(self, element: HtmlElement, place: _Place) -> Iterator[Paragraph]:
        tag = element.tag
        if tag == "table":
            yield from self._table(element, place)
        elif tag in ("ul", "ol"):
            yield from self._list(element, place)
        elif tag == "dl" and place.cell is None:
            yield from self._terms(element, place)
        else:
            yield from self.blocks(element, place)

    def _content(self, element: HtmlElement, place: _Place) -> Iterator[Piece | tuple[HtmlElement, Look]]:
        """The inline words of an element in order, and the blocks among them."""
        look = place.look
        if element.text:
            yield self._piece(element.text, look, place)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._child(child, look, place)
            if child.tail:
                yield self._piece(child.tail, look, place)

    def _child(self, child: HtmlElement, look: Look, place: _Place) -> Iterator[Piece | tuple[HtmlElement, Look]]:
        tag = child.tag
        if tag in _UNSHOWN:
            return
        if self._is_hidden(child):
            self.saw_hidden = self.saw_hidden or bool("".join(child.itertext()).strip())
            return
        if tag in _STRUCK:
            self.saw_struck = True
            if not may_be_chosen("".join(child.itertext())):
                return
        inner = replace(look_of(child, look), struck=look.struck or tag in _STRUCK)
        if tag in _BLOCKS:
            yield child, inner
        elif tag == "br":
            yield Piece("\n", inner)
        elif tag in ("input", "select", "textarea"):
            yield Piece(form_field(child), inner)
        else:
            yield from self._content(child, replace(place, look=inner))

    def _piece(self, text: str, look: Look, place: _Place) -> Piece:
        text = symbols(text, look.font)
        if not place.preserved:
            # White space is one space, but a gap of hard spaces is meant as a gap.
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        return Piece(fold(text), look)

    def _inside(self, element: HtmlElement, place: _Place) -> _Place:
        """The place of an element's own content."""
        tag = element.tag
        look = look_of(element, place.look)
        place = replace(place, look=look, preserved=place.preserved or tag == "pre")
        if place.cell is not None:
            return place
        if re.fullmatch(r"h[1-6]", tag):
            return replace(place, kind=BlockKind.HEADING, level=int(tag[1]))
        if tag in _MARGINS and place.kind is BlockKind.PARAGRAPH and not holds_the_text(element):
            return replace(place, kind=_MARGINS[tag])
        return place

    def _is_hidden(self, element: HtmlElement) -> bool:
        if element.get("hidden") is not None or (element.get("type") or "").lower() == "hidden":
            return True
        names = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        style = re.sub(r"\s", "", element.get("style") or "").lower()
        if names & self.hidden or _HIDING.search(style):
            return True
        white = bool(_WHITE.search(style)) or (element.get("color") or "").lower() in ("white", "#ffffff", "#fff")
        return white and not any(is_coloured(above) for above in (element, *element.iterancestors()))

    def _paragraphs(self, pieces: list[Piece], place: _Place) -> Iterator[Paragraph]:
        if not words_of(pieces).strip():
            return
        marker, self.marker = self.marker, ""
        for line in lines(with_chosen(with_marks(pieces))):
            kind, own, body = place.kind, marker, line
            if not marker and place.kind is not BlockKind.HEADING:
                text = words_of(line)
                own, rest = typed.marker_of(text)
                end = len(text.rstrip())
                body = cut(line, end - len(rest), end)
            if place.cell is not None:
                kind = BlockKind.CELL
            elif own and kind is BlockKind.PARAGRAPH:
                kind = BlockKind.LIST_ITEM
            yield Paragraph(
                text=words_of(body),
                kind=kind,
                marker=own,
                level=place.level if kind is BlockKind.HEADING else max(place.depth, 0),
                bold=all_of(body, "bold"),
                caps=in_capitals(body),
                underlined=all_of(body, "underlined"),
                size=size_of(body),
                indent=18.0 * (place.depth + 1),
                cell=place.cell,
            )
            marker = ""

    def _list(self, element: HtmlElement, place: _Place) -> Iterator[Paragraph]:
        number = int(element.get("start") or 1) if re.fullmatch(r"-?\d{1,6}", element.get("start") or "1") else 1
        place = replace(self._inside(element, place), depth=place.depth + 1)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _UNSHOWN or self._is_hidden(child):
                continue
            if child.tag != "li":
                yield from self._block(child, place)
                continue
            if re.fullmatch(r"-?\d{1,6}", child.get("value") or ""):
                number = int(child.get("value") or 1)
            kind = child.get("type") or element.get("type") or "1"
            self.marker = "•" if element.tag == "ul" else f"{written(number, _LIST_FORMATS.get(kind, 'decimal'))}."
            number += 1
            yield from self.blocks(child, place)
            self.marker = ""

    def _terms(self, element: HtmlElement, place: _Place) -> Iterator[Paragraph]:
        """Names and what is said of them: a form of labels and values."""
        self.tables += 1
        table, row = self.tables, -1
        for child in element.iter("dt", "dd"):
            if self._is_hidden(child):
                continue
            row += child.tag == "dt" or row < 0
            yield from self.blocks(child, replace(place, cell=Cell(table, row, int(child.tag == "dd"))))

    def _table(self, table: HtmlElement, place: _Place) -> Iterator[Paragraph]:
        grid = list(cells(table))
        columns = {column for _, _, column, _, _ in grid}
        nested = any(next(cell.iter("table"), None) is not None for cell, *_ in grid)
        if len(columns) < 2 or (nested and len({row for _, row, *_ in grid}) < 3):
            for cell, *_ in grid:  # it only places things on the page
                yield from self.blocks(cell, place)
            return
        self.tables += 1
        number = self.tables
        header = 0
        while any(row == header and cell.tag == "th" for cell, row, *_ in grid) and all(
            cell.tag == "th" for cell, row, *_ in grid if row == header
        ):
            header += 1
        if header:
            self.header_rows[number] = header
        for cell, row, column, across, down in grid:
            if not self._is_hidden(cell):
                yield from self.blocks(cell, replace(place, cell=Cell(number, row, column, across, down)))
