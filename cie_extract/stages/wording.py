"""Facts in a reader's words, for sentences that set them side by side."""

from __future__ import annotations

from decimal import Decimal

from cie_extract.model.record import (
    AnswerFact,
    ContractFact,
    DatedFact,
    DutyFact,
    Fact,
    FringeFact,
    HoursFact,
    QualificationFact,
    SignatureFact,
    SiteFact,
    TextFact,
    WageFact,
)

#: How often a sum is paid, in words.
UNITS = {
    "hour": "an hour",
    "day": "a day",
    "week": "a week",
    "biweekly": "every two weeks",
    "semimonthly": "twice a month",
    "month": "a month",
    "year": "a year",
    "piece": "a piece",
}


def said_of(fact: Fact, part: str = "") -> str:
    """One fact in words; of a contract, one part of it."""
    match fact:
        case TextFact():
            return fact.value
        case SiteFact():
            end = " ".join(word for word in (fact.state, fact.zip) if word)
            return ", ".join(word for word in (fact.city or fact.county, end) if word) or "a place"
        case WageFact():
            low = _money(fact.low) if fact.low is not None else f"up to {_money(fact.high)}"
            span = (
                f"{low} to {_money(fact.high)}" if fact.low is not None and fact.high not in (None, fact.low) else low
            )
            return f"{span} {UNITS[fact.per]}"
        case FringeFact():
            return f"{_money(fact.amount)} {UNITS[fact.per]}"
        case HoursFact():
            return f"{fact.low:f}" if fact.low == fact.high else f"{fact.low:f} to {fact.high:f}"
        case DutyFact() | QualificationFact():
            return fact.text
        case DatedFact():
            return f"{fact.what} {fact.date.isoformat()}"
        case AnswerFact():
            said = {True: "True", False: "False", None: "no answer"}[fact.answer]
            return f"{said} ({fact.reason.replace('_', ' ')})" if fact.answer is None and fact.reason else said
        case SignatureFact():
            words = ["signed" if fact.signed else "not signed", fact.name, fact.title]
            return ", ".join([word for word in words if word] + ([fact.date.isoformat()] if fact.date else []))
        case ContractFact():
            return _contract(fact, part)
    raise TypeError(type(fact).__name__)


def _span(fact: WageFact) -> str:
    if fact.low is None:
        return f"up to {_money(fact.high)}"
    return _money(fact.low) if fact.high in (None, fact.low) else f"{_money(fact.low)} to {_money(fact.high)}"


def _contract(fact: ContractFact, part: str) -> str:
    if part == "periods":
        known = {True: ", exercised", False: ", not exercised", None: ""}
        return "; ".join(
            f"{one.kind} {one.start or 'unknown'} to {one.end or 'unknown'}{known[one.exercised]}"
            for one in fact.periods
        )
    if part:
        return str(getattr(fact, part) or "")
    return " ".join(str(word) for word in (fact.program, fact.number, fact.start, fact.end) if word)


def _money(amount: Decimal | None) -> str:
    if amount is None:
        return "an unknown amount"
    places = 0 if amount == amount.to_integral_value() and amount >= 1000 else max(2, -int(amount.as_tuple().exponent))
    return f"${amount:,.{places}f}"
