from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from review import queries
from review.door import close_store, in_open_store, open_store
from review.lock import release_lock, take_lock, who_is_at_work
from review.nouns import Counts
from tests.stores import Place, copied

# isort: split
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def test_two_processes_may_open_a_new_store_at_the_same_time(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from review.door import open_store; open_store(Path({str(tmp_path / 's')!r}))"
    both = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()


def test_the_store_writes_ahead_and_its_tables_are_up_to_date(store_path: Place) -> None:
    assert queries.counts() == Counts()
    if isinstance(store_path, Path):
        with sqlite3.connect(store_path) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)  # exits where a migration is missing


def test_what_is_missing_in_a_store_is_made_when_it_is_opened(
    migrated: Place, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    """A table of a later version; and a right, where the store was last migrated by a run without people."""
    with copied(migrated, tmp_path / "whole") as whole, django_db_blocker.unblock():
        open_store(whole)
        call_command("migrate", "sessions", "zero", verbosity=0)
        close_store()
        with copied(whole, tmp_path / "older") as older:
            open_store(older)
            assert Session.objects.count() == 0
            Permission.objects.filter(codename="decide").delete()
            close_store()
            with copied(older, tmp_path / "without a right") as without:
                open_store(without)
                assert Permission.objects.filter(codename="decide").exists()
                close_store()


def test_another_thread_turns_to_the_store_that_is_open_now(
    migrated: Place, store_path: Place, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    with (
        copied(migrated, tmp_path / "other.sqlite3") as other,
        ThreadPoolExecutor(1) as thread,
        django_db_blocker.unblock(),
    ):
        token = thread.submit(in_open_store, take_lock, "run", NOW).result()
        open_store(other)
        assert thread.submit(in_open_store, who_is_at_work, NOW).result() is None
        open_store(store_path)
        assert thread.submit(in_open_store, who_is_at_work, NOW).result() is not None
        thread.submit(in_open_store, release_lock, token).result()
        thread.submit(close_store).result()
        close_store()
