"""The contract that funds the position: every example of patterns/contract/, part by part."""

from __future__ import annotations

import pytest

from cie_extract.extractors import contract
from cie_extract.model.finding import Contract, Period
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.contract import ContractExample, ContractParts, load_contract
from tests.factory import annotated_of

PATTERNS = load_patterns()
EXAMPLES = load_contract(PATTERNS).examples


def said(example: ContractExample) -> ContractParts:
    found = [one.value for one in contract.find(annotated_of(example.text, PATTERNS), PATTERNS) if one.score >= 0.5]
    assert len(found) <= 1
    if not found:
        return ContractParts()
    value = found[0]
    assert isinstance(value, Contract)
    return ContractParts(program=value.program, number=value.number, start=value.start, end=value.end)


def written(period: Period) -> str:
    state = {True: " exercised", False: " open", None: ""}[period.exercised]
    return f"{period.kind} {period.start} {period.end}{state}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_contract_examples(example: ContractExample) -> None:
    assert said(example) == example.says


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if one.periods is not None], ids=lambda example: example.text[:60]
)
def test_periods(example: ContractExample) -> None:
    [finding] = contract.find(annotated_of(example.text, PATTERNS), PATTERNS)
    assert isinstance(finding.value, Contract)
    assert tuple(written(period) for period in finding.value.periods) == example.periods


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_every_part_has_its_place(example: ContractExample) -> None:
    annotated = annotated_of(example.text, PATTERNS)
    for finding in contract.find(annotated, PATTERNS):
        assert isinstance(finding.value, Contract)
        quotes = [annotated.text[start:end] for start, end in finding.spans]
        for part in (finding.value.program, finding.value.number):
            assert part is None or part in quotes
