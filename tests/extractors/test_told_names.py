"""Employers and titles that no label gives: letters, letterheads, headings and sentences."""

from __future__ import annotations

import pytest

from cie_extract.extractors import employer, title
from cie_extract.model.finding import Finding, Text
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.annotate import annotate
from cie_extract.stages.candidates import LEAST_SCORE
from tests.factory import document_of

PATTERNS = load_patterns()
_WORK = "\n# Duties\n- Sorts parcels.\n- Loads the van.\n# Qualifications\n- Lifts 40 pounds."


def _best(found: list[Finding]) -> str | None:
    best = max(found, key=lambda one: one.score, default=None)
    if best is None or best.score < LEAST_SCORE:
        return None
    assert isinstance(best.value, Text)
    return best.value.value


TITLES = (
    # misses: greetings, those who sign, slogans, part of the time
    ("Dear Placement Coordinator:\nThank you for your call." + _WORK, None),
    ("Marlow Seed Company" + _WORK + "\nSincerely,\nAda Boone\nPlant Manager", None),
    ("Position: Part-time" + _WORK, None),
    ("Position: the person who opens the gate each day and closes it at night" + _WORK, None),
    ("# Come as you are: doors open at nine" + _WORK, None),
    # hits
    ("Dear Ms. Ash:\nWe would like to take on a bindery helper at our shop in Elm." + _WORK, "bindery helper"),
    ("Dear Mr. Oak:\nThis tells you of the job of loom attendant at our mill." + _WORK, "loom attendant"),
    ("# Come build with us: Lumber Yard Attendant" + _WORK, "Lumber Yard Attendant"),
    ("# Custodian II - FT" + _WORK, "Custodian II"),
    ("# Stock Clerk – Part Time" + _WORK, "Stock Clerk"),
    ("# Laundry Aide (Part-Time, Nights)" + _WORK, "Laundry Aide"),
    ("Job announcement 31-7: Coach Washer. Posted 11/2/2026." + _WORK, "Coach Washer"),
    ("# Position Description No. 4-118 – Dock Clerk" + _WORK, "Dock Clerk"),
    ("# KITCHEN HELPER 4410" + _WORK, "KITCHEN HELPER"),
    (
        "| What is the job? | Bell Ringer |\n| Who employs the worker? | Tern Cove Services, Inc. |" + _WORK,
        "Bell Ringer",
    ),
    ("Position: Ward Escort\nEmployer: Tern Cove Services, Inc." + _WORK, "Ward Escort"),
    ("# Library Clerk\nPosition Title: Shelver\nReports to: Head of Circulation" + _WORK, "Shelver"),
)
EMPLOYERS = (
    # misses: a host, a house where the job is, a paper of a job
    ("# Runner\nThe work is done inside Gull Point Hospital." + _WORK, None),
    ("# Job description of a Stock Clerk" + _WORK, None),
    ("# Stock Clerk\nA stock clerk is a valued part of our team." + _WORK, None),
    # hits
    ("MEMORANDUM\nFROM: Fen River Alliance (employer of record)\nRE: Runner" + _WORK, "Fen River Alliance"),
    ("# Request\nFiled by Gorse Hill Opportunity Works, employer of record" + _WORK, "Gorse Hill Opportunity Works"),
    ("# Sorter\nA job outline of Twin Forks Occupational Industries" + _WORK, "Twin Forks Occupational Industries"),
    (
        "# Sorter\nTwin Forks Box Makers, 12 Quay Street, Elm, PA 17603"
        + _WORK
        + "\nTwin Forks is an equal opportunity employer.",
        "Twin Forks Box Makers",
    ),
    ("# Clerk\n" + _WORK + "\nELC is an equal opportunity employer.\n_ Elm Library Council", "Elm Library Council"),
    ("# Agent\nTo widen its hours, Larch Library is seeking a part-time agent." + _WORK, "Larch Library"),
    ("# Shelver\nThe Materials Department at Larch Library has a part-time position open." + _WORK, "Larch Library"),
    (
        "# Guide\nThe Sorrel Zoo & Botanical Garden is known for our care of birds." + _WORK,
        "Sorrel Zoo & Botanical Garden",
    ),
)


@pytest.mark.parametrize(("paper", "wanted"), TITLES)
def test_titles(paper: str, wanted: str | None) -> None:
    assert _best(list(title.find(annotate(document_of(paper), PATTERNS), PATTERNS))) == wanted


@pytest.mark.parametrize(("paper", "wanted"), EMPLOYERS)
def test_employers(paper: str, wanted: str | None) -> None:
    assert _best(list(employer.find(annotate(document_of(paper), PATTERNS), PATTERNS))) == wanted
