"""Intake in the browser: files go into the inbox, the same path as the folder; what became of them; a second try."""

from __future__ import annotations

import os
import re
import unicodedata
import uuid
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cie_extract.errors import CieExtractError
from cie_extract.model.case import Role
from review import case_work, queries_desk, store_history, store_intake
from review.desk.case_page import brought_up_to_date, patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of
from review.desk.office import the_office
from review.models import Arrival
from review.queries import counts
from review.store_desk import Hand
from review.wording import ROLES, STATES

BINS = {
    "": "Waits to be read",
    "ready": "Ready: waits for a decision",
    "review": "At the desk: something to settle",
    "set_aside": "Set aside: could not be read",
    "already_received": "Already received",
}


#: What a file can be that opens a case.
POSITION_ROLES: tuple[tuple[Role, str], ...] = (
    ("description", ROLES["description"]),
    ("request", ROLES["request"]),
    ("packet", ROLES["packet"]),
)


@needs("use_intake")
@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """Drop or choose files; the latest arrivals; what was set aside, with advice."""
    if request.method == "POST":
        return _receive(request)
    return render(request, "desk/intake.html", _context())


@needs("use_intake")
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """The live part of the page alone."""
    return render(request, "desk/_intake_status.html", _context())


@needs("use_intake")
@sensitive_post_parameters("password")
@require_POST
def again(request: HttpRequest, number: str) -> HttpResponse:
    """Reads a file again, with its password where it has one. The password is used and never kept."""
    if not Arrival.objects.filter(number=number).exists():
        raise Http404
    hand = hand_of(request)
    store_history.note(hand.key, "read again", by=hand.by, at=hand.at, number=number)
    the_office().read_again(number, request.POST.get("password") or None)
    messages.success(request, f"{number} is being read again. This page shows what becomes of it.")
    return redirect("intake")


@needs("use_intake")
@require_POST
def place(request: HttpRequest) -> HttpResponse:
    """What becomes of files in which no position was found: filed, put into a case, given a case, or taken out of the
    files again."""
    hand, given = hand_of(request), request.POST
    number = given.get("number", "")
    if given.get("what") == "file":
        filed = store_intake.file_away(given.getlist("file"), hand)
        if filed:
            words = "1 file is" if len(filed) == 1 else f"{len(filed)} files are"
            messages.success(request, f"{words} filed as no position. “Take it back” undoes that.")
        else:
            messages.error(request, "Tick the files that are no position. Nothing was changed.")
    elif given.get("what") == "back":
        store_intake.take_out(number, hand)
        messages.success(request, f"{number} waits for a case again.")
    else:
        _into_case(request, number, hand)
    return redirect("intake")


def _into_case(request: HttpRequest, number: str, hand: Hand) -> None:
    """Puts a file into the case that is named, or into a new one of its own."""
    office = the_office()
    named = request.POST.get("case", "").strip().upper()
    role = next((one for one, _ in POSITION_ROLES if one == request.POST.get("role")), None)
    if not named and role is None:
        messages.error(request, "Say which case it belongs to, or what it is. Nothing was changed.")
        return
    try:
        cases = case_work.place_by_hand(
            number, named or None, role or "attachment", patterns_in_force(), office.criteria[0],
            day=office.today(), now=hand.at, by=hand.by,
        )  # fmt: skip
    except CieExtractError as problem:
        messages.error(request, f"{problem.args[0]} Nothing was changed.")
        return
    for case in cases:
        store_history.note(hand.key, "joined", by=hand.by, at=hand.at, number=case, detail={"why": f"{number} is in."})
        brought_up_to_date(case)
    if cases:
        messages.success(request, f"{number} is in {cases[0]} now.")
    else:
        messages.error(request, f"{number} is in a case already, or was not read. Nothing was changed.")


