"""Duties and qualifications that a letter tells in running text: what tells none first."""

from __future__ import annotations

import pytest

from cie_extract.extractors import duties, qualifications
from cie_extract.model.finding import Item
from cie_extract.pattern_files import load_patterns
from tests.factory import annotated_of

PATTERNS = load_patterns()
FIND = {"duties": duties.find, "qualifications": qualifications.find}
HEAD = "Re: Potting Aide, Fen Road Garden Center, 40 Fen Road, Elkton, MD 21921\nDear Ms. Ash:\n"
DOES = "The aide waters benches by the card, pots up plugs, sticks price tags and carries plants to the car."
WANTS = "We look for two things in an applicant: the strength to lift a bag of soil, and good cheer in the rain."


def told(field: str, paper: str) -> list[str]:
    found = FIND[field](annotated_of(paper, PATTERNS), PATTERNS)
    return [one.value.text for one in found if isinstance(one.value, Item)]


@pytest.mark.parametrize(
    ("field", "paper"),
    [
        ("duties", HEAD + "The center sells plants, tools and seed, keeps a cafe and mends mowers for its neighbors."),
        ("duties", HEAD + "The aide has the same leave, the same holidays and the same health plan as all of us here."),
        ("duties", HEAD + "The aide waters benches and is glad to be asked of it by whoever comes through the gate."),
        ("duties", "# Potting Aide\nThe shop is old. " + "It is kept by two sisters, a dog, a cat, and is open."),
        (
            "duties",
            HEAD
            + "First, the wage. True. "
            + DOES
            + "\n"
            + "".join(
                f"{word}, it is so. True.\n" for word in ("Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")
            ),
        ),
        ("qualifications", HEAD + "We look for your answer by the end of the month, and thank you for your time."),
        ("qualifications", HEAD + "The agency must send us its letter, and we need the form that goes with it by May."),
        ("qualifications", "# Potting Aide\n# What we offer\n- Leave\n" + WANTS),
    ],
)
def test_nothing_is_told(field: str, paper: str) -> None:
    assert told(field, paper) == []


@pytest.mark.parametrize(
    ("field", "paragraph"),
    [
        ("duties", DOES),
        ("duties", "The week is thirty hours. " + DOES),
        ("duties", "Each employee sweeps the aisles, rinses the pots, folds the cloths and empties the bins at noon."),
        ("qualifications", WANTS),
        ("qualifications", "An applicant must be able to read a label and to stand through a shift of six hours."),
        ("qualifications", "We ask for someone who can lift forty pounds and who does not mind a dog in the shop."),
    ],
)
def test_a_paragraph_that_tells_it_is_one_item(field: str, paragraph: str) -> None:
    assert told(field, HEAD + "Thank you for your letter of May 4.\n" + paragraph + "\nSincerely,\nAda Boone") == [
        paragraph
    ]


def test_a_list_under_its_heading_is_all() -> None:
    assert told("duties", HEAD + DOES + "\n# Duties\n- Sweeps.\n- Mops the floor.") == ["Sweeps.", "Mops the floor."]
