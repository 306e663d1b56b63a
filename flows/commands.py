"""What the command line calls: plain functions with plain types, one for each command.

Nothing heavy is imported until a command needs it: Prefect and Django read their environment when they are
imported, so both are imported inside the functions, after it has been prepared.
"""

from __future__ import annotations

import asyncio
import os
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cie_extract.errors import SettingsError
from flows.report import BatchReport, Check, OnProgress, StatusPage, Submission
from flows.settings import TIME_OF_DAY, SettingLine, Settings, load_settings, setting_lines

if TYPE_CHECKING:
    from flows.order import Order
    from review.trial import Trial


def settings_of(workspace: Path | None = None) -> Settings:
    """The settings in force here. Raises SettingsError (no workspace, wrong key or value)."""
    return load_settings(workspace, environ=os.environ)


def effective_settings(workspace: Path | None = None) -> tuple[SettingLine, ...]:
    """`config show`: every setting with its value and where it came from."""
    return setting_lines(workspace, environ=os.environ)


def init_workspace(directory: Path) -> Path:
    """`init`: makes the folders and a commented cie-extract.toml; leaves what is there. Returns the folder."""
    from flows.workspace import make_workspace

    return make_workspace(directory)


def run_once(
    settings: Settings,
    inbox: Path | None = None,
    on_progress: OnProgress | None = None,
    *,
    sets: tuple[str, ...] = (),
) -> BatchReport:
    """`run`: takes every file that stands still in the inbox, reads it, and says what became of it. `sets`: what it
    takes in is judged by these, in the place of those that the settings give its folder.

    Waits for files that were just written, as long as they keep still for `intake.stable_seconds`. Raises
    SettingsError where a folder cannot be made or the inbox is none, StoreOnNetwork, and AtWork where another batch
    is running.
    """
    enter_store(settings)
    from flows.cases import judged_by
    from flows.status import nothing_to_do

    order = order_of(judged_by(settings, sets), "run", inbox, on_progress, patience=settings.intake.stable_seconds + 1)
    return nothing_to_do(order) or _run(order)


