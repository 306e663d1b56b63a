"""The case as a desk reads and writes it: values said of papers, facts from calls, words on criteria and points."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cie_extract.model.case import CombinedFact
from review import case_work, queries_cases, queries_listed, store_case_changes, store_case_desk, store_history
from review.attachment import Anchor, anchor_of, facts_of
from review.case_desk import CaseStanding, case_standing
from review.errors import CannotChangeCase, UnknownCase
from review.models import AddedFact, Case, Determination, Publication, Reading, Task
from review.store_case_changes import NewFact
from review.store_case_desk import NotAFact, SaidMeanwhile
from review.store_desk import Entry, Hand, SomebodyElse
from tests.case_office import DAY, NOW, arrive, place
from tests.case_papers import DESCRIPTION, PATTERNS, REQUEST

CASE = "C-2026-0001"
ADA = Hand("ada", NOW, b"k" * 32)
BEN = Hand("ben", NOW + timedelta(minutes=5), b"k" * 32)
OTHER_PAY = DESCRIPTION.replace("$19.00", "$17.00")


def filed(*sources: str) -> None:
    for source in sources:
        arrive(source)
    place()


def standing(day: date = DAY) -> CaseStanding:
    return case_standing(CASE, PATTERNS, as_of=day)


def fact(field: str) -> CombinedFact:
    found = standing().record.fact(field)
    assert found is not None
    return found


def entry(number: str, field: str, kind: str, value: Mapping[str, Any] | None = None, *, seen: int = 0) -> Entry:
    """What a person says of the first fact of a field of a paper."""
    reading = Reading.objects.get(original__arrivals__number=number)
    found = next(facts_of(json.loads(reading.record), field), None)
    return Entry(reading.pk, anchor_of(field, found, reading.text), kind, value, seen)


def outcome(criterion: str) -> str:
    return next(one.outcome for one in standing().record.criteria if one.id == criterion)


def keys() -> list[str]:
    return [point.key for point in standing().open_points]


def test_a_case_that_is_not_there(store_path: Path) -> None:
    with pytest.raises(UnknownCase):
        standing()


def test_a_value_entered_at_a_paper_is_part_of_the_case_and_shown_as_a_persons(store_path: Path) -> None:
    filed(DESCRIPTION, REQUEST)
    wage = {"low": "14.00", "high": "14.00", "per": "hour"}
    store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "wages", "corrected", wage), ADA)
    wages = fact("wages")
    assert [(one.said, [(s.paper, s.how, s.by) for s in one.sources]) for one in wages.variants] == [
        ("$14.00 an hour", [("2026-0001", "entered", "ada")]),
        ("$19.00 an hour", [("2026-0002", "read", "")]),
    ]
    assert wages.conflict and outcome("md-dors.1") in ("conflicting", "insufficient")
    [line, _] = standing().record.papers
    assert [(one.field, one.kind, one.by) for one in line.entered] == [("wages", "corrected", "ada")]


def test_a_value_that_a_person_confirmed_is_sure_and_says_by_whom(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "employer", "confirmed"), ADA)
    [source] = fact("employer").variants[0].sources
    assert (source.how, source.by, source.fact.confidence) == ("confirmed", "ada", 1.0)
    assert [one.how for one in fact("worksite").variants[0].sources] == ["read"]


def test_a_value_that_a_person_said_is_not_there_counts_no_more(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "wages", "not_stated"), ADA)
    assert standing().record.fact("wages") is None
    assert [(one.kind, one.fact) for one in standing().record.papers[0].entered] == [("not_stated", "")]


def test_a_value_undone_is_as_if_never_said(store_path: Path) -> None:
    filed(DESCRIPTION)
    before = standing().record
    row = store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "wages", "not_stated"), ADA)
    store_case_desk.undo_entry(CASE, row.pk, BEN)
    assert standing().record == before


def test_a_paper_of_two_cases_is_said_of_in_both(store_path: Path) -> None:
    filed(DESCRIPTION, REQUEST)
    new = store_case_changes.split(CASE, [("2026-0001", None)], by="ada", why="", day=DAY, now=NOW, keep=True)
    Case.objects.update(stale=False, assessed=NOW)
    store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "hours_per_week", "not_stated"), ADA)
    assert set(Case.objects.filter(stale=True).values_list("number", flat=True)) == {CASE, new}
    assert case_standing(new, PATTERNS, as_of=DAY).record.fact("hours_per_week") is None


def test_the_second_of_two_who_say_the_same_field_sees_the_first(store_path: Path) -> None:
    filed(DESCRIPTION)
    first = store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "wages", "not_stated"), ADA)
    with pytest.raises(SomebodyElse) as caught:
        store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "wages", "confirmed"), BEN)
    assert caught.value.row.pk == first.pk
    store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "wages", "confirmed", seen=first.pk), BEN)
    assert fact("wages").variants[0].sources[0].by == "ben"


def test_what_is_in_another_case_cannot_be_said_of(store_path: Path) -> None:
    filed(DESCRIPTION)
    with pytest.raises(CannotChangeCase):
        store_case_desk.enter(CASE, "2026-0009", 1, entry("2026-0001", "wages", "confirmed"), ADA)
    with pytest.raises(CannotChangeCase):
        store_case_desk.undo_entry(CASE, 99, ADA)


def test_a_fact_from_a_call_is_added_and_one_that_is_none_is_refused(store_path: Path) -> None:
    filed(DESCRIPTION)
    call = NewFact("wages", "18.50", "Payroll says eighteen fifty.", "call", "payroll", DAY)
    store_case_desk.add(CASE, call, ADA)
    assert [(s.how, s.by) for one in fact("wages").variants for s in one.sources] == [("read", ""), ("added", "ada")]
    for wrong in (replace(call, value="a lot"), replace(call, field="salary"), replace(call, source="rumour")):
        with pytest.raises(NotAFact):
            store_case_desk.add(CASE, wrong, ADA)
    assert AddedFact.objects.count() == 1


def test_a_conflict_is_open_until_a_value_is_let_hold(store_path: Path) -> None:
    filed(OTHER_PAY, REQUEST)
    assert "disagree:wages" in keys() and standing().open_points[0].code == "disagree"
    store_case_desk.add(CASE, NewFact("wages", "19.00", "", "papers", "2026-0002", DAY, settles=True), ADA)
    assert "disagree:wages" not in keys()
    assert "disagree:wages" in [point.key for point in standing().points if point.settled]
    assert fact("wages").settled_by.startswith("added-")


def test_a_word_on_a_criterion_stands_beside_what_the_program_found(store_path: Path) -> None:
    filed(DESCRIPTION, REQUEST)
    found = outcome("md-dors.7")
    assert found == "insufficient" and "insufficient:md-dors.7" in keys()
    word = store_case_desk.judge(CASE, "md-dors.7", "met", "The lead job is posted to all.", ADA)
    [judged] = standing().record.judged
    assert (judged.criterion, judged.outcome, judged.by, judged.found) == ("md-dors.7", "met", "ada", found)
    assert outcome("md-dors.7") == "met" and "insufficient:md-dors.7" not in keys()
    with pytest.raises(SaidMeanwhile) as caught:
        store_case_desk.judge(CASE, "md-dors.7", "not_met", "It is capped.", BEN)
    assert caught.value.row.pk == word
    store_case_desk.withdraw(CASE, word, BEN)
    assert (outcome("md-dors.7"), standing().record.judged) == (found, ())


def test_a_word_said_at_one_paper_on_a_criterion_holds_in_its_case(store_path: Path) -> None:
    filed(DESCRIPTION)
    reading = Reading.objects.get()
    said = Entry(reading.pk, Anchor("criteria.md-dors.6"), "judged", {"outcome": "met"}, 0, note="Seen at the visit.")
    store_case_desk.enter(CASE, "2026-0001", 1, said, ADA)
    assert outcome("md-dors.6") == "met"
    assert [(one.criterion, one.why) for one in standing().record.judged] == [("md-dors.6", "Seen at the visit.")]


@pytest.mark.parametrize(("outcome_", "why"), [("conflicting", "why"), ("met", " ")])
def test_a_word_without_outcome_or_reason_is_none(store_path: Path, outcome_: Any, why: str) -> None:
    filed(DESCRIPTION)
    with pytest.raises(CannotChangeCase):
        store_case_desk.judge(CASE, "md-dors.7", outcome_, why, ADA)


def test_a_point_looked_at_is_settled_and_one_asked_of_the_employer_is_not(store_path: Path) -> None:
    filed(DESCRIPTION)
    assert "missing:request" in keys()
    asked = store_case_desk.look(CASE, "missing:request", "", ADA, kind="ask_employer")
    point = next(one for one in standing().points if one.key == "missing:request")
    assert (point.settled, point.asked, point.by) == (False, True, "ada")
    store_case_desk.look(CASE, "missing:request", "It comes by mail.", BEN, seen=asked)
    assert "missing:request" not in keys()
    with pytest.raises(CannotChangeCase):
        store_case_desk.look(CASE, "missing:request", "", ADA, kind="approved")


def test_a_word_is_no_fact_of_the_case_and_can_be_undone_like_any_change(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.judge(CASE, "md-dors.7", "met", "Seen.", ADA)
    assert queries_cases.case_file(CASE).added == ()
    assert store_case_changes.undo(CASE, by="ben", now=NOW) == "add_fact"
    assert standing().record.judged == ()


def test_every_write_stands_in_the_history_and_has_the_case_assessed_anew(store_path: Path) -> None:
    filed(DESCRIPTION)
    case_work.assess_cases([CASE], PATTERNS, as_of=DAY, now=NOW)
    row = store_case_desk.enter(CASE, "2026-0001", 1, entry("2026-0001", "wages", "confirmed"), ADA)
    assert queries_cases.stale_cases() == (CASE,)
    store_case_desk.undo_entry(CASE, row.pk, ADA)
    fact_ = store_case_desk.add(CASE, NewFact("employees", "40", "", "call", "", DAY), ADA)
    store_case_desk.withdraw(CASE, fact_, ADA)
    store_case_desk.look(CASE, "missing:request", "", ADA)
    from review.queries_desk import history_of

    assert [one.what for one in history_of(CASE)] == ["seen", "withdrawn", "added", "undone", "entered"]
    assert store_history.verify(ADA.key).broken is None


def test_what_is_frozen_is_plain_and_holds_everything(store_path: Path) -> None:
    filed(DESCRIPTION, REQUEST)
    store_case_desk.judge(CASE, "md-dors.7", "met", "Seen.", ADA)
    frozen = standing().frozen()
    assert json.loads(json.dumps(frozen)) == frozen
    assert [paper["number"] for paper in frozen["papers"]] == ["2026-0001", "2026-0002"]
    assert frozen["case"]["judged"][0]["by"] == "ada" and frozen["words"][0]["note"] == "Seen."


def decide(decision: str = "meets", *, state: str = "signed", number: str = CASE, day: date = DAY) -> Determination:
    """A signature on the case as it stands."""
    case = Case.objects.get(number=number)
    task, _ = Task.objects.get_or_create(case=case, number=number, defaults={"received": DAY, "changed": NOW})
    return Determination.objects.create(
        task=task,
        case=case,
        decision=decision,
        state=state,
        signed_name="Ada Price",
        signed_by="ada",
        signed_at=NOW,
        as_of=day,
        frozen=case_standing(number, PATTERNS, as_of=day).frozen(),
        seal="",
    )


CONTRACT = "| Contract | AbilityOne contract W91-22 from October 1, 2025 to September 30, 2027 |\n"
ON_CONTRACT = DESCRIPTION.replace("# Essential", CONTRACT + "# Essential")


@pytest.mark.parametrize(
    ("decision", "state"),
    [("does_not_meet", "signed"), ("withdrawn", "signed"), ("meets", "second"), ("meets", "reopened")],
)
def test_what_is_not_signed_as_meeting_is_not_listed(store_path: Path, decision: str, state: str) -> None:
    filed(DESCRIPTION)
    decide(decision, state=state)
    assert queries_listed.in_force(DAY) == ()


def test_a_later_decision_takes_the_place_of_the_earlier(store_path: Path) -> None:
    filed(DESCRIPTION)
    decide()
    assert len(queries_listed.in_force(DAY)) == 1
    decide("withdrawn")
    assert queries_listed.in_force(DAY) == ()


def test_a_line_that_was_taken_off_the_public_list_is_listed_no_more(store_path: Path) -> None:
    filed(DESCRIPTION)
    made = decide()
    assert len(queries_listed.lines()) == 1
    line = Publication.objects.create(
        case=Case.objects.get(), determination=made, line={}, seal="", approved_by="lea", approved=NOW
    )
    assert len(queries_listed.lines()) == 1
    Publication.objects.filter(pk=line.pk).update(state="withdrawn", withdrawn=NOW, withdrawn_by="lea")
    assert queries_listed.lines() == ()


def test_what_is_re_opened_is_listed_no_more_from_then_on(store_path: Path) -> None:
    filed(DESCRIPTION)
    made = decide()
    assert len(queries_listed.in_force(DAY)) == 1
    Determination.objects.filter(pk=made.pk).update(state="reopened", reopened_at=NOW)
    assert queries_listed.in_force(DAY) == ()


def test_a_position_is_listed_until_its_contract_ends(store_path: Path) -> None:
    filed(ON_CONTRACT)
    decide()
    [line] = queries_listed.lines()
    assert (line.number, line.position, line.employer, line.worksite) == (
        CASE,
        "Mail Clerk",
        "Corbel Services, Inc.",
        "Hagerstown, MD",
    )
    assert line.until == date(2027, 9, 30)
    assert queries_listed.in_force(DAY - timedelta(days=1)) == ()  # a case of that day is explained by what was then
    assert len(queries_listed.in_force(DAY)) == 1
    assert len(queries_listed.in_force(date(2027, 9, 30))) == 1
    assert queries_listed.in_force(date(2027, 10, 1)) == ()
    assert len(queries_listed.lines()) == 1  # the expired line stays


def test_a_second_request_for_a_listed_position_says_so_and_the_listed_case_itself_does_not(store_path: Path) -> None:
    filed(ON_CONTRACT)
    decide()
    arrive(REQUEST, "again.docx", "another year")
    place()
    case_work.assess_cases(
        queries_cases.open_cases(), PATTERNS, as_of=DAY, now=NOW, listed=queries_listed.in_force(DAY)
    )
    scopes = {line.number: line.scope for line in queries_cases.case_lines()}
    assert scopes == {CASE: "in", "C-2026-0002": "not_in"}
    again = case_standing("C-2026-0002", PATTERNS, as_of=DAY)
    assert any(CASE in sentence for sentence in again.record.scope.why)
    after = case_standing("C-2026-0002", PATTERNS, as_of=date(2027, 10, 1))
    assert after.record.scope.answer != "not_in"


def test_a_listed_case_that_was_merged_lists_under_the_case_it_became_part_of(store_path: Path) -> None:
    filed(DESCRIPTION)
    decide()
    arrive(REQUEST, "r.docx", "beside")
    place()
    store_case_changes.merge(CASE, "C-2026-0002", by="ada", why="", now=NOW)
    assert [line.number for line in queries_listed.lines()] == ["C-2026-0002"]


# -- what comes later re-opens what it touches, and nothing else

LATER = Hand("ben", NOW + timedelta(days=2), b"k" * 32)


def comes_later(source: str, name: str = "later.docx") -> str:
    """One more paper, two days after the words were said."""
    number = arrive(source, name)
    case_work.place_new(PATTERNS, lambda _: "md-dors", lambda folder: folder, day=DAY, now=NOW + timedelta(days=1))
    assert queries_cases.cases_of(number) == (CASE,)
    return number


def judged() -> dict[str, str]:
    return {one.criterion: one.overtaken_by for one in standing().record.judged}


def test_a_word_is_overtaken_by_a_revision_that_touches_its_criterion_alone(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.judge(CASE, "md-dors.3", "met", "Payroll showed one plan.", ADA)
    store_case_desk.judge(CASE, "md-dors.4", "met", "Two left the agency and kept the job.", ADA)
    less = "# Other information\nProgram participants are not eligible for the paid leave that staff receive.\n"
    number = comes_later(DESCRIPTION + less)
    assert judged() == {"md-dors.3": number, "md-dors.4": ""}
    assert (outcome("md-dors.3"), outcome("md-dors.4")) == ("not_met", "met")
    assert "not_met:md-dors.3" in keys() and not any("md-dors.4" in key for key in keys())
    said = next(point.message for point in standing().points if point.about == "md-dors.3")
    assert f"It was settled before {number} came, which touches it." in said
    word = standing().word_on("criteria.md-dors.3")
    assert word
    store_case_desk.judge(CASE, "md-dors.3", "met", "That leave was ended in May.", LATER, seen=word.id)
    assert judged()["md-dors.3"] == "" and outcome("md-dors.3") == "met"


def test_a_word_against_and_a_later_paper_for_it_contradict_each_other(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.judge(CASE, "md-dors.3", "not_met", "At the visit staff had a plan of their own.", ADA)
    same = "# Benefits\nPart-time workers have the same benefits as all other part-time employees.\n"
    number = comes_later(DESCRIPTION + same)
    found = next(one for one in standing().record.criteria if one.id == "md-dors.3")
    assert found.outcome == "conflicting" and found.question
    assert number in found.why and "ada said on 2026-11-22" in found.why
    assert "conflicting:md-dors.3" in keys()


def test_a_request_that_comes_after_a_word_touches_what_it_answers(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.judge(CASE, "md-dors.6", "met", "Seen at the visit.", ADA)
    store_case_desk.judge(CASE, "fed.advance", "met", "Seen at the visit.", ADA)
    comes_later(REQUEST)
    assert judged()["md-dors.6"] and not judged()["fed.advance"]


def test_a_paper_that_says_nothing_new_overtakes_no_word(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.judge(CASE, "md-dors.1", "insufficient", "The rate is being raised.", ADA)
    comes_later(DESCRIPTION.replace("Sorts incoming mail", "Sorts the incoming mail"))
    assert judged() == {"md-dors.1": ""} and outcome("md-dors.1") == "insufficient"


def test_a_fact_added_later_touches_the_criteria_that_rest_on_it(store_path: Path) -> None:
    filed(DESCRIPTION)
    store_case_desk.judge(CASE, "md-dors.1", "met", "Payroll was seen.", ADA)
    store_case_desk.judge(CASE, "md-dors.3", "met", "Payroll was seen.", ADA)
    store_case_desk.add(CASE, NewFact("wages", "14.00", "From January.", "call", "payroll", DAY), LATER)
    assert judged() == {"md-dors.1": "added-3", "md-dors.3": ""}


def test_a_conflict_that_was_looked_at_is_open_again_when_a_paper_says_more_of_it(store_path: Path) -> None:
    filed(DESCRIPTION, OTHER_PAY)
    store_case_desk.look(CASE, "disagree:wages", "The lower one is of last year.", ADA)
    assert "disagree:wages" not in keys()
    comes_later(REQUEST.replace("$19.00", "$18.00"))
    assert "disagree:wages" in keys()
