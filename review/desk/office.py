"""What the desk must know of the office it serves: folders, keys, limits. Filled in once by whoever serves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from review.working_days import FEDERAL, Calendar


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Office:
    """One office and its workspace. Times in minutes, sizes in bytes."""

    inbox: Path
    originals: Path
    pictures: Path  # the cache of page pictures and layouts
    history_key: bytes = field(repr=False)
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("America/New_York"))
    criteria: tuple[str, ...] = ("md-dors", "fed")
    patterns: Path | None = None
    lease_minutes: int = 30
    upload_bytes: int = 100 << 20
    acknowledge_days: int = 2
    complete_days: int = 5
    answer_days: int = 15
    decide_days: int = 30
    calendar: Calendar = FEDERAL
    second_person: bool = True
    first_key: str = field(default="", repr=False)  # what the first account's page asks for; printed on the console
    take_in: Callable[[], None] = lambda: None  # starts a batch over the inbox, and returns at once
    read_again: Callable[[str, str | None], None] = lambda number, password: None
    now: Callable[[], datetime] = utc_now

    def today(self) -> date:
        """Today in the office's time zone."""
        return self.now().astimezone(self.zone).date()


_OPEN: list[Office] = []


def open_office(office: Office) -> None:
    """Makes this the office that is served."""
    _OPEN[:] = [office]


def the_office() -> Office:
    """The office that is served. Raises RuntimeError before `open_office`."""
    if not _OPEN:
        raise RuntimeError("No office is open: call open_office first.")
    return _OPEN[0]
