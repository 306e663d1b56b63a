"""What an extractor found: a normalised value, the places that say it, and the rule that read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Span = tuple[int, int]

PER = ("hour", "day", "week", "biweekly", "semimonthly", "month", "year", "piece")


@dataclass(frozen=True, slots=True)
class Text:
    """A title or an employer, as written, white space folded."""

    value: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place of work. Parts that the document does not state are None; the county may come from the tables."""

    city: str | None = None
    county: str | None = None
    state: str | None = None  # two letters
    zip: str | None = None


@dataclass(frozen=True, slots=True)
class Wage:
    """Base pay as stated: dollars a unit. `low` None for "up to $X". Hours say how the unit becomes an hour."""

    low: Decimal | None
    high: Decimal | None
    per: str
    hourly_low: Decimal | None = None
    hourly_high: Decimal | None = None
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fringe:
    """Health and welfare or other fringe, never part of the wage."""

    amount: Decimal
    per: str


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week; `low` 0 for "up to n"."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """A duty or qualification as listed, whole, without its bullet."""

    text: str
    percent: Decimal | None = None
    essential: bool | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A base or option period of a contract; `exercised` None where not said."""

    kind: str  # "base" or "option"
    start: date | None
    end: date | None
    exercised: bool | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """The contract that funds the position."""

    program: str | None = None
    number: str | None = None
    start: date | None = None
    end: date | None = None
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """Another date of the position: start, end, revised, posted, closing, signed."""

    what: str
    date: date


@dataclass(frozen=True, slots=True)
class Answer:
    """The employer's answer to one of the seven statements; `value` None for blank, double or ambiguous."""

    number: int
    value: bool | None
    explanation: str | None = None
    reason: str | None = None  # why there is no answer: "blank", "both_marked", "ambiguous", "not_legible"


@dataclass(frozen=True, slots=True)
class Signed:
    """The signature block of a review request. A typed company name is no signature."""

    signed: bool
    name: str | None = None
    title: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class CueMention:
    """A passage that bears on a criterion: its kind, before and after its status is known.

    `marks`: `compared` (the text says what others have), `kept_for_disability` (a practice kept for workers with
    disabilities, even as a possibility), `doubtful` (the words may be meant so and may not: a person reads them; its
    status is "hypothetical").
    """

    kind: str
    status: str = "asserted"
    marks: frozenset[str] = frozenset()


Value = Text | Site | Wage | Fringe | Hours | Item | Contract | Dated | Answer | Signed | CueMention


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the document says, and where it says it.

    `field` is the key of the record that it is a candidate for. `spans` are offsets into the text, never empty: the
    first is the value itself, others what it also rests on (a heading that gives the unit). `score` orders candidates
    of one field, 0 to 1. `found_by` names the rule ("wages/range", "job_title/label") for `explain`.
    """

    field: str
    value: Value
    spans: tuple[Span, ...]
    found_by: str
    score: float = 0.9
    note: str = ""  # for `explain`: why this reading; never document text beyond the quote
