"""A batch killed at every step, and at lines spread over all that are run, loses nothing and doubles nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WANTED: dict[str, Any] = {
    "bins": [0, 1, 2, 1, 1],
    "came": ["Crew A/b.txt", "Crew A/c.txt", "Crew B/a again.txt", "Crew B/two.txt", "a.txt"],
    "kept": ["broken c", "clear a", "packet of two", "review b"],
    "left": [],
    "attempts": 4,
    "readings": 4,
    "set_aside": ["c.txt", "c.txt.txt"],
    "receipts": 5,
}


def killed(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.killed", str(folder), *arguments],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "points"), [(("steps",), 40), (("lines", "16"), 16)])
def test_nothing_is_lost_or_doubled(tmp_path: Path, arguments: tuple[str, ...], points: int) -> None:
    found = killed(tmp_path, *arguments)
    assert len(found) >= points
    for point in found:
        at, was_killed, again = point.pop("at"), point.pop("killed"), point.pop("again")
        assert was_killed, at
        assert again == 0, at
        assert point == WANTED, at
