"""The facts and cues of all documents of a case, together, as the criteria look at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from cie_extract.model.record import AnswerFact, Cue, Reading, SiteFact, WageFact
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import CueCondition
from cie_extract.pattern_files.tables import fold_place, load_provider_sites
from cie_extract.stages.floors import Employer
from cie_extract.stages.minimum_wage import FloorCheck
from cie_extract.stages.position_wage import Pay, check_position

#: Why there is no answer where two papers give opposite ones.
ANSWERS_DIFFER = "answers_differ"


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
    wage_disputed: bool = False
    wage_doubted: tuple[str, ...] = ()  # figures that may be pay for this job and would lie below the rate
    self_employed: tuple[str, ...] = ()  # the cues that say so

    def matching(self, conditions: Iterable[CueCondition]) -> tuple[Cue, ...]:
        """The cues that meet any of the conditions."""
        return tuple(cue for cue in self.cues if any(meets(cue, condition) for condition in conditions))

    def doubtful(self, conditions: Iterable[CueCondition]) -> tuple[Cue, ...]:
        """The cues of the kinds that the conditions name which may be meant so and may not."""
        kinds = {condition.cue for condition in conditions}
        return tuple(cue for cue in self.cues if "doubtful" in cue.marks and cue.kind in kinds)


def meets(cue: Cue, condition: CueCondition) -> bool:
    """Whether a cue is of the kind, status and mark that a condition asks for. A doubtful one meets only a condition
    that asks for doubt."""
    return (
        cue.kind == condition.cue
        and cue.status in condition.status
        and (condition.mark in cue.marks if condition.mark == "doubtful" else "doubtful" not in cue.marks)
        and (condition.mark is None or condition.mark in cue.marks)
        and (not condition.says or any(phrase in _words_of(cue) for phrase in condition.says))
        and not any(phrase in _words_of(cue) for phrase in condition.unless)
    )


def _words_of(cue: Cue) -> str:
    return " ".join(piece.quote for piece in cue.evidence).lower()


def papers_of(
    readings: tuple[Reading, ...], patterns: Patterns, as_of: date, employer: Employer | None = None
) -> Papers:
    """What all documents of a case say, together, with the minimum-wage check of every wage at every site."""
    readings = _each_once(readings)
    cues = tuple(cue for reading in readings for cue in reading.cues)
    pay = replace(Pay.of(readings, cues), employer=employer)
    wages, sites = pay.wages, pay.sites
    own = tuple(cue.id for cue in cues if cue.kind == "self_employment" and cue.status == "asserted")
    check = None if own else check_position(pay, patterns, as_of)
    return Papers(
        cues=cues,
        answers=_answers(readings),
        wage=check,
        wage_ids=(*(wage.id for wage in wages), *(site.id for site in sites)),
        wage_confidence=min((one.confidence for one in (*wages, *sites)), default=0.9),
        hours_ids=tuple(reading.facts.hours_per_week.id for reading in readings if reading.facts.hours_per_week),
        site_ids=tuple(site.id for site in sites),
        provider_sites=_near_sites(sites, patterns),
        wage_disputed=check is not None and _disputed(readings, pay, patterns, as_of),
        wage_doubted=tuple(_doubted(readings, pay, patterns, as_of)) if check and check.verdict == "pass" else (),
        self_employed=own,
    )


def _each_once(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Every document once, in an order of its own: neither the order of the papers nor a second copy matters."""
    if len(readings) < 2:
        return readings
    found = {
        (one.document.sha256, one.document.part.index, one.document.text_sha256, one.model_dump_json()): one
        for one in readings
    }
    return tuple(found[key] for key in sorted(found))


def _answers(readings: tuple[Reading, ...]) -> dict[int, AnswerFact]:
    """The employer's answers. Two papers with opposite ones: no answer, and the reviewer sees both."""
    said: dict[int, list[AnswerFact]] = {}
    for reading in readings:
        for number, answer in reading.facts.statements.items():
            said.setdefault(int(number), []).append(answer)
    return {number: _one_answer(all_said) for number, all_said in sorted(said.items())}


def _one_answer(said: list[AnswerFact]) -> AnswerFact:
    clear = [one for one in said if one.answer is not None]
    if not clear:
        return said[0]
    if len({one.answer for one in clear}) > 1:
        return clear[0].model_copy(update={"answer": None, "reason": ANSWERS_DIFFER})
    return max(clear, key=lambda one: len(one.explanation or ""))


def _disputed(readings: tuple[Reading, ...], pay: Pay, patterns: Patterns, as_of: date) -> bool:
    """Whether the papers state different pay, and the pay of one reaches the rate where that of another does not."""
    stated = [reading.facts.wages for reading in readings if reading.facts.wages]
    if len(stated) < 2:
        return False
    checks = [check_position(replace(pay, wages=wages), patterns, as_of) for wages in stated]
    return {"pass", "fail"} <= {check.verdict for check in checks if check}


def _doubted(readings: tuple[Reading, ...], pay: Pay, patterns: Patterns, as_of: date) -> Iterator[str]:
    """The candidates for a wage that lost in their paper and would not reach the rate: whose pay they are is unsure."""
    for reading in readings:
        for one in reading.alternatives.get("wages", ()):
            if isinstance(one, WageFact):
                check = check_position(replace(pay, wages=(one,)), patterns, as_of)
                if check and check.verdict == "fail":
                    yield one.id


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
