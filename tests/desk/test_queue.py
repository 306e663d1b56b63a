"""The queue: its order, its three empty messages, taking and holding, and a fixed number of questions to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from review.desk.clocks import after_working_days, working_days
from review.desk.office import Office, open_office
from review.models import Draft, Task
from tests.desk.office import NOON


@pytest.fixture
def reviewer(as_role: Callable[[str], Client]) -> Client:
    return as_role("reviewer")


def test_contradictions_then_contracts_then_gaps(numbers: dict[str, str], reviewer: Client) -> None:
    ranks = [row.task.rank for row in reviewer.get("/queue/").context["rows"]]
    assert ranks == sorted(ranks) and ranks[0] == 0
    assert [task.rank for task in Task.objects.filter(state="ready")] == [3] * Task.objects.filter(
        state="ready"
    ).count()


def test_take_next_gives_each_person_another(numbers: dict[str, str], as_role: Callable[[str], Client]) -> None:
    people = ("reviewer", "lead")
    for name in people:
        assert as_role(name).post("/queue/next/", {"state": "settle"}).status_code == 302
    held = list(Task.objects.exclude(held_by="").values_list("held_by", flat=True))
    assert sorted(held) == sorted(people)


def test_a_lease_ends_and_is_extended(
    numbers: dict[str, str], office: Office, as_role: Callable[[str], Client]
) -> None:
    number = next(iter(numbers.values()))
    as_role("reviewer").post(f"/documents/{number}/take/")
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=20)))
    as_role("reviewer").post(f"/documents/{number}/take/")
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=45)))
    as_role("lead").post(f"/documents/{number}/take/")
    assert Task.objects.get(number=number).held_by == "reviewer"
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=51)))
    as_role("lead").post(f"/documents/{number}/take/")
    assert Task.objects.get(number=number).held_by == "lead"


def test_a_draft_keeps_a_lease_that_ran_out(
    numbers: dict[str, str], office: Office, as_role: Callable[[str], Client]
) -> None:
    number = next(iter(numbers.values()))
    as_role("reviewer").post(f"/documents/{number}/take/")
    Draft.objects.create(task=Task.objects.get(number=number), by="reviewer", form="x/", content={}, saved=NOON)
    open_office(replace(office, now=lambda: NOON + timedelta(hours=9)))
    as_role("lead").post(f"/documents/{number}/take/")
    for _ in numbers:
        as_role("lead").post("/queue/next/", {"state": "settle"})
    assert Task.objects.get(number=number).held_by == "reviewer"


def test_three_empty_pages(numbers: dict[str, str], reviewer: Client) -> None:
    assert b"Hidden by your filter" in reviewer.get("/queue/?words=nothing-has-this-name").content
    Task.objects.filter(state="settle").update(held_by="lead", held_until=NOON + timedelta(minutes=5))
    assert b"All of these are held by others" in reviewer.get("/queue/").content
    Task.objects.all().delete()
    assert b"Nothing to do" in reviewer.get("/queue/").content


def test_laid_aside_with_a_reason_and_a_day(numbers: dict[str, str], reviewer: Client) -> None:
    number = next(iter(numbers.values()))
    address = f"/documents/{number}/lay-aside/"
    reviewer.post(address, {"state": "postponed", "why": ""})
    assert Task.objects.get(number=number).state == "settle"
    reviewer.post(address, {"state": "postponed", "why": "The manager is back then.", "wake": "2026-12-01"})
    task = Task.objects.get(number=number)
    assert (task.state, task.note, task.wake, task.held_by) == (
        "postponed",
        "The manager is back then.",
        date(2026, 12, 1),
        "",
    )
    reviewer.post(address, {"state": "back"})
    assert Task.objects.get(number=number).state == "settle"


def many(count: int, after: int = 0) -> None:
    """So many more tasks: copies of the first, of other arrivals, numbered from `after` on."""
    from review.models import Arrival

    first = Task.objects.select_related("arrival").order_by("id")[0]
    arrivals = Arrival.objects.bulk_create(
        Arrival(
            number=f"2025-{n:05d}", year=2025, serial=n, name=f"file-{n}.pdf", name_key=f"/file-{n}.pdf", bin="review",
            received=first.received, arrived=first.arrival.arrived, day=first.arrival.day, claim=f"many-{n}",
            changed=first.arrival.changed, original_id=first.arrival.original_id,
        )
        for n in range(after + 1, after + count + 1)
    )  # fmt: skip
    Task.objects.bulk_create(
        Task(
            arrival=arrival, number=arrival.number, title=f"Clerk {arrival.serial}", rank=arrival.serial % 3, left=3,
            why=[["missing", "wages"]], received=first.received, changed=first.changed,
        )
        for arrival in arrivals
    )  # fmt: skip


@pytest.mark.parametrize(
    "address", ["/queue/", "/queue/?words=clerk&why=gap", "/documents/{}/", "/search/?words=clerk", "/load/"]
)
def test_as_many_questions_for_five_hundred_as_for_four(
    address: str, numbers: dict[str, str], as_role: Callable[[str], Client]
) -> None:
    client, address = as_role("lead"), address.format(next(iter(numbers.values())))
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert client.get(address).status_code == 200
    before = len(few)  # counted now: the next request empties the log
    many(500)
    with CaptureQueriesContext(connection) as more:
        assert client.get(address).status_code == 200
    assert len(more) == before and 3 < before <= 20


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-20", "2026-11-22", 0),
        ("2026-11-16", "2026-11-30", 10),
    ],
)
def test_working_days(start: str, end: str, days: int) -> None:
    assert working_days(date.fromisoformat(start), date.fromisoformat(end)) == days
    if days:
        assert after_working_days(date.fromisoformat(start), days) == date.fromisoformat(end)
