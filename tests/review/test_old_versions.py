"""A guide changes, and what was said under the old version stays: an answer of 2026 can be explained in 2029."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from cie_extract.errors import PatternFileError
from cie_extract.model.case import CaseRecord
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.explain import guide_of
from cie_extract.stages.explain_case import explain_case_criterion
from review import case_work, queries_cases
from review.models import Assessment
from review.trial import try_patterns
from tests.case_office import DAY, NOW, arrive, place
from tests.case_papers import DESCRIPTION, PATTERNS

CASE = "C-2026-0001"
LATER, LATER_NOW = date(2029, 3, 1), datetime(2029, 3, 1, 17, 0, tzinfo=UTC)
RATIO = "At least 75% of the direct labor hours are worked by people with significant disabilities."
SETS = ("fed", "md-dors", "or-vr", "wi-dvr", "wi-joint")


def stricter(version: dict[str, Any]) -> None:
    """A primary purpose is enough, and the question is another."""
    (fifth,) = [one for one in version["criteria"] if one["id"] == "md-dors.5"]
    fifth["contradicts"].append({"cue": "contract.labor_ratio"})
    fifth["question"] = "Who works in this unit, by counts?"


def with_second(folder: Path, name: str, start: date, change: Callable[[dict[str, Any]], None]) -> Patterns:
    """The package's own set with one more version, laid over it."""
    loaded = yaml.safe_load(PATTERNS.file(f"criteria/{name}.yaml").read_text(encoding="utf-8"))
    version = copy.deepcopy(loaded["versions"][-1])
    version |= {"from": start, "source": "A rule of 2028", "guidance": "In force since 2028."}
    change(version)
    loaded["versions"].append(version)
    (folder / "criteria").mkdir(exist_ok=True)
    (folder / "criteria" / f"{name}.yaml").write_text(yaml.safe_dump(loaded, sort_keys=False), encoding="utf-8")
    return load_patterns(folder)


@pytest.fixture
def later(tmp_path: Path) -> Patterns:
    """Maryland's set with a second version from 2028 on."""
    folder = tmp_path / "overlay"
    folder.mkdir()
    return with_second(folder, "md-dors", date(2028, 1, 1), stricter)


@pytest.fixture
def filed(store_path: Path) -> None:
    arrive(DESCRIPTION.replace("# Qualifications", f"- {RATIO}\n# Qualifications"))
    place()


def judged(patterns: Patterns, day: date) -> CaseRecord:
    return case_work.judged(queries_cases.case_file(CASE), patterns, as_of=day)


def fifth(record: CaseRecord) -> tuple[str, str | None]:
    return next((one.outcome, one.question) for one in record.criteria if one.id == "md-dors.5")


@pytest.mark.usefixtures("filed")
def test_an_answer_of_2026_is_the_same_under_patterns_of_2029(later: Patterns) -> None:
    then, again, now = judged(PATTERNS, DAY), judged(later, DAY), judged(later, LATER)
    assert again.criteria == then.criteria and again.guides == then.guides
    assert fifth(then)[0] == "insufficient"
    assert fifth(now)[0] == "not_met"
    assert {one.set: one.source for one in now.guides}["md-dors"] == "A rule of 2028"
    assert then.guides[0].in_force_from == date(2019, 4, 1)
    assert "rescinded" in then.guides[0].guidance


@pytest.mark.usefixtures("filed")
def test_what_was_made_of_a_case_in_2026_stays_as_it_was_stored_and_is_explained(later: Patterns) -> None:
    case_work.assess_cases([CASE], PATTERNS, as_of=DAY, now=NOW)
    case_work.assess_cases([CASE], later, as_of=LATER, now=LATER_NOW)
    old, new = (CaseRecord.model_validate_json(row.record) for row in Assessment.objects.order_by("id"))
    assert (old.versions.as_of, fifth(old)[0]) == (DAY, "insufficient")
    assert (new.versions.as_of, fifth(new)[0]) == (LATER, "not_met")
    walk = explain_case_criterion("md-dors.5", old)
    assert walk and "By md-dors as in force from 2019-04-01" in " ".join(walk.sentences)
    asked = guide_of("md-dors.5", later, old.versions.as_of)
    assert asked == guide_of("md-dors.5", PATTERNS, DAY) != guide_of("md-dors.5", later, LATER)
    assert "in force from 2019-04-01" in asked[1]


@pytest.mark.usefixtures("filed")
def test_the_dry_run_says_what_a_version_changes_on_and_before_its_day(later: Patterns) -> None:
    before, after = (try_patterns(PATTERNS, later, as_of=day, sets=("md-dors", "fed")) for day in (DAY, LATER))
    assert before.changed == ()
    assert [(one.criterion, one.before, one.after) for change in after.changed for one in change.outcomes] == [
        ("md-dors.5", "insufficient", "not_met")
    ]


@pytest.mark.parametrize("name", SETS)
def test_versions_that_overlap_are_refused_with_file_and_line(tmp_path: Path, name: str) -> None:
    held = load_criteria(PATTERNS)[name].versions[-1].from_
    patterns = with_second(tmp_path, name, held, lambda version: None)
    with pytest.raises(PatternFileError) as error:
        load_criteria(patterns)
    said = re.match(rf"{name}\.yaml:(\d+): the version from {held} overlaps", str(error.value))
    assert said
    lines = (tmp_path / "criteria" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    assert str(held) in lines[int(said[1]) - 1] and int(said[1]) > 20  # the second version's own line
