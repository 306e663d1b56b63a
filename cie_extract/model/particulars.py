"""What a document says beside its record: who sent it, who runs the site, how large and of what kind the employer is,
by which wage determination the job is paid, how many of a unit have a disability.

The record has no keys for these. They are read with their places, stored beside the record, and shown as suggestions:
none decides anything until a person takes it over as a fact. A contact is personal data: it goes into no log, list or
receipt.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from cie_extract.model.place import Evidence, Frozen
from cie_extract.model.record import Record

PARTICULARS_SCHEMA: Final = "cie-extract/particulars/1"

ParticularKind = Literal[
    "contact", "host", "headcount", "tax_status", "occupation", "wage_determination", "disability_count"
]


class Contact(Frozen):
    """Who sent a paper or answers for it. Personal data."""

    kind: Literal["contact"] = "contact"
    name: str | None = None
    phone: str | None = None
    email: str | None = None


class Host(Frozen):
    """Who owns or runs the place of work, where that is not the employer."""

    kind: Literal["host"] = "host"
    name: str


class Headcount(Frozen):
    """How many people the employer employs in all: `low` to `high`, one of them open for "more than", "fewer than"."""

    kind: Literal["headcount"] = "headcount"
    low: int | None
    high: int | None
    about: bool = False


class TaxStatus(Frozen):
    """What kind of organisation the employer is; `form` is the paragraph that it names ("501(c)(3)")."""

    kind: Literal["tax_status"] = "tax_status"
    status: Literal["nonprofit", "for_profit", "government"]
    form: str | None = None


class Occupation(Frozen):
    """An occupation code of the Service Contract Act's directory, with its title where that stands beside it."""

    kind: Literal["occupation"] = "occupation"
    code: str
    title: str | None = None


class WageDetermination(Frozen):
    """The number of a wage determination and its revision."""

    kind: Literal["wage_determination"] = "wage_determination"
    number: str
    revision: int | None = None


class DisabilityCount(Frozen):
    """How many of a unit have a disability: counts, never names. `people` is the whole unit, `percent` a stated share
    with a disability; `unit` is the unit in the paper's own small words ("clerks", "crew")."""

    kind: Literal["disability_count"] = "disability_count"
    unit: str | None = None
    people: int | None = None
    with_disability: int | None = None
    without_disability: int | None = None
    percent: Decimal | None = None


ParticularValue = Annotated[
    Contact | Host | Headcount | TaxStatus | Occupation | WageDetermination | DisabilityCount,
    Field(discriminator="kind"),
]


class Particular(Frozen):
    """One of them, its places, and the rule that read it."""

    value: ParticularValue
    confidence: float
    evidence: tuple[Evidence, ...]
    found_by: str

    @property
    def kind(self) -> ParticularKind:
        return self.value.kind


class Particulars(Frozen):
    """All of one document, the surest of each kind first. Offsets hold for the reading whose text has this hash."""

    schema_: Literal["cie-extract/particulars/1"] = Field(default=PARTICULARS_SCHEMA, alias="schema")
    name: str
    part: int = 1
    text_sha256: str
    particulars: tuple[Particular, ...] = ()

    def of(self, kind: ParticularKind) -> tuple[Particular, ...]:
        """Those of a kind."""
        return tuple(one for one in self.particulars if one.kind == kind)

    def json_line(self) -> str:
        """As one line of JSON."""
        return self.model_dump_json(by_alias=True)


class ReadPart(NamedTuple):
    """What is made of one document of a file: its record, its text, and what stands beside the record."""

    record: Record
    text: str
    particulars: Particulars | None = None
