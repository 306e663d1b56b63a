"""Every address as every role: what is open to whom, and that nothing is open by being forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from review.desk.urls import CONTACTS_VISITS_LETTERS, urlpatterns
from review.models import AddedFact, AgencyText, Contact, Letter, Publication, Visit, VisitRecord
from review.store_people import ROLES
from tests.desk.cases import noted

#: Who may open what: right by name of the address. One that is missing here fails.
RIGHTS = {
    "home": "signed_in", "sign_in": "nobody", "sign_out": "signed_in", "first_account": "nobody",
    "password": "signed_in",
    "shortcuts": "signed_in", "queue": "see_desk",
    "place": "use_intake",
    "take_next": "settle", "view_save": "see_desk",
    "case": "see_desk", "case_papers": "settle", "lead": "lead", "document": "see_desk",
    "original": "see_desk", "picture": "see_desk", "take": "settle", "release": "settle", "lay_aside": "settle",
    "assign": "lead", "settle": "settle", "undo": "settle", "draft": "settle", "history": "see_desk",
    "determination": "decide", "reopen": "decide", "intake": "use_intake", "intake_status": "use_intake",
    "again": "use_intake", "search": "see_desk", "people": "manage_people", "new_person": "manage_people",
    "person": "manage_people",
    "contacts": "see_desk", "log_contact": "settle", "add_fact": "settle", "withdraw_fact": "settle",
    "accept_suggestion": "settle",
    "plan_visit": "settle", "visit": "see_desk", "visit_sheet": "see_desk", "record_visit": "settle",
    "cancel_visit": "settle", "new_letter": "settle", "letter": "settle", "letter_page": "see_desk",
    "letter_file": "see_desk", "letter_sent": "settle", "letter_discard": "settle", "listing": "see_desk",
    "list_approve": "publish", "list_withdraw": "publish", "public_list": "see_desk", "public_list_csv": "see_desk",
    "letter_texts": "lead",
}  # fmt: skip
_POSTS = {
    "sign_out", "take_next", "view_save", "take", "release", "lay_aside", "assign", "settle", "undo", "draft", "reopen",
    "again", "person", "cancel_visit", "letter_sent", "letter_discard", "list_approve", "list_withdraw",
    "accept_suggestion",
}  # fmt: skip


_TABLES = (AddedFact, AgencyText, Contact, Letter, Publication, Visit, VisitRecord)


def rows() -> list[list[dict[str, object]]]:
    return [list(table.objects.order_by("pk").values()) for table in _TABLES]


def address_of(pattern: URLPattern, number: str) -> str:
    known = {"number": number, "part": 1, "page": 1, "name": "intake", "fact": 1, "visit": 1, "letter": 1}
    return reverse(pattern.name or "", kwargs={key: known[key] for key in pattern.pattern.converters})


def test_every_address_says_its_right() -> None:
    found = {one.name: getattr(one.callback, "right", None) for one in urlpatterns if isinstance(one, URLPattern)}
    assert found == RIGHTS


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_all_addresses_as(role: str, numbers: dict[str, str], as_role: Callable[[str], Client]) -> None:
    number = numbers["mail-clerk-annapolis.docx"]
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        right = RIGHTS[str(pattern.name)]
        client = as_role(role) if role else Client()
        send = client.post if pattern.name in {*_POSTS, "place"} else client.get
        response = send(address_of(pattern, number))
        response.close()
        allowed = right == "nobody" or (role and (right == "signed_in" or right in ROLES[role]))
        if allowed:
            assert response.status_code not in (401, 403, 500), pattern.name
        elif role:
            assert response.status_code == 403, pattern.name
        else:
            assert response.status_code == 302 and response["Location"].startswith("/sign-in/"), pattern.name


def test_pages_carry_a_strict_policy(numbers: dict[str, str], as_role: Callable[[str], Client]) -> None:
    response = as_role("reviewer").get(f"/cases/{numbers['mail-clerk-annapolis.docx']}/")
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy and "script-src 'self'" in policy
    assert (
        b"style=" not in response.content and b"onclick" not in response.content and b"<style" not in response.content
    )
    assert response["Cache-Control"] == "no-store" and response["X-Content-Type-Options"] == "nosniff"


def test_a_form_without_its_token_changes_nothing(numbers: dict[str, str], as_role: Callable[[str], Client]) -> None:
    client = as_role("reviewer")
    client.handler.enforce_csrf_checks = True
    response = client.post(f"/cases/{numbers['mail-clerk-annapolis.docx']}/take/")
    assert response.status_code == 403 and b"grown too old" in response.content


def test_originals_are_never_shown_by_the_browser(numbers: dict[str, str], as_role: Callable[[str], Client]) -> None:
    response = as_role("reviewer").get("/papers/2026-0003/original/")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    response.close()


def test_five_wrong_passwords_lock_the_account(office: object) -> None:
    client = Client()
    answers = [client.post("/sign-in/", {"username": "lead", "password": "wrong"}).status_code for _ in range(6)]
    assert answers[0] == 200 and answers[-1] == 429
    right = client.post("/sign-in/", {"username": "lead", "password": "a-long-password-1"})
    assert right.status_code == 429


def test_signing_in_leads_only_to_own_pages(office: object) -> None:
    given = {"username": "lead", "password": "a-long-password-1", "next": "https://example.org/"}
    assert Client().post("/sign-in/", given)["Location"] == "/queue/"


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_what_a_role_may_not_do_changes_nothing(role: str, case: str, as_role: Callable[[str], Client]) -> None:
    noted(case, 1)
    known = {"number": case, "visit": Visit.objects.get().pk, "letter": Letter.objects.get().pk}
    known["fact"] = AddedFact.objects.filter(source="visit").get().pk
    client = as_role(role) if role else Client()
    for pattern in CONTACTS_VISITS_LETTERS:
        name = str(pattern.name)
        address = reverse(name, kwargs={key: known[key] for key in pattern.pattern.converters})
        allowed = bool(role) and RIGHTS[name] in ROLES[role]
        before = rows()
        for answer in (client.get(address), client.post(address, {"why": "x", "kind": "acknowledgement"})):
            if allowed:
                assert answer.status_code in (200, 302, 405, 409, 422), name
            elif role:
                assert answer.status_code == 403, name
            else:
                assert answer["Location"].startswith("/sign-in/"), name
        if not allowed:
            assert rows() == before, name


def test_no_form_of_a_case_changes_anything_without_its_token(case: str, as_role: Callable[[str], Client]) -> None:
    client = as_role("lead")
    noted(case, 1)
    client.handler.enforce_csrf_checks = True
    before = rows()
    for rest in ("contacts/new/", "facts/add/", "visits/plan/", "visits/1/record/", "letters/new/", "letters/1/sent/"):
        assert client.post(f"/cases/{case}/{rest}", {"kind": "acknowledgement"}).status_code == 403, rest
    assert rows() == before


@pytest.mark.parametrize(
    "address", ["/cases/C-2020-0001/contacts/", "/cases/nonsense/list/", "/cases/C-2020-0001/visits/1/"]
)
def test_what_is_not_there_is_not_found(address: str, as_role: Callable[[str], Client]) -> None:
    assert as_role("reviewer").get(address).status_code == 404
