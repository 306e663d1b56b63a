"""Titles, employers and sites of subjects, mails, questions for several things at once, and notes: misses first."""

from __future__ import annotations

import pytest

from cie_extract.extractors.compound_prompts import answers_together
from cie_extract.pattern_files import load_patterns
from tests.extractors.test_labelled_names import best
from tests.factory import annotated_of

PATTERNS = load_patterns()
_WORK = "\n# Duties\n- Sorts parcels.\n- Loads the van.\n# Qualifications\n- Lifts 40 pounds."


@pytest.mark.parametrize(
    ("paper", "title"),
    [
        # misses
        ("Re: your letter of May 4, with thanks" + _WORK, None),
        ("Subject: Questions about benefits" + _WORK, None),
        ("# Seven-point answer sheet" + _WORK, None),
        ("# Employer questionnaire" + _WORK, None),
        ("The job is called off when it rains." + _WORK, None),
        ("We call the office each morning." + _WORK, None),
        ("Employer, job, where, pay?\nAsk the office for it." + _WORK, None),
        ("# REQUIREMENTS for Kiln Aide" + _WORK, None),
        ("What are the responsibilities of a good neighbor?" + _WORK, None),
        # hits
        (
            "# Tern Cove Services\nWhat are the responsibilities and job description for the Kiln Aide (Summer 2031) "
            "position at Tern Cove Services?" + _WORK,
            "Kiln Aide",
        ),
        ("# Night Porter *Revised" + _WORK, "Night Porter"),
        ("# Lot Attendant (up to $2 more after dark)" + _WORK, "Lot Attendant"),
        ("# 4410 - Kiln Aide" + _WORK, "Kiln Aide"),
        ("# Job Standard for Kiln Aide\nJob Code: 4410" + _WORK, "Kiln Aide"),
        ("# Kiln Aide Overview" + _WORK, "Kiln Aide"),
        ("# Night Porter Hiring" + _WORK, "Night Porter"),
        ("# 911 Dispatcher" + _WORK, "911 Dispatcher"),
        ("# Host/Hostess" + _WORK, "Host/Hostess"),
        ("# FLK Part-Time Night Porter" + _WORK, "FLK Part-Time Night Porter"),
        ("# Kiln Aides - Quarry Hill, Inc." + _WORK, "Kiln Aides"),
        ("Re: Potting Aide, Fen Road Garden Center, 40 Fen Road, Elkton, MD 21921" + _WORK, "Potting Aide"),
        ("SUBJECT: Truck Wash Attendant, County garage, 9 Mill Road, Elkton, MD 21921" + _WORK, "Truck Wash Attendant"),
        ("Re: CIE review request for Dock Clerk (Elkton)" + _WORK, "Dock Clerk"),
        ("The job is called Wheel Assembler and this page says what it is." + _WORK, "Wheel Assembler"),
        ("Your title will be Night Porter." + _WORK, "Night Porter"),
        (
            "# Seven-point answer sheet\nWhich job? Ferry Attendant\nWho employs? Tern Cove Services" + _WORK,
            "Ferry Attendant",
        ),
        ("A1 Employer of record: Tern Cove Services\nA2 Name of the job: Dock Attendant" + _WORK, "Dock Attendant"),
        (
            "Employer of record, job, where, pay?\nTern Cove Services, Inc. Press Helper. At Fen Press, 9 Mill Road, "
            "Elkton, MD 21921. $17.10 an hour." + _WORK,
            "Press Helper",
        ),
    ],
)
def test_titles(paper: str, title: str | None) -> None:
    assert best("job_title", paper) == title