def watch(
    settings: Settings,
    inbox: Path | None = None,
    on_batch: Callable[[BatchReport], None] | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> None:
    """`watch`: runs a batch whenever files stand still in the inbox, until `stop` is set or Ctrl-C."""
    enter_store(settings)
    from flows.orchestration import server

    order = order_of(settings, "watch", inbox, on_progress)
    with server(settings, lasting=True) as await_server:
        from flows.watch import watch_inbox

        await_server()
        asyncio.run(watch_inbox(order, on_batch or (lambda report: None), stop or threading.Event()))


def status(settings: Settings) -> StatusPage:
    """`status`: counts that add up, what waits and why, the latest arrivals and batches."""
    enter_store(settings)
    from flows.status import status_of

    return status_of(settings)


def show(settings: Settings, number: str) -> Submission:
    """`show NUMBER`: all that is known of one arrival. Raises UnknownNumber."""
    enter_store(settings)
    from review import queries

    return queries.submission(number, originals=settings.store.originals, set_aside=settings.intake.set_aside)


def retry(
    settings: Settings,
    numbers: Sequence[str] = (),
    *,
    set_aside: bool = False,
    password: str | None = None,
    on_progress: OnProgress | None = None,
) -> BatchReport:
    """`retry`: reads these numbers again, or all that is set aside. The password is used, never kept or logged.

    Raises UnknownNumber before anything is begun. A number "already received" stands for the one it repeats.
    """
    enter_store(settings)
    from review import queries

    chosen = [*numbers, *(line.number for line in queries.set_aside_lines() if set_aside)]
    resolved = queries.holders(chosen)
    return _run(replace(order_of(settings, "retry", None, on_progress), numbers=resolved, password=password))


def nightly(settings: Settings, at: str | None = None) -> None:
    """`nightly --at 02:00`: serves the nightly batch to Prefect's schedule, until stopped. Raises SettingsError."""
    when = at or settings.nightly.at
    if not re.fullmatch(TIME_OF_DAY, when):
        raise SettingsError(f'nightly.at: "{when}" is no time of day such as 02:00.')
    enter_store(settings)
    from flows.orchestration import server

    with server(settings, lasting=True) as await_server:
        from flows.nightly import serve_night

        await_server()
        serve_night(settings, when)


def nightly_now(settings: Settings, on_progress: OnProgress | None = None) -> BatchReport:
    """The nightly batch, at once (`nightly --now`)."""
    enter_store(settings)
    return _run(order_of(settings, "nightly", None, on_progress, patience=settings.intake.stable_seconds + 1))


def try_candidate(settings: Settings, new: Path, *, as_of: date, sets: tuple[str, ...] = ()) -> Trial:
    """`tables try`, `patterns try`: what a table or criteria set that is not in force would change in the store.

    Nothing is written. Raises PatternFileError for a file that does not load, and SettingsError without a workspace.
    """
    from cie_extract.pattern_files import load_patterns
    from cie_extract.pattern_files.candidate import with_candidate
    from cie_extract.pattern_files.criteria import load_criteria
    from cie_extract.pattern_files.tables import load_wage_tables

    enter_store(settings)
    from review.trial import try_patterns

    in_force = load_patterns(settings.reading.patterns)
    with TemporaryDirectory(prefix="cie-extract-") as folder:
        candidate = with_candidate(in_force, new, Path(folder))
        load_criteria(candidate)
        load_wage_tables(candidate)
        return try_patterns(in_force, candidate, as_of=as_of, sets=sets or tuple(settings.criteria))


def serve(settings: Settings, host: str | None, port: int | None, say: Callable[[str], None]) -> None:
    """`serve`: the reviewers' desk, until stopped. `say` is told the address, and how to make the first account."""
    from flows.desk import serve_desk

    serve_desk(settings, host, port, say)


def verify_history(settings: Settings, head: str) -> tuple[int, str, str]:
    """`audit verify`: rows looked at, what is wrong ("" where all hold), and the last seal. Raises SettingsError."""
    from flows.desk import check_history

    return check_history(settings, head)


def doctor(workspace: Path | None = None) -> tuple[Check, ...]:
    """`doctor`: versions, settings, folders, local disk, write access, optional parts, telemetry. Never raises."""
    from flows.doctor import examine

    return examine(workspace, environ=os.environ)


def enter_store(settings: Settings) -> None:
    """Everything that comes before the store is asked: its folders, where they may lie, its tables. Raises
    SettingsError, StoreOnNetwork."""
    from flows.workspace import prepare_folders
    from review.door import open_store

    prepare_folders(settings)
    open_store(settings.store.place)


def order_of(
    settings: Settings,
    kind: str,
    inbox: Path | None = None,
    on_progress: OnProgress | None = None,
    *,
    patience: float = 0,
) -> Order:
    """The order of a batch, after `enter_store`. Raises SettingsError where the inbox is no folder."""
    from flows.order import Order, no_progress
    from flows.pool import open_pool
    from flows.versions import versions_of

    chosen = inbox.expanduser().resolve() if inbox else settings.intake.inbox
    if not chosen.is_dir():
        raise SettingsError(f"The inbox {chosen} is no folder.", advice="Check [intake] inbox, or name another one.")
    return Order(
        settings=settings,
        kind=kind,
        open_pool=lambda: open_pool(settings),
        versions=versions_of(settings),
        inbox=chosen,
        patience=patience,
        on_progress=on_progress or no_progress,
    )


def _run(order: Order) -> BatchReport:
    """One batch as a flow. Raises NoServer, AtWork."""
    from flows.orchestration import server

    with server(order.settings) as await_server:
        from flows.process import run_batch

        await_server()
        return asyncio.run(run_batch(order))
