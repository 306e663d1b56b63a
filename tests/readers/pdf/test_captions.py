"""Labels under the line that their value is written on, and rulings that have no such labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.pdf.test_columns import TEAM
from tests.readers.pdf.test_tables import rows
from tests.readers.pdf_files import BOLD, Sheet, read

PAIRS = (
    ((72.0, "Dana Whitlock", "Signature of employer representative"), (360.0, "11/03/2026", "Date")),
    ((72.0, "Dana Whitlock", "Printed name"), (360.0, "Store manager", "Position title")),
)


def _form(sheet: Sheet, *, drawn: bool, filled: bool, small: float = 8) -> None:
    sheet.paragraph(72, 80, f"I certify that the above is true. {TEAM}")
    for number, pairs in enumerate(PAIRS):
        y = 160.0 + 44 * number
        for x, value, label in pairs:
            if filled:
                sheet.text(x + 6, y, value, size=11, font="Times-Italic")
            if drawn:
                sheet.rule(x, y + 3, x + 210, y + 3)
            elif not filled:
                sheet.text(x, y, "_" * 34)
            sheet.text(x, y + 14, label, size=small)
    sheet.paragraph(72, 300, TEAM)


@pytest.mark.parametrize("small", [8, 10])
def test_labels_under_drawn_lines(small: float, tmp_path: Path) -> None:
    document = read(tmp_path, lambda sheet: _form(sheet, drawn=True, filled=True, small=small))
    assert rows(document) == [[label, value] for pairs in PAIRS for _, value, label in pairs]


def test_labels_under_lines_left_empty(tmp_path: Path) -> None:
    found = rows(read(tmp_path, lambda sheet: _form(sheet, drawn=True, filled=False)))
    assert found == [[label] for pairs in PAIRS for *_, label in pairs]


def test_labels_under_typed_lines(tmp_path: Path) -> None:
    found = rows(read(tmp_path, lambda sheet: _form(sheet, drawn=False, filled=False)))
    assert found == [[label, "_" * 34] for pairs in PAIRS for *_, label in pairs]


def _headings(sheet: Sheet) -> None:
    sheet.text(72, 100, "Position summary", size=12, font=BOLD)
    sheet.rule(72, 104, 300, 104)
    sheet.paragraph(72, 118, TEAM)


def _short_headings(sheet: Sheet) -> None:
    sheet.text(72, 100, "Date and place", font=BOLD)
    sheet.rule(72, 104, 200, 104)
    sheet.text(72, 116, "March 3, Dover")
    sheet.paragraph(72, 150, TEAM)


def _ornament(sheet: Sheet) -> None:
    sheet.paragraph(72, 80, TEAM)
    sheet.rule(72, 130, 172, 130, width=2)
    sheet.text(72, 144, "What you will do", size=12)
    sheet.paragraph(72, 162, TEAM)


def _label_before(sheet: Sheet) -> None:
    sheet.text(72, 100, "Signed: " + "_" * 30)
    sheet.text(72, 114, "Title: " + "_" * 30)
    sheet.paragraph(72, 150, TEAM)


@pytest.mark.parametrize("draw", [_headings, _short_headings, _ornament, _label_before], ids=lambda draw: draw.__name__)
def test_other_lines_have_no_labels_under_them(draw: object, tmp_path: Path) -> None:
    assert callable(draw)
    assert all(block.cell is None for block in read(tmp_path, draw).blocks)
