"""What stands for a case as its page tells it: people by their names in the place of their accounts, days in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cie_extract.model.case import Added, CaseRecord, CombinedFact, Difference, Judged, Revision, Variant
from cie_extract.model.record import CriterionOutcome
from cie_extract.stages.case import contradicted
from review.case_desk import CasePoint, CaseStanding, PaperStanding
from review.sentences import value_in_words, with_days
from review.wording import ELSEWHERE, SOURCES


def spoken(standing: CaseStanding, names: Mapping[str, str]) -> CaseStanding:
    """The same, each person by the name of the account; an account that is unknown stays as it is."""
    who = _Names(names)
    file = replace(
        standing.file,
        added=tuple(one.model_copy(update={"by": who.of(one.by)}) for one in standing.file.added),
        words=tuple(replace(one, by=who.of(one.by)) for one in standing.file.words),
    )
    return replace(
        standing,
        file=file,
        record=_record(standing.record, who, {f"added-{one.id}": _by_hand(one) for one in file.added}),
        parts=tuple(_part(part, who) for part in standing.parts),
        points=tuple(_point(point, who) for point in standing.points),
    )


class _Names:
    """Everybody's name."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def of(self, account: str) -> str:
        return self._names.get(account, account)


def _by_hand(one: Added) -> str:
    """ "what Ada Lane added from a call"."""
    return f"what {one.by} added {SOURCES.get(one.source, ELSEWHERE)}"


def _record(record: CaseRecord, who: _Names, added: Mapping[str, str]) -> CaseRecord:
    judged = tuple(
        one.model_copy(update={"by": who.of(one.by), "overtaken_by": added.get(one.overtaken_by, one.overtaken_by)})
        for one in record.judged
    )
    words = {one.criterion: one for one in judged}
    scope, readiness = record.scope, record.readiness
    items = tuple(
        one.model_copy(update={"why": with_days(one.why), "ask": with_days(one.ask)}) for one in readiness.items
    )
    return record.model_copy(
        update={
            "facts": tuple(_fact(fact, who) for fact in record.facts),
            "criteria": tuple(_outcome(one, words.get(one.id)) for one in record.criteria),
            "judged": judged,
            "scope": scope.model_copy(update={"why": tuple(with_days(one) for one in scope.why)}),
            "readiness": readiness.model_copy(update={"items": items}),
            "revisions": tuple(_revision(one) for one in record.revisions),
        }
    )


def _outcome(outcome: CriterionOutcome, word: Judged | None) -> CriterionOutcome:
    """What a person wrote stands as it was written."""
    if word is None:
        why = with_days(outcome.why)
    elif word.overtaken_by:
        why = with_days(contradicted(word) or outcome.why)
    else:
        why = outcome.why
    return outcome.model_copy(update={"why": why})


def _fact(fact: CombinedFact, who: _Names) -> CombinedFact:
    return fact.model_copy(update={"variants": tuple(_variant(fact.field, one, who) for one in fact.variants)})


def _variant(field: str, variant: Variant, who: _Names) -> Variant:
    sources = tuple(one.model_copy(update={"by": who.of(one.by)}) for one in variant.sources)
    return variant.model_copy(update={"sources": sources, "said": value_in_words(field, variant.said)})


def _revision(revision: Revision) -> Revision:
    return revision.model_copy(update={"differences": tuple(_difference(one) for one in revision.differences)})


def _difference(one: Difference) -> Difference:
    before, after = (value_in_words(one.field, said) if said else said for said in (one.before, one.after))
    return one.model_copy(update={"before": before, "after": after})


def _part(part: PaperStanding, who: _Names) -> PaperStanding:
    said = tuple(replace(one, by=who.of(one.by)) for one in part.standing.said)
    return replace(part, standing=replace(part.standing, said=said))


def _point(point: CasePoint, who: _Names) -> CasePoint:
    return replace(point, by=who.of(point.by), message=with_days(point.message))
