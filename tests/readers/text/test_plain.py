"""Plain text: lines that a program broke are joined, lines that a person broke are not."""

from __future__ import annotations

import pytest

from cie_extract.model.document import BlockKind
from cie_extract.readers.text.plain import paragraphs_of

WRAPPED = """\
The aide works on the second floor of the county library and shelves
returned books, discs and magazines in the order that the card at the
desk shows.

What the aide does:
 * Empties the book drop at opening and again at four o'clock, and sets
   aside whatever is wet or torn
 * Shelves picture books
 * Answers questions at the desk

Pay:        $15.75 an hour
Work site:  Harbor Branch Library, 12 Ferry Lane, third floor, by the lift,
            Cambridge, MD 21613

1. Does the job pay the state or local minimum wage, whichever is higher,
   for the area where the site is?
   YES
2. Are the benefits those of other employees?
   NO

Best regards,
Pat Ode
"""


def test_lines_of_a_wrapped_letter() -> None:
    assert [(p.marker, " ".join(p.text.split())) for p in paragraphs_of(WRAPPED)] == [
        (
            "",
            "The aide works on the second floor of the county library and shelves returned books, discs and "
            "magazines in the order that the card at the desk shows.",
        ),
        ("", "What the aide does:"),
        ("*", "Empties the book drop at opening and again at four o'clock, and sets aside whatever is wet or torn"),
        ("*", "Shelves picture books"),
        ("*", "Answers questions at the desk"),
        ("", "Pay: $15.75 an hour"),
        ("", "Work site: Harbor Branch Library, 12 Ferry Lane, third floor, by the lift, Cambridge, MD 21613"),
        (
            "1.",
            "Does the job pay the state or local minimum wage, whichever is higher, for the area where the site is?",
        ),
        ("", "YES"),
        ("2.", "Are the benefits those of other employees?"),
        ("", "NO"),
        ("", "Best regards,"),
        ("", "Pat Ode"),
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Sweeps floors\nMops halls\nDusts shelves", ["Sweeps floors", "Mops halls", "Dusts shelves"]),
        ("Sweeps floors and\nmops halls", ["Sweeps floors and mops halls"]),
        ("sweeps floors\nmops halls", ["sweeps floors", "mops halls"]),
        ("12 Ferry Lane,\nCambridge, MD", ["12 Ferry Lane, Cambridge, MD"]),
        ("Title: Aide\nPay: $15\nSite: Dover", ["Title: Aide", "Pay: $15", "Site: Dover"]),
        ("non-\ndisabled peers", ["non-disabled peers"]),
        ("One\r\n\r\nTwo", ["One", "Two"]),
        ("☒ True\n☐ False", ["☒ True", "☐ False"]),
    ],
)
def test_short_texts(text: str, paragraphs: list[str]) -> None:
    assert [p.text for p in paragraphs_of(text)] == paragraphs


def test_capitals_and_underlined_lines_are_headings() -> None:
    text = "ESSENTIAL FUNCTIONS\nSweeps the dock.\n\nQualifications\n--------------\nCan lift 20 pounds.\n\nYES\n"
    assert [p.text for p in paragraphs_of(text) if p.kind is BlockKind.HEADING] == [
        "ESSENTIAL FUNCTIONS",
        "Qualifications",
    ]


def test_columns_of_spaces_are_a_table() -> None:
    found = paragraphs_of("Step      Hourly\n1         $15.00\n2         $15.60\n")
    assert [(p.cell.row, p.cell.column, p.cell.header) for p in found if p.cell][-1] == (2, 1, ("Hourly",))


def test_marks_of_markdown() -> None:
    found = paragraphs_of("# Aide\n## Duties\n- Sweeps\n  - halls\n- Mops\n")
    assert [(p.kind, p.level, p.marker, p.text) for p in found] == [
        (BlockKind.HEADING, 1, "#", "Aide"),
        (BlockKind.HEADING, 2, "##", "Duties"),
        (BlockKind.LIST_ITEM, 0, "-", "Sweeps"),
        (BlockKind.LIST_ITEM, 1, "-", "halls"),
        (BlockKind.LIST_ITEM, 0, "-", "Mops"),
    ]


ITEMS = """\
Arranges furniture and equipment for the purpose of preparing rooms for meetings.
Cleans the classrooms, offices and restrooms of the school for the next morning.
Delivers mail, packages and supplies to the offices that have asked for them.
Empties the bins.
"""
LONG = """\
Keeps the two buildings and the walks around them neat and clean at all times.
Shovels, plows and sands the walks, driveways, parking areas and steps of both buildings, as the weather asks.
Checks the doors.
Opens the building before the first of the staff comes in, and closes it again after the last meeting ends.
Tells the head custodian at once of any repair that cannot wait until the list of the week is made on Friday afternoon.
"""


@pytest.mark.parametrize("text", [ITEMS, LONG], ids=["each line a sentence", "lines longer than a page is wide"])
def test_lines_that_nobody_broke_are_paragraphs(text: str) -> None:
    assert [p.text for p in paragraphs_of(text)] == text.splitlines()


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("~ 20 hours a week", ""),
        ("~ 18 hours", ""),
        ("~ 18 or older", "~"),
        ("~20 hours", ""),
        ("~~ Lifts sacks", ""),
        ("~ Lifts sacks", "~"),
        ("» Lifts", ""),
    ],
)
def test_a_wave_before_words_is_a_bullet_and_about_before_a_figure(line: str, marker: str) -> None:
    assert paragraphs_of(line)[0].marker == marker


def test_letters_that_follow_each_other_part_full_lines() -> None:
    lines = [
        "A. Keep the lobby, stairs and elevators clean while it is open to all.",
        "B. Respond to requests that visitors leave at the desk of the porter.",
        "C. Collect recycling.",
    ]
    assert [(p.marker, p.text) for p in paragraphs_of("\n".join(lines))] == [(line[:2], line[3:]) for line in lines]
    # an initial at the start of a full line is no letter of a list
    letter = [
        "The desk by the door is kept by the one who has kept it for long, by Mr.",
        "D. Doe, with two helpers when the summer comes and the visitors are many",
        "and the days are long, as they have been in each of the last ten summers",
        "in this house.",
    ]
    assert len(paragraphs_of("\n".join(letter))) == 1


def test_two_hyphens_are_a_bullet_and_three_are_none() -> None:
    assert [(p.marker, p.text) for p in paragraphs_of("You do this:\n-- Sweep\n-- Mop\n--- End ---")][1:] == [
        ("--", "Sweep"),
        ("--", "Mop"),
        ("", "--- End ---"),
    ]
