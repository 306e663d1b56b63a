"""The queue, taking and giving back, laying aside, and a lead's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from review import queries_desk, queries_queue, store_desk
from review.desk import clocks
from review.desk.case_forms import said_by
from review.desk.case_page import number_in
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.errors import UnknownNumber
from review.queries_queue import QueueFilter
from review.store_desk import Held, NotNow
from review.store_people import name_of
from review.wording import STATES, day

GROUPS = ("settle", "ready", "employer", "postponed", "supervisor", "second", "decided")


@needs("signed_in")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the day."""
    return redirect("queue")


def filter_of(given: Mapping[str, str]) -> QueueFilter:
    """The filter in an address."""
    state = given.get("state", "settle")
    return QueueFilter(
        state=state if state in GROUPS else "settle",
        words=given.get("words", "").strip()[:100],
        why=given.get("why", ""),
        site=given.get("site", "").strip()[:2],
        papers=given.get("papers", ""),
        mine=given.get("mine") == "yes",
        late=given.get("late") == "yes",
    )


def address_of(wanted: QueueFilter, *, state: bool = True) -> str:
    """A filter as it stands in an address."""
    given = {"words": wanted.words, "why": wanted.why, "site": wanted.site, "papers": wanted.papers}
    given |= {"mine": "yes" if wanted.mine else "", "late": "yes" if wanted.late else ""}
    given = ({"state": wanted.state} if state else {}) | {key: value for key, value in given.items() if value}
    return urlencode(given)


@needs("see_desk")
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The queue."""
    office, person = the_office(), person_of(request)
    store_desk.wake_up(hand_of(request), office.today())
    wanted = filter_of(request.GET.dict())
    page = number_in(request.GET.get("page"), 1)
    found = queries_queue.queue_page(wanted, page, person.username, office.now(), clocks.edge_of(office))
    groups = [(state, found.counts.get(state, 0)) for state in GROUPS]
    address = address_of(wanted)
    context = {
        "found": found,
        "rows": [clocks.row_of(task, office, person.username) for task in found.tasks],
        "wanted": wanted,
        "groups": [(state, count) for state, count in groups if count or state in ("settle", "ready", wanted.state)],
        "kept": address_of(wanted, state=False),
        "address": address,
        "hidden": parse_qsl(address),
        "views": [
            (view, view.owner == person.username, view.query == address)
            for view in queries_queue.saved_views(person.username)
        ],
        "whys": (("", "Any reason"), ("contradiction", "Contradictions"), ("contract", "Contracts"), ("gap", "Gaps")),
        "paper_choices": (("", "Any"), ("together", "Papers are together"), ("missing", "Something is missing")),
        "may_take": person.has_perm("review.settle"),
        "may_lead": person.has_perm("review.lead"),
    }
    return render(request, "desk/queue.html", context)


@needs("see_desk")
@require_POST
def views(request: HttpRequest) -> HttpResponse:
    """Keeps the filter under a name, or forgets a view."""
    office, person = the_office(), person_of(request)
    address = address_of(filter_of(request.POST.dict()))
    dropped = request.POST.get("drop", "")
    name = " ".join(request.POST.get("name", "").split())[:80]
    if dropped.isdigit():
        if store_desk.drop_view(person.username, int(dropped)):
            messages.success(request, "The view is forgotten.")
        else:
            messages.error(request, "That view is not yours.")
    elif not name:
        messages.error(request, "Give the view a name.")
    else:
        shared = request.POST.get("shared") == "yes" and person.has_perm("review.lead")
        store_desk.keep_view(person.username, name, address, shared=shared, now=office.now())
        messages.success(request, f"The view “{name}” is kept{' for everybody' if shared else ''}.")
    return redirect(f"{reverse('queue')}?{address}")


@needs("settle")
@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """Takes the next free case of the queue as it is filtered."""
    office, hand = the_office(), hand_of(request)
    wanted = filter_of(request.POST.dict())
    store_desk.wake_up(hand, office.today())
    task = store_desk.take_next(wanted, hand, office.lease_minutes, office.today(), clocks.edge_of(office))
    if task is None:
        messages.info(request, "There is no free case to take here.")
        return redirect(f"{reverse('queue')}?{address_of(wanted)}")
    return redirect("case", number=task.number)


@needs("settle")
@require_POST
def take(request: HttpRequest, number: str) -> HttpResponse:
    """Takes a case, or extends one's own lease."""
    office = the_office()
    try:
        task = store_desk.take(number, hand_of(request), office.lease_minutes, office.today())
    except UnknownNumber:
        raise Http404 from None
    except Held as held:
        messages.error(request, f"{said_by(held)} {held.advice}")
        return redirect("case", number=number)
    assert task.held_until is not None
    messages.success(request, f"You hold this until {task.held_until.astimezone(office.zone):%H:%M}.")
    return redirect("case", number=number)


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
    today = office.today()
    try:
        task = queries_desk.task_of(number)
        if store_desk.held_by_other(task, hand.by, hand.at) and not person_of(request).has_perm("review.lead"):
            messages.error(request, f"{name_of(task.held_by)} holds {number}. Nothing was changed.")
            return redirect("case", number=number)
        if state == "back":
            store_desk.bring_back(number, hand, today)
            messages.success(request, f"{number} is back in the queue.")
            return redirect("case", number=number)
        problem = _aside_problem(state, why)
        if problem:
            messages.error(request, problem)
            return redirect(f"{reverse('case', args=[number])}#aside-title")
        wake = _wake(request.POST.get("wake", ""), state)
        if wake <= today:
            messages.error(request, "Give a day that lies ahead. Nothing was changed.")
            return redirect(f"{reverse('case', args=[number])}#aside-title")
        store_desk.set_aside_for(number, state, why, wake, hand, today)
    except UnknownNumber:
        raise Http404 from None
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect("case", number=number)
    messages.success(request, f"{number}: {STATES[state].lower()}. It comes back by itself on {day(wake)}.")
    return redirect("queue")


def _aside_problem(state: str, why: str) -> str:
    if state not in queries_desk.ASIDE:
        return "Choose where it goes."
    return "" if why else "Say why, in a sentence. Nothing was changed."


def _wake(given: str, state: str) -> date:
    """The day given, else the one that its clock gives."""
    office = the_office()
    try:
        return date.fromisoformat(given)
    except ValueError:
        return office.calendar.after(office.today(), office.answer_days if state == "employer" else 5)


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
