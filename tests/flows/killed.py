"""Kills a batch (SIGKILL) at one point after another, lets the next batch take up what is left, and counts.

    python -m tests.flows.killed FOLDER steps        at every step that the program names
    python -m tests.flows.killed FOLDER lines 40     at 40 lines spread over all that are run; 0 for every line

Prints a line of JSON for each point. Each batch is a process of its own, forked before any thread or connection.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from review.door import close_store, open_store, set_up

set_up()

from cie_extract.pattern_files import load_patterns  # noqa: E402
from cie_extract.pattern_files.cases import load_grouping, load_guides  # noqa: E402
from cie_extract.pattern_files.contract import load_contract  # noqa: E402
from cie_extract.pattern_files.criteria import load_criteria  # noqa: E402
from flows.batch import Steps, at_work, carry_out  # noqa: E402
from flows.inbox import files_below  # noqa: E402
from flows.order import Order  # noqa: E402
from flows.settings import Settings, load_settings  # noqa: E402
from flows.workspace import make_workspace, prepare_folders  # noqa: E402
from review import queries  # noqa: E402
from review.models import Attempt, Reading  # noqa: E402
from tests.flows.plain_pool import VERSIONS, PlainPool, drop, opened  # noqa: E402

FILES = {
    "a.txt": "clear a",
    "Crew A/b.txt": "review b",
    "Crew A/c.txt": "broken c",
    "Crew B/a again.txt": "clear a",
    "Crew B/two.txt": "packet of two",
}
#: What a batch imports on its way.
ON_ITS_WAY = (
    "django.db.migrations.loader",
    "django.db.models.sql.compiler",
    "review.case_desk",
    "review.queries_listed",
    "review.store_tasks",
)
WATCHED = ("batch.py", "claim.py", "intake.py", "originals.py", "shelf.py", "receipts.py", "review/store.py")


def run(settings: Settings, step: Callable[[str], None] = lambda name: None) -> None:
    order = Order(settings, "run", opened(PlainPool()), VERSIONS, settings.intake.inbox, step=step)

    async def batch() -> None:
        async with at_work(order):
            await carry_out(order, Steps())

    open_store(settings.store.path)
    asyncio.run(batch())
    close_store()


def forked(work: Callable[[], Any]) -> tuple[int, Any]:
    """What became of a process that did this work: its wait status, and what the work returned."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            result = work()
            os.write(writing, json.dumps(result).encode())
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    return os.waitpid(child, 0)[1], json.loads(said) if said else None


def kill_at_step(wanted: int) -> tuple[Callable[[str], None], list[str]]:
    names: list[str] = []

    def step(name: str) -> None:
        names.append(name)
        if len(names) - 1 == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    return step, names


def kill_at_line(wanted: int) -> list[int]:
    """Traces every thread of this process, and kills it before the line of this index."""
    count = [0]

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.endswith(WATCHED):
            return None
        if event == "line":
            if count[0] == wanted:
                os.kill(os.getpid(), signal.SIGKILL)
            count[0] += 1
        return trace

    threading.settrace(trace)
    sys.settrace(trace)
    return count


def prepared(folder: Path, empty: Path) -> Settings:
    shutil.rmtree(folder, ignore_errors=True)
    settings = load_settings(make_workspace(folder), environ={"CIE_EXTRACT_INTAKE_STABLE_SECONDS": "0"})
    prepare_folders(settings)
    shutil.copyfile(empty, settings.store.path)
    for name, text in FILES.items():
        drop(settings.intake.inbox, name, text)
    return settings


def count(settings: Settings) -> dict[str, Any]:
    """Everything that could be lost or doubled."""
    open_store(settings.store.path)
    counts = queries.counts()
    page = next(iter(settings.intake.receipts.glob("2*.html")), None)
    return {
        "bins": [counts.waiting, counts.ready, counts.review, counts.set_aside, counts.already_received],
        "came": sorted(f"{line.folder}/{line.name}".strip("/") for line in queries.latest_lines(99)),
        "kept": sorted(
            path.read_text() for path in files_below(settings.store.originals) if "incoming" not in str(path)
        ),
        "left": sorted(str(path) for path in files_below(settings.intake.inbox)),
        "attempts": Attempt.objects.count(),
        "readings": Reading.objects.count(),
        "set_aside": sorted(path.name.partition(" ")[2] for path in files_below(settings.intake.set_aside)),
        "receipts": page.read_text().count('<th scope="row">') if page else 0,
    }


def load() -> None:
    """What every batch would load is loaded once: a process that is forked has it."""
    patterns = load_patterns()
    for part in (load_criteria, load_grouping, load_guides, load_contract):
        part(patterns)
    for name in ON_ITS_WAY:
        importlib.import_module(name)


def main(base: Path, what: str, points: int) -> None:
    load()
    empty = base / "empty.sqlite3"
    base.mkdir(parents=True, exist_ok=True)
    forked(lambda: open_store(empty) or close_store())  # type: ignore[func-returns-value]

    settings = prepared(base / "office", empty)
    _, found = forked(lambda: whole(settings, what))
    total = len(found) if what == "steps" else found
    for at in range(total) if not points else sorted({total * each // points for each in range(points)}):
        name = found[at] if what == "steps" else f"line {at} of {total}"
        print(json.dumps({"at": name, **one(prepared(base / "office", empty), what, at)}), flush=True)


def whole(settings: Settings, what: str) -> Any:
    """A batch that is not killed: the names of its steps, or how many lines it runs."""
    if what == "steps":
        step, names = kill_at_step(-1)
        run(settings, step)
        return names
    lines = kill_at_line(-1)
    run(settings)
    return lines[0]


def one(settings: Settings, what: str, at: int) -> dict[str, Any]:
    """What there is after a batch that was killed at this point, and another that was not."""

    def broken() -> None:
        if what == "steps":
            run(settings, kill_at_step(at)[0])
        else:
            kill_at_line(at)
            run(settings)

    status, _ = forked(broken)
    again, _ = forked(lambda: run(settings))
    _, counted = forked(lambda: count(settings))
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return {"killed": killed, "again": again, **counted}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
