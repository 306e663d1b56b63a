"""The flow of a batch: take in, read in chunks, put away, report.

Prefect is a coat: the tasks below call functions that know nothing of it, and the truth about every file is in our own
store. A task is a chunk of documents, as a task for each would cost more than the document.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import date
from typing import Any, ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import DatabaseError
from prefect import Task, flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from flows.intake import Haul, Look, look, tidy_inbox, waiting_files
from flows.intake import take_all as take_still
from flows.order import Order, new_stillness
from flows.originals import original_path
from flows.reading import Job, Pool, failure
from flows.receipts import write_receipts
from flows.report import BatchReport, Progress, WaitingFile
from flows.shelf import tidy_shelf
from flows.summary import artifact_of, counts_of, nightly_page
from review import lock, queries, store
from review.door import close_store
from review.queries import Waiting

P = ParamSpec("P")
T = TypeVar("T")

#: Chunks under way at once: while one ends, the next keeps the pool busy.
AT_ONCE = 2
#: Seconds between two looks at files that were just written, and between two signs of life.
LOOK_AGAIN = 0.5
SIGN_OF_LIFE = 60.0
#: An empty sub-folder goes after a day: until then somebody may be filling it.
EMPTY_FOR = 24 * 3600.0


async def in_store(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Calls a function of the store in the one thread that talks to it."""
    return await sync_to_async(call, thread_sensitive=True)(*args, **kwargs)


async def run_batch(order: Order) -> BatchReport:
    """Runs one batch as a flow. Raises AtWork where another is at work, before anything is begun.

    The order stays in this process: it is no parameter that Prefect would keep.
    """

    @flow(name=FLOWS.get(order.kind, "process-inbox"), flow_run_name=order.kind, persist_result=False)
    async def batch() -> BatchReport:
        return await carry_out(order)

    async with at_work(order):
        return await batch()


FLOWS = {"retry": "read-again", "nightly": "nightly"}


@asynccontextmanager
async def at_work(order: Order) -> AsyncIterator[None]:
    """Holds the store's lock. Raises AtWork."""
    try:
        token = await in_store(lock.take_lock, order.kind, order.now())
        alive = asyncio.create_task(_give_signs_of_life(token, order))
        try:
            yield
        finally:
            alive.cancel()
            await in_store(lock.release_lock, token)
    finally:
        await in_store(close_store)


async def carry_out(order: Order) -> BatchReport:
    """One batch from the inbox to the report, with the lock held."""
    started = order.now()
    run = await in_store(store.begin_run, order.kind, started)
    await _ask_again(order)
    seen, haul, notes = await take_in(order)
    chosen = await in_store(queries.waiting, order.numbers)
    notes += await _read_all(chosen, order)
    pages, away = await put_away(order)
    left = haul.left + waiting_files(seen.settling if seen else ()) + (seen.held if seen else ())
    numbers = sorted({*haul.numbers, *(waiting.number for waiting in chosen)})
    lines = await in_store(queries.lines, numbers)
    report = BatchReport(
        kind=order.kind,
        started=started,
        finished=order.now(),
        lines=lines,
        waiting=left,
        refused=seen.refused if seen else (),
        counts=counts_of(lines, left),
        totals=counts_of((), left, await in_store(queries.counts)),
        receipts=pages,
        notes=(*notes, *away),
    )
    report = await _publish(report, order)
    await in_store(store.end_run, run, report.finished, report.counts, report.notes)
    return report


