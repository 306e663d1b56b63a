"""The batch of the night: takes what waits, reads again what failed for a passing cause, ends in a report that adds up.

It is a deployment with a schedule: `prefect.yaml` for a work pool, or served by `cie-extract nightly --at 02:00`. It
never overlaps itself or another batch: the lock is in our own store, as runs that were missed are started together.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import flow, serve
from prefect.artifacts import acreate_markdown_artifact
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron

from flows.settings import Settings, load_settings
from review.errors import AtWork

if TYPE_CHECKING:
    from flows.order import Order

NAME = "nightly"


@flow(name=NAME, persist_result=False)
async def nightly(workspace: str | None = None) -> str:
    """The batch of the night for a workspace; returns its sum in words. A batch that is still at work is waited for;
    if it does not end, the night is skipped and says so."""
    from flows.commands import enter_store, order_of

    settings = load_settings(Path(workspace) if workspace else None, environ=os.environ)
    await asyncio.to_thread(enter_store, settings)
    return await night_of(order_of(settings, NAME, patience=settings.intake.stable_seconds + 1))


async def night_of(order: Order, *, between: float = 10.0) -> str:
    """One night, within a flow that is running; `between` two tries at the lock lie so many seconds."""
    from flows.batch import at_work
    from flows.process import carry_out

    left = order.settings.nightly.wait_minutes * 60
    while True:
        try:
            async with at_work(order):
                report = await carry_out(order)
            return f"{report.counts.seen} seen"
        except AtWork as error:
            if left <= 0:
                await acreate_markdown_artifact(
                    f"# nightly: skipped\n\n{error}", key="nightly-report", description="What became of the files"
                )
                return "skipped: another batch was at work"
        await asyncio.sleep(min(left, between))
        left -= between


def deployment(at: str, time_zone: str, workspace: Path) -> RunnerDeployment:
    """The night as a deployment with its schedule: every day at this time ("02:00") of a time zone."""
    hour, _, minute = at.partition(":")
    found = nightly.to_deployment(
        name=NAME,
        schedule=Cron(f"{int(minute)} {int(hour)} * * *", timezone=time_zone),
        parameters={"workspace": str(workspace)},
    )
    assert isinstance(found, RunnerDeployment)
    return found


def serve_night(settings: Settings, at: str) -> None:
    """Serves the night to Prefect's schedule at this time of the office, until stopped."""
    serve(deployment(at, settings.time_zone, settings.workspace), limit=1, print_starting_message=False)
