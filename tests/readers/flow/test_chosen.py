"""Answers set off from their opposites: where none can be told first."""

from __future__ import annotations

import pytest

from cie_extract.model.document import BlockKind, Cell
from cie_extract.readers.flow.choices import with_choices
from cie_extract.readers.flow.chosen import with_chosen
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.flow.runs import Look, Piece, words_of

PLAIN = Look()
U, B, S, H, R = Look(underlined=True), Look(bold=True), Look(struck=True), Look(shade="808080"), Look(framed=True)


def shown(*pieces: str | tuple[str, Look]) -> str:
    return words_of(with_chosen([Piece(one, PLAIN) if isinstance(one, str) else Piece(*one) for one in pieces]))


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("The job is open. ", "True", " / ", "False"), "The job is open. True / False"),  # neither
        (("The job is open. ", ("True", U), " / ", ("False", U)), "The job is open. True / False"),  # both
        (("The job is open. ", ("True", U), " / ", ("False", B)), "The job is open. True / False"),  # each in a way
        (("The job is open. ", ("Tr", U), "ue / False"), "The job is open. True / False"),  # half a word
        (("Mark ", ("True", B), " or False for each of them."), "Mark True or False for each of them."),
        (("Is it true ", ("or", B), " false?"), "Is it true or false?"),
        (("It is ", ("true", U), " that nobody is timed."), "It is true that nobody is timed."),
        (("Truly ", ("T", B), "-shaped, F-shaped"), "Truly T-shaped, F-shaped"),
        (("1. The job is open. ", ("True", S), " / ", ("False", S)), "1. The job is open.  / "),  # both struck out
        (("Pay is ", ("$12", S), " $16."), "Pay is  $16."),
    ],
)
def test_no_answer_is_set_off(pieces: tuple[str | tuple[str, Look], ...], text: str) -> None:
    assert shown(*pieces) == text


@pytest.mark.parametrize("look", [U, B, H, R])
def test_one_of_two_is_set_off(look: Look) -> None:
    assert shown("1. It is open. ", ("True", look), " / ", "False") == "1. It is open. ☒ True / ☐ False"
    assert shown("T  ", ("F", look), "  2. Nobody is timed.") == "☐ T  ☒ F  2. Nobody is timed."
    assert shown("Yes or ", ("No", look)) == "☐ Yes or ☒ No"
    assert shown(("False", look), " True") == "☒ False ☐ True"


def test_the_one_that_is_left_is_chosen() -> None:
    assert shown("1. It is open. ", ("True", S), " / False") == "1. It is open. ☐ True / ☒ False"
    assert shown("1. It is open. True / ", ("False", S)) == "1. It is open. ☒ True / ☐ False"
    assert shown(("T", S), " ", ("F", U), " 1. It is open.") == "☐ T ☒ F 1. It is open."


def cells(*said: tuple[str, bool]) -> list[str]:
    row = [
        Paragraph(words, BlockKind.CELL, bold=bold, cell=Cell(1, 3, column))
        for column, (words, bold) in enumerate(said)
    ]
    return [one.text for one in with_choices(row)]


def test_answers_in_cells_side_by_side() -> None:
    assert cells(("Statement", True), ("True", True), ("False", True)) == ["Statement", "True", "False"]  # their heads
    assert cells(("It is open.", False), ("True", False), ("False", False)) == ["It is open.", "True", "False"]
    assert cells(("True", True), ("It is open.", False), ("False", False)) == ["True", "It is open.", "False"]
    assert cells(("It is open.", False), ("T", False), ("F", True)) == ["It is open.", "☐ T", "☒ F"]
