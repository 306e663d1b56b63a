"""Is a table of minimum wages as it should be? Every doubt with its file and line, before the table is put in force.

What is wrong (a gap, an overlap, a rate without its sources, a place that no locality leads to) must be mended; what is
only remarkable (a jump over 30 percent, a rate that ends and has no follower) is to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.places import CODES, Places, load_places
from cie_extract.pattern_files.tables import (
    LOCALITY_COLUMNS,
    PROVIDER_COLUMNS,
    RATE_COLUMNS,
    RateRow,
    fold_place,
    rate_of,
    table_rows,
)

SOURCE_COLUMNS = ("id", "citation", "where", "rows_cited")
RATES, LOCALITIES, SOURCES = "minimum_wage.csv", "localities.csv", "minimum_wage_sources.csv"
PROVIDERS = "providers.csv"
LEVELS = ("federal", "state", "region", "county", "city")
#: How many sources a figure of each confidence rests on.
CONFIDENCE = {"verified": 2, "reported": 1, "scheduled": 1, "unverified": 0}
SCOPES = frozenset({
    "city", "postal_name_within_city", "whole_county", "unincorporated_only", "unincorporated_place",
    "county_with_municipal_opt_out", "state_law_region", "inside_urban_growth_boundary",
    "outside_urban_growth_boundary", "industry_limited", "state_rate",
})  # fmt: skip
#: A step larger than this share of the rate before it is looked at by a person.
JUMP = Decimal("0.30")
_MOST = Decimal(60)  # dollars an hour: no minimum wage comes near it
_CATEGORY = re.compile(
    r"general|employers_\d+_(?:\d+|plus)(?:_or_seasonal|_tips_or_benefits|_health_benefits)?|small_revenue"
    r"|health_benefits|nonprofit_501c3|hospitality_transport|fast_food(?:_chain)?|contractor_eo\d+"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One doubt. `grave`: the table must not be put in force with it."""

    file: str
    line: int
    grave: bool
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'' if self.grave else 'to look at: '}{self.sentence}"


def remarks_on(file: Path, patterns: Patterns) -> tuple[Remark, ...]:
    """What is to be said of one table, told by its columns. The tables that it goes with are those beside it, else
    those in force. Raises PatternFileError for a file that is none of the tables."""
    header = _header(file)
    try:
        if header == RATE_COLUMNS:
            found = _on_rates(file, patterns)
        elif header == LOCALITY_COLUMNS:
            found = _on_localities(file, patterns)
        elif header == PROVIDER_COLUMNS:
            found = _on_providers(file, patterns)
        else:
            raise PatternFileError(
                f"{file.name}:1: the columns are those of no table.", advice="See patterns/tables/README.md."
            )
        return tuple(sorted(found, key=lambda remark: (not remark.grave, remark.line, remark.sentence)))
    except UnicodeDecodeError as error:
        raise PatternFileError(f"{file.name}: this is no text in UTF-8.", advice="Save it as CSV in UTF-8.") from error


def _header(file: Path) -> tuple[str, ...]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            return tuple(stream.readline().strip().split(","))
    except (OSError, UnicodeDecodeError) as error:
        raise PatternFileError(f"{file.name}: this file cannot be read.", advice="Save it as CSV in UTF-8.") from error


def _beside(file: Path, name: str, patterns: Patterns) -> Path:
    """The table that goes with this one: in its folder, else the one in force."""
    neighbour = file.with_name(name)
    return neighbour if neighbour.is_file() else patterns.file(f"tables/{name}")


# -- minimum_wage.csv


def _on_rates(file: Path, patterns: Patterns) -> list[Remark]:
    remarks: list[Remark] = []
    rows: list[RateRow] = []
    for line, cells in table_rows(file, RATE_COLUMNS):
        try:
            rows.append(rate_of(cells, line))
        except ValueError as error:
            remarks.append(Remark(file.name, line, True, f"this row cannot be read ({error})."))
    known = {cells["id"] for _, cells in table_rows(_beside(file, SOURCES, patterns), SOURCE_COLUMNS)}
    placed = {cells["jurisdiction"] for _, cells in table_rows(_beside(file, LOCALITIES, patterns), LOCALITY_COLUMNS)}
    for row in rows:
        remarks += (Remark(file.name, row.line, grave, said) for grave, said in _on_row(row, known, placed))
    series: dict[tuple[str, str], list[RateRow]] = {}
    for row in rows:
        series.setdefault((row.jurisdiction, row.category), []).append(row)
    for one in series.values():
        remarks += (Remark(file.name, row.line, grave, said) for row, grave, said in _on_series(one))
    return remarks


def _on_row(row: RateRow, known: set[str], placed: set[str]) -> Iterator[tuple[bool, str]]:
    where = f"{row.jurisdiction}, {row.category}"
    if row.level not in LEVELS:
        yield True, f"{row.level!r} is no level ({', '.join(LEVELS)})."
    if row.confidence not in CONFIDENCE:
        yield True, f"{row.confidence!r} is no confidence ({', '.join(CONFIDENCE)})."
    if not _CATEGORY.fullmatch(row.category):
        yield True, f"{row.category!r} is no class of employers that the program knows."
    if not 0 <= row.hourly < _MOST:
        yield True, f"{where}: {row.hourly} is no minimum wage."
    if row.end and row.end < row.start:
        yield True, f"{where}: it ends on {row.end} and begins on {row.start}."
    if row.jurisdiction != "US" and row.state not in CODES:
        yield True, f"{row.state!r} is no state."
    if row.jurisdiction.partition("/")[0] != (row.state or "US"):
        yield True, f"{row.jurisdiction} is not in {row.state or 'no state'}."
    if row.level in LEVELS[2:] and row.jurisdiction not in placed:
        yield True, f"{row.jurisdiction}: no place leads to this rate; {LOCALITIES} does not name it."
    yield from _on_sources(row, known)


