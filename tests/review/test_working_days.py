"""Working days: weekends, federal holidays by their rule, and the days that an office sets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.working_days import Calendar, federal_holidays

WEEKDAYS = Calendar(federal=False)
OFFICE = Calendar()
DAYS = st.dates(date(2019, 1, 1), date(2033, 12, 31))


def on(words: str) -> date:
    return date.fromisoformat(words)


@pytest.mark.parametrize(
    ("year", "kept"),
    [
        (2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25"),  # no Juneteenth yet
        (2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        (2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"),
        (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
        (2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"),  # New Year's Day is kept in 2027
    ],
)
def test_federal_holidays_as_the_personnel_office_lists_them(year: int, kept: str) -> None:
    assert sorted(federal_holidays(year)) == [on(f"{year}-{day}") for day in kept.split()]


@pytest.mark.parametrize(
    ("calendar", "start", "end", "days"),
    [
        (WEEKDAYS, "2026-11-20", "2026-11-20", 0),
        (WEEKDAYS, "2026-11-20", "2026-11-22", 0),
        (WEEKDAYS, "2026-11-20", "2026-11-23", 1),
        (WEEKDAYS, "2026-11-16", "2026-11-30", 10),
        (OFFICE, "2026-11-16", "2026-11-30", 9),
        (Calendar(closed=frozenset({on("2026-11-27")})), "2026-11-16", "2026-11-30", 8),
        (Calendar(open=frozenset({on("2026-11-26")})), "2026-11-16", "2026-11-30", 10),
        (OFFICE, "2026-12-24", "2026-12-28", 1),
    ],
)
def test_working_days(calendar: Calendar, start: str, end: str, days: int) -> None:
    assert calendar.days(on(start), on(end)) == days
    if days:
        assert calendar.after(on(start), days) == on(end)
        assert calendar.before(on(end), days) == on(start)


def test_a_clock_that_has_run_out_on_a_closed_day_strikes_on_the_next_working_day() -> None:
    assert OFFICE.after(on("2026-11-26"), 0) == on("2026-11-27")
    assert OFFICE.after(on("2026-11-25"), 1) == on("2026-11-27")


@given(DAYS, st.integers(0, 60))
def test_there_and_back(day: date, days: int) -> None:
    there = OFFICE.after(day, days)
    assert OFFICE.works_on(there) and OFFICE.days(day, there) == max(days, int(there > day))
    back = OFFICE.before(day, days)
    assert OFFICE.works_on(back) and OFFICE.days(back, day) == days
    assert OFFICE.days(back + timedelta(days=1), day) <= days
