"""Word documents (.docx, .docm, .dotx): everything a person sees in Word, in reading order.

The XML itself is walked, in document order (ECMA-376), as python-docx does not reach text boxes, content controls,
insertions and notes. Tracked changes are read as accepted; hidden, invisible and struck-out words are left out. Each
of these is said in a warning. Macros, links, embedded files and templates are never opened.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from cie_extract.errors import DamagedDocument, EmptyDocument, TooLarge, UnreadableDocument, UnsupportedFormat
from cie_extract.model.document import BlockKind, Document, Warning
from cie_extract.readers.file_types import FileType, decoded, file_type
from cie_extract.readers.flow.paragraphs import Paragraph, document
from cie_extract.readers.flow.structure import structured
from cie_extract.readers.flow.tables import with_headers
from cie_extract.readers.office.package import Package, Relation, parse_xml
from cie_extract.readers.parcels import mail
from cie_extract.readers.scan.pictures import pictures_document
from cie_extract.readers.source import Source
from cie_extract.readers.text import html, plain
from cie_extract.readers.word.drawings import Picture
from cie_extract.readers.word.names import child, is_on, q, transitional, val
from cie_extract.readers.word.numbering import Numbering
from cie_extract.readers.word.styles import Styles
from cie_extract.readers.word.walk import Chunks, Walk

_WARNINGS = {
    "hidden_text": "The file holds words that nobody sees in Word (hidden, white or tiny); they were left out.",
    "unaccepted_edits": "The file holds tracked changes not yet accepted; it was read as if all were accepted.",
    "struck_out": "Words that are struck out in the file were left out.",
    "comments": "The file holds comments in its margin; they were not read as part of it.",
    "chunk_not_read": "A part of the text is of another format within the file and could not be read.",
    "attachment_not_read": "The file holds other files within it; they were not opened.",
    "unreadable_page": "The file holds a picture that may show text; what it says could not be read.",
    "damaged": "A part of the file is damaged; what could be read was read.",
}
_CODES = {"comments": "unaccepted_edits", "chunk_not_read": "unreadable_page"}
_LARGE_PICTURE = 8.0  # square inches: larger than a logo, a signature or a letterhead
_SHORT = 400  # letters: less is no text of its own beside a page that is a picture
_BARE = 100  # letters: less is nothing but a file name or a page number
_SCAN = 25.0  # square inches: a page pasted in as a picture


def read_word(source: Source) -> tuple[Document, ...]:
    """The document of a Word file.

    Raises DamagedDocument, EmptyDocument, TooLarge, and UnsupportedFormat for a package that is none of Word's.
    """
    package = Package(source)
    main = _main_part(package)
    relations = package.relations(main)
    saw: set[str] = set()
    parts = {relation.kind: relation.target for relation in relations.values() if not relation.external}
    walk = Walk(
        Styles(_optional(package, parts.get("styles"), saw)),
        Numbering(_optional(package, parts.get("numbering"), saw)),
        _chunks(package, relations, source),
        saw,
    )
    root = parse_xml(transitional(package.part(main)))
    body = child(root, "w:body")
    if body is None:
        raise DamagedDocument("The file holds no text of a Word document.")
    walk.white_page = child(root, "w:background") is None
    flow = walk.story(body)
    notes = _notes(walk, package, parts)
    margins = _margins(walk, package, relations, parts, body)
    if "comments" in parts and _optional(package, parts["comments"], saw) is not None:
        saw.add("comments")
    if any(relation.kind in ("oleObject", "package") for relation in relations.values()):
        saw.add("attachment_not_read")
    paragraphs = [*_flow_and_boxes(flow, walk), *notes, *margins]
    letters = sum(len(paragraph.text) for paragraph in paragraphs)
    pages = [picture for picture in walk.pictures if picture.area >= _SCAN]
    if pages and letters < _BARE:
        document_of_pages = _scanned(package, relations, pages, source)
        if document_of_pages is not None:
            return (document_of_pages,)
    scanned = bool(pages) and letters < _SHORT
    if scanned or any(picture.area >= _LARGE_PICTURE for picture in walk.pictures):
        saw.add("unreadable_page")
    unread = scanned or not letters or "chunk_not_read" in saw
    if not letters and not walk.pictures and "chunk_not_read" not in saw:
        raise EmptyDocument("The document holds no text.")
    return (
        document(
            source,
            FileType.DOCX,
            paragraphs,
            warnings=tuple(Warning(_CODES.get(code, code), text) for code, text in _WARNINGS.items() if code in saw),
            unread_pages=(1,) if unread else (),
        ),
    )


def _scanned(package: Package, relations: dict[str, Relation], pages: list[Picture], source: Source) -> Document | None:
    """The document of pages that were pasted in as pictures, None where they cannot be had."""
    parts = [relations[page.relation].target for page in pages if page.relation in relations]
    try:
        return pictures_document(source, [package.part(part) for part in parts]) if parts else None
    except UnreadableDocument:
        return None


def _main_part(package: Package) -> str:
    """The part that holds the document, by the package's own relations; by its usual name where they fail."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and relation.target in package:
            if relation.target.lower().startswith(("xl/", "ppt/", "visio/")):
                raise UnsupportedFormat("The file is an Office file, but no Word document.")
            return relation.target
    if "word/document.xml" in package:
        return "word/document.xml"
    raise DamagedDocument("The file holds no text of a Word document.")


