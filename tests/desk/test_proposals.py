"""What the program proposes of cases is a person's to accept at the desk: two that may be one, one that may be two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from review import case_work, queries_cases
from review.case_nouns import ProposalLine
from review.desk.office import Office
from tests.case_office import arrive
from tests.case_papers import DESCRIPTION, PATTERNS
from tests.desk.office import NOON, TODAY


@pytest.fixture
def proposal(office: Office) -> ProposalLine:
    """A folder with descriptions of two near titles: one case, and a proposal to split it."""
    arrive(DESCRIPTION, "a.docx", "november")
    arrive(DESCRIPTION.replace("Mail Clerk", "Mail Sorter"), "b.docx", "november")
    case_work.place_new(PATTERNS, lambda _: "md-dors", lambda folder: folder, day=TODAY, now=NOON)
    case_work.assess_cases(queries_cases.stale_cases(), PATTERNS, as_of=TODAY, now=NOON)
    [one] = queries_cases.proposals()
    return one


def answer(client: Client, proposal: ProposalLine, given: str) -> str:
    form = {"what": "proposal", "proposal": str(proposal.id), "answer": given}
    response = client.post(f"/cases/{proposal.case}/papers/", form, follow=True)
    return " ".join(str(message) for message in response.context["messages"])


def papers(number: str) -> tuple[str, ...]:
    return queries_cases.case_line(number).papers


def test_the_proposal_is_said_in_words(proposal: ProposalLine, as_role: Callable[[str], Client]) -> None:
    page = as_role("reviewer").get(f"/cases/{proposal.case}/papers/").content.decode()
    assert f"{proposal.papers[0]} may be a position of its own" in page
    assert "One says mail clerk, another mail sorter." in page
    assert "Give it a case of its own" in page and "Make them one" not in page


def test_accepted_it_gives_the_paper_a_case_of_its_own(
    proposal: ProposalLine, as_role: Callable[[str], Client]
) -> None:
    first, second = papers(proposal.case)
    said = answer(as_role("reviewer"), proposal, "accept")
    [new] = queries_cases.cases_of(second)
    assert said == f"{second} went into a new case, {new}."
    assert (papers(proposal.case), papers(new)) == ((first,), (second,))


def test_refused_it_stays(proposal: ProposalLine, as_role: Callable[[str], Client]) -> None:
    reviewer, before = as_role("reviewer"), papers(proposal.case)
    assert answer(reviewer, proposal, "refuse") == f"{before[1]} stays here; it is not proposed again."
    assert papers(proposal.case) == before
    assert "not open any more" in answer(reviewer, proposal, "accept")
