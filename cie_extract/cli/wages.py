"""The minimum wage at a place on a date, asked by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import typer

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.places import state_code
from cie_extract.pattern_files.tables import load_wage_tables
from cie_extract.stages.floors import Employer, Floor, floors_at, place_of
from cie_extract.stages.minimum_wage import FloorCheck, check_wage

_PLACE = re.compile(r"\s*(?:(?P<city>[^,]+),)?\s*(?P<state>[A-Za-z. ]+?)\s*(?P<zip>\d{5})?\s*")


@dataclass(frozen=True, slots=True)
class WageAnswer:
    """Every rate that could apply, and what a wage is beside them where one was given."""

    place: str
    on: date
    floors: tuple[Floor, ...]
    check: FloorCheck | None

    def lines(self) -> list[str]:
        if not self.floors:
            return [f"No minimum wage is on record for {self.place} on {self.on}."]
        lines = [f"Minimum wage in {self.place} on {self.on}:"]
        for floor in self.floors:
            decides = max(floor.rows, key=lambda row: row.hourly)
            depends = f", depends on {'; '.join(floor.supposing)}" if floor.supposing else ""
            doubt = "" if decides.verified else " (not verified for this day: a higher rate may be in force)"
            lines.append(f"  ${floor.hourly:.2f} an hour: {decides.jurisdiction}, {_category(decides.category)}"
                         f", since {decides.start.isoformat()}{doubt}{depends}")  # fmt: skip
        if self.check:
            verdict = {"pass": "meets it", "fail": "is below it", "unknown": "cannot be settled"}[self.check.verdict]
            lines.append(f"The wage {verdict}: {self.check.why}")
        return lines

    def as_json(self) -> dict[str, Any]:
        return {
            "place": self.place,
            "date": self.on.isoformat(),
            "floors": [
                {
                    "hourly": float(floor.hourly),
                    "depends_on": list(floor.supposing),
                    "rates": [
                        {
                            "jurisdiction": row.jurisdiction,
                            "category": row.category,
                            "hourly": float(row.hourly),
                            "from": row.start.isoformat(),
                            "verified": row.verified,
                        }
                        for row in floor.rows
                    ],
                }
                for floor in self.floors
            ],
            "check": {"verdict": self.check.verdict, "why": self.check.why} if self.check else None,
        }


def wage_answer(
    patterns: Patterns, place: str, on: date, *, hourly: str | None, employees: int | None, nonprofit: bool | None
) -> WageAnswer:
    """Answer for a place written as "City, ST" or "City, ST 12345"; a place that is none is wrong usage."""
    match = _PLACE.fullmatch(place)
    state = state_code(match["state"]) if match else None
    if match is None or state is None:
        raise typer.BadParameter(f'{place!r} is no place: write "Rockville, MD" or "Rockville, MD 20852".')
    named = (match["city"] or "").strip()
    of_county = named.lower().endswith(" county")
    found = place_of(
        patterns,
        state=state,
        city=None if of_county else named or None,
        county=named[: -len(" county")] if of_county else None,
        zip_code=match["zip"],
    )
    floors = floors_at(load_wage_tables(patterns), found, on, Employer(employees, nonprofit))
    check = check_wage(_dollars(hourly), floors, found, on) if hourly else None
    return WageAnswer(found.label or state, on, floors, check)


def _category(name: str) -> str:
    """employers_11_50 -> employers of 11 to 50."""
    sizes = re.fullmatch(r"employers_(\d+)_(\d+)(.*)", name)
    if sizes:
        return f"employers of {sizes[1]} to {sizes[2]}{sizes[3].replace('_', ' ')}"
    return "general rate" if name == "general" else name.replace("_", " ")


def _dollars(text: str) -> Decimal:
    try:
        return Decimal(text.strip().lstrip("$"))
    except InvalidOperation as error:
        raise typer.BadParameter(f"{text!r} is no amount of dollars.") from error
