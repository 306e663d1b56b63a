"""Which papers a case has: joined, split off, merged, a role, a guide; proposals; every change can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cie_extract.errors import CieExtractError
from cie_extract.pattern_files.cases import load_guides
from review import case_work, queries_cases, store_case_changes, store_history
from review.case_nouns import ChangeLine
from review.desk.case_page import CaseDesk, case_desk, patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of
from review.desk.office import the_office
from review.desk.paper_names import paper_words
from review.store_case_changes import ROLES, Named
from review.store_desk import Hand
from review.wording import ROLES as ROLE_WORDS
from review.wording import SETS

_WHAT = {
    "open": "opened",
    "join": "papers joined",
    "split": "papers split off",
    "merge": "merged",
    "role": "role of a paper changed",
    "set": "guide changed",
    "add_fact": "fact added",
    "withdraw_fact": "fact taken back",
    "undo": "taken back",
}


@needs("settle")
@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, number: str) -> HttpResponse:
    """What the case is made of, and the forms that change it."""
    desk = case_desk(number)
    if request.method == "POST":
        return _change(request, desk)
    changes = queries_cases.changes(number)
    context = {
        "number": number,
        "task": desk.task,
        "case": desk.case,
        "parts": [(part, paper_words(part.role, part.name)) for part in desk.standing.parts],
        "places": {f"{place.number}/{place.part}": place for place in desk.standing.file.places},
        "proposals": desk.standing.file.proposals,
        "changes": [(_WHAT.get(one.what, one.what), one) for one in reversed(changes)],
        "roles": [(role, ROLE_WORDS[role]) for role in ROLES],
        "guides": [(name, SETS.get(name, name)) for name in sorted(load_guides(patterns_in_force()))],
        "undoable": _last(changes) is not None,
        "signed": desk.signed,
    }
    return render(request, "desk/papers.html", context)


def _change(request: HttpRequest, desk: CaseDesk) -> HttpResponse:
    number, hand = desk.number, hand_of(request)
    if desk.signed:
        messages.error(request, "This is signed. Re-open it with a reason before changing its papers.")
        return redirect("case_papers", number=number)
    try:
        what, said, lead_to = _CHANGES.get(request.POST.get("what", ""), _nothing)(request, desk, hand)
    except CieExtractError as problem:
        messages.error(request, f"{problem} Nothing was changed.")
        return redirect("case_papers", number=number)
    if what:
        store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail={"why": said})
        _assess()
        messages.success(request, said)
    return redirect("case_papers", number=lead_to)


Changed = tuple[str, str, str]


def _join(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    paper = request.POST.get("paper", "").strip()
    keep, why = request.POST.get("keep") == "yes", _why(request)
    case_work.join_by_hand(
        desk.number, [_named(paper)], patterns_in_force(), by=hand.by, why=why, now=hand.at, keep=keep
    )
    return "joined", f"{paper} is in {desk.number} now.", desk.number


def _split(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    chosen = request.POST.getlist("papers")
    if not chosen:
        messages.error(request, "Choose the papers that are a position of their own.")
        return "", "", desk.number
    new = store_case_changes.split(
        desk.number,
        [_named(one) for one in chosen],
        by=hand.by,
        why=_why(request),
        day=the_office().today(),
        now=hand.at,
        keep=request.POST.get("keep") == "yes",
    )
    return "split", f"{', '.join(chosen)} went into a new case, {new}.", desk.number


def _merge(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    into = request.POST.get("into", "").strip()
    store_case_changes.merge(desk.number, into, by=hand.by, why=_why(request), now=hand.at)
    return "merged", f"{desk.number} is part of {into} now.", into


def _role(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    paper, role = request.POST.get("paper", ""), request.POST.get("role", "")
    known = next((one for one in ROLES if one == role), None)
    if known is None:
        messages.error(request, "Choose what the paper is.")
        return "", "", desk.number
    store_case_changes.set_role(desk.number, _named(paper), known, by=hand.by, why=_why(request), now=hand.at)
    return "role", f"{paper} counts as: {ROLE_WORDS[known].lower()}.", desk.number


def _guide(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    guide = request.POST.get("guide", "")
    if guide not in load_guides(patterns_in_force()):
        messages.error(request, "There is no such guide.")
        return "", "", desk.number
    store_case_changes.set_criteria(desk.number, guide, by=hand.by, now=hand.at)
    return "guide", f"{desk.number} is judged by {SETS.get(guide, guide)} now.", desk.number


def _settle(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    proposal, accept = request.POST.get("proposal", ""), request.POST.get("answer") == "accept"
    open_ones = {str(one.id): one for one in queries_cases.proposals(desk.number)}
    if proposal not in open_ones or request.POST.get("answer") not in ("accept", "refuse"):
        messages.error(request, "That proposal is not open any more.")
        return "", "", desk.number
    one = open_ones[proposal]
    into = store_case_changes.settle_proposal(one.id, accept=accept, by=hand.by, now=hand.at)
    if one.kind == "split":
        names = ", ".join(one.papers)
        if accept:
            return "split", f"{names} went into a new case, {into}.", desk.number
        return "refused", f"{names} stays here; it is not proposed again.", desk.number
    if accept:
        return "merged", f"{one.other} is part of {one.case} now.", one.case
    return "refused", "The two stay apart; it is not proposed again.", desk.number


def _undo(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    last = _last(queries_cases.changes(desk.number))
    if last is None:
        messages.error(request, "There is nothing to take back.")
        return "", "", desk.number
    what = store_case_changes.undo(desk.number, by=hand.by, now=hand.at, change=last)
    places = desk.standing.file.places
    loose = ", ".join(f"{one.name} ({one.number})" for one in places if not queries_cases.cases_of(one.number))
    said = f" In no case again: {loose}; the search finds it." if loose else ""
    return "case undone", f"Taken back: {_WHAT.get(what, what)}.{said}", desk.number


def _last(changes: Sequence[ChangeLine]) -> int | None:
    """The latest change of its papers that was not taken back."""
    papers_alone = set(store_case_changes.UNDOABLE) - {"add_fact", "withdraw_fact"}
    return next((one.id for one in reversed(changes) if one.what in papers_alone and not one.undone), None)


def _nothing(request: HttpRequest, desk: CaseDesk, hand: Hand) -> Changed:
    messages.error(request, "Choose what is to be done.")
    return "", "", desk.number


_CHANGES: dict[str, Callable[[HttpRequest, CaseDesk, Hand], Changed]] = {
    "join": _join,
    "split": _split,
    "merge": _merge,
    "role": _role,
    "guide": _guide,
    "proposal": _settle,
    "undo": _undo,
}


def _assess() -> None:
    """Everything that a change touched is assessed anew, and shown in the work list."""
    office = the_office()
    case_work.assess_cases(
        queries_cases.stale_cases(limit=25),
        patterns_in_force(),
        as_of=office.today(),
        now=office.now(),
        also=office.criteria[1:],
    )


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "").strip()[:2000]


def _named(paper: str) -> Named:
    """ "2026-0147" for all parts of a file, "2026-0147/2" for one."""
    number, _, part = paper.partition("/")
    return number, int(part) if part.isdigit() else None
