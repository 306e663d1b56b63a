"""Settling what is flagged: one form a value, outcomes at once, every step undoable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cie_extract.errors import CieExtractError
from cie_extract.model.case import CombinedFact
from review import queries_contacts, queries_desk, store_case_desk, store_desk, store_people, wording
from review.desk.case_forms import said_by
from review.desk.case_page import CaseDesk, case_desk, refreshed
from review.desk.case_sheet import CaseSheet
from review.desk.doorkeeper import needs
from review.desk.given import What, as_added, what_is_said
from review.desk.hand import hand_of
from review.desk.office import the_office
from review.desk.saying import next_card, what_changed
from review.desk.sheet import Card
from review.desk.values import Wrong
from review.desk.views.cases import context_of, sheet_of
from review.errors import UnknownNumber
from review.sentences import value_in_words
from review.store_case_changes import NewFact
from review.store_case_desk import SaidMeanwhile
from review.store_desk import Hand, SomebodyElse

_SIGNED = "This is signed. Re-open it with a reason before changing anything."


@needs("settle")
@require_POST
def settle(request: HttpRequest, number: str) -> HttpResponse:
    """Saves what was entered of one card, and says what changed."""
    desk, names = case_desk(number), store_people.names()
    sheet = sheet_of(desk, names)
    card = next((one for one in sheet.every if one.dom == request.POST.get("card")), None)
    if card is None:
        messages.error(request, "The value that the form was about is not there any more. Look at it again.")
        return _back(request, number)
    if desk.signed:
        messages.error(request, _SIGNED)
        return _back(request, number)
    given = {key: str(value) for key, value in request.POST.items()}
    try:
        what = what_is_said(desk, card, given, request.POST.getlist("line"))
        _write(desk, card, what, hand_of(request))
    except Wrong as wrong:
        context = context_of(request, desk, sheet, names=names, wrong=wrong.problems, wrong_card=card, given=given)
        return render(request, "desk/case.html", context, status=422)
    except (SomebodyElse, SaidMeanwhile) as other:
        return _conflict(request, desk, card, what, other)
    except CieExtractError as problem:
        messages.error(request, f"{said_by(problem)} {problem.advice} Nothing was saved.")
        return _back(request, number, card.dom)
    return _after(request, number, names, sheet, card, what.kind)


@needs("settle")
@require_POST
def undo(request: HttpRequest, number: str) -> HttpResponse:
    """Takes the latest step back; again for the one before it."""
    desk, names = case_desk(number), store_people.names()
    sheet = sheet_of(desk, names)
    steps = queries_desk.still_undoable(desk.standing.file.steps, queries_contacts.undo_end(number))
    if desk.signed:
        messages.error(request, _SIGNED)
        return _back(request, number)
    if not steps or steps[-1].key != request.POST.get("step"):
        messages.error(request, "There is nothing to undo, or something else was saved in the meantime.")
        return _back(request, number)
    hand, office, step = hand_of(request), the_office(), steps[-1]
    try:
        with transaction.atomic():
            store_desk.take(number, hand, office.lease_minutes, office.today())
            if step.what == "entry":
                store_case_desk.undo_entry(number, step.row, hand)
            else:
                store_case_desk.withdraw(number, step.row, hand)
    except CieExtractError as problem:
        messages.error(request, str(problem))
        return _back(request, number)
    field = step.field.removeprefix("criteria.").removeprefix("point.")
    card = next((one for one in sheet.every if field in (one.field, one.key) or one.field == step.field), None)
    label = card.label if card else wording.field_label(field)
    return _after(request, number, names, sheet, card, "undone", label)


@needs("settle")
@require_POST
def draft(request: HttpRequest, number: str) -> HttpResponse:
    """Keeps what is being typed. Answers nothing: the page stays as it is."""
    content = {key: str(value)[:4000] for key, value in request.POST.items() if key != "csrfmiddlewaretoken"}
    try:
        store_desk.keep_draft(number, hand_of(request).by, content.get("card", ""), content, the_office().now())
    except UnknownNumber:
        raise Http404 from None
    return HttpResponse(status=204)


@transaction.atomic
def _write(desk: CaseDesk, card: Card, what: What, hand: Hand) -> None:
    """Writes one thing that was said: the lease, the word and its history together, or nothing. Raises Held,
    SomebodyElse, SaidMeanwhile, CannotChangeCase, NotAFact."""
    office = the_office()
    task = store_desk.take(desk.number, hand, office.lease_minutes, office.today())
    if what.entry is not None:
        assert what.part is not None
        store_case_desk.enter(desk.number, what.part.number, what.part.part, what.entry, hand)
    elif what.kind == "judged":
        criterion = card.field.removeprefix("criteria.")
        store_case_desk.judge(desk.number, criterion, what.outcome, what.note, hand, seen=what.seen)
    elif what.kind == "holds":
        fact = NewFact(card.field, what.value, what.note, "papers", "", office.today(), settles=True)
        store_case_desk.let_hold(desk.number, fact, hand, seen=what.seen)
    else:
        store_case_desk.look(desk.number, card.key, what.note, hand, kind=what.kind, seen=what.looked)
    store_desk.drop_draft(task, hand.by, card.dom)


def _after(
    request: HttpRequest,
    number: str,
    names: Mapping[str, str],
    before: CaseSheet,
    card: Card | None,
    kind: str,
    label: str = "",
) -> HttpResponse:
    """Writes the new standing to the queue and says what changed."""
    after = sheet_of(refreshed(number), names)
    dom, named = (card.dom, label or _named(card)) if card else ("", label)
    messages.success(request, what_changed(dom, named, kind, before, after))
    following = next_card(after)
    return _back(request, number, following.dom if following else "decide", spot=bool(following))


def _named(card: Card) -> str:
    return wording.field_label(card.field) if card.kind == "fact" else card.label


def _back(request: HttpRequest, number: str, dom: str = "", *, spot: bool = False) -> HttpResponseRedirect:
    shown = {"spot": dom} if spot else {"paper": request.POST.get("shown", "")}
    query = urlencode({key: value for key, value in shown.items() if value})
    address = reverse("case", args=[number])
    return HttpResponseRedirect(f"{address}{'?' if query else ''}{query}{f'#{dom}' if dom else ''}")


def _conflict(
    request: HttpRequest, desk: CaseDesk, card: Card, what: What, other: SomebodyElse | SaidMeanwhile
) -> HttpResponse:
    """Somebody else saved the same first: both are shown, and the person chooses."""
    row: Any = other.row
    kind, value, note = (row.kind, row.value, row.note) if isinstance(other, SomebodyElse) else _word(row)
    mine = what.entry.value if what.entry else what.value if what.kind == "holds" else {"outcome": what.outcome}
    fact = desk.standing.record.fact(card.field)
    again = [
        (key, value)
        for key in request.POST
        if key not in ("csrfmiddlewaretoken", "seen", "looked")
        for value in request.POST.getlist(key)
    ]
    context = {
        "number": desk.number,
        "task": desk.task,
        "card": card,
        "row": row,
        "theirs": (_in_words(card, fact, kind, value), note),
        "mine": (_in_words(card, fact, what.kind, mine), what.note),
        "again": again,
        "field": "looked" if what.kind in ("seen", "ask_employer") and what.entry is None else "seen",
    }
    return render(request, "desk/conflict.html", context, status=409)


def _word(row: Any) -> tuple[str, Any, str]:
    if row.field.startswith("criteria."):
        return "judged", {"outcome": row.value}, row.said
    return (str(row.value), None, row.said) if row.field.startswith("point.") else ("holds", row.value, row.said)


def _in_words(card: Card, fact: CombinedFact | None, kind: str, value: Any) -> str:
    if kind == "confirmed":
        return f"The value is right: {card.words}"
    if kind == "judged":
        outcome: str = wording.OUTCOMES[value["outcome"]]
        return outcome.capitalize()
    if kind == "holds":
        variants = fact.variants if fact else ()
        said = next(
            (value_in_words(card.field, one.said) for one in variants if as_added(card.field, one.value) == value),
            value,
        )
        return f"This holds: {said}"
    if isinstance(value, dict) and card.kind == "fact":
        return wording.value_words(card.field, value)
    known = {
        "not_stated": "Not stated",
        "unreadable": "Cannot be read",
        "ask_employer": "To be asked of the employer",
        "seen": "Looked at: it is settled",
    }
    return known.get(kind, kind)
