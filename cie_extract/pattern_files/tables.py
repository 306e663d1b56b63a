"""patterns/tables/: minimum wages by place and date, which places have a rate of their own, and ZIP codes.

The meaning of the columns, the sources and their licences are in patterns/tables/README.md.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
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
    """The minimum-wage rows by jurisdiction, and the localities by (state, folded county)."""

    rates: dict[str, tuple[RateRow, ...]]
    localities: dict[tuple[str, str], tuple[Locality, ...]]

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


@lru_cache(maxsize=4)
def load_wage_tables(patterns: Patterns) -> WageTables:
    """Read minimum_wage.csv and localities.csv. Raises PatternFileError with the line of a bad row."""
    rates: dict[str, list[RateRow]] = {}
    file = patterns.file("tables/minimum_wage.csv")
    with file.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            try:
                read = RateRow(
                    jurisdiction=row["jurisdiction"],
                    level=row["level"],
                    state=row["state"],
                    category=row["category"],
                    hourly=Decimal(row["hourly"]),
                    start=date.fromisoformat(row["effective_from"]),
                    end=date.fromisoformat(row["effective_to"]) if row["effective_to"] else None,
                    confidence=row["confidence"],
                    line=number,
                )
            except (KeyError, ValueError, ArithmeticError) as error:
                raise PatternFileError(f"{file.name}:{number}: this row cannot be read ({error}).") from error
            rates.setdefault(read.jurisdiction, []).append(read)
    localities: dict[tuple[str, str], list[Locality]] = {}
    file = patterns.file("tables/localities.csv")
    with file.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            try:
                locality = Locality(
                    row["state"], row["city_or_county"], row["county"], row["jurisdiction"], row["scope"]
                )
            except KeyError as error:
                raise PatternFileError(f"{file.name}:{number}: the column {error} is missing.") from error
            localities.setdefault((locality.state, fold_place(locality.county)), []).append(locality)
    return WageTables(
        {name: tuple(rows) for name, rows in rates.items()}, {key: tuple(rows) for key, rows in localities.items()}
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
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        if rows.fieldnames != ["provider", "street", "city", "state", "zip"]:
            raise PatternFileError(f"{file.name}:1: the columns must be provider,street,city,state,zip.")
        return tuple(ProviderSite(**row) for row in rows)


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
