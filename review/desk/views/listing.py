"""The agency's public list: the line of a case, approved by a person with the right, and the whole list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from review import list_line, queries_contacts, queries_desk, store_publications
from review.desk.case_forms import page, said_by
from review.desk.case_page import CaseDesk, case_desk, patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.errors import CannotChangeCase
from review.list_line import LABELS
from review.models import Determination
from review.store_publications import COLUMNS


@needs("see_desk")
@require_safe
def listing(request: HttpRequest, number: str) -> HttpResponse:
    """The line of a case as it would be listed, or as it is."""
    return _shown(request, case_desk(number))


@needs("publish")
@require_POST
def list_approve(request: HttpRequest, number: str) -> HttpResponse:
    """Puts the line on the list. The case is assessed as of today first: an outcome that changed blocks it."""
    desk = case_desk(number)
    held = _in_force(desk)
    line = list_line.list_line(held, desk.case, patterns_in_force()) if held else None
    if held is None or line is None:
        messages.error(request, "There is no signed determination to list. Nothing was changed.")
        return redirect("listing", number=number)
    if list_line.changed_since(held, desk.standing):
        return _shown(request, desk, status=409)
    if request.POST.get("seal") != held.seal:
        messages.error(request, "The determination is another one by now. Look at the line again.")
        return redirect("listing", number=number)
    try:
        store_publications.approve(number, held.pk, line, hand_of(request))
        messages.success(request, f"{number} is on the public list.")
    except CannotChangeCase as problem:
        messages.error(request, said_by(problem))
    return redirect("listing", number=number)


@needs("publish")
@require_POST
def list_withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Takes the line off the list, with the reason."""
    case_desk(number)
    why = request.POST.get("why", "").strip()[:2000]
    if not why:
        messages.error(request, "Say why it is taken off the list, in a sentence. Nothing was changed.")
        return redirect("listing", number=number)
    try:
        store_publications.withdraw(number, why, hand_of(request))
        messages.success(request, f"{number} is off the public list.")
    except CannotChangeCase as problem:
        messages.error(request, said_by(problem))
    return redirect("listing", number=number)


@needs("see_desk")
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """Every line that is on the list, with how it stands."""
    today = the_office().today()
    rows = [
        (
            one.case.number,
            [(LABELS[column], column, one.line[column]) for column in COLUMNS[1:]],
            list_line.state_of(one, today),
        )
        for one in queries_contacts.public_list()
    ]
    return render(request, "desk/public_list.html", {"rows": rows, "labels": [LABELS[one] for one in COLUMNS]})


@needs("see_desk")
@require_safe
def public_list_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV, to be put on the agency's web site by a person."""
    today = the_office().today()
    lines = ((one.line, list_line.state_of(one, today)) for one in queries_contacts.public_list())
    content = "\ufeff" + list_line.as_csv(lines)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="public-list-{today.isoformat()}.csv"'
    return response


def _in_force(desk: CaseDesk) -> Determination | None:
    held = queries_desk.latest_determination(desk.case)
    return held if held is not None and held.state == "signed" and held.decision != "withdrawn" else None


def _shown(request: HttpRequest, desk: CaseDesk, status: int = 200) -> HttpResponse:
    held = _in_force(desk)
    line = list_line.list_line(held, desk.case, patterns_in_force()) if held else None
    publications = queries_contacts.publications_of(desk.case)
    listed = next((one for one in publications if one.state == "listed"), None)
    shown = listed.line if listed else line
    return page(
        request,
        "listing",
        desk,
        status=status,
        determination=held,
        line=[(LABELS[column], column, shown[column]) for column in COLUMNS] if shown else [],
        listed=listed,
        outdated=bool(listed and (held is None or held.pk != listed.determination_id)),
        changed=list_line.changed_since(held, desk.standing) if held else (),
        earlier=[one for one in publications if one.state == "withdrawn"],
        may_publish=person_of(request).has_perm("review.publish"),
    )
