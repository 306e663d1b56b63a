"""What a paper is, and what does not belong in it."""

from __future__ import annotations

import pytest

from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.document_types import document_type, load_document_types, load_personal_labels
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.phrases import plain_words
from cie_extract.stages.personal_data import find_in_text

PATTERNS = load_patterns()
LABELS = load_personal_labels(PATTERNS)


@pytest.mark.parametrize("kind", ["position_description", "review_request", "other"])
def test_titles_of_each_kind(kind: str) -> None:
    types = load_document_types(PATTERNS)
    titles = {
        "position_description": [types.position],
        "review_request": [types.request],
        "other": [types.other, types.always_other],
    }[kind]
    examples = document_type(PATTERNS, kind).examples
    for miss in examples.misses:
        short = len(miss.split()) <= 14
        assert not short or not any(one.search(plain_words(miss)) for one in titles), miss
    for hit in examples.hits:
        assert any(one.search(plain_words(hit)) for one in titles), hit


@pytest.mark.parametrize("miss", LABELS.examples.misses)
def test_no_personal_data(miss: str) -> None:
    assert list(find_in_text(miss, PATTERNS)) == []


@pytest.mark.parametrize("hit", LABELS.examples.hits)
def test_personal_data(hit: str) -> None:
    marked = parse_marked(hit)
    found = {(one.what, one.start, one.end) for one in find_in_text(marked.text, PATTERNS)}
    assert {(mark.name, mark.start, mark.end) for mark in marked.marks} <= found
    assert {what for what, _, _ in found} == {mark.name for mark in marked.marks}
