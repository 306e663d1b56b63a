"""Printed circles to choose by on a scan, and what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from cie_extract.readers.scan.boxes import Filling
from cie_extract.readers.scan.ink import ink_of, pieces_of
from cie_extract.readers.scan.rounds import rounds_of
from cie_extract.stages.read import read
from tests.readers.scan.pen_strokes import DOTS, paper, scanned, typed
from tests.readers.scan.test_boxes import word

SIDE = 28  # dots


def _circle(picture: Image.Image, x: float, y: float, mark: str, side: float = SIDE) -> None:
    """A printed circle around a middle, left empty or marked."""
    draw, r = ImageDraw.Draw(picture), side / 2
    draw.ellipse((x - r, y - r, x + r, y + r), outline=30, width=2)
    if mark in ("dot", "solid", "speck"):
        inner = {"dot": 0.5, "solid": 1.0, "speck": 0.18}[mark] * r
        draw.ellipse((x - inner, y - inner, x + inner, y + inner), fill=20)
    elif mark == "cross":
        draw.line((x - 1.2 * r, y - 1.2 * r, x + 1.2 * r, y + 1.2 * r), fill=40, width=3)
        draw.line((x - 1.2 * r, y + 1.2 * r, x + 1.2 * r, y - 1.2 * r), fill=40, width=3)
    elif mark == "tick":
        draw.line((x - 0.8 * r, y, x - 0.1 * r, y + 0.8 * r, x + 1.6 * r, y - 1.7 * r), fill=40, width=4)


def _form(marks: list[tuple[str, str]], side: float = SIDE) -> tuple[Image.Image, list[Filling]]:
    """Rows of two circles, True and False, and how each is found to be filled."""
    picture = paper(5, 3)
    words = []
    for row, pair in enumerate(marks):
        y = 80 + 70 * row
        for x, mark, text in zip((300, 500), pair, ("True", "False"), strict=True):
            _circle(picture, x, y, mark, side)
            words.append(word(text, x + 24, x + 90, y))
    ink = ink_of(picture, DOTS)
    found = rounds_of(ink, pieces_of(ink), DOTS, words, [])
    return picture, [box.filling for box in sorted(found, key=lambda box: (round(box.spot.top / 40), box.spot.x0))]


E, M, U = Filling.EMPTY, Filling.MARKED, Filling.UNCLEAR


@pytest.mark.parametrize("side", [22, 28, 36])
@pytest.mark.parametrize("mark", ["dot", "solid", "cross", "tick"])
def test_marked_circles(mark: str, side: float) -> None:
    _, found = _form([(mark, ""), ("", mark), (mark, "")], side)
    assert found == [M, E, E, M, M, E]


def test_a_speck_in_a_circle_is_unclear() -> None:
    _, found = _form([("dot", ""), ("speck", ""), ("", "dot")])
    assert found in ([M, E, U, E, E, M], [M, E, E, E, E, M])
    assert found[2] is not M


def test_circles_that_are_all_empty_answer_nothing() -> None:
    assert _form([("", ""), ("", "")])[1] == []


@pytest.mark.parametrize("beside", ["Total", "Truck", ""])
def test_circles_beside_other_words_are_left_alone(beside: str) -> None:
    picture = paper(5, 2)
    for row, mark in enumerate(("", "dot", "")):
        _circle(picture, 300, 80 + 70 * row, mark)
    words = [word(beside, 324, 390, 80 + 70 * row) for row in range(3) if beside]
    ink = ink_of(picture, DOTS)
    assert rounds_of(ink, pieces_of(ink), DOTS, words, []) == []


def test_letters_of_words_are_no_circles() -> None:
    picture = paper(6, 2)
    words = []
    for row in range(3):
        y = 60 + 60 * row
        typed(picture, (100, y), "OOLONG CO NO O.K.", 12)
        typed(picture, (460, y), "True   O1 O2   False", 12)
        words += [word("True", 460, 526, y + 18), word("False", 700, 780, y + 18)]
    ink = ink_of(picture, DOTS)
    assert rounds_of(ink, pieces_of(ink), DOTS, words, []) == []


@pytest.mark.slow
def test_a_page_of_circles_to_choose_by(tmp_path: Path) -> None:
    picture = paper(8.5, 3.5)
    statements = ("The position pays the minimum wage.", "Wages are subject to no time studies.", "Benefits are equal.")
    for row, (statement, mark, at) in enumerate(zip(statements, ("dot", "solid", "cross"), (0, 1, 0), strict=True)):
        y = 120 + 100 * row
        typed(picture, (200, y), f"{row + 1}. {statement}")
        for column, text in enumerate(("True", "False")):
            _circle(picture, 1100 + 180 * column, y + 18, mark if column == at else "")
            typed(picture, (1126 + 180 * column, y), text)
    path = tmp_path / "page.png"
    scanned(picture, grain=3).save(path, "PNG", dpi=(DOTS, DOTS))
    (document,) = read(path)
    shown = " ".join(document.text.split())
    assert shown == (
        "1. The position pays the minimum wage. ☒ True ☐ False "
        "2. Wages are subject to no time studies. ☐ True ☒ False "
        "3. Benefits are equal. ☒ True ☐ False"
    )
