"""A case of the tests as the desk opens it, its forms as a browser sends them, a signature and notes on it."""

from __future__ import annotations

from django.test import Client

from cie_extract.pattern_files import load_patterns
from review import store_contacts, store_determinations, store_letters, store_visits
from review.case_desk import CaseStanding, case_standing
from review.case_nouns import Step
from review.desk.case_page import CaseDesk, case_desk
from review.desk.case_sheet import CaseSheet
from review.desk.sheet import Card
from review.desk.views.cases import sheet_of
from review.models import Determination
from review.queries_contacts import undo_end
from review.queries_desk import still_undoable
from review.store_contacts import NewContact, Question
from review.store_desk import Hand
from review.store_determinations import Signing
from review.store_letters import Draft
from review.store_visits import NewRecord, NewVisit, Observation
from tests.desk.office import FULL_NAMES, KEY, NOON, TODAY

PATTERNS = load_patterns(None)
REVIEWER = Hand(by="reviewer", at=NOON, key=KEY)

LAUNDRY, GROUNDS = "laundry-attendant-salisbury.pdf", "grounds-crew-salem.pdf"
FRONT = "front-desk-bel-air/review request.docx"
CUSTODIAN, KIT = "custodian-hagerstown.pdf", "mail-clerk-annapolis.docx"


def desk(number: str) -> CaseDesk:
    return case_desk(number)


def sheet(number: str) -> CaseSheet:
    return sheet_of(case_desk(number))


def cards(number: str) -> dict[str, Card]:
    """The first card of each field."""
    found: dict[str, Card] = {}
    for card in sheet(number).every:
        found.setdefault(card.field, card)
    return found


def send(client: Client, number: str, card: Card, **given: str) -> str:
    """Sends a card's form, and returns what is said after it."""
    form = {"card": card.dom, "seen": str(card.seen), "looked": str(card.looked)}
    response = client.post(f"/cases/{number}/settle/", form | given, follow=True)
    messages = list(response.context["messages"]) if response.context and "messages" in response.context else []
    return " ".join(str(message) for message in messages) or response.content.decode()


def steps(number: str) -> tuple[Step, ...]:
    """What can be undone of a case, the latest last."""
    return still_undoable(desk(number).standing.file.steps, undo_end(number))


def settle_all(client: Client, number: str, judged: str = "met") -> str:
    """Settles everything that is open; what was said at the end."""
    said = ""
    for _ in range(40):
        found = sheet(number)
        card = next((card for card in (*found.first, *found.open) if card.open), None)
        if card is None:
            return said
        kinds = {"criterion": f"judged:{judged}", "document": "seen", "missing": "seen", "conflict": "holds:0"}
        kind = kinds.get(card.kind, "confirmed" if card.has_value else "not_stated")
        said = send(client, number, card, kind=kind, note="Asked; nothing more is to be had.")
    raise AssertionError("something stays open")


def standing(number: str) -> CaseStanding:
    return case_standing(number, PATTERNS, as_of=TODAY, also=("fed",))


def signed(number: str, decision: str = "meets", *, second: bool = False) -> Determination:
    """A determination of a case, signed as it stands."""
    now = standing(number)
    reasons = [
        {"criterion": one.id, "text": f"{one.why} So it is."}
        for one in now.record.criteria
        if one.set == now.record.set
    ]
    signing = Signing(
        decision=decision,
        reasons=reasons,
        special_reason="",
        signed_name=FULL_NAMES["reviewer"],
        as_of=TODAY,
        needs_second=second,
    )
    return store_determinations.sign(now, signing, REVIEWER)


def noted(case: str, times: int) -> None:
    """Everything that can be noted around a case, so many times."""
    for _ in range(times):
        asked = (Question("md-dors.2", "Is anyone timed?"),)
        contact = NewContact(TODAY, None, "call", "Ivo Stone", "payroll", asked, answered="No.")
        store_contacts.log_contact(case, contact, REVIEWER, today=TODAY)
        visit = store_visits.plan_visit(case, NewVisit("md-dors", TODAY, None, "Gate 2", "Ivo Stone"), REVIEWER)
        seen = (Observation("md-dors.2", "One clock.", "wage.time_study negated", "Nobody is timed"),)
        store_visits.record_visit(case, visit, NewRecord("Ivo Stone", TODAY, "Monday", {}, seen), REVIEWER)
        draft = Draft("About it", "Words.", "Somebody", TODAY)
        store_letters.draft_letter(case, "acknowledgement", draft, REVIEWER, head={}, texts="")
