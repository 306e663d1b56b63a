"""patterns/tables/: minimum wages by place and date, which places have a rate of their own, and ZIP codes.

The meaning of the columns, the sources and their licences are in patterns/tables/README.md.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.wage_classes import WageClasses, load_wage_classes
from cie_extract.pattern_files.yaml_file import load_yaml


@dataclass(frozen=True, slots=True)
class RateRow:
    """One rate of one jurisdiction and class of employer, in force from `start` to `end`, both inclusive."""

    jurisdiction: str
    level: str
    state: str
    category: str
    hourly: Decimal
    start: date
    end: date | None
    confidence: str
    line: int
    source: str = ""

    def in_force(self, on: date) -> bool:
        return self.start <= on and (self.end is None or on <= self.end)

    @property
    def verified(self) -> bool:
        """False for a floor carried forward or a figure without a source: a wage above it is not proved enough."""
        return self.confidence != "unverified"


@dataclass(frozen=True, slots=True)
class Locality:
    """Which jurisdiction's rate a place has: a city, or "… County". `scope` says how far it reaches."""

    state: str
    place: str
    county: str
    jurisdiction: str
    scope: str


@dataclass(frozen=True)
class WageTables:
    """The minimum-wage rows by jurisdiction, the localities by (state, folded county), and what binds
    some employers only."""

    rates: dict[str, tuple[RateRow, ...]]
    localities: dict[tuple[str, str], tuple[Locality, ...]]
    classes: WageClasses

    def rows(self, jurisdiction: str, on: date) -> tuple[RateRow, ...]:
        """The rows of a jurisdiction in force on a date, every class of employer."""
        return tuple(row for row in self.rates.get(jurisdiction, ()) if row.in_force(on))

    def in_county(self, state: str, county: str) -> tuple[Locality, ...]:
        """The localities of a county: its own entry, and those of its cities."""
        return self.localities.get((state, fold_place(county)), ())

    def in_state(self, state: str) -> tuple[Locality, ...]:
        """Every locality of a state."""
        return tuple(one for (where, _), found in self.localities.items() if where == state for one in found)


def fold_place(name: str) -> str:
    """One spelling for a place: lower case, St. and Ft. written out, no County, no full stops."""
    words = name.lower().replace(".", " ").replace("'", "").replace("’", "").split()
    full = {"st": "saint", "ft": "fort", "mt": "mount"}
    return " ".join(full.get(word, word) for word in words if word not in ("county", "parish"))


RATE_COLUMNS = (
    "jurisdiction", "level", "state", "place", "category", "hourly", "effective_from", "effective_to", "source",
    "confidence",
)  # fmt: skip
LOCALITY_COLUMNS = ("state", "city_or_county", "county", "region", "jurisdiction", "scope")
PROVIDER_COLUMNS = ("provider", "street", "city", "state", "zip")


def table_rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with their lines. Raises PatternFileError for other columns, or a row of another length."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream)
        if tuple(rows.fieldnames or ()) != columns:
            raise PatternFileError(f"{file.name}:1: the columns must be {','.join(columns)}.")
        for row in rows:
            if None in row or None in row.values():
                raise PatternFileError(f"{file.name}:{rows.line_num}: this row has not {len(columns)} cells.")
            yield rows.line_num, row


def rate_of(row: dict[str, str], line: int) -> RateRow:
    """One row of minimum_wage.csv. Raises ValueError, saying what of it cannot be read."""
    return RateRow(
        jurisdiction=row["jurisdiction"],
        level=row["level"],
        state=row["state"],
        category=row["category"],
        hourly=_dollars(row["hourly"]),
        start=date.fromisoformat(row["effective_from"]),
        end=date.fromisoformat(row["effective_to"]) if row["effective_to"] else None,
        confidence=row["confidence"],
        line=line,
        source=row["source"],
    )


def _dollars(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is no amount of dollars") from error


@lru_cache(maxsize=4)
def load_wage_tables(patterns: Patterns) -> WageTables:
    """Read minimum_wage.csv, localities.csv and classes.yaml. Raises PatternFileError with the line of a bad row."""
    rates: dict[str, list[RateRow]] = {}
    file = patterns.file("tables/minimum_wage.csv")
    for line, row in table_rows(file, RATE_COLUMNS):
        try:
            read = rate_of(row, line)
        except ValueError as error:
            raise PatternFileError(f"{file.name}:{line}: this row cannot be read ({error}).") from error
        rates.setdefault(read.jurisdiction, []).append(read)
    localities: dict[tuple[str, str], list[Locality]] = {}
    for _, row in table_rows(patterns.file("tables/localities.csv"), LOCALITY_COLUMNS):
        locality = Locality(row["state"], row["city_or_county"], row["county"], row["jurisdiction"], row["scope"])
        localities.setdefault((locality.state, fold_place(locality.county)), []).append(locality)
    return WageTables(
        {name: tuple(rows) for name, rows in rates.items()},
        {key: tuple(rows) for key, rows in localities.items()},
        load_wage_classes(patterns),
    )


@dataclass(frozen=True, slots=True)
class ProviderSite:
    """A site of a community rehabilitation program or other provider, as the agency's own table lists it."""

    provider: str
    street: str
    city: str
    state: str
    zip: str


@lru_cache(maxsize=4)
def load_provider_sites(patterns: Patterns) -> tuple[ProviderSite, ...]:
    """Read tables/providers.csv: empty as it comes, filled by the agency. Raises PatternFileError for other columns."""
    file = patterns.file("tables/providers.csv")
    return tuple(ProviderSite(**row) for _, row in table_rows(file, PROVIDER_COLUMNS))


class FederalLand(Frozen):
    """Names by which federal land is known: `phrases` within a name, `posts` in full."""

    phrases: tuple[str, ...]
    posts: tuple[str, ...]


@lru_cache(maxsize=4)
def load_federal_land(patterns: Patterns) -> re.Pattern[str]:
    """One expression for every name in tables/federal_land.yaml. Raises PatternFileError."""
    names = load_yaml(patterns.file("tables/federal_land.yaml"), FederalLand)
    words = "|".join(re.escape(name) for name in (*names.phrases, *names.posts))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
