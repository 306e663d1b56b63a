"""Dates of the position: every example of patterns/dates/; none of a sentence about pay or hours."""

from __future__ import annotations

import pytest

from cie_extract.extractors import dates
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.dates import load_dates
from cie_extract.pattern_files.pay import load_pay
from tests.extractors.marked import compare
from tests.factory import annotated_of

PATTERNS = load_patterns()
EXAMPLES = (*load_dates(PATTERNS).examples, *load_pay(PATTERNS).pay.examples)


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda source: source[:60])
def test_date_examples(source: str) -> None:
    wanted, found = compare(source, "dates", dates.find, PATTERNS)
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [one.text for one in load_contract(PATTERNS).examples if one.says.start or one.says.end],
    ids=lambda text: text[:60],
)
def test_a_date_of_the_contract_is_none_of_the_position(text: str) -> None:
    annotated = annotated_of(text.replace("\nRevised 11/3/2026", ""), PATTERNS)
    assert [one.value for one in dates.find(annotated, PATTERNS) if one.score >= 0.5] == []
