"""Answers ringed, underlined or in bold beside their opposites: where none can be told first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.pdf_files import BOLD, REGULAR, Sheet, read

LEFT, RIGHT, LEVEL = 430.0, 452.0, 100.0


def answers(tmp_path: Path, *rings: tuple[float, float, float], lines: tuple[float, ...] = (), bold: str = "") -> str:
    """What is read of "T F" at the right of a statement, ringed (left, right, height) or with lines under it."""

    def draw(sheet: Sheet) -> None:
        sheet.text(72, LEVEL, "1. The job is open to all who apply for it.")
        for x, word in ((LEFT, "T"), (RIGHT, "F")):
            sheet.text(x, LEVEL, word, font=BOLD if word in bold else REGULAR)
        for x0, x1, high in rings:
            middle = sheet.height - LEVEL + 3.5
            sheet.canvas.ellipse(x0, middle - high / 2, x1, middle + high / 2)
        for x in lines:
            sheet.rule(x - 1, LEVEL + 1.5, x + 8, LEVEL + 1.5)

    text = read(tmp_path, draw).text
    return " ".join(text.replace("\n", " ").split("for it.")[1].split())


def test_no_answer_is_set_off(tmp_path: Path) -> None:
    assert answers(tmp_path) == "T F"
    assert answers(tmp_path, (LEFT - 6, LEFT + 13, 16), (RIGHT - 6, RIGHT + 13, 16)) == "T F"
    assert answers(tmp_path, (LEFT - 8, RIGHT + 16, 20)) == "T F"  # a ring around both
    assert answers(tmp_path, (LEFT - 80, LEFT - 60, 16)) == "T F"  # beside them
    assert answers(tmp_path, lines=(LEFT, RIGHT)) == "T F"
    assert answers(tmp_path, bold="TF") == "T F"
    assert answers(tmp_path, (LEFT - 6, LEFT + 13, 16), bold="F") == "T F"  # the one ringed, the other bold


@pytest.mark.parametrize(("at", "text"), [(LEFT, "☒ T ☐ F"), (RIGHT, "☐ T ☒ F")])
def test_one_of_two_is_set_off(tmp_path: Path, at: float, text: str) -> None:
    assert answers(tmp_path, (at - 6, at + 13, 16)) == text
    assert answers(tmp_path, lines=(at,)) == text
    assert answers(tmp_path, bold="T" if at == LEFT else "F") == text
