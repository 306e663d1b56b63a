"""Working days: Monday to Friday, less the holidays of the office. Federal holidays go by rule (5 U.S.C. 6103); what
else an office is closed on, or open in spite of, is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When an office works. `closed`: days that it is closed on beside; `open`: federal holidays that it works on."""

    federal: bool = True
    closed: frozenset[date] = frozenset()
    open: frozenset[date] = frozenset()

    def works_on(self, day: date) -> bool:
        """Whether this is a working day."""
        if day.weekday() >= 5 or day in self.closed:
            return False
        return not self.federal or day in self.open or day not in federal_holidays(day.year)

    def days(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`."""
        return sum(self.works_on(start + _DAY * number) for number in range(1, (end - start).days + 1))

    def after(self, start: date, days: int) -> date:
        """The day that lies so many working days after `start`; with 0 the first working day from `start` on."""
        day = start
        while days or not self.works_on(day):
            day += _DAY
            days -= bool(days) and self.works_on(day)
        return day

    def before(self, end: date, days: int) -> date:
        """The latest day from which so many working days have passed by `end`."""
        day = end
        while days or not self.works_on(day):
            days -= bool(days) and self.works_on(day)
            day -= _DAY
        return day


#: Of an office that sets nothing.
FEDERAL = Calendar()


@lru_cache(maxsize=64)
def federal_holidays(year: int) -> frozenset[date]:
    """The days of a year on which federal offices are closed: one that falls on a Saturday is kept on the Friday
    before, one on a Sunday on the Monday after. The Friday may lie in the year before."""
    kept = [_kept(day) for day in (*_of(year), date(year + 1, 1, 1))]
    return frozenset(day for day in kept if day.year == year)


def _of(year: int) -> tuple[date, ...]:
    days = [
        date(year, 1, 1),  # New Year's Day
        _nth(year, 1, 0, 3),  # Birthday of Martin Luther King, Jr.
        _nth(year, 2, 0, 3),  # Washington's Birthday
        _nth(year, 6, 0, 1) - 7 * _DAY,  # Memorial Day: the last Monday of May
        date(year, 7, 4),  # Independence Day
        _nth(year, 9, 0, 1),  # Labor Day
        _nth(year, 10, 0, 2),  # Columbus Day
        date(year, 11, 11),  # Veterans Day
        _nth(year, 11, 3, 4),  # Thanksgiving Day
        date(year, 12, 25),  # Christmas Day
    ]
    return (*days, date(year, 6, 19)) if year >= 2021 else tuple(days)  # Juneteenth since then


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second … Monday (0) to Sunday (6) of a month."""
    first = date(year, month, 1)
    return first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (which - 1))


def _kept(day: date) -> date:
    return day - _DAY if day.weekday() == 5 else day + _DAY if day.weekday() == 6 else day
