"""Does every criteria set make of its worked examples what it says?"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.checks.findings import Findings
from cie_extract.model.place import Evidence
from cie_extract.model.record import AnswerFact, Cue
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import CriteriaSet, CueCondition, WorkedExample, load_criteria
from cie_extract.stages.assess import outcome_of
from cie_extract.stages.minimum_wage import FloorCheck
from cie_extract.stages.papers import Papers

_SOMEWHERE = (Evidence(page=1, start=0, end=1, quote="x"),)


def check(patterns: Patterns) -> Findings:
    """Run every worked example of every set."""
    sets = load_criteria(patterns)
    wrong = tuple(sentence for name, loaded in sets.items() for sentence in _wrong(name, loaded))
    return Findings("worked examples of criteria", sum(len(loaded.examples) for loaded in sets.values()), wrong)


def papers_of(example: WorkedExample) -> Papers:
    """Papers that say what a worked example supposes."""
    answers = {
        int(number): AnswerFact(id=f"s{number}", confidence=0.97, evidence=_SOMEWHERE, answer=said, explanation=None)
        for number, said in example.statements.items()
    }
    wage = FloorCheck(example.wage, (), "as the example says") if example.wage else None
    cues = tuple(_cue(condition, number) for number, condition in enumerate(example.cues))
    return Papers(cues, answers, wage, ("w0",), 0.95)


def _cue(condition: CueCondition, number: int) -> Cue:
    return Cue(
        id=f"c{number}",
        kind=condition.cue,
        status=condition.status[0],
        pattern="example",
        confidence=0.95,
        evidence=(Evidence(page=1, start=0, end=1, quote=" ".join(condition.says) or "x"),),
        marks=(condition.mark,) if condition.mark else (),
    )


def _wrong(name: str, loaded: CriteriaSet) -> Iterator[str]:
    for example in loaded.examples:
        papers = papers_of(example)
        found = {one.id: outcome_of(one, papers, name).outcome for one in loaded.in_force(example.as_of).criteria}
        for criterion, wanted in example.outcomes.items():
            if found.get(criterion) != wanted:
                yield (
                    f"criteria/{name}.yaml: {example.about}: {criterion} comes out as "
                    f"{found.get(criterion, 'unknown')}, not {wanted}."
                )
