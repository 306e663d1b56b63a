"""The page of one document: the papers at the left, what they say at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cie_extract.pattern_files import Patterns, load_patterns
from review import queries_desk, store_history
from review.desk import paper
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.desk.saying import next_card
from review.desk.sheet import Sheet, sheet_of, with_drafts
from review.errors import UnknownNumber
from review.queries_desk import DeskPage
from review.standing import Standing
from review.store_desk import held_by_other


def patterns_in_force() -> Patterns:
    """The patterns of the office."""
    return load_patterns(the_office().patterns)


def page_of(number: str) -> DeskPage:
    """The page of a number, assessed as of today. Raises Http404."""
    office = the_office()
    try:
        return queries_desk.desk_page(number, patterns_in_force(), as_of=office.today(), sets=office.criteria)
    except UnknownNumber:
        raise Http404 from None


@dataclass(frozen=True, slots=True)
class Opened:
    """One part of a page with its sheet."""

    page: DeskPage
    standing: Standing
    sheet: Sheet

    @property
    def name(self) -> str:
        return self.page.arrival.name


def opened(number: str, part: int) -> Opened:
    """One part of a number. Raises Http404."""
    page = page_of(number)
    standing = next((one for one in page.parts if one.part == part), None)
    if standing is None:
        raise Http404
    return Opened(page, standing, sheet_of(standing, patterns_in_force()))


def number_in(words: str | None, default: int) -> int:
    """A number from an address, else the default."""
    return int(words) if words and words.isdigit() and len(words) < 6 else default


@needs("see_desk")
@require_safe
def document(request: HttpRequest, number: str) -> HttpResponse:
    """The document page."""
    found = opened(number, number_in(request.GET.get("part"), 1))
    hand = hand_of(request)
    store_history.note(hand.key, "seen", by=hand.by, at=hand.at, number=number)
    return render(request, "desk/document.html", context_of(request, found))


def context_of(request: HttpRequest, found: Opened, **more: Any) -> dict[str, Any]:
    """What the template of the document page needs."""
    office, person = the_office(), person_of(request)
    task, now = found.page.task, office.now()
    mine = task.held_by == person.username and bool(task.held_until and task.held_until > now)
    view = request.GET.get("view", "picture")
    papers = paper.papers_of(
        found.page.arrival,
        found.standing,
        found.sheet,
        number_in(request.GET.get("page"), 0),
        request.GET.get("spot", ""),
    )
    following = next_card(found.sheet)
    drafts = queries_desk.my_drafts(task, person.username) if mine else {}
    return {
        "found": found,
        "task": task,
        "arrival": found.page.arrival,
        "standing": found.standing,
        "record": found.standing.record,
        "sheet": with_drafts(found.sheet, drafts),
        "papers": papers,
        "view": view if papers.drawn else "text",
        "pick": request.GET.get("pick", ""),
        "lit": request.GET.get("spot", ""),
        "parts": found.page.parts,
        "mine": mine,
        "other": task.held_by if held_by_other(task, person.username, now) else "",
        "minutes_left": max(0, int((task.held_until - now).total_seconds() // 60)) if mine and task.held_until else 0,
        "may_settle": person.has_perm("review.settle") and task.state not in ("decided", "second"),
        "may_lead": person.has_perm("review.lead"),
        "steps": found.page.steps[::-1],
        "determination": found.page.determination,
        "next_dom": following.dom if following else "",
        "shortcuts": request.session.get("shortcuts", False),
        **more,
    }
