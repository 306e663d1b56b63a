"""Texts side by side: read down where each goes its own way, across where they begin level, row after row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.pdf.test_tables import rows
from tests.readers.pdf_files import Sheet, bodies, read

TEAM = (
    "The dock team keeps parcels moving through the building, and the people on it learn each station in turn so that "
    "nobody stays at one belt for a whole week."
)
DUTIES = (
    "Sorts parcels by route and loads carts for the afternoon drivers.",
    "Sweeps the dock and breaks down boxes for the baler each hour.",
    "Greets drivers, checks their papers and shows them to the right bay.",
    "Counts pallets and writes the count on the board by the office door.",
)
NEEDS = ("Reads labels", "Lifts 40 pounds", "High school diploma or GED")
FONTS = [("Helvetica", 9.0), ("Times-Roman", 11.5), ("Courier", 9.0)]


def _head(sheet: Sheet, x: float, y: float, words: str, font: str, size: float) -> float:
    sheet.text(x, y, words, size=size, font=f"{font.removesuffix('-Roman')}-Bold")
    return y + 1.6 * size


@pytest.mark.parametrize(("font", "size"), FONTS)
@pytest.mark.parametrize("drop", [0, 5, -12])
def test_a_sidebar_with_headings_of_its_own_is_read_by_itself(
    font: str, size: float, drop: float, tmp_path: Path
) -> None:
    main = (("About the job", [TEAM]), ("Essential functions", DUTIES), ("Requirements", NEEDS))
    side = (
        ("Pay", "$16.10 per hour"),
        ("Schedule", "Monday to Friday, 7:00 to 1:30"),
        ("Location", "118 Canal Road, Dover, DE 19901"),
        ("Contact", "Human resources, 555-0142"),
    )

    def draw(sheet: Sheet) -> None:
        sheet.text(54, 52, "Dock Sorter", size=size + 7)
        y = 90.0
        for words, items in main:
            y = _head(sheet, 54, y, words, font, size + 2)
            for item in items:
                marker = "" if item == TEAM else "•"
                y = sheet.paragraph(54, y, item, width=352, size=size, font=font, marker=marker, hang=12) + 2
            y += 8
        y = 90.0 + drop
        for words, value in side:
            y = _head(sheet, 430, y, words, font, size + 2)
            y = sheet.paragraph(430, y, value, width=142, size=size, font=font) + 12

    wanted = [words for head, items in main for words in (head, *items)]
    aside = [words for pair in side for words in pair]
    assert bodies(read(tmp_path, draw))[1:] == [*wanted, *aside]


@pytest.mark.parametrize(("font", "size"), FONTS)
@pytest.mark.parametrize(
    ("xs", "widths", "texts"),
    [
        ((54, 230, 420), (150, 165, 140), (TEAM * 2, " ".join(DUTIES), " ".join(DUTIES[1:]))),
        ((54, 160, 400), (90, 220, 150), (TEAM, " ".join(DUTIES), DUTIES[0] + " " + DUTIES[3])),
    ],
)
def test_three_columns_of_unlike_width(
    font: str, size: float, xs: tuple[float, ...], widths: tuple[float, ...], texts: tuple[str, ...], tmp_path: Path
) -> None:
    def draw(sheet: Sheet) -> None:
        for x, width, text in zip(xs, widths, texts, strict=True):
            sheet.paragraph(x, 100, text, width=width, size=size, font=font)

    assert bodies(read(tmp_path, draw)) == [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("leading", [1.2, 1.6])
def test_facts_beside_the_middle_of_a_sentence_are_no_labels_of_it(leading: float, tmp_path: Path) -> None:
    facts = ("Class code 2190", "Grade N2", "Exempt: no", "Union: none", "Supervises: nobody", "Unit: A")

    def draw(sheet: Sheet) -> None:
        for number, fact in enumerate(facts):
            sheet.text(54, 103 + number * leading * 10, fact)
        sheet.paragraph(230, 103, f"{TEAM} {TEAM} {TEAM}", width=320)

    document = read(tmp_path, draw)
    assert bodies(document) == [*facts, f"{TEAM} {TEAM} {TEAM}"]


def test_statements_beside_a_description_whose_lines_meet_them(tmp_path: Path) -> None:
    """Lines of one column that happen to stand beside the middle of the other's paragraphs make no table."""
    statements = (
        "1. The position pays the State or local minimum wage or more. [X] True [ ] False",
        "2. No time studies for wages, now or ever, beyond those that all have. [X] True [ ] False",
        "3. Benefits equal to those of employees who have no disability. [X] True [ ] False",
    )

    def draw(sheet: Sheet) -> None:
        sheet.text(54, 90, "Employer: Canal Street Parcel Cooperative")
        sheet.text(54, 127, "Pay: $16.10 an hour. Week: 20 hours.")
        sheet.text(54, 158, "What sorters do", font="Helvetica-Bold")
        y = 176.0
        for duty in DUTIES[:3]:
            y = sheet.paragraph(54, y, duty, width=225, marker="•", hang=10) + 3
        sheet.text(315, 90, "Review request", font="Helvetica-Bold")
        y = 121.0
        for statement in statements:
            y = sheet.paragraph(315, y, statement, width=240) + 7

    document = read(tmp_path, draw)
    assert all(block.cell is None for block in document.blocks)
    read_as = [document.text[block.start : block.end] for block in document.blocks]
    assert read_as[-4:] == ["Review request", *statements]


@pytest.mark.parametrize("head", [True, False])
def test_texts_that_begin_level_are_rows(head: bool, tmp_path: Path) -> None:
    table = [
        (DUTIES[0], "Loads leave on time nine days of ten, as the log of the office shows at the end of each month."),
        (DUTIES[3], "The count agrees with the lead's."),
        (
            DUTIES[1],
            "Nothing lies on the floor as the next load comes in, and no belt stands still for want of it.",
        ),
        (DUTIES[2], "No driver waits for long."),
    ]

    def draw(sheet: Sheet) -> None:
        y = 80.0
        if head:
            y = _head(sheet, 72, y, "Duty", "Helvetica", 10) - 16
            y = _head(sheet, 320, y, "Standard", "Helvetica", 10)
        for duty, standard in table:
            ends = (sheet.paragraph(72, y, duty, width=190), sheet.paragraph(320, y, standard, width=190))
            y = max(ends) + 7

    assert rows(read(tmp_path, draw)) == [["Duty", "Standard"]] * head + [list(row) for row in table]
