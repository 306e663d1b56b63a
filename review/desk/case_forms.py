"""What the forms of a case share, beside its own page: the case they are of, what is told after a change, how a
problem is said."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from cie_extract.errors import CieExtractError
from cie_extract.model.case import CaseRecord
from review import store_desk
from review.desk.case_page import CaseDesk, case_desk, refreshed
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.store_desk import Held, held_by_other
from review.store_people import name_of
from review.wording import criterion_label, outcome_words

Row = TypeVar("Row", bound=Model)


def own(rows: QuerySet[Row], pk: int) -> Row:
    """A row of the case that the address names. One of another case is not found. Raises Http404."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def open_desk(request: HttpRequest, number: str) -> CaseDesk | HttpResponseRedirect:
    """The case to change something of; a way back to the case page where it was merged or somebody else holds it."""
    desk = case_desk(number)
    if desk.case.merged_into is not None:
        return redirect("case", number=desk.case.merged_into.number)
    if held_by_other(desk.task, person_of(request).username, the_office().now()):
        messages.error(request, f"{name_of(desk.task.held_by)} holds {number}. You can look, not change.")
        return redirect("case", number=number)
    return desk


def hold(request: HttpRequest, number: str) -> None:
    """Takes the case, or extends one's own lease. Raises Held."""
    office = the_office()
    store_desk.take(number, hand_of(request), office.lease_minutes, office.today())


def said_by(problem: CieExtractError) -> str:
    """What went wrong, with people by their names, and without the advice that is meant for a command line."""
    return f"{name_of(problem.by)} holds {problem.number}." if isinstance(problem, Held) else str(problem.args[0])


def page(request: HttpRequest, template: str, desk: CaseDesk, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the case beside its own."""
    known = {"desk": desk, "number": desk.number, "case": desk.case, "task": desk.task, "today": the_office().today()}
    return render(request, f"desk/{template}.html", known | context, status=status)


def told(request: HttpRequest, before: CaseDesk, said: str) -> None:
    """Assesses the case anew, and says what was done and which outcomes changed by it."""
    after = refreshed(before.number)
    changed = outcomes_changed(before.standing.record, after.standing.record)
    messages.success(request, " ".join((said, *changed, f"{after.standing.left} left to settle.")))


def outcomes_changed(before: CaseRecord, after: CaseRecord) -> tuple[str, ...]:
    """ "Statement 6 is now: papers support." for each criterion that came out otherwise."""
    was = {one.id: (one.outcome, one.basis) for one in before.criteria}
    return tuple(
        f"{criterion_label(one.id)} is now: {outcome_words(one.outcome, one.basis, one.why)}."
        for one in after.criteria
        if was.get(one.id) != (one.outcome, one.basis)
    )
