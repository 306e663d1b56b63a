"""What stands beside the record: the examples of patterns/particulars, misses before hits."""

from __future__ import annotations

import pytest

from cie_extract.extractors.particulars import PARTICULARS
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.particulars import ParticularWords, load_particulars
from tests.factory import annotated_of

PATTERNS = load_patterns()
WORDS = load_particulars(PATTERNS)
Said = tuple[dict[str, str], str]


def examples(which: str) -> list[tuple[str, str]]:
    return [(kind, one) for kind in PARTICULARS for one in getattr(getattr(WORDS, kind).examples, which)]


def written(value: object) -> str:
    """A part of a value as the examples write it."""
    return "yes" if value is True else str(value).replace(" ", "_")


def found_in(kind: str, paper: str) -> list[Said]:
    """Every value found, its stated parts, and its words."""
    annotated = annotated_of(paper, PATTERNS)
    found = []
    for one in PARTICULARS[kind](annotated, PATTERNS):
        parts = one.value.model_dump(exclude={"kind"})
        said = {name: written(part) for name, part in parts.items() if part is not None and part is not False}
        words = " ".join(annotated.text[slice(*one.spans[0])].split())
        found.append((said, words))
    return found


def asked_in(kind: str, paper: str) -> tuple[str, list[Said]]:
    """A paper without its tags, and what the tags ask for."""
    marked = parse_marked(paper)
    asked = []
    for mark in marked.marks:
        assert mark.name == kind
        given = {name: part for name, part in mark.attributes if part != "none"}
        asked.append((given, " ".join(marked.text[mark.start : mark.end].split())))
    return marked.text, asked


@pytest.mark.parametrize(("kind", "paper"), examples("misses"))
def test_misses(kind: str, paper: str) -> None:
    plain, asked = asked_in(kind, paper)
    assert not asked
    assert found_in(kind, plain) == []


@pytest.mark.parametrize(("kind", "paper"), examples("hits"))
def test_hits(kind: str, paper: str) -> None:
    plain, asked = asked_in(kind, paper)
    assert asked
    assert found_in(kind, plain) == asked


@pytest.mark.parametrize("kind", PARTICULARS)
def test_every_kind_has_as_many_misses_as_hits(kind: str) -> None:
    of_kind = getattr(WORDS, kind).examples
    assert len(of_kind.misses) >= 15 and len(of_kind.hits) >= 15


def test_every_kind_has_its_file() -> None:
    assert set(PARTICULARS) == set(ParticularWords.model_fields)
