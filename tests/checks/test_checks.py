"""The pattern files hold, and each check sees what is wrong: a broken copy lies over the package's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cie_extract.checks import CHECKS, Check, criteria, cues, fields, loading, notes, sections, wage_classes
from cie_extract.cli.patterns_check import check_patterns
from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import load_patterns, patterns_folder


def overlaid(tmp_path: Path, name: str, change: Callable[[str], str]) -> Path:
    """A folder with one changed file, to lie over the patterns."""
    text = (patterns_folder() / name).read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(changed, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.__module__))
def test_the_patterns_hold(check: Check) -> None:
    found = check(load_patterns())
    assert found.wrong == ()
    assert found.examples > 10


def test_a_key_misspelt_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "criteria/md-dors.yaml", lambda text: text.replace("silent:", "silentt:", 1))
    (sentence,) = set(loading.check(load_patterns(folder)).wrong)
    assert re.search(r"md-dors\.yaml:\d+: 'silentt' is not a key \(did you mean 'silent'\?\)", sentence)


def test_a_word_around_a_name_that_meets_a_miss_is_seen(tmp_path: Path) -> None:
    folder = overlaid(
        tmp_path, "fields/worksite.yaml", lambda text: text.replace("- founded\n", "- founded\n      - yard\n")
    )
    (sentence,) = fields.check(load_patterns(folder)).wrong
    assert sentence == "fields/worksite.yaml: away: 'the contest yard' holds 'yard' and should not."


def test_a_remark_that_meets_a_miss_and_one_that_nothing_meets_are_seen(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "answers/hedges.yaml", lambda text: text.replace("(but|yet)", "(one handbook)"))
    wrong = notes.check(load_patterns(folder)).wrong
    assert [one for one in wrong if "One handbook, one leave chart" in one and "should not be" in one]
    assert [one for one in wrong if "Same level, but leave" in one and one.endswith("is not met.")]


def test_a_word_of_agreement_that_meets_a_miss_is_seen(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "answers/agreement.yaml", lambda text: text.replace("- accurate\n", "- redone\n", 1))
    (sentence,) = fields.check(load_patterns(folder)).wrong
    assert sentence == "answers/agreement.yaml: agreed: 'An inaccurate count is redone.' holds 'redone' and should not."


def test_a_class_of_employers_that_the_table_does_not_hold_is_seen(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "tables/classes.yaml", lambda text: text.replace("[MD/Howard County]", "[MD/Harford]"))
    wrong = wage_classes.check(load_patterns(folder)).wrong
    assert "tables/classes.yaml: 'MD/Harford' has no rate in minimum_wage.csv." in wrong
    assert [one for one in wrong if "Columbia, MD on 2026-11-22: the rates are {'16.00': ''}" in one]


def test_a_line_that_looks_like_no_name_is_seen(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "names/organizations.yaml", lambda text: text.replace("[sheriff, ", "["))
    (sentence,) = fields.check(load_patterns(folder)).wrong
    assert "Sheriff" in sentence


def test_a_heading_that_opens_nothing_is_seen(tmp_path: Path) -> None:
    folder = overlaid(
        tmp_path, "sections/duties.yaml", lambda text: text.replace("  opens: [", "  opens: [Zebra crossings, ", 1)
    )
    assert [one for one in sections.check(load_patterns(folder)).wrong if "Zebra crossings" in one]


def test_a_cue_without_its_words_and_words_without_a_cue_are_seen(tmp_path: Path) -> None:
    def change(text: str) -> str:
        text = text.replace(
            "      hits:\n", '      hits:\n        - "<wage.subminimum>Zebras graze.</wage.subminimum>"\n', 1
        )
        return text.replace("      misses:\n", "      misses:\n        - Paid under a section 14(c) certificate.\n", 1)

    wrong = cues.check(load_patterns(overlaid(tmp_path, "cues/wage.yaml", change))).wrong
    assert [one for one in wrong if "Zebras graze" in one and "lacks wage.subminimum" in one]
    assert [one for one in wrong if "14(c) certificate" in one and "should not be" in one]


def test_a_worked_example_that_comes_out_otherwise_is_seen(tmp_path: Path) -> None:
    folder = overlaid(
        tmp_path,
        "criteria/md-dors.yaml",
        lambda text: re.sub(r"(outcomes: \{md-dors\.\d: )met", r"\1not_met", text, count=1),
    )
    assert [one for one in criteria.check(load_patterns(folder)).wrong if "comes out as met, not not_met" in one]


def test_a_limit_beside_a_true_that_no_criterion_would_weigh_is_seen(tmp_path: Path) -> None:
    folder = overlaid(
        tmp_path,
        "document_types/statements.yaml",
        lambda text: text.replace("against: provider.tied", "against: wage.piece_rate"),
    )
    assert [one for one in criteria.check(load_patterns(folder)).wrong if "md-dors.4 from 2019-04-01 does not" in one]


def test_the_report_stops_where_a_file_does_not_load(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "cues/wage.yaml", lambda text: text.replace("kinds:", "kindz:", 1))
    report = check_patterns(load_patterns(folder))
    assert not report.holds
    assert len(report.findings) == 1 and "wage.yaml" in "".join(report.lines())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PatternFileError):
        load_patterns(tmp_path / "nowhere")
