"""What the commands hand back: frozen pages that a command line or a flow can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from review.nouns import ArrivalLine, Bin, Counts, RunLine, Submission

__all__ = [
    "ArrivalLine",
    "BatchReport",
    "Bin",
    "Check",
    "Counts",
    "OnProgress",
    "Progress",
    "RunLine",
    "StatusPage",
    "Submission",
    "WaitingFile",
]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is: `done` of `total` documents; `stage` is "wait", "take" or "read"."""

    stage: str
    done: int
    total: int
    name: str = ""


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that was seen in the inbox and not taken yet, and why, in plain words."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What one batch did. `counts` is of this batch and adds up; `totals` is of everything ever received."""

    kind: str  # "run", "watch", "retry", "nightly"
    started: datetime
    finished: datetime
    lines: tuple[ArrivalLine, ...]
    waiting: tuple[WaitingFile, ...]
    refused: tuple[WaitingFile, ...]  # links and special files: never taken
    counts: Counts
    totals: Counts
    receipts: tuple[Path, ...] = ()  # the pages written
    notes: tuple[str, ...] = ()  # what a person should know of the batch itself
    cases: tuple[str, ...] = ()  # the cases that got a paper

    @property
    def nothing_new(self) -> bool:
        return not self.lines


@dataclass(frozen=True, slots=True)
class StatusPage:
    """How things stand."""

    workspace: Path
    counts: Counts
    waiting: tuple[WaitingFile, ...]
    refused: tuple[WaitingFile, ...]
    lines: tuple[ArrivalLine, ...]  # the latest arrivals, newest first
    set_aside: tuple[ArrivalLine, ...]  # all that is set aside
    runs: tuple[RunLine, ...]  # the latest, newest first
    at_work: str | None  # who holds the lock, since when


@dataclass(frozen=True, slots=True)
class Check:
    """One finding of `doctor`: `state` "problem" means that `run` would refuse or fail."""

    name: str
    state: Literal["ok", "note", "problem"]
    words: str
    advice: str = ""
