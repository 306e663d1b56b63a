"""Letters and the sheet of a visit are data that an agency edits: what is wrong is said with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.pattern_files.letters import load_letters, problem_in
from cie_extract.pattern_files.visits import choices_of, load_visits

DAY = date(2026, 11, 23)
PACKAGE = load_patterns()


def overlay(folder: Path, name: str, words: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(words, encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("{boss}", "nothing fills {boss}"),
        ("{", "a brace stands alone"),
        ("{}", "nothing fills {}"),
        ("{number.year}", "nothing fills {number.year}"),
        ("Number {number}", ""),
        ("No braces at all", ""),
    ],
)
def test_words_in_braces(words: str, wrong: str) -> None:
    said = problem_in(words, {"number"})
    assert said.startswith(wrong) if wrong else said == ""


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("- {text: 'Dear {boss}'}", "nothing fills {boss}"),
        ("- {heading: Alone}", "a part needs text, items or list"),
        ("- {text: Fine, when: [approved]}", "parts.0.when.0"),
        ("- {text: Nothing of how to disagree}", "{appeal} is missing"),
    ],
)
def test_a_wrong_letter_is_refused_with_its_place(part: str, wrong: str, tmp_path: Path) -> None:
    words = f"letter: determination\nname: A letter\nsource: ours\nsubject: About {{number}}\nparts:\n  {part}\n"
    overlay(tmp_path, "letters/determination.yaml", words)
    with pytest.raises(PatternFileError) as caught:
        load_letters(load_patterns(tmp_path))
    assert "determination.yaml" in str(caught.value) and wrong in str(caught.value)


def test_an_agency_lays_its_own_letter_over_the_package(tmp_path: Path) -> None:
    words = "letter: request\nname: Ours\nsource: ours\nsubject: Ours {number}\nparts:\n  - {list: questions}\n"
    overlay(tmp_path, "letters/request.yaml", words)
    own = load_patterns(tmp_path)
    assert load_letters(own).letters["request"].subject == "Ours {number}"
    assert load_letters(own).letters["determination"] == load_letters(PACKAGE).letters["determination"]
    assert load_letters(own).version != load_letters(PACKAGE).version


def test_words_of_letters_change_no_reading_and_no_outcome(tmp_path: Path) -> None:
    overlay(tmp_path, "letters/agency.yaml", (PACKAGE.folder / "letters/agency.yaml").read_text() + "\n# ours\n")
    own = load_patterns(tmp_path)
    assert (own.version, own.rules_version) == (PACKAGE.version, PACKAGE.rules_version)


def test_own_words_go_before_those_of_the_file() -> None:
    words = load_letters(PACKAGE).words_with({"agency": "Elm State Rehabilitation", "nobody": "x"})
    assert words["agency"] == "Elm State Rehabilitation" and "nobody" not in words
    assert "disagree" in words["appeal"]


def test_a_kind_that_stands_twice_in_the_sheet_is_refused(tmp_path: Path) -> None:
    words = (PACKAGE.folder / "visits/visit.yaml").read_text()
    overlay(tmp_path, "visits/visit.yaml", words + "  - {cue: job.team, asserted: a, negated: b}\n")
    with pytest.raises(PatternFileError, match=r"job.team stands twice"):
        load_visits(load_patterns(tmp_path))


def test_every_criterion_that_a_visit_can_settle_has_its_choices_in_words() -> None:
    """What is offered for a criterion comes from its own conditions, each with its words, and both ways where it has
    both."""
    visits = load_visits(PACKAGE)
    for loaded in load_criteria(PACKAGE).values():
        for criterion in loaded.in_force(DAY).criteria:
            choices = choices_of(criterion, visits)
            wanted = {
                f"{one.cue} {status}"
                for one in (*criterion.supports, *criterion.contradicts)
                for status in one.status
                if status in ("asserted", "negated") and not one.says
            }
            assert {choice.key for choice in choices} == wanted
            assert all(choice.words for choice in choices)


def test_the_sheet_says_no_photographs_and_no_names() -> None:
    rules = " ".join(load_visits(PACKAGE).rules)
    assert "photographs" in rules and "no names" in rules
