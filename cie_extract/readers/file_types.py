"""What a file is, by its content: a name can lie, and an inbox is full of wrong names."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from enum import StrEnum

from cie_extract.errors import DamagedDocument
from cie_extract.readers.office import ole

_START = 4096
_ENCRYPTED = 0x0100  # of the flags in the file information block (MS-DOC 2.5.2)


class FileType(StrEnum):
    """The kinds that are told apart; the value is the media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    WORD_XML = "application/vnd.ms-word.document+xml"
    WORDPERFECT = "application/vnd.wordperfect"
    PAGES = "application/vnd.apple.pages"
    HTML = "text/html"
    EML = "message/rfc822"
    MSG = "application/vnd.ms-outlook"
    ZIP = "application/zip"
    CSV = "text/csv"
    TEXT = "text/plain"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    PICTURE = "image/x-other"
    SPREADSHEET = "application/vnd.ms-excel"
    SLIDES = "application/vnd.ms-powerpoint"
    ENCRYPTED_OFFICE = "application/x-encrypted-office"
    UNKNOWN = "application/octet-stream"


_MAGIC = (
    (b"{\\rtf", FileType.RTF),
    (b"\xffWPC", FileType.WORDPERFECT),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
    (b"II+\x00", FileType.TIFF),
    (b"GIF8", FileType.PICTURE),
    (b"BM", FileType.PICTURE),
)
_HTML = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|style|div|table|p)\b", re.S
)
_MAIL_HEADER = re.compile(
    r"(?:From|To|Cc|Subject|Date|Received|Return-Path|Reply-To|Sender|MIME-Version|Message-ID|Delivered-To|"
    r"Content-Type|Content-Transfer-Encoding|Thread-Topic|Thread-Index|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|"
    r"Authentication-Results|In-Reply-To|References|Importance|Accept-Language|Content-Language):",
    re.I,
)


def file_type(data: bytes) -> FileType:
    """The type of a file of these bytes, UNKNOWN where none fits."""
    start = data[:_START]
    if b"%PDF-" in start[:1024]:
        return FileType.PDF
    if start.startswith(ole.MAGIC):
        return _in_ole(data)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _in_zip(data)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return FileType.RTF
    for magic, kind in _MAGIC:
        if start.startswith(magic) and (magic != b"BM" or b"\0" in start[:16]):
            return kind
    if start[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif") or start[8:12] == b"WEBP":
        return FileType.PICTURE
    return _in_text(data)


def _in_ole(data: bytes) -> FileType:
    try:
        container = ole.Container(data)
    except DamagedDocument:
        # A directory too broken to follow: Word's stream is still named in it.
        return FileType.DOC if "WordDocument".encode("utf-16-le") in data else FileType.UNKNOWN
    names = container.entries
    if "EncryptedPackage" in names:
        return FileType.ENCRYPTED_OFFICE
    if "WordDocument" in names:
        flags = int.from_bytes(container.read("WordDocument")[10:12], "little")
        return FileType.ENCRYPTED_OFFICE if flags & _ENCRYPTED else FileType.DOC
    if any(name.startswith(("__properties_version", "__substg1.0_")) for name in names):
        return FileType.MSG
    if "Workbook" in names or "Book" in names:
        return FileType.SPREADSHEET
    if "PowerPoint Document" in names:
        return FileType.SLIDES
    return FileType.UNKNOWN


def _in_zip(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").strip()
                if kind.startswith(b"application/vnd.oasis.opendocument."):
                    return FileType.ODT if b".text" in kind else FileType.SPREADSHEET
    except Exception:  # broken archives raise nearly anything; the names in the bytes still tell
        names = {
            name.decode("ascii", "ignore")
            for name in re.findall(rb"(?:word|xl|ppt|content|mimetype|\[Content_Types\])[\w/.\]]*\.?(?:xml)?", data)
        }
    lowered = {name.lower() for name in names}
    if any(name.startswith("word/") for name in lowered):
        return FileType.DOCX
    if any(name.startswith("xl/") for name in lowered):
        return FileType.SPREADSHEET
    if any(name.startswith("ppt/") for name in lowered):
        return FileType.SLIDES
    if "index/document.iwa" in lowered or "index.xml" in lowered:
        return FileType.PAGES
    if "[content_types].xml" in lowered:
        return FileType.DOCX  # an unusual place for the document; its relations say where
    return FileType.ZIP


def _in_text(data: bytes) -> FileType:
    if not is_text(data):
        return FileType.UNKNOWN
    text = decoded(data[: 16 * _START]).lstrip("\ufeff \t\r\n")
    head = text[:2048].lower()
    if head.startswith("<?xml") and ("mso-application" in head or "<pkg:package" in head or "worddocument" in head):
        return FileType.WORD_XML
    if re.match(
        r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|style|div|table|p)\b", head, re.S
    ):
        return FileType.HTML
    if _is_mail(text):
        return FileType.EML
    if _is_table(text):
        return FileType.CSV
    return FileType.TEXT


def is_text(data: bytes) -> bool:
    """Whether these bytes are characters: few controls, and zero bytes only as UTF-16 has them."""
    start = data[: 16 * _START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in start:
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in start)
    return controls <= len(start) // 200


def decoded(data: bytes) -> str:
    """The characters: by the byte order mark, else UTF-8, else the code page of Windows, which reads everything."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4:  # cut in the middle of a character
            return data[: error.start].decode("utf-8-sig")
        return data.decode("cp1252", "replace")


#: The first row of an export with a question and its answer in each row.
_PAIRS = re.compile(
    r"[\"']?(?:question|field|item|prompt|statement)s?[\"']?[,;\t]"
    r"[\"']?(?:answer|response|value|reply)s?[\"']?"
    r"(?:[,;\t][\"']?(?:comment|explanation|note|remark)s?[\"']?)?[ \t]*\r?\n",
    re.I,
)


def _is_mail(text: str) -> bool:
    """The first lines are headers of a message, at least two of them known."""
    known = 0
    lines = text.split("\n")
    if lines and lines[0].startswith(">From "):
        lines = lines[1:]
    for line in lines[:60]:
        line = line.rstrip("\r")
        if not line:
            break
        if _MAIL_HEADER.match(line):
            known += 1
        elif not line.startswith((" ", "\t")) and not re.match(r"[\w-]+:|From ", line):
            return False
    return known >= 2 and bool(re.search(r"^(?:from|received|mime-version|return-path):", text[:20000], re.I | re.M))


def _is_table(text: str) -> bool:
    """Rows of at least five fields (a survey's export has one a question), nearly all as many as the first; or a
    question and its answer in each row, as the first row says."""
    if _PAIRS.match(text):
        return True
    for delimiter in ",\t;":
        try:
            rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
        except csv.Error:
            continue
        complete = rows[:-1] if len(rows) > 2 else rows  # the last may be cut
        if len(rows) < 2 or len(rows[0]) < 5:
            continue
        spaced = sum(field.startswith(" ") for field in rows[0][1:])  # as after the commas of a sentence
        alike = sum(len(row) == len(rows[0]) for row in complete)
        if alike >= 0.8 * len(complete) and spaced < 0.5 * len(rows[0]):
            return True
    return False
