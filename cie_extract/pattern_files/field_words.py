"""patterns/fields/: the words around titles, employers and places of work, and what sentences say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.sayings import Lines, Words, expression, told_by
from cie_extract.pattern_files.yaml_file import load_yaml


class EmployerWords(Frozen):
    """patterns/fields/employer.yaml."""

    receivers: Words
    hosts: Words
    whole_bodies: Words
    parts: Words
    papers: Words
    papers_behind: Words
    calls: Words
    applying: Words
    bodies_told: Words
    no_names: Lines
    no_openings: Lines


class TitleWords(Frozen):
    """patterns/fields/job_title.yaml."""

    papers_before: Words
    papers_behind: Words
    wanted_behind: Words
    brackets: Words
    codes: Words
    code_words: Words
    pay_behind: Words
    parts_behind: Words
    times_short: Words
    times: Words
    no_jobs: Lines
    slogans: Words
    greetings: Words
    sign_offs: Words
    says_who: Words
    anothers: Words
    signings: Words
    parts_of_papers: Words
    numbered_parts: Words
    paper_words: Lines
    houses: Lines
    named_houses: Lines
    place_words: Words


class WorksiteWords(Frozen):
    """patterns/fields/worksite.yaml."""

    away: Words
    work_at: Words
    house_at: Words
    around: Words
    work_words: Words
    houses: Words
    shop_words: Words
    elsewhere: Words
    remote: Words
    remote_values: Words
    roving: Words
    bodies: Words
    moved: Words
    branches: Lines
    bases: Lines
    papers: Words


class SayingWay(Frozen):
    """One way in which sentences tell a name. `strict`: the name must look like one by itself; `then`, `not_then`: what
    must, or must not, come right after; `hints` where the sayings hold no word of their own."""

    rule: str
    score: float = Field(ge=0, le=1)
    says: Lines = Field(min_length=1)
    then: Lines = ()
    not_then: Lines = ()
    hints: Lines = ()
    strict: bool = False
    hits: Lines = Field(min_length=1)
    misses: Lines = Field(min_length=1)


class SayingFile(Frozen):
    """patterns/fields/…_sayings.yaml: lists of words by name, and the ways."""

    words: dict[str, Lines] = Field(default_factory=dict)
    ways: tuple[SayingWay, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Way:
    """A way made ready: tried in texts that hold one of the hints."""

    rule: str
    score: float
    strict: bool
    hints: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=4)
def load_employer_words(patterns: Patterns) -> EmployerWords:
    """Read patterns/fields/employer.yaml. Raises PatternFileError."""
    return load_yaml(patterns.file("fields/employer.yaml"), EmployerWords)


@lru_cache(maxsize=4)
def load_title_words(patterns: Patterns) -> TitleWords:
    """Read patterns/fields/job_title.yaml. Raises PatternFileError."""
    return load_yaml(patterns.file("fields/job_title.yaml"), TitleWords)


@lru_cache(maxsize=4)
def load_worksite_words(patterns: Patterns) -> WorksiteWords:
    """Read patterns/fields/worksite.yaml. Raises PatternFileError."""
    return load_yaml(patterns.file("fields/worksite.yaml"), WorksiteWords)


def load_ways(patterns: Patterns, name: str, slots: Mapping[str, str]) -> tuple[Way, ...]:
    """Read patterns/fields/<name>.yaml as ways; `slots` are what the program knows by name. Raises PatternFileError."""
    content = load_yaml(patterns.file(f"fields/{name}.yaml"), SayingFile)
    return tuple(_ready(way, slots, content.words) for way in content.ways)


def _ready(way: SayingWay, slots: Mapping[str, str], words: Mapping[str, Lines]) -> Way:
    then = _after("=", way.then, slots, words) if way.then else ""
    never = _after("!", way.not_then, slots, words) if way.not_then else ""
    patterns = tuple(re.compile(f"{_bounded(saying, slots, words)}{then}{never}") for saying in way.says)
    return Way(way.rule, way.score, way.strict, way.hints or told_by(way.says), patterns)


def _bounded(saying: str, slots: Mapping[str, str], words: Mapping[str, Lines]) -> str:
    left = "" if saying.startswith("{") else r"(?<!\w)"
    right = "" if saying.endswith("}") else r"(?!\w)"
    return f"{left}{expression(saying, slots, words)}{right}"


def _after(sign: str, phrases: Lines, slots: Mapping[str, str], words: Mapping[str, Lines]) -> str:
    ways = (
        expression(one, slots, words) if one.startswith("{") else rf"\s+{expression(one, slots, words)}(?!\w)"
        for one in phrases
    )
    return rf"(?{sign}{'|'.join(ways)})"
