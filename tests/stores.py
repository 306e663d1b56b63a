"""Stores for tests: real SQLite files, migrated once and copied. With TEST_STORE=postgresql the same tests run over
databases of a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from review.door import close_store, open_store, set_up
from tests.postgresql import Cluster, cluster

__all__ = ["cluster", "copied", "migrated", "store_path"]

set_up()  # before anything imports the models

Place = Path | str


@pytest.fixture(scope="session")
def migrated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Place:
    """A new, empty store with its tables, to be copied."""
    place: Place = tmp_path_factory.mktemp("store") / "store.sqlite3"
    if os.environ.get("TEST_STORE") == "postgresql":
        place = request.getfixturevalue("cluster").database()
    with django_db_blocker.unblock():
        open_store(place)
        close_store()
    return place


@pytest.fixture
def store_path(migrated: Place, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A new, empty store, open in this process."""
    with copied(migrated, tmp_path / "store.sqlite3") as place, django_db_blocker.unblock():
        open_store(place)
        yield place
        close_store()


@contextmanager
def copied(place: Place, path: Path) -> Iterator[Place]:
    """A store with what another holds: a file at `path`, or a database of the same server."""
    if isinstance(place, Path):
        shutil.copyfile(place, path)
        yield path
        return
    server = Cluster.of(place)
    copy = server.database(place)
    try:
        yield copy
    finally:
        server.drop(copy)
