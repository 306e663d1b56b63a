"""What the desk asks of the store. Reads alone; each function a fixed number of questions, whatever the store holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from review.case_nouns import Step
from review.errors import UnknownNumber
from review.models import (
    AddedFact,
    Arrival,
    Attachment,
    Case,
    CasePaper,
    Determination,
    Draft,
    Event,
    Reading,
    Resolution,
    Task,
)
from review.nouns import Bin
from review.queries import rows_in_force, rows_not_undone
from review.queries_contacts import UndoEnd
from review.standing import Said

OPEN = ("settle", "ready")
ASIDE = ("employer", "postponed", "supervisor")


def task_of(number: str) -> Task:
    """The task of a case, with the case. Raises UnknownNumber."""
    return _the_task(Task.objects.select_related("case"), number)


def locked_task(number: str) -> Task:
    """The task of a case, held until the caller's transaction ends. Raises UnknownNumber."""
    return _the_task(Task.objects.select_for_update(), number)


def _the_task(rows: QuerySet[Task], number: str) -> Task:
    try:
        return rows.get(number=number, case__isnull=False)
    except Task.DoesNotExist:
        raise UnknownNumber(f"There is no case {number} at the desk.") from None


def cases_without_task() -> tuple[str, ...]:
    """The open cases that are not in the work list yet."""
    rows = Case.objects.filter(state="open", task__isnull=True)
    return tuple(rows.order_by("id").values_list("number", flat=True))


def case_of_paper(number: str) -> str | None:
    """The case that an arrival's papers are in: the first open one."""
    rows = CasePaper.objects.filter(arrival__number=number, case__state="open").order_by("part", "case_id")
    return rows.values_list("case__number", flat=True).first()


def stale_beside(case: Case, limit: int = 10) -> tuple[str, ...]:
    """The cases that share a paper with this one and are to be assessed anew."""
    originals = CasePaper.objects.filter(case=case).values("arrival__original_id")
    shared = cases_over(originals) - {case.pk}
    if not shared:
        return ()
    rows = Case.objects.filter(pk__in=shared, state="open", stale=True)
    return tuple(rows.order_by("id").values_list("number", flat=True)[:limit])


def cases_over(originals: Iterable[int] | QuerySet[Any, Any]) -> set[int]:
    """The cases that have papers of these originals. Asked from the papers' side: of 20,000 cases a few are looked
    at."""
    rows = CasePaper.objects.filter(arrival__original_id__in=originals)
    return set(rows.values_list("case_id", flat=True))


def steps_of(entered: Iterable[Resolution], words: Iterable[AddedFact]) -> tuple[Step, ...]:
    """What persons did to a case and did not take back, the latest last. `entered`: all rows of its papers by id."""
    entries = [Step("entry", row.pk, row.field, row.entered_by, row.entered) for row in _undoable(entered)]
    added = [Step("word", row.pk, row.field, row.entered_by, row.entered) for row in words]
    return tuple(sorted((*entries, *added), key=lambda step: (step.at, step.row)))


def still_undoable(steps: Iterable[Step], end: UndoEnd | None) -> tuple[Step, ...]:
    """Of these steps those that can be undone: none from before a letter was sent or the list was changed."""
    return tuple(step for step in steps if end is None or step.at > end.at)


def latest_readings(original_id: int) -> list[Reading]:
    """The readings of the latest attempt that gave any, by part."""
    latest = Reading.objects.filter(original_id=original_id).aggregate(last=Max("attempt_id"))["last"]
    return list(Reading.objects.filter(attempt_id=latest).order_by("part")) if latest else []


def readings_of(originals: Iterable[int]) -> dict[int, list[Reading]]:
    """The readings of the latest attempt that gave any, by part, of each of these originals."""
    found: dict[int, list[Reading]] = {original: [] for original in originals}
    rows = Reading.objects.filter(original_id__in=tuple(found))
    latest = rows.values("original_id").annotate(last=Max("attempt_id")).values("last")
    held = Reading.objects.filter(attempt_id__in=latest, original_id__in=tuple(found)).defer("particulars")
    for reading in sorted(held, key=lambda one: one.part):
        found[reading.original_id].append(reading)
    return found


def resolutions_of(originals: Iterable[int]) -> dict[int, list[Resolution]]:
    """Everything that persons entered of these originals, oldest first."""
    found: dict[int, list[Resolution]] = {original: [] for original in originals}
    for row in sorted(Resolution.objects.filter(original_id__in=tuple(found)), key=lambda one: one.pk):
        found[row.original_id].append(row)
    return found


def said_of(
    read: Mapping[int, Sequence[Reading]], rows: Mapping[int, Sequence[Resolution]]
) -> dict[int, dict[int, tuple[Said, ...]]]:
    """What persons said that is in force, by original and by the part that it stands in now."""
    standing = {original: rows_in_force(held) for original, held in rows.items()}
    places = _places(
        [row for held in standing.values() for row in held], [one for parts in read.values() for one in parts]
    )
    return {original: _by_part(standing[original], read[original], places) for original in read}


