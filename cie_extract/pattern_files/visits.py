"""patterns/visits/visit.yaml: what holds for every site visit, and what an observation can show."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import Field

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.model.record import CueKind
from cie_extract.pattern_files.criteria import Criterion
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml


class Count(Frozen):
    """One count of people, as the employer gives it."""

    key: Literal["unit_with", "unit_without", "shift_with", "shift_without"]
    label: str
    hint: str = ""


class Shown(Frozen):
    """What is seen where a kind of cue holds, and where it does not, in words."""

    cue: CueKind
    asserted: str
    negated: str


class VisitFile(Frozen):
    """patterns/visits/visit.yaml."""

    name: str
    source: str
    rules: tuple[str, ...] = Field(min_length=1)
    counts: tuple[Count, ...]
    look: tuple[str, ...]
    shows: tuple[Shown, ...]


class Choice(Frozen):
    """What an observation of a criterion can show. `supports`: it speaks for the criterion, else against it."""

    cue: CueKind
    status: Literal["asserted", "negated"]
    marks: tuple[str, ...] = ()
    words: str
    supports: bool

    @property
    def key(self) -> str:
        """ "interaction.coworkers asserted"."""
        return f"{self.cue} {self.status}"


@lru_cache(maxsize=4)
def load_visits(patterns: Patterns) -> VisitFile:
    """What holds for every visit. Raises PatternFileError, also for a kind that stands twice."""
    file = patterns.file("visits/visit.yaml")
    loaded = load_yaml(file, VisitFile)
    kinds = [one.cue for one in loaded.shows]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise PatternFileError(f"{file.name}: {kind} stands twice in shows.")
    return loaded


def choices_of(criterion: Criterion, visits: VisitFile) -> tuple[Choice, ...]:
    """What can be seen for a criterion and against it, by its own conditions; what only words on paper can say (a
    phrase that must stand there, a mere possibility) is left out."""
    known = {one.cue: one for one in visits.shows}
    found = []
    for supports, conditions in ((True, criterion.supports), (False, criterion.contradicts)):
        for condition in conditions:
            for status in condition.status:
                if status not in ("asserted", "negated") or condition.says or condition.cue not in known:
                    continue
                words = getattr(known[condition.cue], status)
                marks = (condition.mark,) if condition.mark else ()
                found.append(Choice(cue=condition.cue, status=status, marks=marks, words=words, supports=supports))
    return tuple({one.key: one for one in found}.values())
