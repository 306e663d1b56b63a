"""The functions behind the command line, as far as they need no Prefect."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cie_extract.errors import SettingsError
from flows import commands, workspace
from flows.doctor import examine
from flows.filesystem import Mount
from flows.order import Order
from flows.settings import Settings, load_settings
from flows.status import nothing_to_do, status_of
from review import queries, store
from review.errors import StoreOnNetwork, UnknownNumber
from review.nouns import Counts
from tests.flows.conftest import NOON
from tests.flows.plain_pool import VERSIONS, drop


def test_a_workspace_is_made_once_and_what_is_there_stays(tmp_path: Path) -> None:
    folder = commands.init_workspace(tmp_path / "office")
    assert {path.name for path in folder.iterdir()} == {
        "inbox",
        "set-aside",
        "receipts",
        "cie-extract.toml",
        ".gitignore",
    }
    (folder / "cie-extract.toml").write_text('time_zone = "America/Chicago"\n')
    drop(folder / "inbox", "a.txt", "x")
    assert commands.init_workspace(folder) == folder
    assert commands.settings_of(folder).time_zone == "America/Chicago"
    assert (folder / "inbox" / "a.txt").exists()


def test_a_workspace_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="file"):
        commands.init_workspace(tmp_path / "file")


@pytest.mark.parametrize("key", ["store.path", "store.originals", "prefect.home"])
def test_what_must_be_local_is_refused_on_a_network_file_system(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    folder = workspace.local_folders(settings)[key]

    def mount_of(path: Path) -> Mount:
        return Mount(path, "nfs4" if path == folder else "ext4")

    monkeypatch.setattr(workspace, "mount_of", mount_of)
    with pytest.raises(StoreOnNetwork, match="nfs4"):
        workspace.prepare_folders(settings)


def test_the_shares_may_lie_on_a_network_file_system(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = set(workspace.shared_folders(settings).values())
    monkeypatch.setattr(workspace, "mount_of", lambda path: Mount(path, "cifs" if path in shared else "ext4"))
    workspace.prepare_folders(settings)


def test_status_adds_up_what_is_stored_and_what_still_lies_there(settings: Settings, store_path: Path) -> None:
    drop(settings.intake.inbox, "Crew/new.txt", "x")
    drop(settings.intake.inbox, "open.docx", "x")
    drop(settings.intake.inbox, "~$open.docx", "x")
    drop(settings.intake.inbox, ".cie-extract-claimed/20261122T170000Z-00/taken.txt", "x")
    drop(settings.intake.inbox, ".cie-extract-claimed/known/stored.txt", "x")
    store.take_in(store.Taken("known", "stored.txt", "", "a" * 64, 1, NOON, NOON.date()), VERSIONS)
    page = status_of(settings)
    assert page.counts == Counts(waiting=4)
    assert {(str(file.path), file.why.split()[0]) for file in page.waiting} == {
        ("Crew/new.txt", "waits"),
        ("open.docx", "is"),
        ("taken.txt", "was"),
    }
    assert [line.number for line in page.lines] == ["2026-0001"]


def test_a_run_that_finds_nothing_is_told_apart_from_one_that_has_work(order: Order) -> None:
    report = nothing_to_do(order)
    assert report is not None and report.nothing_new and report.totals == Counts()
    (order.inbox / "link").symlink_to("nowhere")
    drop(order.inbox, "p.docx", "x")
    drop(order.inbox, "~$p.docx", "x")
    report = nothing_to_do(order)
    assert report is not None and (len(report.refused), report.counts) == (1, Counts(waiting=1))
    drop(order.inbox, "a.txt", "x")
    assert nothing_to_do(order) is None
    (order.inbox / "a.txt").unlink()
    store.take_in(store.Taken("c", "a", "", "a" * 64, 1, NOON, NOON.date()), VERSIONS)
    assert nothing_to_do(order) is None


@pytest.mark.usefixtures("store_in_place")
def test_an_unknown_number_is_said_before_anything_is_begun(settings: Settings, store_path: Path) -> None:
    with pytest.raises(UnknownNumber, match="2026-0009"):
        commands.show(settings, "2026-0009")
    with pytest.raises(UnknownNumber, match="2026-0009"):
        commands.retry(settings, ["2026-0009"])
    assert queries.runs(1) == ()


@pytest.mark.usefixtures("store_in_place")
def test_an_inbox_that_is_none_is_said(settings: Settings, store_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        commands.run_once(settings, settings.workspace / "nowhere")


def test_a_time_of_day_that_is_none_is_said(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="25:00"):
        commands.nightly(settings, "25:00")


def test_doctor_finds_a_sound_workspace_sound_and_touches_nothing(settings: Settings, store_path: Path) -> None:
    before = sorted(settings.workspace.rglob("*"))
    checks = {check.name: check for check in examine(settings.workspace, environ={})}
    assert [check.name for check in checks.values() if check.state == "problem"] == []
    assert checks["telemetry"].words.startswith("off")
    assert sorted(settings.workspace.rglob("*")) == before
    assert {"LibreOffice", "OCR", "walls", "store.path", "intake.inbox", "space"} <= checks.keys()


def test_doctor_names_what_a_run_would_refuse(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import doctor

    monkeypatch.setattr(doctor, "mount_of", lambda path: Mount(path, "nfs"))
    settings.store.path.write_bytes(b"no database at all" * 100)
    wrong = {check.name for check in examine(settings.workspace, environ={}) if check.state == "problem"}
    assert wrong == {"store.path", "store.originals", "prefect.home", "store"}
    (settings.workspace / "cie-extract.toml").write_text("[intake]\ninbix = 1\n")
    [check] = [each for each in examine(settings.workspace, environ={}) if each.name == "settings"]
    assert check.state == "problem" and "intake.inbix" in check.words


def test_pages_can_be_printed_as_json(settings: Settings, store_path: Path) -> None:
    from pydantic import TypeAdapter

    from flows.report import StatusPage

    store.take_in(store.Taken("c", "a", "", "a" * 64, 1, NOON, NOON.date()), VERSIONS)
    page = json.loads(TypeAdapter(StatusPage).dump_json(status_of(settings)))
    assert page["lines"][0]["number"] == "2026-0001"


def test_what_was_set_names_its_source(settings: Settings) -> None:
    lines = {line.key: line for line in commands.effective_settings(settings.workspace)}
    assert lines["intake.stable_seconds"].source == "default"
    assert lines["workspace"].value == str(settings.workspace)


def test_an_order_does_not_show_its_password(order: Order) -> None:
    assert "sesame" not in repr(replace(order, password="sesame"))


def test_the_settings_of_the_environment_reach_the_order(settings: Settings) -> None:
    slow = load_settings(
        settings.workspace, environ={"CIE_EXTRACT_READING_SECONDS": "7", "CIE_EXTRACT_READING_MAX_MB": "3"}
    )
    assert (slow.reading.seconds, slow.reading.limits.max_bytes) == (7, 3 << 20)
