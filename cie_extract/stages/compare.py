"""What a revised paper says otherwise than the one before, field by field, and which criteria that touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from cie_extract.model.case import Difference, Paper, Revision
from cie_extract.model.place import Evidence
from cie_extract.model.record import CriterionOutcome, Cue, Fact, Reading
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import Criterion, load_criteria
from cie_extract.stages.combine import fold_employer, fold_words, in_order
from cie_extract.stages.wording import said_of

_SINGLE = ("job_title", "employer", "worksite", "hours_per_week", "signature")
_CONTRACT = ("program", "number", "start", "end", "periods")
_LISTS = ("other_worksites", "wages", "fringe", "duties", "qualifications", "position_dates")
#: The facts that a computed check looks at.
_CHECKS = {
    "minimum_wage": ("wages", "worksite", "other_worksites", "hours_per_week", "self_employment"),
    "stated_hours": ("hours_per_week",),
    "provider_sites": ("worksite", "other_worksites"),
    "self_employment": ("self_employment",),
}


def revisions(
    papers: Iterable[Paper], patterns: Patterns, *, as_of: date, sets: tuple[str, ...]
) -> tuple[Revision, ...]:
    """Each paper against the one of its role before it, in the order they were received. Added facts revise nothing."""
    found = []
    ordered = sorted(in_order(papers), key=lambda paper: paper.received)  # stable: by number within a day
    for role in ("request", "description", "packet"):
        of_role = [paper for paper in ordered if paper.role == role]
        for earlier, later in pairwise(of_role):
            found.append(compare(earlier, later, patterns, as_of=as_of, sets=sets))
    return tuple(found)


def compare(earlier: Paper, later: Paper, patterns: Patterns, *, as_of: date, sets: tuple[str, ...]) -> Revision:
    """The differences of two papers of one case, and the criteria that rest on what changed."""
    criteria = load_criteria(patterns)
    in_force = [one for name in sets for one in criteria[name].in_force(as_of).criteria]
    differences = tuple(
        one.model_copy(update={"touches": tuple(c.id for c in in_force if _touches(one.field, c))})
        for one in _differences(earlier.reading, later.reading)
    )
    reopens = dict.fromkeys(identifier for one in differences for identifier in one.touches)
    return Revision(
        earlier=earlier.name,
        later=later.name,
        differences=differences,
        reopens=tuple(criterion.id for criterion in in_force if criterion.id in reopens),
    )


def changed_outcomes(
    before: Iterable[CriterionOutcome], after: Iterable[CriterionOutcome]
) -> tuple[tuple[str, str, str], ...]:
    """The criteria that come out otherwise: id, outcome before, outcome now."""
    held = {one.id: one.outcome for one in before}
    return tuple((one.id, held[one.id], one.outcome) for one in after if one.id in held and held[one.id] != one.outcome)


def _differences(earlier: Reading, later: Reading) -> Iterator[Difference]:
    for field in _SINGLE:
        before, after = getattr(earlier.facts, field), getattr(later.facts, field)
        yield from _changed(field, _said(before), _said(after), before, after)
    for part in _CONTRACT:
        before, after = earlier.facts.contract, later.facts.contract
        yield from _changed(f"contract.{part}", _said(before, part), _said(after, part), before, after)
    for number in range(1, 8):
        before, after = (one.facts.statements.get(str(number)) for one in (earlier, later))
        yield from _changed(f"statements.{number}", _said(before), _said(after), before, after)
    for field in _LISTS:
        yield from _items(field, getattr(earlier.facts, field), getattr(later.facts, field))
    yield from _cues(earlier.cues, later.cues)


def _changed(field: str, before: str, after: str, old: Fact | None, new: Fact | None) -> Iterator[Difference]:
    fold = fold_employer if field == "employer" else fold_words
    if fold(before) == fold(after):
        return
    yield Difference(
        field=field,
        kind="changed" if before and after else "added" if after else "removed",
        before=before or None,
        after=after or None,
        evidence_before=old.evidence if old and before else (),
        evidence_after=new.evidence if new and after else (),
    )


def _items(field: str, before: tuple[Fact, ...], after: tuple[Fact, ...]) -> Iterator[Difference]:
    """Items of a list that came or went. A wage is told as one figure that changed where there is one on each side."""
    old = {fold_words(said_of(one)): one for one in before}
    new = {fold_words(said_of(one)): one for one in after}
    gone = [one for key, one in old.items() if key not in new]
    come = [one for key, one in new.items() if key not in old]
    if len(gone) == len(come) == 1 and len(before) == len(after) == 1:
        yield from _changed(field, said_of(gone[0]), said_of(come[0]), gone[0], come[0])
        return
    yield from (_one_sided(field, "removed", said_of(one), one.evidence) for one in gone)
    yield from (_one_sided(field, "added", said_of(one), one.evidence) for one in come)


def _cues(before: tuple[Cue, ...], after: tuple[Cue, ...]) -> Iterator[Difference]:
    old, new = {_passage(one): one for one in before}, {_passage(one): one for one in after}
    for key, cue in old.items():
        if key not in new:
            yield _one_sided(cue.kind, "removed", _quote(cue.evidence), cue.evidence)
    for key, cue in new.items():
        if key not in old:
            yield _one_sided(cue.kind, "added", _quote(cue.evidence), cue.evidence)


def _one_sided(field: str, kind: str, said: str, evidence: tuple[Evidence, ...]) -> Difference:
    place: dict[str, Any] = (
        {"before": said, "after": None, "evidence_before": evidence}
        if kind == "removed"
        else {"before": None, "after": said, "evidence_after": evidence}
    )
    return Difference.model_validate({"field": field, "kind": kind, **place})


def _passage(cue: Cue) -> tuple[str, str, str]:
    return cue.kind, cue.status, fold_words(_quote(cue.evidence))


def _quote(evidence: tuple[Evidence, ...]) -> str:
    return " … ".join(" ".join(piece.quote.split()) for piece in evidence)


def _said(fact: Fact | None, part: str = "") -> str:
    return said_of(fact, part) if fact is not None else ""


def _touches(field: str, criterion: Criterion) -> bool:
    """Whether a criterion rests on a field or a kind of cue."""
    if field in _CHECKS.get(criterion.settled_by or "", ()):
        return True
    if field == f"statements.{criterion.statement}":
        return True
    groups = (criterion.supports, criterion.contradicts, criterion.hints, criterion.unsettles, criterion.described_by)
    conditions = [*(one for group in groups for one in group), *(criterion.applies_when or ()), *criterion.excused_by]
    return any(condition.cue == field for condition in conditions)
