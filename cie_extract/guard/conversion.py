"""Old Word, RTF and OpenDocument files of a batch, turned by LibreOffice in one call for all that wait."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from cie_extract.errors import UnreadableDocument
from cie_extract.readers.office import ole
from cie_extract.readers.office.legacy import convert

_AT_ONCE = 25
_WORD = "WordDocument".encode("utf-16-le")


class Convertible(Protocol):
    """A job that may wait for its file to be turned."""

    converted: bytes | None

    @property
    def future(self) -> Future[Any]: ...


def is_legacy(data: bytes) -> bool:
    """Whether a file is for LibreOffice, by its first bytes alone: nothing is parsed outside the walls."""
    if data.startswith(ole.MAGIC):
        return _WORD in data
    return data.startswith(b"{\\rtf") or data[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def _ending(data: bytes) -> str:
    return ".doc" if data.startswith(ole.MAGIC) else ".rtf" if data.startswith(b"{\\rtf") else ".odt"


def drop(future: Future[Any]) -> None:
    """Ends a future whose job will not be done."""
    if not future.cancel() and not future.done():
        future.set_exception(CancelledError())


class Converter:
    """Takes jobs, and gives each back to `done` with its file turned, or as it was where that failed: the worker
    then says why."""

    def __init__(self, done: Callable[[Any], None]) -> None:
        self._done = done
        self._waiting: SimpleQueue[tuple[Convertible, bytes] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def put(self, job: Convertible, data: bytes) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        self._waiting.put((job, data))

    def close(self) -> None:
        """Lets the call under way end, and drops what waits."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            while len(batch) < _AT_ONCE:
                try:
                    another = self._waiting.get_nowait()
                except Empty:
                    break
                if another is None:
                    self._waiting.put(None)
                    break
                batch.append(another)
            self._turn(batch)
        while not self._waiting.empty():
            if (left := self._waiting.get()) is not None:
                drop(left[0].future)

    def _turn(self, batch: list[tuple[Convertible, bytes]]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            originals = []
            for number, (_, data) in enumerate(batch):
                originals.append(Path(folder, f"{number}{_ending(data)}"))
                originals[-1].write_bytes(data)
            try:
                turned = convert(originals, Path(folder, "out"))
            except UnreadableDocument:
                turned = {}
            for (job, _), original in zip(batch, originals, strict=True):
                if original in turned:
                    job.converted = turned[original].read_bytes()
                self._done(job)
