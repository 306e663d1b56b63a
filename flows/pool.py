"""The reading pool of a run: the guarded workers of `cie_extract.guard`, awaited."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from cie_extract.guard import ReadingPool
from cie_extract.model.particulars import ReadPart
from flows.reading import Job
from flows.settings import Settings


class GuardedPool:
    """Reads each job in a guarded worker."""

    def __init__(self, pool: ReadingPool) -> None:
        self._pool = pool

    async def read(self, job: Job) -> tuple[ReadPart, ...]:
        future = self._pool.submit(job.path, as_of=job.as_of, sets=job.sets, name=job.name, password=job.password)
        return await asyncio.wrap_future(future)


@contextmanager
def open_pool(settings: Settings) -> Iterator[GuardedPool]:
    """The pool of one run; its workers start with the first document and end with it."""
    reading = settings.reading
    with ReadingPool(
        workers=reading.workers,
        seconds=reading.seconds,
        memory=reading.memory_mb << 20,
        patterns=reading.patterns,
        limits=reading.limits,
    ) as pool:
        yield GuardedPool(pool)