@needs("see_desk")
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Cases by number, title, employer, place or paper; and files that are in no case."""
    words = request.GET.get("words", "").strip()[:100]
    context = {
        "words": words,
        "found": queries_desk.found_tasks(words) if words else (),
        "files": [(arrival, _words(arrival)) for arrival in queries_desk.found_arrivals(words)] if words else [],
    }
    return render(request, "desk/search.html", context)


def _context() -> dict[str, object]:
    office = the_office()
    arrivals = [(arrival, _words(arrival), _cases(arrival)) for arrival in queries_desk.intake_arrivals(25)]
    aside = [(arrival, _attempt(arrival)) for arrival in queries_desk.set_aside()]
    waiting = sum(1 for path in office.inbox.rglob("*") if path.is_file() and not _hidden(path, office.inbox))
    held = counts()
    return {
        "arrivals": arrivals,
        "aside": aside,
        "caseless": [(arrival, _why(arrival)) for arrival in queries_desk.without_case()],
        "filed": queries_desk.filed(),
        "roles": POSITION_ROLES,
        "counts": held,
        "in_inbox": waiting,
        "busy": bool(waiting or held.waiting),
        "megabytes": office.upload_bytes >> 20,
    }


def _receive(request: HttpRequest) -> HttpResponse:
    office = the_office()
    files = request.FILES.getlist("files")
    taken, refused = [], []
    for file in files:
        problem = _problem(file, office.upload_bytes)
        if problem:
            refused.append(f"{_name(file)}: {problem}")
        else:
            _write(file, office.inbox)
            taken.append(_name(file))
    if not files:
        refused.append("No file was chosen.")
    if taken:
        hand = hand_of(request)
        store_history.note(hand.key, "files dropped", by=hand.by, at=hand.at, detail={"files": len(taken)})
        office.take_in()
        messages.success(request, f"{len(taken)} {'file' if len(taken) == 1 else 'files'} received. They are read now.")
    for problem in refused:
        messages.error(request, problem)
    return redirect("intake")


def _problem(file: UploadedFile[bytes], limit: int) -> str:
    if not file.size:
        return "the file is empty."
    return f"the file is larger than {limit >> 20} MB." if file.size > limit else ""


def _name(file: UploadedFile[bytes]) -> str:
    """The file's own name, without what a path or a screen could stumble over."""
    plain = unicodedata.normalize("NFC", Path((file.name or "file").replace("\\", "/")).name)
    kept = "".join(letter for letter in plain if letter.isprintable() and letter not in '<>:"|?*/').strip(" .")
    return re.sub(r"\s+", " ", kept)[:180] or "file"


def _write(file: UploadedFile[bytes], inbox: Path) -> None:
    """Writes the file into the inbox under a name of its own, whole or not at all."""
    name = _name(file)
    stem, dot, ending = name.rpartition(".")
    unfinished = inbox / f".{uuid.uuid4().hex}.part"
    with unfinished.open("wb") as target:
        for piece in file.chunks():
            target.write(piece)
    for count in range(1, 1000):
        given = name if count == 1 else f"{stem or ending} ({count}){dot}{ending if stem else ''}"
        try:
            os.link(unfinished, inbox / given)  # fails where the name is taken: nothing is ever written over
            break
        except FileExistsError:
            continue
    unfinished.unlink()


def _hidden(path: Path, inbox: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(inbox).parts)


def _words(arrival: Arrival) -> str:
    words = BINS[arrival.bin]
    if hasattr(arrival, "no_position"):
        return "Filed: no position"
    if arrival.bin in ("ready", "review") and not arrival.case_papers.all():
        return "With intake: no position found in it"
    if arrival.bin in ("ready", "review") and (states := _states(arrival)):
        return "; ".join(states)
    return f"{words} as no. {arrival.same_as.number}" if arrival.same_as else words


def _states(arrival: Arrival) -> list[str]:
    """How the cases stand that a file is in: "At the desk: to settle", "Decided"."""
    cases = [paper.case for paper in arrival.case_papers.all() if paper.case.state == "open"]
    states = dict.fromkeys(case.task.state for case in cases if hasattr(case, "task"))
    words = [(state, STATES.get(state, state)) for state in states]
    return [said if state == "decided" else f"At the desk: {said[:1].lower()}{said[1:]}" for state, said in words]


def _cases(arrival: Arrival) -> list[str]:
    return sorted({paper.case.number for paper in arrival.case_papers.all() if paper.case.state == "open"})


def _why(arrival: Arrival) -> str:
    """Why no position was found in it, as its route says."""
    return next((str(one["message"]) for one in arrival.reasons if one["code"] == "not_a_position"), "")


def _attempt(arrival: Arrival) -> dict[str, str]:
    attempts = sorted(arrival.original.attempts.all(), key=lambda one: one.pk)
    last = attempts[-1] if attempts else None
    return {
        "message": last.message if last else "",
        "advice": last.advice if last else "",
        "code": last.outcome if last else "error",
    }
