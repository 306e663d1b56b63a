"""The flow of a batch: Prefect's coat around `batch.py`.

One async flow a batch, a task for each chunk of documents: a flow or a task for each document costs more than the
document. Tasks are tried again for causes that pass by themselves; a document that cannot be read is no such cause, and
no failure of its task. The order of a batch stays in this process: it is no parameter that Prefect would keep.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.db import DatabaseError
from prefect import Task, flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from flows import batch
from flows.batch import Steps, at_work
from flows.order import Order
from flows.report import BatchReport
from flows.summary import artifact_of

FLOWS = {"retry": "read-again", "nightly": "nightly"}


async def is_passing(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a task failed for a cause that may pass by itself: a locked store, a disk that did not answer."""
    error: Any = None
    with suppress(Exception):
        error = await state.aresult(raise_on_failure=False)
    return isinstance(error, OSError | DatabaseError | sqlite3.OperationalError)


_coat = task(
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=3,
    retry_delay_seconds=2,
    retry_condition_fn=is_passing,
)
TASKS = Steps(
    take_in=_coat(batch.take_in).with_options(name="take in"),
    read_chunk=_coat(batch.read_chunk).with_options(name="read"),
    put_away=_coat(batch.put_away).with_options(name="put away"),
    file_cases=_coat(batch.into_cases).with_options(name="file cases"),
)


async def run_batch(order: Order) -> BatchReport:
    """Runs one batch as a flow. Raises AtWork where another is at work, before anything is begun."""

    @flow(name=FLOWS.get(order.kind, "process-inbox"), flow_run_name=order.kind, persist_result=False)
    async def process() -> BatchReport:
        return await carry_out(order)

    async with at_work(order):
        return await process()


async def carry_out(order: Order) -> BatchReport:
    """One batch within a flow that is running, with the lock held: its steps as tasks, its report as an artifact."""
    return await publish(await batch.carry_out(order, TASKS))


async def publish(report: BatchReport) -> BatchReport:
    """The report as an artifact: counts and codes. It is not worth failing for."""
    try:
        await acreate_markdown_artifact(
            artifact_of(report), key=f"{report.kind}-report", description="What became of the files"
        )
    except Exception as error:
        return replace(report, notes=(*report.notes, f"Prefect did not take the report ({type(error).__name__})."))
    return report
