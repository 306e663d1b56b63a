"""Whether a wage meets the minimum wage at its place on a date.

A wage passes only when it meets every floor that could apply, and fails only when it is below all of them; between
them the answer is unknown, with the numbers and what would settle it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.tables import load_wage_tables
from cie_extract.stages.floors import Employer, Floor, Place, floors_at

#: A wage on a floor carried forward, or without a source, passes only from this multiple of it.
UNVERIFIED_MARGIN = Decimal("1.05")

Verdict = Literal["pass", "fail", "unknown"]


@dataclass(frozen=True, slots=True)
class FloorCheck:
    """The answer and the sentence why. `missing` names what would settle an unknown; `notes` say what else a reviewer
    should know of pay there, and change no answer."""

    verdict: Verdict
    floors: tuple[Floor, ...]
    why: str
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The sentence why, and the notes."""
        return " ".join((self.why, *self.notes))


def check_wage(
    hourly_low: Decimal | None,
    floors: tuple[Floor, ...],
    place: Place,
    on: date,
    *,
    margin: Decimal = UNVERIFIED_MARGIN,
    which: str = "the lowest stated",
    lacking: str = "the hourly rate",
) -> FloorCheck:
    """Whether the lowest hourly rate meets every floor that could apply (pass), none (fail), or it stays open.

    `which` says of a wage which of several it is; `lacking` of one without an hourly rate what would give it one.
    """
    where = f"{place.label} on {on.isoformat()}"
    if not floors:
        return FloorCheck("unknown", (), f"No minimum wage is on record for {where}.", ("the rate in force",))
    lowest, highest = floors[0].hourly, max(floor.hourly for floor in floors)
    if hourly_low is None:
        why = f"No hourly rate to compare with {_money(highest)} in {where}: {lacking} would settle it."
        return FloorCheck("unknown", floors, why, (lacking,))
    said = f"{_money(hourly_low)} an hour, {which},"
    if hourly_low < lowest:
        return FloorCheck(
            "fail", floors, f"{said} is below {_money(lowest)}, the lowest rate that can apply in {where}."
        )
    required = max(floor.required(margin) for floor in floors)
    unrecorded = next((floor.unrecorded for floor in floors if floor.unrecorded), "")
    if unrecorded and hourly_low >= highest:
        why = f"{said} is at or above {_money(highest)} in {where}, but {unrecorded} is not on record."
        return FloorCheck("unknown", floors, why, (unrecorded,))
    if hourly_low >= required:
        return FloorCheck(
            "pass", floors, f"{said} is at or above {_money(highest)}, the highest rate that can apply in {where}."
        )
    if hourly_low < highest:
        open_points = tuple(dict.fromkeys(one for floor in floors for one in floor.supposing))
        because = f": {'; '.join(open_points)}" if open_points else ""
        return FloorCheck(
            "unknown",
            floors,
            f"{said} lies between {_money(lowest)} and {_money(highest)}, the rates that can apply in {where}"
            f"{because}.",
            open_points,
        )
    doubtful = next(
        row for floor in floors for row in floor.rows if not row.verified and row.hourly * margin > hourly_low
    )
    return FloorCheck(
        "unknown",
        floors,
        f"{said} is at or above {_money(doubtful.hourly)}, but that rate of {doubtful.jurisdiction} was last verified "
        f"before {doubtful.start.isoformat()} and a higher one may be in force in {where}.",
        (f"the rate of {doubtful.jurisdiction} in force on {on.isoformat()}",),
    )


def check_place(
    patterns: Patterns, place: Place, hourly_lows: Iterable[Decimal | None], on: date, employer: Employer | None = None
) -> FloorCheck:
    """The check of every wage of a position at one place: the worst answer, with the wage it is about."""
    floors = floors_at(load_wage_tables(patterns), place, on, employer)
    checks = [check_wage(low, floors, place, on) for low in hourly_lows]
    if not checks:
        return check_wage(None, floors, place, on)
    order = {"fail": 0, "unknown": 1, "pass": 2}
    return min(checks, key=lambda check: order[check.verdict])


def _money(amount: Decimal) -> str:
    """Cents, and more digits only where rounding would hide the difference (14.9999 is not 15.00)."""
    cents = amount.quantize(Decimal("0.01"))
    return f"{cents}" if cents == amount else f"{amount.normalize():f}"
