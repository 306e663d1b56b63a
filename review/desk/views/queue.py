"""The queue, taking and giving back, laying aside, and a lead's page."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from review import queries_desk, store_desk
from review.desk import clocks
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.desk.views.documents import number_in
from review.errors import UnknownNumber
from review.queries_desk import QueueFilter
from review.store_desk import Held

GROUPS = ("settle", "ready", "employer", "postponed", "supervisor", "second", "decided")


@needs("signed_in")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the day."""
    return redirect("queue")


def filter_of(given: dict[str, str]) -> QueueFilter:
    """The filter in an address."""
    state = given.get("state", "settle")
    return QueueFilter(
        state=state if state in GROUPS else "settle",
        words=given.get("words", "").strip()[:100],
        why=given.get("why", ""),
        site=given.get("site", "").strip()[:2],
        mine=given.get("mine") == "yes",
    )


@needs("see_desk")
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The queue."""
    office, person = the_office(), person_of(request)
    wanted = filter_of(request.GET.dict())
    now = office.now()
    found = queries_desk.queue_page(wanted, number_in(request.GET.get("page"), 1), person.username, now)
    kept = {
        key: value for key, value in (("words", wanted.words), ("why", wanted.why), ("site", wanted.site)) if value
    } | ({"mine": "yes"} if wanted.mine else {})
    groups = [(state, found.counts.get(state, 0)) for state in GROUPS]
    rows = [clocks.row_of(task, office, person.username) for task in found.tasks]
    context = {
        "found": found,
        "rows": rows,
        "wanted": wanted,
        "groups": [(state, count) for state, count in groups if count or state in ("settle", "ready")],
        "kept": urlencode(kept),
        "address": urlencode({"state": wanted.state, **kept}),
        "whys": (("", "Any reason"), ("contradiction", "Contradictions"), ("contract", "Contracts"), ("gap", "Gaps")),
        "may_take": person.has_perm("review.settle") or person.has_perm("review.decide"),
    }
    return render(request, "desk/queue.html", context)


@needs("settle")
@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """Takes the next free case of the queue as it is filtered."""
    wanted = filter_of(request.POST.dict())
    task = store_desk.take_next(wanted, hand_of(request), the_office().lease_minutes)
    if task is None:
        messages.info(request, "There is no free case to take here.")
        return redirect("queue")
    return redirect("document", number=task.number)


@needs("settle")
@require_POST
def take(request: HttpRequest, number: str) -> HttpResponse:
    """Takes a case, or extends one's own lease."""
    office = the_office()
    try:
        task = store_desk.take(number, hand_of(request), office.lease_minutes)
    except UnknownNumber:
        raise Http404 from None
    except Held as held:
        messages.error(request, str(held))
        return redirect("document", number=number)
    assert task.held_until is not None
    messages.success(request, f"You hold this until {task.held_until.astimezone(office.zone):%H:%M}.")
    return redirect("document", number=number)


@needs("settle")
@require_POST
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Gives a case back."""
    store_desk.release(number, hand_of(request))
    messages.success(request, f"{number} is back in the queue.")
    return redirect("queue")


@needs("settle")
@require_POST
def lay_aside(request: HttpRequest, number: str) -> HttpResponse:
    """Waiting for the employer, postponed, or with the supervisor; or back from there."""
    state, why = request.POST.get("state", ""), request.POST.get("why", "").strip()[:2000]
    hand, office = hand_of(request), the_office()
    try:
        queries_desk.task_of(number)
    except UnknownNumber:
        raise Http404 from None
    if state == "back":
        store_desk.bring_back(number, hand)
        messages.success(request, f"{number} is back in the queue.")
        return redirect("document", number=number)
    if state not in ("employer", "postponed", "supervisor"):
        messages.error(request, "Choose where it goes.")
        return redirect("document", number=number)
    if not why:
        messages.error(request, "Say why, in a sentence. Nothing was changed.")
        return redirect("document", number=number)
    try:
        wake = date.fromisoformat(request.POST.get("wake", ""))
    except ValueError:
        wake = office.today() + timedelta(days=21 if state == "employer" else 7)
    store_desk.set_aside_for(number, state, why, wake, hand)
    messages.success(request, f"{number}: laid aside until {wake.day} {wake:%b %Y}.")
    return redirect("queue")


@needs("lead")
@require_POST
def assign(request: HttpRequest, number: str) -> HttpResponse:
    """Gives a case to somebody else, or to anybody."""
    name = request.POST.get("person", "")
    if name and not User.objects.filter(username=name, is_active=True).exists():
        messages.error(request, "There is no such account.")
        return redirect("lead")
    try:
        store_desk.assign(number, name, hand_of(request))
    except UnknownNumber:
        raise Http404 from None
    messages.success(request, f"{number} is given to {name or 'whoever takes it'}.")
    return redirect("lead")


@needs("lead")
@require_safe
def lead(request: HttpRequest) -> HttpResponse:
    """Who holds what, how old it is, what is overdue."""
    office = the_office()
    return render(request, "desk/lead.html", clocks.load_page(office))
