"""patterns/sections meets its examples, both ways: a new file or phrase is tested by existing."""

from __future__ import annotations

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.phrases import PhraseSet, plain_words
from cie_extract.pattern_files.sections import SectionFile, SectionPatterns, load_sections

SECTIONS = load_sections(load_patterns())


def opened(text: str, sections: SectionPatterns = SECTIONS) -> str | None:
    label = sections.label(text)
    return sections.heading(text) or sections.cell(text) or (label.name if label else None)


def examples(kind: str) -> list[tuple[str, str]]:
    return [(name, text) for name, file in SECTIONS.files.items() for text in getattr(file.examples, kind)]


@pytest.mark.parametrize(("name", "text"), examples("not_"))
def test_a_line_that_opens_no_such_section(name: str, text: str) -> None:
    assert opened(text) != name


@pytest.mark.parametrize(("name", "text"), examples("opens"))
def test_a_heading_opens_its_section(name: str, text: str) -> None:
    assert opened(text) == name


@pytest.mark.parametrize(("name", "text"), examples("not_lines"))
def test_a_line_of_another_section(name: str, text: str) -> None:
    assert not SECTIONS.is_worded_as(name, text)


@pytest.mark.parametrize(("name", "text"), examples("lines"))
def test_a_line_of_the_section(name: str, text: str) -> None:
    assert SECTIONS.is_worded_as(name, text)


@pytest.mark.parametrize("name", SECTIONS.names)
def test_every_section_has_as_many_misses_as_it_needs(name: str) -> None:
    file = SECTIONS.files[name]
    assert len(file.examples.opens) >= 3
    assert len(file.examples.not_) >= 3
    assert bool(file.content.openings or file.content.phrases or file.content.verbs) == bool(file.examples.lines)
    assert len(file.examples.not_lines) >= min(2, len(file.examples.lines))


def test_a_heading_that_opens_two_sections_is_refused() -> None:
    examples = {"opens": ["The work"], "not": []}
    file = SectionFile.model_validate({"meaning": "x", "headings": ["the (main) work"], "examples": examples})
    with pytest.raises(PatternFileError, match=r"b\.yaml: 'the .*work' opens a too"):
        SectionPatterns({"a": file, "b": file})


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Driver’s License", "driver license "),
        ("What you’ll do:", "what you will do "),
        ("Duties/Responsibilities", "duties and responsibilities "),
        ("18+ (40%)", "18 plus 40 percent "),
        ("  ", ""),
    ],
)
def test_plain_words(written: str, plain: str) -> None:
    assert plain_words(written) == plain


@pytest.mark.parametrize(
    "phrase",
    [
        "you'll do",
        "day-to-day",
        "Duties",
        "what (you",
        "a, b",
        "",
        "(essential) (duties)",
        "of the (job)",
        "duties (of ...)",
    ],
)
def test_what_is_no_phrase_is_refused_with_its_file(phrase: str) -> None:
    with pytest.raises(PatternFileError, match=r"duties\.yaml"):
        PhraseSet([phrase], "duties.yaml")


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Duties: sweeps floors", "duties", "sweeps floors"),
        ("QUALIFICATIONS – Able to lift", "qualifications", "Able to lift"),
        ("PHYSICAL DEMANDS. Stands all day.", "conditions", "Stands all day."),
        ("Pay:$17.10 an hour", "pay", "$17.10 an hour"),
    ],
)
def test_a_heading_run_in_with_its_text(text: str, name: str, rest: str) -> None:
    label = SECTIONS.label(text)
    assert label is not None
    assert (label.name, text[label.end :]) == (name, rest)


@pytest.mark.parametrize(
    "text", ["Duties:", "Starts at 6:30", "Duties are posted. See the board.", "One - two", "Sweeps."]
)
def test_no_heading_is_run_in_here(text: str) -> None:
    assert SECTIONS.label(text) is None
