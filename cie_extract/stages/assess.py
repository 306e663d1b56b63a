"""Facts and cues -> what each criterion of a set makes of them. Nothing here approves: a person decides.

The truth table is the record's contract: an employer's True with silent papers is a claim (attested), against the
papers a conflict; a wage that the table cannot settle leaves its criterion insufficient whatever the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from cie_extract.model.record import AnswerFact, CriterionOutcome, Cue, Outcome, Reading, SiteFact, WageFact
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import Criterion, CueCondition, load_criteria
from cie_extract.pattern_files.tables import fold_place, load_provider_sites
from cie_extract.stages.minimum_wage import FloorCheck, check_place, place_of

Basis = Literal["attested", "text", "table"]

#: An explanation that describes nothing.
_EMPTY_WORDS = frozenset({"", "none", "n/a", "na", "see attached", "see above", "yes", "true", "same", "tbd"})


@dataclass(frozen=True, slots=True)
class NearSites:
    """The providers of the agency's table with a site where the work is; `near` None where that cannot be said."""

    near: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Papers:
    """The facts and cues of all documents of a case, together. Their order never matters."""

    cues: tuple[Cue, ...]
    answers: dict[int, AnswerFact]
    wage: FloorCheck | None
    wage_ids: tuple[str, ...]
    wage_confidence: float
    hours_ids: tuple[str, ...] = ()
    site_ids: tuple[str, ...] = ()
    provider_sites: NearSites | None = None

    def matching(self, conditions: Iterable[CueCondition]) -> tuple[Cue, ...]:
        """The cues that meet any of the conditions."""
        return tuple(cue for cue in self.cues if any(meets(cue, condition) for condition in conditions))


def meets(cue: Cue, condition: CueCondition) -> bool:
    """Whether a cue is of the kind, status and mark that a condition asks for."""
    return (
        cue.kind == condition.cue
        and cue.status in condition.status
        and (condition.mark is None or condition.mark in cue.marks)
        and (not condition.says or any(phrase in _words_of(cue) for phrase in condition.says))
    )


def _words_of(cue: Cue) -> str:
    return " ".join(piece.quote for piece in cue.evidence).lower()


def assess(
    readings: tuple[Reading, ...], patterns: Patterns, *, as_of: date, sets: tuple[str, ...]
) -> tuple[CriterionOutcome, ...]:
    """The outcome of every criterion of the sets, by the versions in force on the date.

    `readings` are the documents of one case; one document is the simplest case. Raises KeyError for a set that
    does not exist.
    """
    criteria = load_criteria(patterns)
    papers = papers_of(readings, patterns, as_of)
    return tuple(
        outcome_of(criterion, papers, name) for name in sets for criterion in criteria[name].in_force(as_of).criteria
    )


def papers_of(readings: tuple[Reading, ...], patterns: Patterns, as_of: date) -> Papers:
    """What all documents of a case say, together, with the minimum-wage check of every wage at every site."""
    cues = tuple(cue for reading in readings for cue in reading.cues)
    wages = tuple(wage for reading in readings for wage in reading.facts.wages)
    sites = tuple(
        site
        for reading in readings
        for site in (reading.facts.worksite, *reading.facts.other_worksites)
        if site is not None
    )
    answers: dict[int, AnswerFact] = {}
    for reading in readings:
        for number, answer in reading.facts.statements.items():
            held = answers.get(int(number))
            if held is None or held.answer is None:
                answers[int(number)] = answer
            elif answer.answer is not None and answer.answer != held.answer:
                # Two papers with opposite answers: no answer, and the reviewer sees both.
                answers[int(number)] = answer.model_copy(update={"answer": None, "reason": "answers_differ"})
    self_employed = any(cue.kind == "self_employment" and cue.status == "asserted" for cue in cues)
    check = None if self_employed else _wage_check(wages, sites, patterns, as_of)
    return Papers(
        cues=cues,
        answers=answers,
        wage=check,
        wage_ids=(*(wage.id for wage in wages), *(site.id for site in sites)),
        wage_confidence=min((one.confidence for one in (*wages, *sites)), default=0.9),
        hours_ids=tuple(reading.facts.hours_per_week.id for reading in readings if reading.facts.hours_per_week),
        site_ids=tuple(site.id for site in sites),
        provider_sites=_near_sites(sites, patterns),
    )


