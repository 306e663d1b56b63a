from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from django.core.management import call_command

from review import queries
from review.nouns import Counts


def test_two_processes_may_open_a_new_store_at_the_same_time(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from review.door import open_store; open_store(Path({str(tmp_path / 's')!r}))"
    both = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()


def test_the_store_writes_ahead_and_its_tables_are_up_to_date(store_path: Path) -> None:
    assert queries.counts() == Counts()
    with sqlite3.connect(store_path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)  # exits where a migration is missing
