"""What the desk asks of the store. Reads alone; each function a fixed number of questions, whatever the store holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from cie_extract.model.record import Record
from cie_extract.pattern_files import Patterns
from review.errors import UnknownNumber
from review.models import Arrival, Attachment, Determination, Draft, Event, Reading, Resolution, Task
from review.nouns import Bin
from review.queries import rows_in_force
from review.standing import Said, Standing, standing_of

OPEN = ("settle", "ready")
PAGE = 25


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything that the page of one unit of work shows."""

    arrival: Arrival
    task: Task
    parts: tuple[Standing, ...]
    steps: tuple[Resolution, ...]  # in force and not undone, the latest last: what can be undone
    determination: Determination | None


def task_of(number: str) -> Task:
    """The task of a number. Raises UnknownNumber."""
    task = Task.objects.select_related("arrival__original").filter(number=number).first()
    if task is None:
        raise UnknownNumber(f"There is no number {number} at the desk.")
    return task


def desk_page(number: str, patterns: Patterns, *, as_of: date, sets: tuple[str, ...]) -> DeskPage:
    """The page of one number, assessed as of a date. Raises UnknownNumber."""
    task = task_of(number)
    original = task.arrival.original_id
    readings = latest_readings(original)
    rows = list(Resolution.objects.filter(original_id=original).order_by("id"))
    said = said_by_part(rows, readings)
    parts = tuple(
        standing_of(
            Record.model_validate_json(reading.record),
            reading.text,
            said.get(reading.part, ()),
            patterns,
            reading_id=reading.pk,
            as_of=as_of,
            sets=sets,
        )
        for reading in readings
    )
    latest = Determination.objects.filter(task=task).order_by("-id").first()
    return DeskPage(task.arrival, task, parts, _undoable(rows), latest)


def latest_readings(original_id: int) -> list[Reading]:
    """The readings of the latest attempt that gave any, by part."""
    latest = Reading.objects.filter(original_id=original_id).aggregate(last=Max("attempt_id"))["last"]
    return list(Reading.objects.filter(attempt_id=latest).order_by("part")) if latest else []


def said_by_part(rows: Sequence[Resolution], readings: Sequence[Reading]) -> dict[int, tuple[Said, ...]]:
    """What persons said that is in force, by the part that it stands in now."""
    standing = rows_in_force(rows)
    if not standing:
        return {}
    attached = {
        one.resolution_id: one
        for one in Attachment.objects.filter(
            resolution_id__in=[row.pk for row in standing], reading_id__in=[reading.pk for reading in readings]
        )
    }
    part_of = {reading.pk: reading for reading in readings}
    found: dict[int, list[Said]] = {}
    for row in standing:
        place = attached.get(row.pk)
        reading = part_of.get(place.reading_id) if place else None
        part = reading.part if reading else row.part
        found.setdefault(part, []).append(_said(row, place, reading))
    return {part: tuple(words) for part, words in found.items()}


def _said(row: Resolution, place: Attachment | None, reading: Reading | None) -> Said:
    evidence: tuple[dict[str, Any], ...] = ()
    if place and reading and place.start is not None and place.end is not None:
        same = row.reading_id == reading.pk
        evidence = (
            {
                "page": row.page if same else None,
                "boxes": row.boxes if same else [],
                "start": place.start,
                "end": place.end,
                "quote": reading.text[place.start : place.end],
            },
        )
    return Said(
        row=row.pk,
        field=row.field,
        subject=row.subject,
        fact=place.fact if place else "",
        kind=row.kind,
        value=row.value,
        source=row.source,
        note=row.note,
        by=row.entered_by,
        at=row.entered,
        how=place.how if place else "lost",
        evidence=evidence,
    )


def latest_row(original_id: int, part: int, field: str, subject: str) -> Resolution | None:
    """The row in force for a field (of a list: of one of its facts), or None."""
    rows = Resolution.objects.filter(original_id=original_id, part=part, field=field, subject=subject)
    return next(iter(rows_in_force(rows.order_by("id"))), None)


