"""People on the pages of a case: by their names, wherever whose word it is is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from review.desk.named import _Names
from review.models import Task
from tests.desk.cases import cards, send
from tests.desk.office import NOON
from tests.desk.test_added_facts import add

NAMES = {"lead": "Lena Marsh", "ada.l": "Ada Lane", "ada": "Ada Jung"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The crew lead said nothing.", "The crew lead said nothing."),
        ("It is the lead's wording.", "It is the lead's wording."),
        ("mislead said on 2026-11-20: no.", "mislead said on 2026-11-20: no."),
        ("lead let them go", "lead let them go"),
        ("lead said on 2026-11-20: so.", "Lena Marsh said on 2026-11-20: so."),
        (
            "It is told. ada.l's word was said before 2026-0147.",
            "It is told. Ada Lane's word was said before 2026-0147.",
        ),
        ("ada let the call of 2026-11-20 hold; two wages.", "Ada Jung let the call of 2026-11-20 hold; two wages."),
    ],
)
def test_only_an_account_whose_word_it_is_becomes_a_name(words: str, shown: str) -> None:
    assert _Names(NAMES).in_words(words) == shown


def test_nobody_is_called_by_the_account_on_a_page_of_the_case(case: str, as_role: Callable[[str], Client]) -> None:
    client = as_role("second")
    send(client, case, cards(case)["wages"], kind="confirmed")
    add(client, case, "wages", low="9.00", per="hour", settles="yes")
    add(client, case, "job_title", value="Porter")
    send(client, case, cards(case)["criteria.md-dors.2"], kind="judged:met", note="One clock.")
    page = client.get(f"/cases/{case}/").content.decode()
    assert "Confirmed by Cara Dale" in page and "From a call on 20 Nov 2026, added by Cara Dale" in page
    for words in ("by second", "second said", "second let", "second&#x27;s"):
        assert words not in page + client.get(f"/cases/{case}/papers/").content.decode(), words
    Task.objects.filter(number=case).update(held_by="second", held_until=NOON + timedelta(minutes=9))
    other = as_role("reviewer")
    assert "Cara Dale holds" in send(other, case, cards(case)["employer"], kind="confirmed")
    assert "Cara Dale holds" in other.get(f"/cases/{case}/facts/add/", follow=True).content.decode()
    assert "Cara Dale holds" in other.post(f"/cases/{case}/take/", follow=True).content.decode()
