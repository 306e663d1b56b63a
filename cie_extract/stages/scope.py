"""Whether a guide asks for a review of a position at all: in, not in, or cannot tell, and why.

"Not in" would leave a position unlooked at, so silence never gives it: it takes a determination in force of the same
contract, papers that deny every reason, or an ordinary employer that the agency's own table of providers does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cie_extract.model.case import CaseCue, CombinedFact, Listed, Paper, Scope, SitePlace
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cases import CaseGuide, Reviewed, ScopeGuide
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.criteria import CueCondition
from cie_extract.pattern_files.tables import load_provider_sites
from cie_extract.stages.combine import fold_employer, fold_words, same_place
from cie_extract.stages.papers import meets


def scope_of(
    guide: CaseGuide,
    papers: tuple[Paper, ...],
    facts: tuple[CombinedFact, ...],
    cues: tuple[CaseCue, ...],
    patterns: Patterns,
    *,
    as_of: date,
    site: SitePlace | None = None,
    listed: Iterable[Listed] = (),
) -> Scope:
    """The answer for one case. `listed` are the determinations in force."""
    if guide.scope is None:
        return Scope(answer="in", why=("This guide can be asked of any position.",))
    known = _already_listed(facts, site, listed, as_of)
    if known:
        return known
    reasons: list[str] = []
    evidence: list[str] = []
    for reviewed in guide.scope.reviewed_when:
        on = _rests_on(reviewed, facts, cues, patterns)
        if on is not None:
            reasons.append(reviewed.why)
            evidence += on
    if reasons:
        return Scope(answer="in", why=tuple(reasons), evidence=tuple(dict.fromkeys(evidence)))
    return _without_reason(guide.scope, papers, facts, cues, patterns)


def _without_reason(
    guide: ScopeGuide,
    papers: tuple[Paper, ...],
    facts: tuple[CombinedFact, ...],
    cues: tuple[CaseCue, ...],
    patterns: Patterns,
) -> Scope:
    hints = _ids(cues, guide.hints)
    requested = any(paper.role in ("request", "packet") for paper in papers)
    denied = [_ids(cues, group) for group in guide.denied_by]
    if not requested and not hints and denied and all(denied):
        shown = tuple(one for group in denied for one in group)
        return Scope(answer="not_in", why=("The papers deny every reason for a review.",), evidence=shown)
    ordinary = _ids(cues, guide.ordinary)
    providers = load_provider_sites(patterns)
    employer = _one(facts, "employer")
    if not requested and not hints and ordinary and employer and providers:
        words = "An ordinary business, and its name is not in the agency's table of providers."
        return Scope(answer="not_in", why=(words,), evidence=ordinary)
    why = ["The papers name no contract and no provider of services as a reason for a review."]
    if requested:
        why.append("A request was sent all the same.")
    if hints:
        why.append("They hint at one.")
    return Scope(answer="cannot_tell", why=tuple(why), evidence=hints, question=guide.question)


def _already_listed(
    facts: tuple[CombinedFact, ...], site: SitePlace | None, listed: Iterable[Listed], as_of: date
) -> Scope | None:
    title, employer = _one(facts, "job_title"), _one(facts, "employer")
    place = site or _place(facts)
    if not title or not employer or place is None:
        return None
    for one in listed:
        same = (
            fold_words(one.position) == fold_words(title)
            and fold_employer(one.employer) == fold_employer(employer)
            and same_place(one.site, place)
        )
        if same and (one.until is None or one.until >= as_of):
            until = f", until {one.until.isoformat()}" if one.until else ""
            other = _other_end(facts, one)
            if other:
                words = f"Listed as no. {one.number}{until}, and these papers name another contract end ({other})."
                return Scope(answer="in", why=(words,))
            return Scope(answer="not_in", why=(f"Already listed as no. {one.number}{until}.",))
    return None


def _other_end(facts: tuple[CombinedFact, ...], listed: Listed) -> str:
    """The contract end of the papers where it is not that of the list: another contract or option is looked at anew."""
    ends = next((fact.variants for fact in facts if fact.field == "contract.end"), ())
    others = [str(one.value) for one in ends if listed.until and str(one.value) != listed.until.isoformat()]
    return others[0] if others else ""


def _rests_on(
    reviewed: Reviewed, facts: tuple[CombinedFact, ...], cues: tuple[CaseCue, ...], patterns: Patterns
) -> tuple[str, ...] | None:
    """What a reason rests on, by id; None where it is not given."""
    found = list(_ids(cues, reviewed.cues))
    if reviewed.program:
        names = [fold_words(name) for name in load_contract(patterns).programs.get(reviewed.program, ())]
        found += _sources(facts, "contract.program", lambda said: any(name in fold_words(said) for name in names))
    if reviewed.listed_provider:
        providers = {fold_employer(one.provider) for one in load_provider_sites(patterns)}
        found += _sources(facts, "employer", lambda said: fold_employer(said) in providers)
    return tuple(found) if found else None


def _sources(facts: tuple[CombinedFact, ...], field: str, fits: object) -> list[str]:
    assert callable(fits)
    return [
        source.fact.id
        for fact in facts
        if fact.field == field
        for variant in fact.variants
        if fits(variant.said)
        for source in variant.sources
    ]


def _ids(cues: tuple[CaseCue, ...], conditions: Iterable[CueCondition]) -> tuple[str, ...]:
    wanted = tuple(conditions)
    return tuple(one.cue.id for one in cues if any(meets(one.cue, condition) for condition in wanted))


def _one(facts: tuple[CombinedFact, ...], field: str) -> str | None:
    """The value of a field that the papers agree on."""
    found = next((fact for fact in facts if fact.field == field), None)
    return found.variants[0].said if found and not found.conflict else None


def _place(facts: tuple[CombinedFact, ...]) -> SitePlace | None:
    found = next((fact for fact in facts if fact.field == "worksite"), None)
    return SitePlace.model_validate(found.variants[0].value) if found and not found.conflict else None
