"""patterns/criteria/<set>.yaml: what each guide asks, as dated versions with their source.

A changed policy is a new dated version, never an edit of the old one: an answer given in 2026 can be explained
in 2029 by the version that was in force.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.model.record import CueKind, Mark, Outcome, Status
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import line_of, load_yaml

Table = Literal["minimum_wage", "stated_hours", "self_employment", "provider_sites"]


def _one_line(text: str) -> str:
    if not text.strip() or "\n" in text:
        raise ValueError("must be one line, and not empty")
    return text


def _a_question(text: str) -> str:
    if not text.endswith("?"):
        raise ValueError("must be a question")
    return text


Line = Annotated[str, AfterValidator(_one_line)]
#: What is put to the employer: one line, as it is sent.
Question = Annotated[str, AfterValidator(_one_line), AfterValidator(_a_question)]


class CueCondition(Frozen):
    """Cues that count: of this kind and one of these statuses; bearing this mark, with one of these phrases in their
    words (`says`), and with none of those (`unless`), where named. Phrases are in small letters."""

    cue: CueKind
    status: tuple[Status, ...] = ("asserted",)
    mark: Mark | None = None
    says: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Criterion(Frozen):
    """One thing a guide asks.

    `supports` and `contradicts` are evidence; `hints` are shown and settle nothing; a cue of `unsettles` leaves the
    criterion insufficient whatever supports it. `statement` is the number of the employer's answer. `described_by`:
    a True counts only where one of these cues stands in the papers. `settled_by` names a computed check.
    `applies_when`: without one of these cues the criterion does not apply, and `otherwise` says why. `excused_by`: with
    one of these cues a contradiction may be an exception that the guide allows, and `exception` is what to ask.
    `self_employed` is what to ask in place of `question` where the papers speak of self-employment.
    """

    id: Line
    asks: Line
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
    exception: Question | None = None
    self_employed: Question | None = None
    silent: Line
    question: Question
    visit: Line

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.applies_when is not None and not self.otherwise:
            raise ValueError("applies_when goes with otherwise: why it does not apply")
        if self.excused_by and not self.exception:
            raise ValueError("excused_by goes with exception: what to ask")
        if self.settled_by == "minimum_wage" and not self.self_employed:
            raise ValueError("a wage floor goes with self_employed: what to ask of an owner's income")
        return self


class CriteriaVersion(Frozen):
    """The criteria in force from a date on."""

    from_: date = Field(alias="from")
    source: Line
    guidance: Line
    criteria: tuple[Criterion, ...]


class WorkedExample(Frozen):
    """What the set makes of these papers: the suite runs it.

    Either cues and answers as they stand (`wage` is the minimum-wage check's answer), or words: `words` are lines
    of an otherwise silent description, which is read like any other; `pay` and `site` replace what it says of them.
    """

    about: Line
    as_of: date
    cues: tuple[CueCondition, ...] = ()
    statements: dict[Literal["1", "2", "3", "4", "5", "6", "7"], bool | None] = Field(default_factory=dict)
    wage: Literal["pass", "fail", "unknown"] | None = None
    words: str | None = None
    pay: Line | None = None
    site: Line | None = None
    outcomes: dict[str, Outcome] = Field(min_length=1)

    @property
    def is_read(self) -> bool:
        """Whether the example is words to be read, not cues as they stand."""
        return (self.words, self.pay, self.site) != (None, None, None)

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.is_read and (self.cues or self.statements or self.wage):
            raise ValueError("an example is words, pay and site, or cues, statements and wage")
        return self


class CriteriaSet(Frozen):
    """One guide: its versions, oldest first, and worked examples."""

    set: str
    name: Line
    who: Line
    versions: tuple[CriteriaVersion, ...] = Field(min_length=1)
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
    """Every criteria set by name.

    Raises PatternFileError, with file and line, for versions that overlap or stand out of order, an id twice, an
    example of a criterion that its version has not, and a file whose name is not its set's.
    """
    sets: dict[str, CriteriaSet] = {}
    for file in patterns.files("criteria"):
        loaded = load_yaml(file, CriteriaSet)
        if loaded.set != file.stem:
            raise _wrong(file, ("set",), f"the set is called {loaded.set!r}; name the file {loaded.set}.yaml.")
        _refuse_overlaps(loaded, file)
        _refuse_double_ids(loaded, file)
        _refuse_unknown_ids(loaded, file)
        sets[loaded.set] = loaded
    return sets


def _refuse_overlaps(loaded: CriteriaSet, file: Path) -> None:
    for number, (before, after) in enumerate(pairwise(loaded.versions), start=1):
        if after.from_ <= before.from_:
            said = "overlaps the one before it" if after.from_ == before.from_ else "begins before the one above it"
            raise _wrong(
                file,
                ("versions", number, "from"),
                f"the version from {after.from_} {said}; versions stand oldest first, each ends where the next begins.",
            )


def _refuse_double_ids(loaded: CriteriaSet, file: Path) -> None:
    for number, version in enumerate(loaded.versions):
        seen: set[str] = set()
        for at, criterion in enumerate(version.criteria):
            if criterion.id in seen:
                raise _wrong(file, ("versions", number, "criteria", at, "id"), f"{criterion.id} stands twice.")
            if not criterion.id.startswith(f"{loaded.set}."):
                raise _wrong(
                    file,
                    ("versions", number, "criteria", at, "id"),
                    f"{criterion.id} does not begin with the set's name.",
                )
            seen.add(criterion.id)


def _refuse_unknown_ids(loaded: CriteriaSet, file: Path) -> None:
    for number, example in enumerate(loaded.examples):
        known = {criterion.id for criterion in loaded.in_force(example.as_of).criteria}
        for one in example.outcomes:
            if one not in known:
                raise _wrong(
                    file,
                    ("examples", number, "outcomes", one),
                    f"{one} is no criterion of the version in force on {example.as_of}.",
                )


def _wrong(file: Path, place: tuple[int | str, ...], said: str) -> PatternFileError:
    return PatternFileError(f"{file.name}:{line_of(file, place)}: {said}")
