from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.stores import cluster, migrated, store_path

# Before anything imports Prefect: no telemetry from the suite either.
os.environ |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_LOGGING_LEVEL": "WARNING"}

# isort: split
from flows.claim import Taking
from flows.order import Order
from flows.settings import Settings, load_settings
from flows.workspace import make_workspace, prepare_folders
from tests.flows.plain_pool import VERSIONS, PlainPool, opened

__all__ = ["cluster", "migrated", "store_path"]

NOON = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = make_workspace(tmp_path / "office")
    settings = load_settings(folder, environ={"CIE_EXTRACT_INTAKE_STABLE_SECONDS": "0"})
    prepare_folders(settings)
    return settings


@pytest.fixture
def store_in_place(settings: Settings, migrated: Path | str) -> None:
    """The workspace has a store of its own, empty: what opens it need not make its tables first."""
    if isinstance(migrated, Path):
        shutil.copyfile(migrated, settings.store.path)


@pytest.fixture
def taking(settings: Settings, store_path: Path) -> Taking:
    return Taking(
        inbox=settings.intake.inbox,
        originals=settings.store.originals,
        zone=ZoneInfo("America/New_York"),
        versions=VERSIONS,
        now=lambda: NOON,
    )


@pytest.fixture(scope="session")
def prefect() -> Iterator[Any]:
    """The module of the flow, with Prefect's harness around it, once a session."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        from flows import process

        yield process


@pytest.fixture
def pool() -> PlainPool:
    return PlainPool()


@pytest.fixture
def order(settings: Settings, store_path: Path, pool: PlainPool) -> Order:
    return order_for(settings, pool)


def order_for(settings: Settings, pool: PlainPool, kind: str = "run", **changes: Any) -> Order:
    order = Order(settings=settings, kind=kind, open_pool=opened(pool), versions=VERSIONS, inbox=settings.intake.inbox)
    return replace(order, **changes)
