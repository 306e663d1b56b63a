"""The minimum-wage check of a position: every wage at every place of work, and what stands beside them.

Fringe is no wage and is never counted. What a federal contract or federal land may mean for pay is a note for the
reviewer, never part of the floor: whether such rules reach the position is a question that papers do not settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cie_extract.model.record import Cue, Reading, SiteFact, WageFact
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.tables import load_federal_land, load_wage_tables
from cie_extract.stages.floors import Employer, floors_at, place_of
from cie_extract.stages.minimum_wage import FloorCheck, check_wage

#: An hour's pay of an annual figure at full time, to tell one pay stated twice from two.
_FULL_TIME = 2080
_ONE_PAY = Decimal("0.005")
_TIPS = re.compile(r"\btip(?:s|ped)?\b|\bgratuit", re.IGNORECASE)
_FEDERAL = re.compile(r"ability\s?one|\bJWOD\b|javits|\bSCA\b|service contract|federal", re.IGNORECASE)
_WORST_FIRST = {"fail": 0, "unknown": 1, "pass": 2}


@dataclass(frozen=True, slots=True)
class Pay:
    """What the papers of a position say that bears on its pay."""

    wages: tuple[WageFact, ...]
    sites: tuple[SiteFact, ...]
    employer: Employer | None = None
    fringe: bool = False
    contract: bool = False

    @classmethod
    def of(cls, readings: tuple[Reading, ...], cues: tuple[Cue, ...]) -> Pay:
        """The pay of all documents of a case, together."""
        return cls(
            wages=tuple(wage for reading in readings for wage in reading.facts.wages),
            sites=tuple(
                site
                for reading in readings
                for site in (reading.facts.worksite, *reading.facts.other_worksites)
                if site is not None
            ),
            fringe=any(reading.facts.fringe for reading in readings),
            contract=any(
                reading.facts.contract and _FEDERAL.search(reading.facts.contract.program or "") for reading in readings
            )
            or any(cue.kind == "contract.abilityone" and cue.status == "asserted" for cue in cues),
        )


def check_position(pay: Pay, patterns: Patterns, on: date) -> FloorCheck | None:
    """The worst answer of every wage at every place of work, with its notes; None where there is nothing to compare.

    A place without a state leaves nothing to compare: the wage of one site says nothing of another's.
    """
    wages = _wages_that_count(pay.wages)
    if not wages or not pay.sites or any(not site.state for site in pay.sites):
        return None
    checks = [
        _check(wage, place, wages, pay, patterns, on)
        for place in pay.sites
        for wage in sorted(wages, key=lambda wage: (wage.hourly_low is None, wage.hourly_low or 0))
    ]
    worst = min(checks, key=lambda check: _WORST_FIRST[check.verdict])
    return replace(worst, notes=tuple(_notes(pay, patterns, on)))


def _check(
    wage: WageFact, site: SiteFact, wages: tuple[WageFact, ...], pay: Pay, patterns: Patterns, on: date
) -> FloorCheck:
    place = place_of(patterns, state=site.state or "", city=site.city, county=site.county, zip_code=site.zip)
    floors = floors_at(load_wage_tables(patterns), place, on, pay.employer)
    several = f"number {wages.index(wage) + 1} of the {len(wages)} wages stated"
    which = "the lowest stated" if len(wages) == 1 else several
    check = check_wage(wage.hourly_low, floors, place, on, which=which, lacking=_lacking(wage))
    if check.verdict == "fail" and any(_TIPS.search(piece.quote) for piece in wage.evidence):
        why = f"{check.why} The papers speak of tips: whether they may be counted is for a reviewer."
        return replace(check, verdict="unknown", why=why, missing=("whether tips may be counted",))
    return check


def _lacking(wage: WageFact) -> str:
    """What would give a wage an hourly rate."""
    if wage.per == "piece":
        return "the hourly rate that is guaranteed beside the piece rate"
    if wage.low is None:
        return "the lowest rate"
    return "the hours of a day" if wage.per == "day" else "the hours of a week"


def _wages_that_count(wages: tuple[WageFact, ...]) -> tuple[WageFact, ...]:
    """Left out: what two papers state alike, a piece rate beside a guaranteed hourly one, and an annual figure without
    hours that is the hourly one times 2,080 (within half a percent), which is one pay stated twice."""
    alike = {(one.low, one.high, one.per, one.hourly_low, one.hourly_high): one for one in wages[::-1]}
    wages = tuple(alike.values())[::-1]
    hourly = [wage.hourly_low for wage in wages if wage.hourly_low is not None]
    return tuple(wage for wage in wages if wage.hourly_low is not None or not _told_by(wage, hourly))


def _told_by(wage: WageFact, hourly: list[Decimal]) -> bool:
    if wage.per == "piece":
        return bool(hourly)
    if wage.per != "year" or wage.low is None:
        return False
    full_time = wage.low / _FULL_TIME
    return any(abs(full_time - one) <= one * _ONE_PAY for one in hourly)


def _notes(pay: Pay, patterns: Patterns, on: date) -> Iterator[str]:
    if pay.employer and pay.employer != Employer():
        yield f"As a person entered it: {_described(pay.employer)}."
    land = load_federal_land(patterns)
    if any(land.search(words) for site in pay.sites for words in _words_of(site)):
        yield "The site may be federal land; whether state and local wage law reaches it is a question of law."
    if pay.contract:
        order = next((row for row in load_wage_tables(patterns).rows("US", on) if "eo13658" in row.category), None)
        figure = f" (Executive Order 13658: {order.hourly:.2f} from {order.start.isoformat()})" if order else ""
        yield f"A federal contract may ask for a higher wage of its own, which is no part of this floor{figure}."
    if pay.fringe:
        yield "Fringe is stated too; it is no wage and was not counted."


def _described(employer: Employer) -> str:
    """640 employees, a nonprofit."""
    status = {True: "a nonprofit", False: "no nonprofit", None: ""}[employer.nonprofit]
    size = f"{employer.employees} employees" if employer.employees is not None else ""
    return ", ".join(part for part in (size, status) if part)


def _words_of(site: SiteFact) -> Iterator[str]:
    yield site.city or ""
    yield from (piece.quote for piece in site.evidence)
