"""The history: rows that are only ever added, each sealed over itself and the row before with a key that lies outside
the database. Whoever changes, drops or reorders rows without the key is found out by `verify`."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from review.models import ChainHead, Event

_CHAIN = "history"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking the history showed: rows looked at, the first row that does not hold (None: all hold), why."""

    rows: int
    broken: int | None
    why: str
    head: str


@transaction.atomic
def note(
    key: bytes, what: str, *, by: str, at: datetime, number: str = "", detail: Mapping[str, Any] | None = None
) -> Event:
    """Adds one row to the history. Part of the caller's transaction where there is one."""
    head = _head()
    event = Event(at=at, by=by, what=what, number=number, detail=dict(detail or {}), previous=head.seal)
    event.seal = _seal(key, event)
    event.save(force_insert=True)
    ChainHead.objects.filter(pk=head.pk).update(seal=event.seal, count=head.count + 1)
    return event


def verify(key: bytes, known_head: str = "") -> Verdict:
    """Walks the history from its first row. `known_head`, a seal noted elsewhere (a morning report), must occur."""
    before, rows, seen = "", 0, not known_head
    for event in Event.objects.order_by("id").iterator():
        rows += 1
        if event.previous != before:
            return Verdict(rows, event.pk, "A row before this one is missing or was moved.", before)
        if not hmac.compare_digest(event.seal, _seal(key, event)):
            return Verdict(rows, event.pk, "This row is not as it was written, or the key is another.", before)
        before = event.seal
        seen = seen or before == known_head
    head = ChainHead.objects.filter(name=_CHAIN).first()
    if head and (head.seal != before or head.count != rows):
        return Verdict(rows, rows, "Rows at the end are missing.", before)
    if not seen:
        return Verdict(
            rows, rows, "The seal that was noted elsewhere does not occur: rows at the end are missing.", before
        )
    return Verdict(rows, None, "", before)


def head_seal() -> str:
    """The seal of the last row, "" while the history is empty."""
    return ChainHead.objects.filter(name=_CHAIN).values_list("seal", flat=True).first() or ""


def _head() -> ChainHead:
    """The head of the history, held until the transaction ends; it is made for the first row."""
    rows = ChainHead.objects.select_for_update().filter(name=_CHAIN)
    held = next(iter(rows), None)
    if held is None:
        ChainHead.objects.get_or_create(name=_CHAIN)
        held = rows.get()
    return held


def _seal(key: bytes, event: Event) -> str:
    content = {
        "at": event.at.astimezone(UTC).isoformat(),
        "by": event.by,
        "what": event.what,
        "number": event.number,
        "detail": event.detail,
        "previous": event.previous,
    }
    words = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()
