"""One batch, from the inbox to the report. Nothing of Prefect: `process.py` puts its coat on.

The truth about every file is in our own store, so a batch that breaks off anywhere is taken up by the next.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

from asgiref.sync import sync_to_async

from flows.cases import file_cases, sets_at
from flows.intake import Haul, Look, look, take_all, tidy_inbox, waiting_files
from flows.order import Order, new_stillness
from flows.originals import original_path
from flows.reading import Job, Pool, failure
from flows.receipts import write_receipts
from flows.report import BatchReport, Progress, WaitingFile
from flows.shelf import tidy_shelf
from flows.summary import counts_of, nightly_page
from review import lock, queries, store, store_history
from review.door import close_store, in_open_store
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

OnRead = Callable[[str], None]


async def in_store(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Calls a function of the store in the one thread that talks to it."""
    return await sync_to_async(in_open_store, thread_sensitive=True)(call, *args, **kwargs)


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


@dataclass(frozen=True, slots=True)
class Taken:
    """What the intake of a batch brought."""

    numbers: tuple[str, ...] = ()
    left: tuple[WaitingFile, ...] = ()
    refused: tuple[WaitingFile, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PutAway:
    """What was put into set-aside/ and receipts/."""

    pages: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()


async def take_in(order: Order) -> Taken:
    """Takes what keeps still in the inbox, after waiting for what was just written."""
    stillness = order.stillness or new_stillness(order.settings, order.inbox)
    until = order.monotonic() + order.patience
    numbers: tuple[str, ...] = ()
    haul = Haul((), ())
    try:
        long_ago = order.now().timestamp() - EMPTY_FOR
        await in_store(tidy_inbox, order.taking, empty_since=long_ago if order.kind == "nightly" else None)
        while True:
            seen = await _look(order, stillness)
            haul = await in_store(take_all, seen.still, order.taking, _counter(order, "take", len(seen.still)))
            numbers += haul.numbers
            if not (seen.settling or haul.left) or order.monotonic() >= until:
                break
            order.on_progress(Progress("wait", 0, len(seen.settling)))
            await asyncio.sleep(LOOK_AGAIN)
    except OSError as error:
        words = f"The inbox {order.inbox} cannot be read: {error.strerror or type(error).__name__}."
        return Taken(numbers, haul.left, notes=(words,))
    return Taken(numbers, haul.left + waiting_files(seen.settling) + seen.held, seen.refused)


async def read_chunk(chunk: Sequence[Waiting], pool: Pool, order: Order, on_read: OnRead) -> None:
    """Reads these documents and stores each as it comes. Done again, it takes up those that still wait."""
    waiting = await in_store(queries.waiting, [each.number for each in chunk])
    as_of = order.now().astimezone(order.settings.zone).date()
    done = await asyncio.gather(
        *(_read_one(each, pool, order, as_of, on_read) for each in waiting), return_exceptions=True
    )
    for error in done:
        if isinstance(error, BaseException):
            raise error


async def put_away(order: Order) -> PutAway:
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
    return PutAway(pages, notes + more)


async def into_cases(order: Order) -> tuple[str, ...]:
    """Puts what was read into cases and assesses those that changed. Returns the cases that got a paper."""
    return await file_cases(order, in_store)


class ReadChunk(Protocol):
    async def __call__(self, chunk: Sequence[Waiting], pool: Pool, order: Order, on_read: OnRead) -> None: ...


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a batch: as they are, or in an orchestrator's coat."""

    take_in: Callable[[Order], Awaitable[Taken]] = take_in
    read_chunk: ReadChunk = read_chunk
    put_away: Callable[[Order], Awaitable[PutAway]] = put_away
    file_cases: Callable[[Order], Awaitable[tuple[str, ...]]] = into_cases


async def carry_out(order: Order, steps: Steps) -> BatchReport:
    """One batch from the inbox to the report, with the lock held."""
    started = order.now()
    run = await in_store(store.begin_run, order.kind, started)
    await _ask_again(order)
    taken = await steps.take_in(order) if order.numbers is None else Taken()
    chosen = await in_store(queries.waiting, order.numbers)
    notes = await _read_all(chosen, order, steps)
    cases, more = await _into_cases(order, steps)
    away = await steps.put_away(order)
    numbers = sorted({*taken.numbers, *(waiting.number for waiting in chosen)})
    lines = await in_store(queries.lines, numbers)
    report = BatchReport(
        kind=order.kind,
        started=started,
        finished=order.now(),
        lines=lines,
        waiting=taken.left,
        refused=taken.refused,
        counts=counts_of(lines, taken.left),
        totals=counts_of((), taken.left, await in_store(queries.counts)),
        receipts=away.pages,
        notes=(*taken.notes, *notes, *more, *away.notes),
        cases=cases,
    )
    if order.kind == "nightly":
        if seal := await in_store(store_history.head_seal):  # noted outside the store: a history cut short shows
            report = replace(report, notes=(*report.notes, f"The desk's history ends with the seal {seal}."))
        report = await asyncio.to_thread(_with_page, report, order)
    await in_store(store.end_run, run, report.finished, report.counts, report.notes)
    return report


async def _into_cases(order: Order, steps: Steps) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cases that got a paper. What could not be put into one is taken up by the next batch."""
    try:
        return await steps.file_cases(order), ()
    except Exception as error:
        return (), (f"Some papers are in no case yet ({type(error).__name__}); the next run puts them there.",)


async def _look(order: Order, stillness: Any) -> Look:
    return await in_store(look, order.taking, stillness, monotonic=order.monotonic(), wall=order.now().timestamp())


async def _ask_again(order: Order) -> None:
    again = order.numbers or ()
    if order.kind == "nightly":
        again = await in_store(queries.failed_for_a_passing_cause, order.settings.nightly.tries)
    if again:
        await in_store(store.ask_again, again, order.now())


async def _read_all(chosen: Sequence[Waiting], order: Order, steps: Steps) -> tuple[str, ...]:
    """Reads in chunks; a chunk that failed for good leaves its documents waiting, and is said."""
    if not chosen:
        return ()
    gate = asyncio.Semaphore(AT_ONCE)
    size = order.settings.prefect.chunk
    on_read = _counter_of_names(order, len(chosen))

    with order.open_pool() as pool:

        async def one(chunk: Sequence[Waiting]) -> None:
            async with gate:
                await steps.read_chunk(chunk, pool, order, on_read)

        chunks = [chosen[at : at + size] for at in range(0, len(chosen), size)]
        done = await asyncio.gather(*(one(chunk) for chunk in chunks), return_exceptions=True)
    failed = [error for error in done if isinstance(error, BaseException)]
    for error in failed:
        if not isinstance(error, Exception):
            raise error
    return tuple(f"Some documents stay waiting ({type(error).__name__}); the next run reads them." for error in failed)


async def _read_one(waiting: Waiting, pool: Pool, order: Order, as_of: date, on_read: OnRead) -> None:
    path = original_path(order.settings.store.originals, waiting.sha256)
    job = Job(path, waiting.name, as_of, sets_at(order.settings, waiting.folder), order.password)
    started = order.now()
    try:
        read = await pool.read(job)
    except Exception as error:
        done = store.Try(started, order.now(), order.versions)
        order.step("save failure")
        await in_store(store.save_failure, waiting.number, done, failure(error))
    else:
        order.step("save reading")
        await in_store(store.save_reading, waiting.number, store.Try(started, order.now(), order.versions), read)
    order.step("saved")
    on_read(waiting.name)


async def _give_signs_of_life(token: str, order: Order) -> None:
    while True:
        await asyncio.sleep(SIGN_OF_LIFE)
        await in_store(lock.touch_lock, token, order.now())


def _with_page(report: BatchReport, order: Order) -> BatchReport:
    """The night's report with its page in receipts/, which is not worth failing for."""
    try:
        page = nightly_page(report, order.settings)
    except OSError as error:
        return replace(report, notes=(*report.notes, f"The night's page could not be written: {error.strerror}."))
    return replace(report, receipts=(*report.receipts, page))


def _counter(order: Order, stage: str, total: int) -> Callable[[Any], None]:
    done = -1

    def count(_: Any) -> None:
        nonlocal done
        done += 1
        order.on_progress(Progress(stage, done, total))

    return count


def _counter_of_names(order: Order, total: int) -> OnRead:
    done = 0
    order.on_progress(Progress("read", 0, total))

    def count(name: str) -> None:
        nonlocal done
        done += 1
        order.on_progress(Progress("read", done, total, name))

    return count
