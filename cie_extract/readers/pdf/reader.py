"""PDF files: Document from the text layer, page by page, with the recogniser for pages that are pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from cie_extract.errors import DamagedDocument, EmptyDocument, EncryptedDocument, TooLarge
from cie_extract.model.document import Document, Warning
from cie_extract.readers.language import language_of
from cie_extract.readers.layout.assembly import compose
from cie_extract.readers.limits import DEFAULT, Limits, check_size
from cie_extract.readers.pdf.page import PageRead, read_page
from cie_extract.readers.source import Source

MEDIA_TYPE = "application/pdf"
_XFA = (2, 3)  # pdfium's form types for forms that only Adobe's own programs show
_WAIT = "please wait"


def read_pdf(
    path: Path, *, password: str | None = None, limits: Limits = DEFAULT, recognise_text: bool = True
) -> Document:
    """Read a PDF file. Without `recognise_text`, pages that are pictures are left unread.

    Raises EncryptedDocument, DamagedDocument, EmptyDocument or TooLarge.
    """
    check_size(path, limits)
    return pdf_document(Source(path.name, path.read_bytes(), limits, password), recognise_text=recognise_text)


def pdf_document(source: Source, *, recognise_text: bool = True) -> Document:
    """Read a PDF in memory; as `read_pdf`."""
    with _opened(source.data, source.password) as pdf:
        pages = list(_pages(pdf, source, recognise_text))
        form = pdfium_c.FPDF_GetFormType(pdf.raw)
    if all(page.blank for page in pages):
        raise EmptyDocument("The file's pages hold nothing to read.")
    composed = compose([page.printed for page in pages])
    warnings = [warning for page in pages for warning in page.warnings]
    unread = {page.printed.number for page in pages if page.unread}
    if form in _XFA and _WAIT in composed.text[:400].lower():
        unread.update(page.printed.number for page in pages)
        warnings.append(
            Warning("unreadable_page", "The form opens only in Adobe Acrobat: print it to PDF there and send that.")
        )
    return Document(
        name=source.name,
        sha256=source.sha256,
        size=len(source.data),
        media_type=MEDIA_TYPE,
        text=composed.text,
        blocks=composed.blocks,
        lines=composed.lines,
        pages=composed.pages,
        language=language_of(composed.text),
        warnings=tuple(warnings),
        unread_pages=tuple(sorted(unread)),
    )


@contextmanager
def _opened(content: bytes, password: str | None) -> Iterator[Any]:
    try:
        pdf = pypdfium2.PdfDocument(content, password=password)
    except pypdfium2.PdfiumError as error:
        reason = str(error).lower()
        if "password" in reason or "security" in reason:
            raise EncryptedDocument("The file opens only with a password.") from error
        raise DamagedDocument("The file is no PDF that can be opened.") from error
    try:
        if pdf.get_formtype():
            pdf.init_forms()
        yield pdf
    finally:
        pdf.close()


def _pages(pdf: Any, source: Source, recognise_text: bool) -> Iterator[PageRead]:
    """The pages one after the other, each closed before the next is opened."""
    count, limits = len(pdf), source.limits
    if count == 0:
        raise EmptyDocument("The file holds no page.")
    if count > limits.max_pages:
        raise TooLarge(f"The file has {count} pages; the limit is {limits.max_pages}.")
    characters = 0
    for number in range(1, count + 1):
        page = read_page(pdf, number, limits, recognise_text=recognise_text)
        characters += sum(len(word.text) for word in page.printed.words)
        if characters > limits.max_total_characters:
            raise TooLarge(f"The file's text is longer than {limits.max_total_characters} characters.")
        source.page_read(page.printed.ocr)
        yield page
