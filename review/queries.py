"""What the store is asked. Reads alone; every answer is frozen and free of Django."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from review.errors import UnknownNumber
from review.lines import lines_of
from review.models import Arrival, Attempt, BatchRun, Reading, ReceiptPage, Remembered, Resolution
from review.nouns import VERSIONS, ArrivalLine, AttemptLine, Bin, Counts, ReadingPage, RunLine, Submission


@dataclass(frozen=True, slots=True)
class Waiting:
    """An arrival that waits to be read."""

    number: str
    name: str
    sha256: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An arrival whose set-aside copy is not where it should be: to be put there, or taken away."""

    number: str
    name: str
    sha256: str
    code: str
    shelf: str
    message: str
    advice: str
    arrived: datetime


def holders(numbers: Sequence[str]) -> tuple[str, ...]:
    """The numbers under which these are at work: an "already received" stands for the one it repeats, and one that was
    set aside for a later arrival of the same bytes that is at work, where there is one; of several set-aside arrivals
    the first stands for all. Raises UnknownNumber."""
    chosen: dict[int, Arrival] = {}
    for number in numbers:
        arrival = Arrival.objects.select_related("same_as").filter(number=number).first()
        if arrival is None:
            raise UnknownNumber(f"There is no number {number}.")
        while arrival.same_as:
            arrival = arrival.same_as
        at_work = Arrival.objects.filter(original=arrival.original_id).exclude(
            bin__in=(Bin.ALREADY_RECEIVED, Bin.SET_ASIDE)
        )
        if arrival.bin == Bin.SET_ASIDE:
            arrival = at_work.order_by("-id").first() or arrival
        chosen.setdefault(arrival.original_id, arrival)
    return tuple(sorted(arrival.number for arrival in chosen.values()))


def counts() -> Counts:
    """How many arrivals are where."""
    found = {row["bin"]: row["n"] for row in Arrival.objects.values("bin").annotate(n=Count("id"))}
    return Counts(waiting=found.pop("", 0), **found)


def waiting(numbers: Iterable[str] | None = None) -> tuple[Waiting, ...]:
    """The arrivals that wait to be read, oldest first; of these numbers alone where given."""
    rows = Arrival.objects.filter(bin="").order_by("id")
    if numbers is not None:
        rows = rows.filter(number__in=tuple(numbers))
    return tuple(Waiting(*row) for row in rows.values_list("number", "name", "original__sha256", "folder"))


def sha256_of_claim(claim: str) -> str | None:
    """The hash of what was taken under this name, or None where the store does not know it."""
    return Arrival.objects.filter(claim=claim).values_list("original__sha256", flat=True).first()


def remembered(inbox: str) -> dict[tuple[str, int, int], str]:
    """The files of a read-only inbox that were copied already: path, size and time, and under which claim."""
    rows = Remembered.objects.filter(inbox=inbox)
    return {(row.path, row.size, row.modified_ns): row.arrival.claim for row in rows.select_related("arrival")}


def lines(numbers: Sequence[str]) -> tuple[ArrivalLine, ...]:
    """These arrivals as rows of a table, by number."""
    found: list[ArrivalLine] = []
    for at in range(0, len(numbers), 500):  # SQLite takes so many values in one question
        found += lines_of(Arrival.objects.filter(number__in=numbers[at : at + 500]))
    return tuple(sorted(found, key=lambda line: (int(line.number[:4]), int(line.number[5:]))))


def latest_lines(limit: int) -> tuple[ArrivalLine, ...]:
    """The latest arrivals, newest first."""
    newest = Arrival.objects.order_by("-id").values_list("id", flat=True)[:limit]
    return tuple(lines_of(Arrival.objects.filter(id__in=list(newest)).order_by("-id")))


def lines_of_day(day: date) -> tuple[ArrivalLine, ...]:
    """The arrivals of one day, by number."""
    return tuple(lines_of(Arrival.objects.filter(day=day).order_by("year", "serial")))


def set_aside_lines() -> tuple[ArrivalLine, ...]:
    """All that is set aside, by number."""
    return tuple(lines_of(Arrival.objects.filter(bin=Bin.SET_ASIDE).order_by("year", "serial")))


def failed_for_a_passing_cause(tries: int) -> tuple[str, ...]:
    """The numbers set aside whose last attempt failed for a cause that may pass, tried less than `tries` times."""
    last = Attempt.objects.filter(original=OuterRef("original")).order_by("-id")
    rows = Arrival.objects.filter(bin=Bin.SET_ASIDE).annotate(
        passing=Subquery(last.values("transient")[:1]), tried=Count("original__attempts")
    )
    return tuple(rows.filter(passing=True, tried__lt=tries).order_by("id").values_list("number", flat=True))


def days_to_write() -> tuple[date, ...]:
    """The days whose page of receipts is older than a change of one of its arrivals, or not written yet."""
    changed = dict(Arrival.objects.values_list("day").annotate(last=Max("changed")))
    written = dict(ReceiptPage.objects.values_list("day", "written"))
    return tuple(sorted(day for day, last in changed.items() if day not in written or written[day] < last))


