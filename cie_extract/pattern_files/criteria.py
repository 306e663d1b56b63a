"""patterns/criteria/<set>.yaml: what each guide asks, as dated versions with their source.

A changed policy is a new dated version, never an edit of the old one: an answer given in 2026 can be explained
in 2029 by the version that was in force.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from pydantic import Field

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.model.record import CueKind, Mark, Outcome, Status
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

Table = Literal["minimum_wage", "stated_hours", "self_employment", "provider_sites"]


class CueCondition(Frozen):
    """Cues that count: of this kind and one of these statuses; bearing this mark, and with one of these phrases in
    their words, where named."""

    cue: CueKind
    status: tuple[Status, ...] = ("asserted",)
    mark: Mark | None = None
    says: tuple[str, ...] = ()


class Criterion(Frozen):
    """One thing a guide asks.

    `supports` and `contradicts` are evidence; `hints` are shown and settle nothing; a cue of `unsettles` leaves the
    criterion insufficient whatever supports it. `statement` is the number of the employer's answer. `described_by`:
    a True counts only where one of these cues stands in the papers. `settled_by` names a computed check.
    `applies_when`: without one of these cues the criterion does not apply, and `otherwise` says why. `excused_by`: with
    one of these cues a contradiction may be an exception that the guide allows, and `exception` is what to ask.
    `self_employed` is what to ask in place of `question` where the papers speak of self-employment.
    """

    id: str
    asks: str
    source: str = ""
    statement: int | None = Field(default=None, ge=1, le=7)
    settled_by: Table | None = None
    supports: tuple[CueCondition, ...] = ()
    contradicts: tuple[CueCondition, ...] = ()
    hints: tuple[CueCondition, ...] = ()
    unsettles: tuple[CueCondition, ...] = ()
    described_by: tuple[CueCondition, ...] = ()
    applies_when: tuple[CueCondition, ...] | None = None
    otherwise: str = ""
    excused_by: tuple[CueCondition, ...] = ()
    exception: str = ""
    self_employed: str = ""
    silent: str
    question: str
    visit: str = ""


class CriteriaVersion(Frozen):
    """The criteria in force from a date on."""

    from_: date = Field(alias="from")
    source: str
    guidance: str = ""
    criteria: tuple[Criterion, ...]


class WorkedExample(Frozen):
    """What the set makes of these papers: the suite runs it. `wage` stands for the minimum-wage check's answer."""

    about: str
    as_of: date
    cues: tuple[CueCondition, ...] = ()
    statements: dict[str, bool | None] = Field(default_factory=dict)
    wage: Literal["pass", "fail", "unknown"] | None = None
    outcomes: dict[str, Outcome]


class CriteriaSet(Frozen):
    """One guide: its versions, oldest first, and worked examples."""

    set: str
    name: str
    who: str
    versions: tuple[CriteriaVersion, ...]
    examples: tuple[WorkedExample, ...] = ()

    def in_force(self, as_of: date) -> CriteriaVersion:
        """The version in force on a date; the oldest one for a date before all of them."""
        found = self.versions[0]
        for version in self.versions:
            if version.from_ <= as_of:
                found = version
        return found


@lru_cache(maxsize=4)
def load_criteria(patterns: Patterns) -> dict[str, CriteriaSet]:
    """Every criteria set by name. Raises PatternFileError for versions out of order, an id twice, or a file whose
    name is not its set's."""
    sets: dict[str, CriteriaSet] = {}
    for file in patterns.files("criteria"):
        loaded = load_yaml(file, CriteriaSet)
        if loaded.set != file.stem:
            raise PatternFileError(f"{file.name}: the set is called {loaded.set!r}; name the file {loaded.set}.yaml.")
        starts = [version.from_ for version in loaded.versions]
        if starts != sorted(set(starts)):
            raise PatternFileError(f"{file.name}: versions must stand oldest first, no two from one date.")
        for version in loaded.versions:
            ids = [criterion.id for criterion in version.criteria]
            doubles = {one for one in ids if ids.count(one) > 1}
            if doubles:
                raise PatternFileError(f"{file.name}: {', '.join(sorted(doubles))} stands twice in one version.")
        sets[loaded.set] = loaded
    return sets
