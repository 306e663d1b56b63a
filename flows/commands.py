"""What the command line calls: plain functions with plain types, one for each command.

Nothing heavy is imported until a command needs it: `enter` prepares the environment that Prefect and Django read when
they are imported, so both are imported inside the functions, after it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from flows.report import BatchReport, Check, OnProgress, StatusPage, Submission
from flows.settings import SettingLine, Settings, load_settings, setting_lines


def settings_of(workspace: Path | None = None) -> Settings:
    """The settings in force here. Raises SettingsError (no workspace, wrong key or value)."""
    return load_settings(workspace, environ=os.environ)


def effective_settings(workspace: Path | None = None) -> tuple[SettingLine, ...]:
    """`config show`: every setting with its value and where it came from."""
    return setting_lines(workspace, environ=os.environ)


def init_workspace(directory: Path) -> Path:
    """`init`: makes the folders and a commented cie-extract.toml; leaves what is there. Returns the folder."""
    raise NotImplementedError


def run_once(settings: Settings, inbox: Path | None = None, on_progress: OnProgress | None = None) -> BatchReport:
    """`run`: takes every file that stands still in the inbox, reads it, and says what became of it.

    Waits for files that were just written, as long as they keep still for `intake.stable_seconds`. Raises
    SettingsError where the store lies on a network file system, and AtWork where another batch is running.
    """
    raise NotImplementedError


def watch(
    settings: Settings,
    inbox: Path | None = None,
    on_batch: Callable[[BatchReport], None] | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> None:
    """`watch`: runs a batch whenever files stand still in the inbox, until `stop` is set or Ctrl-C."""
    raise NotImplementedError


def status(settings: Settings) -> StatusPage:
    """`status`: counts that add up, what waits and why, the latest arrivals and batches."""
    raise NotImplementedError


def show(settings: Settings, number: str) -> Submission:
    """`show NUMBER`: all that is known of one arrival. Raises UnknownNumber."""
    raise NotImplementedError


def retry(
    settings: Settings,
    numbers: Sequence[str] = (),
    *,
    set_aside: bool = False,
    password: str | None = None,
    on_progress: OnProgress | None = None,
) -> BatchReport:
    """`retry`: reads these numbers again, or all that is set aside. The password is used, never kept or logged."""
    raise NotImplementedError


def nightly(settings: Settings, at: str | None = None) -> None:
    """`nightly --at 02:00`: serves the nightly batch to Prefect's schedule, until stopped."""
    raise NotImplementedError


def nightly_now(settings: Settings, on_progress: OnProgress | None = None) -> BatchReport:
    """The nightly batch, at once (`nightly --now`)."""
    raise NotImplementedError


def doctor(workspace: Path | None = None) -> tuple[Check, ...]:
    """`doctor`: versions, settings, folders, local disk, write access, optional parts, telemetry. Never raises."""
    raise NotImplementedError
