"""Messages that Outlook saves (.msg): the message's own text, then the documents attached to it (MS-OXMSG)."""

from __future__ import annotations

import re
import struct
from datetime import UTC, datetime, timedelta

from cie_extract.errors import EmptyDocument
from cie_extract.model.document import Document
from cie_extract.readers.file_types import decoded
from cie_extract.readers.flow.characters import fold
from cie_extract.readers.flow.paragraphs import one_line
from cie_extract.readers.office.ole import Container
from cie_extract.readers.parcels.mail import message_documents
from cie_extract.readers.source import Reader, Source

# Properties by number (MS-OXPROPS): a stream is named after the number and the type of what it holds.
_BODY, _HTML, _SUBJECT, _SENDER, _SENDER_ADDRESS, _TO = "1000", "1013", "0037", "0C1A", "5D01", "0E04"
_FILE, _LONG_NAME, _SHORT_NAME = "37010102", "3707", "3704"
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_ATTACHED = re.compile(r"__attach_version1\.0_#[0-9A-F]{8}", re.I)


def read_outlook(source: Source, read: Reader) -> tuple[Document, ...]:
    """The message's own text as a document, then one for each attached document. Raises DamagedDocument,
    EmptyDocument."""
    container = Container(source.data)
    web = container.read(f"__substg1.0_{_HTML}0102")
    text = _words(container, "", _BODY)
    texts = [("text/html", decoded(web))] if web and (b"<p" in web.lower() or not text) else [("text/plain", text)]
    files = []
    for path in container.entries:
        if _ATTACHED.fullmatch(path):
            data = container.read(f"{path}/__substg1.0_{_FILE}")
            if data:
                name = _words(container, f"{path}/", _LONG_NAME) or _words(container, f"{path}/", _SHORT_NAME)
                files.append((name or "attachment", data))
    sender = _words(container, "", _SENDER)
    address = _words(container, "", _SENDER_ADDRESS)
    headers = [
        ("From", f"{sender} <{address}>" if address and address != sender else sender),
        ("To", _words(container, "", _TO)),
        ("Date", _date(container.read("__properties_version1.0"))),
        ("Subject", _words(container, "", _SUBJECT)),
    ]
    if not text and not web and not files:
        raise EmptyDocument("The message holds no text and no document.")
    return message_documents(source, [(name, one_line(fold(value))) for name, value in headers], texts, files, read)


def _words(container: Container, folder: str, number: str) -> str:
    """A property that is text: in Unicode, or in the code page of old files."""
    wide = container.read(f"{folder}__substg1.0_{number}001F")
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return container.read(f"{folder}__substg1.0_{number}001E").decode("cp1252", "replace").rstrip("\0")


def _date(properties: bytes) -> str:
    """The day the message was sent, as ISO 8601; "" where the file does not say."""
    found: dict[int, int] = {}
    for at in range(32, len(properties) - 15, 16):
        kind, number = struct.unpack_from("<HH", properties, at)
        if kind == 0x0040 and number in (_SUBMITTED, _DELIVERED):
            found[number] = struct.unpack_from("<Q", properties, at + 8)[0]
    ticks = found.get(_SUBMITTED) or found.get(_DELIVERED) or 0
    if not 0 < ticks < 1 << 61:
        return ""
    return (datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)).date().isoformat()
