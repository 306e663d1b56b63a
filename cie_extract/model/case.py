"""A case: one position at one site, with all its papers. Its JSON is what `cie-extract case NUMBER --json` prints."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, Literal

from pydantic import Field

from cie_extract.model.place import Evidence, Frozen
from cie_extract.model.record import AnyFact, CriterionOutcome, Cue, Kind, Outcome, Reading, Reason, Versions

CASE_SCHEMA: Final = "cie-extract/case/1"

#: What a paper is in its case. "added" is a fact that a person added by hand; "replaced" is kept and counts no more.
Role = Literal["request", "description", "packet", "attachment", "other", "added", "replaced"]
#: How a value came: read, read and confirmed by a person, entered by a person over what was read, added by hand.
How = Literal["read", "confirmed", "entered", "added"]


class SitePlace(Frozen):
    """The place of work that a case is about."""

    city: str | None = None
    county: str | None = None
    state: str | None = None
    zip: str | None = None


class Entered(Frozen):
    """What a person said of a value of one paper at the desk: what is in force, and whose word it is. `fact` is the
    id of the value it made or confirmed, "" where it took one away. `kind`: confirmed, corrected, chosen, not_stated,
    unreadable, ask_employer."""

    field: str
    fact: str = ""
    kind: str
    by: str
    on: date
    source: str = "papers"
    note: str = ""


class Judged(Frozen):
    """A person's word on a criterion of the case, in the place of the program's. `found`: what the program says of it,
    which stays beside it. `overtaken_by`: a paper that came later and touches the criterion; the word holds no more."""

    criterion: str
    outcome: Outcome
    why: str
    by: str
    on: date
    at: datetime | None = None
    found: Outcome | None = None
    overtaken_by: str = ""


class Paper(Frozen):
    """One document of a case: the number it came under, the part of that file, and what it says.

    `reasons` are those of its own route: what a reviewer must settle of this paper. `entered`: what of the reading is
    a person's word. `since`: when it came into the case, None where that is not known.
    """

    number: str
    part: int = 1
    received: date
    role: Role
    reading: Reading
    reasons: tuple[Reason, ...] = ()
    entered: tuple[Entered, ...] = ()
    since: datetime | None = None

    @property
    def name(self) -> str:
        """ "2026-0147", or "2026-0147/2" for a part of a file that holds several documents."""
        return self.number if self.reading.document.part.of == 1 else f"{self.number}/{self.part}"


class Added(Frozen):
    """A fact that a person added by hand, with its source. `settles`: where papers disagree, this value holds.

    `field` is a key of the facts, "contract.end", "statements.3", or a cue kind; `value` is its JSON form there:
    "17.65", {"city": "Bel Air", "state": "MD"}, true, or a cue's status ("asserted", "negated").
    """

    id: int
    field: str
    value: Any
    said: str = ""
    source: Literal["call", "letter", "visit", "email", "table", "papers", "other"]
    source_detail: str = ""
    said_on: date
    by: str
    settles: bool = False
    entered: datetime | None = None


class Source(Frozen):
    """One paper that states a value, and the very fact as it stands there."""

    paper: str
    role: Role
    received: date
    how: How = "read"
    by: str = ""
    fact: AnyFact


class Variant(Frozen):
    """One value of a field, in a reader's words, and every paper that states it."""

    value: Any
    said: str
    sources: tuple[Source, ...]


class CombinedFact(Frozen):
    """What all papers say of one field. `conflict`: they disagree, and every value is kept with its quote; none is
    chosen because it is newer. `settled_by` names the added fact that a person let hold."""

    field: str
    variants: tuple[Variant, ...]
    conflict: bool = False
    settled_by: str = ""
    why: str = ""


class CaseCue(Frozen):
    """A passage that bears on a criterion, and the paper it stands in."""

    paper: str
    how: How = "read"
    cue: Cue


class ReadinessItem(Frozen):
    """One thing that a guide wants of a case before it can be reviewed. `ask`: the line to the employer."""

    code: str
    label: str
    state: Literal["there", "missing", "unread", "not_needed"]
    why: str
    ask: str = ""
    papers: tuple[str, ...] = ()


class Readiness(Frozen):
    """Whether the right papers are together: mechanical, and no word about what they say."""

    ready: bool
    summary: str
    items: tuple[ReadinessItem, ...]


class Scope(Frozen):
    """Whether the guide asks for a review of this position at all. `evidence` names cues and facts by id."""

    answer: Literal["in", "not_in", "cannot_tell"]
    why: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    question: str | None = None


class Listed(Frozen):
    """A position that a determination in force speaks of already."""

    number: str
    position: str
    employer: str
    site: SitePlace
    until: date | None = None


class Difference(Frozen):
    """One thing that a later version of a paper says otherwise, and the criteria that it touches."""

    field: str
    kind: Literal["added", "removed", "changed"]
    before: str | None
    after: str | None
    evidence_before: tuple[Evidence, ...] = ()
    evidence_after: tuple[Evidence, ...] = ()
    touches: tuple[str, ...] = ()


class Revision(Frozen):
    """What a later paper changes against an earlier one of the same role. `reopens`: criteria that came out otherwise,
    or whose grounds changed; every other one stays as it was."""

    earlier: str
    later: str
    differences: tuple[Difference, ...]
    reopens: tuple[str, ...] = ()


class PaperLine(Frozen):
    """A paper as a line of the case's record."""

    paper: str
    number: str
    part: int
    received: date
    role: Role
    kind: Kind
    name: str
    sha256: str
    text_sha256: str
    reasons: tuple[Reason, ...] = ()
    entered: tuple[Entered, ...] = ()


class GuideVersion(Frozen):
    """By which version of a guide a case was judged: the day it is in force from, its source, and how the guidance
    that it rests on stands."""

    set: str
    name: str
    in_force_from: date
    source: str
    guidance: str


class CaseRecord(Frozen):
    """What the papers of a case say together, and what the guides make of it. It decides nothing."""

    schema_: Literal["cie-extract/case/1"] = Field(default=CASE_SCHEMA, alias="schema")
    number: str
    set: str
    site: SitePlace | None = None
    papers: tuple[PaperLine, ...]
    added: tuple[Added, ...] = ()
    facts: tuple[CombinedFact, ...] = ()
    cues: tuple[CaseCue, ...] = ()
    scope: Scope
    readiness: Readiness
    criteria: tuple[CriterionOutcome, ...] = ()
    judged: tuple[Judged, ...] = ()
    revisions: tuple[Revision, ...] = ()
    guides: tuple[GuideVersion, ...] = ()
    versions: Versions

    def json_line(self) -> str:
        """One line of JSON."""
        return self.model_dump_json(by_alias=True)

    def fact(self, field: str) -> CombinedFact | None:
        """What the papers say of a field; None where none of them states it."""
        return next((one for one in self.facts if one.field == field), None)


class Clues(Frozen):
    """What tells which papers belong together, of one paper. Names are folded: lower case, no company forms."""

    number: str
    part: int = 1
    of: int = 1
    role: Role
    folder: str = ""
    file_name: str = ""
    title: str = ""
    employer: str = ""
    sites: tuple[SitePlace, ...] = ()
    sure_sites: bool = False  # every site has its city and state and is read with certainty
    references: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    later_version_of: str = ""  # number of the arrival that had this file name before
