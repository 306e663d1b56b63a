"""The queue: its order, its three empty messages, taking and holding, and a fixed number of questions to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from review.desk.office import Office, open_office
from review.models import Case, Draft, SavedView, Task
from tests.desk.cases import LAUNDRY, cards
from tests.desk.office import NOON


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
    as_role("reviewer").post(f"/cases/{number}/take/")
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=20)))
    as_role("reviewer").post(f"/cases/{number}/take/")
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=45)))
    as_role("lead").post(f"/cases/{number}/take/")
    assert Task.objects.get(number=number).held_by == "reviewer"
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=51)))
    as_role("lead").post(f"/cases/{number}/take/")
    assert Task.objects.get(number=number).held_by == "lead"


def test_a_draft_keeps_a_lease_that_ran_out(
    numbers: dict[str, str], office: Office, as_role: Callable[[str], Client]
) -> None:
    number = next(iter(numbers.values()))
    as_role("reviewer").post(f"/cases/{number}/take/")
    Draft.objects.create(task=Task.objects.get(number=number), by="reviewer", form="x/", content={}, saved=NOON)
    open_office(replace(office, now=lambda: NOON + timedelta(hours=9)))
    as_role("lead").post(f"/cases/{number}/take/")
    for _ in numbers:
        as_role("lead").post("/queue/next/", {"state": "settle"})
    assert Task.objects.get(number=number).held_by == "reviewer"


def test_three_empty_pages(numbers: dict[str, str], reviewer: Client) -> None:
    assert b"Take next" in reviewer.get("/queue/").content
    assert b"Hidden by your filter" in reviewer.get("/queue/?words=nothing-has-this-name").content
    Task.objects.filter(state="settle").update(held_by="lead", held_until=NOON + timedelta(minutes=5))
    assert b"All of these are held by others" in reviewer.get("/queue/").content
    Task.objects.all().delete()
    page = reviewer.get("/queue/").content
    assert b"Nothing to do" in page and b"Take next" not in page


def test_a_lead_gives_a_case_to_somebody_else(case: str, as_role: Callable[[str], Client]) -> None:
    second, lead = as_role("second"), as_role("lead")
    second.post(f"/cases/{case}/take/")
    assert f'action="/cases/{case}/assign/"' in lead.get("/load/").content.decode()
    lead.post(f"/cases/{case}/assign/", {"person": "nobody-here"})
    assert Task.objects.get(number=case).held_by == "second"
    shown = lead.post(f"/cases/{case}/assign/", {"person": "reviewer"}, follow=True).content.decode()
    assert "is given to reviewer" in shown and "Nobody holds a case." in shown
    task = Task.objects.get(number=case)
    assert (task.assigned_to, task.held_by, task.held_until) == ("reviewer", "", None)
    assert "Given to Ivo Stone" in second.get("/queue/").content.decode()
    assert case in as_role("reviewer").get("/queue/?mine=yes").content.decode()
    lead.post(f"/cases/{case}/assign/", {"person": ""})
    assert Task.objects.get(number=case).assigned_to == ""


def test_laid_aside_with_a_reason_and_a_day(numbers: dict[str, str], reviewer: Client) -> None:
    number = next(iter(numbers.values()))
    address = f"/cases/{number}/lay-aside/"
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


def test_the_day_brings_it_back(numbers: dict[str, str], office: Office, reviewer: Client) -> None:
    number = next(iter(numbers.values()))
    reviewer.post(f"/cases/{number}/lay-aside/", {"state": "employer", "why": "Which county?"})
    task = Task.objects.get(number=number)
    assert (task.state, task.wake) == ("employer", office.calendar.after(office.today(), 15))
    assert task.asked == office.today()
    reviewer.get("/queue/")
    assert Task.objects.get(number=number).state == "employer"
    open_office(replace(office, now=lambda: NOON + timedelta(days=22)))
    reviewer.get("/queue/")
    task = Task.objects.get(number=number)
    assert (task.state, task.asked) == ("settle", None)
    assert task.clock_from == office.calendar.after(task.received, 15)


@pytest.mark.parametrize("given", [{"why": ""}, {"state": "elsewhere"}, {"wake": "2026-11-20"}])
def test_laying_aside_needs_a_place_a_reason_and_a_day_ahead(
    given: dict[str, str], numbers: dict[str, str], reviewer: Client
) -> None:
    number = next(iter(numbers.values()))
    reviewer.post(f"/cases/{number}/lay-aside/", {"state": "postponed", "why": "x", "wake": "2026-12-01"} | given)
    assert Task.objects.get(number=number).state == "settle"


def test_clocks(numbers: dict[str, str], office: Office, reviewer: Client) -> None:
    row = reviewer.get("/queue/").context["rows"][0]
    found = {clock.words: clock.due for clock in row.clocks}
    start = row.task.received
    assert found["Decide by"] == office.calendar.after(start, 30)
    assert found["Acknowledge by"] == office.calendar.after(start, 2)
    assert found.get("Papers together by", office.calendar.after(start, 5)) == office.calendar.after(start, 5)
    reviewer.post(f"/cases/{row.task.number}/take/")
    assert "Acknowledge by" not in reviewer.get(f"/cases/{row.task.number}/").content.decode()
    open_office(replace(office, decide_days=1, now=lambda: NOON + timedelta(days=3)))
    late = reviewer.get("/queue/?late=yes")
    assert late.context["found"].total == late.context["found"].all_in_group > 0
    assert b"overdue" in late.content


def test_views_are_kept_by_person_and_shared_by_a_lead(
    numbers: dict[str, str], as_role: Callable[[str], Client]
) -> None:
    reviewer, lead = as_role("reviewer"), as_role("lead")
    reviewer.post("/queue/views/", {"name": "My gaps", "state": "settle", "why": "gap", "shared": "yes"})
    lead.post("/queue/views/", {"name": "Oregon", "state": "settle", "site": "OR", "shared": "yes"})
    assert b"My gaps" in reviewer.get("/queue/").content and b"Oregon" in reviewer.get("/queue/").content
    assert b"My gaps" not in lead.get("/queue/").content
    assert "why=gap" in SavedView.objects.get(owner="reviewer").query
    reviewer.post("/queue/views/", {"drop": str(SavedView.objects.get(owner="lead").pk)})
    assert SavedView.objects.count() == 2
    lead.post("/queue/views/", {"drop": str(SavedView.objects.get(owner="lead").pk)})
    assert b"Oregon" not in reviewer.get("/queue/").content


def many(count: int, after: int = 0) -> None:
    """So many more cases, without papers, numbered from `after` on."""
    first = Task.objects.select_related("case").order_by("id")[0]
    assert first.case is not None
    cases = Case.objects.bulk_create(
        Case(
            number=f"C-2025-{n:05d}", year=2025, serial=n, criteria_set="md-dors", created=first.case.created,
            changed=first.case.changed, stale=False, assessed=first.case.assessed,
        )
        for n in range(after + 1, after + count + 1)
    )  # fmt: skip
    Task.objects.bulk_create(
        Task(
            case=case, number=case.number, title=f"Clerk {case.serial}", rank=case.serial % 3, left=3,
            why=[["missing", "wage"]], received=first.received, clock_from=first.received, changed=first.changed,
        )
        for case in cases
    )  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["/queue/", "/queue/?words=clerk&why=gap&late=yes", "/cases/{}/", "/search/?words=clerk", "/load/"],
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
    assert len(more) == before and 3 < before <= 60


def test_a_save_asks_as_much_of_five_hundred_as_of_four(numbers: dict[str, str], reviewer: Client) -> None:
    number, asked = numbers[LAUNDRY], list[int]()
    for more in (0, 0, 500):  # the first fills what is kept
        many(more)
        card = cards(number)["job_title"]
        form = {"card": card.dom, "seen": str(card.seen), "kind": "corrected", "value": f"Attendant {len(asked)}"}
        with CaptureQueriesContext(connection) as questions:
            assert reviewer.post(f"/cases/{number}/settle/", form).status_code == 302
        asked.append(len(questions))
    assert asked[1] == asked[2] <= 90
