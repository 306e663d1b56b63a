"""What the extractor of work sites looks for, made ready from patterns/names and patterns/fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.model.finding import Site, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.field_words import load_worksite_words
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.places import Places, load_places
from cie_extract.pattern_files.sayings import source_of
from cie_extract.pattern_files.word_lists import any_of

#: A candidate of this score stands as the work site by itself.
STANDS = 0.5


@dataclass(frozen=True, slots=True)
class Wordbook:
    """Words, places and expressions of addresses and of what stands around them."""

    words: NameWords
    places: Places
    away: re.Pattern[str]
    at_work: re.Pattern[str]
    work_done: re.Pattern[str]
    worker_is: re.Pattern[str]
    rooms: re.Pattern[str]
    not_daily: re.Pattern[str]
    work_words: re.Pattern[str]
    house: re.Pattern[str]
    shop_words: re.Pattern[str]
    elsewhere: re.Pattern[str]
    remote: re.Pattern[str]
    anywhere: re.Pattern[str]
    remote_value: re.Pattern[str]
    roving: re.Pattern[str]
    the_house_itself: re.Pattern[str]
    moved: re.Pattern[str]
    branch_behind: re.Pattern[str]
    base: re.Pattern[str]
    paper: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the work's: where it stands, by which rule, how sure."""

    site: Site
    span: Span
    rule: str
    score: float


@lru_cache(maxsize=4)
def wordbook(patterns: Patterns) -> Wordbook:
    """Everything made ready. Raises PatternFileError."""
    said = load_worksite_words(patterns)
    return Wordbook(
        words=load_name_words(patterns),
        places=load_places(patterns),
        away=re.compile(source_of(said.away)),
        at_work=re.compile(
            rf"(?:{source_of(said.work_at)}|{source_of(said.house_at)}|{source_of(said.around)}|"
            r"(?i:\b(?:at|in)\s+(?:the|our)\s+[\w’'&. ]{3,60},?))\s*(?:[Tt]he\s+)?(?:[A-Z0-9][\w.’'&-]*,?\s+){0,7}$"
        ),
        work_done=re.compile(rf"{source_of(said.work_done)}[^.;]{{0,40}}$"),
        worker_is=re.compile(rf"{source_of(said.worker_is)}[^.;:]{{0,80}}$"),
        rooms=re.compile(source_of(said.rooms)),
        not_daily=re.compile(source_of(said.not_daily)),
        work_words=re.compile(source_of(said.work_words)),
        house=re.compile(source_of(said.houses)),
        shop_words=re.compile(source_of(said.shop_words)),
        elsewhere=re.compile(source_of(said.elsewhere)),
        remote=re.compile(source_of(said.remote)),
        anywhere=re.compile(source_of(said.anywhere)),
        remote_value=re.compile(rf"\s*{source_of(said.remote_values)}"),
        roving=re.compile(source_of(said.roving)),
        the_house_itself=re.compile(
            rf"\b(?i:is|as|are)\s+(?i:an?|the)\s+[^.;]{{0,80}}{source_of(said.bodies)}[^.;]{{0,80}}"
            r"\b(?i:located|based|headquartered|seated|incorporated)\s+(?i:in|at|near)\s+[^.;]{0,20}$"
        ),
        moved=re.compile(rf"{source_of(said.moved)}[^.;]{{0,30}}$"),
        branch_behind=re.compile(
            rf"\s+{any_of((*said.branches, *(f'{one}s' for one in said.branches)))}$", re.IGNORECASE
        ),
        base=re.compile(rf"(?i:{any_of(said.bases)})\s"),
        paper=re.compile(rf"{source_of(said.papers)}\s*[:–—-]\s*"),
    )
