"""Words that the recogniser mixes up: misses first."""

from __future__ import annotations

import pytest

from cie_extract.readers.scan.letters import mended


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("LIC", "LIC"),  # a license
        ("IIC", "IIC"),
        ("11C", "11C"),  # a house, a row of a form
        ("1C", "1C"),
        ("LC", "LC"),
        ("ILLC", "ILLC"),
        ("LLC", "LLC"),
        ("1L1C", "LLC"),
        ("L1C.", "LLC."),
        ("L|C", "LLC"),
        ("LlC,", "LLC,"),
        ("llC", "LLC"),
    ],
)
def test_company_forms(read: str, printed: str) -> None:
    assert mended(read) == printed
