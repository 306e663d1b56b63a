"""Are the examples of patterns/answers the remarks that they are given for, and no others?"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.checks.findings import Findings
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.notes import Notes, load_hedges, load_taken_back


def check(patterns: Patterns) -> Findings:
    """Every hit and every miss of the remarks that limit an answer, and of those that take one back."""
    files = (load_hedges(patterns), load_taken_back(patterns))
    examples = sum(len(file.examples.hits) + len(file.examples.misses) for file in files)
    return Findings("remarks beside answers", examples, tuple(wrong for file in files for wrong in _wrong(file)))


def _wrong(file: Notes) -> Iterator[str]:
    for text in file.examples.misses:
        if file.stand_in(text):
            yield f"answers/{file.name}.yaml: {text!r} is met and should not be."
    for text in file.examples.hits:
        if not file.stand_in(text):
            yield f"answers/{file.name}.yaml: {text!r} is not met."
