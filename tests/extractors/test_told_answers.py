"""Answers told in a sentence: what tells them, and what only sounds like it."""

from __future__ import annotations

import pytest

from cie_extract.extractors.told_answers import told_answers
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.annotate import annotate
from tests.factory import document_of

PATTERNS = load_patterns()

MISSES = (
    "I certify that all seven statements are true to the best of my knowledge.",
    "By signing I attest that statements 1 through 7 are true.",
    "All seven statements must be true for the position to count.",
    "A position qualifies when statements 1 to 7 are true.",
    "Please answer True or False to each of the seven statements.",
    "If all seven statements are true, sign below.",
    "Mark true or false for 1 to 7.",
    "Statements 1, 2 and 3 are true.",
    "Statements 1 to 7 are not true of trainees.",
    "All answers must be true.",
    "True to our word, the seven of us answer the phone.",
    "Statements 1 to 7 are true. Statements 1, 2 and 3 are false.",  # three of seven are torn: fewer than five left
    "Statements 1 to 7 are printed on the back.",
    "Not all of the statements are true for this job.",
    "None of us said that all seven are true.",
    "Most of the seven statements are true.",
    "We cannot say that all seven statements are true.",
    "All of the statements are true except the one on wages.",  # which number that is, is not said
    "Almost all of the statements are true.",
    "All seven statements aren't true.",
    "Every statement but those we crossed out is true.",
    "The rest are true.",  # the rest of what?
    "Only true statements count.",
    "The rest of the papers are true copies; number 3 is false.",
    "None of the statements is true, except the last.",
    "All but the first two must hold.",
)
TOLD = (
    ("Statements 1 to 6 are true; statement 7 is false.", "TTTTTTF"),
    ("Statements 1, 2, 3, 5 and 7 are true. Statements 4 and 6 are false.", "TTTFTFT"),
    ("All of the seven statements are true except number 3, which is false.", "TTFTTTT"),
    ("We answer True to all seven statements.", "TTTTTTT"),
    ("Our answer to each of the seven statements is True.", "TTTTTTT"),
    ("True: 1, 3, 4, 5, 6. False: 2 and 7.", "TFTTTTF"),
    ("We say True to 1-5 and False to 6 and 7.", "TTTTTFF"),
    ("Every statement is true but no. 2; that one is false.", "TFTTTTT"),
    ("Numbers 1 through 5 are answered true, number 6 is answered false.", "TTTTTF"),
    ("All seven statements are true. Statement 5 is false.", "TTTT TT"),  # they differ on 5: no answer there
    ("All of the statements are true except number 4.", "TTTFTTT"),
    ("We answer true to every statement but the third and the sixth, which are false.", "TTFTTFT"),
    ("All but 3 are true.", ""),  # all of what is not said
    ("Every statement but number five is true.", "TTTTFTT"),
    ("We have answered True to statements 1, 2, 3, 5, 6 and 7. Statement 4 we had to answer False.", "TTTFTTT"),
    ("None of the seven statements is false.", "TTTTTTT"),
    ("None of the statements is true.", "FFFFFFF"),
    ("All seven statements are true. We are not sure about number 6.", "TTTTT T"),
    ("Statements one through six are true, and the seventh is not true.", "TTTTTTF"),
    ("We can answer true to the first two statements and the last four. The third is false.", "TTFTTTT"),
    ("All seven statements hold for this job, with one exception: number 3.", "TTFTTTT"),
    ("Statements 1, 2, 4, 5, 6 and 7: True. Statement 3: False.", "TTFTTTT"),
    ("Only number 3 is false. The rest are true.", "TTFTTTT"),
    ("1-2 True; 3 False; 4-7 True", "TTFTTTT"),
    ("None of the statements is true, except number 1.", "TFFFFFF"),
    ("Statements 2 and 5 are false; all the others are true.", "TFTTFTT"),
    ("All true but 4.", "TTTFTTT"),
    ("I answered TRUE to every question except question 4 (FALSE).", "TTTFTTT"),
    ("True for all statements except #4, which is False.", "TTTFTTT"),
    ("Everything is true save number 2, which is not correct because helpers are timed.", "TFTTTTT"),
)


@pytest.mark.parametrize("sentence", MISSES)
def test_what_tells_no_answers(sentence: str) -> None:
    assert told_answers(annotate(document_of(f"# CIE review request\n{sentence}"), PATTERNS), PATTERNS) == {}


@pytest.mark.parametrize(("sentence", "answers"), TOLD)
def test_what_tells_them(sentence: str, answers: str) -> None:
    found = told_answers(annotate(document_of(f"# CIE review request\n{sentence}"), PATTERNS), PATTERNS)
    said = {number: mark.word.value[0].upper() for number, mark in found.items() if mark.word}
    assert said == {number: answer for number, answer in enumerate(answers, start=1) if answer != " "}