def _near_sites(sites: tuple[SiteFact, ...], patterns: Patterns) -> NearSites:
    listed = load_provider_sites(patterns)
    if not listed or not sites or any(not (site.state and (site.city or site.zip)) for site in sites):
        return NearSites(None)
    near = {
        one.provider
        for one in listed
        for site in sites
        if one.state == site.state
        and ((site.zip and one.zip == site.zip) or fold_place(one.city) == fold_place(site.city or ""))
    }
    return NearSites(tuple(sorted(near)))


def _wage_check(
    wages: tuple[WageFact, ...], sites: tuple[SiteFact, ...], patterns: Patterns, as_of: date
) -> FloorCheck | None:
    lows = _lows(wages)
    checks = [
        check_place(
            patterns,
            place_of(patterns, state=site.state, city=site.city, county=site.county, zip_code=site.zip),
            lows,
            as_of,
        )
        for site in sites
        if site.state
    ]
    if not lows or not checks or len(checks) < len(sites):
        return None
    order = {"fail": 0, "unknown": 1, "pass": 2}
    return min(checks, key=lambda check: order[check.verdict])


def _lows(wages: tuple[WageFact, ...]) -> tuple[Decimal | None, ...]:
    """The lowest hourly rate of each wage. Left out: a piece rate beside a guaranteed hourly one, and an annual figure
    without hours that is the hourly one times 2,080 (within half a percent): one pay stated twice."""
    stated = [wage.hourly_low for wage in wages if wage.hourly_low is not None]
    lows = []
    for wage in wages:
        if wage.hourly_low is None and wage.per == "piece" and stated:
            continue
        if wage.hourly_low is None and wage.per == "year" and wage.low is not None:
            full_time = wage.low / 2080
            if any(abs(full_time - one) <= one * Decimal("0.005") for one in stated):
                continue
        lows.append(wage.hourly_low)
    return tuple(lows)


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
    if check is None or check.verdict == "unknown":
        why = check.why if check else criterion.silent
        return _outcome(criterion, set_name, "insufficient", "table" if check else None, why, papers.wage_ids, 0.9)
    said = answer.answer if answer else None
    evidence = (*papers.wage_ids, *((answer.id,) if answer and said is not None else ()))
    supports = check.verdict == "pass"
    outcome: Outcome
    if said is None:
        outcome = "met" if supports else "not_met"
    elif said:
        outcome = "met" if supports else "conflicting"
    else:
        outcome = "conflicting" if supports else "not_met"
    return _outcome(criterion, set_name, outcome, "table", check.why, evidence, papers.wage_confidence)


def _by_sites(criterion: Criterion, papers: Papers, set_name: str) -> CriterionOutcome:
    contradicting = papers.matching(criterion.contradicts)
    if contradicting:
        evidence = tuple(cue.id for cue in contradicting)
        sure = min(cue.confidence for cue in contradicting)
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
    unsettling = tuple(cue for cue in papers.matching(criterion.unsettles) if cue not in contradicting)
    said = answer.answer if answer else None
    shown = (*contradicting, *supporting, *unsettling, *papers.matching(criterion.hints))
    evidence = tuple(dict.fromkeys(cue.id for cue in shown))
    if answer and said is not None:
        evidence = (answer.id, *evidence)
    sure = min((cue.confidence for cue in (contradicting or supporting)), default=0.9)
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
    if supporting:
        return _outcome(criterion, set_name, "met", "text", "The papers support it.", evidence, sure)
    if said:
        why = "The employer says so, nothing else in the papers."
        return _outcome(criterion, set_name, "met", "attested", why, evidence, answer.confidence if answer else 0.9)
    return _outcome(criterion, set_name, "insufficient", None, criterion.silent, evidence, 0.9)


def _described(criterion: Criterion, papers: Papers, answer: AnswerFact | None) -> bool:
    if papers.matching(criterion.described_by):
        return True
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
