"""Prefect's environment and server. Prefect reads its environment when it is imported, so that comes first.

The server is the one of the settings; where there is none, one of our own, on a free port of this machine alone, that
ends with the process that started it, however that ends. (Prefect's own temporary server takes twice as long to start,
keeps no schedules, and outlives a process that was killed.)
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cie_extract.errors import CieExtractError
from flows.settings import Settings


class NoServer(CieExtractError):
    """The Prefect server of the settings does not answer."""

    code = "no_server"
    advice = "Start it (`prefect server start`), or leave [prefect] api_url empty: a run then starts its own."


@contextmanager
def server(settings: Settings, *, lasting: bool = False) -> Iterator[Callable[[], None]]:
    """Puts Prefect's environment into this process, with a server; to be entered before Prefect is imported.

    Yields a function that waits until the server answers, so that imports go on while it starts. A `lasting` one
    (of `watch` and `nightly`) is used by the other commands of the workspace too. Raises NoServer.
    """
    if "prefect" in sys.modules:
        yield lambda: None  # this process has its environment
        return
    given = environment(settings)
    address = given.get("PREFECT_API_URL") or os.environ.get("PREFECT_API_URL") or _lasting_server(settings)
    if address:
        if not answers(address):
            raise NoServer(f"No Prefect server answers at {address}.")
        os.environ |= given | {"PREFECT_API_URL": address}
        yield lambda: None
        return
    with _own_server(given) as (address, process):
        os.environ |= given | {"PREFECT_API_URL": address}
        note = settings.prefect.home / _NOTE
        try:
            if lasting:
                note.write_text(address)
            yield lambda: _await_answer(address, process)
        finally:
            if lasting:
                note.unlink(missing_ok=True)
            _send_what_is_left()


def environment(settings: Settings) -> dict[str, str]:
    """The variables that a process of ours gives to Prefect."""
    found = {
        "PREFECT_HOME": str(settings.prefect.home),
        # The server's telemetry, and the client's.
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_LEVEL": os.environ.get("PREFECT_LOGGING_LEVEL", "WARNING"),
        "PREFECT_SERVER_LOGGING_LEVEL": os.environ.get("PREFECT_SERVER_LOGGING_LEVEL", "ERROR"),
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
    }
    if settings.prefect.api_url:
        found["PREFECT_API_URL"] = settings.prefect.api_url
    return found


def answers(address: str) -> bool:
    """Whether a Prefect server answers at this address (".../api")."""
    try:
        with urllib.request.urlopen(f"{address.rstrip('/')}/health", timeout=5) as reply:
            return bool(reply.status == 200)
    except (OSError, ValueError, urllib.error.URLError):
        return False


#: In Prefect's home: the address of a server that stays while `watch` or `nightly` does.
_NOTE = "cie-extract-server"
_STARTUP = 180.0  # seconds
_PR_SET_PDEATHSIG = 1


@contextmanager
def _own_server(given: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
        env=os.environ | given,
        cwd=Path(given["PREFECT_HOME"]),  # Prefect reads .env and prefect.toml of the folder that it starts in
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for us: the server ends when it has been told of the last run
        preexec_fn=_end_with_parent,
    )
    try:
        yield f"http://127.0.0.1:{port}/api", process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _lasting_server(settings: Settings) -> str | None:
    try:
        address = (settings.prefect.home / _NOTE).read_text().strip()
    except OSError:
        return None
    return address if answers(address) else None


def _await_answer(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTUP
    while not answers(address):
        if process.poll() is not None or time.monotonic() > until:
            raise NoServer("Prefect's server did not start.")
        time.sleep(0.25)


def _send_what_is_left() -> None:
    """Lets Prefect's client tell its server the last events before that ends."""
    if "prefect" in sys.modules:
        from prefect.events.worker import EventsWorker

        EventsWorker.drain_all(timeout=10)


def _end_with_parent() -> None:
    """Runs in the child before the server: the kernel ends it when its parent is gone, even by SIGKILL."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
