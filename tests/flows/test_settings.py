from __future__ import annotations

from pathlib import Path

import pytest

from cie_extract.errors import SettingsError
from flows.settings import find_workspace, load_settings, setting_lines, settings_file


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (
            "[intake]\nstable_second = 5",
            '"intake.stable_second" is not a setting (did you mean "intake.stable_seconds"',
        ),
        ("[intakes]\ninbox = 'x'", '"intakes" is not a setting'),
        ("workspace = '/x'", '"workspace" is not a setting'),
        ("time_zone = 'Maryland'", 'time_zone: "Maryland" is not a time zone'),
        ("[intake]\nstable_seconds = -1", "intake.stable_seconds: "),
        ("[nightly]\nat = '25:00'", "nightly.at: "),
        ("criteria = []", "criteria: "),
        ("intake = 3", '"intake" is not a setting'),
        ("[intake", "cannot be read"),
    ],
)
def test_an_error_names_the_key_and_the_file(tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "cie-extract.toml").write_text(content)
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path, environ={})
    assert named in str(error.value)
    assert str(tmp_path / "cie-extract.toml") in str(error.value)


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("CIE_EXTRACT_INTAKE_STABEL_SECONDS", "3", "did you mean"),
        ("CIE_EXTRACT_INTAKE_STABLE_SECONDS", "soon", "intake.stable_seconds: "),
        ("CIE_EXTRACT_READING_WORKERS", "-2", "reading.workers: "),
    ],
)
def test_an_error_names_the_variable(tmp_path: Path, name: str, value: str, named: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path, environ={name: value})
    assert named in str(error.value)
    assert name in str(error.value)


def test_the_environment_goes_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    (tmp_path / "cie-extract.toml").write_text("[intake]\nstable_seconds = 7\npoll_seconds = 8\n")
    environ = {"CIE_EXTRACT_INTAKE_STABLE_SECONDS": "9", "CIE_EXTRACT_CRITERIA": "fed, md-dors", "HOME": "/x"}
    settings = load_settings(tmp_path, environ=environ)
    assert (settings.intake.stable_seconds, settings.intake.poll_seconds) == (9, 8)
    assert settings.criteria == ("fed", "md-dors")
    sources = {line.key: line.source for line in setting_lines(tmp_path, environ=environ)}
    assert sources["intake.stable_seconds"] == "CIE_EXTRACT_INTAKE_STABLE_SECONDS"
    assert sources["intake.poll_seconds"] == str(tmp_path / "cie-extract.toml")
    assert sources["nightly.at"] == "default"


def test_relative_paths_are_relative_to_the_workspace_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "cie-extract.toml").write_text('[intake]\ninbox = "/srv/share/in"\n')
    settings = load_settings(tmp_path, environ={})
    assert settings.intake.inbox == Path("/srv/share/in")
    assert settings.store.path == tmp_path / "store.sqlite3"


def test_the_written_file_says_the_defaults_and_changes_nothing(tmp_path: Path) -> None:
    defaults = load_settings(tmp_path, environ={})
    (tmp_path / "cie-extract.toml").write_text(settings_file())
    assert load_settings(tmp_path, environ={}) == defaults
    uncommented = "".join(
        line.removeprefix("# ") + "\n" for line in settings_file().splitlines() if " = " in line or line[:1] == "["
    ).replace('patterns = ""\n', "")
    (tmp_path / "cie-extract.toml").write_text(uncommented)
    assert load_settings(tmp_path, environ={}) == defaults


def test_a_workspace_is_found_above_below_or_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cie-extract init"):
        find_workspace(tmp_path, {})
    office = tmp_path / "workspace"
    (office / "inbox").mkdir(parents=True)
    (office / "cie-extract.toml").touch()
    assert find_workspace(office / "inbox", {}) == office
    assert find_workspace(tmp_path, {}) == office
    assert find_workspace(Path("/"), {"CIE_EXTRACT_WORKSPACE": str(office)}) == office
    with pytest.raises(SettingsError, match="CIE_EXTRACT_WORKSPACE"):
        find_workspace(tmp_path, {"CIE_EXTRACT_WORKSPACE": str(tmp_path / "none")})
