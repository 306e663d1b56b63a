"""What the desk writes of the work list: who holds a case, what is laid aside, drafts, saved views. Each function is
one transaction, with its row of history. What a person says of a case is written by `store_case_desk.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from cie_extract.errors import CieExtractError
from review import store_history
from review.attachment import Anchor
from review.models import Draft, Resolution, SavedView, Task
from review.queries_desk import ASIDE, OPEN, locked_task, task_of
from review.queries_queue import QueueFilter, due_to_wake, narrowed
from review.working_days import FEDERAL, Calendar


class SomebodyElse(CieExtractError):
    """Somebody else saved this field since the form was drawn. `row` is what they saved."""

    code = "somebody_else"
    advice = "Look at both, and choose."

    def __init__(self, row: Resolution) -> None:
        super().__init__("Somebody else saved this field in the meantime.")
        self.row = row


class NotNow(CieExtractError):
    """The case is not in a state for this."""

    code = "not_now"
    advice = "Look at the case: what can be done stands on its page."


class Held(CieExtractError):
    """Somebody else holds the case."""

    code = "held"
    advice = "Wait until they release it, or ask a lead."

    def __init__(self, number: str, by: str) -> None:
        super().__init__(f"{by} holds {number}.")
        self.number, self.by = number, by


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
    """Who writes, when, the key that seals the history, and the working days that clocks go by."""

    by: str
    at: datetime
    key: bytes
    calendar: Calendar = FEDERAL


@transaction.atomic
def take(number: str, hand: Hand, minutes: int, today: date) -> Task:
    """Takes a case, or extends the lease of one that is held already. Raises Held, UnknownNumber."""
    task = locked_task(number)
    if held_by_other(task, hand.by, hand.at):
        raise Held(number, task.held_by)
    new = task.held_by != hand.by
    task.held_by, task.held_until, task.changed = hand.by, hand.at + timedelta(minutes=minutes), hand.at
    task.acknowledged = task.acknowledged or today
    task.save(update_fields=["held_by", "held_until", "changed", "acknowledged"])
    if new:
        _note(hand, "taken", number)
    return task


@transaction.atomic
def take_next(wanted: QueueFilter, hand: Hand, minutes: int, today: date, edge: date) -> Task | None:
    """The first task of the queue, in its order, that nobody else holds, now held by this person; None where none."""
    free = Q(held_by="") | Q(held_by=hand.by) | Q(held_until__lte=hand.at) | Q(held_until=None)
    rows = narrowed(Task.objects.filter(state=wanted.state), wanted, hand.by, edge).filter(free)
    rows = rows.filter(Q(assigned_to="") | Q(assigned_to=hand.by)).exclude(held_by=hand.by, held_until__gt=hand.at)
    rows = rows.exclude(Q(drafts__by=F("held_by")) & ~Q(held_by=hand.by))  # a draft keeps a lease that ran out
    first = rows.select_for_update().order_by("rank", "received", "id").first()
    return take(first.number, hand, minutes, today) if first else None


@transaction.atomic
def release(number: str, hand: Hand) -> None:
    """Gives a task back."""
    if Task.objects.filter(number=number, held_by=hand.by).update(held_by="", held_until=None, changed=hand.at):
        _note(hand, "released", number)


@transaction.atomic
def assign(number: str, person: str, hand: Hand) -> None:
    """Gives a task to somebody ("" for anybody), and frees it where somebody else holds it."""
    task = locked_task(number)
    task.assigned_to, task.changed = person, hand.at
    if task.held_by != person:
        task.held_by, task.held_until = "", None
    task.save(update_fields=["assigned_to", "held_by", "held_until", "changed"])
    _note(hand, "assigned", number, {"to": person})


@transaction.atomic
def set_aside_for(number: str, state: str, why: str, wake: date, hand: Hand, today: date) -> None:
    """Lays a case aside: "employer", "postponed" or "supervisor", with the reason and the day it comes back. While an
    employer's answer is awaited, the clock of the decision stands. Raises NotNow where it is signed."""
    task = locked_task(number)
    if task.state not in (*OPEN, *ASIDE):
        raise NotNow("It is signed; re-open it with a reason first.")
    if state != "employer":
        _clock_on(task, today, hand.calendar)
    task.asked = (task.asked or today) if state == "employer" else None
    task.state, task.note, task.note_by, task.wake = state, why, hand.by, wake
    task.held_by, task.held_until, task.changed = "", None, hand.at
    task.save()
    _note(hand, state, number, {"why": why, "until": wake.isoformat()})


@transaction.atomic
def bring_back(number: str, hand: Hand, today: date) -> None:
    """Puts a case that was laid aside back into the queue; what was noted of it stays to be read."""
    task = locked_task(number)
    if task.state in ASIDE:
        _clock_on(task, today, hand.calendar)
        task.state = "ready" if task.left == 0 else "settle"
        task.wake, task.changed = None, hand.at
        task.save()
        _note(hand, "brought back", number)


def wake_up(hand: Hand, today: date) -> int:
    """Brings everything back whose day has come. Returns how many."""
    due = due_to_wake(today)
    for task in due:
        bring_back(task.number, replace(hand, by=""), today)
    return len(due)


def drop_draft(task: Task, person: str, form: str) -> None:
    """Forgets what somebody had begun to type: it was saved."""
    Draft.objects.filter(task=task, by=person, form=form[:120]).delete()


@transaction.atomic
def keep_view(person: str, name: str, query: str, *, shared: bool, now: datetime) -> None:
    """Keeps a filter of the queue under a name; the same name again replaces it."""
    SavedView.objects.update_or_create(
        owner=person, name=name[:80], defaults={"query": query[:1000], "shared": shared, "made": now}
    )


@transaction.atomic
def drop_view(person: str, identifier: int) -> bool:
    """Forgets one of a person's own views."""
    return bool(SavedView.objects.filter(pk=identifier, owner=person).delete()[0])


def _clock_on(task: Task, today: date, calendar: Calendar) -> None:
    """The working days that an answer was awaited do not count for the decision."""
    if task.asked is not None:
        waited = calendar.days(task.asked, today)
        task.clock_from = calendar.after(task.clock_from or task.received, waited) if waited else task.clock_from
        task.asked = None


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


def _note(hand: Hand, what: str, number: str, detail: Mapping[str, Any] | None = None) -> None:
    store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail=detail)
