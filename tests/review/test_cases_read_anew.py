"""A file read again may say other things: what its case is found by follows, who is in the case does not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cie_extract.model.particulars import ReadPart
from cie_extract.pipeline import find_in, judge
from review import case_work, queries_cases, store, store_case_changes
from review.models import CaseKey, CasePaper, CaseProposal
from tests.case_office import DAY, NOW, arrive, place
from tests.case_papers import DESCRIPTION, PATTERNS, REQUEST
from tests.factory import document_of
from tests.flows.plain_pool import VERSIONS

MISREAD = DESCRIPTION.replace("Mail Clerk", "Nail Dark").replace("Corbel Services, Inc.", "Gorbel Savings")
MOVED = DESCRIPTION.replace("10 Main Street, Hagerstown, MD 21740", "4 Canal Road, Salisbury, MD 21801")


def assess(now: datetime) -> None:
    case_work.assess_cases(queries_cases.stale_cases(), PATTERNS, as_of=DAY, now=now)


def read_again(number: str, first: str, source: str, hours: int = 1) -> None:
    """The same bytes are read anew, and say this now."""
    now = NOW + timedelta(hours=hours)
    document = replace(document_of(source, name="a.docx"), sha256=hashlib.sha256(first.encode()).hexdigest())
    record = judge(find_in(document, PATTERNS), PATTERNS, as_of=DAY)
    store.ask_again([number], now)
    store.save_reading(number, store.Try(now, now, VERSIONS), [ReadPart(record, document.text)])


def papers() -> list[tuple[str, ...]]:
    return [line.papers for line in reversed(queries_cases.case_lines())]


def test_a_paper_read_rightly_the_second_time_is_found_by_what_it_says_now(store_path: Path) -> None:
    arrive(MISREAD)
    place()
    assess(NOW)
    read_again("2026-0001", MISREAD, DESCRIPTION)
    arrive(REQUEST)
    assert place() == ("C-2026-0001",)
    assert papers() == [("2026-0001", "2026-0002")]
    keys = set(CaseKey.objects.values_list("key", flat=True))
    assert "title:mail clerk" in keys and "title:nail dark" not in keys


def test_cases_that_look_like_one_since_a_paper_was_read_anew_are_proposed_and_not_joined(store_path: Path) -> None:
    arrive(MISREAD)
    arrive(REQUEST)
    place()
    assess(NOW)
    assert sorted(papers()) == [("2026-0001",), ("2026-0002",)] and queries_cases.proposals() == ()
    read_again("2026-0001", MISREAD, DESCRIPTION)
    place()
    assert sorted(papers()) == [("2026-0001",), ("2026-0002",)]
    [proposal] = queries_cases.proposals()
    assert {proposal.case, proposal.other} == {"C-2026-0001", "C-2026-0002"}
    store_case_changes.settle_proposal(proposal.id, accept=True, by="ada", now=NOW)
    assert [sorted(each) for each in papers()] == [["2026-0001", "2026-0002"]]


def test_a_proposal_that_nothing_speaks_for_any_more_is_overtaken(store_path: Path) -> None:
    arrive(DESCRIPTION.replace("Corbel Services, Inc.", "Corbel"))
    arrive(REQUEST.replace("| Position title | Mail Clerk |", "| Position title | Mail Room Clerk |"))
    place()
    assess(NOW)
    assert len(queries_cases.proposals()) == 1
    first = DESCRIPTION.replace("Corbel Services, Inc.", "Corbel")
    read_again("2026-0001", first, MOVED.replace("Mail Clerk", "Floor Finisher"))
    place()
    assert queries_cases.proposals() == ()
    assert CaseProposal.objects.get().state == "overtaken"


def test_a_refused_proposal_is_not_made_again_by_a_reading(store_path: Path) -> None:
    arrive(MISREAD)
    arrive(REQUEST)
    place()
    assess(NOW)
    read_again("2026-0001", MISREAD, DESCRIPTION)
    place()
    [proposal] = queries_cases.proposals()
    store_case_changes.settle_proposal(proposal.id, accept=False, by="ada", now=NOW)
    assess(NOW + timedelta(hours=2))
    read_again("2026-0001", MISREAD, DESCRIPTION.replace("30 per week", "32 per week"), hours=3)
    place()
    assert queries_cases.proposals() == ()


def test_a_description_for_two_sites_read_anew_stays_in_the_case_of_each(store_path: Path) -> None:
    both = DESCRIPTION.replace(
        "| Work site | 10 Main Street, Hagerstown, MD 21740 |",
        "| Work site | 10 Main Street, Hagerstown, MD 21740 |\n| Work site | 4 Canal Road, Salisbury, MD 21801 |",
    )
    arrive(both)
    place()
    before = dict(CasePaper.objects.values_list("case__number", "clues"))
    assert len(before) == 2
    assess(NOW)
    read_again("2026-0001", both, both.replace("Mail Clerk", "Mail Sorter"))
    place()
    after = dict(CasePaper.objects.values_list("case__number", "clues"))
    assert {number: clues["sites"] for number, clues in after.items()} == {
        number: clues["sites"] for number, clues in before.items()
    }
    assert {clues["title"] for clues in after.values()} == {"mail sorter"}


@pytest.mark.parametrize("source", [DESCRIPTION, REQUEST])
def test_a_reading_that_says_the_same_changes_nothing(store_path: Path, source: str) -> None:
    arrive(source)
    place()
    assess(NOW)
    before = list(CasePaper.objects.values_list("clues", "role", "how"))
    read_again("2026-0001", source, source)
    assert place() == ()
    assert list(CasePaper.objects.values_list("clues", "role", "how")) == before
