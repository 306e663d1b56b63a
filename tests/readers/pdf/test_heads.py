"""Names of columns that take several lines, without rulings; and bold lines over a table that name no columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.pdf.test_columns import DUTIES
from tests.readers.pdf.test_tables import rows
from tests.readers.pdf_files import BOLD, Sheet, read

SHARES = ("40%", "35%", "25%")


def _body(sheet: Sheet, y: float) -> None:
    for duty, share, daily in zip(DUTIES, SHARES, "YNY", strict=False):
        sheet.text(400, y, share)
        sheet.text(480, y, daily)
        y = sheet.paragraph(72, y, duty, width=290) + 5


@pytest.mark.parametrize(
    "names",
    [
        [["Essential", "functions"], ["Percent", "of total", "time"], ["Done", "daily"]],
        [["Task"], ["Share", "of time"], ["Essential?", "(Y/N)"]],
    ],
)
@pytest.mark.parametrize("place", [0.0, 0.5, 1.0], ids=["top", "middle", "bottom"])
def test_names_of_several_lines_are_one_row(names: list[list[str]], place: float, tmp_path: Path) -> None:
    most = max(map(len, names))

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 60, "Duties of the dock sorter", size=13, font=BOLD)
        for x, lines in zip((72, 400, 480), names, strict=True):
            for number, line in enumerate(lines):
                sheet.text(x, 84 + 12 * (number + place * (most - len(lines))), line, font=BOLD)
        _body(sheet, 84 + 12 * most + 4)

    document = read(tmp_path, draw)
    found = rows(document)
    assert [" ".join(cell.split()) for cell in found[0]] == [" ".join(lines) for lines in names]
    assert found[1:] == [list(row) for row in zip(DUTIES, SHARES, "YNY", strict=False)]
    share = next(block for block in document.blocks if document.text_of(block) == "35%")
    assert share.cell is not None
    assert share.cell.header == (" ".join(names[1]),)


def test_a_bold_title_over_the_names_is_none_of_them(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 72, "Duties of the dock sorter and their share of the time, done daily or not", font=BOLD)
        for x, name in zip((72, 400, 480), ("Task", "Share", "Daily"), strict=True):
            sheet.text(x, 85, name, font=BOLD)
        _body(sheet, 100)

    assert rows(read(tmp_path, draw))[0] == ["Task", "Share", "Daily"]


def test_bold_rows_of_a_form_stay_rows(tmp_path: Path) -> None:
    form = [["Employer", "Canal Street Parcel Cooperative"], ["Position", "Dock Sorter"], ["Pay", "$16.10 per hour"]]

    def draw(sheet: Sheet) -> None:
        for number, (label, value) in enumerate(form):
            sheet.text(72, 80 + 13 * number, label, font=BOLD)
            sheet.text(200, 80 + 13 * number, value, font=BOLD if number < 2 else "Helvetica")

    assert rows(read(tmp_path, draw)) == form
