"""Working days and what is due: acknowledge, complete, answer, decide. Holidays of the office are not known here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Min, Q

from review import queries_desk
from review.desk.office import Office
from review.models import Task


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the queue: the task, since when in working days, when it is due, and who holds it."""

    task: Task
    days: int
    due: date
    overdue: bool
    holder: str
    mine: bool
    why: tuple[Any, ...]
    more: int


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    return weeks * 5 + sum((start + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))


def after_working_days(start: date, days: int) -> date:
    """The day that lies so many working days after `start`."""
    weeks, rest = divmod(days, 5)
    day = start + timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def row_of(task: Task, office: Office, person: str) -> Row:
    """A task as a row of the queue."""
    today, now = office.today(), office.now()
    due = after_working_days(task.received, office.decide_days)
    held = bool(task.held_by and task.held_until and task.held_until > now)
    return Row(
        task=task,
        days=working_days(task.received, today),
        due=due,
        overdue=due < today,
        holder=task.held_by if held else "",
        mine=held and task.held_by == person,
        why=tuple(task.why[:2]),
        more=max(0, task.left - 2),
    )


def load_page(office: Office) -> dict[str, Any]:
    """What a lead's page shows."""
    now, today = office.now(), office.today()
    waiting = Task.objects.exclude(state="decided")
    edge = today - timedelta(days=office.decide_days * 7 // 5)
    ages = waiting.aggregate(
        all=Count("id"),
        week=Count("id", filter=Q(received__gt=today - timedelta(days=7))),
        month=Count("id", filter=Q(received__lte=today - timedelta(days=7), received__gt=edge)),
        overdue=Count("id", filter=Q(received__lte=edge)),
        oldest=Min("received"),
    )
    held = Task.objects.filter(~Q(held_by=""), held_until__gt=now).order_by("held_until")[:100]
    late = waiting.filter(received__lte=edge).order_by("received", "id")[:50]
    return {
        "ages": ages,
        "held": held,
        "late": [row_of(task, office, "") for task in late],
        "load": queries_desk.load(now),
        "people": User.objects.filter(is_active=True).order_by("username"),
    }
