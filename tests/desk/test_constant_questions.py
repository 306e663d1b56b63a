"""Pages of a case ask the store a fixed number of questions, however much was noted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.desk.cases import noted


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "rest",
    ["", "contacts/", "contacts/new/", "facts/add/?field=wages", "visits/1/", "visits/1/sheet/", "visits/1/record/",
     "letters/1/", "letters/1/page/", "list/"],
)  # fmt: skip
def test_a_page_asks_as_much_of_many_as_of_one(rest: str, case: str, as_role: Callable[[str], Client]) -> None:
    client = as_role("reviewer")
    asked = []
    for times in (1, 4):
        noted(case, times)
        client.get(f"/cases/{case}/{rest}")  # what is kept in memory is there from now on
        asked.append(questions(client, f"/cases/{case}/{rest}"))
    assert asked[0] == asked[1]


def test_nothing_is_written_by_looking(case: str, as_role: Callable[[str], Client]) -> None:
    client = as_role("reviewer")
    noted(case, 1)
    for rest in ("contacts/", "visits/1/", "visits/1/sheet/", "letters/1/page/", "list/"):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/cases/{case}/{rest}")
        written = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert written == [], rest
