"""The one writer of the store. Each function is one transaction: all of it is on the disk, or nothing.

The time comes in by argument. Doing a thing twice is safe: a claim that is known is found again, a reading of an
arrival that no longer waits is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from cie_extract.model.particulars import ReadPart
from cie_extract.model.record import Record
from review.attachment import Anchor
from review.errors import UnknownNumber
from review.models import (
    Arrival,
    Attachment,
    Attempt,
    BatchRun,
    Original,
    Reading,
    ReceiptPage,
    Remembered,
    Resolution,
)
from review.nouns import VERSIONS, Bin, Counts
from review.reattach import attach_all, subject_of

#: Fields of a record that hold several facts: what a person says is said of one of them.
LISTS = frozenset({"other_worksites", "wages", "fringe", "duties", "qualifications", "position_dates"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose bytes lie in `originals/`. `claim` is new for every taking, the same when it is taken up again."""

    claim: str
    name: str
    folder: str
    sha256: str
    size: int
    arrived: datetime
    day: date
    remember: tuple[str, str, int] | None = None  # inbox, path and time of a file that stays in a read-only inbox


@dataclass(frozen=True, slots=True)
class Try:
    """When an attempt was made, and by which `VERSIONS`."""

    started: datetime
    finished: datetime
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt gave no reading: words for a person, without a word of the document."""

    code: str
    message: str
    advice: str
    transient: bool = False


@transaction.atomic
def take_in(taken: Taken, versions: Mapping[str, str]) -> str:
    """Gives an arrival its number. The same claim again gives the same number and writes nothing.

    The bytes of a file that is at work in the store already are "already received"; where an older version of the
    program read them, that file is put back to be read again. The bytes of one that was set aside, and not read since,
    are a new attempt.
    """
    known = Arrival.objects.filter(claim=taken.claim).first()
    if known:
        return known.number
    original = Original.objects.filter(sha256=taken.sha256).first()
    holder = None
    if original is None:
        original = Original.objects.create(sha256=taken.sha256, size=taken.size, stored=taken.arrived)
    else:
        holder = original.arrivals.exclude(bin__in=(Bin.ALREADY_RECEIVED, Bin.SET_ASIDE)).order_by("-id").first()
    if holder and holder.bin and not _read_by(original, versions):
        _send_back(holder, taken.arrived)
    name_key = f"{taken.folder}/{taken.name}".casefold()
    namesake = Arrival.objects.filter(name_key=name_key).order_by("-id").first()
    serial = (Arrival.objects.filter(year=taken.day.year).aggregate(last=Max("serial"))["last"] or 0) + 1
    arrival = Arrival.objects.create(
        number=f"{taken.day.year}-{serial:04d}",
        year=taken.day.year,
        serial=serial,
        name=taken.name,
        folder=taken.folder,
        name_key=name_key,
        received=taken.day,
        arrived=taken.arrived,
        day=taken.day,
        changed=taken.arrived,
        claim=taken.claim,
        original=original,
        bin=Bin.ALREADY_RECEIVED if holder else "",
        same_as=holder,
        earlier_version=namesake if namesake and namesake.original_id != original.pk else None,
    )
    if taken.remember:
        inbox, path, modified = taken.remember
        Remembered.objects.create(
            inbox=inbox, path=path, arrival=arrival, sha256=taken.sha256, size=taken.size, modified_ns=modified
        )
    return arrival.number


@transaction.atomic
def remember_again(inbox: str, path: str, sha256: str, size: int, modified_ns: int) -> bool:
    """Whether these bytes were copied from this place of a read-only inbox before; if so, notes their new time."""
    known = Remembered.objects.filter(inbox=inbox, path=path, sha256=sha256)
    return bool(known.update(size=size, modified_ns=modified_ns))


@transaction.atomic
def forget(inbox: str, path: str) -> None:
    """Forgets a place of an inbox: its file could be taken out after all."""
    Remembered.objects.filter(inbox=inbox, path=path).delete()


@transaction.atomic
def save_reading(number: str, done: Try, read: Sequence[ReadPart]) -> bool:
    """Stores what an attempt read: a reading for each part, and the arrival's bin. Says whether it was waiting.

    Nothing that a person entered is touched: resolutions are told where they stand in the new reading. Arrivals of
    the same bytes that were set aside are "already received" from now on: this one has been read.
    """
    arrival = Arrival.objects.select_related("original").get(number=number)
    if arrival.bin:
        return False
    attempt = _attempt(arrival, done, outcome="read")
    readings = [_reading(arrival.original, attempt, part, done.finished) for part in read]
    attach_all(arrival.original, readings)
    Original.objects.filter(pk=arrival.original_id).update(media_type=read[0].record.document.media_type)
    clear = all(part.record.route.decision == "clear" for part in read)
    reasons = [reason.model_dump() for part in read for reason in part.record.route.reasons]
    _settle(arrival, Bin.READY if clear else Bin.REVIEW, reasons, done.finished)
    arrival.original.arrivals.filter(bin=Bin.SET_ASIDE).update(
        bin=Bin.ALREADY_RECEIVED, same_as=arrival, reasons=[], changed=done.finished
    )
    return True


@transaction.atomic
def save_failure(number: str, done: Try, failure: Failure) -> bool:
    """Stores an attempt that gave nothing, and sets the arrival aside. Says whether it was waiting.

    Where an earlier attempt gave a reading, that stays in force and the arrival stays with the reviewers.
    """
    arrival = Arrival.objects.select_related("original").get(number=number)
    if arrival.bin:
        return False
    _attempt(arrival, done, outcome=failure.code, failure=failure)
    reason = {"code": failure.code, "about": "", "message": failure.message}
    if arrival.original.readings.exists():
        again = {"code": "error", "about": "reading", "message": f"Reading it again failed: {failure.message}"}
        _settle(arrival, Bin.REVIEW, [again, *_reasons_of_latest(arrival.original)], done.finished)
    else:
        _settle(arrival, Bin.SET_ASIDE, [reason], done.finished)
    return True


@transaction.atomic
def ask_again(numbers: Iterable[str], now: datetime) -> None:
    """Puts arrivals back to be read again; `queries.holders` says which. Those "already received" stay that."""
    for arrival in Arrival.objects.filter(number__in=tuple(numbers)).exclude(bin=Bin.ALREADY_RECEIVED):
        _send_back(arrival, now)


@transaction.atomic
def resolve(
    reading: Reading,
    anchor: Anchor,
    *,
    kind: str,
    value: object,
    entered_by: str,
    entered: datetime,
    source: str = "papers",
    note: str = "",
) -> Resolution:
    """Stores what a person entered of one field: a new row, in force from now on."""
    resolution = Resolution.objects.create(
        original_id=reading.original_id,
        part=reading.part,
        reading=reading,
        subject=subject_of(reading, anchor) if anchor.field in LISTS else "",
        kind=kind,
        value=value,
        source=source,
        note=note,
        entered_by=entered_by,
        entered=entered,
        **(asdict(anchor) | {"boxes": [list(box) for box in anchor.boxes]}),
    )
    Attachment.objects.create(
        resolution=resolution, reading=reading, how="value", fact=anchor.fact, start=anchor.start, end=anchor.end
    )
    return resolution


@transaction.atomic
def set_received(number: str, received: date, now: datetime) -> None:
    """Says when a file counts as received (it came by mail or fax before it was dropped). Raises UnknownNumber."""
    if not Arrival.objects.filter(number=number).update(received=received, changed=now):
        raise UnknownNumber(f"There is no number {number}.")


@transaction.atomic
def set_shelf(number: str, shelf: str, now: datetime) -> None:
    """Notes where the set-aside copy of an arrival lies, below set-aside/; "" for nowhere."""
    Arrival.objects.filter(number=number).update(shelf=shelf, shelved=now)


@transaction.atomic
def page_written(day: date, now: datetime) -> None:
    """Notes that the receipts of a day were written as of `now`."""
    ReceiptPage.objects.update_or_create(day=day, defaults={"written": now})


@transaction.atomic
def begin_run(kind: str, now: datetime) -> int:
    """Notes that a batch has begun."""
    return BatchRun.objects.create(kind=kind, started=now).pk


@transaction.atomic
def end_run(run: int, now: datetime, counts: Counts, notes: Sequence[str]) -> None:
    """Notes what a batch did."""
    BatchRun.objects.filter(pk=run).update(finished=now, counts=asdict(counts), notes=list(notes))


def _read_by(original: Original, versions: Mapping[str, str]) -> bool:
    """Whether these versions, or newer rows of the same, have tried these bytes."""
    latest = original.attempts.order_by("-id").first()
    if latest is None:
        return True  # still waits for its first attempt
    return all(latest.versions.get(key) == versions.get(key) for key in VERSIONS)


def _send_back(arrival: Arrival, now: datetime) -> None:
    Arrival.objects.filter(pk=arrival.pk).update(bin="", reasons=[], changed=now)


def _settle(arrival: Arrival, into: Bin, reasons: list[dict[str, Any]], now: datetime) -> None:
    Arrival.objects.filter(pk=arrival.pk).update(bin=into.value, reasons=reasons, changed=now)


def _attempt(arrival: Arrival, done: Try, *, outcome: str, failure: Failure | None = None) -> Attempt:
    return Attempt.objects.create(
        original=arrival.original,
        asked=arrival,
        started=done.started,
        finished=done.finished,
        outcome=outcome,
        message=failure.message if failure else "",
        advice=failure.advice if failure else "",
        transient=failure.transient if failure else False,
        versions=dict(done.versions),
    )


def _reading(original: Original, attempt: Attempt, read: ReadPart, now: datetime) -> Reading:
    record = read.record
    return Reading.objects.create(
        original=original,
        attempt=attempt,
        part=record.document.part.index,
        of=record.document.part.of,
        made=now,
        record=record.json_line(),
        text=read.text,
        particulars=read.particulars.model_dump(mode="json", by_alias=True) if read.particulars else None,
        text_sha256=record.document.text_sha256,
        decision=record.route.decision,
        cie_extract=record.versions.cie_extract,
        reader=record.versions.reader,
        patterns=record.versions.patterns,
        rules=record.versions.rules,
        as_of=record.versions.as_of,
    )


def _reasons_of_latest(original: Original) -> list[dict[str, Any]]:
    latest = original.readings.order_by("-id").first()
    if latest is None:
        return []
    parts = original.readings.filter(attempt_id=latest.attempt_id).order_by("part")
    return [reason.model_dump() for part in parts for reason in Record.model_validate_json(part.record).route.reasons]
