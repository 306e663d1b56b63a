"""patterns/cues and patterns/qualifiers meet their marked sentences, both ways."""

from __future__ import annotations

import pytest

from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.cue_words import read_words
from cie_extract.pattern_files.cues import CUE_KINDS, CueKind, load_cues
from cie_extract.pattern_files.marked import MarkedText
from cie_extract.pattern_files.qualifiers import QualifierFile, load_qualifiers
from tests.cue_sentences import cues_of, said, sentence_of

PATTERNS = load_patterns()
CUES = load_cues(PATTERNS)
QUALIFIERS = load_qualifiers(PATTERNS)
KINDS = [kind for file in CUES.files for kind in file.kinds]

Said = set[tuple[str, str]]


def wanted(marked: MarkedText) -> Said:
    return {(mark.name, dict(mark.attributes).get("status", "asserted")) for mark in marked.marks}


def wrong(examples: tuple[str, ...]) -> list[tuple[str, Said]]:
    """The examples in which something else is found than they hold, with what is found."""
    found = [(example, said(example, PATTERNS), sentence_of(example, PATTERNS)[1]) for example in examples]
    return [(example, cues) for example, cues, marked in found if cues != wanted(marked)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_no_cue_of_the_kind_in_its_misses(kind: CueKind) -> None:
    assert [miss for miss in kind.examples.misses if kind.kind in {one for one, _ in said(miss, PATTERNS)}] == []


def test_no_cue_at_all_in_ordinary_sentences() -> None:
    misses = [miss for file in CUES.files for miss in file.misses]
    assert len(misses) > 100
    assert wrong(tuple(misses)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_the_cues_of_the_hits_and_no_others(kind: CueKind) -> None:
    assert wrong(kind.examples.hits) == []


@pytest.mark.parametrize("file", QUALIFIERS.files, ids=lambda file: f"{file.status}: {file.about[:40]}")
def test_the_status_that_the_words_around_give(file: QualifierFile) -> None:
    assert wrong(file.examples.misses) == []
    assert wrong(file.examples.hits) == []


def test_the_marks_that_the_words_around_give() -> None:
    for file in QUALIFIERS.files:
        if file.status != "marks":
            continue
        for example in file.examples.hits:
            (mark,) = sentence_of(example, PATTERNS)[1].marks
            ((_, mention),) = cues_of(example, PATTERNS)
            assert mention.marks == frozenset(filter(None, [dict(mark.attributes).get("marks")])), example


def test_every_kind_has_patterns_and_sentences() -> None:
    assert {kind.kind for kind in KINDS} == CUE_KINDS
    assert sum(len(kind.examples.hits) + len(kind.examples.misses) for kind in KINDS) > 1000
    for kind in KINDS:
        assert len(kind.examples.hits) >= 5, kind.kind
        assert len(kind.examples.misses) >= 3, kind.kind


def test_every_cue_meets_an_example() -> None:
    examples = [hit for kind in KINDS for hit in kind.examples.hits]
    examples += [hit for file in QUALIFIERS.files for hit in (*file.examples.hits, *file.examples.misses)]
    read = [CUES.vocabulary.read(read_words(sentence_of(example, PATTERNS)[1].text)) for example in examples]
    unmet = [
        rule.name
        for rule in CUES.rules
        if not any(next(one.spans(pattern), None) for pattern in rule.find for one in read)
    ]
    assert unmet == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_hit_quotes_its_sentence(kind: CueKind) -> None:
    for example in kind.examples.hits:
        annotated, marked = sentence_of(example, PATTERNS)
        for finding, mention in cues_of(example, PATTERNS):
            ((start, end),) = finding.spans
            assert 0 <= start < end <= len(annotated.text)
            marks = [mark for mark in marked.marks if mark.name == mention.kind]
            quote = annotated.text[start:end]
            assert any(quote in marked.text[mark.start : mark.end] for mark in marks), (example, quote)
