"""Site visits: the sheet by guide, the record, its facts as evidence, and corrections that keep what was there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from review import store_history
from review.models import AddedFact, Event, Visit, VisitRecord
from tests.desk.cases import signed, standing
from tests.desk.office import KEY

GROUNDS, KIT = "grounds-crew-salem.pdf", "mail-clerk-annapolis.docx"
PLAN = {
    "day": "2026-11-30",
    "time": "17:00",
    "observer": "Ivo Stone",
    "place": "12 Elm Street, door C",
    "note": "Ask for the manager",
}
RECORD = {
    "day": "2026-11-23", "observer": "Ivo Stone", "shift": "Monday, evening", "compared_with": "", "remarks": "",
    "count-shift_with": "3", "count-shift_without": "0",
}  # fmt: skip


def plan(client: Client, case: str) -> Visit:
    client.post(f"/cases/{case}/visits/plan/", PLAN)
    return Visit.objects.latest("pk")


def record(client: Client, visit: Visit, **given: Any) -> str:
    address = f"/cases/{visit.case.number}/visits/{visit.pk}/record/"
    return client.post(address, RECORD | given, follow=True).content.decode()


def seen(criterion: str, words: str, shows: str = "") -> dict[str, str]:
    return {f"seen-{criterion}": words, f"shows-{criterion}": shows}


def outcome(case: str, criterion: str) -> str:
    return next(one.outcome for one in standing(case).record.criteria if one.id == criterion)


@pytest.mark.parametrize("left_out", ["day", "observer", "place"])
def test_what_a_plan_needs(left_out: str, case: str, reviewer: Client) -> None:
    response = reviewer.post(f"/cases/{case}/visits/plan/", PLAN | {left_out: ""})
    assert response.status_code == 422 and not Visit.objects.exists()


def test_a_visit_is_planned_and_called_off_with_a_reason(case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    assert "30 Nov 2026" in reviewer.get(f"/cases/{case}/").content.decode()
    address = f"/cases/{case}/visits/{visit.pk}/cancel/"
    assert "Say why it is called off" in reviewer.post(address, {"why": ""}, follow=True).content.decode()
    reviewer.post(address, {"why": "The site moves."})
    visit.refresh_from_db()
    assert (visit.state, visit.cancelled_by, visit.cancelled_why) == ("cancelled", "reviewer", "The site moves.")
    assert "not planned any more" in reviewer.post(address, {"why": "Again."}, follow=True).content.decode()
    assert "was called off" in record(reviewer, visit)
    assert not VisitRecord.objects.exists()


@pytest.mark.parametrize("guide", ["md-dors", "wi-dvr", "or-vr", "wi-joint", "fed"])
def test_the_sheet_asks_what_its_guide_asks_and_leaves_room(guide: str, case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    Visit.objects.filter(pk=visit.pk).update(guide=guide)
    page = reviewer.get(f"/cases/{case}/visits/{visit.pk}/sheet/").content.decode()
    from cie_extract.pattern_files.criteria import load_criteria
    from tests.desk.cases import PATTERNS
    from tests.desk.office import TODAY

    criteria = load_criteria(PATTERNS)[guide].in_force(TODAY).criteria
    assert page.count("Only a visit settles:") == len(criteria)
    assert page.count('class="desk-room desk-room--large"') == len(criteria) + 1
    assert "Take no photographs" in page and "Write no names" in page
    assert "On this shift: people without disabilities" in page


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"shift": ""}, "This field is required"),
        ({"day": "2026-12-01"}, "still to come"),
        ({"count-shift_with": "-1"}, "greater than or equal to 0"),
        (seen("md-dors.2", "", "wage.time_study negated"), "Say what was seen that shows it"),
        (seen("md-dors.2", "Clocks.", "interaction.coworkers asserted"), "Select a valid choice"),
    ],
)
def test_what_a_record_needs(given: dict[str, str], problem: str, case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    response = reviewer.post(f"/cases/{case}/visits/{visit.pk}/record/", RECORD | given)
    assert response.status_code == 422 and problem in response.content.decode()
    assert not VisitRecord.objects.exists() and not AddedFact.objects.exists()


def test_what_was_seen_is_evidence_from_a_visit(case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    shown = record(reviewer, visit, **seen("md-dors.2", "One clock for all.", "wage.time_study negated"))
    assert "Statement 2 is now: papers support." in shown
    assert outcome(case, "md-dors.2") == "met"
    row = AddedFact.objects.get()
    assert (row.source, row.field, row.value) == ("visit", "wage.time_study", "negated")
    assert row.source_detail == "visit by Ivo Stone, Monday, evening: One clock for all."
    page = reviewer.get(f"/cases/{case}/").content.decode()
    assert "from a site visit" in page and "One clock for all." in page
    event = Event.objects.get(what="visit recorded")
    assert event.detail["facts"] == [row.pk] and "clock" not in str(event.detail)
    assert store_history.verify(KEY).broken is None


def test_an_observation_that_compares_counts_as_compared(case: str, numbers: dict[str, str], reviewer: Client) -> None:
    case = numbers[KIT]
    before = outcome(case, "fed.benefits")
    visit = plan(reviewer, case)
    record(reviewer, visit, **seen("md-dors.3", "Others are insured.", "benefits.less asserted"))
    assert AddedFact.objects.get().value == {"status": "asserted", "marks": ["compared"]}
    assert before == "insufficient" and outcome(case, "fed.benefits") == "not_met"
    assert outcome(case, "md-dors.3") == "conflicting"


def test_what_shows_nothing_is_kept_and_adds_nothing(case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    record(reviewer, visit, **seen("md-dors.5", "A yard behind the town hall."))
    assert VisitRecord.objects.get().observations == {
        "md-dors.5": {"seen": "A yard behind the town hall.", "shows": ""}
    }
    assert not AddedFact.objects.exists() and outcome(case, "md-dors.5") == "insufficient"


def test_counts_the_employer_did_not_give_are_none_not_nought(case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    shown = record(reviewer, visit)
    assert VisitRecord.objects.get().counts == {
        "unit_with": None, "unit_without": None, "shift_with": 3, "shift_without": 0,
    }  # fmt: skip
    assert shown.count("not given") == 2


def test_a_correction_keeps_the_old_record_and_takes_its_facts_out(case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    record(reviewer, visit, **seen("md-dors.2", "One clock for all.", "wage.time_study negated"))
    first = VisitRecord.objects.get()
    page = reviewer.get(f"/cases/{case}/visits/{visit.pk}/record/").content.decode()
    assert "One clock for all." in page and "Why is it corrected?" in page
    missing = record(reviewer, visit, corrects=str(first.pk))
    assert "Why is it corrected?" in missing and VisitRecord.objects.count() == 1
    given = seen("md-dors.2", "Two clocks after all.", "wage.time_study asserted")
    shown = record(reviewer, visit, corrects=str(first.pk), why="Looked at the wrong wall.", **given)
    assert "One clock for all." in shown and "Two clocks after all." in shown and "corrected since" in shown
    assert outcome(case, "md-dors.2") == "not_met"
    facts = AddedFact.objects.order_by("pk")
    assert [fact.withdrawn is None for fact in facts] == [False, True]
    assert VisitRecord.objects.get(replaces=first).facts == [facts[1].pk]
    assert Event.objects.get(what="visit corrected").detail["why"] == "Looked at the wrong wall."


def test_a_correction_of_what_was_corrected_meanwhile_is_refused(case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    record(reviewer, visit)
    first = VisitRecord.objects.get()
    record(reviewer, visit, corrects=str(first.pk), why="Once.", shift="Tuesday")
    address = f"/cases/{case}/visits/{visit.pk}/record/"
    late = reviewer.post(address, RECORD | {"corrects": str(first.pk), "why": "Twice."})
    assert late.status_code == 409 and "in the meantime" in late.content.decode()
    assert reviewer.post(address, RECORD | {"why": "Thrice."}).status_code == 409
    assert VisitRecord.objects.count() == 2


def test_a_signed_case_takes_no_record(case: str, reviewer: Client) -> None:
    visit = plan(reviewer, case)
    signed(case, "does_not_meet")
    shown = record(reviewer, visit, **seen("md-dors.2", "One clock.", "wage.time_study negated"))
    assert "This is signed" in shown
    assert not VisitRecord.objects.exists() and not AddedFact.objects.exists()


def test_a_visit_of_another_case_is_not_found(case: str, numbers: dict[str, str], reviewer: Client) -> None:
    visit = plan(reviewer, case)
    other = numbers[KIT]
    for rest in ("", "sheet/", "record/"):
        assert reviewer.get(f"/cases/{other}/visits/{visit.pk}/{rest}").status_code == 404
    assert reviewer.post(f"/cases/{other}/visits/{visit.pk}/cancel/", {"why": "Mine."}).status_code == 404
    assert Visit.objects.get().state == "planned"
