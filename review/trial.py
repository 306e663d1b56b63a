"""What a table or a criteria set that is not yet in force would change in the positions of the store.

A dry run: every case, and every document that is in none, is assessed twice on one day, by what is in force and by what
is to be, with what persons entered laid over what was read; their words on criteria are left aside, as they would hide
what the papers come to. Nothing is written, and no file is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain

from django.db.models import Q

from cie_extract.model.record import CriterionOutcome, Record
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from review import queries_cases
from review.case_nouns import CaseFile
from review.case_work import judged
from review.models import Arrival, CasePaper, Determination, Reading, Resolution
from review.nouns import Bin
from review.queries_desk import latest_readings, said_by_part
from review.queries_listed import of_case
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
    """One position whose outcomes or route would change: a case, or a document (its `part`) that is in none.

    `decided` is "" for an open one, else the decision that a person signed, which stands whatever the trial says.
    The routes are those of a document; a case has none ("").
    """

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
class _Judged:
    """What one set of patterns makes of a position."""

    criteria: tuple[CriterionOutcome, ...]
    route: str = ""


@dataclass(frozen=True, slots=True)
class _Position:
    """A position of the store, and how it is judged by patterns."""

    number: str
    name: str
    part: int
    decided: str
    judged: Callable[[Patterns], _Judged]


def try_patterns(in_force: Patterns, candidate: Patterns, *, as_of: date, sets: tuple[str, ...]) -> Trial:
    """Assess everything that is at work in the store by both.

    A document is judged by the sets, of which the first routes; a case by its own guide, with the sets beside it.
    """
    counted = {True: 0, False: 0}
    changed: list[PositionChange] = []
    other_words = 0
    for position in chain(_cases(as_of, sets), _documents(as_of, sets)):
        counted[bool(position.decided)] += 1
        change, reworded = _difference(position, in_force, candidate)
        if change.outcomes or change.route_before != change.route_after:
            changed.append(change)
        elif reworded:
            other_words += 1
    return Trial(as_of, counted[False], counted[True], tuple(changed), other_words)


def _cases(as_of: date, sets: tuple[str, ...]) -> Iterator[_Position]:
    for line in reversed(queries_cases.case_lines()):
        file = queries_cases.case_file(line.number)
        decided = _decision(of_case(line.number))
        yield _Position(line.number, line.position, 1, decided, partial(_judge_case, file, as_of, sets))


def _judge_case(file: CaseFile, as_of: date, sets: tuple[str, ...], patterns: Patterns) -> _Judged:
    if file.criteria_set not in load_criteria(patterns):
        return _Judged(())
    bare = replace(file, judged=())  # a person's word would hide what the papers come to
    return _Judged(judged(bare, patterns, as_of=as_of, also=_known(sets, patterns)).criteria)


def _documents(as_of: date, sets: tuple[str, ...]) -> Iterator[_Position]:
    """The documents that are in no case."""
    at_work = Arrival.objects.select_related("original").exclude(bin__in=("", Bin.ALREADY_RECEIVED, Bin.SET_ASIDE))
    for arrival in at_work.order_by("id"):
        in_cases = set(CasePaper.objects.filter(arrival=arrival, case__state="open").values_list("part", flat=True))
        readings = latest_readings(arrival.original_id)
        rows = list(Resolution.objects.filter(original_id=arrival.original_id).order_by("id"))
        said = said_by_part(rows, readings)
        for reading in readings:
            if reading.part not in in_cases:
                by = partial(_judge_document, reading, said.get(reading.part, ()), as_of, sets)
                decided = _decision(Q(task__arrival=arrival))
                yield _Position(arrival.number, arrival.name, reading.part, decided, by)


def _judge_document(
    reading: Reading, said: tuple[Said, ...], as_of: date, sets: tuple[str, ...], patterns: Patterns
) -> _Judged:
    record = standing_of(
        Record.model_validate_json(reading.record),
        reading.text,
        tuple(one for one in said if one.kind != "judged"),
        patterns,
        reading_id=reading.pk,
        as_of=as_of,
        sets=_known(sets, patterns),
    ).record
    return _Judged(record.criteria, record.route.decision)


def _decision(of: Q) -> str:
    """What a person decided of a position and did not re-open, or ""."""
    rows = Determination.objects.filter(of).exclude(state="reopened")
    signed = rows.order_by("-id").first()
    return signed.decision if signed else ""


def _difference(position: _Position, in_force: Patterns, candidate: Patterns) -> tuple[PositionChange, bool]:
    before, after = position.judged(in_force), position.judged(candidate)
    old = {(one.set, one.id): one for one in before.criteria}
    new = {(one.set, one.id): one for one in after.criteria}
    outcomes = tuple(
        OutcomeChange(key[1], _outcome(old.get(key)), _outcome(new.get(key)), _why(new.get(key)))
        for key in dict.fromkeys((*old, *new))
        if _outcome(old.get(key)) != _outcome(new.get(key))
    )
    change = PositionChange(
        number=position.number,
        name=position.name,
        part=position.part,
        decided=position.decided,
        outcomes=outcomes,
        route_before=before.route,
        route_after=after.route,
    )
    return change, any(old[key].why != new[key].why for key in old.keys() & new.keys())


def _known(sets: tuple[str, ...], patterns: Patterns) -> tuple[str, ...]:
    """Those of the sets that the patterns have: a set may be new with the candidate."""
    there = load_criteria(patterns)
    return tuple(name for name in sets if name in there)


def _outcome(outcome: CriterionOutcome | None) -> str:
    if outcome is None:
        return NOT_ASKED
    return "attested" if outcome.outcome == "met" and outcome.basis == "attested" else outcome.outcome


def _why(outcome: CriterionOutcome | None) -> str:
    return outcome.why if outcome else "The set no longer asks it."
