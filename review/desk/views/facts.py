"""Facts added by hand, with their source: from a call, a letter, a visit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from cie_extract.pattern_files.visits import load_visits
from review import queries_contacts, store_case_desk, store_people, store_visits
from review.desk import added_facts
from review.desk.case_forms import hold, open_desk, own, page, said_by, told
from review.desk.case_page import CaseDesk, patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.forms_contacts import SOURCES
from review.desk.hand import hand_of
from review.desk.office import the_office
from review.desk.paper_names import added_words, paper_words
from review.desk.spoken import spoken
from review.desk.suggestions import suggestions_of
from review.desk.values import Wrong
from review.errors import CannotChangeCase
from review.models import AddedFact
from review.store_case_changes import NewFact
from review.store_case_desk import NotAFact
from review.store_desk import Held
from review.store_visits import Signed


@needs("settle")
@require_http_methods(["GET", "POST"])
def add_fact(request: HttpRequest, number: str) -> HttpResponse:
    """First which fact, then its value and where it comes from. The case is assessed anew at once."""
    desk = open_desk(request, number)
    if not isinstance(desk, CaseDesk):
        return desk
    given = request.POST if request.method == "POST" else request.GET
    field = given.get("field", "")
    visits = load_visits(patterns_in_force())
    if not added_facts.inputs_for(field, visits):
        status = 422 if request.method == "POST" else 200
        return page(request, "fact_choice", desk, groups=added_facts.fields_in_words(visits), status=status)
    if request.method == "GET":
        return _form(request, desk, field, {})
    try:
        fact = _fact(request, field)
        store_visits.must_not_be_signed(number)
        hold(request, number)
        store_case_desk.add(number, fact, hand_of(request))
    except Wrong as wrong:
        return _form(request, desk, field, wrong.problems, 422)
    except NotAFact as problem:
        return _form(request, desk, field, {"value": said_by(problem)}, 422)
    except (Signed, Held, CannotChangeCase) as problem:
        messages.error(request, f"{said_by(problem)} Nothing was saved.")
        return redirect("case", number=number)
    told(request, desk, f"{added_facts.label_of(field, visits)}: added, from {SOURCES[fact.source]}.")
    return redirect("case", number=number)


@needs("settle")
@require_http_methods(["POST"])
def accept_suggestion(request: HttpRequest, number: str) -> HttpResponse:
    """Takes over what a paper says beside its record, with its words and its place. The case is assessed anew."""
    desk = open_desk(request, number)
    if not isinstance(desk, CaseDesk):
        return desk
    known = suggestions_of(desk, queries_contacts.added_of(desk.case))
    chosen = next((one for one in known if one.field and one.key == request.POST.get("suggestion")), None)
    if chosen is None:
        messages.error(request, "The papers do not say this any more, or it was taken over already. Nothing was saved.")
        return redirect("case", number=number)
    place = f"{chosen.paper}, page {chosen.page}" if chosen.page else chosen.paper
    fact = NewFact(chosen.field, chosen.value, chosen.quote, "papers", place, the_office().today())
    try:
        store_visits.must_not_be_signed(number)
        hold(request, number)
        store_case_desk.add(number, fact, hand_of(request))
    except (NotAFact, Signed, Held, CannotChangeCase) as problem:
        messages.error(request, f"{said_by(problem)} Nothing was saved.")
        return redirect("case", number=number)
    told(request, desk, f"{chosen.label}: {chosen.words}, taken over from {chosen.paper}.")
    return redirect("case", number=number)


@needs("settle")
@require_http_methods(["GET", "POST"])
def withdraw_fact(request: HttpRequest, number: str, fact: int) -> HttpResponse:
    """Takes an added fact back, with the reason; its row stays."""
    desk = open_desk(request, number)
    if not isinstance(desk, CaseDesk):
        return desk
    row = own(AddedFact.objects.filter(case=desk.case, withdrawn=None), fact)
    label = added_facts.label_of(row.field, load_visits(patterns_in_force()))
    why = request.POST.get("why", "").strip()[:2000]
    if request.method == "GET" or not why:
        errors = {} if request.method == "GET" else {"why": "Say why it is taken back, in a sentence."}
        status = 422 if errors else 200
        return page(request, "fact_withdraw", desk, row=row, label=label, errors=errors, status=status)
    try:
        store_visits.must_not_be_signed(number)
        hold(request, number)
        store_case_desk.withdraw(number, row.pk, hand_of(request), why=why)
    except (Signed, Held, CannotChangeCase) as problem:
        messages.error(request, f"{said_by(problem)} Nothing was changed.")
        return redirect("case", number=number)
    told(request, desk, f"{label}: taken back.")
    return redirect("case", number=number)


def _fact(request: HttpRequest, field: str) -> NewFact:
    given = {key: str(value) for key, value in request.POST.items()}
    problems: dict[str, str] = {}
    value: Any = None
    try:
        value = added_facts.value_of(field, given, load_visits(patterns_in_force()))
    except Wrong as wrong:
        problems |= wrong.problems
    source, who = given.get("source", ""), " ".join(given.get("who", "").split())[:400]
    if source not in SOURCES:
        problems["source"] = "Say where it comes from."
    if not who:
        problems["who"] = "Say who said it, or where it was seen."
    try:
        said_on = date.fromisoformat(given.get("said_on", ""))
        if said_on > the_office().today():
            problems["said_on"] = "This day is still to come."
    except ValueError:
        said_on = the_office().today()
        problems["said_on"] = "Give the day on which it was said."
    said = given.get("said", "").strip()[:4000]
    if not said:
        problems["said"] = "Note the words, as they were said or stand there."
    if problems:
        raise Wrong(problems)
    return NewFact(field, value, said, source, who, said_on, settles=given.get("settles") == "yes")


def _form(request: HttpRequest, desk: CaseDesk, field: str, errors: dict[str, str], status: int = 200) -> HttpResponse:
    visits = load_visits(patterns_in_force())
    given = {key: str(value) for key, value in (request.POST or {}).items()}
    standing = spoken(desk.standing, store_people.names())
    fact = standing.record.fact(field)
    papers = {part.name: paper_words(part.role, part.name) for part in standing.parts}
    papers |= {f"added-{one.id}": added_words(one) for one in standing.file.added}
    return page(
        request,
        "fact_form",
        desk,
        field=field,
        label=added_facts.label_of(field, visits),
        inputs=[
            (one, given.get(one.name, ""), errors.get(one.name, "")) for one in added_facts.inputs_for(field, visits)
        ],
        question=request.GET.get("question", "") or given.get("question", ""),
        sources=tuple(SOURCES.items()),
        given=given,
        said_on=given.get("said_on") or the_office().today().isoformat(),
        errors=errors,
        stated=[(one.said, [papers[source.paper] for source in one.sources]) for one in fact.variants] if fact else [],
        status=status,
    )