def _on_sources(row: RateRow, known: set[str]) -> Iterator[tuple[bool, str]]:
    if not row.source.strip():
        yield True, f"{row.jurisdiction}, {row.category}: no source is named."
        return
    named = [re.sub(r"\s*\(.*\)", "", one).strip() for one in row.source.partition("|")[0].split(";")]
    found = {one for one in named if one in known}
    needed = CONFIDENCE.get(row.confidence, 0)
    if len(found) >= needed or row.hourly == 0:
        return
    if not found:
        yield True, f"{row.jurisdiction}, {row.category}: {SOURCES} has none of its sources ({', '.join(named)})."
    else:
        yield (
            False,
            f"{row.jurisdiction}, {row.category}: {row.confidence} asks for {needed} sources, {len(found)} named.",
        )


def _on_series(rows: Sequence[RateRow]) -> Iterator[tuple[RateRow, bool, str]]:
    """What is to be said of the rates of one class of employers in one jurisdiction, one after the other."""
    ordered = sorted(rows, key=lambda row: row.start)
    for before, after in pairwise(ordered):
        where = f"{after.jurisdiction}, {after.category}"
        if before.end is None or before.end >= after.start:
            until = before.end.isoformat() if before.end else "further notice"
            yield (
                after,
                True,
                f"{where}: from {after.start} on two rates hold; that of line {before.line} until {until}.",
            )
        elif after.start - before.end > timedelta(days=1) and after.category == "general":
            gap = f"from {before.end + timedelta(days=1)} to {after.start - timedelta(days=1)}"
            yield after, True, f"{where}: no rate holds {gap}."
        if before.hourly and abs(after.hourly - before.hourly) > before.hourly * JUMP:
            share = (after.hourly - before.hourly) / before.hourly
            yield after, False, f"{where}: {before.hourly} becomes {after.hourly} ({share:+.0%})."
    last = ordered[-1]
    if last.category == "general" and last.end is not None:
        yield (
            last,
            last.level in ("federal", "state"),
            (f"{last.jurisdiction}, {last.category}: it ends on {last.end}, and nothing follows."),
        )


# -- localities.csv and providers.csv


def _on_localities(file: Path, patterns: Patterns) -> list[Remark]:
    rated = {cells["jurisdiction"] for _, cells in table_rows(_beside(file, RATES, patterns), RATE_COLUMNS)}
    places = load_places(patterns)
    remarks: list[Remark] = []
    seen: dict[tuple[str, str, str], int] = {}
    for line, cells in table_rows(file, LOCALITY_COLUMNS):
        key = (cells["state"], cells["city_or_county"], cells["county"])
        said = list(_on_locality(cells, rated, places))
        if key in seen:
            said.append((True, f"{key[1]}, {key[0]} stands on line {seen[key]} too."))
        seen.setdefault(key, line)
        remarks += (Remark(file.name, line, grave, sentence) for grave, sentence in said)
    return remarks


def _on_locality(cells: dict[str, str], rated: set[str], places: Places) -> Iterator[tuple[bool, str]]:
    state, name, county = cells["state"], cells["city_or_county"], cells["county"]
    if state not in CODES:
        yield True, f"{state!r} is no state."
    if cells["scope"] not in SCOPES:
        yield True, f"{cells['scope']!r} is no scope that the program knows."
    if cells["jurisdiction"] not in rated:
        yield True, f"{cells['jurisdiction']} has no rate in {RATES}."
    if not places.has_county(county, state):
        yield True, f"{state} has no county {county!r}."
    if not name.endswith(" County") and not places.known(name, state):
        yield False, f"{name}, {state} is no postal city: it counts only where the papers name it so."


def _on_providers(file: Path, patterns: Patterns) -> list[Remark]:
    places = load_places(patterns)
    remarks: list[Remark] = []
    for line, cells in table_rows(file, PROVIDER_COLUMNS):
        if cells["state"] not in CODES:
            remarks.append(Remark(file.name, line, True, f"{cells['state']!r} is no state."))
            continue
        if not cells["provider"].strip() or not (cells["city"].strip() or cells["zip"].strip()):
            remarks.append(Remark(file.name, line, True, "a site has a provider's name, and a city or a ZIP code."))
        at = places.at_zip(cells["zip"]) if cells["zip"] else None
        if cells["zip"] and (at is None or at.state != cells["state"]):
            remarks.append(Remark(file.name, line, True, f"{cells['state']} has no ZIP code {cells['zip']!r}."))
        elif at and cells["city"] and fold_place(at.city) != fold_place(cells["city"]):
            remarks.append(Remark(file.name, line, False, f"{cells['zip']} is {at.city}, not {cells['city']}."))
        elif not at and not places.known(cells["city"], cells["state"]):
            remarks.append(Remark(file.name, line, False, f"{cells['city']}, {cells['state']} is no postal city."))
    return remarks
