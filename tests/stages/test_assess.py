"""The criteria sets, run on their own worked examples, and the properties that every outcome keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.model.place import Evidence
from cie_extract.model.record import AnswerFact, Cue
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.criteria import CueCondition, WorkedExample, load_criteria
from cie_extract.stages.assess import outcome_of
from cie_extract.stages.minimum_wage import FloorCheck
from cie_extract.stages.papers import Papers

SETS = load_criteria(load_patterns())
EXAMPLES = [(name, example) for name, loaded in SETS.items() for example in loaded.examples]
PLACE = (Evidence(page=1, start=0, end=1, quote="x"),)
#: Worst first, as a reviewer would rank them.
ORDER = {"not_met": 0, "conflicting": 0, "insufficient": 1, "met": 2, "not_applicable": 3}


def cue(condition: CueCondition, number: int = 0) -> Cue:
    return Cue(
        id=f"c{number}",
        kind=condition.cue,
        status=condition.status[0],
        pattern="example",
        confidence=0.95,
        evidence=(Evidence(page=1, start=0, end=1, quote=" ".join(condition.says) or "x"),),
        marks=(condition.mark,) if condition.mark else (),
    )


def papers(example: WorkedExample) -> Papers:
    answers = {
        int(number): AnswerFact(id=f"s{number}", confidence=0.97, evidence=PLACE, answer=said, explanation=None)
        for number, said in example.statements.items()
    }
    wage = FloorCheck(example.wage, (), "as the example says") if example.wage else None
    return Papers(tuple(cue(one, number) for number, one in enumerate(example.cues)), answers, wage, ("w0",), 0.95)


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}: {one.about}" for name, one in EXAMPLES])
def test_worked_example(name: str, example: WorkedExample) -> None:
    version = SETS[name].in_force(example.as_of)
    known = papers(example)
    said = {one.id: outcome_of(one, known, name).outcome for one in version.criteria}
    assert {one: said[one] for one in example.outcomes} == example.outcomes


@pytest.mark.parametrize("name", sorted(SETS))
def test_a_question_goes_with_every_gap_and_conflict(name: str) -> None:
    for example in SETS[name].examples:
        for criterion in SETS[name].in_force(example.as_of).criteria:
            outcome = outcome_of(criterion, papers(example), name)
            assert (outcome.question is not None) == (outcome.outcome in ("insufficient", "conflicting"))


KINDS = sorted(
    {
        (condition.cue, condition.mark)
        for loaded in SETS.values()
        for criterion in loaded.versions[-1].criteria
        for condition in (*criterion.supports, *criterion.contradicts, *criterion.unsettles)
    },
    key=str,
)
some_cues = st.lists(
    st.builds(
        lambda kind, status: cue(CueCondition(cue=kind[0], status=(status,), mark=kind[1])),
        st.sampled_from(KINDS),
        st.sampled_from(["asserted", "negated", "hypothetical", "historical", "other"]),
    ),
    max_size=6,
)
some_answers = st.dictionaries(
    st.integers(1, 7),
    st.sampled_from([True, False, None]).map(
        lambda said: AnswerFact(id="s", confidence=0.97, evidence=PLACE, answer=said, explanation=None)
    ),
)


@given(cues=some_cues, answers=some_answers, name=st.sampled_from(sorted(SETS)), data=st.data())
def test_a_contradicting_cue_never_makes_an_outcome_better(
    cues: list[Cue], answers: dict[int, AnswerFact], name: str, data: st.DataObject
) -> None:
    criterion = data.draw(st.sampled_from(SETS[name].versions[-1].criteria))
    if not criterion.contradicts:
        return
    worse = cue(data.draw(st.sampled_from(criterion.contradicts)), 99)
    before = Papers(tuple(cues), answers, None, (), 0.9)
    after = replace(before, cues=(*before.cues, worse))
    assert ORDER[outcome_of(criterion, after, name).outcome] <= ORDER[outcome_of(criterion, before, name).outcome]


@given(cues=some_cues, answers=some_answers, name=st.sampled_from(sorted(SETS)), seed=st.randoms())
def test_the_order_of_the_papers_never_matters(
    cues: list[Cue], answers: dict[int, AnswerFact], name: str, seed: object
) -> None:
    shuffled = list(cues)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    for criterion in SETS[name].in_force(date(2026, 11, 22)).criteria:
        one = outcome_of(criterion, Papers(tuple(cues), answers, None, (), 0.9), name)
        other = outcome_of(criterion, Papers(tuple(shuffled), answers, None, (), 0.9), name)
        assert (one.outcome, one.basis, one.why) == (other.outcome, other.basis, other.why)


@given(answers=some_answers)
def test_an_answer_attested_for_maryland_supports_no_other_set(answers: dict[int, AnswerFact]) -> None:
    for criterion in SETS["fed"].in_force(date(2026, 11, 22)).criteria:
        assert outcome_of(criterion, Papers((), answers, None, (), 0.9), "fed").basis is None


@pytest.mark.parametrize("name", ["fed", "md-dors", "or-vr", "wi-dvr", "wi-joint"])
def test_each_set_has_worked_examples_that_reach_every_criterion(name: str) -> None:
    assert len(SETS[name].examples) >= 15
    reached = {one for example in SETS[name].examples for one in example.outcomes}
    assert reached == {criterion.id for criterion in SETS[name].versions[-1].criteria}


@pytest.mark.parametrize("name", ["fed", "md-dors", "or-vr", "wi-dvr", "wi-joint"])
def test_nothing_is_met_without_papers(name: str) -> None:
    for criterion in SETS[name].versions[-1].criteria:
        assert outcome_of(criterion, Papers((), {}, None, (), 0.9), name).outcome in ("insufficient", "not_applicable")
