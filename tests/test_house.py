"""The rules of the house that no other tool checks."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.sharing import UNDER_PREFECT

ROOT = Path(__file__).resolve().parent.parent
TEXTS = (".py", ".md", ".yaml", ".yml", ".toml", ".lock", ".csv", ".txt", ".html", ".cfg", ".sh", "Makefile", "run")

#: What names one machine or one package index. Written in two halves, so that this file does not hold them.
FORBIDDEN = {
    "a path of one machine": re.compile("/" + r"(?:work|Users|root)/"),
    "a package index": re.compile("--(?:extra-)?index" + r"-url[ =]\S+|--find" + r"-links[ =]\S+|--trusted" + "-host"),
    "a file address": re.compile("file:" + r"//(?!\{|/etc/)"),
    "an unfinished note": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b"),
}
#: The program never decides: words that its own sentences may not use of a position.
VERDICTS = re.compile(r"\b(approved|certified compliant|compliant|passed)\b", re.IGNORECASE)


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_names_a_machine(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.name.endswith(TEXTS) and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if FORBIDDEN[what].search(line)
    ]
    assert found == []


def test_the_lock_pins_every_package_by_version_and_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if not re.match(r"[\w.\-]+(\[[\w,]+\])?==\S+", entry)] == []
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock


def test_the_words_on_the_page_are_no_verdict() -> None:
    """What the command line can say about a position."""
    spoken = [ROOT / "cie_extract/cli/words.py", ROOT / "cie_extract/cli/record_page.py", ROOT / "flows/wording.py"]
    for path in spoken:
        code = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        strings = re.findall(r'"([^"\n]*)"', code)
        assert [one for one in strings if VERDICTS.search(one)] == [], path.name


@pytest.mark.parametrize("shelf", ["readers", "extractors", "exports"])
def test_every_module_of_a_shelf_says_what_it_is(shelf: str) -> None:
    silent = [
        path.name
        for path in (ROOT / "cie_extract" / shelf).glob("*.py")
        if not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_no_drawer_for_odds_and_ends() -> None:
    names = {"utils", "helpers", "common", "manager", "misc", "base"}
    asked_for = ROOT / "review" / "config" / "one_writer" / "base.py"  # Django finds a database's backend by this name
    found = [path for path in tracked() if path.suffix == ".py" and path.stem in names]
    assert [path for path in found if path != asked_for] == []


@pytest.mark.parametrize("folder", ["model", "readers", "extractors", "exports", "stages", "pattern_files", "cli"])
def test_the_map_names_every_floor(folder: str) -> None:
    assert (ROOT / "cie_extract" / folder).is_dir()
    assert f"{folder}/" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_criteria_set_and_part_of_patterns() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    sets = [path.stem for path in (ROOT / "patterns" / "criteria").glob("*.yaml")]
    parts = [path.name for path in (ROOT / "patterns").iterdir() if path.is_dir() and any(path.iterdir())]
    assert [name for name in sets if f"`{name}`" not in readme] == []
    assert [name for name in parts if f"{name}/" not in readme] == []


def test_every_target_of_the_makefile_is_told() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    targets = set(phony[1].split()) - {"help"}
    told = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert targets == set(re.findall(r"^make (\w+)", told.stdout, re.MULTILINE))


def test_the_program_speaks_of_no_real_telephone_number() -> None:
    number = re.compile(r"\(?\b\d{3}\)?[-. ](\d{3})[-. ](\d{4})\b")
    found = [
        f"{path.name}: {match.group()}"
        for path in tracked()
        if path.suffix in (".yaml", ".py", ".txt") and "patterns/tables" not in path.as_posix()
        for match in number.finditer(path.read_text(encoding="utf-8", errors="replace"))
        if not (match[1] == "555" and match[2].startswith("01"))
    ]
    assert found == []


def test_what_runs_under_prefect_is_together_one_workers() -> None:
    """Prefect's harness takes 20 seconds to start: a file that asks for it and is not named would start it twice."""
    asking = [path for path in (ROOT / "tests").rglob("test_*.py") if re.search(r"\(\s*prefect: Any", path.read_text())]
    assert sorted(str(path.relative_to(ROOT)) for path in asking) == sorted(UNDER_PREFECT)
