"""patterns/cases/: what a guide wants of a case before it is reviewed, whether it asks for a review at all, and what
tells which papers belong together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.criteria import CueCondition
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

_GROUPING = "grouping"

Want = Literal[
    "request",
    "employer",
    "position",
    "worksite",
    "wage",
    "hours",
    "description",
    "essential_functions",
    "qualifications",
    "answers",
    "explanations",
    "promotion",
    "contract_end",
    "period_in_force",
    "signature",
]


class Wanted(Frozen):
    """One thing that must be there before a review. `code` names the check, `ask` is the line to the employer."""

    code: Want
    label: str
    ask: str


class Reviewed(Frozen):
    """One reason why a review is asked for: one of these cues, a contract under a programme of this family, or (where
    `listed_provider`) an employer in the agency's table of providers."""

    why: str
    cues: tuple[CueCondition, ...] = ()
    program: Literal["abilityone", "state_use"] | None = None
    listed_provider: bool = False


class ScopeGuide(Frozen):
    """When a guide asks for a review. `hints` are shown and settle nothing. `denied_by`: one of each group denies all
    reasons together. `ordinary` cues say the same where the employer is known to be no provider."""

    asks: str
    reviewed_when: tuple[Reviewed, ...]
    hints: tuple[CueCondition, ...] = ()
    denied_by: tuple[tuple[CueCondition, ...], ...] = ()
    ordinary: tuple[CueCondition, ...] = ()
    question: str


class CaseGuide(Frozen):
    """patterns/cases/<set>.yaml. `scope` None: the guide can be asked of any position. `without_request`: what is said
    of a case that holds no review request, "" where none is wanted."""

    set: str
    name: str
    source: str
    without_request: str = ""
    scope: ScopeGuide | None = None
    readiness: tuple[Wanted, ...]


class ReferenceExample(Frozen):
    """A passage, and the references of the case that stand in it."""

    text: str
    says: tuple[str, ...]


class Grouping(Frozen):
    """patterns/cases/grouping.yaml."""

    name: str
    references: tuple[str, ...]
    title_noise: tuple[str, ...]
    examples: tuple[ReferenceExample, ...]


@lru_cache(maxsize=4)
def load_guides(patterns: Patterns) -> dict[str, CaseGuide]:
    """What each guide wants of a case, by its set. Raises PatternFileError."""
    guides = {}
    for file in patterns.files("cases"):
        if file.stem == _GROUPING:
            continue
        guide = load_yaml(file, CaseGuide)
        if guide.set != file.stem:
            raise PatternFileError(f"{file.name}: the set is called {guide.set!r}; name the file {guide.set}.yaml.")
        codes = [one.code for one in guide.readiness]
        if len(codes) != len(set(codes)):
            raise PatternFileError(f"{file.name}: a code stands twice in readiness.")
        guides[guide.set] = guide
    return guides


@lru_cache(maxsize=4)
def load_grouping(patterns: Patterns) -> Grouping:
    """What tells which papers belong together. Raises PatternFileError."""
    return load_yaml(patterns.file(f"cases/{_GROUPING}.yaml"), Grouping)


@lru_cache(maxsize=4)
def reference_expression(patterns: Patterns) -> re.Pattern[str]:
    """Finds a labelled number: it holds a digit, and a separator or "no." stands between label and number."""
    labels = sorted(load_grouping(patterns).references, key=len, reverse=True)
    words = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in labels)
    return re.compile(
        rf"\b(?:{words})\b\.?(?:\s*(?:\#|no\.|:)\s*|\t|\s+)[#:.\s]{{0,3}}(?P<number>(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{{2,24}})\b",
        re.IGNORECASE,
    )
