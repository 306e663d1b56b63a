"""The record: what the program says of one document. Its JSON Schema is the interface (`cie-extract schema`)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field, PlainSerializer

from cie_extract.model.place import Evidence, Frozen

SCHEMA: Final = "cie-extract/record/1"

Confidence = Annotated[float, Field(ge=0, le=1)]
#: Dollars or hours: an exact decimal here, a JSON number in print (100 and 17.65, never "17.65").
Number = Annotated[
    Decimal,
    PlainSerializer(
        lambda value: int(value) if value == value.to_integral_value() else float(value), int | float, when_used="json"
    ),
]
Per = Literal["hour", "day", "week", "biweekly", "semimonthly", "month", "year", "piece"]
Kind = Literal["position_description", "review_request", "packet", "other"]
Status = Literal["asserted", "negated", "hypothetical", "historical", "other"]
CueKind = Literal[
    "wage.subminimum", "wage.time_study", "wage.piece_rate", "wage.customary",
    "benefits.same", "benefits.less", "benefits.stated",
    "provider.independent", "provider.tied",
    "setting.segregated", "setting.crew", "setting.disability_purpose", "setting.community",
    "interaction.coworkers", "interaction.public", "interaction.limited",
    "advancement.same", "advancement.none", "advancement.stated",
    "contract.abilityone", "contract.state_use", "contract.labor_ratio",
    "employer.provider", "employer.staffing_agency",
    "job.shared", "job.team",
    "self_employment", "telework", "peer_mentor",
]  # fmt: skip
Mark = Literal["compared", "kept_for_disability", "doubtful"]
Outcome = Literal["met", "not_met", "conflicting", "insufficient", "not_applicable"]
PeriodKind = Literal["base", "option"]
DateKind = Literal["start", "end", "revised", "posted", "closing", "signed"]
Absence = Literal["not_stated", "not_understood", "not_read"]


class DocumentPart(Frozen):
    """Which part of its file a record is about."""

    index: int
    of: int
    pages: tuple[int, ...] = ()


class ReadingWarning(Frozen):
    """Something a reviewer must know of the reading itself."""

    code: str
    message: str
    page: int | None = None


class DocumentInfo(Frozen):
    """The file and what reading it gave."""

    name: str
    sha256: str
    bytes: int
    text_sha256: str
    part: DocumentPart
    media_type: str
    pages: int | None
    kind: Kind
    language: str
    ocr_pages: tuple[int, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


class Fact(Frozen):
    """What every fact carries beside its value."""

    id: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]


class TextFact(Fact):
    value: str


class SiteFact(Fact):
    city: str | None
    county: str | None
    state: str | None
    zip: str | None


class WageFact(Fact):
    low: Number | None
    high: Number | None
    per: Per
    hourly_low: Number | None
    hourly_high: Number | None
    assumptions: tuple[str, ...] = ()


class FringeFact(Fact):
    amount: Number
    per: Per


class HoursFact(Fact):
    low: Number
    high: Number


class DutyFact(Fact):
    text: str
    percent: Number | None = None
    essential: bool | None = None


class QualificationFact(Fact):
    text: str


class ContractPeriod(Frozen):
    kind: PeriodKind
    start: date | None
    end: date | None
    exercised: bool | None


class ContractFact(Fact):
    program: str | None
    number: str | None
    start: date | None
    end: date | None
    periods: tuple[ContractPeriod, ...] = ()


class DatedFact(Fact):
    what: DateKind
    date: date


class AnswerFact(Fact):
    """An employer's answer; `reason` says why there is none."""

    answer: bool | None
    explanation: str | None
    reason: str | None = None


class SignatureFact(Fact):
    signed: bool
    name: str | None
    title: str | None
    date: date | None


class Facts(Frozen):
    """Every fact of the document; null or empty where it does not state one (`absent` says why)."""

    job_title: TextFact | None = None
    employer: TextFact | None = None
    worksite: SiteFact | None = None
    other_worksites: tuple[SiteFact, ...] = ()
    wages: tuple[WageFact, ...] = ()
    fringe: tuple[FringeFact, ...] = ()
    hours_per_week: HoursFact | None = None
    duties: tuple[DutyFact, ...] = ()
    qualifications: tuple[QualificationFact, ...] = ()
    contract: ContractFact | None = None
    position_dates: tuple[DatedFact, ...] = ()
    statements: dict[str, AnswerFact] = Field(default_factory=dict)
    signature: SignatureFact | None = None


AnyFact = (
    TextFact
    | SiteFact
    | WageFact
    | FringeFact
    | HoursFact
    | QualificationFact  # before DutyFact, which its keys would fit too
    | DutyFact
    | ContractFact
    | DatedFact
    | AnswerFact
    | SignatureFact
)


class Cue(Frozen):
    """A passage that bears on a criterion.

    `marks`: `compared` (the text says what others have), `kept_for_disability` (a practice kept for workers with
    disabilities, even as a possibility), `doubtful` (the words may be meant so and may not: a person reads them).
    """

    id: str
    kind: CueKind
    status: Status
    pattern: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    marks: tuple[Mark, ...] = ()


class CriterionOutcome(Frozen):
    """What a criteria set makes of the facts and cues. `evidence` names facts and cues by id."""

    set: str
    id: str
    outcome: Outcome
    basis: Literal["attested", "text", "table"] | None
    question: str | None
    why: str
    evidence: tuple[str, ...] = ()
    confidence: Confidence = 0.9


class Reason(Frozen):
    """Why a document goes to review."""

    code: Literal[
        "insufficient",
        "not_met",
        "conflicting",
        "missing",
        "expired",
        "unsigned",
        "unanswered",
        "low_confidence",
        "not_read",
        "several_positions",
        "several_sites",
        "option_unproved",
        "personal_data",
        "not_a_position",
        "language",
        "error",
    ]
    about: str
    message: str


class Route(Frozen):
    decision: Literal["clear", "review"]
    reasons: tuple[Reason, ...] = ()


class Versions(Frozen):
    cie_extract: str
    reader: str
    patterns: str
    rules: str
    as_of: date


class Reading(Frozen):
    """What the document says, before any criteria set looks at it."""

    document: DocumentInfo
    facts: Facts
    alternatives: dict[str, tuple[AnyFact, ...]] = Field(default_factory=dict)
    absent: dict[str, Absence] = Field(default_factory=dict)
    cues: tuple[Cue, ...] = ()


class Record(Frozen):
    """One line of `cie-extract extract --json`."""

    schema_: Literal["cie-extract/record/1"] = Field(default=SCHEMA, alias="schema")
    document: DocumentInfo
    facts: Facts
    alternatives: dict[str, tuple[AnyFact, ...]] = Field(default_factory=dict)
    absent: dict[str, Absence] = Field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    criteria: tuple[CriterionOutcome, ...] = ()
    route: Route
    versions: Versions

    def json_line(self) -> str:
        """One line of JSON, keys as in the contract."""
        return self.model_dump_json(by_alias=True)
