"""Labels of forms without rulings: set against their values, wrapped beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.readers.pdf.test_columns import TEAM
from tests.readers.pdf.test_tables import rows
from tests.readers.pdf_files import Sheet, bodies, read

FORM = (
    ("Job title", "Dock Sorter"),
    ("Employer", "Canal Street Parcel Cooperative"),
    ("Place of work", "118 Canal Road, Dover, DE 19901"),
    ("Pay", "$16.10 per hour"),
    ("Hours a week", "30"),
)


@pytest.mark.parametrize("gap", [0.4, 0.6, 1.2])
@pytest.mark.parametrize(("font", "bold"), [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Roman")])
def test_labels_set_to_the_right_close_to_their_values(font: str, bold: str, gap: float, tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, (label, value) in enumerate(FORM):
            y = 80 + 15 * number
            sheet.text(200 - stringWidth(label, bold, 10), y, label, font=bold)
            sheet.text(200 + gap * 10, y, value, font=font)

    assert rows(read(tmp_path, draw)) == [list(row) for row in FORM]


def test_centred_lines_are_no_labels_and_values(tmp_path: Path) -> None:
    lines = ("Canal Street Parcel Cooperative", "118 Canal Road, Dover, DE 19901", "Telephone 555-0142", "Est. 1987")

    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            sheet.text(306 - stringWidth(line, "Helvetica", 10) / 2, 80 + 15 * number, line)
        sheet.paragraph(72, 160, TEAM, width=468)

    document = read(tmp_path, draw)
    assert all(block.cell is None for block in document.blocks)
    assert bodies(document) == [*lines, TEAM]


@pytest.mark.parametrize("gap", [0, 6])
def test_a_label_that_wraps_beside_its_value(gap: float, tmp_path: Path) -> None:
    form = [
        ("Job title", "Dock Sorter"),
        (
            "Minimum qualifications",
            "Reads labels, lifts 40 pounds and stands for six hours of the shift, with help or not",
        ),
        ("Working conditions of the place", "Works outdoors in all weather, at the dock and on the ramp, from six on"),
        ("Frequency", "daily"),
        ("Supervision", "weekly"),
    ]

    def draw(sheet: Sheet) -> None:
        y = 80.0
        for label, value in form:
            ends = (sheet.paragraph(72, y, label, width=80), sheet.paragraph(190, y, value, width=240))
            y = max(ends) + gap

    assert rows(read(tmp_path, draw)) == [list(row) for row in form]


def test_lines_in_lower_case_are_rows_of_their_own(tmp_path: Path) -> None:
    table = [("Task", "How often"), ("sorting", "every day"), ("sweeping", "every other day"), ("counting", "monthly")]

    def draw(sheet: Sheet) -> None:
        for number, (task, often) in enumerate(table):
            sheet.text(72, 80 + 12 * number, task)
            sheet.text(190, 80 + 12 * number, often)

    assert rows(read(tmp_path, draw)) == [list(row) for row in table]


LONG = (
    "Meets each bus at the gate and counts the bags",
    "Wipes the seats",
    "Rings the bell at noon",
    "Locks the shed",
    "Signs the book",
)


def _answer(label: str, lines: tuple[str, ...], left: float = 72) -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        sheet.rule(72, 70, 540, 70)
        sheet.text(left, 80, label)
        for number, line in enumerate(lines):
            sheet.text(232, 80 + 13 * number, line)
        sheet.rule(72, 86 + 13 * len(lines), 540, 86 + 13 * len(lines))
        sheet.paragraph(72, 104 + 13 * len(lines), TEAM, width=468)

    return draw


def test_a_label_beside_a_list_of_many_lines(tmp_path: Path) -> None:
    assert rows(read(tmp_path, _answer("What the helper does (list)", LONG))) == [
        ["What the helper does (list)", "\n".join(LONG)]
    ]


@pytest.mark.parametrize("label", ["3.", "•", "The gate is opened at six and closed at nine."])
def test_numbers_bullets_and_sentences_beside_lines_are_no_label(label: str, tmp_path: Path) -> None:
    assert not [row for row in rows(read(tmp_path, _answer(label, LONG))) if len(row) > 1]
