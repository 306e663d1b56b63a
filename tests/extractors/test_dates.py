"""Dates of the position: every example of patterns/dates/; none of a sentence about pay or hours."""

from __future__ import annotations

import pytest

from cie_extract.extractors import dates
from cie_extract.model.finding import Dated
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.dates import load_dates
from cie_extract.pattern_files.pay import load_pay
from tests.extractors.marked import compare
from tests.extractors.request_forms import WORDINGS
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


@pytest.mark.parametrize(
    ("end", "what"),
    [
        ("| Attestation (type your full name) | Ann Doe, Owner |\n| Date | 2026-10-05 |", "signed"),
        ("| Attestation (type your full name) |  |\n| Date | 2026-10-05 |", "revised"),
        ("| Attestation (type your full name) | Ann Doe |\n| Date revised | 2026-10-05 |", "revised"),
    ],
)
def test_a_bare_date_behind_a_typed_signature_is_its_day(end: str, what: str) -> None:
    form = "\n".join(f"| {n}. {said[0]} | True |" for n, said in WORDINGS.items())
    found = dates.find(annotated_of(f"{form}\n{end}", PATTERNS), PATTERNS)
    assert [(one.value.what, one.value.date.isoformat()) for one in found if isinstance(one.value, Dated)] == [
        (what, "2026-10-05")
    ]
