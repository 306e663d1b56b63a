"""What a table or a criteria set that is not yet in force would change in the positions of the store.

A dry run: stored readings, with what persons entered laid over them, are assessed twice on one day, by what is in force
and by what is to be. Nothing is written, and no file is read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cie_extract.model.record import CriterionOutcome, Record
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from review.models import Arrival, Determination, Reading, Resolution
from review.nouns import Bin
from review.queries_desk import latest_readings, said_by_part
from review.standing import Said, standing_of

#: What is said of a criterion that one of the two does not ask.
NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """One criterion that would come out otherwise. Outcomes as in a record; "attested" for met on a claim alone."""

    criterion: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class PositionChange:
    """One stored document whose outcomes or route would change. `decided` is "" for an open one, else the decision
    that a person signed, which stands whatever the trial says."""

    number: str
    name: str
    part: int
    decided: str
    outcomes: tuple[OutcomeChange, ...]
    route_before: str
    route_after: str


@dataclass(frozen=True, slots=True)
class Trial:
    """The dry run: what was looked at, what would change, and how many keep every outcome on other figures."""

    as_of: date
    open: int
    decided: int
    changed: tuple[PositionChange, ...]
    other_words: int


@dataclass(frozen=True, slots=True)
class _Stored:
    number: str
    name: str
    decided: str
    reading: Reading
    said: tuple[Said, ...]


def try_patterns(in_force: Patterns, candidate: Patterns, *, as_of: date, sets: tuple[str, ...]) -> Trial:
    """Assess everything that is at work in the store by both. The first set named routes."""
    counted = {True: 0, False: 0}
    changed: list[PositionChange] = []
    other_words = 0
    for stored in _stored():
        counted[bool(stored.decided)] += 1
        change, reworded = _difference(stored, in_force, candidate, as_of, sets)
        if change.outcomes or change.route_before != change.route_after:
            changed.append(change)
        elif reworded:
            other_words += 1
    return Trial(as_of, counted[False], counted[True], tuple(changed), other_words)


def _stored() -> Iterator[_Stored]:
    at_work = Arrival.objects.select_related("original").exclude(bin__in=("", Bin.ALREADY_RECEIVED, Bin.SET_ASIDE))
    for arrival in at_work.order_by("id"):
        readings = latest_readings(arrival.original_id)
        rows = list(Resolution.objects.filter(original_id=arrival.original_id).order_by("id"))
        said = said_by_part(rows, readings)
        signed = Determination.objects.filter(task__arrival=arrival).exclude(state="reopened").order_by("-id").first()
        for reading in readings:
            decided = signed.decision if signed else ""
            yield _Stored(arrival.number, arrival.name, decided, reading, said.get(reading.part, ()))


def _difference(
    stored: _Stored, in_force: Patterns, candidate: Patterns, as_of: date, sets: tuple[str, ...]
) -> tuple[PositionChange, bool]:
    before, after = (_record(stored, patterns, as_of, sets) for patterns in (in_force, candidate))
    old = {(one.set, one.id): one for one in before.criteria}
    new = {(one.set, one.id): one for one in after.criteria}
    outcomes = tuple(
        OutcomeChange(key[1], _outcome(old.get(key)), _outcome(new.get(key)), _why(new.get(key)))
        for key in dict.fromkeys((*old, *new))
        if _outcome(old.get(key)) != _outcome(new.get(key))
    )
    change = PositionChange(
        number=stored.number,
        name=stored.name,
        part=stored.reading.part,
        decided=stored.decided,
        outcomes=outcomes,
        route_before=before.route.decision,
        route_after=after.route.decision,
    )
    return change, any(old[key].why != new[key].why for key in old.keys() & new.keys())


def _record(stored: _Stored, patterns: Patterns, as_of: date, sets: tuple[str, ...]) -> Record:
    known = load_criteria(patterns)
    return standing_of(
        Record.model_validate_json(stored.reading.record),
        stored.reading.text,
        stored.said,
        patterns,
        reading_id=stored.reading.pk,
        as_of=as_of,
        sets=tuple(name for name in sets if name in known),
    ).record


def _outcome(outcome: CriterionOutcome | None) -> str:
    if outcome is None:
        return NOT_ASKED
    return "attested" if outcome.outcome == "met" and outcome.basis == "attested" else outcome.outcome


def _why(outcome: CriterionOutcome | None) -> str:
    return outcome.why if outcome else "The set no longer asks it."