def _undoable(rows: Sequence[Resolution]) -> tuple[Resolution, ...]:
    standing: dict[tuple[int, str, str], list[Resolution]] = {}
    for row in rows:
        before = standing.setdefault((row.part, row.field, row.subject), [])
        if row.kind != "undone":
            before.append(row)
        elif before:
            before.pop()
    return tuple(sorted((row for rows in standing.values() for row in rows), key=lambda row: row.pk))


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a person wants to see of the queue."""

    state: str = "settle"
    words: str = ""
    why: str = ""
    site: str = ""
    mine: bool = False

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.why or self.site or self.mine)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue, and what the empty page must say."""

    tasks: tuple[Task, ...]
    total: int
    page: int
    pages: int
    counts: dict[str, int]
    all_in_group: int
    free_in_group: int


_RANKS = {"contradiction": 0, "contract": 1, "gap": 2}


def queue_page(wanted: QueueFilter, page: int, person: str, now: datetime) -> QueuePage:
    """One page of the queue in its order: contradictions, contracts, gaps; the oldest of each first."""
    counts = {row["state"]: row["n"] for row in Task.objects.values("state").annotate(n=Count("id"))}
    held = Q(held_until__gt=now) & ~Q(held_by="") & ~Q(held_by=person)
    group = Task.objects.filter(state=wanted.state)
    sums = group.aggregate(free=Count("id", filter=~held))
    rows = narrowed(group, wanted, person)
    total = rows.count() if wanted.narrows else counts.get(wanted.state, 0)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    shown = rows.select_related("arrival").order_by("rank", "received", "id")[(page - 1) * PAGE : page * PAGE]
    return QueuePage(tuple(shown), total, page, pages, counts, counts.get(wanted.state, 0), sums["free"])


def narrowed(rows: QuerySet[Task], wanted: QueueFilter, person: str) -> QuerySet[Task]:
    """The rows that a filter leaves."""
    if wanted.words:
        words = wanted.words
        rows = rows.filter(
            Q(title__icontains=words)
            | Q(employer__icontains=words)
            | Q(place__icontains=words)
            | Q(number__icontains=words)
        )
    if wanted.why in _RANKS:
        rows = rows.filter(rank=_RANKS[wanted.why])
    if wanted.site:
        rows = rows.filter(site_state=wanted.site.upper()[:2])
    if wanted.mine:
        rows = rows.filter(Q(held_by=person) | Q(assigned_to=person))
    return rows


@dataclass(frozen=True, slots=True)
class Ahead:
    """A file whose pages somebody will look at soon."""

    sha256: str
    name: str
    media_type: str


def first_of_the_queue(count: int) -> tuple[Ahead, ...]:
    """The files that stand first in the queue."""
    rows = Task.objects.filter(state__in=OPEN).order_by("-state", "rank", "received", "id")
    names = ("arrival__original__sha256", "arrival__name", "arrival__original__media_type")
    return tuple(Ahead(*row) for row in rows.values_list(*names)[:count])


def my_drafts(task: Task, person: str) -> dict[str, dict[str, Any]]:
    """What this person has begun to type at this task, by form."""
    return dict(Draft.objects.filter(task=task, by=person).values_list("form", "content"))


def found_tasks(words: str, limit: int = 50) -> tuple[Arrival, ...]:
    """Arrivals by number, file name, title or employer, newest first."""
    rows = Arrival.objects.select_related("task", "same_as").filter(
        Q(number__icontains=words)
        | Q(name__icontains=words)
        | Q(task__title__icontains=words)
        | Q(task__employer__icontains=words)
    )
    return tuple(rows.order_by("-id")[:limit])


def intake_arrivals(limit: int = 50) -> tuple[Arrival, ...]:
    """The latest arrivals, newest first."""
    return tuple(Arrival.objects.select_related("same_as").order_by("-id")[:limit])


def set_aside(limit: int = 100) -> tuple[Arrival, ...]:
    """What is set aside, newest first."""
    rows = Arrival.objects.filter(bin=Bin.SET_ASIDE).select_related("original").prefetch_related("original__attempts")
    return tuple(rows.order_by("-id")[:limit])


def history_of(number: str, limit: int = 500) -> tuple[Event, ...]:
    """What happened with a number, newest first."""
    return tuple(Event.objects.filter(number=number).order_by("-id")[:limit])


def load(now: datetime) -> tuple[tuple[str, int], ...]:
    """How many tasks each person holds or is given."""
    rows = Task.objects.filter(~Q(held_by=""), held_until__gt=now, state__in=OPEN)
    return tuple(rows.values_list("held_by").annotate(n=Count("id")).order_by("-n"))
