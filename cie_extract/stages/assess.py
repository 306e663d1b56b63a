"""Facts and cues -> what each criterion of a set makes of them. Nothing here approves: a person decides.

The truth table is the record's contract: an employer's True with silent papers is a claim (attested), against the
papers a conflict; a wage that the table cannot settle leaves its criterion insufficient whatever the answer.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from cie_extract.model.record import AnswerFact, CriterionOutcome, Cue, Outcome, Reading
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import Criterion, CueCondition, load_criteria
from cie_extract.pattern_files.cues import learned_rule_name
from cie_extract.stages.attested import MAY_BE_DENIED, MAY_SAY_IT, NOTHING_ELSE
from cie_extract.stages.confidence import THRESHOLD
from cie_extract.stages.floors import Employer
from cie_extract.stages.papers import ANSWERS_DIFFER, Papers, papers_of
from cie_extract.stages.wage_questions import question_of

Basis = Literal["attested", "text", "table"]

#: A doubtful passage as sure as this leaves a criterion open; a fainter one leaves its outcome in doubt.
_HELD, _DOUBTED = 0.5, 0.5
MAY_CONTRADICT = "A passage may speak against it, and a person has to read what it means."
#: An explanation that describes nothing.
_EMPTY_WORDS = frozenset({"", "none", "n/a", "na", "see attached", "see above", "yes", "true", "same", "tbd"})


def assess(
    readings: tuple[Reading, ...],
    patterns: Patterns,
    *,
    as_of: date,
    sets: tuple[str, ...],
    employer: Employer | None = None,
) -> tuple[CriterionOutcome, ...]:
    """The outcome of every criterion of the sets, by the versions in force on the date.

    `readings` are the documents of one case, in any order; one document is the simplest case. Without any, everything
    is insufficient. `employer` is what a person knows of its size and status. Raises KeyError for a set that does
    not exist.
    """
    criteria = load_criteria(patterns)
    if not readings:
        return tuple(
            _outcome(criterion, name, "insufficient", None, "There are no papers.", (), 0.9)
            for name in sets
            for criterion in criteria[name].in_force(as_of).criteria
        )
    papers = papers_of(readings, patterns, as_of, employer)
    return tuple(
        outcome_of(criterion, papers, name) for name in sets for criterion in criteria[name].in_force(as_of).criteria
    )


def outcome_of(criterion: Criterion, papers: Papers, set_name: str) -> CriterionOutcome:
    """What one criterion makes of the papers."""
    answer = papers.answers.get(criterion.statement) if criterion.statement else None
    if criterion.applies_when is not None and not papers.matching(criterion.applies_when):
        return _outcome(criterion, set_name, "not_applicable", None, criterion.otherwise, (), 0.95)
    match criterion.settled_by:
        case "minimum_wage":
            return _by_table(criterion, papers, answer, set_name)
        case "stated_hours":
            return _outcome(
                criterion,
                set_name,
                "met" if papers.hours_ids else "insufficient",
                "text" if papers.hours_ids else None,
                "The papers state the hours." if papers.hours_ids else criterion.silent,
                papers.hours_ids,
                0.95,
            )
        case "provider_sites":
            return _by_sites(criterion, papers, set_name)
        case "self_employment":
            own = papers.matching((CueCondition(cue="self_employment"),))
            return _outcome(
                criterion, set_name, "insufficient", None, criterion.silent, tuple(cue.id for cue in own), 0.9
            )
    return _by_text(criterion, papers, answer, set_name)


def _by_table(criterion: Criterion, papers: Papers, answer: AnswerFact | None, set_name: str) -> CriterionOutcome:
    check = papers.wage
    if papers.self_employed:
        # An owner's draw has no floor: what others in the same business earn is what the rule compares.
        why = "The papers speak of self-employment: no minimum wage binds what an owner draws."
        evidence = (*papers.self_employed, *papers.wage_ids)
        return _outcome(criterion, set_name, "insufficient", None, why, evidence, 0.9, criterion.self_employed)
    if check is None or check.verdict == "unknown":
        why = check.said if check else criterion.silent
        basis: Basis | None = "table" if check else None
        ask = question_of(check) if check else None
        return _outcome(criterion, set_name, "insufficient", basis, why, papers.wage_ids, 0.9, ask)
    if answer and answer.reason == ANSWERS_DIFFER:
        why = "One paper answers True, another False."
        return _outcome(criterion, set_name, "conflicting", "attested", why, (answer.id, *papers.wage_ids), 0.95)
    said = answer.answer if answer else None
    evidence = (*papers.wage_ids, *((answer.id,) if answer and said is not None else ()))
    supports = check.verdict == "pass"
    if papers.wage_disputed:
        why = f"The papers state different pay. {check.said}"
        return _outcome(criterion, set_name, "conflicting", "table", why, evidence, papers.wage_confidence)
    doubtful = (*papers.wage_doubted, *(cue.id for cue in papers.matching(criterion.unsettles)))
    if supports and said is not False and doubtful:
        why = f"{check.said} But a passage speaks of less, and a person has to read for whom."
        return _outcome(criterion, set_name, "insufficient", "table", why, (*evidence, *doubtful), 0.7)
    outcome: Outcome
    if said is None:
        outcome = "met" if supports else "not_met"
    elif said:
        outcome = "met" if supports else "conflicting"
    else:
        outcome = "conflicting" if supports else "not_met"
    return _outcome(criterion, set_name, outcome, "table", check.said, evidence, papers.wage_confidence)


def _by_sites(criterion: Criterion, papers: Papers, set_name: str) -> CriterionOutcome:
    contradicting = papers.matching(criterion.contradicts)
    if contradicting:
        evidence = tuple(cue.id for cue in contradicting)
        sure = max(cue.confidence for cue in contradicting)
        return _outcome(criterion, set_name, "not_met", "text", "The papers contradict it.", evidence, sure)
    near = papers.provider_sites.near if papers.provider_sites else None
    if near is None:
        why = "The agency's table of provider sites is empty, or no place of work is stated."
        return _outcome(criterion, set_name, "insufficient", None, why, papers.site_ids, 0.9)
    if near:
        why = f"A provider has a site in the same place: compare the addresses ({'; '.join(near)})."
        return _outcome(criterion, set_name, "insufficient", "table", why, papers.site_ids, 0.9)
    why = "No provider of the agency's table has a site in this place."
    return _outcome(criterion, set_name, "met", "table", why, papers.site_ids, 0.9)


def _by_text(criterion: Criterion, papers: Papers, answer: AnswerFact | None, set_name: str) -> CriterionOutcome:
    supporting = papers.matching(criterion.supports)
    contradicting = papers.matching(criterion.contradicts)
    doubtful = papers.doubtful(criterion.contradicts)
    unsettling = tuple(cue for cue in papers.matching(criterion.unsettles) if cue not in contradicting)
    said = answer.answer if answer else None
    shown = (*contradicting, *supporting, *unsettling, *doubtful, *papers.matching(criterion.hints))
    evidence = tuple(dict.fromkeys(cue.id for cue in shown))
    if answer and said is not None:
        evidence = (answer.id, *evidence)
    # One passage is enough to support or to contradict: a doubtful one beside it takes nothing from a sure one.
    sure = max((cue.confidence for cue in (contradicting or supporting)), default=0.9)
    if answer and answer.reason == ANSWERS_DIFFER:
        why = "One paper answers True, another False."
        return _outcome(criterion, set_name, "conflicting", "attested", why, (answer.id, *evidence), 0.95)
    if said is False:
        if supporting and not contradicting:
            why = "The employer answers False, and the papers support the statement."
            return _outcome(criterion, set_name, "conflicting", "text", why, evidence, sure)
        basis: Basis = "text" if contradicting else "attested"
        return _outcome(criterion, set_name, "not_met", basis, "The employer answers False.", evidence, 0.95)
    if contradicting and papers.matching(criterion.excused_by):
        why = "The papers contradict it, and speak of an exception that the guide allows."
        return _outcome(criterion, set_name, "insufficient", "text", why, evidence, sure, criterion.exception)
    if contradicting:
        if said or supporting:
            why = "The employer answers True, and" if said else "Some passages support it, and"
            why += " the papers contradict it."
            return _outcome(criterion, set_name, "conflicting", "text", why, evidence, sure)
        return _outcome(criterion, set_name, "not_met", "text", "The papers contradict it.", evidence, sure)
    if said and criterion.described_by and not _described(criterion, papers, answer):
        why = "The employer answers True and describes no opportunity, as the form asks."
        return _outcome(criterion, set_name, "insufficient", "attested", why, evidence, 0.9)
    if unsettling:
        why = "The papers speak of a limit and do not let one compare it with others in the same job."
        return _outcome(criterion, set_name, "insufficient", "text", why, evidence, 0.85)
    if any(cue.confidence >= _HELD for cue in doubtful):
        return _outcome(criterion, set_name, "insufficient", "text", MAY_CONTRADICT, evidence, 0.7)
    found = _unopposed(criterion, supporting, answer, set_name, evidence, sure)
    if doubtful and found.outcome == "met":
        why = MAY_BE_DENIED if found.basis == "attested" else f"{found.why} {MAY_CONTRADICT}"
        return _outcome(criterion, set_name, "met", found.basis, why, evidence, min(found.confidence, _DOUBTED))
    return found


def _unopposed(
    criterion: Criterion,
    supporting: tuple[Cue, ...],
    answer: AnswerFact | None,
    set_name: str,
    evidence: tuple[str, ...],
    sure: float,
) -> CriterionOutcome:
    """The outcome where nothing in the papers speaks against it and the answer, if any, is True."""
    said = answer.answer if answer else None
    if answer and said and supporting and sure < THRESHOLD and all(map(_is_learned, supporting)):
        # What one model alone takes for support is none: the answer carries the outcome, as it would beside silence.
        return _outcome(criterion, set_name, "met", "attested", MAY_SAY_IT, evidence, answer.confidence)
    if supporting:
        return _outcome(criterion, set_name, "met", "text", "The papers support it.", evidence, sure)
    if said:
        sure = answer.confidence if answer else 0.9
        return _outcome(criterion, set_name, "met", "attested", NOTHING_ELSE, evidence, sure)
    return _outcome(criterion, set_name, "insufficient", None, criterion.silent, evidence, 0.9)


def _is_learned(cue: Cue) -> bool:
    return cue.pattern == learned_rule_name(cue.kind)


def _described(criterion: Criterion, papers: Papers, answer: AnswerFact | None) -> bool:
    return bool(papers.matching(criterion.described_by)) or describes(answer)


def describes(answer: AnswerFact | None) -> bool:
    """Whether the explanation beside an answer describes something."""
    words = " ".join((answer.explanation or "").lower().strip(" .").split()) if answer else ""
    # A sentence in the comment box of this very statement describes; a word or two does not.
    return words not in _EMPTY_WORDS and len(words.split()) >= 6


def _outcome(
    criterion: Criterion,
    set_name: str,
    outcome: Outcome,
    basis: Basis | None,
    why: str,
    evidence: tuple[str, ...],
    sure: float,
    question: str | None = None,
) -> CriterionOutcome:
    open_question = outcome in ("insufficient", "conflicting")
    return CriterionOutcome(
        set=set_name,
        id=criterion.id,
        outcome=outcome,
        basis=basis,
        question=(question or criterion.question) if open_question else None,
        why=why,
        evidence=evidence,
        confidence=round(sure, 3),
    )
