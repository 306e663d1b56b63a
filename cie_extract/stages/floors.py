"""Which minimum wages may apply at a place on a date.

The floor is the highest of the federal, state and local rates at the place of employment
(34 CFR 361.5(c)(9)(i)(A)). What the papers leave open (the county, the employer's size, whether it is a nonprofit,
what it pays toward health care) gives several floors that could apply, each with what is supposed by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.places import load_places
from cie_extract.pattern_files.tables import Locality, RateRow, WageTables, fold_place
from cie_extract.pattern_files.wage_classes import WageClasses

_REGIONS = frozenset({"state_law_region", "inside_urban_growth_boundary", "outside_urban_growth_boundary"})
_PERHAPS = frozenset({"unincorporated_only", "county_with_municipal_opt_out"})
_NO_RATE = frozenset({"state_rate"})


@dataclass(frozen=True, slots=True)
class Employer:
    """What is known of the employer that decides between rates; None where the papers do not say."""

    employees: int | None = None
    nonprofit: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work as the tables see it.

    `counties` holds every county that it may lie in; empty for unknown. `by_name` says that they come from the city's
    name alone: neither a ZIP code nor a county is stated.
    """

    state: str
    city: str | None = None
    counties: tuple[str, ...] = ()
    label: str = ""
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate, or the lack of one (`row` None), and what is supposed by choosing it."""

    row: RateRow | None
    supposing: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """One floor that could apply: the rates that meet there, and what would have to be so. `unrecorded` names a rate
    that the table does not have for so early a day: no wage is proved enough then."""

    rows: tuple[RateRow, ...]
    supposing: tuple[str, ...] = ()
    unrecorded: str = ""

    @property
    def hourly(self) -> Decimal:
        """Dollars an hour: the highest of the rates."""
        return max(row.hourly for row in self.rows)

    def required(self, margin: Decimal) -> Decimal:
        """What a wage must reach to be proved enough: more than the rate, where the rate is not verified."""
        return max(row.hourly if row.verified else row.hourly * margin for row in self.rows)


def place_of(patterns: Patterns, *, state: str, city: str | None, county: str | None, zip_code: str | None) -> Place:
    """A worksite as the tables see it: its county as stated, or every county that its city or ZIP may lie in."""
    bare = county.removesuffix(" County") if county else None
    city = _plain_city(patterns, city, state)
    counties = (bare,) if bare else _counties(patterns, state, city, zip_code)
    label = ", ".join(part for part in (city or (f"{bare} County" if bare else None), state) if part)
    return Place(state, city, counties, label, by_name=not bare and not zip_code)


def _plain_city(patterns: Patterns, city: str | None, state: str) -> str | None:
    """Baltimore City and New York City are Baltimore and New York; Ocean City is Ocean City."""
    places = load_places(patterns)
    if city and city.endswith(" City") and not places.known(city, state):
        short = city.removesuffix(" City")
        return short if places.known(short, state) else city
    return city


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
    unrecorded = _before_the_table(tables, place.state, on)
    for localities, supposing in _suppositions(tables, place):
        regions = [one for one in localities if one.scope in _REGIONS and tables.rows(one.jurisdiction, on)]
        # A region's rate replaces the state's: Oregon's nonurban rate lies below its standard one.
        levels = [federal, _rates(tables, regions[0].jurisdiction if regions else place.state, on, employer)]
        levels += [
            _rates(tables, one.jurisdiction, on, employer)
            for one in localities
            if one.scope not in _REGIONS and one.scope not in _NO_RATE
        ]
        for choice in product(*(level for level in levels if level)):
            rows = tuple(rate.row for rate in choice if rate.row)
            said = tuple(dict.fromkeys(one for one in (supposing, *(rate.supposing for rate in choice)) if one))
            if rows:
                floor = Floor(rows, said, unrecorded)
                floors.setdefault((floor.hourly, said), floor)
    return tuple(sorted(floors.values(), key=lambda floor: (floor.hourly, floor.supposing)))


def _before_the_table(tables: WageTables, state: str, on: date) -> str:
    first = min((row.start for row in tables.rates.get(state, ())), default=None)
    if first is None:
        return f"the rate of {state}"
    return f"the rate of {state} before {first.isoformat()}" if on < first else ""


# -- the rates of one jurisdiction


def _rates(tables: WageTables, jurisdiction: str, on: date, employer: Employer) -> list[Rate]:
    """The rates of one jurisdiction that could bind this employer."""
    classes = tables.classes
    rows = {row.category: row for row in tables.rows(jurisdiction, on) if not row.category.startswith(classes.apart)}
    if not rows:
        return []
    general = rows.pop("general", None)
    found = _where_it_matters(list(_by_size(general, rows, jurisdiction, employer, classes)))
    for category, row in rows.items():
        about = next((words for key, words in classes.depends_on.items() if key in category), None)
        if about and _may_be(category, employer, classes):
            found.append(Rate(row, f"{about} ({jurisdiction})"))
        elif category == "nonprofit_501c3" and employer.nonprofit is None:
            found.append(Rate(row, f"whether the employer is a nonprofit ({jurisdiction})"))
    if general is None and not any(rate.row is None for rate in found):
        abouts = tuple(dict.fromkeys(rate.supposing for rate in found if rate.supposing))
        if abouts or not found:
            found.append(Rate(None, "; ".join(abouts)))
    if jurisdiction in classes.nonprofit_may_be_exempt and employer.nonprofit is not False:
        found.append(Rate(None, f"whether the employer is a nonprofit and the rate of {jurisdiction} binds it"))
    return found


def _where_it_matters(rates: list[Rate]) -> list[Rate]:
    """Several classes with one and the same rate are one: nothing is supposed, as nothing depends on it."""
    rows = [rate.row for rate in rates if rate.row]
    if len(rows) < 2 or len(rows) < len(rates) or len({(row.hourly, row.verified) for row in rows}) > 1:
        return rates
    return [Rate(next((row for row in rows if row.category == "general"), rows[0]))]


def _by_size(
    general: RateRow | None, rows: dict[str, RateRow], jurisdiction: str, employer: Employer, classes: WageClasses
) -> Iterator[Rate]:
    """The general rate and those of employers by their number, as far as they may bind this one."""
    tiers = {name: row for name, row in rows.items() if name.startswith("employers_") and not _conditional(name)}
    nonprofit_tier = rows.get(classes.nonprofit_class.get(jurisdiction, ""))
    if employer.nonprofit and "nonprofit_501c3" in rows:
        yield Rate(rows["nonprofit_501c3"])
        return
    about = f"how many employees the employer has ({jurisdiction})" if tiers else ""
    if employer.employees is None:
        yield from (Rate(row, about) for row in tiers.values())
        if general and not (nonprofit_tier and employer.nonprofit):
            yield Rate(general, about)
        return
    if nonprofit_tier and employer.nonprofit and employer.employees > 10:
        yield Rate(nonprofit_tier)
        return
    fitting = [row for name, row in tiers.items() if _fits(name, employer.employees)]
    yield from (Rate(row) for row in fitting or ([general] if general else []))
    smallest = min(tiers.values(), key=lambda row: row.hourly, default=None)
    if jurisdiction in classes.small_by_revenue_too.jurisdictions and smallest in fitting:
        larger = [row for row in (*tiers.values(), *([general] if general else [])) if row is not smallest]
        next_up = min(larger, key=lambda row: row.hourly)
        revenue = classes.small_by_revenue_too.revenue
        yield Rate(next_up, f"whether the employer takes in more than {revenue} a year ({jurisdiction})")
    if nonprofit_tier and employer.nonprofit is None and not fitting:
        yield Rate(nonprofit_tier, f"whether the employer is a nonprofit ({jurisdiction})")


def _conditional(category: str) -> bool:
    # "Or seasonal" widens a class whose size counts all the same.
    return "benefits" in category


def _may_be(category: str, employer: Employer, classes: WageClasses) -> bool:
    """Whether this employer may be of a class that its number alone does not tell."""
    if employer.employees is None:
        return not category.endswith("_or_seasonal")  # already among the sizes
    if category.startswith("small_revenue"):
        return employer.employees <= classes.surely_large
    if category.endswith("_or_seasonal"):
        return not _fits(category, employer.employees)
    return not _bounds(category) or _fits(category, employer.employees)


def _fits(category: str, employees: int) -> bool:
    bounds = _bounds(category)
    return bounds is not None and bounds[0] <= employees <= bounds[1]


def _bounds(category: str) -> tuple[int, int] | None:
    """employers_11_50 -> (11, 50); employers_26_plus -> 26 and more; None for a class without a size."""
    numbers = [int(part) for part in category.split("_") if part.isdigit()]
    if not numbers:
        return None
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (numbers[0], 10**9)


# -- the localities that a place may lie in


def _suppositions(tables: WageTables, place: Place) -> list[tuple[tuple[Locality, ...], str]]:
    """Each set of localities that the place may lie in, and what is supposed by it."""
    counties = place.counties
    if place.city and place.by_name:
        # A city with a rate or region of its own decides, whatever counties share its postal name.
        owners = {one.county for one in _cities_named(tables.in_state(place.state), place.city)}
        counties = tuple(owners) if len(owners) == 1 else counties
    if not counties:
        return _anywhere(tables, place)
    found: list[tuple[tuple[Locality, ...], str]] = []
    many = len(counties) > 1
    for county in counties:
        for localities, supposing in _in_county(tables, place, county):
            said = f"which county the site lies in ({county})" if many else ""
            found.append((localities, "; ".join(one for one in (said, supposing) if one)))
    return found


def _in_county(tables: WageTables, place: Place, county: str) -> list[tuple[tuple[Locality, ...], str]]:
    entries = tables.in_county(place.state, county)
    own = [one for one in entries if _is_county(one)]
    cities = [one for one in entries if not _is_county(one)]
    if place.city:
        at = _cities_named(cities, place.city)
        split = any(one.scope == "inside_urban_growth_boundary" for one in cities)
        if at:
            whole = [one for one in own if one.scope not in _REGIONS and one.scope not in _PERHAPS]
            return [((*at[:1], *whole), "")]
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
        at = _cities_named(everywhere, place.city)
        if at:
            return [((one,), "") for one in at]
    about = "where in the state the site lies"
    distinct = {one.jurisdiction: one for one in everywhere if one.scope not in _NO_RATE}
    return [((), about if distinct else ""), *(((one,), about) for one in distinct.values())]


def _cities_named(localities: tuple[Locality, ...] | list[Locality], city: str) -> list[Locality]:
    return [one for one in localities if not _is_county(one) and fold_place(one.place) == fold_place(city)]


def _is_county(locality: Locality) -> bool:
    return locality.place.endswith(" County")
