"""What the store tells of arrivals: frozen, free of Django, so that a command line can show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

#: What makes two attempts of the same bytes worth two readings; the as-of date does not.
VERSIONS = ("cie_extract", "reader", "patterns", "rules")


class Bin(StrEnum):
    """Where an arrival ends. None of them means approved: ready and review are both work for a person."""

    READY = "ready"  # no gap found; waits for a person's decision
    REVIEW = "review"  # something to settle first
    SET_ASIDE = "set_aside"  # could not be read; a reason and advice lie beside it
    ALREADY_RECEIVED = "already_received"  # the same bytes came before


@dataclass(frozen=True, slots=True)
class Counts:
    """How many arrivals are where. `seen` equals `waiting` and the four bins together, always."""

    waiting: int = 0
    ready: int = 0
    review: int = 0
    set_aside: int = 0
    already_received: int = 0

    @property
    def seen(self) -> int:
        return self.waiting + self.ready + self.review + self.set_aside + self.already_received


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """One arrival as a row of a table.

    `bin` is None while it waits. `reason` is the first of `reasons`, in plain words; `codes` are the same as code and
    what it is about ("missing", "contract.end"), for pages that must not repeat a document's words. What the document
    says is None where it does not say it, or was not read. `outcomes` are those of the first set chosen:
    ("md-dors.1", "met"),
    or "attested" where it is met on the employer's word alone.
    """

    number: str  # "2026-0147"
    name: str
    folder: str  # the sub-folder of the inbox it came in, "" for none
    received: date
    arrived: datetime
    bin: Bin | None
    reasons: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    kind: str | None = None
    job_title: str | None = None
    hourly_wage: str | None = None  # "17.65", "17.65-18.40"
    worksite: str | None = None  # "Cambridge, MD"
    contract_end: date | None = None
    outcomes: tuple[tuple[str, str], ...] = ()
    same_as: str | None = None  # the number under which the same bytes are kept
    same_as_received: date | None = None
    same_as_bin: Bin | None = None
    earlier_version: str | None = None  # the number of the file of this name that it may replace
    cases: tuple[str, ...] = ()  # the cases that it has a paper in

    @property
    def reason(self) -> str:
        return self.reasons[0] if self.reasons else ""


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """One try at reading an original."""

    started: datetime
    finished: datetime
    outcome: str  # "read", or the code of the error: "encrypted"
    message: str
    versions: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """One stored reading of one part of an original: the record as JSON, and the text its offsets speak of."""

    made: datetime
    part: int
    of: int
    record: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Submission:
    """All that is known of one number."""

    line: ArrivalLine
    sha256: str
    size: int
    original: Path
    set_aside: Path | None
    attempts: tuple[AttemptLine, ...]
    readings: tuple[ReadingPage, ...]  # the latest of each part
    earlier_readings: int
    same_bytes: tuple[str, ...]  # the other numbers of the same bytes
    later_versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """One batch that was run."""

    kind: str  # "run", "watch", "retry", "nightly"
    started: datetime
    finished: datetime | None
    counts: Counts
