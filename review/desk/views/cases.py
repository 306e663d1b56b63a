"""The page of one case: its papers at the left, what they say together at the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from review import queries_desk, store_history, store_people
from review.case_desk import PaperStanding
from review.desk import clocks, paper
from review.desk.case_page import CaseDesk, case_desk, number_in, patterns_in_force
from review.desk.case_sections import sections_of
from review.desk.case_sheet import CaseSheet, case_sheet, with_drafts
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.desk.paper_names import paper_words
from review.desk.saying import next_card
from review.desk.sheet import Spot
from review.desk.spoken import spoken
from review.models import Arrival
from review.store_desk import held_by_other


@needs("see_desk")
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case page."""
    desk = case_desk(number)
    if desk.case.merged_into is not None:
        return redirect("case", number=desk.case.merged_into.number)
    hand, names = hand_of(request), store_people.names()
    store_history.note(hand.key, "seen", by=hand.by, at=hand.at, number=number)
    return render(request, "desk/case.html", context_of(request, desk, sheet_of(desk, names), names=names))


@needs("see_desk")
@require_safe
def document(request: HttpRequest, number: str) -> HttpResponse:
    """The address of a paper leads to its case; one that is in none is found by searching."""
    found = queries_desk.case_of_paper(number)
    if found is None:
        if not Arrival.objects.filter(number=number).exists():
            raise Http404
        return redirect(f"/search/?words={number}")
    return redirect(f"/cases/{found}/?paper={number}")


def sheet_of(desk: CaseDesk, names: Mapping[str, str] | None = None) -> CaseSheet:
    """The sheet of a case, people by their names (`names` where they are at hand)."""
    return case_sheet(spoken(desk.standing, names or store_people.names()), patterns_in_force())


def context_of(request: HttpRequest, desk: CaseDesk, sheet: CaseSheet, **more: Any) -> dict[str, Any]:
    """What the template of the case page needs."""
    office, person = the_office(), person_of(request)
    task, now = desk.task, office.now()
    mine = task.held_by == person.username and bool(task.held_until and task.held_until > now)
    following = next_card(sheet)
    lit = request.GET.get("spot", "")
    sections = sections_of(desk)
    beside = tuple(spot for one in sections["suggestions"] for spot in one.spots)
    part = _shown_part(request, desk, sheet, lit, beside)
    papers = None
    if part is not None:
        page, words = number_in(request.GET.get("page"), 0), request.GET.get("words", "")
        papers = paper.papers_of(part, sheet, page, lit, words, beside)
    view = request.GET.get("view", "picture")
    picks = request.GET.get("pick", "")
    drafts = queries_desk.my_drafts(task, person.username) if mine else {}
    edit = request.GET.get("edit", "")
    forms = {edit, picks, following.dom if following else "", *(dom for dom in drafts)}
    if "wrong_card" in more:
        forms |= {more["wrong_card"].dom}
        drafts = {**drafts, more["wrong_card"].dom: more["given"]}  # what was typed stands in the form again
    unfold = next((group.dom for group in sheet.groups if {card.dom for card in group.cards} & (forms | {lit})), "")
    may_settle = person.has_perm("review.settle") and not desk.signed
    return {
        "desk": desk,
        "number": desk.number,
        "case": desk.case,
        "task": task,
        "standing": desk.standing,
        "record": desk.standing.record,
        "sheet": with_drafts(sheet, drafts),
        "above": sheet.above,
        "parts": [(one, paper_words(one.role, one.name), one is part) for one in desk.standing.parts],
        "several": len(desk.standing.parts) > 1,
        "here": urlencode({"paper": part.name, "page": papers.page, "view": view} if part and papers else {}),
        "part": part,
        "part_words": paper_words(part.role, part.name) if part else "",
        "papers": papers,
        "view": "text" if papers is None or not papers.drawn or picks else view,
        "pick": next((card for card in sheet.every if card.dom == picks), None),
        "lit": lit,
        "mine": mine,
        "other": task.held_by if held_by_other(task, person.username, now) else "",
        "may_settle": may_settle,
        "may_decide": person.has_perm("review.decide"),
        "may_lead": person.has_perm("review.lead"),
        "clocks": clocks.clocks_of(task, office),
        "steps": queries_desk.still_undoable(desk.standing.file.steps, sections["undo_end"])[::-1],
        "determination": desk.standing.determinations[0] if desk.standing.determinations else None,
        "next_dom": following.dom if following else "",
        "forms": forms,
        "unfold": unfold,
        "today": office.today(),
        **sections,
        **more,
    }


def _shown_part(
    request: HttpRequest, desk: CaseDesk, sheet: CaseSheet, lit: str, beside: Iterable[Spot]
) -> PaperStanding | None:
    """The paper asked for; else the one that the marked value, or the first open one, stands in; else the first."""
    parts = {part.name: part for part in desk.standing.parts}
    asked = request.GET.get("paper", "")
    found = parts.get(asked) or next((part for part in parts.values() if part.number == asked), None)
    if found is not None:
        return found
    marked = [spot for spot in (*sheet.spots, *beside) if spot.dom == lit]
    spots = marked or [spot for card in (*sheet.first, *sheet.open) for spot in card.spots]
    named = next((spot.paper for spot in spots if spot.paper in parts), "")
    return parts.get(named) or next(iter(parts.values()), None)
