"""How the program speaks to people: what papers show, never that a position is approved or done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cie_extract.model.place import Evidence
from cie_extract.model.record import CriterionOutcome, FringeFact, HoursFact, SiteFact, WageFact
from cie_extract.stages.attested import ALONE, attested_words
from cie_extract.stages.wording import UNITS


@dataclass(frozen=True, slots=True)
class Sign:
    """An outcome at a glance: one character (never colour alone), its words, a colour where there is one."""

    mark: str
    words: str
    colour: str


SUPPORT = Sign("+", "papers support it", "green")
ATTESTED = Sign("a", ALONE, "cyan")
CONTRADICT = Sign("-", "papers contradict it", "red")
DISAGREE = Sign("!", "answer and papers disagree", "magenta")
SILENT = Sign("?", "papers do not say", "yellow")
APART = Sign("/", "does not apply", "white")

_SIGNS = {
    "met": SUPPORT,
    "not_met": CONTRADICT,
    "conflicting": DISAGREE,
    "insufficient": SILENT,
    "not_applicable": APART,
}

KINDS = {
    "position_description": "position description",
    "review_request": "review request",
    "packet": "packet (request and description)",
    "other": "another paper",
}
SHORT_KINDS = {
    "position_description": "description",
    "review_request": "request",
    "packet": "packet",
    "other": "other paper",
}
STATUSES = {
    "asserted": "",
    "negated": "denied: ",
    "hypothetical": "only a possibility: ",
    "historical": "in the past: ",
    "other": "said of others: ",
}
#: A passage that may be meant so and may not, for a person to read.
DOUBTFUL = "may be meant so: "
ABSENCES = {
    "not_stated": "not stated",
    "not_understood": "stated, but not understood",
    "not_read": "the page that may hold it could not be read",
}
BINS = {
    "ready": "ready",
    "review": "review",
    "set_aside": "set aside",
    "already_received": "already received",
    None: "waiting",
}


def sign(outcome: CriterionOutcome) -> Sign:
    """The sign of an outcome; what rests on the employer's word has its own."""
    if outcome.outcome == "met" and outcome.basis == "attested":
        return replace(ATTESTED, words=attested_words(outcome.why))
    return _SIGNS[outcome.outcome]


def sign_of(stored: str) -> Sign:
    """The sign of an outcome as the store tells it: "met", "attested" (met on the employer's word alone), ..."""
    return ATTESTED if stored == "attested" else _SIGNS[stored]


def legend(signs: Iterable[Sign]) -> str:
    """What the signs mean, those that occur, in a fixed order."""
    found = set(signs)
    order = (SUPPORT, ATTESTED, SILENT, CONTRADICT, DISAGREE, APART)
    return "; ".join(f"{one.mark} {one.words}" for one in order if one in found)


def dollars(amount: Decimal) -> str:
    """$17.65; $41,600; a part of a cent as printed: $0.034."""
    if amount == amount.to_integral_value() and amount >= 1000:
        return f"${amount:,.0f}"
    places = max(2, -int(amount.as_tuple().exponent))
    return f"${amount:,.{places}f}"


def wage(fact: WageFact) -> str:
    """$17.65 to $18.40 an hour; with the hourly rate where the unit is another."""
    unit = UNITS[fact.per]
    said = f"{_span(fact.low, fact.high)} {unit}"
    if fact.per != "hour" and (fact.hourly_low or fact.hourly_high):
        said += f", which is {_span(fact.hourly_low, fact.hourly_high)} an hour"
    return said


def _span(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return f"up to {dollars(high)}" if high is not None else "an unknown amount"
    if high is None:
        return f"from {dollars(low)}"
    return dollars(low) if low == high else f"{dollars(low)} to {dollars(high)}"


def fringe(fact: FringeFact) -> str:
    return f"{dollars(fact.amount)} {UNITS[fact.per]}"


def hours(fact: HoursFact) -> str:
    """24 to 30; up to 25; 40."""
    low, high = f"{fact.low:f}", f"{fact.high:f}"
    if fact.low == fact.high:
        return high
    return f"up to {high}" if fact.low == 0 else f"{low} to {high}"


def site(fact: SiteFact) -> str:
    """Hagerstown, Washington County, MD 21740: what is known of it."""
    county = fact.county
    if county and not county.endswith(")"):
        county = f"{county} County"
    end = " ".join(part for part in (fact.state, fact.zip) if part)
    return ", ".join(part for part in (fact.city, county, end) if part)


def page(evidence: tuple[Evidence, ...]) -> str:
    """p. 2, or the paragraph's number in a file without pages."""
    if not evidence:
        return ""
    first = evidence[0]
    if first.page is not None:
        return f"p. {first.page}"
    return f"par. {first.block + 1}" if first.block is not None else ""


def quote(evidence: tuple[Evidence, ...], at_most: int = 160) -> str:
    """The words themselves, in quotation marks, their pieces joined, cut where long."""
    pieces = [piece for at, piece in enumerate(evidence) if not _inside(piece, evidence[:at])]
    said = " … ".join(" ".join(piece.quote.split()) for piece in pieces)
    return f"“{said}”" if len(said) <= at_most else f"“{said[:at_most].rstrip()}…”"


def _inside(piece: Evidence, others: tuple[Evidence, ...]) -> bool:
    return any(other.start <= piece.start and piece.end <= other.end for other in others)


def day(value: date | None) -> str:
    return value.isoformat() if value else "not stated"


def count(number: int, one: str, many: str | None = None) -> str:
    """1 document, 2 documents."""
    return f"{number} {one if number == 1 else many or one + 's'}"
