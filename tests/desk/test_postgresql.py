"""The store in a real PostgreSQL: its tables, what it keeps by itself, one writer at a time, a batch and the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Model
from django.test import Client
from pytest_django import DjangoDbBlocker

from flows.batch import Steps, carry_out
from flows.doctor import examine
from flows.settings import load_settings, setting_lines
from flows.workspace import make_workspace, prepare_folders
from review import lock, queries_cases, queries_grouping, store_cases, store_desk, store_history
from review.attachment import Anchor
from review.desk.case_page import case_desk
from review.desk.office import open_office
from review.door import close_store, open_store
from review.errors import AtWork, StoreAway
from review.models import Arrival, CaseChange, CasePaper, Draft, Event, Resolution, Task
from review.nouns import Counts
from review.queries_queue import QueueFilter
from review.store_case_desk import enter
from review.store_desk import Entry, Hand, SomebodyElse
from tests.desk import office as offices
from tests.desk.cases import GROUNDS, LAUNDRY, cards, send, steps
from tests.desk.office import KEY, NOON, TODAY
from tests.flows.conftest import order_for
from tests.flows.plain_pool import PlainPool, drop
from tests.postgresql import Cluster

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tables(cluster: Cluster, django_db_blocker: DjangoDbBlocker) -> str:
    """A database with the tables and nothing in them, to be copied."""
    address = cluster.database()
    with django_db_blocker.unblock():
        open_store(address)
        close_store()
    return address


@pytest.fixture(scope="module")
def address(cluster: Cluster, tables: str) -> str:
    return cluster.database(tables)


@pytest.fixture(scope="module")
def numbers(
    address: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, str]]:
    """The cases of two samples in a database of PostgreSQL that is open, and a person of each role."""
    folder = tmp_path_factory.mktemp("desk")
    django_settings.ALLOWED_HOSTS = ["testserver"]
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock():
        open_store(address)
        open_office(offices.office_at(folder))
        offices.people()
        arrivals = offices.store_samples(folder / "originals", (LAUNDRY, GROUNDS))
        cases = offices.file_cases()
        yield {name: cases[number] for name, number in arrivals.items()}
        close_store()


@pytest.fixture
def client(numbers: dict[str, str]) -> Client:
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.get(username="lead"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """What came of calls that threads make together; an error where one was raised."""

    def one(call: Callable[[], Any]) -> Any:
        try:
            return call()
        except Exception as error:
            return error
        finally:
            close_store()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(one, calls))


def test_its_tables_are_up_to_date(numbers: dict[str, str]) -> None:
    assert connection.vendor == "postgresql"
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)  # exits where a migration is missing


def test_the_desk_settles_undoes_and_searches(numbers: dict[str, str], client: Client) -> None:
    number = numbers[LAUNDRY]
    for page in ("/queue/?words=laundry&late=yes&papers=missing", f"/cases/{number}/", "/search/?words=2026", "/load/"):
        assert client.get(page).status_code == 200, page
    said = send(client, number, cards(number)["job_title"], kind="corrected", value="Linen attendant")
    assert "Linen attendant" in said
    assert Task.objects.get(number=number).title == "Linen attendant"
    step = steps(number)[-1]
    client.post(f"/cases/{number}/undo/", {"step": step.key})
    assert Task.objects.get(number=number).title != "Linen attendant"
    assert client.get(f"/cases/{number}/history/").status_code == 200
    assert store_history.verify(KEY).broken is None


def test_what_has_an_order_keeps_it_however_the_rows_lie(numbers: dict[str, str]) -> None:
    number = numbers[GROUNDS]
    with transaction.atomic():
        first = CasePaper.objects.get(case__number=number)
        other = Arrival.objects.exclude(pk=first.arrival_id).get()
        second = first.clues | {"number": other.number}
        row = {"case": first.case, "arrival": other, "part": 1, "role": "other", "clues": second, "added": NOON}
        CasePaper.objects.create(pk=-1, **row)
        [held] = queries_grouping.held([number])
        assert [paper.number for paper in held.papers] == [other.number, first.arrival.number]
        transaction.set_rollback(True)
    case = queries_cases.case_named(number)
    store_cases.save_assessment(case, case_desk(number).standing.record.model_copy(update={"set": "fed"}), NOON)
    shown = [criterion for criterion, _ in queries_cases.case_line(number).outcomes]
    record = case_desk(number).standing.record
    assert shown == [one.id for one in record.criteria if one.set == "fed"] and len(shown) > 3
    store_cases.save_assessment(case, record, NOON)


@pytest.mark.parametrize("table", [Event, CaseChange, Resolution])
def test_what_is_only_added_to_is_kept_by_the_database(table: type[Model], numbers: dict[str, str]) -> None:
    rows = table._default_manager.all()
    with pytest.raises(DatabaseError, match="only added to"):
        rows.update(id=F("id"))
    with pytest.raises(DatabaseError, match="only added to"):
        rows._raw_delete("default")
    with pytest.raises(DatabaseError, match="only added to"), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table._meta.db_table} CASCADE")


def test_the_chain_holds_whoever_writes_together(numbers: dict[str, str]) -> None:
    before = store_history.verify(KEY).rows
    detail = {"value": {"low": "17.65", "n": 1.0}, "note": "naïve – “so”"}

    def write(person: str) -> Callable[[], Any]:
        def notes() -> None:
            for _ in range(5):
                store_history.note(KEY, "seen", by=person, at=NOON, number="C-2026-0001", detail=detail)

        return notes

    assert at_once([write(f"person-{n}") for n in range(8)]) == [None] * 8
    verdict = store_history.verify(KEY)
    assert (verdict.rows, verdict.broken) == (before + 40, None)


def test_of_several_who_save_one_field_together_one_is_first_and_the_others_are_told(
    numbers: dict[str, str],
) -> None:
    number = numbers[GROUNDS]
    card, part = cards(number)["employer"], case_desk(number).standing.parts[0]
    anchor = Anchor(field="employer", fact=card.fact, found=None, quote="", before="", after="")
    entry = Entry(part.standing.reading_id, anchor, "confirmed", None, seen=card.seen)

    def save(person: str) -> Callable[[], Any]:
        return lambda: enter(number, part.number, part.part, entry, Hand(by=person, at=NOON, key=KEY))

    made = at_once([save(f"person-{n}") for n in range(6)])
    assert sum(isinstance(one, Resolution) for one in made) == 1
    assert sum(isinstance(one, SomebodyElse) for one in made) == 5
    assert Resolution.objects.filter(field="employer").count() == 1


def test_nobody_is_given_what_another_takes_at_the_same_time(numbers: dict[str, str]) -> None:
    Task.objects.update(held_by="", held_until=None, state="settle")
    taking = [
        lambda by=f"person-{n}": store_desk.take_next(QueueFilter(), Hand(by, NOON, KEY), 30, TODAY, TODAY)
        for n in range(6)
    ]
    held = [task.number for task in at_once(taking) if task is not None]
    assert sorted(held) == sorted(numbers.values())


def test_a_draft_keeps_a_lease_that_ran_out(numbers: dict[str, str]) -> None:
    number = numbers[LAUNDRY]
    Task.objects.update(held_by="reviewer", held_until=NOON - timedelta(hours=1), state="settle")
    Draft.objects.create(task=Task.objects.get(number=number), by="reviewer", form="x/", content={}, saved=NOON)
    taken = store_desk.take_next(QueueFilter(), Hand("lead", NOON, KEY), 30, TODAY, TODAY)
    assert taken is not None and taken.number == numbers[GROUNDS]
    assert store_desk.take_next(QueueFilter(), Hand("lead", NOON, KEY), 30, TODAY, TODAY) is None


def test_one_batch_at_a_time(numbers: dict[str, str]) -> None:
    taken = at_once([lambda: lock.take_lock("run", NOON) for _ in range(4)])
    assert sum(isinstance(one, AtWork) for one in taken) == 3
    lock.release_lock(next(token for token in taken if isinstance(token, str)))


@pytest.mark.parametrize("words", ["\0", "%", "'", "\\", "a" * 3000])
def test_what_is_typed_is_never_an_error(words: str, numbers: dict[str, str], client: Client) -> None:
    number = numbers[LAUNDRY]
    for response in (
        client.get("/queue/", {"words": words}),
        client.get("/search/", {"words": words}),
        client.post("/queue/views/", {"name": words, "state": "settle"}),
        client.post(f"/cases/{number}/draft/", {"card": words, "value": words}),
        client.post(f"/cases/{number}/lay-aside/", {"state": "supervisor", "why": words, "wake": "2026-12-01"}),
        client.get(f"/cases/{words.replace('/', '')[:80]}/"),
    ):
        assert response.status_code < 500


def test_a_batch_from_the_inbox_to_the_report(
    cluster: Cluster, tmp_path: Path, numbers: dict[str, str], tables: str, address: str
) -> None:
    environ = {"CIE_EXTRACT_INTAKE_STABLE_SECONDS": "0", "CIE_EXTRACT_STORE_DATABASE": cluster.database(tables)}
    settings = load_settings(make_workspace(tmp_path / "office"), environ=environ)
    prepare_folders(settings)
    open_store(settings.store.place)
    deep = "/".join(["a folder with a name that says much " * 5] * 8)  # longer than PostgreSQL keeps in a tree
    for number, text in enumerate(("clear a", "review b", "broken c", "locked d", "clear a")):
        drop(settings.intake.inbox, f"{deep if number == 1 else 'Crew'}/{number}.txt", text)
    report = asyncio.run(carry_out(order_for(settings, PlainPool()), Steps()))
    assert report.counts == Counts(ready=1, review=1, set_aside=2, already_received=1)
    assert Arrival.objects.count() == 5 and not report.notes
    again = asyncio.run(carry_out(order_for(settings, PlainPool()), Steps()))
    assert again.nothing_new
    open_store(address)


def test_doctor_and_settings_say_where_it_is_and_no_password(cluster: Cluster, tmp_path: Path, address: str) -> None:
    workspace = make_workspace(tmp_path / "office")
    secret = cluster.address("postgres").replace("cie@", "cie:open-sesame@")
    for given, state in ((secret, "ok"), (secret.replace("/postgres?", "/nowhere?"), "problem")):
        environ = {"CIE_EXTRACT_STORE_DATABASE": given}
        [check] = [one for one in examine(workspace, environ=environ) if one.name == "store"]
        assert check.state == state and "sesame" not in check.words
        [line] = [one for one in setting_lines(workspace, environ=environ) if one.key == "store.database"]
        assert line.value == given.replace("open-sesame", "…")


def test_a_server_that_is_away_is_said(cluster: Cluster, numbers: dict[str, str], address: str) -> None:
    with pytest.raises(StoreAway, match="nowhere"):
        open_store(cluster.address("nowhere"))
    open_store(address)
    assert Task.objects.count() == 2
