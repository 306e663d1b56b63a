"""Determinations: reasons accepted one by one, a typed name and a fresh password; re-opened with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from review import store_determinations
from review.desk import reasons
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.desk.sheet import sheet_of
from review.desk.views.documents import page_of, patterns_in_force
from review.queries_desk import DeskPage
from review.store_determinations import Draft, NotAllowed
from review.store_people import named
from review.wording import DECISIONS, criterion_label, outcome_words

_FRESH = timedelta(minutes=10)


@needs("decide")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def determination(request: HttpRequest, number: str) -> HttpResponse:
    """Draft, sign, and the second signature."""
    page = page_of(number)
    if request.method == "POST" and page.task.state == "second":
        return _second(request, page)
    if request.method == "POST" and page.task.state != "decided":
        return _sign(request, page)
    return _page(request, page)


@needs("decide")
@require_POST
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Takes a signed determination back to work."""
    page_of(number)
    why = request.POST.get("why", "").strip()[:4000]
    if not why:
        messages.error(request, "Say why it is re-opened, in a sentence. Nothing was changed.")
        return redirect("determination", number=number)
    try:
        store_determinations.reopen(number, why, hand_of(request))
        messages.success(request, f"{number} is open again. What was signed before stays in the history.")
    except NotAllowed as problem:
        messages.error(request, str(problem))
    return redirect("document", number=number)


def _page(
    request: HttpRequest, page: DeskPage, errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    office = the_office()
    patterns = patterns_in_force()
    sheets = tuple(sheet_of(part, patterns) for part in page.parts)
    drafts = reasons.drafts_of(sheets, office.criteria[0])
    given = request.POST if request.method == "POST" else {}
    latest = page.determination if page.task.state in ("second", "decided") else None
    person = person_of(request)
    context = {
        "page": page,
        "task": page.task,
        "left": sum(sheet.left for sheet in sheets),
        "drafts": [
            (draft, given.get(f"text-{draft.criterion}", draft.draft), bool(given.get(f"accept-{draft.criterion}")))
            for draft in drafts
        ],
        "decisions": tuple(DECISIONS.items()),
        "decision": given.get("decision", ""),
        "special": given.get("special", ""),
        "signed_name": given.get("signed_name", ""),
        "seal": reasons.outcomes_seal(page.parts),
        "special_needed": reasons.needs_reason(page.parts, "meets"),
        "second_needed": office.second_person and reasons.needs_second(page.parts, office.criteria[0]),
        "latest": latest,
        "latest_reasons": [(criterion_label(one["criterion"]), one["text"]) for one in latest.reasons]
        if latest
        else [],
        "own": bool(latest and latest.signed_by == person.username),
        "errors": errors or {},
        "full_name": named(person),
        "has_password": person.has_usable_password(),
    }
    return render(request, "desk/determination.html", context, status=status)


def _sign(request: HttpRequest, page: DeskPage) -> HttpResponse:
    office = the_office()
    errors = _problems(request, page)
    errors |= _signature_problems(request, person_of(request)) if not errors else {}
    if errors:
        return _page(request, page, errors, 422)
    given = request.POST
    patterns = patterns_in_force()
    drafts = reasons.drafts_of(tuple(sheet_of(part, patterns) for part in page.parts), office.criteria[0])
    accepted = [
        {"criterion": draft.criterion, "text": given.get(f"text-{draft.criterion}", "").strip()[:4000]}
        for draft in drafts
        if given.get(f"accept-{draft.criterion}")
    ]
    second = office.second_person and reasons.needs_second(page.parts, office.criteria[0])
    draft = Draft(
        decision=given["decision"],
        reasons=accepted,
        special_reason=given.get("special", "").strip()[:4000],
        signed_name=given["signed_name"].strip(),
        as_of=office.today(),
        needs_second=second,
    )
    try:
        store_determinations.sign(page, draft, hand_of(request))
    except NotAllowed as problem:
        return _page(request, page, {"decision": str(problem)}, 422)
    words = "Signed. It waits for a second person's signature." if second else "Signed."
    messages.success(request, f"{page.task.number}: {DECISIONS[draft.decision].lower()}. {words}")
    return redirect("determination", number=page.task.number)


def _problems(request: HttpRequest, page: DeskPage) -> dict[str, str]:
    """What keeps the form from being signed, by input."""
    given, office = request.POST, the_office()
    errors: dict[str, str] = {}
    if given.get("seal") != reasons.outcomes_seal(page.parts):
        return {"changed": _changed(page)}
    decision = given.get("decision", "")
    if decision not in DECISIONS:
        errors["decision"] = "Choose a decision."
    patterns = patterns_in_force()
    sheets = tuple(sheet_of(part, patterns) for part in page.parts)
    if decision in ("meets", "does_not_meet"):
        if left := sum(sheet.left for sheet in sheets):
            errors["decision"] = f"{left} still to settle. Settle them first, or close it as withdrawn."
        for draft in reasons.drafts_of(sheets, office.criteria[0]):
            if not given.get(f"accept-{draft.criterion}"):
                errors[f"accept-{draft.criterion}"] = f"{draft.label}: accept its reason, or rewrite and accept it."
            elif not given.get(f"text-{draft.criterion}", "").strip():
                errors[f"text-{draft.criterion}"] = f"{draft.label}: the reason is empty."
    if reasons.needs_reason(page.parts, decision) and not given.get("special", "").strip():
        errors["special"] = "“Meets” needs a written reason here. " + " ".join(
            reasons.needs_reason(page.parts, decision)
        )
    return errors


def _changed(page: DeskPage) -> str:
    lines = [
        f"{criterion_label(each.id)}: {outcome_words(each.outcome, each.basis, True)}"
        for part in page.parts
        for each in part.record.criteria
        if each.set == the_office().criteria[0]
    ]
    return "Something changed since this page was drawn, so nothing was signed. As of today: " + "; ".join(lines) + "."


def _signature_problems(request: HttpRequest, person: User) -> dict[str, str]:
    """The typed name and the fresh sign-in: by password, or by single sign-on for accounts that have no password."""
    typed = " ".join(request.POST.get("signed_name", "").split())
    if typed.casefold() != named(person).casefold():
        return {"signed_name": f"Type your full name as it is in your account: {named(person)}."}
    if not person.has_usable_password():
        fresh = person.last_login is not None and the_office().now() - person.last_login <= _FRESH
        return {} if fresh else {"password": "Sign out and in again by single sign-on, then sign within ten minutes."}
    known: Any = authenticate(request, username=person.username, password=request.POST.get("password", ""))
    if known is None or known.pk != person.pk:
        return {"password": "This is not your password."}
    return {}


def _second(request: HttpRequest, page: DeskPage) -> HttpResponse:
    errors = _signature_problems(request, person_of(request))
    frozen = page.determination.frozen if page.determination else {}
    then = {each["id"]: each["outcome"] for paper in frozen.get("papers", ()) for each in paper["record"]["criteria"]}
    if not errors and then != reasons.outcome_lines(page.parts):
        errors = {"changed": _changed(page)}
    if errors:
        return _page(request, page, errors, 422)
    try:
        store_determinations.sign_second(page.task.number, request.POST["signed_name"].strip(), hand_of(request))
    except NotAllowed as problem:
        return _page(request, page, {"signed_name": str(problem)}, 422)
    messages.success(request, f"{page.task.number} is decided: signed by two people.")
    return redirect("determination", number=page.task.number)
