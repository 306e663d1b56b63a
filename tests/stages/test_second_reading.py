"""What a second reading of whole sentences takes away and adds, and what it must never take away."""

from __future__ import annotations

import pytest

from cie_extract.extractors import cues, learned_cues
from cie_extract.model.finding import CueMention, Finding, Text
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.cues import CUE_KINDS
from cie_extract.pattern_files.learned import load_trust
from cie_extract.stages.confidence import THRESHOLD
from cie_extract.stages.second_reading import second_reading
from tests.cue_sentences import sentence_of

PATTERNS = load_patterns()
TRUST = load_trust(PATTERNS)
AGAINST = (
    "wage.subminimum",
    "wage.time_study",
    "wage.piece_rate",
    "benefits.less",
    "provider.tied",
    "setting.segregated",
    "setting.crew",
    "setting.disability_purpose",
    "interaction.limited",
    "advancement.none",
)


def first_and_second(example: str) -> tuple[list[Finding], list[Finding]]:
    """The cues of a sentence as first read, and after the second reading."""
    annotated, _ = sentence_of(example, PATTERNS)
    first = (*cues.find(annotated, PATTERNS), *learned_cues.find(annotated, PATTERNS))
    return list(first), list(second_reading(first, annotated, PATTERNS))


def kinds(findings: list[Finding]) -> set[str]:
    return {one.value.kind for one in findings if isinstance(one.value, CueMention)}


def claimed(kind: str, example: str) -> list[Finding]:
    """The cues left where somebody claims that the sentence speaks of that kind."""
    annotated, _ = sentence_of(example, PATTERNS)
    claim = Finding("cues", CueMention(kind), ((0, 9), (0, len(annotated.text))), f"{kind}/test")
    return [one for one in second_reading((claim,), annotated, PATTERNS) if one.found_by == claim.found_by]


STOVES = "Cleans the fryers and the stoves and sweeps the floor of the kitchen after each shift."


@pytest.mark.parametrize("kind", AGAINST)
def test_what_speaks_against_a_job_is_never_taken_away(kind: str) -> None:
    assert claimed(kind, STOVES)


@pytest.mark.parametrize(
    ("example", "heard"),
    [
        ("Aides get sick leave and holiday pay just as all our part-time employees do.", False),
        ("Our hangers have no health plan; the others do.", True),
    ],
)
def test_what_the_word_model_takes_for_the_opposite_of_what_is_said_was_not_said(example: str, heard: bool) -> None:
    annotated, _ = sentence_of(example, PATTERNS)
    claim = Finding("cues", CueMention("benefits.less"), ((0, len(example)),) * 2, "benefits.less/learned", 0.59)
    after = list(second_reading((claim,), annotated, PATTERNS))
    assert ("benefits.less" in kinds(after)) == heard


def test_no_kind_that_speaks_against_a_job_can_be_set_to_be_doubted() -> None:
    assert set(TRUST.second_reading.doubted) <= CUE_KINDS - set(AGAINST)


@pytest.mark.parametrize("kind", ["wage.customary", "provider.independent", "setting.community", "advancement.same"])
def test_what_speaks_for_a_job_falls_away_where_nothing_is_left_of_it(kind: str) -> None:
    assert not claimed(kind, STOVES)


def test_a_word_that_meant_something_else_falls_away() -> None:
    before, after = first_and_second("We provide tools and a shared place for our members to learn how to write.")
    assert kinds(before) == {"interaction.public"}
    assert kinds(after) == set()


def test_one_contact_named_beside_another_stays() -> None:
    before, after = first_and_second("Aides work on the line beside cooks and clerks, and talk with patients.")
    assert kinds(before) == kinds(after) == {"interaction.public", "interaction.coworkers"}


def test_among_the_duties_the_rules_are_believed() -> None:
    before, after = first_and_second("[duties] Shows newcomers to the pool which lanes are theirs.")
    assert kinds(before) == kinds(after) == {"interaction.coworkers"}


