"""The contact log of a case."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from review import queries_contacts, store_contacts
from review.desk.case_forms import own, page, said_by
from review.desk.case_page import brought_up_to_date, case_desk, patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.forms_contacts import ContactForm
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.errors import CannotChangeCase
from review.models import Contact
from review.questions import open_questions
from review.store_contacts import NewContact
from review.store_desk import NotNow
from review.store_people import named


@needs("see_desk")
@require_safe
def contacts(request: HttpRequest, number: str) -> HttpResponse:
    """Every contact, newest first; corrected ones stay to be read."""
    desk = case_desk(number)
    return page(request, "contacts", desk, contacts=queries_contacts.contacts_of(desk.case))


@needs("settle")
@require_http_methods(["GET", "POST"])
def log_contact(request: HttpRequest, number: str) -> HttpResponse:
    """Notes a contact, or corrects one. It may be noted whoever holds the case: somebody calls when they call."""
    desk, office = case_desk(number), the_office()
    if desk.case.merged_into is not None:
        return redirect("log_contact", number=desk.case.merged_into.number)
    words = request.GET.get("corrects", "") or request.POST.get("corrects", "")
    old = own(Contact.objects.filter(case=desk.case), int(words)) if words.isdigit() else None
    questions = () if old else open_questions(desk.standing, patterns_in_force())
    if request.method == "GET":
        return _form(request, desk, _unbound(request, old, questions), old)
    form = ContactForm(request.POST, questions=questions, today=office.today())
    if not form.is_valid():
        return _form(request, desk, form, old, status=422)
    given = form.cleaned_data
    contact = NewContact(
        on=given["on"],
        time=given["time"],
        way=given["way"],
        speaker=given["speaker"],
        partner=given["partner"],
        questions=form.picked() if old is None else tuple(_kept(old)),
        asked=given["asked"],
        answered=given["answered"],
        follow_up=given["follow_up"],
        then=given["then"],
        replaces=old.pk if old else 0,
    )
    try:
        store_contacts.log_contact(number, contact, hand_of(request), today=office.today())
    except (CannotChangeCase, NotNow) as problem:
        form.add_error(None, said_by(problem))
        return _form(request, desk, form, old, status=422)
    brought_up_to_date(number)
    messages.success(request, _said(contact, old is not None))
    return redirect("contacts", number=number)


def _unbound(request: HttpRequest, old: Contact | None, questions: Any) -> ContactForm:
    office = the_office()
    today = office.today()
    initial: dict[str, Any] = {
        "on": today,
        "way": "call",
        "speaker": named(person_of(request)),
        "follow_up": office.calendar.after(today, office.answer_days) if questions else None,
    }
    if old is not None:
        fields = ("on", "time", "way", "speaker", "partner", "asked", "answered", "follow_up")
        initial = {field: getattr(old, field) for field in fields}
    return ContactForm(initial=initial, questions=questions, today=today)


def _kept(old: Contact) -> list[store_contacts.Question]:
    return [store_contacts.Question(one["about"], one["question"]) for one in old.questions]


def _form(request: HttpRequest, desk: Any, form: ContactForm, old: Contact | None, status: int = 200) -> HttpResponse:
    return page(request, "contact_form", desk, form=form, old=old, status=status)


def _said(contact: NewContact, corrected: bool) -> str:
    if corrected:
        return "The contact is corrected; what was noted before stays to be read."
    words = "The contact is noted."
    if contact.then == "wait" and contact.follow_up:
        return f"{words} The case waits for the employer until {contact.follow_up.day} {contact.follow_up:%b %Y}."
    return f"{words} The case is back in the queue." if contact.then == "back" else words
