"""A pool of guarded workers: documents in, records out, a future each.

A worker gets the bytes of one document at a time over a socket, never a path. It is killed at the time limit, replaced
when it dies and recycled after some documents. What it sends back is JSON, checked by the record's own model.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from pydantic import ValidationError

from cie_extract.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    ReaderCrashed,
    ReaderFailed,
    ReaderMissing,
    TookTooLong,
    TookTooMuchMemory,
    TooLarge,
    UnreadableDocument,
    UnsupportedFormat,
)
from cie_extract.guard.channel import Channel, Closed
from cie_extract.guard.conversion import Converter, drop, is_legacy
from cie_extract.guard.walls import program_folder, walls
from cie_extract.model.particulars import Particulars, ReadPart
from cie_extract.model.record import Record
from cie_extract.readers.limits import Limits, check_size

MEGABYTE = 1 << 20
#: Seconds for a document alone. Each megabyte of it adds some, and each page that has been read: a long file takes its
#: time, and more of it on a machine with other work.
SECONDS = 60.0
SECONDS_A_MEGABYTE = 10.0
SECONDS_A_PAGE = {"text": 1.0, "picture": 6.0}
#: Bytes of address space for a worker: the interpreter with all readers has taken about 0.3 GB of it.
MEMORY = 2000 * MEGABYTE
_STARTUP = 120.0  # seconds until a worker must be ready
_DOCUMENTS = 200  # after so many a worker is replaced: what libraries leak goes with it
_ERRORS = {
    error.code: error
    for error in (
        UnreadableDocument,
        DamagedDocument,
        EmptyDocument,
        EncryptedDocument,
        ReaderMissing,
        TookTooLong,
        TookTooMuchMemory,
        TooLarge,
        UnsupportedFormat,
    )
}

Read = tuple[ReadPart, ...]


@dataclass(slots=True)
class _Job:
    path: Path
    message: dict[str, Any]
    future: Future[Any]
    converted: bytes | None = None
    tried: bool = False  # whether LibreOffice has been asked


class ReadingPool:
    """Reads documents in `workers` guarded processes (0: one a core). Use it in a `with` statement.

    `seconds` and `memory` (bytes) are for one document, with more seconds for each megabyte and page of it; `patterns`
    is a workspace's own pattern folder.
    """

    def __init__(
        self,
        *,
        workers: int = 0,
        seconds: float = SECONDS,
        seconds_a_megabyte: float = SECONDS_A_MEGABYTE,
        memory: int = MEMORY,
        patterns: Path | None = None,
        limits: Limits | None = None,
        documents_per_worker: int = _DOCUMENTS,
    ) -> None:
        self._limits = limits or Limits()
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._converter = Converter(self._jobs.put)
        self._closing = threading.Event()
        count = workers or os.cpu_count() or 1
        self._seats = [_Seat(seconds, seconds_a_megabyte, memory, patterns, documents_per_worker) for _ in range(count)]
        self._threads = [threading.Thread(target=self._work, args=(seat,), daemon=True) for seat in self._seats]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        path: Path,
        *,
        as_of: date,
        sets: tuple[str, ...] = ("md-dors", "fed"),
        name: str | None = None,
        password: str | None = None,
    ) -> Future[Read]:
        """What is made of each document of a file, when it is there (`asyncio.wrap_future` awaits them).

        The future raises UnreadableDocument and its kin, and OSError where the file itself cannot be had.
        """
        return self._put(path, "records", name, password, as_of=as_of.isoformat(), sets=list(sets))

    def submit_text(self, path: Path, *, password: str | None = None) -> Future[tuple[str, ...]]:
        """The texts of a file's documents alone."""
        return self._put(path, "text", None, password)

    def close(self) -> None:
        """Ends all workers; documents under way or waiting are dropped and their futures cancelled."""
        self._closing.set()
        self._converter.close()
        for seat in self._seats:
            self._jobs.put(None)
            seat.kill()
        for thread in self._threads:
            thread.join()
        while not self._jobs.empty():
            if (job := self._jobs.get()) is not None:
                drop(job.future)

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _put(self, path: Path, task: str, name: str | None, password: str | None, **more: Any) -> Future[Any]:
        message = {
            "task": task,
            "name": name or path.name,
            "password": password,
            "limits": asdict(self._limits),
            **more,
        }
        future: Future[Any] = Future()
        self._jobs.put(_Job(path, message, future))
        return future

    def _work(self, seat: _Seat) -> None:
        """One seat's thread: it owns the worker, so that the worker dies with it."""
        try:
            while (job := self._jobs.get()) is not None and not self._closing.is_set():
                if job.tried or job.future.set_running_or_notify_cancel():
                    self._serve(job, seat)
            if job is not None:
                drop(job.future)
        finally:
            seat.stop()

    def _serve(self, job: _Job, seat: _Seat) -> None:
        try:
            check_size(job.path, self._limits)
            data = job.path.read_bytes()
            if not job.tried and is_legacy(data):
                job.tried = True
                self._converter.put(job, data)
                return
            answer = seat.ask(job.message, [data] if job.converted is None else [data, job.converted])
            job.future.set_result(_result(job.message["task"], answer))
        except BaseException as error:  # the future carries whatever happened to the one who asked
            job.future.set_exception(error)


