"""The contact log: what is needed, what it does to the case, and that a correction keeps what was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from review import store_history
from review.models import Case, Contact, Event, Task
from review.questions import open_questions
from review.store_desk import Hand, wake_up
from tests.desk.cases import PATTERNS, signed, standing
from tests.desk.office import KEY, NOON

LAUNDRY, KIT = "laundry-attendant-salisbury.pdf", "mail-clerk-annapolis.docx"
CALL = {
    "on": "2026-11-23", "time": "10:30", "way": "call", "speaker": "Ivo Stone", "partner": "payroll office",
    "asked": "", "answered": "All get the same plan.", "then": "", "follow_up": "",
}  # fmt: skip


@pytest.fixture
def case(numbers: dict[str, str]) -> str:
    return numbers[LAUNDRY]


def note(client: Client, case: str, **given: str) -> str:
    return client.post(f"/cases/{case}/contacts/new/", CALL | given, follow=True).content.decode()


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"on": ""}, "This field is required"),
        ({"on": "2026-11-24"}, "This day is still to come"),
        ({"partner": ""}, "This field is required"),
        ({"way": "pigeon"}, "Select a valid choice"),
        ({"answered": ""}, "Say what was asked or what was answered"),
        ({"then": "wait"}, "Say until which day the case waits"),
        ({"then": "wait", "follow_up": "2026-11-23"}, "This day is not to come any more"),
    ],
)
def test_what_a_contact_needs(given: dict[str, str], problem: str, case: str, reviewer: Client) -> None:
    response = reviewer.post(f"/cases/{case}/contacts/new/", CALL | given)
    assert response.status_code == 422 and problem in response.content.decode()
    assert not Contact.objects.exists()


def test_a_contact_is_shown_with_who_when_and_how(case: str, reviewer: Client) -> None:
    shown = note(reviewer, case)
    assert "23 Nov 2026, 10:30: Call, Ivo Stone with payroll office" in shown
    assert "All get the same plan." in reviewer.get(f"/cases/{case}/").content.decode()
    row = Contact.objects.get()
    event = Event.objects.filter(what="contact logged").get()
    assert (row.entered_by, event.by, event.number, event.detail["contact"]) == ("reviewer", "reviewer", case, row.pk)
    assert "same plan" not in str(event.detail)
    assert store_history.verify(KEY).broken is None


def test_questions_are_drafted_picked_reworded_and_marked_as_asked(case: str, reviewer: Client) -> None:
    questions = open_questions(standing(case), PATTERNS)
    about = [one.about for one in questions]
    assert "description" in about and "md-dors.4" in about
    assert len({one.question for one in questions}) == len(questions)
    at = about.index("md-dors.4")
    page = reviewer.get(f"/cases/{case}/contacts/new/").content.decode()
    assert "does the job continue unchanged?" in page
    given = {f"ask-{at}": "yes", f"ask-{at}-words": "Does the job go on?", "answered": ""}
    note(reviewer, case, **given, then="wait", follow_up="2026-12-14")
    row = Contact.objects.get()
    assert row.questions == [{"about": "md-dors.4", "question": "Does the job go on?"}]
    task = Task.objects.get(number=case)
    assert (task.state, task.wake) == ("employer", date(2026, 12, 14))
    assert task.note == "1 question asked: payroll office, 23 Nov 2026."
    asked = [point.about for point in standing(case).points if point.asked]
    assert asked == ["md-dors.4"]
    assert next(one for one in open_questions(standing(case), PATTERNS) if one.about == "md-dors.4").asked


def test_on_the_follow_up_day_the_case_comes_back_by_itself(case: str, reviewer: Client) -> None:
    note(reviewer, case, then="wait", follow_up="2026-12-14")
    hand = Hand(by="", at=NOON + timedelta(days=21), key=KEY)
    assert wake_up(hand, date(2026, 12, 13)) == 0
    assert wake_up(hand, date(2026, 12, 14)) == 1
    assert Task.objects.get(number=case).state in ("settle", "ready")


def test_an_answer_brings_the_case_back_where_it_is_told_to(case: str, reviewer: Client) -> None:
    note(reviewer, case, then="wait", follow_up="2026-12-14")
    note(reviewer, case, then="back")
    assert Task.objects.get(number=case).state == "settle"


def test_a_correction_keeps_what_was_noted(case: str, reviewer: Client) -> None:
    note(reviewer, case)
    first = Contact.objects.get()
    page = reviewer.get(f"/cases/{case}/contacts/new/?corrects={first.pk}").content.decode()
    assert "All get the same plan." in page
    shown = note(reviewer, case, corrects=str(first.pk), answered="All full-time workers do.")
    assert "All get the same plan." in shown and "All full-time workers do." in shown and "Corrected on" in shown
    assert Contact.objects.get(replaces=first).answered == "All full-time workers do."
    again = reviewer.post(f"/cases/{case}/contacts/new/", CALL | {"corrects": str(first.pk)})
    assert again.status_code == 422 and "was corrected already" in again.content.decode()


def test_a_contact_of_another_case_is_not_found(case: str, numbers: dict[str, str], reviewer: Client) -> None:
    note(reviewer, case)
    other = numbers[KIT]
    assert reviewer.get(f"/cases/{other}/contacts/new/?corrects={Contact.objects.get().pk}").status_code == 404
    assert "payroll office" not in reviewer.get(f"/cases/{other}/contacts/").content.decode()


def test_a_contact_may_be_noted_while_somebody_else_holds_the_case(
    case: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    as_role("lead").post(f"/cases/{case}/take/")
    note(reviewer, case)
    assert Contact.objects.count() == 1


def test_contacts_of_a_merged_case_are_read_with_the_one_it_became(
    case: str, numbers: dict[str, str], reviewer: Client
) -> None:
    note(reviewer, case)
    other = numbers[KIT]
    Case.objects.filter(number=case).update(state="merged", merged_into=Case.objects.get(number=other))
    assert "payroll office" in reviewer.get(f"/cases/{other}/contacts/").content.decode()


def test_the_history_tells_of_contacts_visits_letters_and_the_list(
    case: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    note(reviewer, case, **{"ask-0": "yes"})
    reviewer.post(
        f"/cases/{case}/visits/plan/", {"day": "2026-11-30", "observer": "Ivo Stone", "place": "12 Elm Street"}
    )
    reviewer.post(f"/cases/{case}/letters/new/", {"kind": "acknowledgement"})
    seal = signed(case, "does_not_meet").seal
    lead = as_role("lead")
    lead.post(f"/cases/{case}/list/approve/", {"seal": seal})
    lead.post(f"/cases/{case}/list/withdraw/", {"why": "The place moved."})
    page = lead.get(f"/cases/{case}/history/").content.decode()
    for words in (
        "noted a contact", "Call, 23 Nov 2026, 1 question", "planned a site visit", "30 Nov 2026", "drafted a letter",
        "Acknowledgement", "put it on the public list", "Does not meet", "took it off the public list",
        "The place moved.",
    ):  # fmt: skip
        assert words in page, words
