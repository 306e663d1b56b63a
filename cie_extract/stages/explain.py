"""Why a field has the value it has: every candidate, the rule behind it, and why it won or lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding
from cie_extract.model.place import Evidence
from cie_extract.model.record import Cue, Fact, Record
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.candidates import LEAST_SCORE, normal
from cie_extract.stages.reconcile import SINGLE


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate of a field. `chosen` says whether it became a fact (or a cue), `why` in a sentence."""

    said: str
    found_by: str
    score: float
    evidence: tuple[Evidence, ...]
    chosen: bool
    why: str


def explain_field(field: str, findings: tuple[Finding, ...], annotated: Annotated) -> tuple[Candidate, ...]:
    """The candidates of one field of the record ("wages"), or of one cue kind ("benefits.same"), best first."""
    if field == "cues" or "." in field:
        mentions = [
            finding
            for finding in findings
            if isinstance(finding.value, CueMention) and field in ("cues", finding.value.kind)
        ]
        return tuple(_cue(finding, annotated) for finding in mentions)
    name = "worksite" if field == "other_worksites" else field
    of_field = [finding for finding in findings if finding.field in (field, name)]
    ranked = sorted(of_field, key=lambda finding: (-finding.score, finding.spans[0]))
    seen: set[object] = set()
    candidates = []
    for place, finding in enumerate(ranked):
        key = normal(finding)
        if finding.score < LEAST_SCORE:
            chosen, why = False, f"Too doubtful to stand as a fact: {finding.score:.2f} is below {LEAST_SCORE}."
        elif key in seen:
            chosen, why = False, "Says the same as a candidate above."
        elif field in SINGLE and place > 0:
            chosen, why = False, f"The candidate above is surer: {ranked[0].score:.2f} against {finding.score:.2f}."
        else:
            chosen, why = True, "The surest candidate." if field in SINGLE else "Stands as a fact of its own."
        seen.add(key)
        note = f" {finding.note}" if finding.note else ""
        candidates.append(_candidate(finding, annotated, chosen, why + note))
    return tuple(candidates)


def explain_criterion(identifier: str, record: Record) -> tuple[str, tuple[Evidence, ...]] | None:
    """The sentence why a criterion came out as it did, and the places that it rests on; None for an unknown id."""
    for outcome in record.criteria:
        if outcome.id == identifier:
            holders: tuple[Fact | Cue, ...] = (*_facts_of(record), *record.cues)
            places = tuple(piece for holder in holders if holder.id in outcome.evidence for piece in holder.evidence)
            return f"{outcome.id}: {outcome.outcome.replace('_', ' ')}. {outcome.why}", places
    return None


def guide_of(identifier: str, patterns: Patterns, as_of: date) -> tuple[str, ...]:
    """What a guide asks by a criterion on a day: the words, the version and its source, the question, the visit.

    Nothing for a criterion that no set had in force on that day.
    """
    for loaded in load_criteria(patterns).values():
        version = loaded.in_force(as_of)
        for criterion in version.criteria:
            if criterion.id == identifier:
                source = f"{criterion.source}; {version.source}" if criterion.source else version.source
                return (
                    f"Asks: {criterion.asks}",
                    f"By: {loaded.name}, as in force from {version.from_.isoformat()} ({source}). {version.guidance}",
                    f"Question to the employer: {criterion.question}",
                    f"Only a visit settles: {criterion.visit}",
                )
    return ()


def _facts_of(record: Record) -> tuple[Fact, ...]:
    facts = record.facts
    single = (facts.job_title, facts.employer, facts.worksite, facts.hours_per_week, facts.contract, facts.signature)
    many = (*facts.wages, *facts.fringe, *facts.other_worksites, *facts.statements.values())
    return tuple(fact for fact in (*single, *many) if fact is not None)


def _cue(finding: Finding, annotated: Annotated) -> Candidate:
    assert isinstance(finding.value, CueMention)
    counts = finding.value.status in ("asserted", "negated")
    why = "Counts as evidence." if counts else "Shown to the reviewer; it is no evidence on its own."
    marks = f" ({', '.join(sorted(finding.value.marks))})" if finding.value.marks else ""
    return _candidate(finding, annotated, counts, f"Read as {finding.value.status}{marks}. {why}")


def _candidate(finding: Finding, annotated: Annotated, chosen: bool, why: str) -> Candidate:
    evidence = tuple(piece for start, end in finding.spans for piece in annotated.document.evidence(start, end))
    return Candidate(evidence[0].quote, finding.found_by, finding.score, evidence, chosen, why)
