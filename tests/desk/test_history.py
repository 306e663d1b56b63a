"""The history: sealed rows, and what is found out when somebody touches them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from review import store_history
from review.models import Event
from tests.desk.office import KEY, NOON


@pytest.fixture
def rows(store_path: object) -> list[Event]:
    return [
        store_history.note(
            KEY, "seen", by=f"person-{n}", at=NOON + timedelta(minutes=n), number="2026-0001", detail={"n": n}
        )
        for n in range(5)
    ]


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
    Event.objects.filter(pk=rows[2].pk).update(**change)
    assert store_history.verify(KEY).broken == rows[2].pk


def test_a_row_taken_out_of_the_middle_is_found(rows: list[Event]) -> None:
    Event.objects.filter(pk=rows[1].pk).delete()
    assert store_history.verify(KEY).broken == rows[2].pk


def test_rows_taken_from_the_end_are_found(rows: list[Event]) -> None:
    Event.objects.filter(pk=rows[-1].pk).delete()
    assert store_history.verify(KEY).broken is not None


def test_a_seal_noted_elsewhere_finds_an_end_that_was_cut_with_its_head(rows: list[Event]) -> None:
    from review.models import ChainHead

    Event.objects.filter(pk__gt=rows[2].pk).delete()
    ChainHead.objects.update(seal=rows[2].seal, count=3)
    assert store_history.verify(KEY).broken is None
    assert store_history.verify(KEY, rows[-1].seal).broken is not None


def test_another_key_does_not_pass(rows: list[Event]) -> None:
    assert store_history.verify(b"another key").broken == rows[0].pk
