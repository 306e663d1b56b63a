"""Letters: drafted from the case, worded by a person, never sent by the program, noted as sent once they are whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from cie_extract.pattern_files.letters import load_letters
from review import queries_contacts, store_case_changes, store_determinations, store_history
from review.errors import CannotChangeCase
from review.letter_drafts import TextPiece, pieces_of
from review.models import Contact, Event, Letter, Task
from review.questions import open_questions
from review.store_letters import unfilled
from tests.desk.cases import PATTERNS, REVIEWER, signed, standing, steps
from tests.desk.office import KEY, NOON

GROUNDS, KIT = "grounds-crew-salem.pdf", "mail-clerk-annapolis.docx"
SENT = {"on": "2026-11-23", "way": "mail", "to": "Personnel office", "wait_until": ""}
TEXTS = {one.key: f"Our {one.key}." for one in load_letters(PATTERNS).agency}


def draft(client: Client, case: str, kind: str, **given: str) -> Letter:
    client.post(f"/cases/{case}/letters/new/", {"kind": kind} | given)
    return Letter.objects.latest("pk")


def form(letter: Letter, **given: str) -> dict[str, str]:
    return {
        "version": str(letter.version), "dated": "2026-11-23", "recipient": "Corbel Services\n1 Elm Street",
        "subject": letter.subject, "body": letter.body,
    } | given  # fmt: skip


def filled(client: Client, letter: Letter) -> Letter:
    """The letter with everything in brackets filled in, saved."""
    body = re.sub(r"\[[^\]]+\]", "our own words", letter.body)
    client.post(f"/cases/{letter.case.number}/letters/{letter.pk}/", form(letter, body=body))
    Letter.objects.filter(pk=letter.pk).update(head={"agency": "Agency", "address": "", "signer": "Ivo Stone"})
    return Letter.objects.get(pk=letter.pk)


def send(client: Client, letter: Letter, **given: str) -> str:
    address = f"/cases/{letter.case.number}/letters/{letter.pk}/sent/"
    return client.post(address, SENT | {"version": str(letter.version)} | given, follow=True).content.decode()


def test_pieces_of_a_body() -> None:
    body = "First\nline\n\n# Heading\n3. three\n4. four\n- a\n\n1.5 is no item\n#no heading"
    assert pieces_of(body) == (
        TextPiece("paragraph", ("First", "line")),
        TextPiece("heading", ("Heading",)),
        TextPiece("numbers", ("three", "four"), 3),
        TextPiece("bullets", ("a",)),
        TextPiece("paragraph", ("1.5 is no item", "#no heading")),
    )


@pytest.mark.parametrize(
    ("words", "left"),
    [("All there", ()), ("A [x] box", ()), ("To [Name and address], [Name and address]", ("[Name and address]",))],
)
def test_what_is_still_to_be_filled_in(words: str, left: tuple[str, ...]) -> None:
    assert unfilled(words) == left


def test_an_acknowledgement_says_what_came_and_what_comes_next(case: str, reviewer: Client) -> None:
    letter = draft(reviewer, case, "acknowledgement")
    for words in (case, "Salem", "We expect to tell you our decision by January 7, 2027", "names of workers"):
        assert words in letter.body or words in letter.subject, words
    assert "{" not in letter.body and letter.state == "draft"
    assert "Sincerely" in reviewer.get(f"/cases/{case}/letters/{letter.pk}/page/").content.decode()


def test_a_request_numbers_what_was_picked_and_hints_at_no_outcome(case: str, reviewer: Client) -> None:
    questions = open_questions(standing(case), PATTERNS)
    page = reviewer.get(f"/cases/{case}/letters/new/?kind=request").content.decode()
    assert all(f'id="ask-{at}"' in page for at in range(len(questions)))
    none = reviewer.post(f"/cases/{case}/letters/new/", {"kind": "request"})
    assert none.status_code == 422 and not Letter.objects.exists()
    missing = next(at for at, one in enumerate(questions) if one.missing)
    asked = next(at for at, one in enumerate(questions) if one.about == "md-dors.2")
    letter = draft(reviewer, case, "request", **{f"ask-{missing}": "yes", f"ask-{asked}": "yes"})
    assert f"1. {questions[missing].question}" in letter.body
    assert f"2. Statement 2: {questions[asked].question}" in letter.body
    assert "by December 15, 2026" in letter.body
    assert not re.search(r"does not meet|contradict|confiden", letter.body)


@pytest.mark.parametrize("decision", ["meets", "does_not_meet", "withdrawn"])
def test_a_determination_letter_gives_decision_reasons_and_how_to_disagree(
    decision: str, case: str, reviewer: Client
) -> None:
    reviewer.post(f"/cases/{case}/letters/new/", {"kind": "determination"})
    assert not Letter.objects.exists()
    made = signed(case, decision)
    letter = draft(reviewer, case, "determination")
    assert letter.determination_id == made.pk
    assert ("that this position meets" in letter.body) == (decision == "meets")
    assert ("does not meet the criteria" in letter.body) == (decision == "does_not_meet")
    assert ("without a decision" in letter.body) == (decision == "withdrawn")
    reasons = [one["text"] for one in made.reasons]
    assert all(text in letter.body for text in reasons) == (decision != "withdrawn")
    assert ("If you disagree" in letter.body) == (decision != "withdrawn")
    assert letter.head["signer"] == made.signed_name


def test_where_the_papers_disagree_a_person_fills_in_what_holds(case: str, reviewer: Client) -> None:
    given = {"field": "employer", "value": "Quarry Lane Services", "said": "We are Quarry Lane.", "source": "call"}
    reviewer.post(f"/cases/{case}/facts/add/", given | {"who": "personnel", "said_on": "2026-11-20"})
    fact = standing(case).record.fact("employer")
    assert fact and fact.conflict
    letter = draft(reviewer, case, "acknowledgement")
    assert "[Employer of record: " in letter.recipient and "or Quarry Lane Services]" in letter.recipient
    assert "Still to fill in: [Employer of record: " in send(reviewer, letter)


def test_the_first_of_two_signatures_gives_no_letter(case: str, reviewer: Client) -> None:
    signed(case, "does_not_meet", second=True)
    shown = reviewer.post(f"/cases/{case}/letters/new/", {"kind": "determination"}, follow=True)
    assert "Sign the determination first" in shown.content.decode() and not Letter.objects.exists()


def test_the_word_document_holds_the_letter_with_headings_and_language(case: str, reviewer: Client) -> None:
    letter = draft(reviewer, case, "acknowledgement")
    response = reviewer.get(f"/cases/{case}/letters/{letter.pk}/letter.docx")
    assert response["Content-Disposition"].startswith("attachment")
    document = Document(BytesIO(response.content))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Heading 1", "Heading 2", "List Bullet"} <= styles
    assert document.core_properties.title == letter.subject and document.core_properties.language == "en-US"
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert case in text and "What happens next" in text
    assert 'w:lang w:val="en-US"' in document.styles["Normal"].element.xml


def test_two_people_who_word_a_letter_lose_nothing(
    case: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    letter = draft(reviewer, case, "acknowledgement")
    address = f"/cases/{case}/letters/{letter.pk}/"
    assert reviewer.post(address, form(letter, body="Mine.")).status_code == 302
    late = as_role("second").post(address, form(letter, body="Theirs."))
    assert late.status_code == 409 and "Theirs." in late.content.decode() and "in the meantime" in late.content.decode()
    assert Letter.objects.get().body == "Mine."


def test_a_letter_with_brackets_cannot_be_noted_as_sent(case: str, reviewer: Client) -> None:
    letter = draft(reviewer, case, "acknowledgement")
    assert "Still to fill in: [Name and address]" in send(reviewer, letter)
    assert Letter.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("given", "problem"),
    [({"on": "2026-11-24"}, "still to come"), ({"to": ""}, "required"), ({"way": "dove"}, "valid choice")],
)
def test_what_a_sending_needs(given: dict[str, str], problem: str, case: str, reviewer: Client) -> None:
    letter = filled(reviewer, draft(reviewer, case, "acknowledgement"))
    assert problem in send(reviewer, letter, **given)
    assert Letter.objects.get().state == "draft"


def test_sending_is_noted_by_a_person_and_ends_undo(case: str, reviewer: Client) -> None:
    reviewer.post(
        f"/cases/{case}/facts/add/",
        {
            "field": "wage.time_study",
            "status": "negated",
            "said": "Nobody.",
            "source": "call",
            "who": "x",
            "said_on": "2026-11-20",
        },
    )
    assert len(steps(case)) == 1
    letter = filled(reviewer, draft(reviewer, case, "request", **{"ask-0": "yes"}))
    assert "cannot be undone any more" in send(reviewer, letter, wait_until="2026-12-14")
    sent = Letter.objects.get()
    assert (sent.state, sent.sent_by, sent.sent_to) == ("sent", "reviewer", "Personnel office")
    assert steps(case) == ()
    assert "cannot be undone any more" in reviewer.get(f"/cases/{case}/").content.decode()
    with pytest.raises(CannotChangeCase, match="a letter was sent since"):
        store_case_changes.undo(case, by="reviewer", now=NOON)
    end = queries_contacts.undo_end(case)
    assert end is not None and (end.at, end.what) == (sent.sent_noted, "a letter was sent")
    assert Task.objects.get(number=case).state == "employer"
    assert Contact.objects.get().asked == f"Letter: {sent.subject}"
    assert Event.objects.filter(what="letter sent", by="reviewer", number=case).count() == 1
    assert store_history.verify(KEY).broken is None


def test_what_was_sent_stays_as_it_was(case: str, reviewer: Client, as_role: Callable[[str], Client]) -> None:
    letter = filled(reviewer, draft(reviewer, case, "acknowledgement"))
    send(reviewer, letter)
    as_role("lead").post("/letter-texts/", TEXTS)
    before = Letter.objects.values().get()
    reviewer.post(f"/cases/{case}/letters/{letter.pk}/", form(letter, body="Changed."))
    send(reviewer, letter, to="Somebody else")
    reviewer.post(f"/cases/{case}/letters/{letter.pk}/discard/")
    assert Letter.objects.values().get() == before


def test_a_letter_of_a_determination_that_was_reopened_is_not_sent(case: str, reviewer: Client) -> None:
    signed(case, "meets")
    letter = filled(reviewer, draft(reviewer, case, "determination"))
    store_determinations.reopen(case, "New papers.", REVIEWER)
    assert "not in force any more" in send(reviewer, letter)
    assert Letter.objects.get().state == "draft" and not Contact.objects.exists()


def test_a_draft_is_laid_away_and_stays(case: str, reviewer: Client) -> None:
    letter = draft(reviewer, case, "acknowledgement")
    reviewer.post(f"/cases/{case}/letters/{letter.pk}/discard/")
    assert Letter.objects.get().state == "discarded"


def test_the_agency_words_its_texts_at_the_desk(case: str, reviewer: Client, as_role: Callable[[str], Client]) -> None:
    lead = as_role("lead")
    assert lead.post("/letter-texts/", TEXTS | {"appeal": ""}).status_code == 422
    assert "texts saved" in lead.post("/letter-texts/", TEXTS, follow=True).content.decode()
    assert "Nothing was changed" in lead.post("/letter-texts/", TEXTS, follow=True).content.decode()
    signed(case, "does_not_meet")
    letter = draft(reviewer, case, "determination")
    assert (
        "Our appeal." in letter.body and "Our participants." in letter.body and letter.head["agency"] == "Our agency."
    )
    assert Event.objects.filter(what="letter text changed", by="lead").count() == len(TEXTS)
    assert reviewer.get("/letter-texts/").status_code == 403


def test_braces_in_an_agency_text_are_words(case: str, reviewer: Client, as_role: Callable[[str], Client]) -> None:
    as_role("lead").post("/letter-texts/", TEXTS | {"contact": "Write {number} {on it"})
    assert "Write {number} {on it" in draft(reviewer, case, "acknowledgement").body


def test_a_letter_of_another_case_is_not_found(case: str, numbers: dict[str, str], reviewer: Client) -> None:
    letter = draft(reviewer, case, "acknowledgement")
    other = f"/cases/{numbers[KIT]}/letters/{letter.pk}/"
    assert [reviewer.get(other + rest).status_code for rest in ("", "page/", "letter.docx")] == [404] * 3
    assert [reviewer.post(other + rest, SENT).status_code for rest in ("sent/", "discard/")] == [404] * 2