def test_a_title_after_the_signature_of_another_paper_is_the_jobs() -> None:
    signed = "/s/ Ann Doe\nDirector of Contracts\nSigned 19 Nov 2026\n"
    assert (
        best("job_title", signed + "# ATTACHMENT: POSITION DESCRIPTION\nTitle: Truck Washer" + _WORK) == "Truck Washer"
    )
    assert best("job_title", _WORK.strip() + "\nSignature: /s/ Ann Doe\nSigned 19 Nov 2026\nTitle: Director") is None


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        # misses: an answer, a boast, a host
        ("I certify for the employer: True" + _WORK, None),
        ("| Employer | Yes |" + _WORK, None),
        ("We are Open Monday to Friday." + _WORK, None),
        ("Answers of the Reader concerning the form." + _WORK, None),
        ("The United States Government does not discriminate in employment." + _WORK, None),
        ("The lot is a drug-free zone and a place of equal chances." + _WORK, None),
        # hits
        ("We are Fen & Wheel Cycles, 40 Fen Road, Elkton, MD 21921." + _WORK, "Fen & Wheel Cycles"),
        ("We are Tern Cove Services, and this is our note." + _WORK, "Tern Cove Services"),
        (
            "| Property | Fen Hollow Resort & Spa |" + _WORK + "\nFen Hollow is a drug-free workplace and an equal "
            "opportunity employer.",
            "Fen Hollow Resort & Spa",
        ),
        (
            "Fen Larks, a choir\nFen Larks is a smoke-free campus and an equal opportunity employer." + _WORK,
            "Fen Larks",
        ),
        ("Answers of Tern Cove Services, Inc. concerning the Grader" + _WORK, "Tern Cove Services, Inc."),
        ("Declaration by Tern Cove Services for a review" + _WORK, "Tern Cove Services"),
        (
            "Employer of record, job, where, pay?\nTern Cove Services, Inc. Press Helper. At Fen Press." + _WORK,
            "Tern Cove Services, Inc.",
        ),
    ],
)
def test_employers(paper: str, name: str | None) -> None:
    assert best("employer", paper) == name


@pytest.mark.parametrize(
    ("paper", "place"),
    [
        # misses: the house's own seat, a heading that is no title's
        (
            "We are Tern Cove Services, a nonprofit with 40 work sites and crews, P.O. Box 9, Elkton, MD 21921."
            + _WORK,
            None,
        ),
        (_WORK + "\n# Contract crews\n40 Fen Road, Elkton, MD 21921", None),
        # hits
        (
            "Re: Potting Aide, Fen Road Garden Center, 40 Fen Road, Elkton, MD 21921" + _WORK,
            "40 Fen Road, Elkton, MD 21921",
        ),
        (
            "We are Fen & Wheel Cycles, 40 Fen Road, Elkton, MD 21921. The shop is open all year." + _WORK,
            "40 Fen Road, Elkton, MD 21921",
        ),
        (
            "# Answers\n"
            + "\n".join(f"{n}. It is so: True" for n in range(1, 9))
            + "\n# Job sheet: Melon Grader\nFen Cooperative, 40 Fen Road, Elkton, MD 21921"
            + _WORK,
            "40 Fen Road, Elkton, MD 21921",
        ),
        (
            "| A3 Where the work is done | Fen Marina, 40 Fen Road |\n| City, State, ZIP | Elkton, MD 21921 |" + _WORK,
            "Elkton, MD 21921",
        ),
        ("Place: Commissary, Building 4, Hill Air Force Base, UT 84056" + _WORK, "Hill Air Force Base, UT 84056"),
    ],
)
def test_sites(paper: str, place: str | None) -> None:
    assert best("worksite", paper) == place


@pytest.mark.parametrize(
    ("paper", "pieces"),
    [
        ("Pay, hours, leave?\nTwenty dollars, thirty hours.", []),
        ("Employer?\nTern Cove Services, Inc.", []),
        ("The employer, the job and the place are named below.\nTern Cove Services.", []),
        (
            "Employer, position and location: Tern Cove Services, Inc.; Press Helper; 9 Mill Road",
            ["Tern Cove Services, Inc.", "Press Helper", "9 Mill Road"],
        ),
        ("What are the employer, job, pay?\nFen Works LLC. Runner, $17", ["Fen Works LLC", "Runner", "$17"]),
    ],
)
def test_questions_for_several_things_at_once(paper: str, pieces: list[str]) -> None:
    annotated = annotated_of(paper, PATTERNS)
    assert [annotated.text[slice(*span)] for span in answers_together(annotated, PATTERNS)] == pieces
