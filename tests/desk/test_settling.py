"""Settling: what a person enters stands, outcomes follow, nobody's words are lost, every step can be undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from review.models import AddedFact, Event, Resolution, Task
from tests.desk.cases import FRONT, LAUNDRY, cards, desk, send, settle_all, sheet, steps


@pytest.fixture
def number(numbers: dict[str, str]) -> str:
    return numbers[LAUNDRY]


def test_a_lower_wage_turns_the_outcome_and_is_said(number: str, reviewer: Client) -> None:
    before = cards(number)["criteria.md-dors.1"]
    said = send(reviewer, number, cards(number)["wages"], kind="corrected", low="9.00", high="", per="hour")
    assert "Wage entered, $9.00 an hour." in said
    after = cards(number)
    assert after["criteria.md-dors.1"].words != before.words
    assert f"Statement 1 is now: {after['criteria.md-dors.1'].words}." in said
    assert "left." in said


def test_a_confirmed_value_says_by_whom(number: str, reviewer: Client) -> None:
    said = send(reviewer, number, cards(number)["wages"], kind="confirmed")
    assert said.startswith("Wage confirmed, $")
    card = cards(number)["wages"]
    assert card.source.startswith("Confirmed by Ivo Stone on 23 Nov 2026") and card.certainty == ""


def test_undo_goes_back_step_by_step(number: str, reviewer: Client) -> None:
    first = cards(number)["wages"].words
    send(reviewer, number, cards(number)["wages"], kind="corrected", low="9.00", per="hour")
    send(reviewer, number, cards(number)["wages"], kind="corrected", low="10.00", per="hour")
    seen = [cards(number)["wages"].words]
    for _ in range(2):
        step = steps(number)[-1]
        reviewer.post(f"/cases/{number}/undo/", {"step": step.key})
        seen.append(cards(number)["wages"].words)
    assert seen == ["$10.00 an hour", "$9.00 an hour", first]
    assert steps(number) == ()


def test_undo_takes_back_steps_of_every_kind(number: str, reviewer: Client) -> None:
    before = [(card.dom, card.words, card.outcome, card.open) for card in sheet(number).every]
    send(reviewer, number, cards(number)["job_title"], kind="corrected", value="Laundry Worker")
    send(reviewer, number, cards(number)["criteria.md-dors.4"], kind="judged:met", note="Anyone may stay.")
    missing = next(card for card in sheet(number).every if card.kind == "missing" and card.open)
    send(reviewer, number, missing, kind="seen", note="It came by mail.")
    assert len(steps(number)) == 3
    for left in (2, 1, 0):
        step = steps(number)[-1]
        reviewer.post(f"/cases/{number}/undo/", {"step": step.key})
        assert len(steps(number)) == left
    assert [(card.dom, card.words, card.outcome, card.open) for card in sheet(number).every] == before


def test_the_second_of_two_is_told_and_sees_both(
    number: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    drawn = cards(number)["job_title"]
    send(reviewer, number, drawn, kind="corrected", value="Laundry Worker")
    reviewer.post(f"/cases/{number}/release/")
    lead = as_role("lead")
    shown = send(lead, number, drawn, kind="corrected", value="Linen Attendant")
    assert "Ivo Stone saved this field first" in shown
    assert "Laundry Worker" in shown and "Linen Attendant" in shown
    assert cards(number)["job_title"].words == "Laundry Worker"
    assert "Job title entered, Linen Attendant" in send(
        lead, number, drawn, kind="corrected", value="Linen Attendant", seen=str(Resolution.objects.latest("pk").pk)
    )


def test_what_another_holds_cannot_be_changed(number: str, reviewer: Client, as_role: Callable[[str], Client]) -> None:
    reviewer.post(f"/cases/{number}/take/")
    said = send(as_role("lead"), number, cards(number)["job_title"], kind="confirmed")
    assert "Ivo Stone holds" in said and "Nothing was saved" in said
    assert not Resolution.objects.exists()


@pytest.mark.parametrize(
    ("field", "given", "problem"),
    [
        ("wages", {"kind": "corrected", "low": "twelve", "per": "hour"}, "give a number such as 17.65"),
        ("wages", {"kind": "corrected", "low": "12", "high": "11", "per": "hour"}, "The highest is below the lowest"),
        ("wages", {"kind": "corrected", "low": "", "per": "hour"}, "this is needed"),
        ("wages", {"kind": "confirmed", "low": "18.40", "high": "16.50", "per": "hour"}, "You typed something else"),
        ("contract", {"kind": "corrected", "end": "next year"}, "give a date as year-month-day"),
        ("worksite", {"kind": "corrected"}, "at least one part of the place"),
        ("job_title", {}, "Choose what is right"),
        ("criteria.md-dors.2", {"kind": "judged:met"}, "Say why, in a sentence"),
        ("criteria.md-dors.2", {"kind": "judged:splendid", "note": "x"}, "Choose what is right"),
    ],
)
def test_what_is_no_value_is_not_saved(
    field: str, given: dict[str, str], problem: str, number: str, reviewer: Client
) -> None:
    assert problem in send(reviewer, number, cards(number)[field], **given)
    assert not Resolution.objects.exists() and not AddedFact.objects.exists()


def test_what_was_typed_stands_in_the_form_again_with_what_is_wrong(number: str, reviewer: Client) -> None:
    wage = cards(number)["wages"]
    assert [shown for _, shown in wage.inputs] == ["16.50", "", "hour"]
    page = send(reviewer, number, wage, kind="corrected", low="twelve", per="week", note="By the letter.")
    assert 'value="twelve"' in page and ">By the letter.</textarea>" in page
    assert '<option value="week" selected>' in page and 'value="corrected" checked' in page
    assert "You had begun this" not in page
    page = send(reviewer, number, cards(number)["criteria.md-dors.2"], kind="judged:not_met")
    assert 'value="judged:not_met" checked' in page
    same = {"low": "16.50", "high": "", "per": "hour"}
    assert send(reviewer, number, wage, kind="confirmed", **same).startswith("Wage confirmed, $16.50")


def test_a_criterion_is_settled_with_a_reason(number: str, reviewer: Client) -> None:
    said = send(
        reviewer,
        number,
        cards(number)["criteria.md-dors.4"],
        kind="judged:met",
        note="Anyone may stay, says the manager.",
    )
    assert "Statement 4 settled, papers support." in said
    card = cards(number)["criteria.md-dors.4"]
    assert card.outcome == "met" and "Settled by Ivo Stone" in card.source
    assert "Anyone may stay, says the manager." in card.source and "The program found: " in card.source


def test_added_to_a_list_and_taken_from_it(number: str, reviewer: Client) -> None:
    adding = next(card for card in sheet(number).every if card.field == "wages" and card.adds)
    paper = desk(number).standing.parts[0].name
    send(reviewer, number, adding, kind="corrected", low="21.50", per="hour", of_paper=paper)
    assert "$21.50 an hour" in [card.words for card in sheet(number).every]
    last = next(card for card in sheet(number).every if card.words == "$21.50 an hour")
    send(reviewer, number, last, kind="not_stated")
    assert "$21.50 an hour" not in [card.words for card in sheet(number).every]


def test_picked_lines_become_the_value_with_their_place(number: str, reviewer: Client) -> None:
    part = desk(number).standing.parts[0]
    start = part.standing.text.index("Laundry")
    end = start + len("Laundry")
    card = cards(number)["job_title"]
    shown = reviewer.get(f"/cases/{number}/?paper={part.name}&pick={card.dom}").content.decode()
    assert "Pick lines for: Job title" in shown and f'form="form-{card.dom}" name="line"' in shown
    said = send(reviewer, number, card, kind="corrected", value=card.inputs[0][1], line=f"{start}-{end}")
    assert "Job title entered, Laundry." in said
    row = Resolution.objects.latest("pk")
    assert (row.start, row.end, row.quote) == (start, end, "Laundry")


def test_words_picked_in_another_paper_are_no_place_of_this_value(numbers: dict[str, str], reviewer: Client) -> None:
    front = numbers[FRONT]
    first, second = (part.name for part in desk(front).standing.parts)
    title = next(card for card in sheet(front).every if card.field == "job_title" and card.paper == second)
    said = send(reviewer, front, title, kind="corrected", value="Clerk", line="0-5", shown=first)
    assert f"The words were picked in {first}" in said and not Resolution.objects.exists()
    adds = next(card for card in sheet(front).every if card.field == "job_title" and card.adds)
    send(reviewer, front, adds, kind="corrected", value="Clerk", line="0-5", shown=first, of_paper=second)
    assert Resolution.objects.get().original.arrivals.get().number == first


def test_everything_settled_is_ready_to_decide(number: str, reviewer: Client) -> None:
    assert "ready to decide" in settle_all(reviewer, number, judged="insufficient")
    task = Task.objects.get(number=number)
    assert (task.state, task.left, task.rank) == ("ready", 0, 3)


def test_what_is_typed_is_kept_until_it_is_saved(number: str, reviewer: Client) -> None:
    card = cards(number)["job_title"]
    reviewer.post(f"/cases/{number}/take/")
    given = {"card": card.dom, "value": "Half a ti", "kind": "corrected"}
    assert reviewer.post(f"/cases/{number}/draft/", given).status_code == 204
    assert b"Half a ti" in reviewer.get(f"/cases/{number}/").content
    send(reviewer, number, card, kind="corrected", value="Half a title")
    assert not Task.objects.get(number=number).drafts.exists()


def test_every_step_stands_in_the_history(number: str, reviewer: Client) -> None:
    send(reviewer, number, cards(number)["job_title"], kind="corrected", value="Laundry Worker")
    what = list(Event.objects.filter(number=number).order_by("id").values_list("what", "by"))
    assert ("taken", "reviewer") in what and ("entered", "reviewer") in what and ("seen", "reviewer") in what
    shown = reviewer.get(f"/cases/{number}/history/").content.decode()
    assert "Ivo Stone" in shown and "Job title: corrected, Laundry Worker" in shown
