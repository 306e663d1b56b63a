"""A letter as a Word document: real headings and lists, the language set, a title: what a screen reader needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from review.letter_drafts import TextPiece, long_day, pieces_of

_STYLES = {"bullets": "List Bullet", "numbers": "List Number"}


def letter_document(
    *, head: Mapping[str, str], dated: date, recipient: str, subject: str, body: str, number: str
) -> bytes:
    """The bytes of the .docx. The same letter gives the same words; nothing of who made it is in its properties."""
    document = Document()
    _dress(document, subject, head.get("agency", ""), dated)
    _lines(document, f"{head.get('agency', '')}\n{head.get('address', '')}")
    document.add_paragraph(long_day(dated))
    _lines(document, recipient)
    document.add_heading(subject, level=1)
    for piece in pieces_of(body):
        _piece(document, piece)
    document.add_paragraph("Sincerely,")
    document.add_paragraph("")
    _lines(document, f"{head.get('signer', '')}\n{head.get('signature', '')}")
    document.sections[0].footer.paragraphs[0].text = f"Our number: {number}"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _dress(document: Any, subject: str, agency: str, dated: date) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(12)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    normal.element.get_or_add_rPr().append(language)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.5)
    known = document.core_properties
    known.title, known.author, known.language, known.comments = subject, agency, "en-US", ""
    moment = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    known.created = known.modified = moment


def _piece(document: Any, piece: TextPiece) -> None:
    if piece.kind == "heading":
        document.add_heading(piece.lines[0], level=2)
    elif piece.kind == "paragraph":
        document.add_paragraph("\n".join(piece.lines))
    else:
        for line in piece.lines:
            document.add_paragraph(line, style=_STYLES[piece.kind])


def _lines(document: Any, words: str) -> None:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if lines:
        document.add_paragraph("\n".join(lines))
