"""Whole requests in the ways in which employers answer them: what cannot be told first."""

from __future__ import annotations

import pytest

from cie_extract.extractors.statements import find
from cie_extract.model.finding import Answer
from cie_extract.pattern_files import load_patterns
from tests.extractors.request_forms import WORDINGS
from tests.factory import annotated_of

PATTERNS = load_patterns()
SAID = {number: wordings[0] for number, wordings in WORDINGS.items()}
TOPICS = ("Minimum wage", "Time studies", "Benefits", "Service provider", "Setting", "Interaction", "Advancement")
TITLE = "# CIE Review Request\n"


def answers(paper: str) -> dict[int, Answer]:
    found = [finding.value for finding in find(annotated_of(paper, PATTERNS), PATTERNS)]
    return {value.number: value for value in found if isinstance(value, Answer)}


def given(paper: str) -> str:
    """The answers as letters, "-" for none; "" for a paper that is no request."""
    return "".join({True: "T", False: "F", None: "-"}[one.value] for _, one in sorted(answers(paper).items()))


def lines(line: str, *, yes: str = "True", no: str = "False", false: tuple[int, ...] = (3,), title: str = TITLE) -> str:
    """Each statement in one way: {n} its number, {s} its words, {t} its topic, {a} its answer."""
    return title + "\n".join(
        line.format(n=n, s=said, t=TOPICS[n - 1], a=no if n in false else yes, letter="ABCDEFG"[n - 1])
        for n, said in SAID.items()
    )


UNTOLD = (
    # neither of two, or both, or a third
    (lines("{n}. {s} True/False"), "-------"),
    (lines("{n}. {s}\n{a}", yes="[X] True [X] False", no="[ ] True [X] False"), "--F----"),
    (lines("{n}. {s}\n{a}", yes="☐ True ☐ False ☒ Not sure", no="☒ True ☐ False ☐ Not sure"), "--T----"),
    (lines("{n}. {s}\n{a}", yes="Not sure"), "--F----"),
    (lines("{n}. {s}\n{a}", yes="True, I think"), "--F----"),
    (lines("{n}. {s}\n{a}", yes="True and False"), "--F----"),
    # one choice below the other
    (lines("{n}. {s}\n{a}", yes="☒ True\n☒ False", no="☐ True\n☒ False"), "--F----"),
    (lines("{n}. {s}\n{a}", yes="☐ True\n☐ False", no="☐ True\n☒ False"), "--F----"),
    # one box a statement, where the form asks for the false ones, or for both
    (TITLE + "Tick any statement that is false.\n" + lines("{a} {n}. {s}", yes="☐", no="☒", title=""), "--F----"),
    (TITLE + "Tick if true; cross if not true.\n" + lines("{a} {n}. {s}", yes="☒", no="☐", title=""), "-------"),
    (lines("{a} {n}. {s}", yes="✓", no="✗"), "TT-TTTT"),
    # topics that no title of a request stands over, and too few of them
    (lines("{n}. {t}: {a}", title="# Summary of benefits\n").rsplit("\n", 1)[0], ""),
)


@pytest.mark.parametrize(("paper", "wanted"), UNTOLD)
def test_what_cannot_be_told(paper: str, wanted: str) -> None:
    assert given(paper) == wanted


TOLD = (
    lines("{n}. {t}: {a}"),
    lines("#{n} – {t} – {a}"),
    lines("| {n} | {t} | {a} |"),
    lines("| q{n} {t} | {a} |", yes="T", no="F", title=""),
    lines("{t}: {a}", title=TITLE),
    lines("{letter}. {a}"),
    lines("({letter}) {a}", yes="T", no="F"),
    TITLE + "I. True\nII. True\nIII. False\nIV. True\nV. True\nVI. True\nVII. True",
    TITLE + "1T 2T 3F 4T 5T 6T 7T",
    TITLE + "Answers: T T F T T T T",
    TITLE + "Answers: TTFTTTT",
    lines("{n}. {s}\nKD: {a}", yes="Yes, true.", no="False."),
    lines("{n}. {s}\n[Ann Doe] {a}"),
    lines("{n}. {s}\n>> {a}", yes="T", no="F"),
    lines("{n}. {s}\n{a}", yes="Yes, this is true.", no="No, this is not true."),
    lines("{n}. True or false: {s}\n{a}"),
    lines("No. {n}: {s}\n{a}", yes="True (X)  False ( )", no="True ( )  False (X)"),
    lines("{n}. {s}\n{a}", yes="T___X___   F_______", no="T_______   F___X___"),
    lines("{n}. {s}\n{a}", yes="X True ___ False", no="___ True X False"),
    lines("{n}. {s} = {a}", yes="true", no="false"),
    lines("{n}. {s} {a}", yes="☒ True or ☐ False", no="☐ True or ☒ False"),
    lines("[{a}] {s}", yes="T", no="F"),
    lines("{n}. {s}\n{a}", yes="☒ True\n☐ False", no="☐ True\n☒ False"),
    lines("{n}. {s}\n{a}", yes="True [X]\nFalse [ ]", no="True [ ]\nFalse [X]"),
    lines("({n}) {a}: {s}"),
    lines("{n}. {a}. {s}", yes="T", no="F"),
    lines("{n}. {s}: {a}", yes="correct", no="not correct"),
    lines("{n}. {s} ({a})", yes="T", no="F - dental begins later"),
    lines("## Statement {n}: {t}\n{s}\nResponse: {a}"),
    TITLE + "Tick the statements that are true.\n" + lines("{a} {n}. {s}", yes="☒", no="☐ False ☒", title=""),
)


