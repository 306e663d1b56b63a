"""What a file may ask of the machine: beyond a limit it is `TooLarge`, never a slow or dead worker.

Time and memory are kept by the guarded worker; these are the limits that a reader can see coming.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cie_extract.errors import EmptyDocument, TooLarge

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes on. An administrator can raise each in the settings."""

    max_bytes: int = 100 * MEGABYTE  # of the file
    max_pages: int = 500
    max_pixels: int = 40_000_000  # of one picture, or of one page drawn for OCR
    max_characters: int = 200_000  # of one page
    max_objects: int = 60_000  # drawn things on one page: paths, text runs, pictures
    max_total_characters: int = 5_000_000  # of the document
    max_unpacked: int = 400 * MEGABYTE  # of all entries of an archive
    max_entry: int = 100 * MEGABYTE  # of one entry, unpacked
    max_entries: int = 5_000
    max_ratio: int = 200  # unpacked to packed, of an archive or entry beyond a megabyte
    max_xml_depth: int = 200
    max_nesting: int = 3  # archives or messages within one another


DEFAULT = Limits()


def check_characters(data: bytes, limits: Limits) -> None:
    """Raises TooLarge for a file of characters that surely holds more of them than a document may."""
    if len(data) > 4 * limits.max_total_characters:  # no character takes more than four bytes
        raise TooLarge(f"The file holds more than {limits.max_total_characters:,} characters.")


def check_size(path: Path, limits: Limits) -> int:
    """The file's size in bytes. Raises EmptyDocument for none, TooLarge beyond the limit."""
    size = path.stat().st_size
    if size == 0:
        raise EmptyDocument("The file is empty.")
    if size > limits.max_bytes:
        raise TooLarge(f"The file has {size / MEGABYTE:.0f} MB; the limit is {limits.max_bytes // MEGABYTE} MB.")
    return size
