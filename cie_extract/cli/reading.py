"""Reading the files of a command in guarded workers, in the order in which they were named."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cie_extract.errors import UnreadableDocument
from cie_extract.guard import ReadingPool
from cie_extract.model.particulars import ReadPart
from cie_extract.model.record import SCHEMA

if TYPE_CHECKING:
    from flows.settings import Settings

Outcome = tuple[ReadPart, ...] | UnreadableDocument


def read_all(
    files: Sequence[Path], settings: Settings, *, as_of: date, sets: tuple[str, ...]
) -> Iterator[tuple[Path, Outcome]]:
    """What is made of each file, or the error that says why there are none, in the order of the files."""
    with _pool(settings, len(files)) as pool:
        futures = [(path, pool.submit(path, as_of=as_of, sets=sets)) for path in files]
        for path, future in futures:
            try:
                yield path, future.result()
            except UnreadableDocument as error:
                yield path, error
            except OSError as error:
                yield path, UnreadableDocument(f"The disk did not give the file ({error.strerror}).")


def texts_of(path: Path, settings: Settings) -> tuple[str, ...]:
    """The texts of a file's documents. Raises UnreadableDocument."""
    with _pool(settings, 1) as pool:
        return pool.submit_text(path).result()


def _pool(settings: Settings, files: int) -> ReadingPool:
    """As many workers as are of use."""
    reading = settings.reading
    return ReadingPool(
        workers=min(reading.workers or os.cpu_count() or 1, files),
        seconds=reading.seconds,
        memory=reading.memory_mb << 20,
        patterns=reading.patterns,
        limits=reading.limits,
    )


def error_line(path: Path, error: UnreadableDocument) -> dict[str, Any]:
    """The line of a file that gave no record."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    return {
        "schema": SCHEMA,
        "document": {"name": path.name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)},
        "error": {"code": error.code, "message": str(error)},
    }
