"""Cases in a batch: which guide a folder has, and that every paper that was read is in one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from cie_extract.errors import SettingsError
from cie_extract.pattern_files import load_patterns
from flows import batch
from flows.batch import Steps
from flows.cases import case_folder, check_guides, guide_of, judged_by, sets_at
from flows.order import Order
from flows.report import BatchReport
from flows.settings import Settings, load_settings
from review import queries, queries_cases, queries_grouping
from tests.flows.plain_pool import drop


def with_folders(tmp_path: Path, folders: str) -> Settings:
    return load_settings(tmp_path, environ={"CIE_EXTRACT_CASES_FOLDERS": folders})


@pytest.mark.parametrize(
    ("folder", "guide", "made"),
    [
        ("", "md-dors", ""),
        ("mail clerk", "md-dors", "mail clerk"),
        ("Wisconsin", "wi-dvr", ""),
        ("wisconsin/mail clerk", "wi-dvr", "wisconsin/mail clerk"),
        ("wisconsin/joint", "wi-joint", ""),
        ("wisconsin/joint/porter", "wi-joint", "wisconsin/joint/porter"),
        ("wisconsin west", "md-dors", "wisconsin west"),
    ],
)
def test_a_folder_named_in_the_settings_has_its_guide_and_holds_many(
    tmp_path: Path, folder: str, guide: str, made: str
) -> None:
    settings = with_folders(tmp_path, "wisconsin=wi-dvr, wisconsin/joint = wi-joint")
    assert (guide_of(settings, folder), case_folder(settings, folder)) == (guide, made)


def test_maryland_has_the_federal_set_beside_it_wherever_it_is_chosen(tmp_path: Path) -> None:
    settings = with_folders(tmp_path, "salem=or-vr").model_copy(update={"criteria": ("wi-dvr",)})
    assert sets_at(settings, "salem") == ("or-vr",)
    assert sets_at(settings, "") == ("wi-dvr",)
    maryland = settings.model_copy(update={"cases": settings.cases.model_copy(update={"folders": {"md": "md-dors"}})})
    assert sets_at(maryland, "md") == ("md-dors", "fed")


@pytest.mark.parametrize("sets", [("or-vr",), ("wi-joint", "fed"), ("md-dors",)])
@pytest.mark.parametrize("folder", ["", "wisconsin", "wisconsin/mail clerk", "mail clerk"])
def test_a_run_that_is_told_its_sets_judges_all_that_it_takes_in_by_them(
    tmp_path: Path, sets: tuple[str, ...], folder: str
) -> None:
    settings = with_folders(tmp_path, "wisconsin=wi-dvr")
    told = judged_by(settings, sets)
    assert guide_of(told, folder) == sets[0]
    assert set(sets) <= set(sets_at(told, folder))
    assert ("fed" in sets_at(told, folder)) == (sets != ("or-vr",))
    assert case_folder(told, folder) == case_folder(settings, folder)  # what is a case stays
    assert judged_by(settings, ()) == settings


def test_a_case_that_is_there_keeps_the_guide_that_it_was_opened_by(order: Order) -> None:
    drop(order.inbox, "a.txt", "review this")
    run(replace(order, settings=judged_by(order.settings, ("or-vr",))))
    drop(order.inbox, "b.txt", "another position")
    run(order)
    guides = {line.papers: line.criteria_set for line in queries_cases.case_lines()}
    assert guides == {("2026-0001",): "or-vr", ("2026-0002",): order.settings.criteria[0]}


def test_a_guide_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="salem names 'or-vrr'"):
        check_guides(with_folders(tmp_path, "salem=or-vrr"), load_patterns())


def run(order: Order) -> BatchReport:
    return asyncio.run(batch.carry_out(order, Steps()))


def test_every_paper_that_was_read_is_in_a_case_after_the_batch(order: Order) -> None:
    for name, text in {
        "clear.txt": "clear",
        "Crew/one.txt": "review one",
        "Crew/two.txt": "clear two",
        "both.txt": "packet",
        "broken.txt": "broken",
        "again.txt": "clear",
    }.items():
        drop(order.inbox, name, text)
    report = run(order)
    assert report.notes == ()
    read = [line for line in report.lines if line.bin != "set_aside"]
    assert len(read) == 5
    assert all(queries_cases.cases_of(line.number) for line in read)
    assert queries_grouping.ungrouped() == queries_cases.stale_cases() == ()
    assert len(report.cases) == len(queries_cases.open_cases())
    [page] = report.receipts
    assert "(case C-2026-0001)" in page.read_text()
    assert run(order).cases == ()


def test_what_is_read_anew_is_assessed_anew_in_the_same_case(order: Order) -> None:
    drop(order.inbox, "a.txt", "review this")
    run(order)
    before = queries_cases.case_lines()
    from review import store

    store.ask_again([line.number for line in queries.latest_lines(9)], order.now())
    run(order)
    assert [line.papers for line in queries_cases.case_lines()] == [line.papers for line in before]
    assert queries_cases.stale_cases() == ()
