"""Determinations: what a signature needs, what it freezes, and what blocks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from review import store_case_changes
from review.desk import reasons
from review.desk.case_page import brought_up_to_date
from review.door import close_store
from review.models import Determination, Event, Task
from review.store_determinations import seal_of
from tests.desk.cases import GROUNDS, LAUNDRY, cards, desk, send, settle_all, sheet
from tests.desk.conftest import Filled, opened, signed_in
from tests.desk.office import FULL_NAMES, NOON, PASSWORD
from tests.stores import Place


def form(number: str, name: str, decision: str = "does_not_meet", **given: str) -> dict[str, str]:
    """The form of the determination, every reason accepted."""
    record = desk(number).standing.record
    drafts = reasons.drafts_of(sheet(number), record.set)
    filled = {
        "decision": decision,
        "seal": reasons.outcomes_seal(record),
        "signed_name": name,
        "password": PASSWORD,
    }
    for draft in drafts:
        filled |= {f"accept-{draft.criterion}": "yes", f"text-{draft.criterion}": draft.draft}
    return filled | given


def sign(client: Client, number: str, filled: dict[str, str]) -> str:
    return client.post(f"/cases/{number}/determination/", filled, follow=True).content.decode()


@pytest.fixture(scope="module")
def settled_store(
    filled: Filled, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    """A store in which a reviewer has settled all that is open about the laundry's case."""
    with opened(filled, filled.store, tmp_path_factory.mktemp("settled"), django_db_blocker) as (_, place):
        settle_all(signed_in("reviewer"), filled.cases[LAUNDRY], judged="not_met")
        close_store()
        yield place


@pytest.fixture
def start(request: pytest.FixtureRequest, filled: Filled) -> Place:
    """Where a test asks for the settled case, the store in which it is."""
    place: Place = request.getfixturevalue("settled_store") if "settled" in request.fixturenames else filled.store
    return place


@pytest.fixture
def settled(start: Place, numbers: dict[str, str]) -> str:
    """The number of the laundry's case, in which nothing is open."""
    return numbers[LAUNDRY]


def test_two_people_sign_where_an_outcome_is_not_met(
    settled: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    shown = sign(reviewer, settled, form(settled, FULL_NAMES["reviewer"]))
    assert "waits for a second person" in shown
    assert Task.objects.get(number=settled).state == "second"
    again = sign(reviewer, settled, {"signed_name": FULL_NAMES["reviewer"], "password": PASSWORD})
    assert "must be another person" in again
    sign(as_role("second"), settled, {"signed_name": "Cara Dale", "password": PASSWORD})
    made = Determination.objects.get()
    assert (made.state, made.signed_by, made.second_by) == ("signed", "reviewer", "second")
    assert Task.objects.get(number=settled).state == "decided"
    assert made.seal == seal_of(made.frozen) and made.frozen["case"]["versions"]["as_of"] == "2026-11-23"


def test_nothing_is_signed_while_something_is_open(numbers: dict[str, str], reviewer: Client) -> None:
    number = numbers[LAUNDRY]
    assert "still to settle" in sign(reviewer, number, form(number, FULL_NAMES["reviewer"]))
    assert not Determination.objects.exists()
    sign(reviewer, number, form(number, FULL_NAMES["reviewer"], "withdrawn"))
    assert Determination.objects.get().decision == "withdrawn"


def test_a_reason_is_drafted_from_what_papers_tell_and_says_nothing_twice(numbers: dict[str, str]) -> None:
    drafts = {one.criterion: one.draft for one in reasons.drafts_of(sheet(numbers[LAUNDRY]), "md-dors")}
    paper = desk(numbers[LAUNDRY]).standing.parts[0].number
    assert drafts["md-dors.2"] == f"The employer says so, nothing else in the papers. ({paper}, page 1)"
    assert drafts["md-dors.4"] == (
        "Papers contradict. The employer answers False. “These jobs are filled from our own supported employment "
        f"program.” ({paper}, page 1) “A worker who leaves the program gives the job up.” ({paper}, page 1)"
    )
    assert drafts["md-dors.7"].startswith("Papers support. “Attendants can become shift lead; ")
    kit = reasons.drafts_of(sheet(numbers["front-desk-bel-air/review request.docx"]), "md-dors")
    assert not any("☒" in draft or "“X”" in draft for draft in (*drafts.values(), *(one.draft for one in kit)))


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"signed_name": "Lena Marsh"}, "Type your full name"),
        ({"signed_name": ""}, "Type your full name"),
        ({"password": "wrong"}, "This is not your password"),
        ({"decision": ""}, "Choose a decision"),
        ({"accept-md-dors.3": ""}, "Statement 3: accept its reason"),
        ({"text-md-dors.3": "  "}, "Statement 3: the reason is empty"),
        ({"seal": "0" * 64}, "Something changed since this page was drawn"),
    ],
)
def test_what_a_signature_needs(given: dict[str, str], problem: str, settled: str, reviewer: Client) -> None:
    assert problem in sign(reviewer, settled, form(settled, FULL_NAMES["reviewer"], **given))
    assert not Determination.objects.exists()


