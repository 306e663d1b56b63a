"""What stands for a case with people's full names in the place of their accounts, as its page shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from cie_extract.model.case import CaseRecord, CombinedFact
from review.case_desk import CasePoint, CaseStanding, PaperStanding

#: What follows an account in the sentences that say whose word something is.
_AFTER_AN_ACCOUNT = r"(?= said on |'s word | let the )"


def named(standing: CaseStanding, names: Mapping[str, str]) -> CaseStanding:
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
        record=_record(standing.record, who),
        parts=tuple(_part(part, who) for part in standing.parts),
        points=tuple(_point(point, who) for point in standing.points),
    )


class _Names:
    """Everybody's name, and sentences with it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        accounts = "|".join(re.escape(account) for account in sorted(names, key=len, reverse=True))
        self._said = re.compile(rf"(?<![\w@.+-])({accounts}){_AFTER_AN_ACCOUNT}") if accounts else None

    def of(self, account: str) -> str:
        return self._names.get(account, account)

    def in_words(self, words: str) -> str:
        return self._said.sub(lambda found: self.of(found.group()), words) if self._said else words


def _record(record: CaseRecord, who: _Names) -> CaseRecord:
    criteria = tuple(one.model_copy(update={"why": who.in_words(one.why)}) for one in record.criteria)
    return record.model_copy(
        update={
            "facts": tuple(_fact(fact, who) for fact in record.facts),
            "criteria": criteria,
            "judged": tuple(one.model_copy(update={"by": who.of(one.by)}) for one in record.judged),
        }
    )


def _fact(fact: CombinedFact, who: _Names) -> CombinedFact:
    variants = tuple(
        variant.model_copy(
            update={
                "sources": tuple(one.model_copy(update={"by": who.of(one.by)}) for one in variant.sources),
            }
        )
        for variant in fact.variants
    )
    return fact.model_copy(update={"variants": variants, "why": who.in_words(fact.why)})


def _part(part: PaperStanding, who: _Names) -> PaperStanding:
    said = tuple(replace(one, by=who.of(one.by)) for one in part.standing.said)
    return replace(part, standing=replace(part.standing, said=said))


def _point(point: CasePoint, who: _Names) -> CasePoint:
    return replace(point, by=who.of(point.by), message=who.in_words(point.message))
