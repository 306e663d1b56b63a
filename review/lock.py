"""The lock that keeps two batches apart. It lies in our own store: whoever opens the store sees who is at work.

A holder that died is found out: on the same machine by its process (number, and the moment it started, as numbers are
used again), else by its silence.
"""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from review.errors import AtWork
from review.models import Lock

BATCH = "batch"
#: A holder on another machine that gave no sign for so long is taken for dead.
SILENCE = timedelta(minutes=15)


@transaction.atomic
def take_lock(what: str, now: datetime) -> str:
    """Takes the lock for a batch of the kind `what`; returns the token that gives it back. Raises AtWork."""
    held = Lock.objects.filter(name=BATCH).first()
    if held and _alive(held, now):
        raise AtWork(f"Another batch ({held.what}) has been at work since {held.since:%Y-%m-%d %H:%M} UTC.")
    token = holder()
    Lock.objects.update_or_create(name=BATCH, defaults={"holder": token, "what": what, "since": now, "seen": now})
    return token


@transaction.atomic
def touch_lock(token: str, now: datetime) -> None:
    """A sign of life."""
    Lock.objects.filter(name=BATCH, holder=token).update(seen=now)


@transaction.atomic
def release_lock(token: str) -> None:
    """Gives the lock back; nothing where another took it over."""
    Lock.objects.filter(name=BATCH, holder=token).delete()


def who_is_at_work(now: datetime) -> str | None:
    """What kind of batch is running and since when (UTC), or None."""
    held = Lock.objects.filter(name=BATCH).first()
    return f"{held.what}, since {held.since:%Y-%m-%d %H:%M} UTC" if held and _alive(held, now) else None


def holder(process: int | None = None) -> str:
    """This process, or another of this machine, so that no other is taken for it."""
    process = process or os.getpid()
    return f"{socket.gethostname()} {_boot()} {process} {_started(process)}"


def _alive(held: Lock, now: datetime) -> bool:
    host, boot, process, started = held.holder.split(" ")
    if (host, boot) == (socket.gethostname(), _boot()):
        return _started(int(process)) == started
    return host != socket.gethostname() and now - held.seen < SILENCE


def _boot() -> str:
    """Which start of the machine this is."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "-"


def _started(process: int) -> str:
    """When a process started, in ticks since the machine did; "-" where there is none."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return "-"
    state, *rest = status.rpartition(")")[2].split()
    return "-" if state == "Z" else rest[18]
