"""Stores for tests: real SQLite files, migrated once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from review.door import close_store, open_store, set_up

set_up()  # before anything imports the models


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    path = tmp_path_factory.mktemp("store") / "store.sqlite3"
    with django_db_blocker.unblock():
        open_store(path)
        close_store()
    return path


@pytest.fixture
def store_path(migrated: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A new, empty store, open in this process."""
    path = tmp_path / "store.sqlite3"
    shutil.copyfile(migrated, path)
    with django_db_blocker.unblock():
        open_store(path)
        yield path
        close_store()
