"""Wages and fringe: every example of patterns/pay/, and what is put into a sentence comes out of it."""

from __future__ import annotations

import pytest

from cie_extract.extractors import fringe, wages
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.pay import load_pay
from tests.extractors.marked import compare

PATTERNS = load_patterns()
_PAY = load_pay(PATTERNS)
EXAMPLES = (*_PAY.pay.examples, *_PAY.other.examples)


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda source: source[:60])
def test_wage_examples(source: str) -> None:
    wanted, found = compare(source, "wages", wages.find, PATTERNS)
    assert found == wanted


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda source: source[:60])
def test_fringe_examples(source: str) -> None:
    wanted, found = compare(source, "fringe", fringe.find, PATTERNS)
    assert found == wanted
