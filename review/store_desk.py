"""What the desk writes: tasks, leases, entries and drafts. Each function is one transaction, with its row of history.

Two people who save the same field: the second gets `SomebodyElse`, and nothing of theirs is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from cie_extract.errors import CieExtractError
from review import store_history
from review.attachment import Anchor
from review.models import Draft, Reading, Resolution, Task
from review.queries_desk import QueueFilter, latest_row, narrowed, task_of
from review.reattach import subject_of
from review.standing import Standing
from review.store import LISTS, resolve
from review.store_tasks import fill


class SomebodyElse(CieExtractError):
    """Somebody else saved this field since the form was drawn. `row` is what they saved."""

    code = "somebody_else"
    advice = "Look at both, and choose."

    def __init__(self, row: Resolution) -> None:
        super().__init__("Somebody else saved this field in the meantime.")
        self.row = row


class Held(CieExtractError):
    """Somebody else holds the case."""

    code = "held"
    advice = "Wait until they release it, or ask a lead."


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person enters of one field. `seen` is the row that the form showed as in force, 0 for none."""

    reading_id: int
    anchor: Anchor
    kind: str
    value: Any
    seen: int
    source: str = "papers"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, when, and the key that seals the history."""

    by: str
    at: datetime
    key: bytes


@transaction.atomic
def enter(number: str, entry: Entry, hand: Hand) -> Resolution:
    """Stores what a person entered of one field. Raises SomebodyElse, UnknownNumber."""
    task = _locked(number)
    reading = Reading.objects.get(pk=entry.reading_id)
    subject = subject_of(reading, entry.anchor) if entry.anchor.field in LISTS else ""
    now_in_force = latest_row(reading.original_id, reading.part, entry.anchor.field, subject)
    if now_in_force and now_in_force.pk != entry.seen:
        raise SomebodyElse(now_in_force)
    row = resolve(
        entry.reading_id,
        entry.anchor,
        kind=entry.kind,
        value=entry.value,
        entered_by=hand.by,
        entered=hand.at,
        source=entry.source,
        note=entry.note,
    )
    detail = {"field": entry.anchor.field, "kind": entry.kind, "row": row.pk, "source": entry.source}
    _note(hand, "entered", task.number, detail | {"value": entry.value, "was": entry.anchor.found})
    Draft.objects.filter(task=task, by=hand.by, form=form_name(entry.anchor.field, entry.anchor.fact)).delete()
    return row


@transaction.atomic
def undo(number: str, row_id: int, hand: Hand) -> Resolution:
    """Takes the last row of a field out of force; the one before it holds again. Raises SomebodyElse."""
    task = _locked(number)
    row = Resolution.objects.get(pk=row_id, original_id=task.arrival.original_id)
    last = latest_row(row.original_id, row.part, row.field, row.subject)
    if last is None or last.pk != row.pk:
        raise SomebodyElse(last or row)
    undone = Resolution.objects.create(
        original_id=row.original_id,
        part=row.part,
        reading_id=row.reading_id,
        field=row.field,
        subject=row.subject,
        fact=row.fact,
        kind="undone",
        value={"undoes": row.pk},
        entered_by=hand.by,
        entered=hand.at,
    )
    _note(hand, "undone", task.number, {"field": row.field, "row": row.pk})
    return undone


@transaction.atomic
def take(number: str, hand: Hand, minutes: int) -> Task:
    """Takes a task, or extends the lease of one that is held already. Raises Held."""
    task = _locked(number)
    if held_by_other(task, hand.by, hand.at):
        raise Held(f"{task.held_by} holds {number}.")
    new = task.held_by != hand.by
    task.held_by, task.held_until, task.changed = hand.by, hand.at + timedelta(minutes=minutes), hand.at
    task.save(update_fields=["held_by", "held_until", "changed"])
    if new:
        _note(hand, "taken", number)
    return task


@transaction.atomic
def take_next(wanted: QueueFilter, hand: Hand, minutes: int) -> Task | None:
    """The first task of the queue, in its order, that nobody else holds, now held by this person; None where none."""
    free = Q(held_by="") | Q(held_by=hand.by) | Q(held_until__lte=hand.at) | Q(held_until=None)
    rows = narrowed(Task.objects.filter(state=wanted.state), wanted, hand.by).filter(free)
    rows = rows.filter(Q(assigned_to="") | Q(assigned_to=hand.by)).exclude(held_by=hand.by, held_until__gt=hand.at)
    rows = rows.exclude(Q(drafts__by=F("held_by")) & ~Q(held_by=hand.by))  # a draft keeps a lease that ran out
    first = rows.select_for_update().order_by("rank", "received", "id").first()
    return take(first.number, hand, minutes) if first else None


@transaction.atomic
def release(number: str, hand: Hand) -> None:
    """Gives a task back."""
    if Task.objects.filter(number=number, held_by=hand.by).update(held_by="", held_until=None, changed=hand.at):
        _note(hand, "released", number)


@transaction.atomic
def assign(number: str, person: str, hand: Hand) -> None:
    """Gives a task to somebody ("" for anybody), and frees it where somebody else holds it."""
    task = _locked(number)
    task.assigned_to, task.changed = person, hand.at
    if task.held_by != person:
        task.held_by, task.held_until = "", None
    task.save(update_fields=["assigned_to", "held_by", "held_until", "changed"])
    _note(hand, "assigned", number, {"to": person})


@transaction.atomic
def set_aside_for(number: str, state: str, why: str, wake: date | None, hand: Hand) -> None:
    """Lays a task aside: "employer", "postponed" or "supervisor", with the reason and the day it comes back."""
    task = _locked(number)
    task.state, task.note, task.note_by, task.wake = state, why, hand.by, wake
    task.held_by, task.held_until, task.changed = "", None, hand.at
    task.save()
    _note(hand, state, number, {"why": why, "until": wake.isoformat() if wake else None})


@transaction.atomic
def bring_back(number: str, hand: Hand) -> None:
    """Puts a task that was laid aside back into the queue."""
    task = _locked(number)
    if task.state in ("employer", "postponed", "supervisor"):
        task.state = "ready" if task.left == 0 else "settle"
        task.note, task.note_by, task.wake, task.changed = "", "", None, hand.at
        task.save()
        _note(hand, "brought back", number)


@transaction.atomic
def show_standing(number: str, parts: Sequence[Standing], now: datetime) -> Task:
    """Writes what the queue shows of a task from its standing."""
    task = _locked(number)
    fill(task, [part.record for part in parts], [point for part in parts for point in part.points], now)
    task.save()
    return task


@transaction.atomic
def keep_draft(number: str, person: str, form: str, content: Mapping[str, str], now: datetime) -> None:
    """Keeps what somebody has begun to type."""
    Draft.objects.update_or_create(
        task=task_of(number), by=person, form=form[:120], defaults={"content": dict(content), "saved": now}
    )


def held_by_other(task: Task, person: str, now: datetime) -> bool:
    """Whether somebody else holds it now. A lease that ran out holds as long as a draft of the holder exists."""
    if not task.held_by or task.held_by == person:
        return False
    if task.held_until and task.held_until > now:
        return True
    return Draft.objects.filter(task=task, by=task.held_by).exists()


def form_name(field: str, fact: str) -> str:
    """The name under which a form's draft is kept."""
    return f"{field}/{fact}"


def _locked(number: str) -> Task:
    task_of(number)
    return Task.objects.select_for_update().select_related("arrival").get(number=number)


def _note(hand: Hand, what: str, number: str, detail: Mapping[str, Any] | None = None) -> None:
    store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail=detail)
