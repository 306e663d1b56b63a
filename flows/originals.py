"""`originals/`: every file byte for byte as it came, once, under the SHA-256 of its bytes, read-only."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

#: Called before each step of the intake with the step's name. The program gives none; a test stops there.
Step = Callable[[str], None]
INCOMING = "incoming"
_PIECE = 1 << 20


def no_step(name: str) -> None:
    """Goes on."""


def original_path(originals: Path, sha256: str) -> Path:
    """Where the bytes of this hash lie, or would."""
    return originals / sha256[:2] / sha256


def keep(source: BinaryIO, originals: Path, name: str, step: Step = no_step) -> tuple[str, int]:
    """Copies an open file into `originals`; returns its SHA-256 and size once it is there and on the disk.

    The copy is written under a name of its own, read back and compared, made read-only, flushed, and then renamed: a
    file under its hash is always whole. Bytes that are there already are compared, and mended if the disk lost them.
    Raises OSError; a copy that was broken off is written over when the same `name` comes again.
    """
    copy = originals / INCOMING / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.unlink(missing_ok=True)
    step("copy")
    with copy.open("xb") as target:
        sha256, size = _pour(source, target)
        step("flush")
        target.flush()
        os.fsync(target.fileno())
    step("verify")
    if sha256_of(copy) != sha256:
        raise OSError(f"The copy of {name} in {originals} is not what was read.")
    kept = original_path(originals, sha256)
    if kept.exists() and sha256_of(kept) == sha256:
        copy.unlink()
        return sha256, size
    copy.chmod(0o444)
    kept.parent.mkdir(exist_ok=True)
    step("keep")
    copy.replace(kept)
    step("flush folder")
    flush_folder(kept.parent)
    flush_folder(originals)
    return sha256, size


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush_folder(folder: Path) -> None:
    """Sees to it that the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _pour(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        target.write(piece)
        size += len(piece)
    return digest.hexdigest(), size
