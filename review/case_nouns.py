"""What the store tells of cases: frozen, free of Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cie_extract.model.case import Added, Clues, Judged, Paper, SitePlace


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case as a row of a table. What papers disagree on stands with all its values. `missing` are codes of
    readiness; `scope` is "" before it was assessed."""

    number: str
    state: str
    merged_into: str | None
    criteria_set: str
    folder: str
    position: str
    employer: str
    worksite: str
    scope: str
    missing: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]
    contract_end: date | None
    papers: tuple[str, ...]
    proposals: int
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """How a paper came into its case."""

    number: str
    part: int
    name: str
    role: str
    how: str
    added: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """Something that a person may do: make `other` one with `case` ("join"), or give `papers` of it a case of their own
    ("split", where `other` is None)."""

    id: int
    kind: str
    case: str
    other: str | None
    score: float
    why: tuple[str, ...]
    state: str
    made: datetime
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that was done to a case."""

    id: int
    what: str
    case: str
    other: str | None
    why: str
    by: str
    at: datetime
    undone: bool


@dataclass(frozen=True, slots=True)
class CaseWord:
    """What a person said of a case itself: of a criterion ("criteria.md-dors.2", `kind` "judged"), or of an open point
    ("point.missing:signature", `kind` "seen" or "ask_employer")."""

    id: int
    about: str
    kind: str
    value: Any
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a person did to a case and that can be undone. `what`: "entry" (a value of a paper) or "word"
    (a fact that was added, a criterion that was judged, a point that was looked at)."""

    what: str
    row: int
    field: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.what}-{self.row}"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything that a case is judged by. `added` are facts, `words` persons' words on
    criteria and points; `judged` those on criteria, with those that were said of one paper, oldest
    first. `steps` are what persons did to it and did not take back, the latest last."""

    number: str
    state: str
    merged_into: str | None
    criteria_set: str
    folder: str
    site: SitePlace | None
    papers: tuple[Paper, ...]
    added: tuple[Added, ...]
    words: tuple[CaseWord, ...]
    judged: tuple[Judged, ...]
    steps: tuple[Step, ...]
    places: tuple[PaperPlace, ...]
    proposals: tuple[ProposalLine, ...]
    texts: dict[str, str]  # the text of each paper by its name, which its evidence counts


@dataclass(frozen=True, slots=True)
class Ungrouped:
    """A part of an arrival that was read and is in no case yet. `repeats`: the arrival whose bytes it has again."""

    number: str
    part: int
    record: dict[str, Any]
    text: str
    folder: str
    name: str
    later_version_of: str
    repeats: str


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """A paper whose file was read again since it came into its case: what it was grouped by, and the new reading. `at`
    is the one place that it stands in this case for, where it names several."""

    case: str
    clues: Clues
    by_hand: bool  # a person said what it is in its case
    at: SitePlace | None
    record: dict[str, Any]
    text: str
