"""Criteria sets: what a file must hold, how it is refused, and which of its versions is asked on a day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Evidence
from cie_extract.model.record import DocumentInfo, DocumentPart, Facts, Reading, SiteFact
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.assess import assess
from cie_extract.stages.explain import guide_of

SETS = load_criteria(load_patterns())
ALL = [(name, version, one) for name, loaded in SETS.items() for version in loaded.versions for one in version.criteria]
TWO_VERSIONS = """\
set: ex-vr
name: An example
who: Nobody
versions:
  - from: 2020-01-01
    source: A guide of 2020
    guidance: In force
    criteria:
      - id: ex-vr.1
        asks: Contact with anybody counts.
        supports:
          - {cue: interaction.public}
        silent: The papers do not say.
        question: With whom does the worker deal?
        visit: Who is spoken to.
  - from: 2026-07-01
    source: A guide of 2026
    guidance: In force
    criteria:
      - id: ex-vr.1
        asks: Contact with co-workers counts.
        supports:
          - {cue: interaction.coworkers}
        silent: The papers do not say.
        question: With which co-workers does the worker deal?
        visit: Who is spoken to.
examples:
  - {about: customers then, as_of: 2026-06-30, cues: [{cue: interaction.public}], outcomes: {ex-vr.1: met}}
  - {about: customers now, as_of: 2026-07-01, cues: [{cue: interaction.public}], outcomes: {ex-vr.1: insufficient}}
