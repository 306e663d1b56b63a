"""What is put into a generated paper comes out of it: duties and qualifications, whole, in order, and no more."""

from __future__ import annotations

import pytest

from cie_extract.extractors import duties, qualifications
from cie_extract.model.finding import Item
from cie_extract.pattern_files import load_patterns
from tests.factory import annotated_of
from tests.generators.section_layouts import lay_out

PATTERNS = load_patterns()


@pytest.mark.parametrize("tens", range(12))
def test_what_is_put_in_comes_out(tens: int) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        laid = lay_out(seed)
        annotated = annotated_of(laid.source, PATTERNS)
        found = [
            tuple(finding.value.text for finding in module.find(annotated, PATTERNS) if isinstance(finding.value, Item))
            for module in (duties, qualifications)
        ]
        assert found == [laid.duties, laid.qualifications], f"seed {seed}:\n{laid.source}"


def test_a_seed_gives_one_paper() -> None:
    assert lay_out(7) == lay_out(7)
    assert len({lay_out(seed).source for seed in range(50)}) == 50
