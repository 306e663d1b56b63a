"""A case of the tests as the desk opens it, and its forms as a browser sends them."""

from __future__ import annotations

from django.test import Client

from review.desk.case_page import CaseDesk, case_desk
from review.desk.case_sheet import CaseSheet
from review.desk.sheet import Card
from review.desk.views.cases import sheet_of

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
