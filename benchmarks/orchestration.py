"""What does Prefect cost?

    python benchmarks/orchestration.py [--documents 500] [--repeat 2]

Runs the same batch of small documents without Prefect and as a flow against a running server, each in a process of its
own and in a workspace of its own, and says how much of the flow's wall and CPU time is orchestration. What the server
uses while it idles is taken off.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.process_tree import TreeCpu

_ROLES = ("Stock Helper", "Day Porter", "Mail Clerk", "Kitchen Aide", "Laundry Attendant")
_DOCUMENT = """\
{role} {number}
Corbel & Finch Hardware, 1822 Lovejoy Row, Portland, OR 97209

Pay: ${dollars}.25 per hour
Hours: {hours} hours per week

DUTIES
- Unload the truck with the receiving clerk and check the count against the packing list
- Put freight away by aisle and bin, and turn older stock to the front
- Help customers find what they need and carry it to the counter
- Sweep the aisles and flatten cardboard at close

QUALIFICATIONS
- Be able to lift 50 pounds and climb a rolling ladder
- Be able to read bin labels and a tape measure

HOW WE WORK
Workers stand alongside clerks and cashiers who do not have disabilities. Everyone in the same job earns the same rate,
and no one's pay is set by a time study. All employees have the same health plan, holidays and sick time.
"""


def fill(inbox: Path, documents: int) -> None:
    """Small documents, no two of them alike."""
    inbox.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        text = _DOCUMENT.format(
            role=_ROLES[number % len(_ROLES)], number=number, dollars=16 + number % 9, hours=20 + number % 20
        )
        (inbox / f"description-{number:04}.txt").write_text(text, encoding="utf-8")


def run_here(workspace: Path, coat: bool) -> dict[str, float]:
    """One batch in this process: its wall time, and the CPU time of this process and its workers."""
    from flows import commands
    from flows.orchestration import server as environment

    settings = commands.settings_of(workspace)
    commands.enter_store(settings)
    with environment(settings) as await_server:
        await_server()
        from flows import batch, process

        async def bare(order: Any) -> None:
            async with batch.at_work(order):
                await batch.carry_out(order, batch.Steps())

        order = commands.order_of(settings, "run")
        began = time.perf_counter()
        with TreeCpu(os.getpid()) as cpu:
            asyncio.run(process.run_batch(order) if coat else bare(order))
        return {"wall": time.perf_counter() - began, "cpu": cpu.seconds}


@contextmanager
def server(home: Path) -> Iterator[tuple[str, int]]:
    """A Prefect server on a free port: its address, and the process to watch."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/api"
        _wait_for(address)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(address: str) -> None:
    from flows.orchestration import answers

    until = time.monotonic() + 120
    while not answers(address):
        if time.monotonic() > until:
            raise TimeoutError("The Prefect server did not start.")
        time.sleep(0.5)


def measure(folder: Path, documents: int, *, coat: bool, address: str) -> dict[str, float]:
    """One batch in a fresh workspace and a fresh process."""
    workspace = Path(tempfile.mkdtemp(dir=folder))
    fill(workspace / "inbox", documents)
    (workspace / "cie-extract.toml").write_text("[intake]\nstable_seconds = 0\n", encoding="utf-8")
    environ = {**os.environ, "CIE_EXTRACT_PREFECT_API_URL": address}
    command = [sys.executable, __file__, "--here", str(workspace), *(["--coat"] if coat else [])]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(documents: int, repeat: int) -> dict[str, Any]:
    """The best of several runs each way, and what the coat costs."""
    with tempfile.TemporaryDirectory() as name, server(Path(name, "prefect")) as (address, pid):
        folder = Path(name)
        measure(folder, 20, coat=True, address=address)  # the server's first run is its slowest
        with TreeCpu(pid) as idling:
            time.sleep(20)
        idle = idling.seconds / 20
        bare, coated = [], []
        for _ in range(repeat):
            bare.append(measure(folder, documents, coat=False, address=address))
            with TreeCpu(pid) as serving:
                one = measure(folder, documents, coat=True, address=address)
            one["server_cpu"] = max(0.0, serving.seconds - idle * one["wall"])
            coated.append(one)
    plain = min(bare, key=lambda run: run["wall"])
    flow = min(coated, key=lambda run: run["wall"])
    total = flow["cpu"] + flow["server_cpu"]
    return {
        "documents": documents,
        "wall_without": round(plain["wall"], 2),
        "wall_with": round(flow["wall"], 2),
        "cpu_without": round(plain["cpu"], 2),
        "cpu_with": round(total, 2),
        "server_idle_cpu": round(idle, 3),
        "share_of_wall": round(max(0.0, flow["wall"] - plain["wall"]) / flow["wall"], 3),
        "share_of_cpu": round(max(0.0, total - plain["cpu"]) / total, 3),
        "documents_per_minute": round(documents / flow["wall"] * 60),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--coat", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.here:
        print(json.dumps(run_here(given.here, given.coat)))
        return 0
    found = compare(given.documents, given.repeat)
    print(
        f"{found['documents']} small documents: {found['wall_without']} s without Prefect, {found['wall_with']} s as a "
        f"flow ({found['documents_per_minute']} documents/min)\n"
        f"orchestration: {found['share_of_wall']:.1%} of the wall time, {found['share_of_cpu']:.1%} of the CPU time "
        f"({found['cpu_without']} s without, {found['cpu_with']} s with, the server's idle use taken off)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
