"""The rows of the work list: made when something was read, brought up to date when its standing changes. Called within
the transactions of the other stores."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from cie_extract.model.record import Record
from review.models import Arrival, Resolution, Task
from review.nouns import Bin
from review.queries_desk import OPEN, latest_readings, said_by_part
from review.standing import Point, points_of, rank_of
from review.wording import value_words


@transaction.atomic
def open_task(arrival: Arrival, now: datetime) -> Task:
    """The task of an arrival that was read: made, or brought up to date from its latest reading."""
    readings = latest_readings(arrival.original_id)
    rows = list(Resolution.objects.filter(original_id=arrival.original_id).order_by("id"))
    said = said_by_part(rows, readings)
    records = [Record.model_validate_json(reading.record) for reading in readings]
    points = [
        point
        for record, reading in zip(records, readings, strict=True)
        for point in points_of(record.route.reasons, said.get(reading.part, ()))
    ]
    task = Task.objects.filter(arrival=arrival).first() or Task(arrival=arrival, number=arrival.number)
    task.received = arrival.received
    fill(task, records, points, now)
    task.save()
    return task


def open_missing_tasks(now: datetime) -> int:
    """Makes the tasks of arrivals that were read before there was a desk. Returns how many."""
    made = 0
    rows = Arrival.objects.filter(bin__in=(Bin.READY, Bin.REVIEW), task__isnull=True).order_by("id")
    for arrival in rows.iterator():
        open_task(arrival, now)
        made += 1
    return made


def fill(task: Task, records: Sequence[Record], points: Sequence[Point], now: datetime) -> None:
    """Writes what the queue shows into a row, unsaved."""
    facts = [record.facts for record in records]
    sites = [one.worksite for one in facts if one.worksite]
    ends = [one.contract.end for one in facts if one.contract and one.contract.end]
    titles = [one.job_title.value for one in facts if one.job_title]
    employers = [one.employer.value for one in facts if one.employer]
    site = json.loads(sites[0].model_dump_json()) if sites else None
    opened = [point for point in points if not point.settled]
    task.title = (titles[0] if titles else task.arrival.name)[:400]
    task.employer = (employers[0] if employers else "")[:400]
    task.place = value_words("worksite", site)[:200] if site else ""
    task.site_state = (site or {}).get("state") or ""
    task.contract_end = max(ends, default=None)
    task.why = [[point.code, point.about] for point in opened[:12]]
    task.left = len(opened)
    task.rank = min((rank_of(point.code) for point in opened), default=3)
    task.changed = now
    if task.state in OPEN:
        task.state = "settle" if opened else "ready"
