"""The reading pool of a run: processes that read documents, and nothing of Prefect, Django or the network in them."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from cie_extract.errors import UnreadableDocument
from cie_extract.model.record import Record
from flows.reading import Job
from flows.settings import Settings


class WorkerLost(UnreadableDocument):
    """The process that read it died."""

    code = "worker_lost"
    advice = "It is tried again in the night; if it fails again, print the file to PDF and drop that."


class ProcessPool:
    """Reads each job in one of its processes."""

    def __init__(self, executor: ProcessPoolExecutor, patterns: Path | None) -> None:
        self._executor = executor
        self._patterns = patterns

    async def read(self, job: Job) -> tuple[tuple[Record, str], ...]:
        try:
            return await asyncio.wrap_future(self._executor.submit(_read, job, self._patterns))
        except BrokenProcessPool:
            raise WorkerLost("The process that read it died.") from None


@contextmanager
def open_pool(settings: Settings) -> Iterator[ProcessPool]:
    """The pool of one run."""
    workers = settings.reading.workers or os.cpu_count() or 1
    with ProcessPoolExecutor(workers, multiprocessing.get_context("forkserver")) as executor:
        yield ProcessPool(executor, settings.reading.patterns)


def _read(job: Job, patterns_folder: Path | None) -> tuple[tuple[Record, str], ...]:
    from cie_extract.pattern_files import load_patterns
    from cie_extract.pipeline import find_in, judge
    from cie_extract.readers.limits import Limits
    from cie_extract.stages.read import read

    patterns = load_patterns(patterns_folder)
    documents = read(job.path, limits=Limits(), password=job.password, name=job.name)
    return tuple(
        (judge(find_in(document, patterns), patterns, as_of=job.as_of, sets=job.sets), document.text)
        for document in documents
    )
