"""Cases on the command line: listed, shown, changed, explained."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from typer.testing import CliRunner, Result

from cie_extract.cli.app import app
from cie_extract.model.case import CaseRecord
from flows.settings import load_settings
from flows.workspace import make_workspace, prepare_folders
from tests.case_office import NOW, OTHER_JOB, arrive, migrated, place
from tests.case_papers import DESCRIPTION, REQUEST
from tests.stores import Place

# isort: split
from review.attachment import anchor_of, facts_of
from review.models import Reading
from review.store_desk import Entry, Hand

__all__ = ["migrated"]

DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def office(
    migrated: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """A workspace with a request, its description, and another description."""
    from review.door import close_store, open_store

    folder = make_workspace(tmp_path / "office")
    settings = load_settings(folder, environ={})
    prepare_folders(settings)
    if isinstance(migrated, Path):
        shutil.copyfile(migrated, settings.store.path)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CIE_EXTRACT_WORKSPACE", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    with django_db_blocker.unblock():
        open_store(settings.store.path)
        for name, source in {"a.docx": DESCRIPTION, "b.docx": REQUEST, "c.docx": OTHER_JOB}.items():
            arrive(source, name)
        place()
        yield folder
        close_store()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)


def shown(number: str, *more: str) -> CaseRecord:
    return CaseRecord.model_validate_json(run("case", number, *DAY, "--json", *more).stdout)


def test_cases_are_listed_with_what_they_lack(office: Path) -> None:
    assert run("case", "guide", "C-2026-0002", "md-dors").exit_code == 0
    told = run("cases").stdout
    assert "C-2026-0001" in told
    assert "no review request yet" in told
    listed = json.loads(run("cases", "--json").stdout)
    assert [one["papers"] for one in listed["cases"]] == [["2026-0003"], ["2026-0001", "2026-0002"]]


def test_a_case_is_shown_by_its_number_alone(office: Path) -> None:
    told = " ".join(run("case", "c-2026-0001", *DAY).stdout.split())
    for words in (
        "2026-0001 description: example.docx",
        "ready for a review? Missing: promotion opportunities",
        "employer Corbel Services, Inc. 2026-0001, 2026-0002",
        "md-dors.2 a the employer says so, nothing else in the papers",
        "fed on 2026-11-22",
        "opened by the program",
    ):
        assert words in told
    record = shown("C-2026-0001")
    assert {one.set for one in record.criteria} == {"md-dors", "fed"}
    assert {one.set for one in shown("C-2026-0001", "--set", "or-vr").criteria} == {"or-vr"}


def test_split_merge_and_undo_say_what_they_did(office: Path) -> None:
    assert run("case", "split", "C-2026-0001", "2026-0002", "--by", "ada").stdout == "2026-0002 now in C-2026-0003.\n"
    assert [one.paper for one in shown("C-2026-0003").papers] == ["2026-0002"]
    assert run("case", "undo", "C-2026-0001", "--by", "ada").stdout == "Undone: split.\n"
    assert [one.paper for one in shown("C-2026-0001").papers] == ["2026-0001", "2026-0002"]
    run("case", "merge", "C-2026-0002", "C-2026-0001", "--by", "ada", "--why", "one job")
    assert len(shown("C-2026-0001").papers) == 3
    assert "Merged into C-2026-0001." in run("case", "C-2026-0002", *DAY).stdout
    parted = run("case", "split", "C-2026-0001", "2026-0003", "--by", "ada", "--json").stdout
    assert CaseRecord.model_validate_json(parted).number == "C-2026-0004"


def test_an_added_fact_assesses_the_case_anew_and_explain_walks_to_it(office: Path) -> None:
    before = {one.id: one.outcome for one in shown("C-2026-0002").criteria}
    run(
        *("case", "add-fact", "C-2026-0002", "provider.independent", "asserted", "--source", "call"),
        *("--on", "2026-11-20", "--said", "Anyone keeps the job, whoever serves them.", "--by", "ada"),
    )
    after = {one.id: one.outcome for one in shown("C-2026-0002").criteria}
    assert {one for one in after if after[one] != before[one]} == {"md-dors.4"}
    told = " ".join(run("explain", "C-2026-0002", "md-dors.4", *DAY).stdout.split())
    assert "Anyone keeps the job, whoever serves them." in told
    assert "call of 2026-11-20, entered by ada" in told
    steps = json.loads(run("explain", "C-2026-0002", "md-dors.1", *DAY, "--json").stdout)["steps"]
    assert {"wages", "worksite"} <= {one["what"] for one in steps}
    assert all(piece["quote"] for one in steps for piece in one["evidence"])


def test_what_was_said_at_the_desk_is_shown_as_a_persons(office: Path) -> None:
    from review.store_case_desk import enter, judge

    hand = Hand("ada", NOW, b"k" * 32)
    judge("C-2026-0001", "md-dors.7", "met", "The lead job is open to all.", hand)
    reading = Reading.objects.get(original__arrivals__number="2026-0001")
    found = next(facts_of(json.loads(reading.record), "employer"))
    confirmed = Entry(reading.pk, anchor_of("employer", found, reading.text), "confirmed", None, 0)
    enter("C-2026-0001", "2026-0001", 1, confirmed, hand)
    told = " ".join(run("case", "C-2026-0001", *DAY).stdout.split())
    assert "ada on 2026-11-22: The lead job is open to all. (the papers alone: papers do not say)" in told
    assert "2026-0001 (confirmed by ada)" in told
    walked = " ".join(run("explain", "C-2026-0001", "md-dors.7", *DAY).stdout.split())
    assert "It is ada's word of 2026-11-22; by the papers alone: insufficient." in walked
    record = shown("C-2026-0001")
    assert [(one.criterion, one.found) for one in record.judged] == [("md-dors.7", "insufficient")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("case", "C-2026-0009"), "There is no case C-2026-0009"),
        (("case", "split", "C-2026-0001", "2026-0003"), "Not all of these papers are in C-2026-0001"),
        (("case", "split", "C-2026-0001", "2026-0001", "2026-0002"), "would have no papers left"),
        (("case", "undo", "C-2026-0001"), "nothing of C-2026-0001 to undo"),
        (("case", "join", "C-2026-0001", "2026-0002"), "are in C-2026-0001 already"),
        (("case", "accept", "7"), "no open proposal 7"),
        (("case", "add-fact", "C-2026-0001", "wages", "much", "--source", "call", "--on", "2026-11-20"), "no value of"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(office: Path, arguments: tuple[str, ...], words: str) -> None:
    told = CliRunner().invoke(app, arguments)
    assert told.exit_code == 1
    assert words in str(told.exception)


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "C-2026-0001", "md-dors.9"),
        ("explain", "nowhere.pdf", "wages"),
        ("case", "guide", "C-2026-0001", "va-dars"),
        ("case", "add-fact", "C-2026-0001", "wages", "17", "--source", "dream", "--on", "2026-11-20"),
        ("case", "C-2026-0001", "--set", "va-dars"),
    ],
)
def test_wrong_usage_is_exit_status_2(office: Path, arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2
