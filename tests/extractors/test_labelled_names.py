"""Titles, employers and sites: the examples of patterns/labels, and papers whose answer is marked."""

from __future__ import annotations

import pytest

from cie_extract.extractors import employer, title, worksite
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.labels import LabelFile
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.yaml_file import load_yaml
from tests.extractors.papers import PAPERS
from tests.factory import annotated_of

PATTERNS = load_patterns()
FIND = {"job_title": title.find, "employer": employer.find, "worksite": worksite.find}
EXAMPLES = [
    (content.field, example)
    for file in PATTERNS.files("labels")
    if (content := load_yaml(file, LabelFile)).field in FIND
    for example in content.examples
]


def best(field: str, paper: str) -> str | None:
    """The words of the candidate that stands as the fact, or None."""
    annotated = annotated_of(paper, PATTERNS)
    found = [one for one in FIND[field](annotated, PATTERNS) if one.field == field and one.score >= 0.5]
    found.sort(key=lambda one: (-one.score, one.spans[0]))
    return annotated.text[slice(*found[0].spans[0])].replace("\n", " ") if found else None


def wanted(field: str, paper: str) -> tuple[str, str | None]:
    marked = parse_marked(paper)
    said = [marked.text[mark.start : mark.end] for mark in marked.marks if mark.name == field]
    return marked.text, said[0] if said else None


@pytest.mark.parametrize(("field", "example"), EXAMPLES, ids=lambda value: value[:30])
def test_examples_of_the_label_files(field: str, example: str) -> None:
    paper, said = wanted(field, example)
    assert best(field, paper) == said


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: " ".join(paper.split())[:40])
@pytest.mark.parametrize("field", sorted(FIND))
def test_papers(field: str, paper: str) -> None:
    plain, said = wanted(field, paper)
    assert best(field, plain) == said
