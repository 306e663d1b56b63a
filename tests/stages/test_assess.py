"""The criteria sets, run on their own worked examples, and the properties that every outcome keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.checks.criteria import cue_of, outcomes_of, papers_of
from cie_extract.model.place import Evidence
from cie_extract.model.record import AnswerFact, Cue, CueKind, Mark, Status
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.criteria import CueCondition, WorkedExample, load_criteria
from cie_extract.pattern_files.cues import learned_rule_name
from cie_extract.stages.assess import outcome_of
from cie_extract.stages.attested import MAY_BE_DENIED, MAY_SAY_IT, NOTHING_ELSE
from cie_extract.stages.papers import Papers

PATTERNS = load_patterns()
SETS = load_criteria(PATTERNS)
EXAMPLES = [(name, example) for name, loaded in SETS.items() for example in loaded.examples]
PLACE = (Evidence(page=1, start=0, end=1, quote="x"),)
#: Worst first, as a reviewer would rank them.
ORDER = {"not_met": 0, "conflicting": 0, "insufficient": 1, "met": 2, "not_applicable": 3}


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}: {one.about}" for name, one in EXAMPLES])
def test_worked_example(name: str, example: WorkedExample) -> None:
    found = outcomes_of(example, SETS[name], PATTERNS)
    assert {one: found[one] for one in example.outcomes} == example.outcomes


@pytest.mark.parametrize("name", sorted(SETS))
def test_a_question_goes_with_every_gap_and_conflict(name: str) -> None:
    for example in SETS[name].examples:
        for criterion in SETS[name].in_force(example.as_of).criteria:
            outcome = outcome_of(criterion, papers_of(example), name)
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
        lambda kind, status: cue_of(CueCondition(cue=kind[0], status=(status,), mark=kind[1])),
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
    worse = cue_of(data.draw(st.sampled_from(criterion.contradicts)), 99)
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


@given(cues=some_cues, answers=some_answers, name=st.sampled_from(sorted(set(SETS) - {"md-dors"})))
def test_an_answer_attested_for_maryland_changes_no_other_set(
    cues: list[Cue], answers: dict[int, AnswerFact], name: str
) -> None:
    for criterion in SETS[name].in_force(date(2026, 11, 22)).criteria:
        with_answers = outcome_of(criterion, Papers(tuple(cues), answers, None, (), 0.9), name)
        assert with_answers == outcome_of(criterion, Papers(tuple(cues), {}, None, (), 0.9), name)
        assert with_answers.basis != "attested"


@given(answers=some_answers)
def test_a_claim_is_never_evidence(answers: dict[int, AnswerFact]) -> None:
    """On answers alone nothing rests on text or table, and no False is turned into support."""
    for criterion in SETS["md-dors"].in_force(date(2026, 11, 22)).criteria:
        outcome = outcome_of(criterion, Papers((), answers, None, (), 0.9), "md-dors")
        answer = answers.get(criterion.statement or 0)
        assert outcome.basis in (None, "attested")
        assert outcome.outcome != "conflicting"
        if outcome.outcome == "met":
            assert answer and answer.answer is True and outcome.evidence == (answer.id,)


@pytest.mark.parametrize(
    ("beside", "why"),
    [
        ([], NOTHING_ELSE),
        ([("provider.independent", 0.55, ())], MAY_SAY_IT),
        ([("provider.tied", 0.4, ("doubtful",))], MAY_BE_DENIED),
        ([("provider.independent", 0.55, ()), ("provider.tied", 0.4, ("doubtful",))], MAY_BE_DENIED),
    ],
    ids=["silence", "may say it", "may speak against it", "either"],
)
def test_what_stands_beside_the_employers_word_is_told(
    beside: list[tuple[CueKind, float, tuple[Mark, ...]]], why: str
) -> None:
    learned = tuple(
        Cue(
            id=f"c{number}",
            kind=kind,
            status="hypothetical" if marks else "asserted",
            pattern=learned_rule_name(kind),
            confidence=sure,
            evidence=PLACE,
            marks=marks,
        )
        for number, (kind, sure, marks) in enumerate(beside)
    )
    said = AnswerFact(id="s", confidence=0.97, evidence=PLACE, answer=True, explanation=None)
    criterion = SETS["md-dors"].versions[-1].criteria[3]
    found = outcome_of(criterion, Papers(learned, {4: said}, None, (), 0.9), "md-dors")
    assert (found.outcome, found.basis, found.why) == ("met", "attested", why)
    assert set(found.evidence) == {"s", *(one.id for one in learned)}


@given(cues=some_cues, answers=some_answers, name=st.sampled_from(sorted(SETS)), data=st.data())
def test_a_doubtful_cue_is_never_evidence(
    cues: list[Cue], answers: dict[int, AnswerFact], name: str, data: st.DataObject
) -> None:
    """A possibility, the past or other people's affairs change no outcome, but for practices kept for disability."""
    kind = data.draw(st.sampled_from(KINDS))[0]
    statuses: tuple[Status, ...] = ("hypothetical", "historical", "other")
    doubtful = cue_of(CueCondition(cue=kind, status=(data.draw(st.sampled_from(statuses)),)), 99)
    for criterion in SETS[name].versions[-1].criteria:
        before = Papers(tuple(cues), answers, None, (), 0.9)
        after = replace(before, cues=(*before.cues, doubtful))
        assert outcome_of(criterion, after, name).outcome == outcome_of(criterion, before, name).outcome


