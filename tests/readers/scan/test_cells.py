"""Marks in the ruled columns of a scanned table's answers, drawn here: what is no column of answers first."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.boxes import Filling
from cie_extract.readers.scan.cells import AnswerColumns, answer_columns_of, with_cells
from cie_extract.readers.scan.choices import UNCLEAR
from cie_extract.readers.scan.ink import Spot, ink_of, pieces_of
from cie_extract.readers.scan.rules import rulings_of
from tests.readers.scan.pen_strokes import DOTS, cross, paper, scanned, tick
from tests.readers.scan.test_boxes import printed

ROWS, TOP, HIGH = 5, 140, 84
SIDES = (60, 760, 880, 1000)
HEADS = ("TRUE", "FALSE")


def cell(row: int, column: int) -> Spot:
    return Spot(SIDES[1 + column], TOP + row * HIGH, SIDES[2 + column], TOP + (row + 1) * HIGH)


def table(
    marks: Sequence[tuple[int, int]], *, heads: tuple[str, str] = HEADS, sides: Sequence[int] = SIDES
) -> tuple[Image.Image, list[Word]]:
    picture, words = paper(5.4, 3.2), []
    draw = ImageDraw.Draw(picture)
    for row in range(ROWS + 1):
        draw.line((SIDES[0], TOP + row * HIGH, SIDES[3], TOP + row * HIGH), fill=30, width=2)
    for side in sides:
        draw.line((side, TOP, side, TOP + ROWS * HIGH), fill=30, width=2)
    for column, head in enumerate(heads):
        words.append(printed(picture, SIDES[1 + column] + 16, TOP - 56, head, 10))
    for row in range(ROWS):
        words.append(printed(picture, 80, TOP + row * HIGH + 12, f"{row + 1}. Pay is the same", 10))
    for number, (row, column) in enumerate(marks):
        (tick, cross)[number % 2](picture, cell(row, column).middle)
    return picture, words


def read(picture: Image.Image, words: list[Word]) -> AnswerColumns | None:
    picture = scanned(picture)
    ink = ink_of(picture, DOTS)
    rulings = rulings_of(ink, DOTS)
    return answer_columns_of(words, rulings, pieces_of(ink & ~rulings.longer_than(0.3 * DOTS)), DOTS, [])


def fillings(columns: AnswerColumns | None) -> str:
    signs = {Filling.EMPTY: "-", Filling.MARKED: "x", Filling.UNCLEAR: "?"}
    found = "".join(signs[one.filling] for one in columns.cells) if columns else ""
    return " ".join(found[at : at + 2] for at in range(0, len(found), 2))


ALL = [(0, 0), (1, 0), (2, 1), (3, 0), (4, 0)]


def test_columns_that_hold_words_are_none() -> None:
    picture, words = table(ALL)
    spot = cell(1, 1)
    words.append(printed(picture, spot.x0 + 8, spot.top + 20, "north", 10))
    assert read(picture, words) is None


def test_hardly_a_mark_is_no_column_of_answers() -> None:
    assert read(*table([])) is None
    assert read(*table([(2, 0), (3, 0)])) is None


def test_other_heads_and_missing_rulings_are_none() -> None:
    assert read(*table(ALL, heads=("Hours", "Days"))) is None
    assert read(*table(ALL, sides=(60, 760, 1000))) is None


def test_marks_of_every_hand_are_found_under_their_heads() -> None:
    assert fillings(read(*table(ALL))) == "x- x- -x x- x-"


def test_two_marks_in_a_row_and_none() -> None:
    assert fillings(read(*table([(0, 0), (1, 0), (1, 1), (2, 1), (4, 0)]))) == "x- xx -x -- x-"


def test_dust_is_no_mark() -> None:
    picture, words = table(ALL)
    x, y = (round(side) for side in cell(0, 1).middle)
    ImageDraw.Draw(picture).ellipse((x - 2, y - 2, x + 2, y + 2), fill=30)
    assert fillings(read(picture, words)).startswith("x- ")


@pytest.mark.parametrize("across", [True, False])
def test_a_mark_on_a_border_is_unclear(across: bool) -> None:
    picture, words = table(ALL[1:])
    spot = cell(0, 0)
    x, y = (spot.x1, spot.middle[1]) if across else (spot.middle[0], spot.bottom)
    cross(picture, (x, y))
    columns = read(picture, words)
    assert columns is not None and "?" in fillings(columns)
    shown = with_cells(words, columns, DOTS)
    assert shown.unclear and any(word.certainty == UNCLEAR for word in shown.words)


def test_what_was_read_in_a_cell_gives_way_to_its_mark() -> None:
    picture, words = table(ALL)
    spot = cell(0, 0)
    words.append(printed(picture, spot.middle[0] - 8, spot.top + 20, "v", 10)._replace(certainty=0.4))
    shown = with_cells(words, read(picture, words), DOTS).words
    assert "v" not in [word.text for word in shown]
    assert [word.text for word in shown].count("☒") == 5 and [word.text for word in shown].count("☐") == 5


def test_a_t_that_was_misread_is_a_head() -> None:
    picture, words = table(ALL, heads=("T", "F"))
    words[0] = words[0]._replace(text="1")
    columns = read(picture, words)
    assert fillings(columns) == "x- x- -x x- x-"
    assert [word.text for word in with_cells(words, columns, DOTS).words if word.text in "TF1"] == ["T", "F"]
