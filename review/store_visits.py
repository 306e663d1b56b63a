"""Site visits: planned, recorded, corrected. What was seen becomes added facts of the case, "from a visit".

A record is never changed: a correction replaces it, its facts go out of force with it, and both rows stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction

from cie_extract.errors import CieExtractError
from review import store_case_desk, store_history
from review.errors import CannotChangeCase
from review.models import AddedFact, Task, Visit, VisitRecord
from review.store_case_changes import NewFact
from review.store_cases import open_case
from review.store_contacts import content_hash, replaced_row
from review.store_desk import Hand

COUNTS = ("unit_with", "unit_without", "shift_with", "shift_without")


class Signed(CieExtractError):
    """The determination of the case is signed: what it rests on is not changed any more."""

    code = "signed"
    advice = "Re-open it with a reason first."


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit as it is planned."""

    guide: str
    day: date
    time: time | None
    place: str
    observer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of one criterion. `shows` names the cue and status that it is evidence of, "" for none; `words`
    says that in a sentence."""

    criterion: str
    seen: str
    shows: str = ""
    words: str = ""
    marks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What was seen at a visit. Counts are None where the employer gave none."""

    observer: str
    day: date
    shift: str
    counts: Mapping[str, int | None]
    observations: Sequence[Observation]
    compared_with: str = ""
    remarks: str = ""
    replaces: int = 0
    why: str = ""


@transaction.atomic
def plan_visit(number: str, visit: NewVisit, hand: Hand) -> int:
    """Plans a visit. Returns its id. Raises UnknownCase, CannotChangeCase."""
    case = open_case(number)
    row = Visit.objects.create(
        case=case,
        guide=visit.guide,
        day=visit.day,
        time=visit.time,
        place=visit.place,
        observer=visit.observer,
        note=visit.note,
        made_by=hand.by,
        made=hand.at,
    )
    detail = {"visit": row.pk, "on": visit.day.isoformat(), "guide": visit.guide}
    _note(hand, "visit planned", number, detail | {"content": content_hash([visit.place, visit.observer, visit.note])})
    return row.pk


@transaction.atomic
def cancel_visit(number: str, visit: int, why: str, hand: Hand) -> None:
    """Calls a planned visit off. Raises CannotChangeCase where it is none of the case's, or not planned any more."""
    row = _visit(number, visit)
    if row.state != "planned":
        raise CannotChangeCase("This visit is not planned any more.")
    row.state, row.cancelled_by, row.cancelled, row.cancelled_why = "cancelled", hand.by, hand.at, why
    row.save(update_fields=["state", "cancelled_by", "cancelled", "cancelled_why"])
    _note(hand, "visit cancelled", number, {"visit": row.pk, "why": why})


@transaction.atomic
def record_visit(number: str, visit: int, record: NewRecord, hand: Hand) -> int:
    """Notes what was seen, and adds it to the case as facts from a visit. Returns the record's id.

    Raises Signed, CannotChangeCase (a visit that was called off, a second record that corrects none, a correction of
    what was corrected already), NotAFact.
    """
    row = _visit(number, visit)
    must_not_be_signed(number)
    if row.state == "cancelled":
        raise CannotChangeCase("This visit was called off.")
    old: VisitRecord | None = replaced_row(row.records, record.replaces) if record.replaces else None
    if old is None and row.state == "recorded":
        raise CannotChangeCase("This visit is recorded already: correct that record.")
    if old is not None:
        _take_out(number, old, hand)
    facts = [store_case_desk.add(number, _fact(one, record), hand) for one in record.observations if one.shows]
    made = VisitRecord.objects.create(
        visit=row,
        replaces=old,
        observer=record.observer,
        day=record.day,
        shift=record.shift,
        counts={key: record.counts.get(key) for key in COUNTS},
        compared_with=record.compared_with,
        observations={one.criterion: {"seen": one.seen, "shows": one.shows} for one in record.observations},
        remarks=record.remarks,
        facts=facts,
        why=record.why,
        entered_by=hand.by,
        entered=hand.at,
    )
    Visit.objects.filter(pk=row.pk).update(state="recorded")
    content = [made.observer, made.shift, made.counts, made.compared_with, made.observations, made.remarks]
    detail = {"visit": row.pk, "record": made.pk, "facts": facts, "content": content_hash(content)}
    detail |= {"replaces": old.pk, "why": record.why} if old else {}
    _note(hand, "visit corrected" if old else "visit recorded", number, detail)
    return made.pk


def must_not_be_signed(number: str) -> None:
    """Raises Signed where a determination of the case is signed and not re-opened."""
    if Task.objects.filter(case__number=number, state__in=("decided", "second")).exists():
        raise Signed("This is signed. Re-open it with a reason before changing anything.")


def _visit(number: str, visit: int) -> Visit:
    row = Visit.objects.select_for_update().filter(pk=visit, case=open_case(number)).first()
    if row is None:
        raise CannotChangeCase(f"{number} has no such visit.")
    return row


def _fact(one: Observation, record: NewRecord) -> NewFact:
    field, _, status = one.shows.partition(" ")
    value: Any = {"status": status, "marks": list(one.marks)} if one.marks else status
    seen = f"visit by {record.observer}, {record.shift}" + (f": {one.seen}" if one.seen else "")
    return NewFact(field, value, one.words, "visit", seen[:400], record.day)


def _take_out(number: str, old: VisitRecord, hand: Hand) -> None:
    for fact in AddedFact.objects.filter(pk__in=old.facts, withdrawn=None).order_by("id"):
        store_case_desk.withdraw(number, fact.pk, hand)


def _note(hand: Hand, what: str, number: str, detail: Mapping[str, Any]) -> None:
    store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail=detail)
