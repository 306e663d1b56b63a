"""patterns/fields/<field>_sayings.yaml: what sentences say of who employs and of what a job is called."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from pydantic import Field

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.sayings import Lines, expression
from cie_extract.pattern_files.telling import Telling, telling_of
from cie_extract.pattern_files.yaml_file import load_yaml

#: A name as it stands in running text: capitals, joined by small words, a company form behind a comma.
_CAP = r"(?:[A-Z0-9][\w’'.\-]*|&|[A-Z]\.)"
_NAME = (
    rf"(?:{_CAP}(?:(?:\s+(?:of|the|for|and|de|la|at|in)){{0,2}}\s+{_CAP}){{0,9}}"
    r"(?:,?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP|PLLC|LP)\b\.?)?)"
)
EMPLOYER_NAME = rf"(?P<name>{_NAME})"
#: Several names in a row, each with its acronym: an agency, its service, its office.
_NAMES = rf"{_NAME}(?:\s\([A-Z]{{2,6}}\))?(?:,\s+{_NAME}(?:\s\([A-Z]{{2,6}}\))?)*"
_COMPANY = rf"{_CAP}(?:(?:\s+(?:of|the|for|and))?\s+{_CAP}){{0,7}},?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP)\b\.?"
#: The slots of employer_sayings.yaml.
_EMPLOYER_SLOTS = {
    "start": r"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=[Tt]he\s)|(?<=[Aa]s\s))",
    "clause": r"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=[Tt]he\s)|(?<=[Aa]s\s)|(?<=[a-z],\s)|(?<=[a-z],\sthe\s))",
    "named": r"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=\bby\s)|(?<=[Tt]he\s))",
    "sentence": r"(?:^|(?<=[\n\t])|(?<=[.!?:]\s))",
    "line": r"(?:^|(?<=[\n\t]))",
    "name": EMPLOYER_NAME,
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
    "copyright": r"(?=[©(Cc])(?:©|\([cC]\)|\b[Cc]opyright)(?:\s*©)?\s*\d{4}(?:\s?[-–]\s?\d{4})?,?\s+(?:by\s+)?",
    "charity": r"501\s?\(c\)",
    "year": r"(?:1[789]|20)\d\d",
    "comma": ",?",
    "colon": r":\s*",
    "dash": r"\s+[–—-]{1,2}\s+",
    "mail": r"[\"”]?\s*<\S+@",
    "stop": "[.,;!]",
    "line_end": r"\s*(?:$|[\n.,(])",
    "line_close": r"\s*(?:$|\n|:)",
    "street": r"(?=\d{1,6}\s+[A-Z0-9])",
}


_RUN = r"[A-Z][\w’'&/-]*(?:[ ,]+(?:of|and|the|for|&|[A-Z0-9][\w’'&/-]*))*"
#: The slots of job_title_sayings.yaml.
_TITLE_SLOTS = {
    "a": r"\s+(?:an?|the|our\s+next|its\s+next|one|two|several|full-time|part-time|\s)*\s*",
    "title": rf"(?=(?P<name>{_RUN}))",
    "capitals": r"(?P<name>[A-Z][\w’'&/-]*(?:\s+(?:and|of|&|[A-Z][\w’'&/-]*)){0,5}?)",
    "small": r"(?P<name>[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3}?)",
    "small_whole": r"(?P<name>[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3})",
    "kind": r"\s+(?:an?|our\s+next|one|two|three|several)(?:\s\(\d+\))?\s+"
    r"(?:(?!(?:by|to|for|of|from|with|under|the|in|at|who|that|and)\b)[a-z][\w-]*(?:,\s+|\s+(?:and\s+)?)){1,4}",
    "mark": r"\s*[,:–—-]",
    "end": r"(?=[,.;\n]|\s+at\s|$)",
    "colon": r"\s*[:–—-]\s*",
    "holder": r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,5})(?=\s+[a-z]|,)",
    "sentence": r"(?:^|(?<=\n)|(?<=[.!?]\s))",
    "begun": r"(?:^|(?<=[.!?]\s))",
    "who_is": r"\b(?:job|person|worker|position|role|employee)\b[^.;\n]{0,25}?(?:,|\sis|\sare)",
    "team": r"(?:(?:St|Mt|Ft|Inc|Co|Corp|Ltd)\.|[^.;:\n]){3,90}?",
    "quote": r"[\"“]?",
    "asked": r"(?P<name>[A-Z0-9][^\n?(]{1,110}?)(?:\s*\([^)\n]{2,40}\))?",
    "who": r"(?:\s+(?:in|at|to|for|who|on|with|that)\b|[.,;:!])",
}
#: Slots between which and a word there is always white space or a sign.
_APART = frozenset(("a", "kind", "beside", "close", "colon", "mark"))


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
class Saying:
    """A saying made ready."""

    pattern: re.Pattern[str]
    telling: Telling

    def matches(self, annotated: Annotated, stretches: Sequence[Span]) -> Iterator[re.Match[str]]:
        """Where it stands within each of some stretches of the text, which are in order and apart."""
        words = annotated.words_at
        if not self.telling.may_stand_among(words.keys()):
            return
        if self.telling.opening is None:
            for start, end in _holding(self.telling, words, stretches):
                yield from self.pattern.finditer(annotated.text, start, end)
            return
        after = 0
        for start in sorted(start for word in self.telling.opening for start in words.get(word, ())):
            within = _stretch_at(start, stretches)
            if start >= after and within and (match := self.pattern.match(annotated.text, start, within[1])):
                yield match
                after = match.end()


def _holding(telling: Telling, words: Mapping[str, Sequence[int]], stretches: Sequence[Span]) -> Iterator[Span]:
    """The stretches that hold a word of those needed of which the text has the fewest."""
    needed = [sorted(start for word in some for start in words.get(word, ())) for some in telling.needed]
    if len(stretches) == 1 or not needed:
        yield from stretches
        return
    last = None
    for start in min(needed, key=len):
        within = _stretch_at(start, stretches)
        if within and within != last:
            yield within
            last = within


def _stretch_at(offset: int, stretches: Sequence[Span]) -> Span | None:
    at = bisect_right(stretches, offset, key=itemgetter(0)) - 1
    return stretches[at] if at >= 0 and offset < stretches[at][1] else None


@dataclass(frozen=True, slots=True)
class Way:
    """A way made ready: tried in stretches that hold one of the hints, if it has any."""

    rule: str
    score: float
    strict: bool
    hints: tuple[str, ...]
    sayings: tuple[Saying, ...]

    def matches(self, annotated: Annotated, stretches: Sequence[Span]) -> Iterator[re.Match[str]]:
        """Where the sayings stand within some stretches of the text, one saying after the other."""
        if self.hints:
            small = annotated.small
            stretches = [one for one in stretches if any(hint in small[slice(*one)] for hint in self.hints)]
        for saying in self.sayings:
            yield from saying.matches(annotated, stretches)


@lru_cache(maxsize=4)
def load_employer_ways(patterns: Patterns) -> tuple[Way, ...]:
    """Read patterns/fields/employer_sayings.yaml. Raises PatternFileError."""
    return _load_ways(patterns, "employer_sayings", _EMPLOYER_SLOTS)


@lru_cache(maxsize=4)
def load_title_ways(patterns: Patterns) -> tuple[Way, ...]:
    """Read patterns/fields/job_title_sayings.yaml. Raises PatternFileError."""
    return _load_ways(patterns, "job_title_sayings", _TITLE_SLOTS)


def _load_ways(patterns: Patterns, name: str, slots: Mapping[str, str]) -> tuple[Way, ...]:
    """Read patterns/fields/<name>.yaml as ways; `slots` are what the program knows by name. Raises PatternFileError."""
    content = load_yaml(patterns.file(f"fields/{name}.yaml"), SayingFile)
    return tuple(_ready(way, slots, content.words) for way in content.ways)


def _ready(way: SayingWay, slots: Mapping[str, str], words: Mapping[str, Lines]) -> Way:
    then = _after("=", way.then, slots, words) if way.then else ""
    never = _after("!", way.not_then, slots, words) if way.not_then else ""
    sayings = tuple(
        Saying(re.compile(f"{_bounded(saying, slots, words)}{then}{never}"), telling_of(saying, slots, words, _APART))
        for saying in way.says
    )
    return Way(way.rule, way.score, way.strict, way.hints, sayings)


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
