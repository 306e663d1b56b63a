"""Messages (.eml, and web archives .mht): the words of the message, then the documents attached to it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message

from cie_extract.errors import EmptyDocument, TooLarge
from cie_extract.model.document import BlockKind, Document, Warning
from cie_extract.readers.file_types import FileType, decoded
from cie_extract.readers.flow.characters import fold
from cie_extract.readers.flow.paragraphs import Paragraph, document, one_line
from cie_extract.readers.parcels.attachments import read_attachments, with_unread
from cie_extract.readers.source import Reader, Source
from cie_extract.readers.text import html, plain

_MOST_PARTS = 500
_MOST_BOUNDARIES = 10_000  # lines that may begin a part
_LONGEST_HEADER = 4_000  # characters: what is read of one


class _ShortHeaders(email.policy.EmailPolicy):
    """The usual rules for messages; of an endless header only the beginning is read."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_POLICY = _ShortHeaders()
_DECORATION = 200_000  # bytes: pictures that the text itself shows, below this, are banners and logos
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M)


def read_mail(source: Source, read: Reader) -> tuple[Document, ...]:
    """The message's own text as a document (sender, date and subject after it), then one for each attached document.

    Raises EmptyDocument for a message without text or readable attachments, TooLarge for parts beyond number.
    """
    message = _parsed(source.data)
    headers = [(name, _header(message, name)) for name in _SHOWN]
    texts = [(part.get_content_type(), _text(part)) for part in _bodies(message)]
    return message_documents(source, headers, texts, _attached(message), read)


def paragraphs_of(data: bytes, source: Source) -> tuple[list[Paragraph], tuple[Warning, ...]]:
    """The words of a message alone, and what there is to know of the reading. Raises TooLarge."""
    return _said([(part.get_content_type(), _text(part)) for part in _bodies(_parsed(data))], source)


def _parsed(data: bytes) -> EmailMessage:
    if data.count(b"\n--") > _MOST_BOUNDARIES:
        raise TooLarge(f"The message has more than {_MOST_PARTS} parts.")
    message = email.message_from_bytes(data, policy=_POLICY)
    assert isinstance(message, EmailMessage)
    if sum(1 for _ in message.walk()) > _MOST_PARTS:
        raise TooLarge(f"The message has more than {_MOST_PARTS} parts.")
    return message


def message_documents(
    source: Source,
    headers: list[tuple[str, str]],
    texts: list[tuple[str, str]],
    files: list[tuple[str, bytes]],
    read: Reader,
) -> tuple[Document, ...]:
    """The documents of a message in its parts: header lines, texts with their types, attached files."""
    paragraphs, warnings = _said(texts, source)
    found, unread = read_attachments(source, files, read)
    if paragraphs or not found:
        if not paragraphs and not unread:
            raise EmptyDocument("The message holds no text and no document.")
        lines = [Paragraph(f"{name}: {value}", BlockKind.HEADER) for name, value in headers if value]
        found.insert(0, document(source, FileType.EML, [*paragraphs, *lines], warnings=warnings))
    return with_unread(tuple(found), unread)


def _said(texts: list[tuple[str, str]], source: Source) -> tuple[list[Paragraph], tuple[Warning, ...]]:
    paragraphs: list[Paragraph] = []
    warnings: tuple[Warning, ...] = ()
    for kind, text in texts:
        if kind == "text/html":
            said, warnings = html.paragraphs_of(text, source)
            paragraphs += said
        else:
            paragraphs += plain.paragraphs_of(_QUOTED.sub("", fold(text)))
    return paragraphs, warnings


def _bodies(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are the message itself, of each alternative the richest."""
    if message.is_multipart():
        kind = message.get_content_type()
        parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
        if kind == "multipart/alternative":
            yield from _best(parts)
        elif kind == "message/rfc822":
            return  # a message attached to this one
        elif kind == "multipart/related":
            yield from _bodies(parts[0]) if parts else ()
        else:
            for part in parts:
                yield from _bodies(part)
    elif message.get_content_type() in ("text/plain", "text/html") and not _is_attached(message):
        yield message


def _best(parts: list[EmailMessage]) -> Iterator[EmailMessage]:
    """The HTML of a message shows its tables and lists; where it is bare of words, the plain text."""
    bodies = [body for part in parts for body in _bodies(part)]
    web = next((body for body in bodies if body.get_content_subtype() == "html"), None)
    text = next((body for body in bodies if body.get_content_subtype() == "plain"), None)
    if web is not None and (
        text is None or len(re.sub(r"<[^>]+>|\s", "", _text(web))) >= 0.5 * len(_text(text).strip())
    ):
        yield web
    elif text is not None:
        yield text


def _attached(message: EmailMessage) -> list[tuple[str, bytes]]:
    """The files sent along, also those within a forwarded message."""
    found: list[tuple[str, bytes]] = []
    stack = [message]
    while stack:
        part = stack.pop()
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                found.append(("message.eml", inner[0].as_bytes()))
        elif part.is_multipart():
            stack += [inner for inner in reversed(list(part.iter_parts())) if isinstance(inner, EmailMessage)]
        elif _is_attached(part):
            data = part.get_payload(decode=True)
            decoration = "Content-ID" in part and part.get_content_maintype() == "image"
            if isinstance(data, bytes) and data and not (decoration and len(data) < _DECORATION):
                found.append((part.get_filename() or "attachment", data))
    return found


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return True
    return part.get_content_maintype() in ("application", "image")


def _text(part: EmailMessage) -> str:
    """The characters of a text part, whatever it says of its encoding."""
    try:
        text = part.get_content()
    except (LookupError, ValueError, KeyError, AttributeError):
        text = "\ufffd"
    if isinstance(text, str) and "\ufffd" in text:  # it names no encoding that there is, or another than its own
        data = part.get_payload(decode=True)
        text = decoded(data) if isinstance(data, bytes) else ""
    return text if isinstance(text, str) else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(fold(str(message.get(name) or "")))
    except Exception:  # a malformed header is no reason to lose the message
        return ""
