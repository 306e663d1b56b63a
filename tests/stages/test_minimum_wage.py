"""Minimum wages by place and date: what fails, what stays open, what passes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.tables import load_wage_tables
from cie_extract.stages.floors import Employer, floors_at, place_of
from cie_extract.stages.minimum_wage import check_place

PATTERNS = load_patterns()
TODAY = date(2026, 11, 22)

# state, city, ZIP, dollars an hour, answer; each with the reason that a specialist would give
QUESTIONS = [
    # below every rate that could apply
    ("MD", "Bethesda", "20814", "15.25", "fail"),  # even the smallest employers of Montgomery County pay 15.50
    ("MD", "Cambridge", "21613", "14.99", "fail"),  # the state's 15.00
    ("OR", "Gresham", None, "15.00", "fail"),  # Portland metro 16.80 replaces the state's 15.55
    ("OR", "Lake Oswego", None, "16.00", "fail"),
    ("DC", "Washington", None, "18.00", "fail"),
    ("WI", "Green Bay", None, "7.24", "fail"),
    # between the rates that could apply, or on a rate that nobody verified
    ("MD", "Rockville", "20852", "16.20", "unknown"),  # size and nonprofit status decide
    ("MD", "Columbia", "21045", "15.50", "unknown"),  # sources conflict on Howard County's nonprofits
    ("MD", "Fort Meade", None, "16.00", "unknown"),  # a base without a ZIP: any county of the state
    ("OR", "Boring", None, "16.00", "unknown"),  # Clackamas County is split by the growth boundary
    ("CA", "Los Angeles", None, "18.20", "unknown"),  # 17.87 is a floor carried forward
    ("MD", "Rockville", "20852", "18.00", "unknown"),  # 17.65 is one too: 18.53 would be enough
    # at or above every rate that could apply
    ("MD", "Rockville", "20852", "18.54", "pass"),
    ("MD", "Cambridge", "21613", "15.00", "pass"),  # equal to the floor is enough
    ("MD", "Baltimore", None, "15.00", "pass"),  # no rate of its own
    ("MD", "Upper Marlboro", "20772", "15.00", "pass"),  # the county's 11.50 was overtaken by the state
    ("MD", "Columbia", "21045", "16.00", "pass"),
    ("OR", "Salem", None, "15.55", "pass"),
    ("OR", "Burns", None, "14.55", "pass"),  # a nonurban county: below the state's standard rate, and right
    ("WA", "Joint Base Lewis-McChord", "98433", "17.13", "pass"),
    ("WI", "Green Bay", None, "7.25", "pass"),
    ("VA", "Roanoke", None, "12.77", "pass"),
]


@pytest.mark.parametrize(("state", "city", "zip_code", "wage", "verdict"), QUESTIONS)
def test_wage_at_a_place(state: str, city: str, zip_code: str | None, wage: str, verdict: str) -> None:
    place = place_of(PATTERNS, state=state, city=city, county=None, zip_code=zip_code)
    assert check_place(PATTERNS, place, [Decimal(wage)], TODAY).verdict == verdict


@pytest.mark.parametrize(
    ("employer", "floor"),
    [
        (Employer(employees=8), ["15.50"]),
        (Employer(employees=30), ["16.00"]),
        (Employer(employees=400, nonprofit=False), ["17.65"]),
        (Employer(employees=400, nonprofit=True), ["16.00"]),
        (Employer(employees=400), ["16.00", "17.65"]),
        (Employer(nonprofit=True), ["15.50", "16.00"]),
        (Employer(), ["15.50", "16.00", "17.65"]),
    ],
)
def test_montgomery_county_by_size_and_nonprofit_status(employer: Employer, floor: list[str]) -> None:
    place = place_of(PATTERNS, state="MD", city="Rockville", county=None, zip_code="20852")
    assert [str(one.hourly) for one in floors_at(load_wage_tables(PATTERNS), place, TODAY, employer)] == floor


@pytest.mark.parametrize(
    ("state", "city", "on", "floor"),
    [
        ("MD", "Cambridge", date(2023, 12, 31), "13.25"),
        ("MD", "Cambridge", date(2024, 1, 1), "15.00"),
        ("OR", "Portland", date(2025, 6, 30), "15.95"),
        ("OR", "Portland", date(2025, 7, 1), "16.30"),
        ("US", None, date(2009, 7, 24), "7.25"),
    ],
)
def test_rate_in_force_on_a_date(state: str, city: str | None, on: date, floor: str) -> None:
    place = place_of(PATTERNS, state=state, city=city, county=None, zip_code=None)
    assert str(max(one.hourly for one in floors_at(load_wage_tables(PATTERNS), place, on))) == floor


def test_every_wage_must_reach_it_and_the_failing_one_is_named() -> None:
    place = place_of(PATTERNS, state="MD", city="Hagerstown", county=None, zip_code="21742")
    check = check_place(PATTERNS, place, [Decimal("15.25"), Decimal("14.25")], TODAY)
    assert check.verdict == "fail"
    assert "14.25" in check.why


def test_no_wage_is_unknown() -> None:
    place = place_of(PATTERNS, state="MD", city="Hagerstown", county=None, zip_code="21742")
    assert check_place(PATTERNS, place, [], TODAY).verdict == "unknown"
    assert check_place(PATTERNS, place, [None], TODAY).verdict == "unknown"


@given(
    wage=st.decimals(min_value=1, max_value=60, places=2),
    more=st.decimals(min_value=0, max_value=20, places=2),
    where=st.sampled_from([question[:3] for question in QUESTIONS]),
)
def test_more_pay_never_gives_a_worse_answer(wage: Decimal, more: Decimal, where: tuple[str, str, str | None]) -> None:
    order = {"fail": 0, "unknown": 1, "pass": 2}
    place = place_of(PATTERNS, state=where[0], city=where[1], county=None, zip_code=where[2])
    less_pay, more_pay = (check_place(PATTERNS, place, [one], TODAY).verdict for one in (wage, wage + more))
    assert order[more_pay] >= order[less_pay]
