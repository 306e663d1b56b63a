"""File -> documents: the true type by content, then the reader of that type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cie_extract.errors import TooLarge, UnsupportedFormat
from cie_extract.model.document import Document, Part
from cie_extract.readers.file_types import FileType, file_type
from cie_extract.readers.limits import Limits, check_size
from cie_extract.readers.office.legacy import LEGACY, read_converted, read_office, refuse_encrypted
from cie_extract.readers.office.locked import unlocked
from cie_extract.readers.parcels.archive import read_archive
from cie_extract.readers.parcels.mail import read_mail
from cie_extract.readers.parcels.outlook import read_outlook
from cie_extract.readers.pdf.reader import pdf_document
from cie_extract.readers.scan.pictures import PICTURES, read_picture
from cie_extract.readers.source import PageRead, Reader, Source, untold
from cie_extract.readers.text.html import read_html
from cie_extract.readers.text.plain import read_plain
from cie_extract.readers.text.survey import read_survey
from cie_extract.readers.word.reader import read_word

_DEFAULT_LIMITS = Limits()


def read(
    path: Path,
    *,
    limits: Limits = _DEFAULT_LIMITS,
    password: str | None = None,
    name: str | None = None,
    converted: Path | None = None,
    page_read: PageRead = untold,
) -> tuple[Document, ...]:
    """The documents of a file: one, or as many as a message, an archive or a survey's export holds.

    `name` is the name to keep where the file now lies under another, `converted` what LibreOffice has already made
    of it; `page_read` is told of each page. Raises UnreadableDocument, each kind with its own advice.
    """
    check_size(path, limits)
    shown = (name or path.name).encode("utf-8", "replace").decode("utf-8")  # a name may hold bytes that are no letters
    source = Source(shown, path.read_bytes(), limits, password, page_read=page_read)
    try:
        documents = read_source(source) if converted is None else _read_converted(source, converted)
    except RecursionError as error:
        raise TooLarge("The file's parts are nested too deep; it is built to be slow.") from error
    return tuple(
        replace(document, part=Part(index, len(documents), document.part.pages), name=source.name,
                sha256=source.sha256, size=len(source.data))
        for index, document in enumerate(documents, 1)
    )  # fmt: skip


def read_source(source: Source) -> tuple[Document, ...]:
    """The documents of bytes in memory: a file, an attachment, an entry of an archive."""
    kind = file_type(source.data)
    reader = READERS.get(kind)
    if reader is not None:
        return reader(source)
    if kind in _NOT_READ:
        message, advice = _NOT_READ[kind]
        raise UnsupportedFormat(message, advice=advice)
    raise UnsupportedFormat("The file is of a kind that is not read.")


def _read_converted(source: Source, converted: Path) -> tuple[Document, ...]:
    kind = file_type(source.data)
    if kind not in LEGACY:
        return read_source(source)
    refuse_encrypted(source, kind)
    return read_converted(source, converted.read_bytes(), kind)


def _read_locked(source: Source) -> tuple[Document, ...]:
    return read_source(replace(source, data=unlocked(source.data, source.password)))


READERS: dict[FileType, Reader] = {
    FileType.PDF: lambda source: (pdf_document(source),),
    FileType.DOCX: read_word,
    **dict.fromkeys(LEGACY, read_office),
    FileType.ENCRYPTED_OFFICE: _read_locked,
    **dict.fromkeys(PICTURES, read_picture),
    FileType.TEXT: read_plain,
    FileType.HTML: read_html,
    FileType.CSV: read_survey,
    FileType.EML: lambda source: read_mail(source, read_source),
    FileType.MSG: lambda source: read_outlook(source, read_source),
    FileType.ZIP: lambda source: read_archive(source, read_source),
}

_TABLES = ("The file is a spreadsheet or slides, no position description.", "Send the text as PDF or Word document.")
_PAGES = ("The file is of Apple's Pages.", "Export it from Pages as Word or PDF and send that.")
_NOT_READ = {FileType.SPREADSHEET: _TABLES, FileType.SLIDES: _TABLES, FileType.PAGES: _PAGES}
