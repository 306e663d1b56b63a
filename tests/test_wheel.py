"""The wheel alone is enough: built, installed elsewhere, run in an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from samples.make_samples import INBOX

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, which sees the packages of this one but nothing of the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=False, symlinks=True)
    packages = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    # A path named in a .pth file adds its packages, but not the .pth files in it: the checkout stays out of sight.
    (packages / "others.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", str(wheel)],
        check=True,
        capture_output=True,
    )
    return folder


def run(elsewhere: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8"}
    command = [str(elsewhere / "bin" / "cie-extract"), *arguments]
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False)


def test_what_the_wheel_holds(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.startswith(("tests/", "samples/", "benchmarks/"))] == []
    for needed in ("tables/places.csv.gz", "tables/README.md", "criteria/md-dors.yaml", "cues/wage.yaml"):
        assert f"cie_extract/patterns/{needed}" in names
    assert "cie_extract/py.typed" in names
    assert any(name.startswith("review/migrations/0001") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_it_extracts_a_sample_in_an_empty_folder(elsewhere: Path, tmp_path: Path) -> None:
    sample = str(INBOX / "custodian-hagerstown.pdf")
    done = run(elsewhere, tmp_path, "extract", "--json", "--as-of", "2026-11-22", sample)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["facts"]["job_title"]["value"] == "Custodian"
    assert record["facts"]["worksite"]["county"] == "Washington"
    assert {outcome["set"] for outcome in record["criteria"]} == {"md-dors", "fed"}
    assert list(tmp_path.iterdir()) == []  # nothing is stored, nothing is left


def test_it_is_the_wheel_that_ran(elsewhere: Path, tmp_path: Path) -> None:
    code = "import cie_extract, flows, review; print(cie_extract.__file__, flows.__file__, review.__file__)"
    done = subprocess.run(
        [str(elsewhere / "bin" / "python"), "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(ROOT) not in done.stdout
    assert done.stdout.count(str(elsewhere)) == 3
