"""Tables without rulings whose labels stand beside the middle of their values; and pages that only look like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cie_extract.model.document import BlockKind
from tests.readers.pdf.test_tables import rows
from tests.readers.pdf_files import BOLD, REGULAR, Sheet, bodies, read

LEADING = 13.5


def centred_row(sheet: Sheet, top: float, xs: list[float], cells: list[list[str]], *, labels: tuple[int, ...]) -> float:
    """Cells of some lines each, centred in their row; where the next row may begin."""
    height = LEADING * max(map(len, cells))
    for column, (x, lines) in enumerate(zip(xs, cells, strict=True)):
        first = top + (height - LEADING * len(lines)) / 2
        for at, line in enumerate(lines):
            sheet.text(x, first + 10 + at * LEADING, line, font=BOLD if column in labels else REGULAR)
    return top + height + 9


FORM = [
    ["Job title", "Dock sorter", "Department", "Parcels"],
    ["Work location", "118 Canal Road, Building C,|Second Floor, Dover, Delaware", "Pay", "$16.10 to|$17.85 per|hour"],
    ["Supervisor", "Dock lead", "Hours a|week", "30"],
    ["Schedule", "Monday to Friday from|six in the morning", "Revised", "March 3, 2026"],
]


@pytest.mark.parametrize("bold", [True, False])
def test_labels_and_values_in_four_columns(tmp_path: Path, bold: bool) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 60, "Position Description", size=14, font=BOLD)
        y = 80.0
        for row in FORM:
            y = centred_row(sheet, y, [72, 160, 350, 440], [cell.split("|") for cell in row], labels=(0, 2) * bold)
        sheet.text(72, y + 20, "Duties", font=BOLD)

    document = read(tmp_path, draw)
    assert rows(document) == [[cell.replace("|", " ") for cell in row] for row in FORM]


def test_duties_with_their_share_of_the_time(tmp_path: Path) -> None:
    table = [
        ["Function", "What is done", "% of|time", "Essential"],
        ["Sorting", "Sorts parcels by route and loads carts|for the afternoon drivers.", "45%", "Yes"],
        [
            "Customer|help",
            "Helps at the counter when the desk is short,|and answers questions|about rates.",
            "35%",
            "No",
        ],
        ["Reporting", "Reports damaged freight to the lead.", "20%", "Yes"],
    ]

    def draw(sheet: Sheet) -> None:
        y = 80.0
        for number, row in enumerate(table):
            labels = (0, 1, 2, 3) if number == 0 else ()
            y = centred_row(sheet, y, [72, 150, 430, 490], [cell.split("|") for cell in row], labels=labels)

    document = read(tmp_path, draw)
    assert rows(document) == [[cell.replace("|", " ") for cell in row] for row in table]
    shares = [block.cell.header for block in document.blocks if block.cell and document.text_of(block) == "45%"]
    assert shares == [("% of time",)]


def test_a_list_beside_its_label(tmp_path: Path) -> None:
    duties = ["• Sorts parcels by route", "• Scans labels at the belt", "• Keeps the dock clear", "• Greets drivers"]

    def draw(sheet: Sheet) -> None:
        y = centred_row(sheet, 80, [72, 180], [["Employer"], ["Canal Street Parcel", "Cooperative"]], labels=(0,))
        y = centred_row(sheet, y, [72, 180], [["Duties"], duties], labels=(0,))
        centred_row(sheet, y, [72, 180], [["Pay"], ["$16.10 an hour"]], labels=(0,))

    found = rows(read(tmp_path, draw))
    assert found[1] == ["Duties", "\n".join(duty[2:] for duty in duties)]
    assert found[2] == ["Pay", "$16.10 an hour"]


def test_cells_set_from_the_top_stay_as_they_are(tmp_path: Path) -> None:
    table = [
        ("1", "Sorts parcels by route and loads carts for the afternoon drivers and for the night run", "40%"),
        ("2", "Sweeps the dock", "35%"),
        ("3", "Helps at the counter when the desk is short, and answers questions about rates and hours", "25%"),
    ]

    def draw(sheet: Sheet) -> None:
        y = 100.0
        for number, words, share in table:
            sheet.text(72, y, number)
            sheet.text(480, y, share)
            y = sheet.paragraph(100, y, words, width=260) + 6

    assert rows(read(tmp_path, draw)) == [list(row) for row in table]


def test_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = "Sorts parcels by route and loads carts for the drivers. " * 6
    right = "Keeps the dock clear of wrap and pallets through the shift. " * 5

    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 100, left, width=215)
        sheet.paragraph(320, 106, right, width=215)

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.PARAGRAPH) == [left.strip(), right.strip()]


def test_a_date_beside_a_title_of_two_lines_is_no_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 80, "Canal Street Parcel Cooperative", font=BOLD, size=12)
        sheet.text(72, 96, "Job Announcement", font=BOLD, size=12)
        sheet.text(460, 88, "March 3, 2026")
        sheet.paragraph(72, 130, "The dock sorter keeps parcels moving through the building. " * 6)

    assert all(block.cell is None for block in read(tmp_path, draw).blocks)
