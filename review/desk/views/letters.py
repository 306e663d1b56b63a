"""Letters of a case: drafted, worded, printed or saved for Word, and noted as sent. The program sends nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.pattern_files.letters import Kind, Letters, load_letters
from review import letter_drafts, queries_contacts, queries_desk, store_desk, store_letters
from review.desk.case_forms import open_desk, own, page, said_by
from review.desk.case_page import CaseDesk, case_desk, patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.forms_contacts import LetterForm, SentForm
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.errors import CannotChangeCase
from review.letter_document import letter_document
from review.letter_drafts import Dates, Lists
from review.models import Determination, Letter
from review.questions import OpenQuestion, open_questions
from review.store_desk import NotNow
from review.store_letters import ChangedMeanwhile, Draft, NotReadyToSend, Sending
from review.store_people import named

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs("settle")
@require_http_methods(["GET", "POST"])
def new_letter(request: HttpRequest, number: str) -> HttpResponse:
    """Drafts a letter from the case; of a request for information the questions are picked first."""
    desk = open_desk(request, number)
    if not isinstance(desk, CaseDesk):
        return desk
    letters = load_letters(patterns_in_force())
    given = request.POST if request.method == "POST" else request.GET
    kind = next((one for one in letters.letters if one == given.get("kind")), None)
    signed = _signed(desk)
    if kind is None or (kind == "determination" and signed is None):
        if kind is not None:
            messages.error(request, "Sign the determination first: the letter tells of it.")
        return redirect("case", number=number)
    questions = open_questions(desk.standing, patterns_in_force())
    if request.method == "GET":
        return page(request, "letter_new", desk, kind=kind, letter=letters.letters[kind], questions=questions)
    picked = tuple(one for at, one in enumerate(questions) if request.POST.get(f"ask-{at}"))
    if kind == "request" and not picked:
        errors = {"ask-0": "Pick at least one question or paper to ask for."}
        context = {"kind": kind, "letter": letters.letters[kind], "questions": questions, "errors": errors}
        return page(request, "letter_new", desk, status=422, **context)
    made = _draft(request, desk, kind, letters, picked, signed if kind == "determination" else None)
    messages.success(
        request, f"{letters.letters[kind].name}: drafted. Read it through and change what you would say otherwise."
    )
    return redirect("letter", number=number, letter=made)


@needs("settle")
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """The wording of a letter; one that was sent can only be read."""
    desk = case_desk(number)
    row = _letter(desk, letter)
    if row.state != "draft":
        return redirect("letter_page", number=number, letter=row.pk)
    if request.method == "GET":
        fields = ("dated", "recipient", "subject", "body")
        return _edit(request, desk, row, LetterForm(initial={field: getattr(row, field) for field in fields}))
    form = LetterForm(request.POST)
    if not form.is_valid():
        return _edit(request, desk, row, form, status=422)
    try:
        store_letters.save_letter(number, row.pk, Draft(**form.cleaned_data), _version(request), hand_of(request))
    except (ChangedMeanwhile, CannotChangeCase) as problem:
        form.add_error(None, f"{said_by(problem)} What you typed is still here; what they saved stands below.")
        return _edit(request, desk, _letter(desk, letter), form, status=409)
    messages.success(request, "The letter is saved.")
    return redirect("letter", number=number, letter=row.pk)


@needs("see_desk")
@require_safe
def letter_page(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """The letter as it is printed."""
    desk = case_desk(number)
    row = _letter(desk, letter)
    return page(
        request,
        "letter_page",
        desk,
        letter=row,
        pieces=letter_drafts.pieces_of(row.body),
        dated=letter_drafts.long_day(row.dated),
        unfilled=_unfilled(row),
    )


@needs("see_desk")
@require_safe
def letter_file(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """The letter as a Word document."""
    desk = case_desk(number)
    row = _letter(desk, letter)
    content = letter_document(
        head=row.head, dated=row.dated, recipient=row.recipient, subject=row.subject, body=row.body, number=desk.number
    )
    response = HttpResponse(content, content_type=_DOCX)
    response["Content-Disposition"] = f'attachment; filename="{desk.number}-{row.kind}-{row.pk}.docx"'
    return response


@needs("settle")
@require_POST
def letter_sent(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """Notes that a person sent the letter. What was entered before is not undone any more."""
    desk, office = case_desk(number), the_office()
    row = _letter(desk, letter)
    form = SentForm(request.POST, today=office.today())
    if not form.is_valid():
        return _edit(request, desk, row, _as_saved(row), sent=form, status=422)
    given = form.cleaned_data
    sending = Sending(on=given["on"], way=given["way"], to=given["to"], speaker=named(person_of(request)))
    try:
        with transaction.atomic():
            store_letters.note_sent(number, row.pk, sending, _version(request), hand_of(request))
            if given["wait_until"]:
                why = f"{row.subject} (sent on {given['on'].day} {given['on']:%b %Y})."
                store_desk.set_aside_for(number, "employer", why, given["wait_until"], hand_of(request), office.today())
    except (ChangedMeanwhile, NotReadyToSend, CannotChangeCase, NotNow) as problem:
        form.add_error(None, said_by(problem))
        return _edit(request, desk, _letter(desk, letter), _as_saved(row), sent=form, status=422)
    messages.success(request, "Noted as sent. What was entered before it cannot be undone any more.")
    return redirect("letter_page", number=number, letter=row.pk)


@needs("settle")
@require_POST
def letter_discard(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """Lays a draft away."""
    desk = case_desk(number)
    row = _letter(desk, letter)
    try:
        store_letters.discard_letter(number, row.pk, hand_of(request))
        messages.success(request, "The draft is laid away.")
    except CannotChangeCase as problem:
        messages.error(request, said_by(problem))
    return redirect("case", number=number)


def _letter(desk: CaseDesk, pk: int) -> Letter:
    return own(Letter.objects.filter(case=desk.case).select_related("determination"), pk)


def _signed(desk: CaseDesk) -> Determination | None:
    """The determination in force."""
    held = queries_desk.latest_determination(desk.case)
    return held if held is not None and held.state == "signed" else None


def _version(request: HttpRequest) -> int:
    words = request.POST.get("version", "")
    return int(words) if words.isdigit() and len(words) < 9 else 0


def _unfilled(row: Letter) -> tuple[str, ...]:
    return store_letters.unfilled("\n".join([row.recipient, row.subject, row.body, *row.head.values()]))


def _as_saved(row: Letter) -> LetterForm:
    return LetterForm(initial={field: getattr(row, field) for field in ("dated", "recipient", "subject", "body")})


def _edit(
    request: HttpRequest,
    desk: CaseDesk,
    row: Letter,
    form: LetterForm,
    *,
    sent: SentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    office = the_office()
    today = office.today()
    wait = office.calendar.after(today, office.answer_days) if row.kind == "request" else None
    noting = sent or SentForm(
        initial={
            "on": today,
            "way": "mail",
            "to": row.recipient.splitlines()[0] if row.recipient else "",
            "wait_until": wait,
        },
        today=today,
        prefix=None,
    )
    return page(
        request,
        "letter",
        desk,
        letter=row,
        form=form,
        sent=noting,
        unfilled=_unfilled(row),
        name=load_letters(patterns_in_force()).letters[_kind(row)].name,
        status=status,
    )


def _kind(row: Letter) -> Kind:
    return row.kind  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Filling:
    """What the lists of a letter hold, and which of its conditions hold."""

    lists: Lists
    holds: Collection[str]


def _filling(desk: CaseDesk, kind: Kind, picked: tuple[OpenQuestion, ...], signed: Determination | None) -> _Filling:
    if kind == "determination" and signed is not None:
        asks = {
            one.id: one.asks
            for loaded in load_criteria(patterns_in_force()).values()
            for one in loaded.in_force(signed.as_of).criteria
        }
        return _Filling(letter_drafts.reason_list(signed.reasons, asks), (signed.decision,))
    questions = open_questions(desk.standing, patterns_in_force()) if kind == "acknowledgement" else picked
    lists = letter_drafts.question_lists(questions)
    holds = [name for name, held in (("missing", lists.missing), ("questions", lists.questions)) if held]
    return _Filling(lists, holds)


def _draft(
    request: HttpRequest,
    desk: CaseDesk,
    kind: Kind,
    letters: Letters,
    picked: tuple[OpenQuestion, ...],
    signed: Determination | None,
) -> int:
    office, patterns = the_office(), patterns_in_force()
    today = office.today()
    own_words = {key: row.text for key, row in queries_contacts.agency_texts().items()}
    words = letters.words_with(own_words)
    start = desk.task.clock_from or desk.task.received
    dates = Dates(
        today=today,
        reply_by=office.calendar.after(today, office.answer_days),
        decide_by=max(office.calendar.after(start, office.decide_days), today),
        decided=signed.as_of if signed else None,
    )
    filling = _filling(desk, kind, picked, signed)
    places: dict[str, Any] = words | letter_drafts.places_of(desk.standing, patterns, dates)
    subject, body = letter_drafts.draft(letters.letters[kind], places, filling.lists, filling.holds)
    head = {"agency": words.get("agency", ""), "address": words.get("address", "")}
    head |= {"signer": signed.signed_name if signed else named(person_of(request))}
    head |= {"signature": words.get("signature", "")}
    recipient = f"{places['employer']}\n[Name and address]"
    return store_letters.draft_letter(
        desk.number,
        kind,
        Draft(subject=subject[:400], body=body, recipient=recipient, dated=today),
        hand_of(request),
        head=head,
        texts=letters.version,
        determination=signed.pk if signed else None,
    )
