"""The README's commands run, and what it shows is what they print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.witness import Seen, run_in_terminal

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Shown:
    """A command of the README and the output that stands under it."""

    command: str
    output: str


def shown() -> list[Shown]:
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Shown(command.strip(), output))
    return found


def words_of(text: str) -> list[str]:
    """What is said, whatever the width of the window."""
    return text.split()


SHOWN = shown()
OF_ONE_FILE = [one for one in SHOWN if one.command.startswith("cie-extract")]


def run(command: str, cwd: Path = ROOT, **environ: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {name: value for name, value in os.environ.items() if not name.startswith("CIE_EXTRACT_")}
    return subprocess.run(
        command, shell=True, cwd=cwd, env=settings | {"PATH": path, "COLUMNS": "100"} | environ,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_two_commands_stand_there() -> None:
    assert [one.command for one in SHOWN if one.command.startswith("make")] == ["make run", "make run", "make test"]
    assert len(OF_ONE_FILE) >= 3


@pytest.mark.parametrize("one", OF_ONE_FILE, ids=lambda one: str(one.command))
def test_a_command_prints_what_is_shown(one: Shown) -> None:
    done = run(one.command)
    assert done.returncode == 0, done.stderr
    said = words_of(done.stdout)
    if "[…]" not in one.output:
        assert said == words_of(one.output)
        return
    # Where the README leaves something out, the parts that it shows stand in the output, in order.
    text = " ".join(said)
    at = 0
    for part in one.output.split("[…]"):
        at = text.index(" ".join(words_of(part)), at)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Seen]]:
    """`make run` in a terminal and with a workspace of its own, as a fresh clone has: the workspace, and what came."""
    folder = tmp_path_factory.mktemp("readme")
    workspace = folder / "workspace"
    yield workspace, run_in_terminal(["make", "run", f"WORKSPACE={workspace}"], folder, ROOT, COLUMNS="100")
    shutil.rmtree(workspace, ignore_errors=True)


def test_make_run_prints_its_table_and_then_that_nothing_is_new(first: tuple[Path, Seen]) -> None:
    workspace, seen = first
    assert seen.status == 0, seen.said
    (told, again) = [one.output for one in SHOWN if one.command == "make run"]
    for name in re.findall(r"[\w \-]+\.(?:pdf|docx|txt)", told):
        assert name.strip() in seen.said
    counts = re.compile(r"This batch: .*")
    assert counts.findall(seen.said) == counts.findall(told)
    second = run(f"make run WORKSPACE={workspace}")
    assert second.returncode == 0, second.stderr
    assert "Nothing is new." in second.stdout and "Nothing is new." in again
    assert run("git status --porcelain -- samples").stdout == ""


def test_a_run_in_a_terminal_asks_for_nothing_beyond_this_machine(first: tuple[Path, Seen]) -> None:
    """Neither Prefect's server nor its client tells anybody anything."""
    _, seen = first
    assert seen.status == 0, seen.said
    assert len(seen.processes) >= 2  # the run and its server were both watched
    assert seen.hosts <= {"127.0.0.1", "localhost", "::1", "0.0.0.0", "None", ""}


def test_make_test_is_the_suite() -> None:
    assert "pytest" in run("make --dry-run test").stdout


def test_every_path_that_the_readme_names_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    named = re.findall(r"`((?:patterns|samples|benchmarks|cie_extract|tests|flows|review)/[\w./\-]*)`", README)
    assert links and named
    assert [path for path in (*links, *named) if not (ROOT / path).exists()] == []
