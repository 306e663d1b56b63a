"""The contact log: who spoke with whom, what was asked and answered, and when the case comes back.

A row is never changed; a correction is a new row that replaces it. Each function is one transaction with its row of
history, which seals the words by their SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction

from review import store_case_desk, store_desk, store_history
from review.errors import CannotChangeCase
from review.models import AddedFact, Case, Contact, Task
from review.store_cases import open_case
from review.store_desk import Hand

WAYS = ("call", "email", "letter", "meeting", "video")


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it was put: `about` a criterion, or what a case is not ready for; `point` is the key of the open
    point that it asks about, "" for none."""

    about: str
    question: str
    point: str = ""


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact as a person notes it. `replaces` is the row that it corrects, 0 for none."""

    on: date
    time: time | None
    way: str
    speaker: str
    partner: str
    questions: Sequence[Question] = ()
    asked: str = ""
    answered: str = ""
    follow_up: date | None = None
    then: str = ""  # "wait": the case waits for the employer until `follow_up`; "back": it comes back to the queue
    replaces: int = 0


@transaction.atomic
def log_contact(number: str, contact: NewContact, hand: Hand, *, today: date) -> int:
    """Notes a contact; the points that were asked about are marked so, and the case waits where it is told to. Returns
    its id. Raises UnknownCase, CannotChangeCase."""
    case = open_case(number)
    old = replaced_row(case.contacts, contact.replaces) if contact.replaces else None
    row = Contact.objects.create(
        case=case,
        replaces=old,
        on=contact.on,
        time=contact.time,
        way=contact.way,
        speaker=contact.speaker,
        partner=contact.partner,
        questions=[{"about": one.about, "question": one.question} for one in contact.questions],
        asked=contact.asked,
        answered=contact.answered,
        follow_up=contact.follow_up,
        entered_by=hand.by,
        entered=hand.at,
    )
    words = [contact.speaker, contact.partner, contact.asked, contact.answered, row.questions]
    detail = {"contact": row.pk, "way": row.way, "on": row.on.isoformat(), "content": content_hash(words)}
    detail |= {"about": [one.about for one in contact.questions]}
    if old is not None:
        detail["replaces"] = old.pk
    _note(hand, "contact corrected" if old else "contact logged", number, detail)
    for one in contact.questions:
        if one.point:
            _ask(case, one, hand)
    if contact.then == "wait" and contact.follow_up:
        _wait(case, contact, contact.follow_up, hand, today)
    if contact.then == "back":
        store_desk.bring_back(number, hand, today)
    return row.pk


def content_hash(content: Any) -> str:
    """SHA-256 of words that the history seals without holding them."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def replaced_row(rows: Any, pk: int) -> Any:
    """The row that a correction replaces. Raises CannotChangeCase where it is none of these, or corrected already."""
    old = rows.filter(pk=pk).first()
    if old is None or hasattr(old, "replaced_by"):
        raise CannotChangeCase("What this corrects is not there, or was corrected already: look at it again.")
    return old


def _ask(case: Case, question: Question, hand: Hand) -> None:
    """Marks the point as asked of the employer, unless a word of a person's stands there already."""
    known = AddedFact.objects.filter(case=case, field=f"point.{question.point}"[:80], withdrawn=None)
    if not known.exists():
        store_case_desk.look(case.number, question.point, question.question, hand, kind="ask_employer")


def _wait(case: Case, contact: NewContact, until: date, hand: Hand, today: date) -> None:
    if not Task.objects.filter(case=case).exists():
        return
    count = len(contact.questions)
    words = f"{count} question{'' if count == 1 else 's'} asked" if count else "An answer is awaited"
    why = f"{words}: {contact.partner}, {contact.on.day} {contact.on:%b %Y}."
    store_desk.set_aside_for(case.number, "employer", why, until, hand, today)


def _note(hand: Hand, what: str, number: str, detail: Mapping[str, Any]) -> None:
    store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail=detail)
