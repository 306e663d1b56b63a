"""An Office package (a zip of XML parts), opened with care: no bomb unpacked, no entity resolved, no link followed."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from cie_extract.errors import DamagedDocument, TooLarge
from cie_extract.readers.limits import MEGABYTE, Limits
from cie_extract.readers.source import Source

_NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def open_archive(source: Source) -> zipfile.ZipFile:
    """The archive. Raises DamagedDocument for a broken one, TooLarge for one beyond the limits on entries, unpacked
    size or ratio (a zip bomb is known by its own list, before anything is unpacked)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise DamagedDocument("The file's container is broken and could not be opened.") from error
    limits, entries = source.limits, archive.infolist()
    if len(entries) > limits.max_entries:
        raise TooLarge(f"The file holds {len(entries)} entries; the limit is {limits.max_entries}.")
    total = sum(entry.file_size for entry in entries)
    if total > limits.max_unpacked:
        raise TooLarge(f"Unpacked the file would take {total // MEGABYTE} MB; it is built to be large.")
    if any(_is_bomb(entry, limits) for entry in entries):
        raise TooLarge("The file unpacks to many times its size; it is built to be large.")
    return archive


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    if entry.file_size > limits.max_entry:
        return True
    return entry.file_size > MEGABYTE and entry.file_size > limits.max_ratio * max(1, entry.compress_size)


def entry_bytes(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """An entry unpacked, never past the limit whatever its header says. Raises DamagedDocument, TooLarge."""
    try:
        with archive.open(name) as entry:
            data = entry.read(limits.max_entry + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise DamagedDocument("A part of the file is broken and could not be unpacked.") from error
    if len(data) > limits.max_entry:
        raise TooLarge("A part of the file unpacks beyond the limit.")
    return data


def parse_xml(data: bytes) -> etree._Element:
    """The root of this XML, with nothing outside it read. Raises DamagedDocument for XML that is broken or brings a
    document type of its own (Office writes none), TooLarge for XML nested deeper than libxml2 allows (256)."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", 0) == _NO_MEMORY:
            raise MemoryError from error
        if "XML_PARSE_HUGE" in str(error) or "huge" in str(error):  # nested deeper than 256, texts beyond 10 MB
            raise TooLarge("A part of the file is nested too deep or too large; it is built to be slow.") from error
        raise DamagedDocument("A part of the file is broken and could not be read.") from error
    except ValueError as error:
        raise DamagedDocument("A part of the file is broken and could not be read.") from error
    if root is None or bool(getattr(root.getroottree().docinfo, "doctype", None)):
        raise DamagedDocument("A part of the file is not as its program writes it.")
    return root


@dataclass(frozen=True)
class Relation:
    """Where a part points to: another part's name, or an address outside, which nothing here follows."""

    kind: str  # the last word of its type: "header", "footnotes", "image"
    target: str
    external: bool


class Package:
    """The parts of an Office file by name, names compared without regard to case, as Office does."""

    def __init__(self, source: Source) -> None:
        self._limits = source.limits
        self._archive = open_archive(source)
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._archive.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._names

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._names)

    def part(self, name: str) -> bytes:
        """A part's bytes. Raises DamagedDocument where it is missing or broken."""
        stored = self._names.get(name.lstrip("/").lower())
        if stored is None:
            raise DamagedDocument("A part of the file is missing.")
        return entry_bytes(self._archive, stored, self._limits)

    def xml(self, name: str) -> etree._Element:
        """A part as XML. Raises DamagedDocument, TooLarge."""
        return parse_xml(self.part(name))

    def relations(self, name: str) -> dict[str, Relation]:
        """What this part points to, by id ("" for the package itself). Empty where it points to nothing."""
        folder, file = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        if listing not in self:
            return {}
        found = {}
        for element in self.xml(listing).iter(_RELATIONS):
            external = element.get("TargetMode") == "External"
            target = element.get("Target") or ""
            if not external:
                target = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
            kind = (element.get("Type") or "").rsplit("/", 1)[-1]
            found[element.get("Id") or ""] = Relation(kind, target, external)
        return found
