"""Typed statements with their answers at the right: what stands on one of several lines belongs to all of them."""

from __future__ import annotations

import textwrap

import pytest

from cie_extract.model.document import BlockKind
from cie_extract.readers.text.answer_columns import Answers, with_answers
from cie_extract.readers.text.plain import paragraphs_of

SAID = (
    "The lobby of the building where the work is done stays open to anyone on every day but Sunday.",
    "Nobody on the floor wears a badge",
    "The bus that stops across the street runs to the county seat and back at least four times on a weekday.",
    "Tools are bought by the house; hands bring boots and gloves of their own, as is the custom of the trade.",
)
GIVEN = (True, None, False, True)
WITH_WORDS = {
    "[ ] T": lambda given: f"{_box(given is True)} T  {_box(given is False)} F",
    "T [ ]": lambda given: f"T {_box(given is True)}  F {_box(given is False)}",
    "word": lambda given: {True: "TRUE", False: "FALSE", None: "______"}[given],
}
UNDER_HEADS = {
    "cross": lambda given: {True: "X", False: "        X", None: ""}[given],
    "boxes": lambda given: f"{_box(given is True)}     {_box(given is False)}",
}


def _box(on: bool) -> str:
    return "[X]" if on else "[ ]"


def typed(answer: dict[bool | None, str], number: str, *, last: bool, apart: bool) -> str:
    """The statements as a typist sets them: the answers in a column on the first or the last line of each."""
    lines: list[str] = []
    for count, (said, given) in enumerate(zip(SAID, GIVEN, strict=True), 1):
        lead = number.format(count)
        own = textwrap.wrap(said, 56, initial_indent=lead, subsequent_indent=" " * len(lead))
        line = -1 if last else 0
        own[line] = f"{own[line]:<62}{answer[given]}".rstrip()
        lines += [*own, ""] if apart else own
    return "\n".join(lines)


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("number", ["{}  ", "{}. ", "({}) "])
@pytest.mark.parametrize("style", sorted(WITH_WORDS))
def test_an_answer_with_its_word_ends_its_statement(style: str, number: str, last: bool, apart: bool) -> None:
    answer = {given: WITH_WORDS[style](given) for given in (True, False, None)}
    found = paragraphs_of(f"Statements\n\n{typed(answer, number, last=last, apart=apart)}\n\nI certify this.")
    said = [" ".join(f"{one.marker} {one.text}".split()) for one in found[1:-1]]
    assert said == [
        " ".join(f"{number.format(count)} {words} {answer[given]}".split())
        for count, (words, given) in enumerate(zip(SAID, GIVEN, strict=True), 1)
    ]


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("number", ["{}  ", "{}. "])
@pytest.mark.parametrize("heads", ["TRUE    FALSE", "FALSE   TRUE"])
@pytest.mark.parametrize("style", sorted(UNDER_HEADS))
def test_a_sign_is_a_cell_under_its_head(style: str, heads: str, number: str, last: bool) -> None:
    answer = {given: UNDER_HEADS[style](given) for given in (True, False, None)}
    paper = f"{'Statement':<61}{heads}\n{'-' * 74}\n{typed(answer, number, last=last, apart=False)}\n\nI certify this."
    cells = [one for one in paragraphs_of(paper) if one.cell]
    crossed = [
        (one.cell.row, one.cell.column) for one in cells if one.cell and one.text in ("X", "☒", "[X]") and one.cell.row
    ]
    assert crossed == [(1, 1), (3, 2), (4, 1)]
    assert [one.text for one in cells if one.cell and one.cell.row == 0] == ["Statement", *heads.split()]


@pytest.mark.parametrize(
    "paper",
    [
        "1. Sweeps\n2. Mops\n3. Dusts",
        # no statement runs over a line: each line is read for itself
        "1. Sweeps the floors            Yes\n2. Mops the halls               No\n3. Dusts the shelves            Yes",
        # numbers that do not count up, two answers to one
        "1. Sweeps the floors of the\n   shop                         Yes\n3. Mops                         No",
        "1. Sweeps the floors of the     Yes\n   shop                         No\n2. Mops                         No\n"
        "3. Dusts                        No",
        # columns of figures, and words with a tab
        "1. Sweeps the floors of the\n   shop                         40%\n2. Mops                         30%\n"
        "3. Dusts                        30%",
        "1. Sweeps\tYes\n2. Mops\tNo\n3. Dusts the\n   halls\tNo",
    ],
)
def test_other_lists_stay_lines(paper: str) -> None:
    assert not any(isinstance(piece, Answers) for piece in with_answers(paper.split("\n")))


def test_a_sign_under_neither_head_is_in_no_column() -> None:
    paper = "Statement                      TRUE          FALSE\n" + "\n".join(
        f"{count}. The lobby of this building\n   is open                            X" for count in (1, 2, 3)
    )
    assert [one.text for one in paragraphs_of(paper) if one.kind is BlockKind.LIST_ITEM] == [
        "The lobby of this building is open X"
    ] * 3
