"""patterns/names/: the words that job titles and the names of organisations are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml


class LookalikeExamples(Frozen):
    """Lines that look like a name of the kind, and lines that do not."""

    hits: tuple[str, ...]
    misses: tuple[str, ...]


class TitleWords(Frozen):
    """patterns/names/job_titles.yaml."""

    name: str
    nouns: tuple[str, ...]
    papers: tuple[str, ...]
    no_holders: tuple[str, ...]
    no_title_opens: tuple[str, ...]
    no_title_holds: tuple[str, ...]
    examples: LookalikeExamples


class OrganizationWords(Frozen):
    """patterns/names/organizations.yaml."""

    name: str
    forms: tuple[str, ...]
    bodies: tuple[str, ...]
    endings: tuple[str, ...]
    never: tuple[str, ...]
    officers: tuple[str, ...]
    sure_endings: tuple[str, ...]
    served: tuple[str, ...]
    examples: LookalikeExamples


@dataclass(frozen=True, eq=False)  # each is itself: what is asked of it by the line is kept by it
class NameWords:
    """Both files as sets of lower-case words."""

    job_nouns: frozenset[str]
    plural_nouns: frozenset[str]
    papers: frozenset[str]
    forms: frozenset[str]
    bodies: frozenset[str]
    endings: frozenset[str]
    never: frozenset[str]
    no_holders: frozenset[str]
    no_title_opens: frozenset[str]
    no_title_holds: frozenset[str]
    officers: frozenset[str]
    sure_endings: frozenset[str]
    served: frozenset[str]


@lru_cache(maxsize=4)
def load_name_words(patterns: Patterns) -> NameWords:
    """The words of names. Raises PatternFileError for a list that is not as it should be."""
    titles = load_yaml(patterns.file("names/job_titles.yaml"), TitleWords)
    bodies = load_yaml(patterns.file("names/organizations.yaml"), OrganizationWords)
    plurals = {_plural(noun) for noun in titles.nouns} - set(titles.nouns)
    return NameWords(
        job_nouns=frozenset(titles.nouns) | plurals,
        plural_nouns=frozenset(plurals),
        papers=frozenset(titles.papers),
        forms=frozenset(bodies.forms),
        bodies=frozenset(bodies.bodies),
        endings=frozenset(bodies.endings),
        never=frozenset(bodies.never),
        no_holders=frozenset(titles.no_holders),
        no_title_opens=frozenset(titles.no_title_opens),
        no_title_holds=frozenset(titles.no_title_holds),
        officers=frozenset(bodies.officers),
        sure_endings=frozenset(bodies.sure_endings),
        served=frozenset(bodies.served),
    )


def load_name_examples(patterns: Patterns) -> tuple[LookalikeExamples, LookalikeExamples]:
    """The example lines of titles and of organisations. Raises PatternFileError."""
    titles = load_yaml(patterns.file("names/job_titles.yaml"), TitleWords)
    bodies = load_yaml(patterns.file("names/organizations.yaml"), OrganizationWords)
    return titles.examples, bodies.examples


def _plural(noun: str) -> str:
    if noun.endswith(("man",)):
        return noun[:-3] + "men"
    return noun + ("es" if noun.endswith(("s", "ch", "sh")) else "s")
