"""A run asks for no address beyond this machine: neither Prefect's server nor its client tells anybody anything.

The client's telemetry starts in a terminal and not under CI, so the run gets a terminal and no CI.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from flows.workspace import make_workspace
from tests.flows.plain_pool import drop

pytestmark = pytest.mark.slow

#: Loaded by every Python of the run at its start: notes the names that are looked up and the addresses connected to.
WITNESS = """
import os, socket

def note(what):
    with open(os.environ["WITNESS"], "a") as file:
        file.write(f"{os.getpid()} {what}\\n")

look_up, connect = socket.getaddrinfo, socket.socket.connect

def getaddrinfo(host, *more, **named):
    note(host.decode() if isinstance(host, bytes) else host)
    return look_up(host, *more, **named)

class Socket(socket.socket):
    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            note(address[0])
        return super().connect(address)

socket.getaddrinfo = getaddrinfo
socket.socket = Socket
"""
HERE = {"127.0.0.1", "localhost", "::1", "0.0.0.0", "None", ""}


def test_a_run_in_a_terminal_asks_for_nothing_beyond_this_machine(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITNESS)
    office = make_workspace(tmp_path / "office")
    drop(office / "inbox", "a.txt", "Day Porter\n\nDuties:\n- Sweeps the lobby\n")
    environ = {name: value for name, value in os.environ.items() if name not in ("CI", "DO_NOT_TRACK")}
    environ = {name: value for name, value in environ.items() if not name.startswith("PREFECT_")}
    environ |= {"PYTHONPATH": str(tmp_path), "WITNESS": str(tmp_path / "witness"), "TERM": "xterm"}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", "from cie_extract.cli import main; main()", "run", "--workspace", str(office)],
        env=environ,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the terminal is gone with its last process
                break
            if not piece:
                break
            said += piece
    os.close(ours)
    assert process.returncode == 0, said.decode(errors="replace")
    assert (b"Traceback" not in said and b"2026-" in said) or b"1 seen" in said
    noted = [line.partition(" ") for line in (tmp_path / "witness").read_text().splitlines()]
    assert len({pid for pid, _, _ in noted}) >= 2  # the run and its server were both watched
    assert {host for _, _, host in noted} <= HERE
