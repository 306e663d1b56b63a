"""CPU time of a process and of all below it, from outside: also of what is killed without being waited for."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_TICK = os.sysconf("SC_CLK_TCK")
_EVERY = 0.05  # seconds between two looks


class TreeCpu:
    """Use it in a `with` statement; `seconds` is what the tree under `pid` has used since then."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._seen: dict[int, float] = {}
        self._from: dict[int, float] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    @property
    def seconds(self) -> float:
        return sum(used - self._from.get(pid, 0.0) for pid, used in self._seen.items())

    def __enter__(self) -> TreeCpu:
        self._look()
        self._from = dict(self._seen)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        for pid in tree(self._pid):
            used = _used(pid)
            if used is not None:
                self._seen[pid] = max(used, self._seen.get(pid, 0.0))


def tree(pid: int) -> Iterator[int]:
    """The ids of a process and of all below it."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            below = children.read_text(encoding="ascii").split()
        except OSError:  # it ended meanwhile
            continue
        for child in below:
            yield from tree(int(child))


def _used(pid: int) -> float | None:
    """The process's own seconds, without those of its children; None when it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / _TICK