@pytest.mark.parametrize(
    ("sure", "expected"), [((0.5,), 0.5), ((0.5, 0.59), 0.59), ((0.5, 0.95), 0.95), ((0.95, 0.5), 0.95)]
)
@pytest.mark.parametrize("kind", ["interaction.coworkers", "job.team"])
def test_an_outcome_is_as_sure_as_the_surest_passage_it_rests_on(
    kind: str, sure: tuple[float, ...], expected: float
) -> None:
    cues = [
        cue_of(CueCondition(cue=kind, status=("asserted",)), number).model_copy(update={"confidence": one})
        for number, one in enumerate(sure)
    ]
    (criterion,) = (one for one in SETS["md-dors"].versions[-1].criteria if one.id == "md-dors.6")
    outcome = outcome_of(criterion, Papers(tuple(cues), {}, None, (), 0.9), "md-dors")
    assert outcome.outcome in ("met", "not_met")
    assert outcome.confidence == expected


@pytest.mark.parametrize(
    ("said", "pattern", "sure", "basis", "confidence"),
    [
        # A rule's doubtful passage, or what both models say, carries the outcome; one model's alone does not, where an
        # answer is there to carry it.
        (True, "interaction.coworkers/named", 0.5, "text", 0.5),
        (True, "interaction.coworkers/learned", 0.65, "text", 0.65),
        (None, "interaction.coworkers/learned", 0.5, "text", 0.5),
        (True, "interaction.coworkers/learned", 0.5, "attested", 0.97),
    ],
)
def test_what_one_model_takes_for_support_takes_nothing_from_an_answer(
    said: bool | None, pattern: str, sure: float, basis: str, confidence: float
) -> None:
    weak = cue_of(CueCondition(cue="interaction.coworkers", status=("asserted",)))
    weak = weak.model_copy(update={"confidence": sure, "pattern": pattern})
    answer = AnswerFact(id="s", confidence=0.97, evidence=PLACE, answer=said, explanation=None)
    (criterion,) = (one for one in SETS["md-dors"].versions[-1].criteria if one.id == "md-dors.6")
    outcome = outcome_of(criterion, Papers((weak,), {6: answer}, None, (), 0.9), "md-dors")
    assert (outcome.outcome, outcome.basis, outcome.confidence) == ("met", basis, confidence)
    assert weak.id in outcome.evidence


@pytest.mark.parametrize("name", ["fed", "md-dors", "or-vr", "wi-dvr", "wi-joint"])
def test_each_set_has_worked_examples_that_reach_every_criterion(name: str) -> None:
    assert len(SETS[name].examples) >= 15
    reached = {one for example in SETS[name].examples for one in example.outcomes}
    assert reached == {criterion.id for criterion in SETS[name].versions[-1].criteria}


@pytest.mark.parametrize("name", ["fed", "md-dors", "or-vr", "wi-dvr", "wi-joint"])
def test_nothing_is_met_without_papers(name: str) -> None:
    for criterion in SETS[name].versions[-1].criteria:
        assert outcome_of(criterion, Papers((), {}, None, (), 0.9), name).outcome in ("insufficient", "not_applicable")


#: What each guide is most easily read wrong by, in the words of its examples.
TRAPS = {
    "md-dors": (
        "silence is never support", "sole purpose", "ratio alone", "share of the workforce", "mission", "boilerplate",
        "nonprofit tiers", "double negative", "ambiguous yes", "no verdict", "claim", "of the past|years ago",
        "piece rate", "up to", "commensurate", "targets that apply to everyone", "lunch", "team player",
    ),
    "fed": (
        "silence is never support", "ratio", "part-timers compared with part-timers", "boilerplate", "no verdict",
        "self-employment", "True answers support nothing here", "owner's draw", "competitive pay", "job coach",
    ),
    "wi-dvr": ("silence is never support", "primary purpose", "boilerplate", "no verdict", "7.25", "telework", "crew"),
    "wi-joint": (
        "silence is never support", "formed for", "job sharing", "all three elements", "employer of record",
        "staffing exception", "certified peer", "attested for Maryland", "boilerplate", "no verdict",
    ),
    "or-vr": (
        "silence is never support", "customers", "part-timers compared with part-timers", "AbilityOne alone",
        "QRF contract alone", "only with a ratio", "provider sites", "Portland metro", "nonurban", "boilerplate",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "trap"), [(name, trap) for name, traps in TRAPS.items() for trap in traps])
def test_every_trap_has_its_example(name: str, trap: str) -> None:
    assert [one for one in SETS[name].examples if re.search(trap, one.about)]
