"""Small Word files made from the XML that a case needs."""

from __future__ import annotations

import io
import zipfile

from cie_extract.model.document import Document
from cie_extract.readers.source import Source
from cie_extract.readers.word.reader import read_word

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {"styles": "w:styles", "numbering": "w:numbering", "footnotes": "w:footnotes", "settings": "w:settings"}


def docx(body: str, *, chunk: bytes = b"", image: bytes = b"", **parts: str) -> bytes:
    """The bytes of a Word file. `parts` are the contents of styles, numbering, footnotes, header1, footer1 …; a part
    `x` has the relation id `rIdx`, a `chunk` of another format `rIdchunk`, an `image` `rIdimage`."""
    buffer = io.BytesIO()
    relations = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "word/document.xml")]))
        archive.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            kind = name.rstrip("0123456789")
            root = _ROOTS.get(kind, {"header": "w:hdr", "footer": "w:ftr"}.get(kind, f"w:{kind}"))
            archive.writestr(f"word/{name}.xml", f"<{root} {_NAMES}>{content}</{root}>")
            relations.append((f"rId{name}", kind, f"{name}.xml"))
        for name, kind, content in (("chunk", "aFChunk", chunk), ("image", "image", image)):
            if content:
                archive.writestr(f"word/{name}.dat", content)
                relations.append((f"rId{name}", kind, f"{name}.dat"))
        archive.writestr("word/_rels/document.xml.rels", _relations(relations))
    return buffer.getvalue()


def _relations(relations: list[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{_TYPE}/{kind}" Target="{to}"/>' for id_, kind, to in relations)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def p(*runs: str, style: str = "", props: str = "") -> str:
    """A paragraph of runs; a run that is no XML is plain text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{props}</w:pPr>{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    """A run of text; "\\t" and "\\n" become tab and line break."""
    inner = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(part, f'<w:t xml:space="preserve">{part}</w:t>')
        for part in text.replace("\t", "\0\t\0").replace("\n", "\0\n\0").split("\0")
        if part
    )
    return f"<w:r><w:rPr>{props}</w:rPr>{inner}</w:r>"


def table(*rows: list[str], props: str = "") -> str:
    """A table; a cell that is no XML is one plain paragraph."""
    body = "".join(
        f"<w:tr>{''.join(cell if cell.startswith('<w:tc') else tc(cell) for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{props}</w:tblPr>{body}</w:tbl>"


def tc(content: str, props: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def read(body: str, *, chunk: bytes = b"", image: bytes = b"", **parts: str) -> Document:
    """The document of a Word file with this body."""
    (document,) = read_word(Source("made.docx", docx(body, chunk=chunk, image=image, **parts)))
    return document


def codes(document: Document) -> set[str]:
    """The codes of its warnings."""
    return {warning.code for warning in document.warnings}
