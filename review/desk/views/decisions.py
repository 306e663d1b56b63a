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
from review.desk.case_page import CaseDesk, case_desk, patterns_in_force, refreshed
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.desk.sign_in_times import signed_in_at
from review.desk.views.cases import sheet_of
from review.queries_desk import latest_determination
from review.store_desk import held_by_other
from review.store_determinations import NotAllowed, Signing
from review.store_people import name_of, named
from review.wording import DECISIONS, criterion_label, outcome_words

_FRESH = timedelta(minutes=10)


@needs("decide")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def determination(request: HttpRequest, number: str) -> HttpResponse:
    """Draft, sign, and the second signature."""
    desk = case_desk(number)
    if desk.case.merged_into is not None:
        return redirect("determination", number=desk.case.merged_into.number)
    if request.method == "POST" and desk.task.state == "second":
        return _second(request, desk)
    if request.method == "POST" and desk.task.state != "decided":
        return _sign(request, desk)
    return _page(request, desk)


@needs("decide")
@require_POST
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Takes a signed determination back to work."""
    case_desk(number)
    why = request.POST.get("why", "").strip()[:4000]
    if not why:
        messages.error(request, "Say why it is re-opened, in a sentence. Nothing was changed.")
        return redirect("determination", number=number)
    try:
        store_determinations.reopen(number, why, hand_of(request))
        refreshed(number)
        messages.success(request, f"{number} is open again. What was signed before stays in the history.")
    except NotAllowed as problem:
        messages.error(request, str(problem))
    return redirect("case", number=number)


def _page(
    request: HttpRequest, desk: CaseDesk, errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    office, record, person = the_office(), desk.standing.record, person_of(request)
    sheet = sheet_of(desk)
    given = request.POST if request.method == "POST" else {}
    latest = latest_determination(desk.case) if desk.signed else None
    context = {
        "number": desk.number,
        "task": desk.task,
        "record": record,
        "left": desk.standing.left,
        "beside": [(words, cards) for name, words, cards in sheet.criteria if name != record.set],
        "drafts": [
            (draft, given.get(f"text-{draft.criterion}", draft.draft), bool(given.get(f"accept-{draft.criterion}")))
            for draft in reasons.drafts_of(sheet, record.set)
        ],
        "decisions": tuple(DECISIONS.items()),
        "decision": given.get("decision", ""),
        "special": given.get("special", ""),
        "signed_name": given.get("signed_name", ""),
        "seal": reasons.outcomes_seal(record),
        "special_needed": reasons.needs_reason(record, "meets"),
        "second_needed": office.second_person and reasons.needs_second(record),
        "latest": latest,
        "earlier": [one for one in desk.standing.determinations if latest is None or one.id != latest.pk],
        "tables": sorted(latest.frozen.get("tables", {}).items()) if latest else (),
        "frozen_papers": latest.frozen.get("papers", ()) if latest else (),
        "latest_reasons": [(criterion_label(one["criterion"]), one["text"]) for one in latest.reasons]
        if latest
        else [],
        "own": bool(latest and latest.signed_by == person.username),
        "errors": errors or {},
        "full_name": named(person),
        "has_password": person.has_usable_password(),
    }
    return render(request, "desk/determination.html", context, status=status)


def _sign(request: HttpRequest, desk: CaseDesk) -> HttpResponse:
    office, record = the_office(), desk.standing.record
    errors = _problems(request, desk)
    errors |= _signature_problems(request, person_of(request)) if not errors else {}
    if errors:
        return _page(request, desk, errors, 422)
    given = request.POST
    accepted = [
        {"criterion": draft.criterion, "text": given.get(f"text-{draft.criterion}", "").strip()[:4000]}
        for draft in reasons.drafts_of(sheet_of(desk), record.set)
        if given.get(f"accept-{draft.criterion}")
    ]
    second = office.second_person and reasons.needs_second(record)
    signing = Signing(
        decision=given["decision"],
        reasons=accepted,
        special_reason=given.get("special", "").strip()[:4000],
        signed_name=given["signed_name"].strip(),
        as_of=office.today(),
        needs_second=second,
        tables=reasons.tables_in_force(patterns_in_force()),
    )
    try:
        store_determinations.sign(desk.standing, signing, hand_of(request))
    except NotAllowed as problem:
        return _page(request, desk, {"decision": str(problem)}, 422)
    words = "Signed. It waits for a second person's signature." if second else "Signed."
    messages.success(request, f"{desk.number}: {DECISIONS[signing.decision].lower()}. {words}")
    return redirect("determination", number=desk.number)


def _problems(request: HttpRequest, desk: CaseDesk) -> dict[str, str]:
    """What keeps the form from being signed, by input. The case was judged as of today for this request."""
    given, record = request.POST, desk.standing.record
    errors: dict[str, str] = {}
    if given.get("seal") != reasons.outcomes_seal(record):
        return {"changed": _changed(desk)}
    if held_by_other(desk.task, person_of(request).username, the_office().now()):
        holder = name_of(desk.task.held_by)
        return {"decision": f"{holder} holds this case. It can be signed when they give it back."}
    decision = given.get("decision", "")
    if decision not in DECISIONS:
        errors["decision"] = "Choose a decision."
    if decision in ("meets", "does_not_meet"):
        if desk.standing.left:
            errors["decision"] = f"{desk.standing.left} still to settle. Settle them first, or close it as withdrawn."
        for draft in reasons.drafts_of(sheet_of(desk), record.set):
            if not given.get(f"accept-{draft.criterion}"):
                errors[f"accept-{draft.criterion}"] = f"{draft.label}: accept its reason, or rewrite and accept it."
            elif not given.get(f"text-{draft.criterion}", "").strip():
                errors[f"text-{draft.criterion}"] = f"{draft.label}: the reason is empty."
    needed = reasons.needs_reason(record, decision)
    if needed and not given.get("special", "").strip():
        errors["special"] = "“Meets” needs a written reason here. " + " ".join(needed)
    return errors


def _changed(desk: CaseDesk) -> str:
    record = desk.standing.record
    lines = [
        f"{criterion_label(each.id)}: {outcome_words(each.outcome, each.basis, each.why)}"
        for each in record.criteria
        if each.set == record.set
    ]
    return "Something changed since this page was drawn, so nothing was signed. As of today: " + "; ".join(lines) + "."


def _signature_problems(request: HttpRequest, person: User) -> dict[str, str]:
    """The typed name and the fresh sign-in by the account's own method: its password, or, where it has none, single
    sign-on at the moment that the provider said."""
    typed = " ".join(request.POST.get("signed_name", "").split())
    if typed.casefold() != named(person).casefold():
        return {"signed_name": f"Type your full name as it is in your account: {named(person)}."}
    if not person.has_usable_password():
        fresh = the_office().now() - signed_in_at(request) <= _FRESH
        return {} if fresh else {"password": "Sign in again by single sign-on first, then sign within ten minutes."}
    known: Any = authenticate(request, username=person.username, password=request.POST.get("password", ""))
    if known is None or known.pk != person.pk:
        return {"password": "This is not your password."}
    return {}


def _second(request: HttpRequest, desk: CaseDesk) -> HttpResponse:
    errors = _signature_problems(request, person_of(request))
    made = latest_determination(desk.case)
    frozen = made.frozen.get("case", {}) if made else {}
    then = {each["id"]: each["outcome"] for each in frozen.get("criteria", ())}
    if not errors and then != {each.id: each.outcome for each in desk.standing.record.criteria}:
        errors = {"changed": _changed(desk)}
    if errors:
        return _page(request, desk, errors, 422)
    try:
        store_determinations.sign_second(desk.number, request.POST["signed_name"].strip(), hand_of(request))
    except NotAllowed as problem:
        return _page(request, desk, {"signed_name": str(problem)}, 422)
    messages.success(request, f"{desk.number} is decided: signed by two people.")
    return redirect("determination", number=desk.number)
