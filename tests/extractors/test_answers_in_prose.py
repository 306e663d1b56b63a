"""Answers of a letter that takes the statements in turn: what only sounds like one first."""

from __future__ import annotations

import pytest

from cie_extract.extractors.answers_in_prose import answers_in_prose
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.annotate import annotate
from tests.factory import document_of

PATTERNS = load_patterns()


def told(words: str) -> dict[int, str]:
    found = answers_in_prose(annotate(document_of(words), PATTERNS), PATTERNS)
    return {number: mark.word.value if mark.word else str(mark.doubt) for number, mark in found.items()}


ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")
TOPICS = ("the wage", "time studies", "leave and insurance", "the agency", "the place", "company at work", "promotion")


def letter(form: str, answers: str = "TFTTTFT") -> str:
    said = {"T": "True", "F": "False"}
    lines = [
        form.format(
            ordinal=ordinal,
            small=ordinal.lower(),
            number=number,
            topic=topic,
            said=said[answer],
            SAID=said[answer].upper(),
            low=said[answer].lower(),
        )
        for number, (ordinal, topic, answer) in enumerate(zip(ORDINALS, TOPICS, answers, strict=True), start=1)
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "words",
    [
        letter("{ordinal}, {topic}. Tell us true or false."),
        letter("{ordinal}, {topic}: true or false?"),
        letter("{ordinal}, {topic}. True north lies behind the shed."),
        letter("{ordinal}, {topic} must be looked at; then answer."),
        letter("The {small} floor has {topic}, and true bricks."),
        letter("{ordinal} shift: no smoking"),
        letter("Statement {number} asks about {topic}. It must be true."),
        "First, the wage. True.\nSecond, time studies. True.\nThird, leave. True.\nFourth, the agency. True.",
        "Seventh, promotion. True.\nSixth, company. True.\nFifth, the place. True.\nFourth, it. True.\nThird. True.",
    ],
)
def test_no_answers(words: str) -> None:
    assert told(words) == {}


@pytest.mark.parametrize(
    "form",
    [
        "{ordinal}, {topic}. {said}. Nobody here has asked for it to be otherwise.",
        "{ordinal}: {low}. It is the rule of the house.",
        "{ordinal}, {topic}: {low}, and it has been so since we opened.",
        "As to your {small} question, {topic}, our answer is {low}.",
        "To your {small} question: {SAID}. The booklet says more.",
        "Statement {number}, about {topic}: {said}.",
        "Regarding statement {number}, the answer is {low}. We looked it up.",
        "The {small} statement is {low}.",
        "On the {small} — {said}. All of us know it.",
        "Item {number} ({topic}): {said}. See the plan.",
        "With regard to the {small} point, {topic}, we answer “{said}”.",
        "We have thought about it. {ordinal}, {topic}. {said}.",
    ],
)
def test_answers_in_turn(form: str) -> None:
    wanted = {number: "true" if answer == "T" else "false" for number, answer in enumerate("TFTTTFT", start=1)}
    assert told(letter(form)) == wanted


def test_words_of_agreement_and_what_is_taken_back() -> None:
    words = (
        "First, the wage: agreed.\nSecond, time studies: not so.\nThird, leave: yes.\nFourth, the agency: True, except "
        "for trainees.\nFifth, the place: correct.\nSixth, company: no.\nSeventh, promotion: confirmed."
    )
    assert told(words) == {
        1: "true", 2: "false", 3: "yes", 4: "Doubt.HEDGED", 5: "true", 6: "no", 7: "true",
    }  # fmt: skip


def test_two_answers_to_one_statement_are_none() -> None:
    assert told(letter("{ordinal}, {topic}. {said}.") + "\nSeventh, promotion. False.")[7] == "Doubt.UNCLEAR"
