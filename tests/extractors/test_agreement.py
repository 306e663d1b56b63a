"""Words of agreement as answers: what is none first, then alone, with boxes, and over a form's columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Doubt, read_mark
from cie_extract.extractors.marks_behind import read_tail
from cie_extract.extractors.statements import find
from cie_extract.model.finding import Answer
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.answer_words import load_answer_words
from tests.factory import annotated_of

PATTERNS = load_patterns()
KNOWN = load_answer_words(PATTERNS)
SAID = {
    1: "Hourly pay meets the higher of the state and local minimum wage",
    2: "Pay is at no time subject to time studies that others do not undergo",
    3: "The same level of benefits as employees without disabilities",
    4: "The job stays open regardless of the service provider",
    5: "The setting was not established for the sole purpose of employing people with disabilities",
    6: "Duties are not performed in a segregated environment, and interaction is that of peers",
    7: "The same opportunities for advancement as peers have",
}


@pytest.mark.parametrize(
    "words",
    [
        "Agree with the plan of care",
        "Confirmed by the office",
        "Correct change is counted twice",
        "Not true of our shop",
        "Denied boarding",
        "Accurate counts",
        "I agree that typing my name signs this",
        "We confirm attendance",
        "Confirm",
    ],
)
def test_no_answer(words: str) -> None:
    assert read_mark(words, 0, len(words), KNOWN) is None


@pytest.mark.parametrize(
    ("words", "word", "doubt"),
    [
        ("Agree", Word.TRUE, None),
        ("Disagree. The place is held for one of ours.", Word.FALSE, None),
        ("I agree", Word.TRUE, None),
        ("Not so: two are timed", Word.FALSE, None),
        ("CONFIRMED", Word.TRUE, None),
        ("Not confirmed", Word.FALSE, None),
        ("We disagree, because one is held back", Word.FALSE, None),
        ("☒ Agree ☐ Disagree", Word.TRUE, None),
        ("☐ Confirmed ☒ Not confirmed", Word.FALSE, None),
        ("True. Confirmed by the board.", Word.TRUE, None),
        ("False. Correct.", Word.FALSE, None),
        ("Agree / Disagree", None, Doubt.BLANK),
        ("☐ Agree ☐ Disagree", None, Doubt.BLANK),
        ("☒ Agree ☒ Disagree", None, Doubt.BOTH),
        ("Agreed, except for trainees", None, Doubt.HEDGED),
    ],
)
def test_answers(words: str, word: Word | None, doubt: Doubt | None) -> None:
    mark = read_mark(words, 0, len(words), KNOWN)
    assert mark is not None and (mark.word, mark.doubt) == (word, doubt)


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("The wage on which all of us agree", None),
        ("Benefits are as workers agree.", None),
        ("Pay is at the minimum. Agree", Word.TRUE),
        ("Pay is at the minimum: Not so", Word.FALSE),
        ("The same benefits. ☐ Agree ☒ Disagree", Word.FALSE),
    ],
)
def test_at_the_end_of_a_statement(words: str, word: Word | None) -> None:
    mark = read_tail(words, 0, len(words), KNOWN)
    assert (mark.word if mark else None) == word


def test_a_word_that_an_office_adds_answers(tmp_path: Path) -> None:
    words, file = "Granted", PATTERNS.file("answers/agreement.yaml")
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / file.name).write_text(file.read_text().replace("- agreed\n", "- granted\n", 1))
    assert read_mark(words, 0, len(words), KNOWN) is None
    mark = read_mark(words, 0, len(words), load_answer_words(load_patterns(tmp_path)))
    assert mark is not None and mark.word is Word.TRUE


def answers(paper: str) -> str:
    found = [one.value for one in find(annotated_of(paper, PATTERNS), PATTERNS)]
    said = {one.number: one.value for one in found if isinstance(one, Answer)}
    return "".join({True: "T", False: "F", None: "-"}[said[number]] for number in sorted(said))


@pytest.mark.parametrize(
    ("yes", "no"), [("Agree", "Disagree"), ("Confirmed", "Not confirmed"), ("Correct", "Incorrect")]
)
def test_typed_beside_each_statement_and_under_columns(yes: str, no: str) -> None:
    given = {**dict.fromkeys(SAID, yes), 4: no}
    typed = [f"| Item {number}. {words} | {given[number]} |" for number, words in SAID.items()]
    assert answers("\n".join(["# Employer portal: CIE review", *typed])) == "TTTFTTT"
    crossed = [
        f"| {number}. {words} | {'X' if given[number] == yes else ''} | {'X' if given[number] == no else ''} |"
        for number, words in SAID.items()
    ]
    assert answers("\n".join(["# CIE review request", f"| Statement | {yes} | {no} |", *crossed])) == "TTTFTTT"


def test_the_head_of_a_column_answers_nothing() -> None:
    rows = [f"{number}. {words}." for number, words in SAID.items()]
    assert answers("\n".join(["# CIE review request", "| TRUE | FALSE |", "", *rows])) == "-------"
    assert answers("\n".join(["# CIE review request", "TRUE", "FALSE", *rows])) == "-------"
