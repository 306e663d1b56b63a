"""Site visits: planned, with a sheet to take along; recorded, and corrected."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cie_extract.pattern_files.criteria import Criterion, load_criteria
from cie_extract.pattern_files.visits import Choice, choices_of, load_visits
from review import queries_contacts, store_people, store_visits
from review.desk.case_forms import hold, open_desk, own, page, said_by, told
from review.desk.case_page import CaseDesk, case_desk, patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.forms_contacts import RecordForm, VisitForm
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.desk.spoken import spoken
from review.errors import CannotChangeCase
from review.models import Visit, VisitRecord
from review.store_case_desk import NotAFact
from review.store_desk import Held
from review.store_people import named
from review.store_visits import NewRecord, NewVisit, Signed
from review.wording import SETS, criterion_label


@needs("settle")
@require_http_methods(["GET", "POST"])
def plan_visit(request: HttpRequest, number: str) -> HttpResponse:
    """Plans a visit to the site, by the guide of the case."""
    desk = open_desk(request, number)
    if not isinstance(desk, CaseDesk):
        return desk
    site = desk.standing.record.fact("worksite")
    start = {"observer": named(person_of(request)), "place": site.variants[0].said if site else ""}
    form = VisitForm(request.POST if request.method == "POST" else None, initial=start)
    if not form.is_valid():
        return page(request, "visit_plan", desk, form=form, status=422 if form.errors else 200)
    visit = store_visits.plan_visit(
        number, NewVisit(guide=desk.case.criteria_set, **form.cleaned_data), hand_of(request)
    )
    messages.success(request, "The visit is planned. Print the sheet and take it along.")
    return redirect("visit", number=number, visit=visit)


@needs("see_desk")
@require_safe
def visit(request: HttpRequest, number: str, visit: int) -> HttpResponse:
    """One visit: its plan, what was seen, and what was corrected."""
    desk = case_desk(number)
    row = _visit(desk, visit)
    labels = {str(one.key): one.label for one in load_visits(patterns_in_force()).counts}
    records = [_shown(record, labels, row.guide) for record in row.records.all()]
    return page(request, "visit", desk, visit=row, records=records, guide=SETS.get(row.guide, row.guide))


@needs("see_desk")
@require_safe
def visit_sheet(request: HttpRequest, number: str, visit: int) -> HttpResponse:
    """The sheet to print and take along: what only a visit settles, criterion by criterion, with room to write."""
    desk = case_desk(number)
    row = _visit(desk, visit)
    outcomes = {one.id: one for one in spoken(desk.standing, store_people.names()).record.criteria}
    criteria = [(criterion_label(one.id), one, outcomes.get(one.id)) for one in _criteria(row.guide)]
    return page(
        request,
        "visit_sheet",
        desk,
        visit=row,
        sheet=load_visits(patterns_in_force()),
        criteria=criteria,
        guide=load_criteria(patterns_in_force())[row.guide].name,
    )


@needs("settle")
@require_http_methods(["GET", "POST"])
def record_visit(request: HttpRequest, number: str, visit: int) -> HttpResponse:
    """Records what was seen, or corrects the record: what it shows becomes facts of the case, from a visit."""
    desk = open_desk(request, number)
    if not isinstance(desk, CaseDesk):
        return desk
    row = _visit(desk, visit)
    old = row.records.filter(replaced_by=None).order_by("-id").first()
    form = _record_form(request, row, old)
    if not form.is_valid():
        return page(request, "visit_record", desk, visit=row, form=form, old=old, status=422 if form.errors else 200)
    if old is not None and request.POST.get("corrects") != str(old.pk):
        form.add_error(None, "Somebody else recorded or corrected this visit in the meantime: look at that first.")
        return page(request, "visit_record", desk, visit=row, form=form, old=old, status=409)
    given = form.cleaned_data
    record = NewRecord(
        observer=given["observer"],
        day=given["day"],
        shift=given["shift"],
        counts={key: given.get(f"count-{key}") for key in store_visits.COUNTS},
        observations=form.observations(),
        compared_with=given["compared_with"],
        remarks=given["remarks"],
        replaces=old.pk if old else 0,
        why=given.get("why", ""),
    )
    try:
        hold(request, number)
        store_visits.record_visit(number, row.pk, record, hand_of(request))
    except (Signed, Held, CannotChangeCase, NotAFact) as problem:
        form.add_error(None, f"{said_by(problem)} Nothing was saved.")
        return page(request, "visit_record", desk, visit=row, form=form, old=old, status=422)
    told(request, desk, "The record is corrected; the one before stays." if old else "The visit is recorded.")
    return redirect("visit", number=number, visit=row.pk)


@needs("settle")
@require_POST
def cancel_visit(request: HttpRequest, number: str, visit: int) -> HttpResponse:
    """Calls a planned visit off, with the reason."""
    desk = case_desk(number)
    row = _visit(desk, visit)
    why = request.POST.get("why", "").strip()[:2000]
    if not why:
        messages.error(request, "Say why it is called off, in a sentence. Nothing was changed.")
        return redirect("visit", number=number, visit=row.pk)
    try:
        store_visits.cancel_visit(number, row.pk, why, hand_of(request))
        messages.success(request, "The visit is called off.")
    except CannotChangeCase as problem:
        messages.error(request, said_by(problem))
    return redirect("visit", number=number, visit=row.pk)


def _visit(desk: CaseDesk, pk: int) -> Visit:
    return own(Visit.objects.filter(pk__in=[one.pk for one in queries_contacts.visits_of(desk.case)]), pk)


def _criteria(guide: str) -> tuple[Criterion, ...]:
    return load_criteria(patterns_in_force())[guide].in_force(the_office().today()).criteria


def _record_form(request: HttpRequest, row: Visit, old: VisitRecord | None) -> RecordForm:
    sheet = load_visits(patterns_in_force())
    asked: list[tuple[str, str, str, tuple[Choice, ...]]] = [
        (one.id, criterion_label(one.id), one.visit, choices_of(one, sheet)) for one in _criteria(row.guide)
    ]
    initial: dict[str, Any] = {"observer": row.observer, "day": row.day}
    if old is not None:
        fields = ("observer", "day", "shift", "compared_with", "remarks")
        initial = {field: getattr(old, field) for field in fields}
        initial |= {f"count-{key}": value for key, value in old.counts.items()}
        for criterion, seen in old.observations.items():
            initial |= {f"seen-{criterion}": seen["seen"], f"shows-{criterion}": seen["shows"]}
    given = request.POST if request.method == "POST" else None
    today = the_office().today()
    return RecordForm(given, initial=initial, sheet=sheet, criteria=asked, corrects=old is not None, today=today)


def _shown(record: VisitRecord, labels: dict[str, str], guide: str) -> dict[str, Any]:
    sheet = load_visits(patterns_in_force())
    words = {choice.key: choice.words for one in _criteria(guide) for choice in choices_of(one, sheet)}
    return {
        "row": record,
        "replaced": hasattr(record, "replaced_by"),
        "counts": [(label, record.counts[key]) for key, label in labels.items() if key in record.counts],
        "seen": [
            (criterion_label(criterion), one["seen"], words.get(one["shows"], ""))
            for criterion, one in sorted(record.observations.items())
        ],
    }
