"""What one table of minimum wages says otherwise than another, a sentence for each period that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files.tables import RATE_COLUMNS, RateRow, rate_of, table_rows


@dataclass(frozen=True, slots=True)
class RateChange:
    """One period of one class of employers that is new, gone or other. `old` and `new` are dollars an hour."""

    jurisdiction: str
    category: str
    start: date
    old: Decimal | None
    new: Decimal | None
    said: str

    def __str__(self) -> str:
        return f"{self.jurisdiction}, {self.category}, from {self.start.isoformat()}: {self.said}"


def changes_between(old: Path, new: Path) -> tuple[RateChange, ...]:
    """The periods in which two tables of minimum wages differ, by place and date. Raises PatternFileError."""
    before, after = _rates(old), _rates(new)
    found = [change for key in sorted(before.keys() | after.keys()) for change in _of_period(before, after, key)]
    return tuple(found)


Key = tuple[str, str, date]


def _rates(file: Path) -> dict[Key, RateRow]:
    rates: dict[Key, RateRow] = {}
    for line, cells in table_rows(file, RATE_COLUMNS):
        try:
            row = rate_of(cells, line)
        except ValueError as error:
            raise PatternFileError(f"{file.name}:{line}: this row cannot be read ({error}).") from error
        key = (row.jurisdiction, row.category, row.start)
        if key in rates:
            raise PatternFileError(f"{file.name}:{line}: this period stands on line {rates[key].line} too.")
        rates[key] = row
    return rates


def _of_period(before: dict[Key, RateRow], after: dict[Key, RateRow], key: Key) -> Iterator[RateChange]:
    old, new = before.get(key), after.get(key)
    if old is None and new is not None:
        yield RateChange(*key, None, new.hourly, f"new, {new.hourly} ({new.confidence}){_until(new)}.")
    elif new is None and old is not None:
        yield RateChange(*key, old.hourly, None, f"gone; it was {old.hourly} ({old.confidence}){_until(old)}.")
    elif old is not None and new is not None:
        parts = []
        if old.hourly != new.hourly:
            parts.append(f"{old.hourly} becomes {new.hourly}")
        if old.end != new.end:
            parts.append(f"its end, {_day(old.end)}, becomes {_day(new.end)}")
        if old.confidence != new.confidence:
            parts.append(f"{old.confidence} becomes {new.confidence}")
        if parts:
            yield RateChange(*key, old.hourly, new.hourly, f"{'; '.join(parts)}.")
        elif old.source != new.source:
            yield RateChange(*key, old.hourly, new.hourly, "another source is named.")


def _until(row: RateRow) -> str:
    return f" until {row.end.isoformat()}" if row.end else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else "open"
