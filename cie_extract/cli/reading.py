"""Reading the files of a command in guarded workers, in the order in which they were named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cie_extract.errors import UnreadableDocument
from cie_extract.model.record import SCHEMA, Record
from cie_extract.pattern_files import Patterns
from cie_extract.pipeline import records_of
from cie_extract.stages.read import read

if TYPE_CHECKING:
    from flows.settings import Settings

Outcome = tuple[Record, ...] | UnreadableDocument


def read_all(
    files: Sequence[Path], patterns: Patterns, *, as_of: date, sets: tuple[str, ...], settings: Settings
) -> Iterator[tuple[Path, Outcome]]:
    """The records of each file, or the error that says why there are none, in the order of the files."""
    for path in files:
        try:
            yield path, records_of(path, patterns, as_of=as_of, sets=sets)
        except UnreadableDocument as error:
            yield path, error


def texts_of(path: Path, settings: Settings) -> tuple[str, ...]:
    """The texts of a file's documents. Raises UnreadableDocument."""
    return tuple(document.text for document in read(path))


def error_line(path: Path, error: UnreadableDocument) -> dict[str, Any]:
    """The line of a file that gave no record."""
    content = path.read_bytes()
    return {
        "schema": SCHEMA,
        "document": {"name": path.name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)},
        "error": {"code": error.code, "message": str(error)},
    }
