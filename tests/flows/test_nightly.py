"""The night as a deployment: its schedule in the office's time zone, as Prefect's own server makes it out."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
import yaml

from flows.settings import Nightly
from review import lock, queries
from review.nouns import Counts
from tests.flows.conftest import order_for
from tests.flows.plain_pool import PlainPool, drop

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]
ROOT = Path(__file__).parents[2]


def ask(path: str, **body: Any) -> Any:
    from prefect.settings import PREFECT_API_URL

    for _ in range(5):
        reply = httpx.post(f"{PREFECT_API_URL.value()}/{path}", json=body, timeout=60)
        if reply.status_code != httpx.codes.SERVICE_UNAVAILABLE:  # its database was busy
            break
        time.sleep(2)
    return reply.raise_for_status().json() if reply.content else None


def test_the_schedule_is_kept_in_the_offices_time_zone(prefect: Any) -> None:
    from flows.nightly import deployment

    made = deployment("02:00", "America/New_York", Path("/srv/office"))
    number = str(asyncio.run(made.aapply()))
    ask(f"deployments/{number}/schedule", start_time="2026-10-30T12:00:00Z", end_time="2026-11-03T12:00:00Z")
    runs = ask("flow_runs/filter", deployments={"id": {"any_": [number]}}, sort="EXPECTED_START_TIME_ASC")
    times = [datetime.fromisoformat(run["expected_start_time"]) for run in runs]
    # Summer time ends on 1 November: two o'clock stays two o'clock.
    assert [time.astimezone(ZoneInfo("America/New_York")).strftime("%d %H:%M") for time in times] == [
        "31 02:00",
        "01 02:00",
        "02 02:00",
    ]
    assert [time.astimezone(ZoneInfo("UTC")).hour for time in times] == [6, 7, 7]
    assert all(run["parameters"] == {"workspace": "/srv/office"} for run in runs)


def test_the_file_for_a_work_pool_names_the_same_flow_and_a_known_zone() -> None:
    [deployment] = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    file, _, name = deployment["entrypoint"].partition(":")
    assert f"async def {name}(workspace:" in (ROOT / file).read_text()
    [schedule] = deployment["schedules"]
    minute, hour, *rest = schedule["cron"].split()
    assert f"{int(hour):02}:{int(minute):02}" == Nightly().at  # type: ignore[call-arg]
    assert rest == ["*", "*", "*"]
    assert ZoneInfo(schedule["timezone"])


def test_a_night_that_finds_another_batch_at_work_is_skipped_and_says_so(
    prefect: Any, settings: Any, store_path: Path
) -> None:
    from prefect import flow

    from flows.nightly import night_of

    hurried = settings.nightly.model_copy(update={"wait_minutes": 0.0})
    order = order_for(settings.model_copy(update={"nightly": hurried}), PlainPool(), kind="nightly")
    drop(order.inbox, "a.txt", "clear a")

    @flow
    async def night() -> str:
        return await night_of(order)

    token = lock.take_lock("run", order.now())
    assert asyncio.run(night()) == "skipped: another batch was at work"
    assert queries.counts() == Counts()
    lock.release_lock(token)
    assert asyncio.run(night()) == "1 seen"


def test_a_night_waits_for_a_batch_that_ends_in_time(
    prefect: Any, settings: Any, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import nightly

    order = order_for(settings, PlainPool(), kind="nightly")
    drop(order.inbox, "a.txt", "clear a")
    token = lock.take_lock("run", order.now())

    async def night() -> str:
        waiting = asyncio.create_task(nightly.night_of(order, between=0.2))
        await asyncio.sleep(1)
        await asyncio.to_thread(lock.release_lock, token)
        return await waiting

    from prefect import flow

    assert asyncio.run(flow(night)()) == "1 seen"
