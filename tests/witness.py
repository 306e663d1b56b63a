"""A command in a terminal of its own, with a witness of every name that it looks up and every address it connects to.

Prefect's client tells about itself in a terminal and not under CI, so the command gets a terminal and no CI.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

#: Loaded by every Python of the command at its start.
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
_STYLES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Seen:
    """What came of a command: its exit status, what it said (styles left out), and which hosts which process asked."""

    status: int
    said: str
    processes: frozenset[str]
    hosts: frozenset[str]


def run_in_terminal(command: list[str], folder: Path, cwd: Path, **environ: str) -> Seen:
    """Runs a command to its end; `folder` is for the witness's notes."""
    (folder / "sitecustomize.py").write_text(WITNESS)
    notes = folder / "witness"
    notes.touch()
    given = {name: value for name, value in os.environ.items() if name not in ("CI", "DO_NOT_TRACK")}
    given = {name: value for name, value in given.items() if not name.startswith(("PREFECT_", "CIE_EXTRACT_"))}
    given |= {"PYTHONPATH": str(folder), "WITNESS": str(notes), "TERM": "xterm"} | environ
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, cwd=cwd, env=given, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        said = b"".join(_pieces(ours))
    os.close(ours)
    noted = [line.partition(" ") for line in notes.read_text().splitlines()]
    return Seen(
        status=process.returncode,
        said=_STYLES.sub("", said.decode(errors="replace")).replace("\r\n", "\n"),
        processes=frozenset(number for number, _, _ in noted),
        hosts=frozenset(host for _, _, host in noted),
    )


def _pieces(terminal: int) -> list[bytes]:
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the terminal is gone with its last process
            return pieces
        if not piece:
            return pieces
        pieces.append(piece)