def is_passing(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a task failed for a cause that may pass by itself: a locked store, a disk that did not answer."""
    with suppress(Exception):
        error = state.data if isinstance(state.data, BaseException) else getattr(state.data, "result", None)
        return isinstance(error, OSError | DatabaseError | sqlite3.OperationalError)
    return False


@task(
    name="take in",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=2,
    retry_condition_fn=is_passing,
)
async def take_in(order: Order) -> tuple[Look | None, Haul, tuple[str, ...]]:
    """Takes what keeps still in the inbox, after waiting for what was just written."""
    if order.numbers is not None:
        return None, Haul((), ()), ()
    stillness = order.stillness or new_stillness(order.settings, order.inbox)
    until = order.monotonic() + order.patience
    numbers: tuple[str, ...] = ()
    left: tuple[WaitingFile, ...] = ()
    try:
        long_ago = order.now().timestamp() - EMPTY_FOR
        await in_store(tidy_inbox, order.taking, empty_since=long_ago if order.kind == "nightly" else None)
        while True:
            seen = await in_store(
                look, order.taking, stillness, monotonic=order.monotonic(), wall=order.now().timestamp()
            )
            total = len(seen.still)
            haul = await in_store(take_still, seen.still, order.taking, _counter(order, "take", total))
            numbers, left = numbers + haul.numbers, haul.left
            if not seen.settling or order.monotonic() >= until:
                break
            order.on_progress(Progress("wait", 0, len(seen.settling)))
            await asyncio.sleep(LOOK_AGAIN)
    except OSError as error:
        words = f"The inbox {order.inbox} cannot be read: {error.strerror or type(error).__name__}."
        return None, Haul(numbers, left), (words,)
    return seen, Haul(numbers, left), ()


@task(
    name="read",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=2,
    retry_condition_fn=is_passing,
)
async def read_chunk(chunk: Sequence[Waiting], pool: Pool, order: Order, on_read: Callable[[str], None]) -> None:
    """Reads these documents and stores each as it comes. Tried again, it takes up those that still wait."""
    waiting = await in_store(queries.waiting, [each.number for each in chunk])
    as_of = order.now().astimezone(order.settings.zone).date()
    done = await asyncio.gather(
        *(_read_one(each, pool, order, as_of, on_read) for each in waiting), return_exceptions=True
    )
    for error in done:
        if isinstance(error, BaseException):
            raise error


@task(
    name="put away",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=2,
    retry_condition_fn=is_passing,
)
async def put_away(order: Order) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Puts set-aside/ right and writes the receipts."""
    settings = order.settings
    notes = await in_store(
        tidy_shelf,
        settings.intake.set_aside,
        settings.store.originals,
        zone=settings.zone,
        now=order.now(),
        step=order.step,
    )
    pages, more = await in_store(
        write_receipts, settings.intake.receipts, zone=settings.zone, now=order.now(), step=order.step
    )
    return pages, notes + more


async def _ask_again(order: Order) -> None:
    again = order.numbers or ()
    if order.kind == "nightly":
        again = await in_store(queries.failed_for_a_passing_cause, order.settings.nightly.tries)
    if again:
        await in_store(store.ask_again, again, order.now())


async def _read_all(chosen: Sequence[Waiting], order: Order) -> tuple[str, ...]:
    """Reads in chunks; a chunk that failed for good leaves its documents waiting, and is said."""
    if not chosen:
        return ()
    gate = asyncio.Semaphore(AT_ONCE)
    size = order.settings.prefect.chunk
    on_read = _counter_of_names(order, len(chosen))

    with order.open_pool() as pool:

        async def one(chunk: Sequence[Waiting]) -> None:
            async with gate:
                await read_chunk(chunk, pool, order, on_read)

        chunks = [chosen[at : at + size] for at in range(0, len(chosen), size)]
        done = await asyncio.gather(*(one(chunk) for chunk in chunks), return_exceptions=True)
    failed = [error for error in done if isinstance(error, BaseException)]
    for error in failed:
        if not isinstance(error, Exception):
            raise error
    return tuple(f"Some documents stay waiting: {type(error).__name__}." for error in failed)


async def _read_one(waiting: Waiting, pool: Pool, order: Order, as_of: date, on_read: Callable[[str], None]) -> None:
    path = original_path(order.settings.store.originals, waiting.sha256)
    job = Job(path, waiting.name, as_of, order.settings.criteria, order.password)
    started = order.now()
    try:
        read = await pool.read(job)
    except Exception as error:
        done = store.Try(started, order.now(), order.versions)
        await in_store(store.save_failure, waiting.number, done, failure(error))
    else:
        order.step("save")
        await in_store(store.save_reading, waiting.number, store.Try(started, order.now(), order.versions), read)
    on_read(waiting.name)


async def _give_signs_of_life(token: str, order: Order) -> None:
    while True:
        await asyncio.sleep(SIGN_OF_LIFE)
        await in_store(lock.touch_lock, token, order.now())


async def _publish(report: BatchReport, order: Order) -> BatchReport:
    """The batch's artifact in Prefect; for the night a page in receipts/ as well. Neither is worth failing for."""
    if report.nothing_new and report.kind != "nightly":
        return report
    if report.kind == "nightly":
        try:
            page = await asyncio.to_thread(nightly_page, report, order.settings)
            report = replace(report, receipts=(*report.receipts, page))
        except OSError as error:
            report = replace(report, notes=(*report.notes, f"The night's page could not be written: {error.strerror}."))
    try:
        await acreate_markdown_artifact(
            artifact_of(report), key=f"{report.kind}-report", description="What became of the files"
        )
    except Exception as error:
        report = replace(report, notes=(*report.notes, f"Prefect did not take the report ({type(error).__name__})."))
    return report


def _counter(order: Order, stage: str, total: int) -> Callable[[Any], None]:
    done = -1

    def count(_: Any) -> None:
        nonlocal done
        done += 1
        order.on_progress(Progress(stage, done, total))

    return count


def _counter_of_names(order: Order, total: int) -> Callable[[str], None]:
    done = 0
    order.on_progress(Progress("read", 0, total))

    def count(name: str) -> None:
        nonlocal done
        done += 1
        order.on_progress(Progress("read", done, total, name))

    return count
