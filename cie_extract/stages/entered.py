"""What a person said of a reading's facts, laid over it: their values stand, and their word is sure.

Pure. Nothing that a person entered is computed away: a corrected wage gets its hourly rate by the same rule as a read
one, and that is all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from cie_extract.model.finding import Hours, Wage
from cie_extract.model.record import Reading
from cie_extract.stages.hourly import hourly

Kind = Literal["confirmed", "corrected", "chosen", "not_stated", "unreadable", "ask_employer"]

#: Fields that hold several facts.
LISTS = frozenset({"other_worksites", "wages", "fringe", "duties", "qualifications", "position_dates"})


@dataclass(frozen=True, slots=True)
class Entered:
    """One thing that a person said. `fact` is the id of the fact it is about, "" for one that the reading has not.
    `id` names a value of its own. `evidence` is where they said it stands, as in a record."""

    field: str  # "wages", "statements.3"
    fact: str
    kind: Kind
    value: Mapping[str, Any] | None
    id: str
    evidence: tuple[Mapping[str, Any], ...] = ()


def with_entered(reading: Reading, entered: Iterable[Entered]) -> Reading:
    """The reading with what persons entered in force. Raises ValueError for a value that is none of its field."""
    plain = reading.model_dump(mode="json")
    facts, absent = plain["facts"], plain["absent"]
    for one in entered:
        name, _, key = one.field.partition(".")
        if name not in facts or one.kind == "ask_employer":
            continue
        if name in LISTS:
            facts[name] = _in_list(facts[name], one)
        elif name == "statements":
            _set(facts["statements"], key, _fact(facts["statements"].get(key), one))
        else:
            facts[name] = _fact(facts[name], one)
        if facts[name]:
            absent.pop(name, None)
        else:
            absent[name] = "not_read" if one.kind == "unreadable" else "not_stated"
    _count_hours(facts)
    return Reading.model_validate(plain)


def _fact(fact: dict[str, Any] | None, one: Entered) -> dict[str, Any] | None:
    if one.kind in ("not_stated", "unreadable"):
        return None
    if one.kind == "confirmed":
        return {**fact, "confidence": 1.0} if fact else None
    evidence = list(one.evidence) or (fact["evidence"] if fact else [])
    return {**(one.value or {}), "id": one.fact or one.id, "confidence": 1.0, "evidence": evidence}


def _in_list(facts: list[dict[str, Any]], one: Entered) -> list[dict[str, Any]]:
    at = next((place for place, fact in enumerate(facts) if one.fact and fact["id"] == one.fact), None)
    if at is None:
        if one.kind in ("not_stated", "unreadable") and not one.fact:
            return []  # said of the whole field
        made = _fact(None, one)
        return [*facts, made] if made else facts
    made = _fact(facts[at], one)
    return [*facts[:at], *([made] if made else []), *facts[at + 1 :]]


def _set(answers: dict[str, Any], key: str, fact: dict[str, Any] | None) -> None:
    if fact is None:
        answers.pop(key, None)
    else:
        answers[key] = {"explanation": None, "reason": None, **fact}


def _count_hours(facts: dict[str, Any]) -> None:
    """Every wage by the hour, by the hours that stand now."""
    stated = facts["hours_per_week"]
    hours = Hours(Decimal(str(stated["low"])), Decimal(str(stated["high"]))) if stated else None
    counted = []
    for wage in facts["wages"]:
        low, high = (Decimal(str(wage[key])) if wage[key] is not None else None for key in ("low", "high"))
        made = hourly(Wage(low=low, high=high, per=wage["per"]), hours)
        ends = {"hourly_low": made.hourly_low, "hourly_high": made.hourly_high, "assumptions": made.assumptions}
        counted.append({**wage, **ends})
    facts["wages"] = counted
