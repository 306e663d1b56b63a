"""The history: sealed rows, and what is found out when somebody touches them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import DatabaseError, connection
from django.db.models import F, Model
from django.test import Client

from review import store_history
from review.models import AddedFact, CaseChange, Event, Resolution
from tests.desk.cases import LAUNDRY, cards, send, steps
from tests.desk.office import KEY, NOON
from tests.desk.test_added_facts import add


@pytest.fixture
def rows(store_path: object) -> list[Event]:
    return [
        store_history.note(
            KEY, "seen", by=f"person-{n}", at=NOON + timedelta(minutes=n), number="2026-0001", detail={"n": n}
        )
        for n in range(5)
    ]


@contextmanager
def at_the_prompt() -> Iterator[None]:
    """What somebody can do who may change the tables themselves: the triggers that keep the history are gone."""
    keeps = import_module("review.migrations.0009_only_added_to")
    with connection.schema_editor() as editor:
        keeps.let_go(None, editor)
    yield


@pytest.mark.parametrize("table", [Event, CaseChange, Resolution])
def test_the_database_itself_keeps_what_is_only_added_to(
    table: type[Model], numbers: dict[str, str], as_role: Callable[[str], Client]
) -> None:
    number = numbers[LAUNDRY]
    send(as_role("reviewer"), number, cards(number)["job_title"], kind="confirmed")
    rows = table._default_manager.all()
    before = rows.count()
    with pytest.raises(DatabaseError, match="only added to"):
        rows.update(id=F("id"))
    with pytest.raises(DatabaseError, match="only added to"):
        rows._raw_delete("default")
    assert rows.count() == before > 0


def test_the_page_says_what_was_added_taken_back_and_to_whom_it_was_given(
    numbers: dict[str, str], as_role: Callable[[str], Client]
) -> None:
    lead, number = as_role("lead"), numbers[LAUNDRY]
    add(lead, number, "wages", low="9.00", per="hour", settles="yes")
    add(lead, number, "wage.time_study", status="negated")
    send(lead, number, cards(number)["criteria.md-dors.4"], kind="judged:met", note="Anyone may stay.")
    lead.post(f"/cases/{number}/undo/", {"step": steps(number)[-1].key})
    wage = AddedFact.objects.get(field="wages").pk
    lead.post(f"/cases/{number}/facts/{wage}/withdraw/", {"why": "Another job was meant."})
    lead.post(f"/cases/{number}/assign/", {"person": "reviewer"})
    page = lead.get(f"/cases/{number}/history/").content.decode()
    told = re.findall(r'<td data-label="Details">(.*?)</td>', page)
    for words in (
        "to Ivo Stone", "Wage. Another job was meant.", "Statement 4", "Statement 4: papers support. Anyone may stay.",
        "Wage: $9.00 an hour, from a call; it holds where the papers disagree",
    ):  # fmt: skip
        assert words in told, words
    assert len([one for one in told if one.endswith(", from a call")]) == 1 and not any("wage." in one for one in told)


def test_an_untouched_history_holds(rows: list[Event]) -> None:
    verdict = store_history.verify(KEY)
    assert (verdict.rows, verdict.broken, verdict.head) == (5, None, rows[-1].seal)
    assert store_history.head_seal() == rows[-1].seal
    assert store_history.verify(KEY, rows[2].seal).broken is None


def test_an_empty_history_holds(store_path: object) -> None:
    assert store_history.verify(KEY).broken is None


@pytest.mark.parametrize(
    "change", [{"by": "somebody"}, {"what": "signed"}, {"detail": {"n": 9}}, {"number": "2026-0002"}, {"at": NOON}]
)
def test_a_changed_row_is_found(change: dict[str, object], rows: list[Event]) -> None:
    with at_the_prompt():
        Event.objects.filter(pk=rows[2].pk).update(**change)
    assert store_history.verify(KEY).broken == rows[2].pk


def test_a_row_taken_out_of_the_middle_is_found(rows: list[Event]) -> None:
    with at_the_prompt():
        Event.objects.filter(pk=rows[1].pk).delete()
    assert store_history.verify(KEY).broken == rows[2].pk


def test_rows_taken_from_the_end_are_found(rows: list[Event]) -> None:
    with at_the_prompt():
        Event.objects.filter(pk=rows[-1].pk).delete()
    assert store_history.verify(KEY).broken is not None


def test_a_seal_noted_elsewhere_finds_an_end_that_was_cut_with_its_head(rows: list[Event]) -> None:
    from review.models import ChainHead

    with at_the_prompt():
        Event.objects.filter(pk__gt=rows[2].pk).delete()
    ChainHead.objects.update(seal=rows[2].seal, count=3)
    assert store_history.verify(KEY).broken is None
    assert store_history.verify(KEY, rows[-1].seal).broken is not None


def test_another_key_does_not_pass(rows: list[Event]) -> None:
    assert store_history.verify(b"another key").broken == rows[0].pk
