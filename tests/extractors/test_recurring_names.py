"""The last resort for an employer: a name that the paper says again and again, and never a role or a thing."""

from __future__ import annotations

import pytest

from cie_extract.extractors import employer
from cie_extract.extractors.employer.recurring import recurring
from cie_extract.extractors.employer.wordbook import wordbook
from cie_extract.model.finding import Text
from cie_extract.pattern_files import load_patterns
from tests.factory import annotated_of

PATTERNS = load_patterns()


@pytest.mark.parametrize(
    "source",
    [
        # said once only
        "# Kennel Helper\nYou feed the dogs at Odd Otter.",
        # often, but nothing tells whose house it is
        "# Kennel Helper\nUse the Odd Otter leash. The Odd Otter leash is blue. Wash the Odd Otter leash.",
        # a role, however often it is named
        "# Kennel Helper\nAsk the Office Manager's help. The Office Manager is here. Work with the Office Manager.",
        # words with capitals only because they begin their sentences
        "# Kennel Helper\nVolunteers help. Volunteers will feed dogs. Volunteers are kind. Volunteers staff the desk.",
        # the paper says who employs: nothing is guessed
        "# Kennel Helper\nEmployer: Larkin Kennels, Inc.\nOdd Otter's mission. Odd Otter is kind. Join Odd Otter.",
    ],
)
def test_what_recurs_is_no_employer(source: str) -> None:
    found = employer.find(annotated_of(source, PATTERNS), PATTERNS)
    assert not [one for one in found if one.found_by == "employer/recurring"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (
            "# Kennel Helper\nYou work at Odd Otter from six. You share Odd Otter's mission. "
            "Ask at Odd Otter for a key.",
            "Odd Otter",
        ),
        (
            "# Board Treasurer\nAll money due to Blue Heron is banked. Liaise with Blue Heron staff. "
            "The Blue Heron Council meets monthly.",
            "Blue Heron",
        ),
    ],
)
def test_a_name_that_the_paper_keeps_saying(source: str, name: str) -> None:
    annotated = annotated_of(source, PATTERNS)
    found = [annotated.text[slice(*one.span)] for one in recurring(annotated, wordbook(PATTERNS))]
    assert found == [name]
    best = max(employer.find(annotated, PATTERNS), key=lambda one: one.score)
    assert isinstance(best.value, Text)
    assert best.value.value == name
    assert best.score < 0.6  # a person looks at it
