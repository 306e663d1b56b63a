"""`tables try` in a workspace: a candidate is laid over what is in force for as long as it is tried, and no longer."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import patterns_folder
from flows import commands
from flows.settings import Settings

pytestmark = pytest.mark.usefixtures("store_in_place")
DAY = date(2026, 11, 22)


def test_an_empty_workspace_has_nothing_to_change(
    settings: Settings, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "short").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "short"))
    trial = commands.try_candidate(settings, patterns_folder() / "tables" / "minimum_wage.csv", as_of=DAY)
    assert (trial.as_of, trial.open, trial.decided, trial.changed) == (DAY, 0, 0, ())
    assert not list((tmp_path / "short").iterdir())


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("criteria/md-dors.yaml", ("silent:", "silentt:"), r"md-dors\.yaml:\d+: 'silentt' is not a key"),
        ("tables/minimum_wage.csv", ("2009-07-24", "24 July 2009"), r"minimum_wage\.csv:\d+: this row cannot be read"),
        ("tables/localities.csv", ("state,city_or_county", "state,town"), "the columns are those of no table"),
    ],
)
def test_a_candidate_that_does_not_load_is_refused(
    settings: Settings, store_path: Path, tmp_path: Path, name: str, change: tuple[str, str], said: str
) -> None:
    text = (patterns_folder() / name).read_text(encoding="utf-8")
    new = tmp_path / Path(name).name
    new.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(PatternFileError, match=said):
        commands.try_candidate(settings, new, as_of=DAY)
