"""What comes later at the desk: a revised paper is shown field by field, a file that is read anew blocks a signature or
a line of the list that rests on what it said before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from review.models import Determination, Publication, Task
from tests.case_office import arrive
from tests.case_papers import DESCRIPTION
from tests.desk.cases import desk, settle_all, signed
from tests.desk.office import FULL_NAMES, file_cases
from tests.desk.test_decisions import form, sign
from tests.review.test_cases_read_anew import read_again

POORER = DESCRIPTION.replace("$19.00 per hour", "$14.00 per hour")


@pytest.fixture
def described(numbers: dict[str, str]) -> str:
    """A case that has a description alone."""
    arrival = arrive(DESCRIPTION, "mail clerk.docx")
    return file_cases()[arrival]


def read_as_poorer(case: str) -> None:
    """The same bytes are read anew, and pay less than the floor."""
    read_again(desk(case).standing.parts[0].number, DESCRIPTION, POORER, hours=30)  # after the case was assessed
    file_cases()


def test_a_revised_paper_is_shown_field_by_field_with_what_it_touches(described: str, reviewer: Client) -> None:
    assert "Revisions</h2>" not in reviewer.get(f"/cases/{described}/").content.decode()
    later = arrive(POORER, "mail clerk.docx")
    assert file_cases()[later] == described
    shown = reviewer.get(f"/cases/{described}/").content.decode()
    revision = shown[shown.index("Revisions</h2>") :]
    assert "<del>$19.00 an hour" in revision and "<ins>$14.00 an hour" in revision
    assert "Looked at again: Statement 1" in revision and "Statement 6" not in revision[: revision.index("</p>")]


def test_a_file_read_anew_before_the_signature_blocks_it_and_is_shown(described: str, reviewer: Client) -> None:
    settle_all(reviewer, described)
    drawn = form(described, FULL_NAMES["reviewer"], "meets", special="The contract runs on.")
    read_as_poorer(described)
    shown = sign(reviewer, described, drawn)
    assert "Something changed since this page was drawn" in shown and "Statement 1: " in shown
    assert not Determination.objects.exists()


def test_a_file_read_anew_after_the_signature_is_flagged_and_not_listed(
    described: str, as_role: Callable[[str], Client]
) -> None:
    lead = as_role("lead")
    made = signed(described)
    assert Task.objects.get(number=described).flag == ""
    read_as_poorer(described)
    assert Task.objects.get(number=described).flag.startswith("A paper was read anew")
    assert "A paper was read anew" in lead.get(f"/cases/{described}/").content.decode()
    answer = lead.post(f"/cases/{described}/list/approve/", {"seal": made.seal})
    assert answer.status_code == 409 and "Statement 1" in answer.content.decode()
    assert not Publication.objects.exists()
    assert Determination.objects.get().state == "signed"  # what was signed stands as it was
