"""patterns/tables/places.csv.gz: which cities and ZIP codes there are, and the county that they lie in.

GeoNames postal codes (CC BY 4.0), one city name a ZIP. A postal city is no municipality: the county is a hint that a
local rate may apply, and is given only where ZIP and city agree.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files.loading import Patterns

STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "district of columbia": "DC", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY",
    "louisiana": "LA", "maine": "ME", "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN",
    "mississippi": "MS", "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH",
    "new jersey": "NJ", "new mexico": "NM", "new york": "NY", "north carolina": "NC", "north dakota": "ND",
    "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA", "puerto rico": "PR", "rhode island": "RI",
    "south carolina": "SC", "south dakota": "SD", "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT",
    "virginia": "VA", "washington": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
}  # fmt: skip

#: The old abbreviations that still stand in addresses ("Salem, Ore."), by letters alone.
SHORT_STATES = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE", "fla": "FL",
    "ill": "IL", "ind": "IN", "kan": "KS", "kans": "KS", "mass": "MA", "mich": "MI", "minn": "MN", "miss": "MS",
    "mont": "MT", "neb": "NE", "nebr": "NE", "nev": "NV", "okla": "OK", "ore": "OR", "oreg": "OR", "penn": "PA",
    "penna": "PA", "tenn": "TN", "tex": "TX", "wash": "WA", "wis": "WI", "wisc": "WI", "wyo": "WY",
}  # fmt: skip

CODES = frozenset(STATES.values())

_WORDS = {"st": "saint", "ft": "fort", "mt": "mount", "pt": "point", "hts": "heights"}


@dataclass(frozen=True, slots=True)
class Place:
    """A ZIP code's place, as the table has it."""

    city: str
    state: str
    county: str
    zip: str


def state_code(name: str) -> str | None:
    """The two letters of a state by name, code or old abbreviation ("Maryland", "MD", "Md.", "D.C."), or None."""
    plain = " ".join(name.replace(".", " ").replace(",", " ").lower().split())
    joined = plain.replace(" ", "")
    if joined.upper() in CODES:
        return joined.upper()
    if joined == "wva":
        return "WV"
    return STATES.get(plain) or SHORT_STATES.get(joined)


def fold_city(name: str) -> str:
    """One spelling for a city: lower case, St., Ft. and Mt. written out, no full stops or apostrophes."""
    words = _fold_line(name).split()
    return " ".join(_WORDS.get(word, word) for word in words)


@dataclass(frozen=True)
class Places:
    """The table as one folded text, searched where it lies: 41,000 lines would cost ten times that as objects."""

    file: Path

    @cached_property
    def _text(self) -> str:
        try:
            with gzip.open(self.file, "rt", encoding="utf-8", newline="") as stream:
                header, _, rows = stream.read().replace("\r\n", "\n").partition("\n")
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise PatternFileError(f"{self.file.name} cannot be read ({error}).") from error
        if header != "city,state,county,zip":
            raise PatternFileError(f"{self.file.name}: its columns are {header!r}, not 'city,state,county,zip'.")
        return f"\n{rows.strip()}\n"

    @cached_property
    def _folded(self) -> str:
        # Only city names are looked up in this text, and only line starts are matched.
        return _fold_line(self._text)

    @lru_cache(maxsize=4096)  # noqa: B019 - one Places lives as long as its patterns
    def at_zip(self, zip_code: str) -> Place | None:
        """The place of a five-digit ZIP code, or None for one that the table lacks."""
        at = self._text.find(f",{zip_code[:5]}\n")
        if at < 0 or len(zip_code) < 5:
            return None
        line = self._text[self._text.rfind("\n", 0, at) + 1 : at]
        city, state, county = line.split(",")
        return Place(city, state, county, zip_code[:5])

    @lru_cache(maxsize=4096)  # noqa: B019
    def counties(self, city: str, state: str) -> tuple[str, ...]:
        """The counties in which the state has a postal city of this name: none where it is unknown."""
        found: dict[str, None] = {}
        for line in self._lines(f"\n{fold_city(city)},{state.lower()},"):
            found[line.split(",")[2]] = None
        return tuple(found)

    @lru_cache(maxsize=4096)  # noqa: B019
    def states(self, city: str) -> tuple[str, ...]:
        """The states that have a postal city of this name."""
        found: dict[str, None] = {}
        for line in self._lines(f"\n{fold_city(city)},"):
            found[line.split(",")[1].upper()] = None
        return tuple(found)

    @cached_property
    def _cities(self) -> frozenset[str]:
        return frozenset(re.findall(r"^[^,]+,[a-z]{2}(?=,)", self._folded, re.MULTILINE))

    def known(self, city: str, state: str) -> bool:
        """Whether the state has a postal city of this name."""
        return f"{fold_city(city)},{state.lower()}" in self._cities

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(city.rpartition(",")[0] for city in self._cities)

    def is_town(self, name: str) -> bool:
        """Whether any state has a postal city of this name."""
        return fold_city(name) in self._names

    def has_county(self, county: str, state: str) -> bool:
        """Whether any ZIP code of the state lies in a county of this name."""
        return f",{state.lower()},{_fold_line(county)}," in self._folded

    def county(self, city: str | None, state: str | None, zip_code: str | None) -> str | None:
        """The one county that ZIP, city and state point to, or None where they leave it open or disagree."""
        by_city = self.counties(city, state) if city and state else ()
        if zip_code and (place := self.at_zip(zip_code)):
            if state and place.state != state:
                return None
            if not by_city or _fold_line(place.county) in by_city:
                return place.county
            return None
        return self._printed(by_city[0]) if len(by_city) == 1 else None

    def _lines(self, head: str) -> list[str]:
        text, found = self._folded, []
        at = text.find(head)
        while at >= 0:
            end = text.index("\n", at + 1)
            found.append(text[at + 1 : end])
            at = text.find(head, end)
        return found

    def _printed(self, county: str) -> str:
        """A county as the table spells it, found by its folded name."""
        at = self._folded.find(f",{county},")
        before = self._folded.count("\n", 0, at)
        return self._text.split("\n", before + 1)[before].split(",")[2]


def _fold_line(text: str) -> str:
    return text.lower().replace(".", "").replace("'", "").replace("’", "").replace("-", " ")


@lru_cache(maxsize=4)
def load_places(patterns: Patterns) -> Places:
    """The places of these patterns. The table is read when first asked."""
    return Places(patterns.file("tables/places.csv.gz"))
