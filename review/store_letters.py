"""Letters: drafted, worded by a person, sent by a person outside of the program, and that noted. The program sends
nothing. From a noted letter on, what was entered before is not undone any more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from cie_extract.errors import CieExtractError
from review import store_history
from review.errors import CannotChangeCase
from review.models import AgencyText, Letter
from review.store_cases import open_case
from review.store_contacts import NewContact, content_hash, log_contact
from review.store_desk import Hand

WAYS = ("mail", "email", "fax", "hand")
#: Words in brackets that the agency has still to fill in.
_UNFILLED = re.compile(r"\[[^\]\n]{3,}\]")


class ChangedMeanwhile(CieExtractError):
    """Somebody else saved the letter since the form was drawn."""

    code = "somebody_else"
    advice = "Look at both, and choose."


class NotReadyToSend(CieExtractError):
    """The letter still holds words in brackets."""

    code = "unfilled"
    advice = "Fill them in, or take them out."


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it is drafted or saved."""

    subject: str
    body: str
    recipient: str
    dated: date


@dataclass(frozen=True, slots=True)
class Sending:
    """How a person sent it."""

    on: date
    way: str
    to: str
    speaker: str  # who of us


@transaction.atomic
def draft_letter(
    number: str,
    kind: str,
    draft: Draft,
    hand: Hand,
    *,
    head: Mapping[str, str],
    texts: str,
    determination: int | None = None,
) -> int:
    """A new draft; `head` is what stands above and below it. Returns its id. Raises UnknownCase, CannotChangeCase."""
    row = Letter.objects.create(
        case=open_case(number),
        kind=kind,
        determination_id=determination,
        head=dict(head),
        recipient=draft.recipient,
        subject=draft.subject,
        body=draft.body,
        dated=draft.dated,
        texts=texts,
        made_by=hand.by,
        made=hand.at,
    )
    _note(hand, "letter drafted", number, row)
    return row.pk


@transaction.atomic
def save_letter(number: str, letter: int, draft: Draft, version: int, hand: Hand) -> None:
    """Saves the wording of a draft; `version` is the one that the form showed. Raises ChangedMeanwhile,
    CannotChangeCase."""
    row = _draft(number, letter)
    if row.version != version:
        raise ChangedMeanwhile("Somebody else saved this letter in the meantime.")
    row.subject, row.body, row.recipient, row.dated = draft.subject, draft.body, draft.recipient, draft.dated
    row.version, row.changed_by, row.changed = version + 1, hand.by, hand.at
    row.save()
    _note(hand, "letter changed", number, row)


@transaction.atomic
def discard_letter(number: str, letter: int, hand: Hand) -> None:
    """Lays a draft away; its row stays. Raises CannotChangeCase."""
    row = _draft(number, letter)
    row.state, row.changed_by, row.changed = "discarded", hand.by, hand.at
    row.save(update_fields=["state", "changed_by", "changed"])
    _note(hand, "letter discarded", number, row)


@transaction.atomic
def note_sent(number: str, letter: int, sending: Sending, version: int, hand: Hand) -> None:
    """Notes that a person sent a letter, as it stands; it is not changed any more. The contact log says so
    too. Raises NotReadyToSend, ChangedMeanwhile, CannotChangeCase."""
    row = _draft(number, letter)
    if row.version != version:
        raise ChangedMeanwhile("Somebody else saved this letter in the meantime.")
    if left := unfilled("\n".join([row.recipient, row.subject, row.body, *row.head.values()])):
        raise NotReadyToSend("Still to fill in: " + "; ".join(left) + ".")
    if row.determination is not None and row.determination.state != "signed":
        raise CannotChangeCase("The determination that this letter tells of is not in force any more.")
    row.state, row.sent_on, row.sent_way, row.sent_to = "sent", sending.on, sending.way, sending.to
    row.sent_by, row.sent_noted = hand.by, hand.at
    row.save()
    _note(hand, "letter sent", number, row, {"on": sending.on.isoformat(), "way": sending.way, "to": sending.to})
    way = {"email": "email", "hand": "meeting"}.get(sending.way, "letter")
    contact = NewContact(sending.on, None, way, sending.speaker, sending.to[:200], asked=f"Letter: {row.subject}")
    log_contact(number, contact, hand, today=sending.on)


@transaction.atomic
def save_agency_text(key: str, text: str, hand: Hand) -> None:
    """The agency's own words from now on; the row before stays."""
    AgencyText.objects.create(key=key, text=text, by=hand.by, at=hand.at)
    detail = {"text": key, "content": content_hash(text)}
    store_history.note(hand.key, "letter text changed", by=hand.by, at=hand.at, detail=detail)


def unfilled(words: str) -> tuple[str, ...]:
    """What is still to be filled in, in its brackets."""
    return tuple(dict.fromkeys(_UNFILLED.findall(words)))


def _draft(number: str, letter: int) -> Letter:
    row = Letter.objects.select_for_update(of=("self",)).filter(pk=letter, case=open_case(number)).first()
    if row is None:
        raise CannotChangeCase(f"{number} has no such letter.")
    if row.state != "draft":
        raise CannotChangeCase("This letter is not a draft any more: it stays as it was.")
    return row


def _note(hand: Hand, what: str, number: str, row: Letter, more: Mapping[str, Any] | None = None) -> None:
    content = content_hash([row.head, row.recipient, row.subject, row.body])
    detail = {"letter": row.pk, "kind": row.kind, "content": content}
    store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail=detail | dict(more or {}))
