"""How much memory does a worker take?

    python benchmarks/memory.py FOLDER [--documents 1000] [--pages 500]

The documents of a folder go round and round through one guarded worker that is never recycled, then one file of many
pages, put together from the folder's own, through another. Said is the most memory that each worker ever held.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from benchmarks.process_tree import tree
from cie_extract.errors import UnreadableDocument
from cie_extract.guard import ReadingPool

AS_OF = date(2026, 11, 22)
_READ = (".pdf", ".docx", ".txt", ".html", ".eml", ".csv")


class Worker:
    """One worker for any number of documents, and the most memory that it held, in megabytes."""

    def __init__(self, seconds: float) -> None:
        self._pool = ReadingPool(workers=1, seconds=seconds, documents_per_worker=1_000_000)
        self.megabytes = 0

    @contextmanager
    def open(self) -> Iterator[Worker]:
        with self._pool:
            yield self

    def read(self, path: Path) -> str:
        """ "record", or the code of the error that reading ended in."""
        try:
            self._pool.submit(path, as_of=AS_OF).result()
            end = "record"
        except UnreadableDocument as error:
            end = error.code
        self.megabytes = max([self.megabytes, *map(_most_held, tree(os.getpid()))])
        return end


def _most_held(pid: int) -> int:
    """The high-water mark of a process in megabytes; 0 for this one, and for one that has ended."""
    if pid == os.getpid():
        return 0
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def long_file(pdfs: Sequence[Path], pages: int, into: Path) -> None:
    """One PDF of so many pages, those of others over and over."""
    long = pypdfium2.PdfDocument.new()
    for path in cycle(pdfs):
        with pypdfium2.PdfDocument(path) as pdf:
            room = pages - len(long)
            long.import_pages(pdf, list(range(min(room, len(pdf)))))
        if len(long) >= pages:
            break
    long.save(into)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=600.0, help="for one document")
    given = parser.parse_args(arguments)
    paths = sorted(path for path in given.folder.rglob("*") if path.suffix.lower() in _READ)
    with Worker(given.seconds).open() as worker:
        good = [path for path in paths if "scan" not in path.name.lower() and worker.read(path) == "record"]
    with Worker(given.seconds).open() as worker:
        for number, path in enumerate(islice(cycle(good), given.documents), 1):
            worker.read(path)
            if number in (len(good), given.documents // 2, given.documents):
                print(f"after {number} documents: {worker.megabytes} MB", flush=True)
    with tempfile.TemporaryDirectory() as folder, Worker(given.seconds).open() as worker:
        long = Path(folder, "long.pdf")
        long_file([path for path in good if path.suffix.lower() == ".pdf"], given.pages, long)
        began = time.monotonic()
        end = worker.read(long)
        print(f"{given.pages} pages: {worker.megabytes} MB, {time.monotonic() - began:.0f} s, {end}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
