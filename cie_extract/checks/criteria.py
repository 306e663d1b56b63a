"""Does every criteria set make of its worked examples what it says?"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.checks.findings import Findings
from cie_extract.model.document import Document
from cie_extract.model.place import Evidence
from cie_extract.model.record import AnswerFact, Cue, Outcome
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import CriteriaSet, CueCondition, WorkedExample, load_criteria
from cie_extract.pattern_files.statements import Statements, load_statements
from cie_extract.pipeline import find_in
from cie_extract.readers.limits import Limits
from cie_extract.readers.source import Source
from cie_extract.readers.text.plain import read_plain
from cie_extract.stages.assess import assess, outcome_of
from cie_extract.stages.minimum_wage import FloorCheck
from cie_extract.stages.papers import Papers

#: A description that says nothing of any criterion but its wage and hours: what an example's words are added to.
_SILENT = """\
Packer

Employer: Corbel Packing Company
Work site: {site}
Pay: {pay}
Hours: 30 per week

Duties
- Packs finished goods in boxes
- Labels and stacks cartons

Qualifications
- Able to lift 30 pounds

Other information
{words}
"""
_SITE, _PAY = "10 Main Street, Hagerstown, MD 21740", "$19.00 per hour"
_SOMEWHERE = (Evidence(page=1, start=0, end=1, quote="x"),)


def check(patterns: Patterns) -> Findings:
    """Run every worked example of every set, and ask whether a True with a limit beside it would be held."""
    sets = load_criteria(patterns)
    wrong = tuple(
        sentence
        for loaded in sets.values()
        for sentence in (*_wrong(loaded, patterns), *_passed_over(loaded, load_statements(patterns)))
    )
    return Findings("worked examples of criteria", sum(len(loaded.examples) for loaded in sets.values()), wrong)


def _passed_over(loaded: CriteriaSet, statements: Statements) -> Iterator[str]:
    """The criteria in whose eyes a limit beside a True, as the reading holds it, speaks against nothing."""
    against = {one.number: one.against for one in statements.seven}
    for version in loaded.versions:
        for one in version.criteria:
            weighed = [condition.cue for condition in one.unsettles if condition.mark == "doubtful"]
            weighed += [condition.cue for condition in one.contradicts if one.settled_by is None]
            if one.statement and against[one.statement] not in weighed:
                yield (
                    f"criteria/{loaded.set}.yaml: {one.id} from {version.from_} does not weigh "
                    f"{against[one.statement]}, as which a True with a limit beside it is held "
                    "(document_types/statements.yaml: against)."
                )


def outcomes_of(example: WorkedExample, loaded: CriteriaSet, patterns: Patterns) -> dict[str, Outcome]:
    """What the set, as in force on the example's day, makes of it."""
    if example.is_read:
        reading = find_in(description_of(example), patterns).reading
        found = assess((reading,), patterns, as_of=example.as_of, sets=(loaded.set,))
    else:
        papers = papers_of(example)
        criteria = loaded.in_force(example.as_of).criteria
        found = tuple(outcome_of(one, papers, loaded.set) for one in criteria)
    return {one.id: one.outcome for one in found}


def description_of(example: WorkedExample) -> Document:
    """An otherwise silent description with the words of an example."""
    text = _SILENT.format(site=example.site or _SITE, pay=example.pay or _PAY, words=example.words or "")
    (document,) = read_plain(Source("example.txt", text.encode("utf-8"), Limits()))
    return document


def papers_of(example: WorkedExample) -> Papers:
    """Papers that say what a worked example supposes."""
    answers = {
        int(number): AnswerFact(id=f"s{number}", confidence=0.97, evidence=_SOMEWHERE, answer=said, explanation=None)
        for number, said in example.statements.items()
    }
    wage = FloorCheck(example.wage, (), "as the example says") if example.wage else None
    cues = tuple(cue_of(condition, number) for number, condition in enumerate(example.cues))
    return Papers(cues, answers, wage, ("w0",), 0.95)


def cue_of(condition: CueCondition, number: int = 0) -> Cue:
    """A cue that meets the condition."""
    return Cue(
        id=f"c{number}",
        kind=condition.cue,
        status=condition.status[0],
        pattern="example",
        confidence=0.95,
        evidence=(Evidence(page=1, start=0, end=1, quote=" ".join(condition.says) or "x"),),
        marks=(condition.mark,) if condition.mark else (),
    )


def _wrong(loaded: CriteriaSet, patterns: Patterns) -> Iterator[str]:
    for example in loaded.examples:
        found = outcomes_of(example, loaded, patterns)
        for criterion, wanted in example.outcomes.items():
            if found[criterion] != wanted:
                yield (
                    f"criteria/{loaded.set}.yaml: {example.about}: {criterion} comes out as "
                    f"{found[criterion]}, not {wanted}."
                )