@pytest.mark.parametrize("paper", TOLD)
def test_what_is_told(paper: str) -> None:
    assert given(paper) == "TTFTTTT"


def test_several_statements_in_a_row_have_each_its_own_answer() -> None:
    rows = [f"| {n}. {SAID[n]} // ☒ True ☐ False | {n + 1}. {SAID[n + 1]} // ☐ True ☒ False |" for n in (1, 3, 5)]
    assert given(TITLE + "\n".join([*rows, f"| {7}. {SAID[7]} // ☒ True ☐ False |  |"])) == "TFTFTFT"
    rows = [f"| {n}. {SAID[n]} | T | {n + 1}. {SAID[n + 1]} | F |" for n in (1, 3, 5)]
    assert given(TITLE + "\n".join([*rows, f"| 7. {SAID[7]} | T |  |  |"])) == "TFTFTFT"
    rows = [f"| T | {n}. {SAID[n]} | F | {n + 1}. {SAID[n + 1]} |" for n in (1, 3, 5)]
    assert given(TITLE + "\n".join([*rows, f"| T | 7. {SAID[7]} |  |  |"])) == "TFTFTFT"


def test_statements_in_any_order_with_their_answers_beside_them() -> None:
    rows = [f"| {SAID[n]} | {'False' if n == 3 else 'True'} |" for n in (7, 3, 1, 6, 2, 5)]
    assert given(TITLE + "\n".join(rows)) == "TTF-TTT"


def test_answers_in_a_run_on_line_belong_to_what_follows_them() -> None:
    said = " ".join(f"T [{' ' if n == 3 else 'X'}] F [{'X' if n == 3 else ' '}] {n}. {SAID[n]}" for n in SAID)
    assert given(TITLE + said) == "TTFTTTT"


@pytest.mark.parametrize(
    ("paper", "number", "explanation"),
    [
        (TITLE + "1-T, 2-T, 3-F, 4-T, 5-T, 6-T, 7-T\nNo. 3: dental begins later.", 3, "dental begins later."),
        (
            TITLE + "1-T, 2-T, 3-F, 4-T, 5-T, 6-T, 7-T\n3 is false because dental begins later.",
            3,
            "dental begins later.",
        ),
        (TITLE + "1-T, 2-T, 3-F, 4-T, 5-T, 6-T, 7-T\n/s/ Ann Doe", 3, None),
        (TITLE + "All are true but one.\nStatements 1, 2, 4, 5, 6 and 7 are true. Statement 3 is false.", 3, None),
        (
            TITLE + "All of the statements are true except number 3. Dental begins after a year.",
            3,
            "Dental begins after a year.",
        ),
        (lines("{n}. {s}\nAnswer: {a}") + "\nAnn Doe\n_______\nSignature", 3, None),
        (lines("{n}. {s}\nAnswer: {a}\nExplanation: none"), 3, None),
        (lines("{n}. {s}\nAnswer: {a}\nExplanation: dental begins later"), 3, "dental begins later"),
        (lines("{n}. {s}\nAnswer: {a}") + "\nComments: 3. Dental begins later.", 3, "Dental begins later."),
    ],
)
def test_what_explains_an_answer(paper: str, number: int, explanation: str | None) -> None:
    assert answers(paper)[number].explanation == explanation