def test_what_it_alone_sees_is_added_with_its_sentence_and_goes_to_a_person() -> None:
    example = "What the next stall pays its pickers is what ours get."
    before, after = first_and_second(example)
    assert kinds(before) == set()
    (added,) = after
    assert kinds(after) == {"wage.customary"}
    assert added.spans[0] == (0, len(example))
    assert added.score <= TRUST.most


@pytest.mark.parametrize(
    ("example", "kind"),
    [
        (
            "One leave chart, one dental plan and one handbook hold for all nineteen of us.",
            "benefits.same",
        ),
    ],
)
def test_what_both_models_say_is_as_sure_as_a_rule(example: str, kind: str) -> None:
    annotated, _ = sentence_of(example, PATTERNS)
    learned = tuple(learned_cues.find(annotated, PATTERNS))
    (finding,) = (one for one in second_reading(learned, annotated, PATTERNS) if kind in kinds([one]))
    assert finding.score == TRUST.second_reading.agreed > THRESHOLD > TRUST.most


PARTS = (
    "The mill sells cloth to shops and pays 70 people for it; the winder is the only one of our employees in the "
    "building and takes breaks with the day shift."
)


def test_a_part_between_semicolons_is_heard_where_both_models_hear_it() -> None:
    _, after = first_and_second(PARTS)
    (finding,) = (one for one in after if "setting.community" in kinds([one]))
    assert finding.spans[0] == (0, PARTS.index(";") + 1)
    assert finding.score == TRUST.second_reading.agreed


def test_a_kind_is_not_added_where_it_has_no_place() -> None:
    _, after = first_and_second("[duties] Her rate is the one that hangs by the clock for every picker.")
    assert "wage.customary" not in kinds(after)


def test_what_is_no_cue_stays() -> None:
    annotated, _ = sentence_of(STOVES, PATTERNS)
    title = Finding("job_title", Text("Fryer"), ((0, 6),), "job_title/test")
    assert second_reading((title,), annotated, PATTERNS) == (title,)


def test_what_a_rule_knows_to_be_over_no_model_denies() -> None:
    _, after = first_and_second("We began in 1969 as a sheltered workshop; the workshop closed in 2014.")
    assert kinds(after) == {"setting.segregated"}
    assert not [one for one in after if one.found_by.endswith("/learned")]


@pytest.mark.parametrize(
    ("example", "sure"),
    [
        ("The workshop is not where this job is.", False),  # it may be over, which is no denial
        ("Studies of anyone's speed are not made for purposes of pay.", True),  # over or denied comes to the same
    ],
)
def test_a_denial_of_both_models_is_sure_only_where_the_past_would_say_as_much(example: str, sure: bool) -> None:
    annotated, _ = sentence_of(example, PATTERNS)
    learned = tuple(learned_cues.find(annotated, PATTERNS))
    (finding,) = second_reading(learned, annotated, PATTERNS)
    assert finding.value.status == "negated"  # type: ignore[union-attr]
    assert (finding.score >= THRESHOLD) == sure


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("From the dish room people go on to the line, and from the line to shift lead.", "advancement.stated"),
        ("Anyone in the dish room may try for the line, and a bad leg keeps nobody from it.", "advancement.same"),
    ],
)
def test_a_way_up_is_open_alike_only_where_a_word_says_to_whom(said: str, kind: str) -> None:
    annotated, _ = sentence_of(said, PATTERNS)
    claim = Finding("cues", CueMention("advancement.same"), ((0, len(said)),) * 2, "advancement.same/learned", 0.59)
    (only,) = (one for one in second_reading((claim,), annotated, PATTERNS) if one.spans[0] == claim.spans[0])
    assert isinstance(only.value, CueMention)
    assert (only.value.kind, only.found_by) == (kind, f"{kind}/learned")
