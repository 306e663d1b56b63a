"""Everything around a case as every role, on things that are there: what is refused changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from review.desk.urls_around import urlpatterns
from review.models import AddedFact, AgencyText, Contact, Letter, Publication, Visit, VisitRecord
from review.store_people import ROLES
from tests.desk.around import RIGHTS
from tests.desk.test_around_questions import noted

GROUNDS = "grounds-crew-salem.pdf"
_TABLES = (AddedFact, AgencyText, Contact, Letter, Publication, Visit, VisitRecord)


def rows() -> list[list[dict[str, object]]]:
    return [list(table.objects.order_by("pk").values()) for table in _TABLES]


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_what_a_role_may_not_do_changes_nothing(
    role: str, numbers: dict[str, str], as_role: Callable[[str], Client]
) -> None:
    case = numbers[GROUNDS]
    noted(case, 1)
    known = {"number": case, "visit": Visit.objects.get().pk, "letter": Letter.objects.get().pk}
    known["fact"] = AddedFact.objects.filter(source="visit").get().pk
    client = as_role(role) if role else Client()
    for pattern in urlpatterns:
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


def test_a_form_without_its_token_changes_nothing(numbers: dict[str, str], as_role: Callable[[str], Client]) -> None:
    case, client = numbers[GROUNDS], as_role("lead")
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
