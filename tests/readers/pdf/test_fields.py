"""Form fields, boxes to tick, ticks drawn and typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cie_extract.model.document import Document
from tests.readers.pdf_files import BOLD, Sheet, bodies, read


def test_values_of_fields_stand_in_place(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        form = sheet.canvas.acroForm
        sheet.text(72, 112, "Position")
        form.textfield(name="position", value="Linen Aide", x=150, y=792 - 118, width=200, height=18, fontSize=10)
        sheet.text(72, 142, "Hourly wage ($)")
        form.textfield(name="wage", value="17.25", x=150, y=792 - 148, width=80, height=18, fontSize=10)
        sheet.text(72, 182, "I certify that this is true.")

    document = read(tmp_path, draw)
    lines = document.text.replace("\t", " ").split("\n")
    assert lines == ["Position Linen Aide", "Hourly wage ($) 17.25", "I certify that this is true."]
    (place,) = document.evidence(document.text.index("17.25"), document.text.index("17.25") + 5)
    assert 150 < place.boxes[0][0] < place.boxes[0][2] < 230
    assert 128 < place.boxes[0][1] < place.boxes[0][3] < 150


def test_value_without_an_appearance_is_set_into_its_field(tmp_path: Path) -> None:
    from pikepdf import Name, Pdf

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 112, "Position")
        sheet.canvas.acroForm.textfield(
            name="position", value="Linen Aide", x=150, y=792 - 118, width=200, height=18, fontSize=10
        )

    from cie_extract.readers.pdf.reader import read_pdf
    from tests.readers.pdf_files import drawn

    path = drawn(tmp_path, draw)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        for annotation in pdf.pages[0].Annots:
            del annotation[Name.AP]
        pdf.save(path)
    document = read_pdf(path, recognise_text=False)
    assert document.text.replace("\t", " ") == "Position Linen Aide"


def test_lines_of_a_large_field_are_blocks(tmp_path: Path) -> None:
    value = "Number 4: the jobs are filled from our own program.\nNumber 7: attendants can become lead."

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Explain each False")
        sheet.canvas.acroForm.textfield(
            name="why", value=value, x=72, y=792 - 180, width=460, height=70, fontSize=10, fieldFlags="multiline"
        )

    assert bodies(read(tmp_path, draw)) == ["Explain each False", *value.split("\n")]


def answers(document: Document) -> list[str]:
    """Each row's boxes."""
    return [
        "".join(sign for sign in row if sign in "☐☒") for row in document.text.split("\n") if "☐" in row or "☒" in row
    ]


@pytest.mark.parametrize("style", ["check", "cross", "circle", "star", "diamond"])
def test_check_boxes_of_a_form(tmp_path: Path, style: str) -> None:
    def draw(sheet: Sheet) -> None:
        form = sheet.canvas.acroForm
        sheet.text(400, 80, "True", font=BOLD)
        sheet.text(450, 80, "False", font=BOLD)
        for number, (true, false) in enumerate(((True, False), (False, True), (False, False)), 1):
            y = 80 + 24 * number
            sheet.text(72, y, f"{number}. The position is open to everybody who applies for it.")
            for x, checked in ((402, true), (452, false)):
                form.checkbox(name=f"s{number}{x}", checked=checked, buttonStyle=style, x=x, y=792 - y - 2, size=14)

    document = read(tmp_path, draw)
    assert answers(document) == ["☒☐", "☐☒", "☐☐"]
    marked = [each.cell for each in document.blocks if document.text_of(each) == "☒"]
    assert [cell.header if cell else None for cell in marked] == [("True",), ("False",)]


def tick(sheet: Sheet, x: float, y: float, how: str) -> None:
    """A mark in the box whose top left is at (x, y), 10 points wide."""
    if how == "cross":
        sheet.rule(x + 2, y + 2, x + 8, y + 8)
        sheet.rule(x + 8, y + 2, x + 2, y + 8)
    elif how == "check":
        path = sheet.canvas.beginPath()
        path.moveTo(x + 2, 792 - y - 5)
        path.lineTo(x + 4, 792 - y - 8)
        path.lineTo(x + 9, 792 - y - 1)
        sheet.canvas.drawPath(path)
    elif how == "typed":
        sheet.text(x + 2, y + 9, "X", size=9)
    elif how == "zapf":
        sheet.text(x + 1, y + 9, "✔", size=9, font="ZapfDingbats")
    elif how == "filled":
        sheet.box(x + 2, y + 2, x + 8, y + 8, fill=True, stroke=False)


@pytest.mark.parametrize("how", ["cross", "check", "typed", "zapf", "filled"])
def test_drawn_boxes(tmp_path: Path, how: str) -> None:
    def draw(sheet: Sheet) -> None:
        for number, place in enumerate((0, 1, None), 1):
            y = 80 + 24 * number
            sheet.text(72, y, f"{number}. The same benefits are given to all.")
            for at, x in enumerate((400, 450)):
                sheet.box(x, y - 9, x + 10, y + 1)
                if at == place:
                    tick(sheet, x, y - 9, how)

    assert answers(read(tmp_path, draw)) == ["☒☐", "☐☒", "☐☐"]


@pytest.mark.parametrize(("empty", "marked", "read_as"), [("❏", "✘", "✗"), ("❑", "✔", "✓"), ("❒", "✓", "✓")])
def test_boxes_and_ticks_of_picture_fonts(tmp_path: Path, empty: str, marked: str, read_as: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Funding:")
        sheet.text(130, 100, marked, font="ZapfDingbats")
        sheet.text(142, 100, "AbilityOne")
        sheet.text(230, 100, empty, font="ZapfDingbats")
        sheet.text(242, 100, "None of these")

    text = read(tmp_path, draw).text.replace("\t", " ")
    assert text == f"Funding: {read_as} AbilityOne ☐ None of these"


def test_squares_of_a_grid_are_no_boxes_to_tick(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Case number")
        for at in range(6):
            sheet.box(150 + 12 * at, 90, 162 + 12 * at, 102)
            sheet.text(153 + 12 * at, 100, str(at))

    assert "☐" not in read(tmp_path, draw).text
