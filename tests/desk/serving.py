"""`cie-extract serve` as a process of its own, for the browser's tests and the benchmarks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Serving:
    """A desk that is served: its address, its process and what it has logged."""

    address: str
    process: int
    log: Path


@contextmanager
def serving(workspace: Path, environ: Mapping[str, str] | None = None) -> Iterator[Serving]:
    """The desk of a workspace, until the block ends. Raises AssertionError, with its log, where it does not start."""
    command = [sys.executable, "-c", "from cie_extract.cli import main; main()", "serve"]
    command += ["--workspace", str(workspace), "--port", "0"]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    log = workspace / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment | dict(environ or {}))
    try:
        yield Serving(_address(log, process), process.pid, log)
    finally:
        process.terminate()
        process.wait(30)


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(600):
        for line in log.read_text(encoding="utf-8").splitlines():
            if line.startswith("The desk is at "):
                return line.split()[4].rstrip("/")
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise AssertionError(f"the desk did not start: {log.read_text(encoding='utf-8')}")
