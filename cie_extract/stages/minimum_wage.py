"""Which minimum wage may apply at a place on a date, and whether a wage meets it.

The floor is the highest of the federal, state and local rates at the place of employment
(34 CFR 361.5(c)(9)(i)(A)). What the papers leave open (the county, the employer's size, whether it is a nonprofit)
gives several floors that could apply: a wage passes only when it meets every one, fails only when below all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Literal

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.places import load_places
from cie_extract.pattern_files.tables import Locality, RateRow, WageTables, fold_place, load_wage_tables

#: A wage on a floor carried forward, or without a source, passes only from this multiple of it.
UNVERIFIED_MARGIN = Decimal("1.05")

Verdict = Literal["pass", "fail", "unknown"]

#: Nonprofits for which sources conflict: the county's rate, or the state's.
_NONPROFIT_MAY_BE_EXEMPT = frozenset({"MD/Howard County"})
#: Nonprofits that pay a smaller employers' rate where they have more than ten employees.
_NONPROFIT_TIER = {"MD/Montgomery County": "employers_11_50"}

_IN_A_CITY = frozenset({"city", "postal_name_within_city"})
_REGIONS = frozenset({"state_law_region", "inside_urban_growth_boundary", "outside_urban_growth_boundary"})
_PERHAPS = frozenset({"unincorporated_only", "county_with_municipal_opt_out"})


@dataclass(frozen=True, slots=True)
class Employer:
    """What is known of the employer that decides between rates; None where the papers do not say."""

    employees: int | None = None
    nonprofit: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work as the tables see it. `counties` holds every county that it may lie in; empty for unknown."""

    state: str
    city: str | None = None
    counties: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate, or the lack of one (`row` None), and what is supposed by choosing it."""

    row: RateRow | None
    supposing: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """One floor that could apply: the rates that meet there, and what would have to be so."""

    rows: tuple[RateRow, ...]
    supposing: tuple[str, ...] = ()

    @property
    def hourly(self) -> Decimal:
        """Dollars an hour: the highest of the rates."""
        return max(row.hourly for row in self.rows)

    def required(self, margin: Decimal) -> Decimal:
        """What a wage must reach to be proved enough: more than the rate, where the rate is not verified."""
        return max(row.hourly if row.verified else row.hourly * margin for row in self.rows)


@dataclass(frozen=True, slots=True)
class FloorCheck:
    """The answer and the sentence why. `missing` names what would settle an unknown."""

    verdict: Verdict
    floors: tuple[Floor, ...]
    why: str
    missing: tuple[str, ...] = ()


def place_of(patterns: Patterns, *, state: str, city: str | None, county: str | None, zip_code: str | None) -> Place:
    """A worksite as the tables see it: its county as stated, or every county that its city or ZIP may lie in."""
    counties = (county,) if county else _counties(patterns, state, city, zip_code)
    label = ", ".join(part for part in (city or (f"{county} County" if county else None), state) if part)
    return Place(state, city, counties, label)


def _counties(patterns: Patterns, state: str, city: str | None, zip_code: str | None) -> tuple[str, ...]:
    places = load_places(patterns)
    by_city = places.counties(city, state) if city else ()
    at_zip = places.at_zip(zip_code) if zip_code else None
    if at_zip is None or at_zip.state != state:
        return tuple(name.title() for name in by_city)
    # A ZIP settles between a city's counties; one that lies in none of them leaves all of them open.
    if not by_city or fold_place(at_zip.county) in {fold_place(name) for name in by_city}:
        return (at_zip.county,)
    return (at_zip.county, *(name.title() for name in by_city))


def floors_at(tables: WageTables, place: Place, on: date, employer: Employer | None = None) -> tuple[Floor, ...]:
    """Every floor that could apply at a place on a date, lowest first. Empty before the federal table begins."""
    employer = employer or Employer()
    federal = _rates(tables, "US", on, employer)
    floors: dict[tuple[Decimal, tuple[str, ...]], Floor] = {}
    for localities, supposing in _suppositions(tables, place):
        regions = [one for one in localities if one.scope in _REGIONS and tables.rows(one.jurisdiction, on)]
        # A region's rate replaces the state's: Oregon's nonurban rate lies below its standard one.
        levels = [federal, _rates(tables, regions[0].jurisdiction if regions else place.state, on, employer)]
        levels += [
            _rates(tables, one.jurisdiction, on, employer)
            for one in localities
            if one.scope not in _REGIONS and one.scope not in ("state_rate", "industry_limited")
        ]
        for choice in product(*(level for level in levels if level)):
            rows = tuple(rate.row for rate in choice if rate.row)
            said = tuple(dict.fromkeys(one for one in (supposing, *(rate.supposing for rate in choice)) if one))
            if rows:
                floor = Floor(rows, said)
                floors.setdefault((floor.hourly, said), floor)
    return tuple(sorted(floors.values(), key=lambda floor: (floor.hourly, floor.supposing)))


def check_wage(
    hourly_low: Decimal | None,
    floors: tuple[Floor, ...],
    place: Place,
    on: date,
    *,
    margin: Decimal = UNVERIFIED_MARGIN,
) -> FloorCheck:
    """Whether the lowest hourly rate meets every floor that could apply (pass), none (fail), or it stays open."""
    where = f"{place.label} on {on.isoformat()}"
    if not floors:
        return FloorCheck("unknown", (), f"No minimum wage is on record for {where}.", ("the rate in force",))
    lowest, highest = floors[0].hourly, max(floor.hourly for floor in floors)
    if hourly_low is None:
        return FloorCheck("unknown", floors, f"No hourly rate to compare with {_money(highest)} in {where}.", ("pay",))
    said = f"{_money(hourly_low)} an hour, the lowest stated,"
    if hourly_low < lowest:
        return FloorCheck(
            "fail", floors, f"{said} is below {_money(lowest)}, the lowest rate that can apply in {where}."
        )
    required = max(floor.required(margin) for floor in floors)
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
    return f"{amount:.2f}"


def _rates(tables: WageTables, jurisdiction: str, on: date, employer: Employer) -> list[Rate]:
    """The rates of one jurisdiction that could bind this employer. Rates of one trade or contract are left out."""
    rows = {row.category: row for row in tables.rows(jurisdiction, on)}
    general = rows.get("general")
    tiers = {name: row for name, row in rows.items() if name.startswith("employers_") and "_plus_" not in name}
    tiers = {name: row for name, row in tiers.items() if "benefits" not in name}
    found = _by_size(general, tiers, jurisdiction, employer)
    if "small_revenue" in rows and employer.employees is None:
        found.append(Rate(rows["small_revenue"], f"how much the employer takes in a year ({jurisdiction})"))
    if jurisdiction in _NONPROFIT_MAY_BE_EXEMPT and employer.nonprofit is not False:
        found.append(Rate(None, f"whether the employer is a nonprofit and the rate of {jurisdiction} binds it"))
    return found


def _by_size(general: RateRow | None, tiers: dict[str, RateRow], jurisdiction: str, employer: Employer) -> list[Rate]:
    about = f"how many employees the employer has ({jurisdiction})"
    nonprofit_tier = _NONPROFIT_TIER.get(jurisdiction)
    if employer.employees is not None:
        fitting = [row for name, row in tiers.items() if _fits(name, employer.employees)]
        if nonprofit_tier in tiers and employer.nonprofit and employer.employees > 10:
            fitting = [tiers[nonprofit_tier]]
        found = [Rate(row) for row in fitting or ([general] if general else [])]
        if nonprofit_tier in tiers and employer.nonprofit is None and employer.employees > 10 and not fitting:
            found.append(Rate(tiers[nonprofit_tier], f"whether the employer is a nonprofit ({jurisdiction})"))
        return found
    if nonprofit_tier in tiers and employer.nonprofit:
        return [Rate(row, about) for row in tiers.values()]
    found = [Rate(row, about) for row in tiers.values()]
    if general:
        found.append(Rate(general, about if tiers else ""))
    elif tiers:
        found.append(Rate(None, about))
    return found


def _fits(category: str, employees: int) -> bool:
    bounds = [int(part) for part in category.split("_") if part.isdigit()]
    return len(bounds) == 2 and bounds[0] <= employees <= bounds[1]


def _suppositions(tables: WageTables, place: Place) -> list[tuple[tuple[Locality, ...], str]]:
    """Each set of localities that the place may lie in, and what is supposed by it."""
    if not place.counties:
        return _anywhere(tables, place)
    found: list[tuple[tuple[Locality, ...], str]] = []
    many = len(place.counties) > 1
    for county in place.counties:
        for localities, supposing in _in_county(tables, place, county):
            said = f"which county the site lies in ({county})" if many else ""
            found.append((localities, "; ".join(one for one in (said, supposing) if one)))
    return found


def _in_county(tables: WageTables, place: Place, county: str) -> list[tuple[tuple[Locality, ...], str]]:
    entries = tables.in_county(place.state, county)
    own = [one for one in entries if _is_county(one)]
    cities = [one for one in entries if not _is_county(one)]
    if place.city:
        at = [one for one in cities if fold_place(one.place) == fold_place(place.city)]
        split = any(one.scope == "inside_urban_growth_boundary" for one in cities)
        if at:
            whole = [one for one in own if one.scope not in _REGIONS and one.scope not in _PERHAPS]
            return [((*at, *whole), "")]
        choices = [(tuple(one for one in own if one.scope not in _PERHAPS), "")]
        about = f"whether the site lies inside the boundary of a rate of its own in {county} County"
        if split:
            inside = next(one for one in cities if one.scope == "inside_urban_growth_boundary")
            choices = [(tuple(own), about), ((inside,), about)]
        for one in own:
            if one.scope in _PERHAPS:
                choices = [(choices[0][0], about), ((*choices[0][0], one), about)]
        return choices
    about = f"in which city of {county} County the site lies"
    spread = [(tuple(one for one in own if one.scope not in _PERHAPS), about if cities else "")]
    distinct = {one.jurisdiction: one for one in (*cities, *(one for one in own if one.scope in _PERHAPS))}
    spread += [((one,), about) for one in distinct.values()]
    return spread


def _anywhere(tables: WageTables, place: Place) -> list[tuple[tuple[Locality, ...], str]]:
    """The county is not known: a city that stands in the table decides; else any locality of the state may be it."""
    everywhere = tables.in_state(place.state)
    if place.city:
        at = [one for one in everywhere if not _is_county(one) and fold_place(one.place) == fold_place(place.city)]
        if at:
            return [((one,), "") for one in at]
    about = "where in the state the site lies"
    distinct = {one.jurisdiction: one for one in everywhere if one.scope != "state_rate"}
    return [((), about if distinct else ""), *(((one,), about) for one in distinct.values())]


def _is_county(locality: Locality) -> bool:
    return locality.place.endswith(" County")
