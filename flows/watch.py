"""Watching the inbox. A scan is the truth: file events only wake it early, and a share sends none."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace

from flows.batch import in_store
from flows.filesystem import mount_of
from flows.intake import look
from flows.order import Order, new_stillness
from flows.process import run_batch
from flows.report import BatchReport
from review import queries
from review.door import close_store
from review.errors import AtWork

#: While files are settling, the next look comes when they may be still.
_SOON = 1.0
#: What a batch could not take or read is left alone for so long, unless something new comes. Seconds; so long also
#: passes between two batches that only put receipts and set-aside/ right.
_AGAIN = 600.0
#: Batches that failed one after the other, after which it gives up.
_FAILURES = 5


async def watch_inbox(order: Order, on_batch: Callable[[BatchReport], None], stop: threading.Event) -> None:
    """Runs a batch whenever something may have changed, until `stop` is set: at least every `poll_seconds`, and
    sooner where the file system tells of changes. A look that finds nothing new starts no flow."""
    order = replace(order, stillness=new_stillness(order.settings, order.inbox))
    tried, tried_at, failures = frozenset[object](), -_AGAIN, 0
    try:
        while not stop.is_set():
            settling, work = await _look(order)
            again = order.monotonic() - tried_at >= _AGAIN
            if (work - tried) or again:
                try:
                    report = await run_batch(order)
                    unread = [line.number for line in report.lines if line.bin is None]
                    tried = work.union(await in_store(queries.waiting, unread))
                    tried_at, failures = order.monotonic(), 0
                    on_batch(report)
                    continue
                except AtWork:
                    pass  # another batch is at it; this one comes back to what is left
                except Exception:
                    # The server did not answer, the disk was full: files wait in store and inbox meanwhile.
                    failures += 1
                    if failures >= _FAILURES:
                        raise
            await _change_or(_SOON if settling else order.settings.intake.poll_seconds, order, stop)
    finally:
        await in_store(close_store)


async def _look(order: Order) -> tuple[bool, frozenset[object]]:
    """Whether files are settling, and what there is for a batch to do: files that keep still, numbers that wait."""
    assert order.stillness
    try:
        seen = await in_store(
            look, order.taking, order.stillness, monotonic=order.monotonic(), wall=order.now().timestamp()
        )
    except OSError:
        return False, frozenset()  # the share is away; it is looked at again
    return bool(seen.settling), frozenset((*seen.still, *await in_store(queries.waiting)))


async def _change_or(seconds: float, order: Order, stop: threading.Event) -> None:
    """Waits for a file event, or as long as this; looks at `stop` in between."""
    from watchfiles import awatch

    if mount_of(order.inbox).network:
        await _sleep(seconds, stop)
        return
    ended = asyncio.Event()
    timer = asyncio.create_task(_sleep(seconds, stop))
    timer.add_done_callback(lambda _: ended.set())
    try:
        async for _ in awatch(order.inbox, stop_event=ended, debounce=200, step=100):
            break
    except (OSError, RuntimeError):
        await timer  # no events to be had here: the time alone
    finally:
        timer.cancel()


async def _sleep(seconds: float, stop: threading.Event) -> None:
    left = seconds
    while left > 0 and not stop.is_set():
        await asyncio.sleep(min(left, 0.25))
        left -= 0.25