def test_an_outcome_that_changed_meanwhile_blocks_and_is_shown(
    settled: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    filled = form(settled, FULL_NAMES["reviewer"])
    reviewer.post(f"/cases/{settled}/release/")
    send(as_role("lead"), settled, cards(settled)["wages"], kind="corrected", low="9.00", per="hour")
    shown = sign(reviewer, settled, filled)
    assert "Something changed" in shown and "Statement 1: " in shown
    assert not Determination.objects.exists()


def test_meets_against_a_federal_contradiction_needs_a_reason(numbers: dict[str, str], reviewer: Client) -> None:
    number = numbers[GROUNDS]
    settle_all(reviewer, number)
    assert "The papers contradict a federal criterion." in reasons.needs_reason(desk(number).standing.record, "meets")
    filled = form(number, FULL_NAMES["reviewer"], "meets")
    assert "needs a written reason" in sign(reviewer, number, filled)
    assert not Determination.objects.exists()
    sign(reviewer, number, filled | {"special": "The visit showed otherwise."})
    assert Determination.objects.get().special_reason == "The visit showed otherwise."


def test_what_is_signed_is_changed_only_after_it_is_reopened(settled: str, reviewer: Client) -> None:
    sign(reviewer, settled, form(settled, FULL_NAMES["reviewer"]))
    assert "This is signed" in send(reviewer, settled, cards(settled)["job_title"], kind="not_stated")
    reviewer.post(f"/cases/{settled}/reopen/", {"why": ""})
    assert Task.objects.get(number=settled).state == "second"
    reviewer.post(f"/cases/{settled}/reopen/", {"why": "A new description came."})
    assert Task.objects.get(number=settled).state == "ready"
    assert Determination.objects.get().state == "reopened"
    assert "saved" not in send(reviewer, settled, cards(settled)["job_title"], kind="not_stated")
    assert Event.objects.filter(what="re-opened").count() == 1


def test_a_paper_added_after_the_signature_is_flagged_and_changes_nothing_that_was_signed(
    settled: str, numbers: dict[str, str], reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    sign(reviewer, settled, form(settled, FULL_NAMES["reviewer"]))
    sign(as_role("second"), settled, {"signed_name": "Cara Dale", "password": PASSWORD})
    before = Determination.objects.get()
    assert Task.objects.get(number=settled).flag == ""
    paper = desk(numbers[GROUNDS]).standing.parts[0].number
    store_case_changes.join(settled, [(paper, None)], by="lead", why="it belongs here", now=NOON, keep=True)
    brought_up_to_date(settled)
    assert Task.objects.get(number=settled).state == "decided"
    shown = reviewer.get(f"/cases/{settled}/").content.decode()
    assert "A paper was added after the signature." in shown
    after = Determination.objects.get()
    assert (after.seal, after.state) == (before.seal, "signed") and seal_of(after.frozen) == before.seal
    reviewer.post(f"/cases/{settled}/reopen/", {"why": "A description came."})
    assert Task.objects.get(number=settled).flag == ""
    assert Task.objects.get(number=settled).state == "settle"


def test_papers_tables_and_versions_are_frozen(settled: str, reviewer: Client) -> None:
    sign(reviewer, settled, form(settled, FULL_NAMES["reviewer"]))
    frozen = Determination.objects.get().frozen
    assert [paper["sha256"] for paper in frozen["papers"]] and frozen["case"]["versions"]["rules"]
    assert frozen["set"] == "md-dors" and "minimum_wage.csv" in frozen["tables"]
    assert frozen["case"]["guides"][0]["set"] == "md-dors"
