# ruff: noqa: E501
"""Answers in a grid turned on its side, below the printed statements or alone under a request's title."""

from __future__ import annotations

import pytest

from tests.extractors.test_ways_of_answering import TITLE, answers, given, lines

PRINTED = lines("{n}. {s}")
NUMBERS = "| # | 1 | 2 | 3 | 4 | 5 | 6 | 7 |"

TOLD = (
    # two rows of crosses, of ticks, of boxes; the rows by their letter, or by Yes and No
    (f"{PRINTED}\n{NUMBERS}\n| True | X | X | X | X | X | X | X |\n| False | | | | | | | |", "TTTTTTT"),
    (f"{PRINTED}\n{NUMBERS}\n| True | X | X | | X | X | X | X |\n| False | | | X | | | | |", "TTFTTTT"),
    (f"{PRINTED}\n{NUMBERS}\n| T | ✓ | ✓ | ✓ | | ✓ | ✓ | ✓ |\n| F | | | | ✓ | | | |", "TTTFTTT"),
    (f"{PRINTED}\n{NUMBERS}\n| False | ☐ | ☐ | ☒ | ☐ | ☐ | ☐ | ☐ |\n| True | ☒ | ☒ | ☐ | ☒ | ☒ | ☒ | ☒ |", "TTFTTTT"),
    (f"{PRINTED}\n| | S1 | S2 | S3 | S4 | S5 | S6 | S7 |\n| True | x | x | x | x | x | x | |\n| False | | | | | | | x |", "TTTTTTF"),
    (f"{PRINTED}\n{NUMBERS}\n| Yes | X | X | X | X | X | X | X |\n| No | | | | | | | |", "T-TT--T"),
    # one row of words
    (f"{PRINTED}\n{NUMBERS}\n| Answer | T | T | T | F | T | T | T |", "TTTFTTT"),
    (f"{PRINTED}\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n| True | True | False | True | True | True | True |", "TTFTTTT"),
    # upright, without the statements
    (f"{PRINTED}\n| # | True | False |\n" + "\n".join(f"| {n} | X | |" for n in range(1, 8)), "TTTTTTT"),
    (f"{PRINTED}\n| # | True | False |\n" + "\n".join(f"| {n} | {'' if n == 5 else 'X'} | {'X' if n == 5 else ''} |" for n in range(1, 8)), "TTTTFTT"),
    # lines of text
    (f"{PRINTED}\n\n1 2 3 4 5 6 7\n\nTrue X X X X X X X\n\nFalse", "TTTTTTT"),
    (f"{PRINTED}\n\n1 2 3 4 5 6 7\n\nT ☒ ☒ ☒ ☐ ☒ ☒ ☒\n\nF ☐ ☐ ☐ ☒ ☐ ☐ ☐", "TTTFTTT"),
    (f"{PRINTED}\n\nStatement: 1 2 3 4 5 6 7\n\nTrue: [x] [x] [ ] [x] [x] [x] [x] False: [ ] [ ] [x] [ ] [ ] [ ] [ ]", "TTFTTTT"),
    (f"{PRINTED}\n\n1 2 3 4 5 6 7\n\nT T F T T T T", "TTFTTTT"),
    # without the statements, under a title
    (f"{TITLE}{NUMBERS}\n| True | X | X | X | X | X | X | X |\n| False | | | | | | | |", "TTTTTTT"),
)  # fmt: skip

UNTOLD = (
    # none, both, a number left out, crosses that no line places
    (f"{PRINTED}\n{NUMBERS}\n| True | | | | | | | |\n| False | | | | | | | |", "-------"),
    (f"{PRINTED}\n{NUMBERS}\n| True | X | X | X | X | X | X | X |\n| False | X | | | | | | |", "-TTTTTT"),
    (f"{PRINTED}\n{NUMBERS}\n| True | X | | X | X | X | X | X |\n| False | | | | | | | |", "T-TTTTT"),
    (f"{PRINTED}\n\n1 2 3 4 5 6 7\n\nTrue X X X X X X\n\nFalse X", "-------"),
    (f"{PRINTED}\n\n1 2 3 4 5 6 7\n\nTrue ☒ ☒ ☒ ☒ ☒ ☒ ☒\n\nFalse ☒ ☐ ☐ ☐ ☐ ☐ ☐", "-TTTTTT"),
    # tables of something else: shifts, steps of pay, a rota, two grids
    (f"{PRINTED}\n{NUMBERS}\n| Mon | X | X | X | X | X | X | X |", "-------"),
    (f"{PRINTED}\n{NUMBERS}\n| Step | $15 | $16 | $17 | $18 | $19 | $20 | $21 |", "-------"),
    (f"{PRINTED}\n{NUMBERS}\n| Rosa | X | X | | | | | |\n| Omar | | | X | X | X | X | X |", "-------"),
    (f"{PRINTED}\n{NUMBERS}\n| True | X | X | X | X | X | X | X |\n\nOr:\n\n1 2 3 4 5 6 7\n\nT T F T T T T", "-------"),
    (f"# Rota of the wash line\n{NUMBERS}\n| True | X | X | X | X | X | X | X |\n| False | | | | | | | |", ""),
)  # fmt: skip


@pytest.mark.parametrize(("paper", "wanted"), TOLD)
def test_answers_in_a_grid(paper: str, wanted: str) -> None:
    assert given(paper) == wanted


@pytest.mark.parametrize(("paper", "wanted"), UNTOLD)
def test_grids_that_tell_nothing(paper: str, wanted: str) -> None:
    assert given(paper) == wanted


def test_the_employers_own_words_behind_an_answer_are_no_statement() -> None:
    paper = "\n".join(
        (
            "# Our answers to the seven statements",
            "1) True. The rate is a dollar over the minimum in this county.",
            "2) True. Nobody is timed.",
            "3) True. Sick days and the clinic plan.",
            "4) True. Ask any provider.",
            "5) False. It was built for the program.",
            "6) True. The dining room is full of people.",
            "7) True. Two helpers were made leads this year.",
        )
    )
    assert given(paper) == "TTTTFTT"
    assert (answers(paper)[1].explanation or "").startswith("The rate is a dollar over")


@pytest.mark.parametrize("way", ["S{n} {s} ........ {a}", "S{n}: {s} ........ {a}", "S{n}. {t} ..... {a}"])
def test_statements_numbered_with_a_letter_before(way: str) -> None:
    assert given(lines(way, yes="TRUE", no="FALSE")) == "TTFTTTT"


@pytest.mark.parametrize(
    "short",
    [
        "Not created for the sole purpose of employing people with disabilities",
        "Not founded solely to employ disabled people",
        "Not formed only to give jobs to people with disabilities",
    ],
)
def test_the_fifth_statement_without_its_setting(short: str) -> None:
    paper = lines("S{n} {s} ..... {a}", yes="TRUE", no="FALSE")
    fifth = next(line for line in paper.split("\n") if line.startswith("S5"))
    assert given(paper.replace(fifth, f"S5 {short} ..... TRUE")) == "TTFTTTT"
