"""What the flow asks of a reading pool, and what becomes of its errors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from cie_extract.errors import CieExtractError, UnreadableDocument
from cie_extract.model.particulars import ReadPart
from review.store import Failure

#: Failures that may pass by themselves: the machine was busy, a part was missing, a disk did not answer. The night
#: tries them again.
PASSING = frozenset({"took_too_long", "crashed", "input_output", "reader_missing"})


@dataclass(frozen=True, slots=True)
class Job:
    """One original to read. The password is used and never kept, logged or shown."""

    path: Path
    name: str
    as_of: date
    sets: tuple[str, ...]
    password: str | None = None

    def __repr__(self) -> str:
        return f"Job({self.path.name[:12]})"


class Pool(Protocol):
    """Reads documents in guarded processes. `read` raises UnreadableDocument and its kin, and nothing of a worker."""

    async def read(self, job: Job) -> tuple[ReadPart, ...]: ...


def failure(error: BaseException) -> Failure:
    """What is stored of an error: its code, words and advice; of a fault of ours the kind alone, as its message may
    hold words of the document."""
    if isinstance(error, UnreadableDocument):
        message = str(error).removesuffix(error.advice).strip()
        return Failure(error.code, message, error.advice, transient=error.code in PASSING)
    if isinstance(error, OSError):
        return Failure("input_output", "The disk did not give the file.", "It is tried again in the night.", True)
    kind = error.code if isinstance(error, CieExtractError) else type(error).__name__
    return Failure(
        "error",
        f"Reading it failed in a way that was not foreseen ({kind}).",
        "Print the file to PDF and drop that; tell whoever looks after the program.",
    )
