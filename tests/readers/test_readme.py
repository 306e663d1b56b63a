"""The table of what is read names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
NAMED = re.findall(r"`([\w/]+\.py)::(test_\w+)`", Path(__file__).with_name("README.md").read_text())


@pytest.mark.parametrize("path", sorted({path for path, _ in NAMED}))
def test_named_tests_are_there(path: str) -> None:
    code = (TESTS / path).read_text()
    assert [name for where, name in NAMED if where == path and f"def {name}(" not in code] == []
