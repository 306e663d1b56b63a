"""An archive (.zip) as a folder: each file in it is read by its own reader."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath

from cie_extract.errors import EmptyDocument, EncryptedDocument, TooLarge, UnreadableDocument
from cie_extract.model.document import Document
from cie_extract.readers.office.package import entry_bytes, open_archive
from cie_extract.readers.parcels.attachments import with_unread
from cie_extract.readers.source import Reader, Source

_MOST_FILES = 200
_LEFT_BY_PROGRAMS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


def read_archive(source: Source, read: Reader) -> tuple[Document, ...]:
    """The documents of all files of an archive, by name; those that cannot be read are counted in a warning.

    Raises the error of its only file, EncryptedDocument, EmptyDocument for an archive without files, TooLarge beyond
    200 files or the limits on unpacked size.
    """
    with open_archive(source) as archive:
        entries = sorted((entry for entry in archive.infolist() if _is_file(entry)), key=lambda entry: entry.filename)
        if not entries:
            raise EmptyDocument("The archive holds no files.")
        if len(entries) > _MOST_FILES:
            raise TooLarge(f"The archive holds {len(entries)} files; the limit is {_MOST_FILES}.")
        if source.password:
            archive.setpassword(source.password.encode())
        found: list[Document] = []
        errors: list[UnreadableDocument] = []
        for entry in entries:
            try:
                if entry.flag_bits & 1 and not source.password:
                    raise EncryptedDocument("The archive opens only with a password.")
                data = entry_bytes(archive, entry.filename, source.limits)
                found += read(source.within(PurePosixPath(entry.filename).name, data))
            except UnreadableDocument as error:
                errors.append(error)
    if not found:
        raise errors[0]
    return with_unread(tuple(found), len(errors))


def _is_file(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if entry.is_dir() or entry.file_size == 0 or "__MACOSX" in path.parts:
        return False
    name = path.name.lower()
    return name not in _LEFT_BY_PROGRAMS and not name.startswith((".", "~$"))
