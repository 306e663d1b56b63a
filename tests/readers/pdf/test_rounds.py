"""Circles and round-cornered boxes to choose by: empty, filled, ticked, and those that are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cie_extract.model.document import BlockKind, Document
from tests.readers.pdf_files import BOLD, Sheet, bodies, read

STATEMENTS = (
    "The wage is no lower than the minimum wage.",
    "The same benefits are given to all.",
    "The job is open whoever helps the person.",
)
BLUE, WHITE, GREY, BLACK = (0.0, 0.46, 1.0), (1.0, 1.0, 1.0), (0.46, 0.46, 0.46), (0.0, 0.0, 0.0)


def circle(
    sheet: Sheet, x: float, y: float, radius: float, *, fill: bool = False, colour: tuple[float, ...] = BLACK
) -> None:
    """A circle about (x, y), filled without an outline or outlined without a filling."""
    sheet.canvas.setFillColorRGB(*colour)
    sheet.canvas.setStrokeColorRGB(*colour)
    sheet.canvas.circle(x, sheet.height - y, radius, stroke=int(not fill), fill=int(fill))
    sheet.canvas.setFillColorRGB(*BLACK)
    sheet.canvas.setStrokeColorRGB(*BLACK)


def dotted(sheet: Sheet, x: float, y: float, chosen: bool) -> None:
    """White paper, grey ring, blue ring and dot where chosen: as browsers print it."""
    circle(sheet, x, y, 4.7, fill=True, colour=WHITE)
    circle(sheet, x, y, 5.2, colour=BLUE if chosen else GREY)
    if chosen:
        circle(sheet, x, y, 2.9, fill=True, colour=BLUE)


def filled(sheet: Sheet, x: float, y: float, chosen: bool) -> None:
    circle(sheet, x, y, 4.5, fill=chosen)


def blackened(sheet: Sheet, x: float, y: float, chosen: bool) -> None:
    if chosen:
        circle(sheet, x, y, 3.8, fill=True)
    circle(sheet, x, y, 4.6)


def crossed(sheet: Sheet, x: float, y: float, chosen: bool) -> None:
    circle(sheet, x, y, 5.0)
    if chosen:
        sheet.rule(x - 3, y - 3, x + 3, y + 3)
        sheet.rule(x + 3, y - 3, x - 3, y + 3)


def typed(sheet: Sheet, x: float, y: float, chosen: bool) -> None:
    circle(sheet, x, y, 6.0)
    if chosen:
        sheet.text(x - 2.5, y + 3, "X", size=8)


def rounded(sheet: Sheet, x: float, y: float, chosen: bool) -> None:
    """A box with round corners; chosen, a blue one with a white tick: as browsers print it."""
    canvas, left, low = sheet.canvas, x - 5, sheet.height - y - 5
    canvas.setFillColorRGB(*(BLUE if chosen else WHITE))
    canvas.setStrokeColorRGB(*GREY)
    canvas.roundRect(left, low, 10, 10, 2, stroke=int(not chosen), fill=1)
    if chosen:
        canvas.setStrokeColorRGB(*WHITE)
        path = canvas.beginPath()
        path.moveTo(left + 2, low + 5)
        path.lineTo(left + 4, low + 3)
        path.lineTo(left + 8, low + 8)
        canvas.drawPath(path)
    canvas.setFillColorRGB(*BLACK)
    canvas.setStrokeColorRGB(*BLACK)


WAYS = [dotted, filled, blackened, crossed, typed, rounded]
Draw = Callable[[Sheet, float, float, bool], None]


def signs(document: Document) -> list[str]:
    rows = document.text.split("\n")
    return ["".join(sign for sign in row if sign in "☐☒") for row in rows if "☐" in row or "☒" in row]


@pytest.mark.parametrize("way", WAYS)
def test_choices_before_their_words(tmp_path: Path, way: Draw) -> None:
    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(STATEMENTS):
            y = 100 + 40 * number
            sheet.text(72, y, f"{number + 1}. {words}")
            for x, said, chosen in ((90, "True", number == 1), (160, "False", number != 1)):
                way(sheet, x, y + 14.5, chosen)
                sheet.text(x + 9, y + 18, said)

    document = read(tmp_path, draw)
    assert signs(document) == ["☐☒", "☒☐", "☐☒"]
    assert "☒ False" in document.text


@pytest.mark.parametrize("way", WAYS)
def test_choices_under_their_words(tmp_path: Path, way: Draw) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([72, 400, 450, 500], [90, 114, 138, 162, 186])
        sheet.text(410, 106, "Yes", font=BOLD)
        sheet.text(462, 106, "No", font=BOLD)
        for number, words in enumerate(STATEMENTS):
            y = 130 + 24 * number
            sheet.text(76, y, words)
            way(sheet, 425, y - 3.5, number == 0)
            way(sheet, 475, y - 3.5, number == 2)

    document = read(tmp_path, draw)
    assert signs(document) == ["☒☐", "☐☐", "☐☒"]
    assert [each.cell.header for each in document.blocks if each.cell and document.text_of(each) == "☒"] == [
        ("Yes",),
        ("No",),
    ]


def test_small_circles_before_items_are_bullets(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(STATEMENTS):
            circle(sheet, 80, 96.5 + 20 * number, 2.6)
            sheet.text(90, 100 + 20 * number, words)

    document = read(tmp_path, draw)
    assert [(block.kind, block.marker) for block in document.blocks] == [(BlockKind.LIST_ITEM, "○")] * 3


def test_filled_dots_before_items_are_bullets(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(STATEMENTS):
            circle(sheet, 80, 96.5 + 20 * number, 2.6, fill=True)
            sheet.text(90, 100 + 20 * number, words)

    assert signs(read(tmp_path, draw)) == []
    assert bodies(read(tmp_path, draw), BlockKind.LIST_ITEM) == list(STATEMENTS)


def test_a_number_in_a_circle_is_no_choice(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(STATEMENTS):
            circle(sheet, 80, 96.5 + 20 * number, 7)
            sheet.text(77.5, 100 + 20 * number, str(number + 1))
            sheet.text(95, 100 + 20 * number, words)

    assert signs(read(tmp_path, draw)) == []


def test_a_row_of_dots_that_rates_is_no_choice(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Pace of work")
        for at in range(5):
            circle(sheet, 180 + 10 * at, 97, 4.4, fill=at < 3)

    assert signs(read(tmp_path, draw)) == []


def test_a_lone_circle_is_no_choice(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        circle(sheet, 80, 97, 6)
        sheet.text(95, 100, "Corner Bakery Cooperative")

    assert bodies(read(tmp_path, draw)) == ["Corner Bakery Cooperative"]


def test_white_paper_in_a_box_is_no_tick(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(STATEMENTS):
            y = 100 + 20 * number
            sheet.canvas.setFillColorRGB(*WHITE)
            sheet.box(80, y - 9, 90, y + 1, fill=True, stroke=False)
            sheet.canvas.setFillColorRGB(*BLACK)
            sheet.box(80, y - 9, 90, y + 1)
            sheet.text(96, y, words)

    assert signs(read(tmp_path, draw)) == ["☐", "☐", "☐"]


def test_typed_circles_of_two_columns_each_mean_their_own(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(STATEMENTS):
            y = 100 + 24 * number
            sheet.text(72, y, words)
            for x, chosen in ((420, number == 1), (470, number != 1)):
                sheet.text(x, y, "●" if chosen else "❍", font="ZapfDingbats")

    assert signs(read(tmp_path, draw)) == ["☐☒", "☒☐", "☐☒"]
