"""Every address as every role: what is open to whom, and that nothing is open by being forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from review.desk.urls import urlpatterns
from review.store_people import ROLES
from tests.desk import around

#: Who may open what: right by name of the address. One that is missing here fails.
RIGHTS = {
    "home": "signed_in", "sign_in": "nobody", "sign_out": "signed_in", "first_account": "nobody",
    "password": "signed_in",
    "shortcuts": "signed_in", "queue": "see_desk",
    "take_next": "settle", "view_save": "see_desk",
    "case": "see_desk", "case_papers": "settle", "lead": "lead", "document": "see_desk",
    "original": "see_desk", "picture": "see_desk", "take": "settle", "release": "settle", "lay_aside": "settle",
    "assign": "lead", "settle": "settle", "undo": "settle", "draft": "settle", "history": "see_desk",
    "determination": "decide", "reopen": "decide", "intake": "use_intake", "intake_status": "use_intake",
    "again": "use_intake", "search": "see_desk", "people": "manage_people", "new_person": "manage_people",
    "person": "manage_people", **around.RIGHTS,
}  # fmt: skip
_POSTS = {
    "sign_out", "take_next", "view_save", "take", "release", "lay_aside", "assign", "settle", "undo", "draft", "reopen",
    "again",    "person", *around.POSTS,
}  # fmt: skip


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
        send = client.post if pattern.name in _POSTS else client.get
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
