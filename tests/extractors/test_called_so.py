"""A title is surer where the paper calls whoever does the job so."""

from __future__ import annotations

import pytest

from cie_extract.extractors import title
from cie_extract.pattern_files import load_patterns
from tests.factory import annotated_of

PATTERNS = load_patterns()
PLAIN = "CLASS: Kiln Yard Worker\nThe yard opens at seven."


def sureness(paper: str) -> float:
    return max(one.score for one in title.find(annotated_of(paper, PATTERNS), PATTERNS))


@pytest.mark.parametrize(
    ("said", "surer"),
    [
        ("Every potter is told of it.", False),
        ("A worker may bid.", False),  # once, by a word that any paper may use
        ("Worker safety is posted. Working hours vary.", False),
        ("Any yard worker may bid.", True),
        ("The worker rakes the yard. Each worker has a rake.", True),
        ("Other yard workers rake too.", True),
    ],
)
def test_a_title_by_which_the_paper_goes(said: str, surer: bool) -> None:
    assert (sureness(f"{PLAIN}\n{said}") > sureness(PLAIN) + 0.1) is surer
