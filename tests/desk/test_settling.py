"""Settling: what a person enters stands, outcomes follow, nobody's words are lost, every step can be undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cie_extract.pattern_files import load_patterns
from review.desk.sheet import Card, cards_of, sheet_of
from review.models import Event, Resolution, Task
from review.queries_desk import DeskPage, desk_page
from tests.desk.office import TODAY

LAUNDRY = "laundry-attendant-salisbury.pdf"
SETS = ("md-dors", "fed")


def page(number: str) -> DeskPage:
    return desk_page(number, load_patterns(None), as_of=TODAY, sets=SETS)


def cards(number: str) -> dict[str, Card]:
    """The first card of each field."""
    found: dict[str, Card] = {}
    for card in cards_of(sheet_of(page(number).parts[0], load_patterns(None))):
        found.setdefault(card.field, card)
    return found


def send(client: Client, number: str, card: Card, **given: str) -> str:
    """Sends a card's form, and returns what is said after it."""
    form = {
        "part": "1",
        "card": card.dom,
        "field": card.field,
        "fact": card.fact,
        "seen": str(card.seen),
        "source": "papers",
    }
    response = client.post(f"/documents/{number}/settle/", form | given, follow=True)
    messages = list(response.context["messages"]) if response.context and "messages" in response.context else []
    return " ".join(str(message) for message in messages) or response.content.decode()


@pytest.fixture
def number(numbers: dict[str, str]) -> str:
    return numbers[LAUNDRY]


@pytest.fixture
def reviewer(as_role: Callable[[str], Client]) -> Client:
    return as_role("reviewer")


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
    assert card.source.startswith("Confirmed by reviewer on 23 Nov 2026") and card.certainty == ""


def test_undo_goes_back_step_by_step(number: str, reviewer: Client) -> None:
    first = cards(number)["wages"].words
    send(reviewer, number, cards(number)["wages"], kind="corrected", low="9.00", per="hour")
    send(reviewer, number, cards(number)["wages"], kind="corrected", low="10.00", per="hour")
    seen = [cards(number)["wages"].words]
    for _ in range(2):
        row = page(number).steps[-1].pk
        reviewer.post(f"/documents/{number}/undo/", {"part": "1", "row": str(row)})
        seen.append(cards(number)["wages"].words)
    assert seen == ["$10.00 an hour", "$9.00 an hour", first]
    assert page(number).steps == ()


def test_the_second_of_two_is_told_and_sees_both(
    number: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    drawn = cards(number)["job_title"]
    send(reviewer, number, drawn, kind="corrected", value="Laundry Worker")
    reviewer.post(f"/documents/{number}/release/")
    lead = as_role("lead")
    shown = send(lead, number, drawn, kind="corrected", value="Linen Attendant")
    assert "reviewer saved this field first" in shown
    assert "Laundry Worker" in shown and "Linen Attendant" in shown
    assert cards(number)["job_title"].words == "Laundry Worker"
    assert "Job title entered, Linen Attendant" in send(
        lead, number, drawn, kind="corrected", value="Linen Attendant", seen=str(Resolution.objects.latest("pk").pk)
    )


def test_what_another_holds_cannot_be_changed(number: str, reviewer: Client, as_role: Callable[[str], Client]) -> None:
    reviewer.post(f"/documents/{number}/take/")
    said = send(as_role("lead"), number, cards(number)["job_title"], kind="confirmed")
    assert "reviewer holds" in said and "Nothing was saved" in said
    assert not Resolution.objects.exists()


@pytest.mark.parametrize(
    ("field", "given", "problem"),
    [
        ("wages", {"kind": "corrected", "low": "twelve", "per": "hour"}, "give a number such as 17.65"),
        ("wages", {"kind": "corrected", "low": "12", "high": "11", "per": "hour"}, "The highest is below the lowest"),
        ("wages", {"kind": "corrected", "low": "", "per": "hour"}, "this is needed"),
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
    assert not Resolution.objects.exists()


def test_a_criterion_is_settled_with_its_source(number: str, reviewer: Client) -> None:
    said = send(
        reviewer,
        number,
        cards(number)["criteria.md-dors.4"],
        kind="judged:met",
        note="Anyone may stay, says the manager.",
        source="call",
    )
    assert "Statement 4 settled, papers support." in said
    card = cards(number)["criteria.md-dors.4"]
    assert card.outcome == "met" and "from a call" in card.source and card.why == "Anyone may stay, says the manager."


def test_added_to_a_list_and_taken_from_it(number: str, reviewer: Client) -> None:
    adding = next(
        card
        for card in cards_of(sheet_of(page(number).parts[0], load_patterns(None)))
        if card.field == "wages" and card.adds
    )
    send(reviewer, number, adding, kind="corrected", low="21.50", per="hour")
    assert [float(one.low or 0) for one in page(number).parts[0].record.facts.wages][-1] == 21.5
    last = [
        card
        for card in cards_of(sheet_of(page(number).parts[0], load_patterns(None)))
        if card.words == "$21.50 an hour"
    ]
    send(reviewer, number, last[0], kind="not_stated")
    assert 21.5 not in [float(one.low or 0) for one in page(number).parts[0].record.facts.wages]


def test_everything_settled_is_ready_to_decide(number: str, reviewer: Client) -> None:
    for _ in range(30):
        sheet = sheet_of(page(number).parts[0], load_patterns(None))
        opened = [card for card in (*sheet.first, *sheet.open) if card.open]
        if not opened:
            break
        card = opened[0]
        kinds = {"criterion": "judged:insufficient", "document": "seen"}
        kind = kinds.get(card.kind, "confirmed" if card.has_value else "not_stated")
        said = send(reviewer, number, card, kind=kind, note="Asked; nothing more is to be had.")
    assert "ready to decide" in said
    task = Task.objects.get(number=number)
    assert (task.state, task.left, task.rank) == ("ready", 0, 3)


def test_what_is_typed_is_kept_until_it_is_saved(number: str, reviewer: Client) -> None:
    card = cards(number)["job_title"]
    reviewer.post(f"/documents/{number}/take/")
    given = {"field": card.field, "fact": card.fact, "value": "Half a ti", "kind": "corrected"}
    assert reviewer.post(f"/documents/{number}/draft/", given).status_code == 204
    assert b"Half a ti" in reviewer.get(f"/documents/{number}/").content
    send(reviewer, number, card, kind="corrected", value="Half a title")
    assert not Task.objects.get(number=number).drafts.exists()


def test_every_step_stands_in_the_history(number: str, reviewer: Client) -> None:
    send(reviewer, number, cards(number)["job_title"], kind="corrected", value="Laundry Worker")
    what = list(Event.objects.filter(number=number).order_by("id").values_list("what", "by"))
    assert ("taken", "reviewer") in what and ("entered", "reviewer") in what and ("seen", "reviewer") in what
    shown = reviewer.get(f"/documents/{number}/history/").content.decode()
    assert "Ivo Stone" in shown and "Job title: corrected, Laundry Worker" in shown
