"""What an hour of a stated pay comes to, where the document states the hours: with the assumptions said.

Nothing is computed from hours that are not stated: an annual salary without hours has no hourly rate. More hours lower
the rate, so the low end is taken at the most hours (domain rule: every stated rate must reach the floor).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from cie_extract.model.finding import Hours, Wage

#: Pay periods a year and how many weeks a year are worked, by unit: a month is a twelfth of 52 weeks.
_PERIODS = {"week": 52, "biweekly": 26, "semimonthly": 24, "month": 12, "year": 1}
_WEEKS = 52
_ASSUMED = {
    "biweekly": "two weeks a pay period",
    "semimonthly": "24 pay periods and 52 weeks a year",
    "month": "12 months of 52 weeks a year",
    "year": "52 weeks a year",
}
#: Rounded down, never up: a rate just under a floor stays under it.
_PLACES = Decimal("0.0001")


def hourly(wage: Wage, hours: Hours | None) -> Wage:
    """The wage with its hourly ends and the assumptions behind them.

    By the hour: as stated. By the week, two weeks, half month, month or year: over the stated weekly hours; without
    them no hourly rate. By the day or the piece: none, as neither says how long it takes.
    """
    if wage.per == "hour":
        return replace(wage, hourly_low=wage.low, hourly_high=wage.high, assumptions=())
    if wage.per not in _PERIODS or hours is None or hours.high <= 0:
        return replace(wage, hourly_low=None, hourly_high=None, assumptions=())
    most, fewest = hours.high, hours.low
    return replace(
        wage,
        hourly_low=_rate(wage.low, wage.per, most),
        hourly_high=_rate(wage.high, wage.per, fewest) if fewest > 0 else None,
        assumptions=tuple(_assumptions(wage.per, hours)),
    )


def _rate(amount: Decimal | None, per: str, hours: Decimal) -> Decimal | None:
    if amount is None:
        return None
    return (amount * _PERIODS[per] / (_WEEKS * hours)).quantize(_PLACES, ROUND_FLOOR).normalize() + 0


def _assumptions(per: str, hours: Hours) -> list[str]:
    stated = f"{_plain(hours.high)} hours a week, as stated"
    if hours.low != hours.high:
        stated = f"at most {_plain(hours.high)} hours a week, as stated: more hours lower the rate"
    return [*([_ASSUMED[per]] if per in _ASSUMED else []), stated]


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