def _result(task: str, answer: dict[str, Any]) -> Any:
    """What an answer says. Raises the error that it holds, ReaderFailed for one that no worker of ours sends."""
    error = answer.get("error")
    if isinstance(error, dict):
        code, message, advice = (str(error.get(key, "")) for key in ("code", "message", "advice"))
        if code in _ERRORS:
            raise _ERRORS[code](message, advice=advice)
        raise ReaderFailed(f"Reading the file failed in a way that was not foreseen ({error.get('kind', '')}).")
    try:
        documents = answer["documents"]
        if task == "text":
            return tuple(str(document["text"]) for document in documents)
        return tuple(
            ReadPart(
                Record.model_validate(document["record"]),
                str(document["text"]),
                Particulars.model_validate(document["particulars"]),
            )
            for document in documents
        )
    except (KeyError, TypeError, ValidationError):
        raise ReaderFailed("Reading the file gave an answer that cannot be right.") from None


@dataclass(slots=True)
class _Seat:
    """One worker at a time, with its limits."""

    seconds: float
    seconds_a_megabyte: float
    memory: int
    patterns: Path | None
    documents: int
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _channel: Channel | None = field(default=None, init=False)
    _served: int = field(default=0, init=False)

    def ask(self, message: dict[str, Any], blobs: list[bytes]) -> dict[str, Any]:
        """The worker's answer. Raises TookTooLong, TookTooMuchMemory, ReaderCrashed; the worker is then gone."""
        if self._process is None or self._served >= self.documents:
            self.stop()
            self._start()
        assert self._channel is not None
        self._served += 1
        allowed = self.seconds + self.seconds_a_megabyte * len(blobs[0]) / MEGABYTE
        began, pages = time.monotonic(), 0
        try:
            self._channel.send(message, blobs)
            answer, _ = self._channel.receive(began + allowed)
            while "page" in answer:
                pages += 1
                if pages <= 2 * message["limits"]["max_pages"]:  # a picture is a page twice: unpacked, then read
                    allowed += SECONDS_A_PAGE.get(answer["page"], 0.0)
                answer, _ = self._channel.receive(began + allowed)
        except TimeoutError:
            self.stop()
            raise TookTooLong(f"Reading the file took more than {allowed:.0f} seconds and was stopped.") from None
        except Closed:
            if self.stop() > 0.8 * self.memory:
                raise TookTooMuchMemory("Reading the file took too much memory and was stopped.") from None
            raise ReaderCrashed("The program that read the file came to a sudden end.") from None
        if answer.get("error", {}).get("code") == TookTooMuchMemory.code:
            self.stop()
        return answer

    def stop(self) -> int:
        """Ends the worker, if there is one. Returns the most memory that it has had, in bytes."""
        process, self._process, self._served = self._process, None, 0
        if self._channel is not None:
            self._channel.socket.close()
            self._channel = None
        if process is None:
            return 0
        self.kill(process)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_maxrss * 1024

    def kill(self, process: subprocess.Popen[bytes] | None = None) -> None:
        """Kills the worker; the thread that waits for its answer finds it gone."""
        process = process or self._process
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        start = (
            f"import sys; sys.path.insert(0, {str(program_folder())!r}); "
            f"from cie_extract.guard.worker import main; "
            f"main({theirs.fileno()}, {self.memory}, {str(self.patterns.resolve()) if self.patterns else ''!r})"
        )
        with theirs:
            self._process = subprocess.Popen(
                [*walls(self.patterns), sys.executable, "-I", "-c", start],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                start_new_session=True,
            )
        self._channel = Channel(ours)
        try:
            self._channel.receive(time.monotonic() + _STARTUP)
        except (Closed, TimeoutError):
            self.stop()
            raise ReaderFailed("The reader could not be started.") from None


# One thread a process: the pool has a worker a core already.
_ENVIRONMENT = {
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "HOME": "/tmp",
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
