"""Settling what is flagged: one form a value, outcomes at once, every step undoable."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cie_extract.stages.entered import LISTS
from review import store_desk, wording
from review.attachment import Anchor, anchor_of, facts_of
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of
from review.desk.office import the_office
from review.desk.saying import next_card, what_changed
from review.desk.sheet import Card, cards_of
from review.desk.values import INPUTS, Wrong, parse
from review.desk.views.documents import Opened, context_of, number_in, opened, page_of
from review.standing import as_json
from review.store_desk import Entry, Held, SomebodyElse, form_name

_KINDS = frozenset({"confirmed", "corrected", "not_stated", "unreadable", "ask_employer", "judged", "seen"})
_OUTCOMES = frozenset({"met", "not_met", "insufficient", "not_applicable"})


@needs("settle")
@require_POST
def settle(request: HttpRequest, number: str) -> HttpResponse:
    """Saves what was entered of one field, and says what changed."""
    before = opened(number, number_in(request.POST.get("part"), 1))
    card = next((one for one in cards_of(before.sheet) if one.dom == request.POST.get("card")), None)
    if card is None:
        messages.error(request, "The value that the form was about is not there any more. Look at it again.")
        return _back(number, before.standing.part)
    if before.page.task.state in ("decided", "second"):
        messages.error(request, "This is signed. Re-open it with a reason before changing anything.")
        return _back(number, before.standing.part)
    try:
        entry = _entry(request, before, card)
    except Wrong as wrong:
        context = context_of(request, before, wrong=wrong.problems, wrong_card=card, given=request.POST)
        return render(request, "desk/document.html", context, status=422)
    hand, office = hand_of(request), the_office()
    try:
        store_desk.take(number, hand, office.lease_minutes)
        store_desk.enter(number, entry, hand)
    except Held as held:
        messages.error(request, f"{held} Nothing was saved.")
        return _back(number, before.standing.part, card.dom)
    except SomebodyElse as other:
        return _conflict(request, before, card, entry, other)
    return _after(request, number, before, entry.anchor.field, entry.kind)


@needs("settle")
@require_POST
def undo(request: HttpRequest, number: str) -> HttpResponse:
    """Takes the latest step back; again for the one before it."""
    before = opened(number, number_in(request.POST.get("part"), 1))
    steps = before.page.steps
    if before.page.task.state in ("decided", "second"):
        messages.error(request, "This is signed. Re-open it with a reason before changing anything.")
        return _back(number, before.standing.part)
    if not steps or str(steps[-1].pk) != request.POST.get("row"):
        messages.error(request, "There is nothing to undo, or something else was saved in the meantime.")
        return _back(number, before.standing.part)
    hand = hand_of(request)
    try:
        store_desk.take(number, hand, the_office().lease_minutes)
        store_desk.undo(number, steps[-1].pk, hand)
    except (SomebodyElse, Held) as problem:
        messages.error(request, str(problem))
        return _back(number, before.standing.part)
    return _after(request, number, before, steps[-1].field, "undone")


@needs("settle")
@require_POST
def draft(request: HttpRequest, number: str) -> HttpResponse:
    """Keeps what is being typed. Answers nothing: the page stays as it is."""
    content = {key: str(value)[:4000] for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken",)}
    form = form_name(content.get("field", ""), content.get("fact", ""))
    page_of(number)
    store_desk.keep_draft(number, hand_of(request).by, form, content, the_office().now())
    return HttpResponse(status=204)


def _entry(request: HttpRequest, before: Opened, card: Card) -> Entry:
    """What the form says. Raises Wrong."""
    given = {key: str(value) for key, value in request.POST.items()}
    kind, _, choice = given.get("kind", "").partition(":")
    note = given.get("note", "").strip()[:4000]
    source = given.get("source", "papers")
    source = source if source in wording.SOURCES else "papers"
    if kind not in _KINDS | {"chosen"}:
        raise Wrong({"kind": "Choose what is right."})
    value: Any = None
    stored = as_json(before.standing.stored)
    fact = _fact(before, card)
    anchor = _anchor(before, card, fact, given)
    if kind == "confirmed" and not card.has_value:
        raise Wrong({"kind": "There is no value to confirm."})
    if kind == "chosen":
        chosen = next((one for one in stored["alternatives"].get(card.field, ()) if one["id"] == choice), None)
        if chosen is None:
            raise Wrong({"kind": "That candidate is not there any more."})
        value = {key: part for key, part in chosen.items() if key not in ("id", "confidence", "evidence")}
        anchor = anchor_of(card.field, chosen, before.standing.text)
    if kind == "corrected":
        if card.field.partition(".")[0] not in INPUTS:
            raise Wrong({"kind": "This cannot be typed."})
        value = parse(card.field, given, fact)
    if kind == "judged":
        if card.kind != "criterion" or choice not in _OUTCOMES:
            raise Wrong({"kind": "Choose what is right."})
        if not note:
            raise Wrong({"note": "Say why, in a sentence: it stands beside the outcome later."})
        value = {"outcome": choice}
    return Entry(
        reading_id=before.standing.reading_id,
        anchor=anchor,
        kind=kind,
        value=value,
        seen=int(given["seen"]) if given.get("seen", "").isdigit() else 0,
        source=source,
        note=note,
    )


def _fact(before: Opened, card: Card) -> Any:
    """The fact as it stands now."""
    record = as_json(before.standing.record)
    return next((one for one in facts_of(record, card.field) if one["id"] == card.fact), None) if card.fact else None


def _anchor(before: Opened, card: Card, fact: Any, given: dict[str, str]) -> Anchor:
    """Where it stands: what the reading says (not an earlier correction), or the words that the person picked."""
    text = before.standing.text
    stored = next(
        (one for one in facts_of(as_json(before.standing.stored), card.field) if one["id"] == card.fact), None
    )
    start, end = given.get("start", ""), given.get("end", "")
    if start.isdigit() and end.isdigit() and 0 <= int(start) < int(end) <= len(text):
        return anchor_of(card.field, stored or fact, text, start=int(start), end=int(end))
    if card.kind == "fact" and card.field in LISTS and not card.fact:
        of_the_field = given.get("kind") in ("not_stated", "unreadable", "ask_employer")
        return Anchor(card.field, fact="" if of_the_field else f"n{uuid.uuid4().hex[:10]}")
    if stored is None and fact is not None:
        return Anchor(card.field, fact=card.fact)
    return anchor_of(card.field, stored, text)


def _after(request: HttpRequest, number: str, before: Opened, field: str, kind: str) -> HttpResponse:
    """Writes the new standing to the queue and says what changed."""
    after = opened(number, before.standing.part)
    store_desk.show_standing(number, after.page.parts, the_office().now())
    messages.success(request, what_changed(field, kind, before.sheet, after.sheet))
    following = next_card(after.sheet)
    return _back(number, before.standing.part, following.dom if following else "decide", focus=True)


def _back(number: str, part: int, dom: str = "", *, focus: bool = False) -> HttpResponseRedirect:
    address = reverse("document", args=[number])
    query = f"?part={part}" + (f"&spot={dom}" if dom and focus and dom != "decide" else "")
    return HttpResponseRedirect(f"{address}{query}" + (f"#{dom}" if dom else ""))


def _conflict(request: HttpRequest, before: Opened, card: Card, entry: Entry, other: SomebodyElse) -> HttpResponse:
    """Somebody else saved the field first: both are shown, and the person chooses."""
    row = other.row
    again = [(key, value) for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken", "seen")]
    context = {
        "number": before.page.task.number,
        "card": card,
        "row": row,
        "theirs": _in_words(card, row.kind, row.value),
        "mine": _in_words(card, entry.kind, entry.value),
        "again": again,
        "part": before.standing.part,
    }
    return render(request, "desk/conflict.html", context, status=409)


def _in_words(card: Card, kind: str, value: Any) -> str:
    if isinstance(value, dict) and card.kind == "fact":
        return wording.value_words(card.field, value)
    if isinstance(value, dict) and "outcome" in value:
        return wording.OUTCOMES[value["outcome"]]
    known = {
        "confirmed": "the value is right",
        "not_stated": "not stated",
        "unreadable": "cannot be read",
        "ask_employer": "ask the employer",
        "seen": "looked at",
    }
    return known.get(kind, kind)
