"""Cases in the store: every paper that was read is in one at least, and everything can be undone."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cie_extract.model.case import CaseRecord
from cie_extract.model.particulars import ReadPart
from review import case_work, queries, queries_cases, queries_grouping, store, store_case_changes
from review.case_papers import snapshot
from review.errors import CannotChangeCase, UnknownCase
from review.models import (
    AddedFact,
    Arrival,
    Assessment,
    Case,
    CaseChange,
    CasePaper,
    Original,
)
from review.store_case_changes import NewFact
from tests.case_office import DAY, NOW, OTHER_JOB, arrive, place
from tests.case_papers import DESCRIPTION, PATTERNS, REQUEST, record_of, text_of
from tests.flows.plain_pool import VERSIONS

ELSEWHERE = REQUEST.replace("10 Main Street, Hagerstown, MD 21740", "4 Canal Road, Salisbury, MD 21801")


def judged(number: str) -> CaseRecord:
    return case_work.judged(queries_cases.case_file(number), PATTERNS, as_of=DAY)


def papers_of(number: str) -> list[tuple[str, int]]:
    rows = CasePaper.objects.filter(case__number=number).order_by("arrival_id", "part")
    return [(row.arrival.number, row.part) for row in rows.select_related("arrival")]


def test_a_request_and_its_description_are_one_case(store_path: Path) -> None:
    arrive(DESCRIPTION)
    place()
    arrive(REQUEST)
    arrive(OTHER_JOB)
    assert place() == ("C-2026-0001", "C-2026-0002")
    assert papers_of("C-2026-0001") == [("2026-0001", 1), ("2026-0002", 1)]
    assert papers_of("C-2026-0002") == [("2026-0003", 1)]
    assert place() == ()


def test_a_folder_is_one_case_and_takes_in_what_comes_later(store_path: Path) -> None:
    arrive(REQUEST, "request.docx", "mail clerk")
    place()
    arrive("# Agenda\nWe meet on Monday.", "notes.txt", "mail clerk")
    place()
    [line] = queries_cases.case_lines()
    assert line.papers == ("2026-0001", "2026-0002")
    assert [one.role for one in queries_cases.case_file(line.number).papers] == ["request", "attachment"]


def test_the_same_bytes_in_five_folders_are_five_cases_over_one_original(store_path: Path) -> None:
    towns = ("Hagerstown", "Salisbury", "Easton", "Frederick", "Towson")
    for town in towns:
        arrive(DESCRIPTION.replace("| Work site | 10 Main Street, Hagerstown, MD 21740 |\n", ""), "d.docx", town)
        arrive(REQUEST.replace("10 Main Street, Hagerstown, MD 21740", f"1 A Street, {town}, MD"), "r.docx", town)
    place()
    lines = queries_cases.case_lines()
    assert sorted(line.folder for line in lines) == sorted(towns)
    assert {len(line.papers) for line in lines} == {2}
    assert Original.objects.count() == 6


def test_bytes_that_came_before_join_the_case_they_repeat(store_path: Path) -> None:
    arrive(DESCRIPTION)
    place()
    arrive(DESCRIPTION, "copy of a.docx")
    place()
    assert papers_of("C-2026-0001") == [("2026-0001", 1), ("2026-0002", 1)]
    assert [one.paper for one in judged("C-2026-0001").papers] == ["2026-0001"]


NOTES = "# Agenda\nWe meet on Monday."


def join(*papers: str, why: str = "it came late") -> None:
    named = [(number, int(part) if part else None) for number, _, part in (paper.partition("/") for paper in papers)]
    case_work.join_by_hand("C-2026-0001", named, PATTERNS, by="ada", why=why, now=NOW)


@pytest.mark.parametrize("given", [(NOTES, "attachment"), (REQUEST, "request")])
def test_a_person_puts_a_paper_into_a_case_that_was_in_none(store_path: Path, given: tuple[str, str]) -> None:
    arrive(DESCRIPTION)
    place()
    arrive(given[0], "b.docx")
    arrive(NOTES + " The room is known.", "c.docx")
    join("2026-0002/1", "2026-0003")
    added = [(one.role, one.how, one.added_by) for one in queries_cases.case_file("C-2026-0001").places[1:]]
    assert added == [(given[1], "hand", "ada"), ("attachment", "hand", "ada")]
    change = CaseChange.objects.latest("id")
    assert (change.what, change.by, change.why) == ("join", "ada", "it came late")


def test_an_undone_joining_by_hand_leaves_no_position_without_a_case(store_path: Path) -> None:
    """What holds no position is in no case again, as before; a position gets one of its own."""
    arrive(DESCRIPTION)
    place()
    arrive(NOTES, "b.docx")
    arrive(REQUEST, "c.docx")
    join("2026-0002")
    join("2026-0003")
    for number, cases in (("2026-0003", ("C-2026-0002",)), ("2026-0002", ())):
        store_case_changes.undo("C-2026-0001", by="ada", now=NOW)
        assert queries_cases.cases_of(number) == cases
    assert papers_of("C-2026-0001") == [("2026-0001", 1)]
    join("2026-0002")  # and may be put in again
    assert papers_of("C-2026-0001") == [("2026-0001", 1), ("2026-0002", 1)]


def test_papers_of_other_cases_and_of_none_go_into_a_case_together(store_path: Path) -> None:
    arrive(DESCRIPTION)
    arrive(OTHER_JOB)
    place()
    arrive(NOTES)
    with pytest.raises(UnknownCase):
        case_work.join_by_hand("C-2020-0001", [("2026-0003", None)], PATTERNS, by="ada", why="", now=NOW)
    for wrong in (["2026-0003", "2026-0099"], ["2026-0003", "2026-0002/7"], ["2026-0003", "2026-0001"]):
        with pytest.raises(CannotChangeCase):
            join(*wrong)
        assert not CasePaper.objects.filter(arrival__number="2026-0003").exists()
    join("2026-0002", "2026-0003")
    assert papers_of("C-2026-0001") == [("2026-0001", 1), ("2026-0002", 1), ("2026-0003", 1)]
    assert Case.objects.get(number="C-2026-0002").state == "merged"


def test_split_and_undo_leave_everything_as_it_was(store_path: Path) -> None:
    arrive(DESCRIPTION)
    arrive(REQUEST)
    place()
    case = Case.objects.get(number="C-2026-0001")
    before = snapshot([case])
    new = store_case_changes.split(
        "C-2026-0001", [("2026-0002", None)], by="ada", why="two positions", day=DAY, now=NOW
    )
    assert (papers_of("C-2026-0001"), papers_of(new)) == ([("2026-0001", 1)], [("2026-0002", 1)])
    assert store_case_changes.undo(new, by="ada", now=NOW) == "split"
    assert snapshot([case]) == before
    assert Case.objects.get(number=new).merged_into == case
    with pytest.raises(CannotChangeCase):
        store_case_changes.undo("C-2026-0001", by="ada", now=NOW, change=CaseChange.objects.get(what="split").pk)


def test_an_undone_joining_by_the_program_gives_the_paper_a_case_of_its_own(store_path: Path) -> None:
    arrive(DESCRIPTION)
    place()
    arrive(REQUEST)
    place()
    store_case_changes.undo("C-2026-0001", by="ada", now=NOW)
    assert papers_of("C-2026-0001") == [("2026-0001", 1)]
    assert papers_of("C-2026-0002") == [("2026-0002", 1)]


def test_what_would_lose_a_paper_is_refused(store_path: Path) -> None:
    arrive(DESCRIPTION)
    arrive(OTHER_JOB)
    place()
    for wrong in (
        lambda: store_case_changes.split("C-2026-0001", [("2026-0001", None)], by="a", why="", day=DAY, now=NOW),
        lambda: store_case_changes.split("C-2026-0001", [("2026-0002", None)], by="a", why="", day=DAY, now=NOW),
        lambda: store_case_changes.merge("C-2026-0001", "C-2026-0001", by="a", why="", now=NOW),
        lambda: store_case_changes.undo("C-2026-0001", by="a", now=NOW),
    ):
        with pytest.raises(CannotChangeCase):
            wrong()
    with pytest.raises(UnknownCase):
        store_case_changes.merge("C-2026-0009", "C-2026-0001", by="a", why="", now=NOW)


def test_a_proposal_is_made_once_and_a_person_settles_it(store_path: Path) -> None:
    arrive(DESCRIPTION)
    arrive(DESCRIPTION.replace("Mail Clerk", "Mailroom Clerk"), "b.docx")
    place()
    [proposal] = queries_cases.proposals()
    assert (proposal.case, proposal.other) == ("C-2026-0001", "C-2026-0002")
    assert 0.45 <= proposal.score < 0.75
    assert "The same employer." in proposal.why
    store_case_changes.settle_proposal(proposal.id, accept=False, by="ada", now=NOW)
    assert queries_cases.proposals() == ()
    store_case_changes.merge("C-2026-0002", "C-2026-0001", by="ada", why="", now=NOW)
    assert papers_of("C-2026-0001") == [("2026-0001", 1), ("2026-0002", 1)]


def test_a_fact_added_by_hand_is_shown_as_such_and_can_be_taken_back(store_path: Path) -> None:
    arrive(DESCRIPTION)
    place()
    fact = NewFact("provider.independent", "asserted", "The job stays if she changes provider.", "call", "HR", DAY)
    number = store_case_changes.add_fact("C-2026-0001", fact, by="ada", now=NOW)
    found = {one.id: one for one in judged("C-2026-0001").criteria}["md-dors.4"]
    assert (found.outcome, found.evidence) == ("met", (f"added-{number}",))
    assert judged("C-2026-0001").added[0].by == "ada"
    store_case_changes.undo("C-2026-0001", by="ada", now=NOW)
    assert {one.id: one.outcome for one in judged("C-2026-0001").criteria}["md-dors.4"] == "insufficient"
    assert AddedFact.objects.get().withdrawn_by == "ada"


def test_an_assessment_is_added_only_where_something_is_new(store_path: Path) -> None:
    arrive(DESCRIPTION)
    place()
    assert queries_cases.stale_cases() == ("C-2026-0001",)
    later = date(2026, 11, 23)
    assert case_work.assess_cases(queries_cases.stale_cases(), PATTERNS, as_of=DAY, now=NOW) == ("C-2026-0001",)
    assert queries_cases.stale_cases() == ()
    case_work.assess_cases(["C-2026-0001"], PATTERNS, as_of=DAY, now=NOW)
    assert Assessment.objects.count() == 1
    arrive(REQUEST)
    place()
    assert case_work.assess_cases(queries_cases.stale_cases(), PATTERNS, as_of=later, now=NOW) == ("C-2026-0001",)
    line = queries_cases.case_line("C-2026-0001")
    assert (line.position, line.employer) == ("Mail Clerk", "Corbel Services, Inc.")
    assert dict(line.outcomes)["md-dors.3"] == "attested"
    assert line.missing == ("promotion",)


def test_a_paper_is_what_its_latest_reading_says_unless_a_person_said_otherwise(store_path: Path) -> None:
    number = arrive(DESCRIPTION)
    place()
    store.ask_again([number], NOW)
    record = record_of(DESCRIPTION)
    again = record.model_copy(update={"document": record.document.model_copy(update={"kind": "packet"})})
    store.save_reading(number, store.Try(NOW, NOW, VERSIONS | {"reader": "1"}), [ReadPart(again, text_of(DESCRIPTION))])
    assert [one.role for one in judged("C-2026-0001").papers] == ["packet"]
    store_case_changes.set_role("C-2026-0001", (number, 1), "replaced", by="ada", why="", now=NOW)
    assert [one.role for one in judged("C-2026-0001").papers] == ["replaced"]
    store_case_changes.undo("C-2026-0001", by="ada", now=NOW)
    assert [one.role for one in judged("C-2026-0001").papers] == ["packet"]


def test_a_merged_case_says_into_which_and_takes_no_more(store_path: Path) -> None:
    arrive(DESCRIPTION)
    arrive(OTHER_JOB)
    place()
    store_case_changes.merge("C-2026-0002", "C-2026-0001", by="ada", why="one job", now=NOW)
    assert queries_cases.case_file("C-2026-0002").merged_into == "C-2026-0001"
    with pytest.raises(CannotChangeCase, match="C-2026-0001"):
        store_case_changes.join("C-2026-0002", [("2026-0001", None)], by="ada", why="", now=NOW)
    assert [line.number for line in queries_cases.case_lines()] == ["C-2026-0001"]


def test_no_paper_goes_back_into_a_case_that_was_made_part_of_another_since(store_path: Path) -> None:
    for source, folder in ((DESCRIPTION, "x"), (DESCRIPTION + "Twice.\n", "x"), (OTHER_JOB, "y"), (ELSEWHERE, "z")):
        arrive(source, folder=folder)
    place()
    first, second, third = (queries_cases.cases_of(f"2026-000{number}")[0] for number in (1, 3, 4))
    store_case_changes.join(second, [("2026-0002", None)], by="ada", why="", now=NOW)
    store_case_changes.merge(first, third, by="ada", why="", now=NOW)
    with pytest.raises(CannotChangeCase, match="part of another case since"):
        store_case_changes.undo(second, by="ada", now=NOW)
    store_case_changes.undo(third, by="ada", now=NOW)
    store_case_changes.undo(second, by="ada", now=NOW)
    assert papers_of(first) == [("2026-0001", 1), ("2026-0002", 1)]


SOURCES = (DESCRIPTION, REQUEST, ELSEWHERE, OTHER_JOB)
CHANGES = ("split", "keep", "merge", "join", "undo", "undo", "role", "split and undo", "merge and undo")
STEPS = st.lists(
    st.tuples(st.just("arrive"), st.integers(0, 3), st.sampled_from(["", "", "x", "y"]))
    | st.tuples(
        st.sampled_from(["split", "keep", "merge", "join", "undo", "role"]), st.integers(0, 9), st.integers(0, 9)
    ),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_arrival_that_was_read_is_in_a_case(store_path: Path, steps: list[tuple[str, int, int | str]]) -> None:
    with transaction.atomic():
        for what, first, second in steps:
            if what == "arrive":
                arrive(SOURCES[int(first)], f"{first}.docx", str(second))
                place()
            elif cases := queries_cases.open_cases():
                papers = list(CasePaper.objects.order_by("id"))
                row = papers[int(second) % len(papers)]
                with suppress(CannotChangeCase):
                    act(what, cases[int(first) % len(cases)], cases[-1], (row.arrival.number, row.part))
            check()
        transaction.set_rollback(True)


def act(what: str, case: str, other: str, paper: tuple[str, int]) -> None:
    match what:
        case "split" | "keep":
            store_case_changes.split(case, [paper], by="a", why="", day=DAY, now=NOW, keep=what == "keep")
        case "merge":
            store_case_changes.merge(case, other, by="a", why="", now=NOW)
        case "split and undo" | "merge and undo":
            before = snapshot(Case.objects.filter(number__in=[case, other]))
            act(what.partition(" ")[0], case, other, paper)
            store_case_changes.undo(case, by="a", now=NOW)
            assert snapshot(Case.objects.filter(number__in=[case, other])) == before
        case "join":
            store_case_changes.join(case, [paper], by="a", why="", now=NOW)
        case "role":
            store_case_changes.set_role(case, paper, "other", by="a", why="", now=NOW)
        case "undo":
            store_case_changes.undo(case, by="a", now=NOW)


def check() -> None:
    assert queries_grouping.ungrouped() == ()
    for arrival in Arrival.objects.exclude(bin=""):
        assert queries_cases.cases_of(arrival.number), arrival.number
    assert not CasePaper.objects.exclude(case__state="open").exists()
    for case in Case.objects.filter(state="open"):
        assert case.papers.exists(), case.number
    assert queries.counts().waiting == 0


NEAR_JOB = DESCRIPTION.replace("Mail Clerk", "Mail Sorter")


@pytest.mark.parametrize("accept", [True, False])
def test_a_folder_that_may_hold_two_positions_is_one_case_and_a_proposal_to_split_it(
    store_path: Path, accept: bool
) -> None:
    arrive(DESCRIPTION, "a.docx", "november")
    arrive(NEAR_JOB, "b.docx", "november")
    arrive("# Agenda\nWe meet on Monday.", "notes.txt", "november")
    place()
    [proposal] = queries_cases.proposals()
    assert (proposal.kind, proposal.case, proposal.other, proposal.papers) == (
        "split",
        "C-2026-0001",
        None,
        ("2026-0002",),
    )
    store_case_changes.settle_proposal(proposal.id, accept=accept, by="ada", now=NOW)
    wanted = [("2026-0002", 1)]
    assert ([] if not accept else papers_of("C-2026-0002")) == ([] if not accept else wanted)
    assert queries_cases.proposals() == ()
    arrive("# Notice\nThe office is closed on Friday.", "more.txt", "november")
    place()
    assert queries_cases.proposals() == ()  # a refused one is not made again


def test_a_proposal_to_split_off_papers_that_went_elsewhere_is_overtaken(store_path: Path) -> None:
    arrive(DESCRIPTION, "a.docx", "november")
    arrive(NEAR_JOB, "b.docx", "november")
    place()
    store_case_changes.split("C-2026-0001", [("2026-0002", None)], by="ada", why="", day=DAY, now=NOW)
    assert queries_cases.proposals() == ()


def test_a_folder_of_two_positions_is_two_cases(store_path: Path) -> None:
    arrive(DESCRIPTION, "a.docx", "november")
    arrive(OTHER_JOB, "b.docx", "november")
    arrive(REQUEST, "c.docx", "november")
    place()
    assert papers_of("C-2026-0001") == [("2026-0001", 1), ("2026-0003", 1)]
    assert papers_of("C-2026-0002") == [("2026-0002", 1)]
    assert queries_cases.proposals() == ()