def to_shelve() -> tuple[Shelved, ...]:
    """What is set aside and has no copy in set-aside/, or one that speaks of an earlier attempt."""
    stale = Q(shelf="") | Q(shelved__lt=F("changed"))
    return _shelved(Arrival.objects.filter(stale, bin=Bin.SET_ASIDE))


def to_unshelve() -> tuple[Shelved, ...]:
    """What has a copy in set-aside/ and is not set aside any more (what waits may come back, so it stays)."""
    return _shelved(Arrival.objects.exclude(bin__in=("", Bin.SET_ASIDE)).exclude(shelf=""))


def runs(limit: int) -> tuple[RunLine, ...]:
    """The latest batches, newest first."""
    return tuple(
        RunLine(run.kind, run.started, run.finished, Counts(**run.counts))
        for run in BatchRun.objects.order_by("-id")[:limit]
    )


def submission(number: str, *, originals: Path, set_aside: Path) -> Submission:
    """All that is known of one number. Raises UnknownNumber."""
    rows = Arrival.objects.filter(number=number).select_related("original")
    line = next(iter(lines_of(rows)), None)
    if line is None:
        raise UnknownNumber(f"There is no number {number}.")
    arrival = rows.get()
    original = arrival.original
    readings = _latest_readings(original.pk)
    return Submission(
        line=line,
        sha256=original.sha256,
        size=original.size,
        original=originals / original.sha256[:2] / original.sha256,
        set_aside=set_aside / arrival.shelf if arrival.shelf else None,
        attempts=tuple(
            AttemptLine(each.started, each.finished, each.outcome, each.message, _versions(each.versions))
            for each in original.attempts.order_by("id")
        ),
        readings=tuple(
            ReadingPage(each.made, each.part, each.of, json.loads(each.record), each.text) for each in readings
        ),
        earlier_readings=original.readings.count() - len(readings),
        same_bytes=tuple(original.arrivals.exclude(pk=arrival.pk).order_by("id").values_list("number", flat=True)),
        later_versions=tuple(arrival.later_versions.order_by("id").values_list("number", flat=True)),
    )


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds for a field because a person said so, and where that stands in the latest reading."""

    field: str
    fact: str
    kind: str
    value: Any
    entered_by: str
    entered: datetime
    how: str  # "value", "quote", "place", "unplaced", or "lost": a review item
    start: int | None
    end: int | None


def in_force(sha256: str) -> tuple[InForce, ...]:
    """What persons entered for these bytes: the latest resolution of each field (of a list: of each fact), by part."""
    rows = Resolution.objects.filter(original__sha256=sha256).order_by("id")
    return tuple(_in_force(row) for row in rows_in_force(rows))


def rows_in_force(rows: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """The latest row of each field (of a list: of each fact) that was not undone; `rows` in the order of entering."""
    return tuple(entered[-1] for entered in rows_not_undone(rows))


def rows_not_undone(rows: Iterable[Resolution]) -> tuple[tuple[Resolution, ...], ...]:
    """The rows of each field (of a list: of each fact) that were not undone, the latest last; `rows` in the order of
    entering."""
    entered: dict[tuple[int, str, str], list[Resolution]] = {}
    for row in rows:
        before = entered.setdefault((row.part, row.field, row.subject), [])
        if row.kind != "undone":
            before.append(row)
        elif before:
            before.pop()
    return tuple(tuple(before) for before in entered.values() if before)


def lost_places(sha256: str) -> tuple[InForce, ...]:
    """What a person entered and the latest reading has no place for."""
    return tuple(each for each in in_force(sha256) if each.how == "lost")


def _in_force(row: Resolution) -> InForce:
    attached = row.attachments.order_by("-reading_id").first()
    return InForce(
        field=row.field,
        fact=row.fact,
        kind=row.kind,
        value=row.value,
        entered_by=row.entered_by,
        entered=row.entered,
        how=attached.how if attached else "lost",
        start=attached.start if attached else None,
        end=attached.end if attached else None,
    )


def _latest_readings(original_id: int) -> list[Reading]:
    """The readings of the latest attempt that gave any: one for each part."""
    latest = Reading.objects.filter(original_id=original_id).aggregate(last=Max("attempt_id"))["last"]
    return list(Reading.objects.filter(attempt_id=latest).order_by("part")) if latest else []


def _shelved(rows: QuerySet[Arrival]) -> tuple[Shelved, ...]:
    found = []
    for arrival in rows.select_related("original", "same_as").order_by("id"):
        last = arrival.original.attempts.order_by("-id").first()
        found.append(
            Shelved(
                number=arrival.number,
                name=arrival.name,
                sha256=arrival.original.sha256,
                code=last.outcome if last else "error",
                shelf=arrival.shelf,
                message=last.message if last else "",
                advice=last.advice if last else "",
                arrived=arrival.arrived,
            )
        )
    return tuple(found)


def _versions(versions: Mapping[str, str]) -> str:
    """In one order on every store: PostgreSQL keeps the keys of an object by their length."""
    return ", ".join(f"{name} {versions[name][:12]}" for name in VERSIONS if name in versions)