def _optional(package: Package, name: str | None, saw: set[str]) -> etree._Element | None:
    """A part that a document can do without: None where it is missing or broken, the latter with a warning."""
    if name is None or name not in package:
        return None
    try:
        return parse_xml(transitional(package.part(name)))
    except DamagedDocument:
        saw.add("damaged")
        return None


def _chunks(package: Package, relations: dict[str, Relation], source: Source) -> Chunks:
    """What the parts in other formats show, each read once. Raises TooLarge for more than a document may hold."""
    known: dict[str, list[Paragraph] | None] = {}
    left = source.limits.max_total_characters

    def shown(relation: str) -> list[Paragraph] | None:
        nonlocal left
        if relation not in known:
            known[relation] = _chunk(package, relations.get(relation), source)
        paragraphs = known[relation]
        left -= 10 + sum(len(paragraph.text) for paragraph in paragraphs or ())
        if left < 0:
            raise TooLarge("The file holds too many parts of other formats.")
        return paragraphs

    return shown


def _chunk(package: Package, relation: Relation | None, source: Source) -> list[Paragraph] | None:
    """What a part in another format shows (web page, saved message, plain text); None where it cannot be read."""
    if relation is None or relation.external or relation.target not in package:
        return None
    data = package.part(relation.target)
    match file_type(data):
        case FileType.HTML:
            return html.paragraphs_of(decoded(data), source)[0]
        case FileType.EML:
            return mail.paragraphs_of(data, source)[0]
        case FileType.TEXT:
            return plain.paragraphs_of(decoded(data))
    return None


def _flow_and_boxes(flow: list[Paragraph], walk: Walk) -> list[Paragraph]:
    """The flow with its headings and tables told, then the text boxes; a paper laid out in boxes is its boxes."""
    boxes = walk.boxes
    if sum(len(p.text) for p in boxes) > 2 * sum(len(p.text) for p in flow):
        flow, boxes = [*flow, *boxes], []
    told = structured(flow, walk.header_rows, walk.styled_tables)
    return [
        *told,
        *(_in_margin(p, BlockKind.SIDEBAR) for p in with_headers(boxes, walk.header_rows, walk.styled_tables)),
    ]


def _notes(walk: Walk, package: Package, parts: dict[str, str]) -> list[Paragraph]:
    """Footnotes and endnotes that the text refers to, in the order of their references."""
    found: list[Paragraph] = []
    for kind in ("footnotes", "endnotes"):
        root = _optional(package, parts.get(kind), walk.saw)
        if root is None:
            continue
        name = kind.removesuffix("s")
        notes = {val(note, "w:id"): note for note in root.findall(q(f"w:{name}"))}
        wanted = [number for story, number in walk.notes if story == name]
        for count, number in enumerate(dict.fromkeys(wanted), 1):
            note = notes.get(number)
            if note is not None:
                said = walk.story(note)
                found += [_in_margin(p, BlockKind.NOTE, "" if at else str(count)) for at, p in enumerate(said)]
    return found


def _margins(
    walk: Walk,
    package: Package,
    relations: dict[str, Relation],
    parts: dict[str, str],
    body: etree._Element,
) -> list[Paragraph]:
    """The headers, then the footers, that some page shows; what several pages repeat comes once."""
    settings = _optional(package, parts.get("settings"), walk.saw)
    even = is_on(child(settings, "w:evenAndOddHeaders"))
    shown: dict[str, list[str]] = {"header": [], "footer": []}
    for section in body.iter(q("w:sectPr")):
        first = is_on(child(section, "w:titlePg"))
        for kind in shown:
            for reference in section.findall(q(f"w:{kind}Reference")):
                which = val(reference, "w:type") or "default"
                if (which == "first" and not first) or (which == "even" and not even):
                    continue
                relation = relations.get(val(reference, "r:id") or "")
                if relation and not relation.external and relation.target not in shown[kind]:
                    shown[kind].append(relation.target)
    found: list[Paragraph] = []
    seen: set[str] = set()
    for kind, block_kind in (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER)):
        for name in shown[kind]:
            root = _optional(package, name, walk.saw)
            if root is None:
                continue
            before = len(walk.boxes)
            story = walk.story(root)
            story += walk.boxes[before:]
            del walk.boxes[before:]
            words = "\n".join(p.text for p in story)
            if words not in seen:
                seen.add(words)
                found += [_in_margin(p, block_kind) for p in with_headers(story, walk.header_rows, walk.styled_tables)]
    return found


def _in_margin(paragraph: Paragraph, kind: BlockKind, marker: str = "") -> Paragraph:
    return replace(paragraph, kind=kind, marker=marker or paragraph.marker)
