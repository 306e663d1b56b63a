"""Watching the inbox. A scan is the truth: file events only wake it early, and a share sends none."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace

from flows.filesystem import mount_of
from flows.order import Order, new_stillness
from flows.process import run_batch
from flows.report import BatchReport
from review.errors import AtWork

#: While files are settling, the next look comes when they may be still.
_SOON = 1.0
#: Batches that failed one after the other, after which it gives up.
_FAILURES = 5


async def watch_inbox(order: Order, on_batch: Callable[[BatchReport], None], stop: threading.Event) -> None:
    """Runs a batch whenever something may have changed, until `stop` is set: at least every `poll_seconds`, and
    sooner where the file system tells of changes. A look that finds nothing starts no flow."""
    order = replace(order, stillness=new_stillness(order.settings, order.inbox))
    first, failures = True, 0
    while not stop.is_set():
        settling, due = await _look(order)
        if first or due:
            first = False
            try:
                on_batch(await run_batch(order))
                failures = 0
            except AtWork:
                due = False  # another batch is at it; this one comes back to what is left
            except Exception:
                # The server did not answer, the disk was full: files wait in the store and in the inbox meanwhile.
                failures += 1
                if failures >= _FAILURES:
                    raise
                due = False
        pause = _SOON if settling else order.settings.intake.poll_seconds
        if not due:
            await _change_or(pause, order, stop)


async def _look(order: Order) -> tuple[bool, bool]:
    """Whether files are settling, and whether there is something for a batch to do."""
    from flows.batch import in_store
    from flows.intake import look
    from review import queries

    assert order.stillness
    try:
        seen = await in_store(
            look, order.taking, order.stillness, monotonic=order.monotonic(), wall=order.now().timestamp()
        )
    except OSError:
        return False, False  # the share is away; it is looked at again
    return bool(seen.settling), bool(seen.still or await in_store(queries.waiting))


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
