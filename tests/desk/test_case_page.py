"""The case page: several papers of one position, what they disagree on, what is missing, and what the case is made
of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from cie_extract.stages.attested import MAY_BE_DENIED, MAY_SAY_IT, NOTHING_ELSE
from review import store_case_changes, store_case_desk
from review.desk.criterion_cards import criterion_cards
from review.models import AddedFact, Case, CaseProposal, Event, Resolution, Task
from review.questions import open_questions
from review.wording import criterion_label
from tests.case_office import arrive
from tests.desk.cases import FRONT, GROUNDS, KIT, LAUNDRY, PATTERNS, cards, desk, send, sheet, steps
from tests.desk.office import HAND, NOON
from tests.desk.test_queue import many


@pytest.fixture
def front(numbers: dict[str, str]) -> str:
    """A case of a request and a description."""
    return numbers[FRONT]


def disagree(client: Client, number: str) -> str:
    """The second paper says another wage from now on."""
    second = desk(number).standing.parts[1].name
    wage = next(card for card in sheet(number).every if card.field == "wages" and card.paper == second)
    return send(client, number, wage, kind="corrected", low="18.40", high="", per="hour")


def test_every_paper_is_shown_with_what_the_papers_say_together(front: str, reviewer: Client) -> None:
    first, second = (part.name for part in desk(front).standing.parts)
    shown = reviewer.get(f"/cases/{front}/").content.decode()
    assert f"Review request {first}" in shown and f"Position description {second}" in shown
    assert "Is a review needed?" in shown and "Missing: seven answers" in shown
    assert 'href="#g-statements-2">Enter it below' in shown  # the one without a clear answer
    [asked] = open_questions(desk(front).standing, PATTERNS)
    assert asked.question.startswith("Statement 2 has no clear answer. Please answer True or False")
    titles = [card.paper for card in sheet(front).every if card.field == "job_title" and card.has_value]
    assert titles == [first, second]
    other = reviewer.get(f"/cases/{front}/?paper={second}").content.decode()
    assert f"Position description {second}, page 1 of 1" in other and f"/papers/{second}/pages/1/1.png" in other


def test_a_lone_description_says_that_there_is_no_request(numbers: dict[str, str], reviewer: Client) -> None:
    assert b"No review request yet" in reviewer.get(f"/cases/{numbers[GROUNDS]}/").content


def test_federal_stands_beside_maryland(front: str, reviewer: Client) -> None:
    names = [words for _, words, _ in sheet(front).criteria]
    assert names == ["Maryland DORS", "Federal"]


def test_papers_that_disagree_are_shown_with_both_quotes_and_one_is_let_hold(front: str, reviewer: Client) -> None:
    assert disagree(reviewer, front).endswith(" 2 left. Next: wage, where the papers disagree.")
    task = Task.objects.get(number=front)
    assert (task.rank, task.why[0]) == (0, ["disagree", "wages"])
    card = next(card for card in sheet(front).open if card.kind == "conflict")
    assert [side.words for side in card.sides] == ["$17.10 an hour", "$18.40 an hour"]
    [(words, _)] = card.sides[1].sources
    assert words.startswith("Position description ") and words.endswith(", entered by Ivo Stone")
    assert all(spot is not None and spot.quote for side in card.sides for _, spot in side.sources)
    assert "Say why, in a sentence" in send(reviewer, front, card, kind="holds:1")
    said = send(reviewer, front, card, kind="holds:1", note="The description is the newer one.")
    assert said.startswith("Wage settled: $18.40 an hour holds. ")
    settled = next(card for card in sheet(front).settled if card.kind == "conflict")
    assert settled.words == "Ivo Stone let $18.40 an hour hold, from the papers on 23 Nov 2026."
    assert not settled.open and AddedFact.objects.get().settles
    last = steps(front)[-1]
    reviewer.post(f"/cases/{front}/undo/", {"step": last.key})
    assert any(card.kind == "conflict" and card.open for card in sheet(front).open)


def test_of_two_who_let_a_value_hold_the_second_is_told_and_may_put_theirs_in_its_place(
    front: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    disagree(reviewer, front)
    drawn = next(card for card in sheet(front).open if card.kind == "conflict")
    send(reviewer, front, drawn, kind="holds:1", note="The description is the newer one.")
    reviewer.post(f"/cases/{front}/release/")
    lead = as_role("lead")
    first = AddedFact.objects.get()
    again = next(card for card in sheet(front).settled if card.kind == "conflict")
    other = f"holds:{[side.words for side in again.sides].index('$17.10 an hour')}"
    shown = send(lead, front, drawn, kind=other, note="It is the signed one.")
    assert "Ivo Stone saved this field first" in shown and "It is the signed one." in shown
    assert "This holds: $18.40 an hour" in shown and "This holds: $17.10 an hour" in shown
    assert again.seen == first.pk
    send(lead, front, again, kind=other, note="It is the signed one.")
    settled = next(card for card in sheet(front).settled if card.kind == "conflict")
    assert settled.sides[0].words == "$17.10 an hour" and not settled.open
    assert len(AddedFact.objects.filter(settles=True, withdrawn=None)) == 2
    for left in ("$18.40 an hour", None):
        lead.post(f"/cases/{front}/undo/", {"step": steps(front)[-1].key})
        after = next(card for card in sheet(front).every if card.kind == "conflict")
        assert after.open == (left is None) and (left is None or after.sides[0].words == left)


def test_what_was_noted_of_a_call_and_holds_is_taken_back_before_another_value_holds(
    front: str, reviewer: Client
) -> None:
    disagree(reviewer, front)
    given = {"field": "wages", "low": "17.10", "per": "hour", "said": "17.10.", "source": "call", "who": "payroll"}
    reviewer.post(f"/cases/{front}/facts/add/", given | {"said_on": "2026-11-20", "settles": "yes"})
    card = next(card for card in sheet(front).settled if card.kind == "conflict")
    assert "Take that back first" in send(reviewer, front, card, kind="holds:1", note="The newer one.")
    assert AddedFact.objects.get(withdrawn=None).source == "call"


def test_what_is_missing_is_settled_with_a_reason_or_asked(front: str, reviewer: Client) -> None:
    card = next(card for card in sheet(front).open if card.kind == "missing")
    assert "Say why, in a sentence" in send(reviewer, front, card, kind="seen")
    send(reviewer, front, card, kind="ask_employer")
    asked = next(one for one in sheet(front).open if one.dom == card.dom)
    assert asked.asked and asked.open and "To be asked of the employer" in asked.source
    assert "left." in send(reviewer, front, asked, kind="seen", note="Answered on the telephone.")
    assert card.dom not in [one.dom for one in sheet(front).open]


def test_two_people_who_judge_one_criterion_see_both(
    numbers: dict[str, str], reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    number = numbers[LAUNDRY]
    drawn = cards(number)["criteria.md-dors.4"]
    send(reviewer, number, drawn, kind="judged:met", note="Anyone may stay.")
    reviewer.post(f"/cases/{number}/release/")
    lead = as_role("lead")
    shown = send(lead, number, drawn, kind="judged:not_met", note="It ends with the program.")
    assert "Ivo Stone saved this field first" in shown and "Anyone may stay." in shown
    assert "Papers support" in shown and "Papers contradict" in shown and "It ends with the program." in shown
    assert cards(number)["criteria.md-dors.4"].outcome == "met"
    latest = str(AddedFact.objects.latest("pk").pk)
    send(lead, number, drawn, kind="judged:not_met", note="It ends with the program.", seen=latest)
    assert cards(number)["criteria.md-dors.4"].outcome == "not_met"


def test_a_value_that_rests_on_several_places_of_a_page_leads_there_once(
    numbers: dict[str, str], reviewer: Client
) -> None:
    number = numbers[KIT]
    card = cards(number)["statements.6"]
    assert len(card.spots) > 1 and card.places == card.spots[:1]
    assert reviewer.get(f"/cases/{number}/").content.decode().count(f'data-show="{card.dom}"') == 1


def test_the_address_of_a_paper_leads_to_its_case(front: str, reviewer: Client) -> None:
    paper = desk(front).standing.parts[1].number
    assert reviewer.get(f"/documents/{paper}/")["Location"] == f"/cases/{front}/?paper={paper}"
    assert reviewer.get("/documents/2026-9999/").status_code == 404


def test_what_the_employer_alone_says_looks_like_no_support(numbers: dict[str, str], reviewer: Client) -> None:
    shown = reviewer.get(f"/cases/{numbers[LAUNDRY]}/").content.decode()
    alone = '<p class="desk-outcome desk-outcome--attested">the employer says so, nothing else in the papers</p>'
    assert shown.count(alone) == 4 == shown.lower().count("the employer says so, nothing else in the papers</p>")


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (NOTHING_ELSE, "the employer says so, nothing else in the papers"),
        (MAY_SAY_IT, "the employer says so; a passage of the papers may say it too"),
        (MAY_BE_DENIED, "the employer says so; a passage of the papers may speak against it"),
    ],
)
def test_a_passage_in_doubt_beside_the_employers_word_is_told(why: str, words: str, numbers: dict[str, str]) -> None:
    standing = desk(numbers[LAUNDRY]).standing
    attested = next(one for one in standing.record.criteria if one.basis == "attested" and one.outcome == "met")
    told = tuple(one.model_copy(update={"why": why}) if one == attested else one for one in standing.record.criteria)
    record = standing.record.model_copy(update={"criteria": told})
    found = {card.label: card for card in criterion_cards(replace(standing, record=record), PATTERNS)}
    card = found[criterion_label(attested.id)]
    assert (card.words, card.tone, card.adds_why) == (words, "attested", False)


def test_the_picture_of_a_form_shows_what_was_filled_in(numbers: dict[str, str], reviewer: Client) -> None:
    """Every value of the form stands on the picture where its box is."""
    number = numbers[LAUNDRY]
    paper = desk(number).standing.parts[0].number
    picture = Image.open(BytesIO(reviewer.get(f"/papers/{paper}/pages/1/1.png").content)).convert("L")
    scale = picture.width / 612
    for field in ("job_title", "employer", "wages", "statements.4"):
        x, y, width, height = (side * scale for side in cards(number)[field].spots[0].boxes[0])
        assert picture.crop((int(x), int(y), int(x + width), int(y + height))).getextrema()[0] < 100, field


def test_what_is_said_of_a_shared_paper_reaches_its_other_case(front: str, reviewer: Client) -> None:
    paper = desk(front).standing.parts[1].number
    other = store_case_changes.split(
        front, [(paper, None)], by="reviewer", why="two sites", day=NOON.date(), now=NOON, keep=True
    )
    reviewer.get(f"/cases/{other}/")
    assert Task.objects.get(number=other).title == "Front Desk Attendant"
    title = next(card for card in sheet(front).every if card.field == "job_title" and card.paper == paper)
    send(reviewer, front, title, kind="corrected", value="Desk Clerk")
    assert Task.objects.get(number=other).title == "Desk Clerk"


def test_papers_are_split_off_put_back_and_every_change_is_taken_back(front: str, reviewer: Client) -> None:
    address = f"/cases/{front}/papers/"
    paper = desk(front).standing.parts[1].name
    reviewer.post(address, {"what": "split", "papers": paper, "why": "another site"})
    new = Case.objects.latest("pk").number
    assert [part.name for part in desk(new).standing.parts] == [paper]
    assert Task.objects.get(number=new).state in ("settle", "ready")
    reviewer.post(address, {"what": "undo"})
    assert len(desk(front).standing.parts) == 2
    notes = arrive("# Agenda\nWe meet on Monday.", "notes.docx")
    reviewer.post(address, {"what": "join", "paper": notes})
    assert len(desk(front).standing.parts) == 3
    shown = reviewer.post(address, {"what": "undo"}, follow=True).content.decode()
    assert f"In no case again: notes.docx ({notes}); the search finds it." in shown
    reviewer.post(address, {"what": "role", "paper": paper, "role": "attachment", "why": "no description"})
    assert "Attachment" in reviewer.get(address).content.decode()
    reviewer.post(address, {"what": "guide", "guide": "fed"})
    assert Case.objects.get(number=front).criteria_set == "fed"
    shown = reviewer.post(address, {"what": "merge", "into": "C-2026-9999"}, follow=True).content.decode()
    assert "There is no case C-2026-9999" in shown and "Nothing was changed" in shown
    assert Event.objects.filter(number=front, what="split", by="reviewer").exists()


@pytest.mark.parametrize("answer", ["accept", "refuse"])
def test_a_proposal_is_shown_and_settled(answer: str, numbers: dict[str, str], reviewer: Client) -> None:
    one, other = numbers[LAUNDRY], numbers[GROUNDS]
    first, second = (Case.objects.get(number=number) for number in (one, other))
    CaseProposal.objects.create(kind="join", case=first, other=second, score=0.8, why=["Same title."], made=NOON)
    address = f"/cases/{one}/papers/"
    shown = reviewer.get(address).content.decode()
    assert "seem to be one position" in shown and "Same title." in shown
    proposal = str(CaseProposal.objects.get().pk)
    reviewer.post(address, {"what": "proposal", "proposal": proposal, "answer": answer})
    assert CaseProposal.objects.get().state == ("accepted" if answer == "accept" else "refused")
    assert Task.objects.get(number=other).state == ("merged" if answer == "accept" else "settle")
    if answer == "accept":
        assert reviewer.get(f"/cases/{other}/")["Location"] == f"/cases/{one}/"
        assert len(desk(one).standing.parts) == 2


def test_a_save_asks_as_often_with_five_hundred_cases(numbers: dict[str, str], reviewer: Client) -> None:
    number = numbers[LAUNDRY]

    def save(title: str) -> int:
        card = cards(number)["job_title"]
        form = {"card": card.dom, "seen": str(card.seen), "kind": "corrected", "value": title}
        with CaptureQueriesContext(connection) as asked:
            assert reviewer.post(f"/cases/{number}/settle/", form).status_code == 302
        return len(asked)

    save("One")
    few = save("Two")
    many(500)
    assert save("Three") == few <= 120


def test_a_correction_taken_back_takes_the_conflict_with_it(front: str, reviewer: Client) -> None:
    disagree(reviewer, front)
    row = Resolution.objects.latest("pk")
    assert row.original.arrivals.get().number == desk(front).standing.parts[1].number
    assert isinstance(row.value, dict) and row.value["low"] == 18.4
    store_case_desk.undo_entry(front, row.pk, HAND)
    assert not any(card.kind == "conflict" for card in sheet(front).every)