"""


def patterns_with(tmp_path: Path, text: str) -> Patterns:
    (tmp_path / "criteria").mkdir(exist_ok=True)
    (tmp_path / "criteria" / "ex-vr.yaml").write_text(text, encoding="utf-8")
    return load_patterns(tmp_path)


# -- what every set of the package has


@pytest.mark.parametrize("name", sorted(SETS))
def test_each_version_names_its_source_and_the_status_of_guidance(name: str) -> None:
    for version in SETS[name].versions:
        assert version.source
        assert "rescinded" in version.guidance and "2021" in version.guidance


@pytest.mark.parametrize(("name", "version", "one"), ALL, ids=[one.id for _, _, one in ALL])
def test_each_criterion_has_a_question_of_one_line_and_something_to_look_at(
    name: str, version: object, one: object
) -> None:
    question, visit = one.question, one.visit  # type: ignore[attr-defined]
    assert question.endswith("?") and "\n" not in question and len(question) <= 200
    assert visit and not visit.endswith("?")


# -- what is refused, with file and line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "from: 2026-07-01",
            "from: 2020-01-01",
            r"ex-vr\.yaml:16: the version from 2020-01-01 overlaps the",
        ),
        ("from: 2026-07-01", "from: 2019-01-01", r"ex-vr\.yaml:16: .* begins before the one above it"),
        ("supports:", "suports:", r"ex-vr\.yaml:11: 'suports' is not a key \(did you mean 'supports'\?\)"),
        ("cue: interaction.public}\n        silent", "cue: interaction.visitors}\n        silent", r"ex-vr\.yaml:12: "),
        ("{cue: interaction.coworkers}", "{cue: interaction.coworkers, status: [denied]}", r"ex-vr\.yaml:23: "),
        ("{cue: interaction.coworkers}", "{cue: interaction.coworkers, mark: loud}", r"ex-vr\.yaml:23: "),
        ("id: ex-vr.1\n", "id: md-dors.1\n", r"ex-vr\.yaml:9: md-dors\.1 does not begin with the set's name"),
        ("question: With whom does the worker deal?", "question: Say it.", r"ex-vr\.yaml:14: .*must be a question"),
        ("visit: Who is spoken to.", 'visit: ""', r"ex-vr\.yaml:15: .*must be one line, and not empty"),
        ("    guidance: In force\n", "", r"ex-vr\.yaml:5: .*guidance.*Field required"),
        ("outcomes: {ex-vr.1: met}", "outcomes: {ex-vr.2: met}", r"ex-vr\.yaml:28: ex-vr\.2 is no criterion"),
        ("outcomes: {ex-vr.1: met}", "outcomes: {ex-vr.1: approved}", r"ex-vr\.yaml:28: "),
        ("about: customers now", "about: customers now, wages: pass", r"ex-vr\.yaml:29: 'wages' is not a key"),
        ("as_of: 2026-07-01", "as_of: 2026-07-01, words: x", r"ex-vr\.yaml:29: .*an example is words"),
        ("set: ex-vr", "set: other", r"ex-vr\.yaml:1: the set is called 'other'"),
        ("        silent:", "        statement: 8\n        silent:", r"ex-vr\.yaml:13: "),
        ("        silent:", "        settled_by: minimum_wage\n        silent:", r"ex-vr\.yaml:9: .*self_employed"),
        ("        silent:", "        settled_by: the_weather\n        silent:", r"ex-vr\.yaml:13: "),
        (
            "        silent:",
            "        applies_when: [{cue: telework}]\n        silent:",
            r"ex-vr\.yaml:9: .*applies_when goes with otherwise",
        ),
        (
            "        silent:",
            "        excused_by: [{cue: telework}]\n        silent:",
            r"ex-vr\.yaml:9: .*excused_by goes with exception",
        ),
    ],
)
def test_a_fault_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in TWO_VERSIONS
    with pytest.raises(PatternFileError) as error:
        load_criteria(patterns_with(tmp_path, TWO_VERSIONS.replace(old, new, 1)))
    assert re.search(said, str(error.value)), str(error.value)


def test_an_id_twice_is_refused(tmp_path: Path) -> None:
    criterion = TWO_VERSIONS[TWO_VERSIONS.index("      - id") : TWO_VERSIONS.index("  - from: 2026")]
    with pytest.raises(PatternFileError, match=r"ex-vr\.yaml:16: ex-vr\.1 stands twice"):
        load_criteria(patterns_with(tmp_path, TWO_VERSIONS.replace(criterion, criterion * 2, 1)))


# -- which version is asked


@pytest.mark.parametrize(
    ("as_of", "source"),
    [
        (date(2019, 12, 31), "A guide of 2020"),  # before all of them: the oldest there is
        (date(2020, 1, 1), "A guide of 2020"),
        (date(2026, 6, 30), "A guide of 2020"),
        (date(2026, 7, 1), "A guide of 2026"),
        (date(2029, 1, 1), "A guide of 2026"),
    ],
)
def test_the_version_of_the_day(tmp_path: Path, as_of: date, source: str) -> None:
    loaded = load_criteria(patterns_with(tmp_path, TWO_VERSIONS))["ex-vr"]
    assert loaded.in_force(as_of).source == source


def reading(site: SiteFact | None = None) -> Reading:
    document = DocumentInfo(
        name="a.txt", sha256="0", bytes=1, text_sha256="0", part=DocumentPart(index=1, of=1), media_type="text/plain",
        pages=None, kind="position_description", language="en",
    )  # fmt: skip
    return Reading(document=document, facts=Facts(worksite=site))


def test_an_old_version_answers_for_its_day(tmp_path: Path) -> None:
    patterns = patterns_with(tmp_path, TWO_VERSIONS)
    questions = [
        assess((reading(),), patterns, as_of=day, sets=("ex-vr",))[0].question
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert questions == ["With whom does the worker deal?", "With which co-workers does the worker deal?"]


def test_what_is_told_of_a_criterion_is_that_of_the_day(tmp_path: Path) -> None:
    patterns = patterns_with(tmp_path, TWO_VERSIONS)
    then, now = (guide_of("ex-vr.1", patterns, day) for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert then == (
        "Asks: Contact with anybody counts.",
        "By: An example, as in force from 2020-01-01 (A guide of 2020). In force",
        "Question to the employer: With whom does the worker deal?",
        "Only a visit settles: Who is spoken to.",
    )
    assert "in force from 2026-07-01 (A guide of 2026)" in now[1]
    assert guide_of("ex-vr.2", patterns, date(2026, 7, 1)) == ()


# -- or-vr.2d: the agency's own table


@pytest.mark.parametrize(
    ("listed", "city", "outcome"),
    [
        ((), "Salem", "insufficient"),  # not filled yet
        (("Corbel Works,8 Dock Street,Salem,OR,97301",), "Salem", "insufficient"),  # the same place: compare
        (("Corbel Works,8 Dock Street,Salem,OR,97301",), "Bend", "met"),
        (("Corbel Works,8 Dock Street,Bend,WA,98000",), "Bend", "met"),  # a namesake in another state
        (("Corbel Works,8 Dock Street,Salem,OR,97301",), "", "insufficient"),  # the place is not known
    ],
)
def test_a_site_of_a_provider_is_told_by_the_agencys_table(
    tmp_path: Path, listed: tuple[str, ...], city: str, outcome: str
) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "providers.csv").write_text(
        "\n".join(("provider,street,city,state,zip", *listed)) + "\n", encoding="utf-8"
    )
    place = (Evidence(page=1, start=0, end=1, quote="x"),)
    site = SiteFact(id="s", confidence=0.9, evidence=place, city=city or None, county=None, state="OR", zip=None)
    found = assess((reading(site),), load_patterns(tmp_path), as_of=date(2026, 11, 22), sets=("or-vr",))
    assert next(one.outcome for one in found if one.id == "or-vr.2d") == outcome
