"""Annual and other pay turned into hourly, only where the hours are stated."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.model.finding import Hours, Wage
from cie_extract.stages.hourly import hourly

D = Decimal

money = st.decimals(min_value=1, max_value=200_000, places=2)
week = st.decimals(min_value=1, max_value=60, places=1)


@pytest.mark.parametrize(
    ("wage", "hours"),
    [
        (Wage(D(35000), D(35000), "year"), None),
        (Wage(D(640), D(640), "week"), None),
        (Wage(D(120), D(120), "day"), Hours(D(40), D(40))),
        (Wage(D("0.18"), D("0.18"), "piece"), Hours(D(40), D(40))),
        (Wage(D(35000), D(35000), "year"), Hours(D(0), D(0))),
    ],
)
def test_no_hourly_rate_without_hours(wage: Wage, hours: Hours | None) -> None:
    done = hourly(wage, hours)
    assert (done.hourly_low, done.hourly_high, done.assumptions) == (None, None, ())


@pytest.mark.parametrize(
    ("low", "per", "hours", "rate"),
    [
        ("15.50", "hour", None, "15.50"),
        ("600", "week", ("40", "40"), "15"),
        ("1360", "biweekly", ("40", "40"), "17"),
        ("1538", "semimonthly", ("40", "40"), "17.7461"),
        ("962", "month", ("40", "40"), "5.55"),
        ("38480", "year", ("40", "40"), "18.5"),
        ("27300", "year", ("37.5", "37.5"), "14"),
        ("20280", "year", ("26", "30"), "13"),  # at 30 hours: more hours, the lower rate
        ("390", "week", ("0", "26"), "15"),
    ],
)
def test_rates(low: str, per: str, hours: tuple[str, str] | None, rate: str) -> None:
    stated = Hours(D(hours[0]), D(hours[1])) if hours else None
    assert hourly(Wage(D(low), D(low), per), stated).hourly_low == D(rate)


def test_up_to_has_no_low_end() -> None:
    done = hourly(Wage(None, D(40000), "year"), Hours(D(40), D(40)))
    assert done.hourly_low is None
    assert done.hourly_high == D("19.2307")


def test_assumptions_are_said() -> None:
    done = hourly(Wage(D(31200), D(36000), "year"), Hours(D(30), D(40)))
    assert done.assumptions == (
        "52 weeks a year",
        "at most 40 hours a week, as stated: more hours lower the rate",
    )


@given(money, st.sampled_from(["week", "biweekly", "semimonthly", "month", "year"]), week, week)
def test_more_hours_never_raise_the_rate(amount: Decimal, per: str, one: Decimal, other: Decimal) -> None:
    few, many = sorted((one, other))
    wage = Wage(amount, amount, per)
    low, high = hourly(wage, Hours(many, many)).hourly_low, hourly(wage, Hours(few, few)).hourly_low
    assert low is not None and high is not None and low <= high


@given(money, week, st.decimals(min_value=5, max_value=30, places=2))
def test_rounding_never_lifts_a_rate_over_a_floor(amount: Decimal, hours: Decimal, floor: Decimal) -> None:
    rate = hourly(Wage(amount, amount, "year"), Hours(hours, hours)).hourly_low
    assert rate is not None
    exact = Fraction(amount) / (52 * Fraction(hours))
    assert (Fraction(rate) >= Fraction(floor)) == (exact >= Fraction(floor))
