"""What the extractor of employers looks for, made ready from patterns/names and patterns/fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.field_words import Way, load_employer_words, load_ways
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.sayings import source_of

#: A name as it stands in running text: capitals, joined by small words, a company form behind a comma.
_CAP = r"(?:[A-Z0-9][\w’'.\-]*|&|[A-Z]\.)"
_NAME = (
    rf"(?:{_CAP}(?:(?:\s+(?:of|the|for|and|de|la|at|in)){{0,2}}\s+{_CAP}){{0,9}}"
    r"(?:,?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP|PLLC|LP)\b\.?)?)"
)
#: Several names in a row, each with its acronym: an agency, its service, its office.
_NAMES = rf"{_NAME}(?:\s\([A-Z]{{2,6}}\))?(?:,\s+{_NAME}(?:\s\([A-Z]{{2,6}}\))?)*"
_COMPANY = rf"{_CAP}(?:(?:\s+(?:of|the|for|and))?\s+{_CAP}){{0,7}},?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP)\b\.?"
#: The slots of employer_sayings.yaml.
SLOTS = {
    "start": r"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=[Tt]he\s)|(?<=[Aa]s\s))",
    "clause": r"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=[Tt]he\s)|(?<=[Aa]s\s)|(?<=[a-z],\s)|(?<=[a-z],\sthe\s))",
    "named": r"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=\bby\s)|(?<=[Tt]he\s))",
    "sentence": r"(?:^|(?<=[\n\t])|(?<=[.!?:]\s))",
    "line": r"(?:^|(?<=[\n\t]))",
    "name": rf"(?P<name>{_NAME})",
    "names": rf"(?P<name>{_NAMES})",
    "plain_name": rf"(?P<name>{_CAP}(?:(?:\s+(?:of|the|for|and|&))?\s+{_CAP}){{0,6}})",
    "capitals": rf"(?P<name>{_CAP}(?:\s+(?:of|the|for|and|&|{_CAP}))+)",
    "company": rf"(?P<name>{_COMPANY})",
    "aside": r"(?:\s*\([A-Z&]{2,8}\))?(?:,[^.;\n]{3,90},)?,?",
    "short_aside": r"[^:\n]{3,60}",
    "does": r"(?:\s+\(the\s[^)]{2,40}\))?,?\s+(?!(?:is|and|or|to|for|in|at|by|from|under)\b)[a-z]{3,14}s\b",
    "beside": r"\s*(?:\(|,\s*|\s[–—-]\s)",
    "close": r"\)",
    "and": r"\s*(?:,|\sand)",
    "comma": ",?",
    "colon": r":\s*",
    "stop": "[.,;!]",
    "line_end": r"\s*(?:$|[\n.,(])",
    "line_close": r"\s*(?:$|\n|:)",
    "street": r"(?=\d{1,6}\s+[A-Z0-9])",
}


@dataclass(frozen=True, slots=True)
class Wordbook:
    """Words and expressions of names and of what stands around them."""

    words: NameWords
    ways: tuple[Way, ...]
    receiver_before: re.Pattern[str]
    host_before: re.Pattern[str]
    whole_body: re.Pattern[str]
    part: re.Pattern[str]
    part_after_comma: re.Pattern[str]
    paper: re.Pattern[str]
    paper_behind: re.Pattern[str]
    call: re.Pattern[str]
    applying: re.Pattern[str]
    body_told: re.Pattern[str]
    no_names: frozenset[str]
    no_openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be the employer's: where, by which rule, how sure before all are weighed together."""

    span: Span
    rule: str
    score: float


@lru_cache(maxsize=4)
def wordbook(patterns: Patterns) -> Wordbook:
    """Everything made ready. Raises PatternFileError."""
    said = load_employer_words(patterns)
    part = rf"{source_of(said.parts)}\s+(?:of|for)\b"
    return Wordbook(
        words=load_name_words(patterns),
        ways=load_ways(patterns, "employer_sayings", SLOTS),
        receiver_before=re.compile(rf"{source_of(said.receivers)}\s*:?\s*(?:[Tt]he\s+)?$"),
        host_before=re.compile(rf"{source_of(said.hosts)}\s+(?:[Tt]he\s+)?$"),
        whole_body=re.compile(source_of(said.whole_bodies)),
        part=re.compile(part),
        part_after_comma=re.compile(rf",\s+(?=(?:the\s+)?{part}\s)"),
        paper=re.compile(source_of(said.papers)),
        paper_behind=re.compile(rf"\s+{source_of(said.papers_behind)}\s*$"),
        call=re.compile(rf"{source_of(said.calls)}\s+(?i:at|with|for)\s*:?\s+(?=[A-Z])"),
        applying=re.compile(source_of(said.applying)),
        body_told=re.compile(
            rf"(?:{source_of(said.bodies_told)}|"
            r"(?:City|Town|Village|County|State|Commonwealth) of (?:[A-Z][a-z]+)(?:\s[A-Z][a-z]+){0,2})(?!\w)"
        ),
        no_names=frozenset(said.no_names),
        no_openings=frozenset(said.no_openings),
    )
