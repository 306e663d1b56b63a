"""PDF files: text layer to Document."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pypdfium2

from cie_extract.errors import DamagedDocument, EmptyDocument, EncryptedDocument, TooLarge
from cie_extract.model.document import Document, Warning
from cie_extract.readers import pdf_library
from cie_extract.readers.language import language_of
from cie_extract.readers.layout.assembly import compose
from cie_extract.readers.layout.printed import PrintedPage
from cie_extract.readers.limits import DEFAULT, Limits, check_size
from cie_extract.readers.pdf_characters import words_of
from cie_extract.readers.pdf_drawings import drawings_of
from cie_extract.readers.pdf_view import view_of

MEDIA_TYPE = "application/pdf"


def read_pdf(path: Path, *, password: str | None = None, limits: Limits = DEFAULT) -> Document:
    """Read a PDF. Raises EncryptedDocument, DamagedDocument, EmptyDocument or TooLarge."""
    size = check_size(path, limits)
    content = path.read_bytes()
    pages, unread = [], []
    with _opened(content, password) as pdf:
        if len(pdf) == 0:
            raise EmptyDocument("The file holds no page.")
        if len(pdf) > limits.max_pages:
            raise TooLarge(f"The file has {len(pdf)} pages; the limit is {limits.max_pages}.")
        for number in range(1, len(pdf) + 1):
            page, is_picture = _page(pdf, number, limits)
            pages.append(page)
            if is_picture:
                unread.append(number)
    composed = compose(pages)
    warnings = tuple(
        Warning("unreadable_page", "The page is a picture: its words could not be read.", number) for number in unread
    )
    return Document(
        name=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=size,
        media_type=MEDIA_TYPE,
        text=composed.text,
        blocks=composed.blocks,
        lines=composed.lines,
        pages=composed.pages,
        language=language_of(composed.text),
        warnings=warnings,
        unread_pages=tuple(unread),
    )


def _opened(content: bytes, password: str | None) -> Any:
    try:
        return pypdfium2.PdfDocument(content, password=password)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedDocument("The file opens only with a password.") from error
        raise DamagedDocument("The file is no PDF that can be opened.") from error


def _page(pdf: Any, number: int, limits: Limits) -> tuple[PrintedPage, bool]:
    """What stands on a page, and whether it is a picture without words."""
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return PrintedPage(number, 612, 792, []), False
    try:
        view = view_of(page)
        textpage = page.get_textpage()
        try:
            words = words_of(pdf_library.address(textpage.raw), view, limits)
        finally:
            textpage.close()
        drawings = drawings_of(page, view, limits)
    finally:
        page.close()
    printed = PrintedPage(number, view.width, view.height, words.upright, drawings.rules, drawings.frames, words.turned)
    return printed, not words.upright and bool(drawings.pictures)
