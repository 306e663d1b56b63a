"""Files within a file: read like any other, and those that cannot be read are said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cie_extract.errors import UnreadableDocument
from cie_extract.model.document import Document, Warning
from cie_extract.readers.source import Reader, Source

_LOGO = 40_000  # bytes: pictures up to this size are the sender's logo or a tracking dot


def read_attachments(source: Source, files: Iterable[tuple[str, bytes]], read: Reader) -> tuple[list[Document], int]:
    """The documents of attached files but the sender's logo, and how many of these could not be read."""
    found: list[Document] = []
    unread = 0
    for name, data in files:
        if len(data) <= _LOGO and data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM")):
            continue
        try:
            found += read(source.within(name, data))
        except UnreadableDocument:
            unread += 1
    return found, unread


def with_unread(documents: tuple[Document, ...], unread: int) -> tuple[Document, ...]:
    """The documents, the first with a warning where some files beside it could not be read."""
    if not unread or not documents:
        return documents
    files = "One file" if unread == 1 else f"{unread} files"
    warning = Warning("attachment_not_read", f"{files} within this file could not be read. Open it to see them.")
    return (replace(documents[0], warnings=(*documents[0].warnings, warning)), *documents[1:])
