"""Pages of the case: people by their names, wherever whose word it is is said; days as every day of the desk."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from cie_extract.model.record import CriterionOutcome
from review import store_case_desk, store_people
from review.desk.spoken import spoken
from review.models import Task
from review.sentences import value_in_words, with_days
from review.store_desk import Hand
from tests.case_office import arrive
from tests.case_papers import DESCRIPTION
from tests.desk.cases import cards, noted, send, standing
from tests.desk.office import KEY, NOON, file_cases
from tests.desk.test_added_facts import add


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Case 2026-0147 has 15-30 hours.", "Case 2026-0147 has 15-30 hours."),
        ("It stands in plan-2026-11-20.pdf.", "It stands in plan-2026-11-20.pdf."),
        ("It stands in 2026-11-20.pdf, 2026-11-20/2.", "It stands in 2026-11-20.pdf, 2026-11-20/2."),
        ("They wrote “until 2026-11-20”.", "They wrote “until 2026-11-20”."),
        ("No. 2026-13-45 is no day.", "No. 2026-13-45 is no day."),
        ("The contract ended on 2026-09-03.", "The contract ended on 3 Sep 2026."),
        ("in Bel Air, MD on 2026-11-23: from 2026-01-01.", "in Bel Air, MD on 23 Nov 2026: from 1 Jan 2026."),
    ],
)
def test_a_sentence_of_the_core_has_its_days_in_words(sentence: str, shown: str) -> None:
    assert with_days(sentence) == shown


@pytest.mark.parametrize(
    ("field", "said", "shown"),
    [
        ("job_title", "Clerk 2026-11-20", "Clerk 2026-11-20"),
        ("contract.end", "2027-09-30", "30 Sep 2027"),
        ("contract.periods", "base 2026-10-01 to unknown", "base 1 Oct 2026 to unknown"),
        ("signature", "signed, Ada Lane, 2026-11-20", "signed, Ada Lane, 20 Nov 2026"),
    ],
)
def test_of_values_only_days_are_put_into_words(field: str, said: str, shown: str) -> None:
    assert value_in_words(field, said) == shown


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


def test_a_word_that_a_later_paper_speaks_against_is_told_by_name_and_day(numbers: dict[str, str]) -> None:
    arrival = arrive(DESCRIPTION, "mail clerk.docx")
    case = file_cases()[arrival]
    why = "On 2026-11-20 payroll told of two plans."  # a person's own words stay as they are
    store_case_desk.judge(case, "md-dors.3", "not_met", why, Hand(by="lead", at=NOON, key=KEY))
    assert told(case).why == why
    same = "# Benefits\nPart-time workers have the same benefits as all other part-time employees.\n"
    later = arrive(DESCRIPTION + same, "mail clerk.docx")
    file_cases(NOON + timedelta(hours=1))
    assert told(case).outcome == "conflicting"
    assert told(case).why == f"Lena Marsh said on 23 Nov 2026: “{why}” {later}, which came later, supports it."


def told(case: str) -> CriterionOutcome:
    return next(one for one in spoken(standing(case), store_people.names()).record.criteria if one.id == "md-dors.3")


def test_no_page_of_a_case_shows_a_day_as_the_record_does(case: str, as_role: Callable[[str], Client]) -> None:
    """Whatever was noted around it; what is typed into forms stays as it is typed."""
    client = as_role("second")
    add(client, case, "contract.end", end="2027-09-30")
    send(client, case, cards(case)["wages"], kind="confirmed")
    noted(case, 1)
    pages = ("", "papers/", "history/", "determination/", "contacts/", "list/", "visits/1/", "visits/1/sheet/")
    for address in (*(f"/cases/{case}/{one}" for one in pages), "/queue/", "/list/", "/load/", "/intake/"):
        response = client.get(address)
        assert response.status_code == 200, address
        words = html.unescape(re.sub(r"<[^>]*>", " ", response.content.decode()))
        assert re.findall(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?!-)", words) == [], address