def said_by_part(rows: Sequence[Resolution], readings: Sequence[Reading]) -> dict[int, tuple[Said, ...]]:
    """What persons said of one original that is in force, by the part that it stands in now."""
    standing = rows_in_force(rows)
    return _by_part(standing, readings, _places(standing, readings))


def _places(standing: Sequence[Resolution], readings: Sequence[Reading]) -> dict[int, Attachment]:
    if not standing:
        return {}
    rows = Attachment.objects.filter(
        resolution_id__in=[row.pk for row in standing], reading_id__in=[reading.pk for reading in readings]
    )
    return {one.resolution_id: one for one in rows}


def _by_part(
    standing: Sequence[Resolution], readings: Sequence[Reading], attached: Mapping[int, Attachment]
) -> dict[int, tuple[Said, ...]]:
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


def _undoable(rows: Iterable[Resolution]) -> tuple[Resolution, ...]:
    return tuple(sorted(chain.from_iterable(rows_not_undone(rows)), key=lambda row: row.pk))


@dataclass(frozen=True, slots=True)
class Ahead:
    """A file whose pages somebody will look at soon."""

    sha256: str
    name: str
    media_type: str


def first_of_the_queue(count: int) -> tuple[Ahead, ...]:
    """The files of the cases that stand first in the queue."""
    first = Task.objects.filter(state__in=OPEN).order_by("-state", "rank", "received", "id")
    cases = list(first.values_list("case_id", flat=True)[:count])
    names = ("arrival__original__sha256", "arrival__name", "arrival__original__media_type")
    rows = CasePaper.objects.filter(case_id__in=cases).values_list("case_id", *names)
    ahead = sorted(rows, key=lambda row: cases.index(row[0]))
    return tuple(dict.fromkeys(Ahead(*row[1:]) for row in ahead))


def my_drafts(task: Task, person: str) -> dict[str, dict[str, Any]]:
    """What this person has begun to type at this task, by form."""
    return dict(Draft.objects.filter(task=task, by=person).values_list("form", "content"))


def found_tasks(words: str, limit: int = 50) -> tuple[Task, ...]:
    """Cases by their number, title, employer or place, and by the number or name of one of their papers."""
    papers = CasePaper.objects.filter(Q(arrival__number__icontains=words) | Q(arrival__name__icontains=words))
    rows = Task.objects.exclude(case=None).filter(
        Q(number__icontains=words)
        | Q(title__icontains=words)
        | Q(employer__icontains=words)
        | Q(place__icontains=words)
        | Q(case_id__in=papers.order_by("-id").values("case_id")[: limit * 4])
    )
    return tuple(rows.order_by("-id")[:limit])


def found_arrivals(words: str, limit: int = 50) -> tuple[Arrival, ...]:
    """Files that are in no case, by number or name, newest first: waiting, set aside, received before."""
    rows = Arrival.objects.select_related("same_as", "no_position").prefetch_related("case_papers")
    rows = rows.filter(Q(number__icontains=words) | Q(name__icontains=words))
    return tuple(rows.filter(case_papers=None).order_by("-id")[:limit])


def intake_arrivals(limit: int = 50) -> tuple[Arrival, ...]:
    """The latest arrivals, newest first, with the cases that they are in and how those stand."""
    rows = Arrival.objects.select_related("same_as", "no_position").prefetch_related("case_papers__case__task")
    return tuple(rows.order_by("-id")[:limit])


def without_case(limit: int = 100) -> tuple[Arrival, ...]:
    """What was read and is in no case, as no position was found in it, newest first; not what a person filed."""
    rows = Arrival.objects.filter(bin__in=(Bin.READY, Bin.REVIEW), case_papers=None, no_position=None)
    return tuple(rows.order_by("-id")[:limit])


def filed(limit: int = 25) -> tuple[Arrival, ...]:
    """What a person said is no position, the latest first."""
    rows = Arrival.objects.filter(no_position__isnull=False, case_papers=None).select_related("no_position")
    return tuple(rows.order_by("-no_position__at")[:limit])


def set_aside(limit: int = 100) -> tuple[Arrival, ...]:
    """What is set aside, newest first."""
    rows = Arrival.objects.filter(bin=Bin.SET_ASIDE).select_related("original").prefetch_related("original__attempts")
    return tuple(rows.order_by("-id")[:limit])


def history_of(number: str, limit: int = 500) -> tuple[Event, ...]:
    """What happened with a number, newest first."""
    return tuple(Event.objects.filter(number=number).order_by("-id")[:limit])


def latest_determination(case: Case) -> Determination | None:
    """What was signed of a case last."""
    return Determination.objects.filter(case=case).order_by("-id").first()


def load(now: datetime) -> tuple[tuple[str, int], ...]:
    """How many tasks each person holds or is given."""
    rows = Task.objects.filter(~Q(held_by=""), held_until__gt=now, state__in=OPEN)
    return tuple(rows.values_list("held_by").annotate(n=Count("id")).order_by("-n"))
