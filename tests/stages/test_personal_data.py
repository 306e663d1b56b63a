"""Personal data of participants: the examples of the pattern file, hits and misses."""

from __future__ import annotations

import pytest

from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.personal_data import PersonalDataFile
from cie_extract.pattern_files.yaml_file import load_yaml
from cie_extract.stages.personal_data import personal_data
from tests.extractors.request_forms import request
from tests.factory import annotated_of

PATTERNS = load_patterns()
EXAMPLES = load_yaml(PATTERNS.file("document_types/personal_data.yaml"), PersonalDataFile).examples


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str) -> None:
    marked = parse_marked(example)
    annotated = annotated_of(marked.text, PATTERNS)
    found = [(one.kind, annotated.text[one.span[0] : one.span[1]]) for one in personal_data(annotated, PATTERNS)]
    assert found == [(mark.name, marked.text[mark.start : mark.end]) for mark in marked.marks]


def test_there_are_as_many_misses_as_hits() -> None:
    misses = [example for example in EXAMPLES if not parse_marked(example).marks]
    assert len(misses) * 2 >= len(EXAMPLES) - 1


@pytest.mark.parametrize("seed", range(2000, 2012))
def test_signers_and_contacts_of_a_request_are_no_participants(seed: int) -> None:
    assert personal_data(annotated_of(request(seed).paper, PATTERNS), PATTERNS) == ()
