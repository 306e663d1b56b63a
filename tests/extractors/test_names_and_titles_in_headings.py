"""Names of houses on lines by themselves, and titles beside them in a heading: misses first."""

from __future__ import annotations

import pytest

from tests.extractors.many_papers import WORK, said_of

_LARKS = "\nThe choir of 7F sings at noon. 7F will rest in May. Help 7F teams sing. 7F’s hall is warm."


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("# Shelf Stocker\nHelps the shop.\n# Customer Service\n- Greets shoppers.\n- Answers the phone.", None),
        ("# Shelf Stocker\nHelps the shop.\n# Food Services\n- Greets shoppers.\n- Answers the phone.", None),
        ("# Shelf Stocker\nHelps the shop.\n# Guest Relations Department\n- Greets shoppers.\n- Sweeps.", None),
        ("# Cook\nCamp Kitchen\nKnows the rules of Camp Kitchen work, in every kitchen." + WORK, None),
        ("# Cook\nCamp Larkspur\nThe fire is out." + WORK, None),
        ("# Cook\nDining Hall\nKnows the rules of Dining Hall and cooks." + WORK, None),
        (
            "# Custodian\n| Reports To | Head |\nRequests by Director of Administration." + WORK,
            None,
        ),
        ("# Custodian\n| Department | Food Gallery |" + WORK, None),
        ("# Press Helper\n1st\nThe 1st shift is early. At 1st light we open. 1st will do. 1st team." + WORK, None),
        ("# Nurse Aide\nCertified Nursing Assistant\nShows the Certified Nursing Assistant (CNA) card." + WORK, None),
        ("# Laborer\nKeeper of the Seals\nWorks in any part of the Keeper of the Seals (XYZ)." + WORK, None),
        ("# Laborer\nThe class description City Hall keeps is old." + WORK, None),
        ("# SEASON VACANCIES\nCareers\nThe 1st shift is early." + WORK, None),
        ("# Singer" + _LARKS + WORK, None),
        ("# Guide\nAnn Doe, a singer, is excited to announce a song." + WORK, None),
        ("# Kiln Aide\nMust have a license (Class A), from the State of Ohio." + WORK, None),
        ("# Kiln Aide\nCertified Kiln Aide in the State of Ohio." + WORK, None),
        ("# Kiln Aide\n# SKILLS AND ABILITIES\n- Lifts 40 pounds.\n- Can read.", None),
        ("# Cook\nCamp Larkspur\nKnows the aims of Camp Larkspur and its guests." + WORK, "Camp Larkspur"),
        ("# Kiln Aide\nRests with the State of Ohio and its licensed kilns." + WORK, "State of Ohio"),
        ("# ELM LARCH SCHOOLS\n# DEPARTMENT OF HUMAN RESOURCES\n# Kiln Aide" + WORK, "ELM LARCH SCHOOLS"),
        ("# Kiln Aide\nElm County, MD" + WORK, "Elm County, MD"),
        (
            "# Kiln Aide\nThe City of Elmdale's Parks & Kilns Department is looking for helpers." + WORK,
            "City of Elmdale",
        ),
        ("# State of Ohio Class Specification\n# Kiln Aide" + WORK, "State of Ohio"),
        (
            "# Kiln Aide\nRests at noon in Tern House St. Ann's Medical Center." + WORK,
            "Tern House St. Ann's Medical Center",
        ),
        (
            "# Kiln Aide\nWhat are the responsibilities and job description for the Kiln Aide position at Odd Otter?"
            + WORK,
            "Odd Otter",
        ),
        (
            "# Laborer\nKeeper of the Seals\nIt is in the Keeper of the Seals (KOS)." + WORK,
            "Keeper of the Seals",
        ),
        ("# 7F - Choir guide" + _LARKS + WORK, "7F"),
        (
            "# EGH/SPCA\n# Kennel Aide\nYou tell guests of EGH/SPCA’s kennels and speak for EGH/SPCA kindly." + WORK,
            "EGH/SPCA",
        ),
        ("# Laborer\n| Department | National Gallery of Glass Art |" + WORK, "National Gallery of Glass Art"),
        (
            "# Controller\nSea Larks, a bright house in Elkton, Maryland is excited to announce the career opportunity "
            "of Controller." + WORK,
            "Sea Larks",
        ),
        (
            "# DENTED SAUCEPANS\nCareers\n# Press runs, 1st and 3rd shift\nThe 1st shift is early." + WORK,
            "DENTED SAUCEPANS",
        ),
        ("# LABORER 1" + WORK + "\nClass Description City of Baltimore Office of Human Resources", "City of Baltimore"),
        (
            "# Clerk\nThe Fen Workshop for Old Boats (Fen Shop) mends boats." + WORK + "\nFen Shop is an equal "
            "opportunity employer.",
            "Fen Workshop for Old Boats",
        ),
        (
            "# Clerk\nSweeps the Odd Otter Booth at the fair, the whole of the day, and packs up the "
            "tables and the lamps of the stand once everybody has gone home, in the rain too.\nOdd Otter is "
            "an equal opportunity employer." + WORK,
            "Odd Otter",
        ),
        (
            "# Custodian" + WORK + "\nFirst Fen Church will make reasonable changes.\nFirst Fen Church of Elkton",
            "First Fen Church of Elkton",
        ),
    ],
)
def test_employers(paper: str, said: str | None) -> None:
    assert said_of("employer", paper) == said


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("# Join the Larks\n# Job Description\n- Talks with Choir and Stage Lead\n- Sweeps the hall", None),
        ("# Internships at Odd Otter\nThe kitchen is busy." + WORK, None),
        ("# 7F - How we sing" + _LARKS + WORK, None),
        ("# Reports to director\nThe kitchen is busy." + WORK, None),
        ("# Library Page\nPosition title: Page" + WORK, "Page"),
        ("# Stock Clerk\nA stock clerk fills shelves.\nPosition title: Night Clerk" + WORK, "Night Clerk"),
        ("# Otter Keeper\nOtters eat fish. The otter's pool is deep. Otter food is dear." + WORK, "Otter Keeper"),
        ("# 7F - Choir guide manager" + _LARKS + WORK, "Choir guide manager"),
        (
            "# Fen Workshop for Old Boats: Stock Clerk\nFen Workshop for Old Boats mends boats. The Fen Workshop for "
            "Old Boats pays. At Fen Workshop for Old Boats we sing." + WORK,
            "Stock Clerk",
        ),
        (
            "# Library Page\nEach library page sorts. A library page reads.\nPosition title: Page" + WORK,
            "Library Page",
        ),
        (
            "# Fen Larks Night Porter\nFen Larks's mission is song. Fen Larks sings. As a Night Porter, you guard Fen "
            "Larks." + WORK,
            "Night Porter",
        ),
        ("# 2026 Garden Internship" + WORK, "Garden Internship"),
    ],
)
def test_titles(paper: str, said: str | None) -> None:
    assert said_of("job_title", paper) == said
