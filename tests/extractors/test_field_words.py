"""The language of patterns/fields; every way of saying meets its hits, and none of its misses."""

from __future__ import annotations

import re

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.extractors.employer.said import said
from cie_extract.extractors.employer.wordbook import wordbook as employer_wordbook
from cie_extract.extractors.title.told import told
from cie_extract.extractors.title.wordbook import wordbook as title_wordbook
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.field_sayings import SayingFile, SayingWay
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.sayings import expression, told_by
from cie_extract.pattern_files.yaml_file import load_yaml
from tests.factory import annotated_of

PATTERNS = load_patterns()


EMPLOYER_WAYS = load_yaml(PATTERNS.file("fields/employer_sayings.yaml"), SayingFile).ways
TITLE_WAYS = load_yaml(PATTERNS.file("fields/job_title_sayings.yaml"), SayingFile).ways


@pytest.mark.parametrize("way", EMPLOYER_WAYS, ids=lambda way: way.rule)
def test_ways_of_employers(way: SayingWay) -> None:
    book = employer_wordbook(PATTERNS)
    for text in (*way.misses, *way.hits):
        marked = parse_marked(text)
        found = [one.span for one in said(annotated_of(marked.text, PATTERNS), book) if one.rule == way.rule]
        assert found[:1] == [(mark.start, mark.end) for mark in marked.marks], text


@pytest.mark.parametrize("way", TITLE_WAYS, ids=lambda way: way.rule)
def test_ways_of_titles(way: SayingWay) -> None:
    book = title_wordbook(PATTERNS)
    for text in (*way.misses, *way.hits):
        marked = parse_marked(text)
        found = [one.span for one in told(annotated_of(marked.text, PATTERNS), book) if one.rule == way.rule]
        assert found[:1] == [(mark.start, mark.end) for mark in marked.marks], text


@pytest.mark.parametrize(
    ("saying", "misses", "hits"),
    [
        ("clean(s|ing)", ["clean", "cleaner"], ["cleans", "Cleaning"]),
        ("apply (at)? (the)? office", ["apply the shop", "applyoffice"], ["apply office", "apply at the office"]),
        ("drug-free", ["drugfree"], ["drug-free", "drug free"]),
        ("open (now)? (again)?", ["opennow"], ["open", "open now", "open now again"]),
        ("we ... sing", ["we sang. You sing"], ["we sing", "we all love to sing"]),
        ("(a|b (c)? d) e", ["c e", "b e"], ["a e", "b d e", "b c d e"]),
    ],
)
def test_sayings(saying: str, misses: list[str], hits: list[str]) -> None:
    wanted = re.compile(expression(saying, {}))
    assert [text for text in misses if wanted.fullmatch(text)] == []
    assert [text for text in hits if not wanted.fullmatch(text)] == []
    hints = told_by([saying])
    assert [text for text in hits if not any(hint in text.lower() for hint in hints)] == []


@pytest.mark.parametrize("saying", ["(a|b", "a) b", "{nobody} is", "what?"])
def test_sayings_that_are_none(saying: str) -> None:
    with pytest.raises(PatternFileError):
        expression(saying, {})
