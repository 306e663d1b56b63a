"""patterns/others/others.yaml: people beside a job, and sites in other towns, that a sentence may speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from cie_extract.model.finding import Span
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.word_lists import any_of
from cie_extract.pattern_files.yaml_file import load_yaml

Lines = tuple[str, ...]


class People(Frozen):
    """`who` is the subject of a sentence that goes on with one of `do`, and not with one of `but_not` behind that; or
    whose pay, one of `get`, a sentence speaks of."""

    who: Lines = Field(min_length=1)
    do: Lines
    but_not: Lines
    get: Lines
    hits: Lines = Field(min_length=1)
    misses: Lines = Field(min_length=1)


class Sites(Frozen):
    """A town stands between one of `whose` and one of `kinds`."""

    whose: Lines = Field(min_length=1)
    kinds: Lines = Field(min_length=1)
    hits: Lines = Field(min_length=1)
    misses: Lines = Field(min_length=1)


class OthersFile(Frozen):
    """The file."""

    name: str
    people: People
    sites: Sites


@dataclass(frozen=True)
class Others:
    """The words, ready to be looked for."""

    file: OthersFile
    doing: re.Pattern[str]
    paid: re.Pattern[str]
    site: re.Pattern[str]

    def person_in(self, sentence: str) -> Span | None:
        """The word for the people that a sentence speaks of instead of the job's holder, or None."""
        met = self.doing.match(sentence) or self.paid.search(sentence)
        return met.span("who") if met else None

    def town_in(self, sentence: str) -> Span | None:
        """The town, or what stands in a town's place, of a site that a sentence names; or None."""
        met = self.site.search(sentence)
        return met.span("town") if met else None


@lru_cache(maxsize=4)
def load_others(patterns: Patterns) -> Others:
    """Raises PatternFileError."""
    file = load_yaml(patterns.file("others/others.yaml"), OthersFile)
    people, sites = file.people, file.sites
    who = "|".join(map(re.escape, people.who))
    whose = "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in sites.whose)
    return Others(
        file,
        doing=re.compile(
            rf"(?:the |our )?(?:[a-z]+ )?(?P<who>{who})s?(?:['’]s? job)? "
            rf"{any_of(people.do)}(?! {any_of(people.but_not)})",
            re.IGNORECASE,
        ),
        paid=re.compile(rf"\bthe {any_of(people.get)} of (?P<who>{who})s\b", re.IGNORECASE),
        site=re.compile(
            rf"\b(?:{whose})\s+(?P<town>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+{any_of(sites.kinds)}",
        ),
    )
