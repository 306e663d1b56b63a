"""What the extractor of employers looks for, made ready from patterns/names and patterns/fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.field_sayings import EMPLOYER_NAME, Way, load_employer_ways
from cie_extract.pattern_files.field_words import load_employer_words
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.places import Places, load_places
from cie_extract.pattern_files.sayings import source_of


@dataclass(frozen=True, slots=True)
class Wordbook:
    """Words and expressions of names and of what stands around them."""

    words: NameWords
    places: Places
    ways: tuple[Way, ...]
    receiver_before: re.Pattern[str]
    sign_off: re.Pattern[str]
    itself: re.Pattern[str]
    no_employer: re.Pattern[str]
    host_before: re.Pattern[str]
    before_the_house: re.Pattern[str]
    behind_the_house: re.Pattern[str]
    whole_body: re.Pattern[str]
    part: re.Pattern[str]
    part_after_comma: re.Pattern[str]
    part_behind: re.Pattern[str]
    department: re.Pattern[str]
    cabinet: re.Pattern[str]
    agency: re.Pattern[str]
    paper: re.Pattern[str]
    paper_of_body: re.Pattern[str]
    paper_behind: re.Pattern[str]
    call: re.Pattern[str]
    applying: re.Pattern[str]
    body_told: re.Pattern[str]
    mail_hosts: frozenset[str]
    names_open: frozenset[str]
    single_names: frozenset[str]
    no_names: frozenset[str]
    no_openings: frozenset[str]


@lru_cache(maxsize=4)
def wordbook(patterns: Patterns) -> Wordbook:
    """Everything made ready. Raises PatternFileError."""
    said = load_employer_words(patterns)
    part = rf"{source_of(said.parts)}\s+(?i:of|for)\b"
    return Wordbook(
        words=load_name_words(patterns),
        places=load_places(patterns),
        ways=load_employer_ways(patterns),
        receiver_before=re.compile(rf"{source_of(said.receivers)}\s*:?\s*(?:[Tt]he\s+)?$"),
        sign_off=re.compile(source_of(said.sign_offs)),
        itself=re.compile(rf"(?:[Tt]he\s+)?{EMPLOYER_NAME}\s+{source_of(said.verbs_of_itself)}"),
        no_employer=re.compile(source_of(said.terms)),
        host_before=re.compile(rf"{source_of(said.hosts)}\s+(?:[Tt]he\s+)?$"),
        before_the_house=re.compile(rf"{source_of(said.before_the_house)}\s+(?:the\s+)?$"),
        behind_the_house=re.compile(rf"\s+(?:{source_of(said.behind_the_house)}|{source_of(said.verbs_of_itself)})"),
        whole_body=re.compile(source_of(said.whole_bodies)),
        part=re.compile(part),
        department=re.compile(rf"{source_of(said.departments)}\s*$"),
        part_after_comma=re.compile(rf",\s+(?=(?:the\s+)?{part}\s)"),
        part_behind=re.compile(
            rf"(?:(?<=[a-z.]),|(?<=Inc\.)|(?<=LLC))\s+(?:[A-Z][\w’'&-]*\s+){{1,4}}{source_of(said.parts_behind)}\s*$"
        ),
        cabinet=re.compile(rf"(?:\w+\s+)?{source_of(said.cabinets)}$"),
        agency=re.compile(source_of(said.agencies)),
        paper=re.compile(source_of(said.papers)),
        paper_behind=re.compile(rf"\s+{source_of(said.papers_behind)}\s*$"),
        paper_of_body=re.compile(
            rf"{source_of(said.papers_behind)}\s+(?:[Tt]he\s+)?(?=(?:City|CITY|Town|TOWN|Village|VILLAGE|County|COUNTY|State|STATE)"
            r"\s(?:of|OF)\s)"
        ),
        call=re.compile(rf"{source_of(said.calls)}\s+(?i:at|with|for)\s*:?\s+(?=[A-Z])"),
        applying=re.compile(source_of(said.applying)),
        body_told=re.compile(
            rf"(?:{source_of(said.bodies_told)}|"
            r"(?:City|Town|Village|County|State|Commonwealth) of (?:[A-Z][a-z]+)(?:\s[A-Z][a-z]+){0,2})(?!\w)"
        ),
        mail_hosts=frozenset(said.mail_hosts),
        names_open=frozenset(said.names_open),
        single_names=frozenset(said.single_names),
        no_names=frozenset((*said.no_names, *said.rule_makers)),
        no_openings=frozenset(said.no_openings),
    )
