from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from review.errors import AtWork
from review.lock import BATCH, SILENCE, holder, release_lock, take_lock, touch_lock, who_is_at_work
from review.models import Lock

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def held_by(token: str, seen: datetime = NOW) -> None:
    Lock.objects.create(name=BATCH, holder=token, what="run", since=NOW, seen=seen)


def test_two_batches_are_kept_apart(store_path: Path) -> None:
    token = take_lock("run", NOW)
    with pytest.raises(AtWork, match="run"):
        take_lock("nightly", NOW + timedelta(days=2))
    assert who_is_at_work(NOW) == "run, since 2026-11-22 17:00 UTC"
    release_lock(token)
    assert who_is_at_work(NOW) is None
    take_lock("nightly", NOW)


def test_a_holder_that_died_is_found_out_by_its_process(store_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        held_by(holder(other.pid))
        with pytest.raises(AtWork):
            take_lock("run", NOW)
        other.communicate(b"\n")
    take_lock("run", NOW)


def test_another_process_that_got_its_number_is_not_taken_for_it(store_path: Path) -> None:
    host, boot, process, started = holder(os.getpid()).split(" ")
    held_by(f"{host} {boot} {process} {int(started) - 1}")
    take_lock("run", NOW)


def test_a_holder_from_before_the_machine_started_anew_is_dead(store_path: Path) -> None:
    host, _, process, started = holder(os.getpid()).split(" ")
    held_by(f"{host} another-boot {process} {started}")
    take_lock("run", NOW)


def test_a_holder_elsewhere_is_alive_while_it_gives_signs(store_path: Path) -> None:
    held_by("elsewhere boot 1 2")
    with pytest.raises(AtWork):
        take_lock("run", NOW + SILENCE - timedelta(seconds=1))
    touch_lock("elsewhere boot 1 2", NOW + SILENCE)
    with pytest.raises(AtWork):
        take_lock("run", NOW + SILENCE + timedelta(seconds=1))
    take_lock("run", NOW + SILENCE * 2)


def test_who_lost_the_lock_does_not_give_it_back_for_another(store_path: Path) -> None:
    held_by("elsewhere boot 1 2", seen=NOW - SILENCE * 2)
    take_lock("run", NOW)
    release_lock("elsewhere boot 1 2")
    assert who_is_at_work(NOW) is not None
