"""Pages around a case ask the store a fixed number of questions, however much was noted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from review import store_contacts, store_letters, store_visits
from review.store_contacts import NewContact, Question
from review.store_letters import Draft
from review.store_visits import NewRecord, NewVisit, Observation
from tests.desk.around import REVIEWER
from tests.desk.office import TODAY

GROUNDS = "grounds-crew-salem.pdf"


def noted(case: str, times: int) -> None:
    """Everything that can be noted around a case, so many times."""
    for _ in range(times):
        asked = (Question("md-dors.2", "Is anyone timed?"),)
        contact = NewContact(TODAY, None, "call", "Ivo Stone", "payroll", asked, answered="No.")
        store_contacts.log_contact(case, contact, REVIEWER, today=TODAY)
        visit = store_visits.plan_visit(case, NewVisit("md-dors", TODAY, None, "Gate 2", "Ivo Stone"), REVIEWER)
        seen = (Observation("md-dors.2", "One clock.", "wage.time_study negated", "Nobody is timed"),)
        store_visits.record_visit(case, visit, NewRecord("Ivo Stone", TODAY, "Monday", {}, seen), REVIEWER)
        draft = Draft("About it", "Words.", "Somebody", TODAY)
        store_letters.draft_letter(case, "acknowledgement", draft, REVIEWER, head={}, texts="")


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "rest",
    ["", "contacts/", "contacts/new/", "facts/add/?field=wages", "visits/1/", "visits/1/sheet/", "visits/1/record/",
     "letters/1/", "letters/1/page/", "list/"],
)  # fmt: skip
def test_a_page_asks_as_much_of_many_as_of_one(
    rest: str, numbers: dict[str, str], as_role: Callable[[str], Client]
) -> None:
    case, client = numbers[GROUNDS], as_role("reviewer")
    asked = []
    for times in (1, 4):
        noted(case, times)
        client.get(f"/cases/{case}/{rest}")  # what is kept in memory is there from now on
        asked.append(questions(client, f"/cases/{case}/{rest}"))
    assert asked[0] == asked[1]


def test_nothing_is_written_by_looking(numbers: dict[str, str], as_role: Callable[[str], Client]) -> None:
    case, client = numbers[GROUNDS], as_role("reviewer")
    noted(case, 1)
    for rest in ("contacts/", "visits/1/", "visits/1/sheet/", "letters/1/page/", "list/"):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/cases/{case}/{rest}")
        written = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert written == [], rest
