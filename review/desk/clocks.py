"""What is due: acknowledge, complete, answer, decide, in working days; and what a lead's page shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Min, Q

from review import queries_desk
from review.desk.office import Office
from review.models import Task
from review.queries_desk import ASIDE, OPEN


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock that runs: what is to be done by when."""

    words: str
    due: date
    late: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the queue: the case, since when in working days, the clocks that run, and who holds it."""

    task: Task
    days: int
    clocks: tuple[Clock, ...]
    holder: str
    mine: bool
    why: tuple[Any, ...]
    more: int

    @property
    def late(self) -> bool:
        return any(clock.late for clock in self.clocks)


def clocks_of(task: Task, office: Office) -> tuple[Clock, ...]:
    """The clocks that run for a case, the first that strikes first. While an employer's answer is awaited, that clock
    runs alone."""
    today = office.today()

    def clock(words: str, start: date, days: int) -> Clock:
        due = office.calendar.after(start, days)
        return Clock(words, due, due < today)

    if task.state in ("decided", "merged", "waiting"):
        return ()
    if task.asked is not None:
        return (clock("Answer due", task.asked, office.answer_days),)
    start = task.clock_from or task.received
    found = [clock("Decide by", start, office.decide_days)]
    if task.acknowledged is None:
        found.append(clock("Acknowledge by", task.received, office.acknowledge_days))
    if not task.complete:
        found.append(clock("Papers together by", start, office.complete_days))
    return tuple(sorted(found, key=lambda one: one.due))


def edge_of(office: Office) -> date:
    """Whose clock began before this day is past the day of decision."""
    return office.calendar.before(office.today(), office.decide_days)


def row_of(task: Task, office: Office, person: str) -> Row:
    """A case as a row of the queue."""
    now = office.now()
    held = bool(task.held_by and task.held_until and task.held_until > now)
    return Row(
        task=task,
        days=office.calendar.days(task.received, office.today()),
        clocks=clocks_of(task, office),
        holder=task.held_by if held else "",
        mine=held and task.held_by == person,
        why=tuple(task.why[:3]),
        more=max(0, task.left - 3),
    )


def load_page(office: Office) -> dict[str, Any]:
    """What a lead's page shows: how old the work is, who holds and is given what, what is late or laid aside."""
    now, today, edge = office.now(), office.today(), edge_of(office)
    waiting = Task.objects.exclude(state__in=("decided", "merged", "waiting"))
    ages = waiting.aggregate(
        all=Count("id"),
        week=Count("id", filter=Q(received__gt=today - timedelta(days=7))),
        month=Count("id", filter=Q(received__lte=today - timedelta(days=7), clock_from__gte=edge)),
        overdue=Count("id", filter=Q(clock_from__lt=edge)),
        ask=Count("id", filter=Q(state="supervisor")),
        oldest=Min("received"),
    )
    held = Task.objects.filter(~Q(held_by=""), held_until__gt=now).order_by("held_until")[:100]
    late = waiting.filter(clock_from__lt=edge, state__in=(*OPEN, "second")).order_by("clock_from", "id")[:50]
    aside = waiting.filter(state__in=ASIDE).order_by("wake", "id")[:50]
    return {
        "ages": ages,
        "held": held,
        "late": [row_of(task, office, "") for task in late],
        "aside": aside,
        "load": load_of(now),
        "people": User.objects.filter(is_active=True).order_by("username"),
    }


def load_of(now: Any) -> tuple[tuple[str, int, int], ...]:
    """Each person with how many cases they hold and are given."""
    held = dict(queries_desk.load(now))
    rows = Task.objects.exclude(assigned_to="").filter(state__in=(*OPEN, *ASIDE))
    given = dict(rows.values_list("assigned_to").annotate(n=Count("id")))
    return tuple((name, held.get(name, 0), given.get(name, 0)) for name in sorted(held.keys() | given.keys()))
