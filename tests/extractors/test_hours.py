"""Hours a week: every example of patterns/pay/hours.yaml, and those of the wages that hold hours."""

from __future__ import annotations

import pytest

from cie_extract.extractors import hours
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.pay import load_pay
from tests.extractors.marked import compare

PATTERNS = load_patterns()
_PAY = load_pay(PATTERNS)


@pytest.mark.parametrize("source", (*_PAY.hours.examples, *_PAY.pay.examples), ids=lambda source: source[:60])
def test_hours_examples(source: str) -> None:
    wanted, found = compare(source, "hours", hours.find, PATTERNS)
    assert found == wanted
