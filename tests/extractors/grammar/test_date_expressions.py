"""Dates in any order and format; no date where there is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.extractors.grammar.date_expressions import (
    after_months,
    after_years,
    find_dates,
    find_stretches,
    fiscal_end,
    fiscal_start,
    full_dates,
)

MONTHS = (
    ("January", "Jan."), ("February", "Feb."), ("March", "Mar."), ("April", "Apr."), ("May", "May"), ("June", "Jun."),
    ("July", "Jul."), ("August", "Aug."), ("September", "Sept."), ("October", "Oct."), ("November", "Nov."),
    ("December", "Dec."),
)  # fmt: skip
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 21: "21st", 22: "22nd", 23: "23rd", 31: "31st"}


def ordinal(day: int) -> str:
    return ORDINALS.get(day, f"{day}th")


FORMATS = {
    "iso": lambda d: d.isoformat(),
    "dots": lambda d: f"{d:%Y.%m.%d}",
    "us": lambda d: f"{d.month}/{d.day}/{d.year}",
    "us padded": lambda d: f"{d:%m/%d/%Y}",
    "us short": lambda d: f"{d:%m/%d/%y}",
    "us dashes": lambda d: f"{d:%m-%d-%y}",
    "long": lambda d: f"{MONTHS[d.month - 1][0]} {d.day}, {d.year}",
    "capitals": lambda d: f"{MONTHS[d.month - 1][0].upper()} {d.day}, {d.year}",
    "abbreviated": lambda d: f"{MONTHS[d.month - 1][1]} {d.day}, {d.year}",
    "ordinal": lambda d: f"{MONTHS[d.month - 1][0]} {ordinal(d.day)}, {d.year}",
    "day first": lambda d: f"{d.day} {MONTHS[d.month - 1][0]} {d.year}",
    "military": lambda d: f"{d.day:02} {MONTHS[d.month - 1][0][:3].upper()} {d.year}",
    "military tight": lambda d: f"{d.day:02}{MONTHS[d.month - 1][0][:3].upper()}{d.year}",
    "dashes": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][0][:3]}-{d:%y}",
    "of": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1][0]}, {d.year}",
    "day of": lambda d: f"{ordinal(d.day)} day of {MONTHS[d.month - 1][0]}, {d.year}",
    "apostrophe": lambda d: f"{MONTHS[d.month - 1][0]} {d.day} '{d:%y}",
}
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Call 410-555-0143 before 4:30.",
        "Buildings 4550-4554 and 8601",
        "Lift 1/3–2/3 of the time, up to 25 lb",
        "Wage determination 2015-4269 (Rev. 28)",
        "Version 2.1.26",
        "Feb 30, 2026",
        "13/13/2026",
        "W91QF0-24-C-0117",
        "ORS 408.230, OAR 407-007",
        "$18.07 and $5.36",
        "may 26 people",
        "ratio 10/12",
        "24/7 coverage",
        "2026",
        "page 1/2",
    ],
)
def test_no_day(text: str) -> None:
    assert full_dates(text) == []


@given(days, st.sampled_from(sorted(FORMATS)))
def test_every_format_comes_back(day: date, name: str) -> None:
    if name in ("us short", "us dashes", "dashes", "apostrophe"):
        day = day.replace(year=2000 + day.year % 70, day=min(day.day, 28))
    written = FORMATS[name](day)
    [found] = full_dates(f"Revised {written}, page 1")
    assert found.day == day
    assert f"Revised {written}"[found.start : found.end] == written


@given(days, st.integers(min_value=1, max_value=4000), st.sampled_from(["to", "–", "through", "-", "until"]))
def test_a_stretch_comes_back(start: date, length: int, joiner: str) -> None:
    end = start + timedelta(days=length)
    text = f"in force {FORMATS['long'](start)} {joiner} {FORMATS['long'](end)}"
    [found] = find_stretches(text)
    assert (found.opens.first, found.closes.last) == (start, end)
    assert text[found.start :] == text[9:]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("October 2026", "2026-10-01", "2026-10-31"),
        ("02/2028", "2028-02-01", "2028-02-29"),
        ("the end of September 2027", "2027-09-30", "2027-09-30"),
        ("beginning of July 2026", "2026-07-01", "2026-07-01"),
    ],
)
def test_months(text: str, first: str, last: str) -> None:
    [found] = find_dates(text)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "federal", "last"),
    [
        ("FY2027", True, "2027-09-30"),
        ("FY 27", False, "2027-06-30"),
        ("fiscal year 2028", True, "2028-09-30"),
        ("FFY26", True, "2026-09-30"),
    ],
)
def test_fiscal_years(text: str, federal: bool, last: str) -> None:
    [found] = find_dates(f"expires at close of {text}")
    assert found.precision == "fiscal"
    assert fiscal_end(found, federal) == date.fromisoformat(last)
    assert fiscal_start(found, federal) == after_years(fiscal_end(found, federal), -1) + timedelta(days=2)


def test_the_year_of_the_second_date_serves_the_first() -> None:
    assert [one.closes.last for one in find_stretches("04/01/2025 / 03/31/2028")] == [date(2028, 3, 31)]
    [found] = find_stretches("July 1 – December 31, 2026")
    assert found.opens.first == date(2026, 7, 1)
    [found] = find_stretches("October 1 to September 30, 2026")
    assert found.opens.first == date(2025, 10, 1)


@given(days, st.integers(min_value=1, max_value=10))
def test_years_end_the_day_before(start: date, years: int) -> None:
    end = after_years(start, years)
    assert start.year + years - 1 <= end.year <= start.year + years
    assert after_months(start, 12 * years) == end or (start.month, start.day) == (2, 29)
