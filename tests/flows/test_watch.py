"""Watching: with file events, and without any, as on a share."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.filesystem import Mount
from flows.order import Order
from flows.report import BatchReport
from flows.settings import Settings
from review import lock, queries
from review.nouns import Counts
from tests.flows.conftest import order_for
from tests.flows.plain_pool import PlainPool, drop

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def watched(order: Order, meanwhile: Callable[[list[BatchReport]], None]) -> list[BatchReport]:
    """The batches of a watch that goes on while something else is done."""
    from flows.watch import watch_inbox

    reports: list[BatchReport] = []
    stop = threading.Event()
    with ThreadPoolExecutor(1) as actor:
        acting = actor.submit(meanwhile, reports)
        acting.add_done_callback(lambda _: stop.set())
        asyncio.run(watch_inbox(order, reports.append, stop))
    acting.result()
    return reports


def until(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)


def order_with(settings: Settings, **intake: float) -> Order:
    changed = settings.intake.model_copy(update=intake)
    return order_for(settings.model_copy(update={"intake": changed}), PlainPool(), kind="watch")


def test_a_file_event_wakes_it_long_before_the_next_look(prefect: Any, settings: Settings, store_path: Path) -> None:
    def meanwhile(reports: list[BatchReport]) -> None:
        until(lambda: reports)  # the first batch, for what a crash may have left
        time.sleep(1)
        drop(settings.intake.inbox, "Crew/a.txt", "clear a")
        until(lambda: len(reports) > 1)

    began = time.monotonic()
    reports = watched(order_with(settings, stable_seconds=0, poll_seconds=600), meanwhile)
    assert [report.counts for report in reports] == [Counts(), Counts(ready=1)]
    assert time.monotonic() - began < 60


def test_a_share_sends_no_events_so_it_looks_by_itself_and_waits_until_files_keep_still(
    prefect: Any, settings: Settings, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("flows.watch", "flows.order"):
        monkeypatch.setattr(f"{module}.mount_of", lambda path: Mount(path, "cifs"))

    def meanwhile(reports: list[BatchReport]) -> None:
        until(lambda: reports)
        path = drop(settings.intake.inbox, "a.txt", "clear")
        for piece in range(5):
            time.sleep(0.4)
            with path.open("a") as file:
                file.write(f" {piece}")
        until(lambda: len(reports) > 1)

    reports = watched(order_with(settings, stable_seconds=1.5, poll_seconds=0.3), meanwhile)
    assert [report.counts for report in reports] == [Counts(), Counts(ready=1)]
    [line] = reports[1].lines
    assert line.job_title == "clear 0 1 2 3 4"


def test_it_comes_back_to_what_another_batch_kept_it_from(prefect: Any, settings: Settings, store_path: Path) -> None:
    token = lock.take_lock("run", order_for(settings, PlainPool()).now())
    drop(settings.intake.inbox, "a.txt", "clear a")

    def meanwhile(reports: list[BatchReport]) -> None:
        time.sleep(1.5)
        assert not reports
        asyncio.run(asyncio.to_thread(lock.release_lock, token))
        until(lambda: reports)

    reports = watched(order_with(settings, stable_seconds=0, poll_seconds=0.3), meanwhile)
    assert reports[0].counts == Counts(ready=1)


def test_an_inbox_that_is_away_for_a_while_is_looked_at_again(
    prefect: Any, settings: Settings, store_path: Path
) -> None:
    inbox = settings.intake.inbox
    away = inbox.with_name("away")

    def meanwhile(reports: list[BatchReport]) -> None:
        until(lambda: reports)
        inbox.rename(away)
        time.sleep(1)
        drop(away, "a.txt", "clear a")
        away.rename(inbox)
        until(lambda: queries.counts().ready)

    reports = watched(replace(order_with(settings, stable_seconds=0, poll_seconds=0.3)), meanwhile)
    assert reports[-1].counts == Counts(ready=1)


def test_what_cannot_be_read_now_is_no_reason_to_start_batch_after_batch(
    prefect: Any, settings: Settings, store_path: Path
) -> None:
    def step(name: str) -> None:
        if name == "save reading":
            raise RuntimeError("a fault of ours")

    def meanwhile(reports: list[BatchReport]) -> None:
        until(lambda: reports)
        drop(settings.intake.inbox, "a.txt", "clear a")
        until(lambda: len(reports) > 1)
        time.sleep(5)

    order = replace(order_with(settings, stable_seconds=0, poll_seconds=0.2), step=step)
    assert [report.counts for report in watched(order, meanwhile)] == [Counts(), Counts(waiting=1)]
