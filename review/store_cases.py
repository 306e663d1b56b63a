"""The one writer of cases (with `store_case_changes.py`, which holds what persons do to them).

Every arrival in which a position was found is in one case at least. Each function is one transaction: all of it, or
nothing. No function decides on a position.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from cie_extract.model.case import CaseRecord, Clues
from cie_extract.stages.doubt import Doubt
from cie_extract.stages.groups import Group, Grouping, Joined
from review.case_papers import rekey, snapshot
from review.errors import CannotChangeCase
from review.models import Arrival, Assessment, Case, CaseChange, CasePaper, CaseProposal
from review.queries_cases import case_named


@transaction.atomic
def place(
    grouping: Grouping,
    clues: Mapping[tuple[str, int], Clues],
    set_of: Callable[[Group], str],
    *,
    day: date,
    now: datetime,
    by: str = "",
) -> tuple[str, ...]:
    """Puts new papers into cases, opening those that are new. Returns the numbers of the cases that got one.

    `set_of` says by which guide a new case is judged; `by` is the person who puts them there, "" for the program. A
    paper that is in the case already is left alone.
    """
    cases = [_case_of(group, set_of, day, now) for group in grouping.groups]
    changed: list[str] = []
    for group, (case, new) in zip(grouping.groups, cases, strict=True):
        before = {} if new else snapshot([case])
        put = [joined for joined in group.papers if _put(case, joined, clues[joined.paper], now, by)]
        if put:
            why = " ".join(dict.fromkeys(words for joined in put for words in joined.why))
            note("open" if new else "join", case, now, before=before, why=why, by=by)
            rekey(case, now)
            changed.append(case.number)
    for proposal in grouping.proposals:
        one, other = cases[proposal.first][0], cases[proposal.second][0]
        _propose(one, other, proposal.score, proposal.why, now)
    for parting in grouping.partings:
        _propose_split(cases[parting.group][0], parting.doubt, now)
    return tuple(changed)


@transaction.atomic
def place_repeats(repeats: Mapping[str, str], now: datetime) -> None:
    """Puts arrivals of bytes that came before into the cases of the arrival that they repeat."""
    for number, holder in repeats.items():
        for held in CasePaper.objects.filter(arrival__number=holder).select_related("case").order_by("id"):
            arrival = Arrival.objects.get(number=number)
            CasePaper.objects.get_or_create(
                case=held.case,
                arrival=arrival,
                part=held.part,
                defaults={"role": held.role, "how": "repeat", "clues": {}, "added": now},
            )


@transaction.atomic
def renew_clues(case: str, clues: Iterable[Clues], now: datetime) -> None:
    """Notes by what the papers of a case are found again, after they were read anew. Who stays in it is untouched."""
    held = open_case(case)
    for one in clues:
        rows = CasePaper.objects.filter(case=held, arrival__number=one.number, part=one.part).exclude(clues={})
        rows.update(clues=one.model_dump(mode="json"))
    rekey(held, now)


@transaction.atomic
def propose_again(changed: Iterable[str], grouping: Grouping, now: datetime) -> None:
    """Notes what looks like one case since papers were read anew; an open proposal that nothing speaks for any more is
    overtaken."""
    cases = [open_case(group.case) for group in grouping.groups if group.case is not None]
    pairs = {frozenset((cases[one.first].number, cases[one.second].number)) for one in grouping.proposals}
    names = tuple(changed)
    rows = CaseProposal.objects.filter(
        Q(case__number__in=names) | Q(other__number__in=names), state="open", kind="join"
    )
    for row in rows.select_related("case", "other"):
        if row.other and frozenset((row.case.number, row.other.number)) not in pairs:
            CaseProposal.objects.filter(pk=row.pk).update(state="overtaken", settled=now)
    for proposal in grouping.proposals:
        _propose(cases[proposal.first], cases[proposal.second], proposal.score, proposal.why, now)


def save_assessment(case: Case, record: CaseRecord, now: datetime) -> bool:
    """Stores what the program made of a case, and what lists show of it. Says whether anything in it is new: a row is
    added only then. Part of the caller's transaction, which holds the case."""
    content = record.model_dump_json(by_alias=True, exclude={"versions": {"as_of"}})
    fingerprint = hashlib.sha256(content.encode()).hexdigest()
    latest = case.assessments.order_by("-id").values_list("fingerprint", flat=True).first()
    new = latest != fingerprint
    if new:
        Assessment.objects.create(
            case=case,
            made=now,
            as_of=record.versions.as_of,
            record=record.json_line(),
            fingerprint=fingerprint,
            cie_extract=record.versions.cie_extract,
            patterns=record.versions.patterns,
            rules=record.versions.rules,
        )
    Case.objects.filter(pk=case.pk).update(stale=False, assessed=now, **_shown(record))
    return new


def _shown(record: CaseRecord) -> dict[str, Any]:
    """What lists show of a case. Where the papers disagree, all values; of the forms of one name the fullest."""

    def said(field: str) -> str:
        fact = record.fact(field)
        if fact is None:
            return ""
        values = [variant.said for variant in fact.variants]
        if fact.settled_by:
            return values[0][:400]
        one_name = field != "worksite" and not fact.conflict
        return (max(values, key=len) if one_name else " / ".join(values))[:400]

    ends = record.fact("contract.end")
    return {
        "position": said("job_title"),
        "employer": said("employer"),
        "worksite": said("worksite"),
        "scope": record.scope.answer,
        "missing": [item.code for item in record.readiness.items if item.state in ("missing", "unread")],
        "outcomes": [
            [one.id, "attested" if (one.outcome, one.basis) == ("met", "attested") else one.outcome]
            for one in record.criteria
            if one.set == record.set
        ],
        "contract_end": min(date.fromisoformat(str(one.value)) for one in ends.variants) if ends else None,
    }


def open_case(number: str) -> Case:
    """The case of a number, where it is open. Raises UnknownCase, CannotChangeCase."""
    return _still_open(case_named(number))


def held_case(number: str) -> Case:
    """The same, held until the caller's transaction ends."""
    return _still_open(case_named(number, Case.objects.select_for_update()))


def _still_open(case: Case) -> Case:
    if case.merged_into is not None:
        raise CannotChangeCase(f"{case.number} was merged into {case.merged_into.number}.")
    return case


def open_new(criteria_set: str, day: date, now: datetime, folder: str = "", site: Any = None) -> Case:
    serial = (Case.objects.filter(year=day.year).aggregate(last=Max("serial"))["last"] or 0) + 1
    return Case.objects.create(
        number=f"C-{day.year}-{serial:04d}",
        year=day.year,
        serial=serial,
        criteria_set=criteria_set,
        folder=folder,
        site=site,
        created=now,
        changed=now,
    )


def _case_of(group: Group, set_of: Callable[[Group], str], day: date, now: datetime) -> tuple[Case, bool]:
    if group.case is not None:
        return open_case(group.case), False
    site = group.site.model_dump() if group.site else None
    return open_new(set_of(group), day, now, group.folder, site), True


def _put(case: Case, joined: Joined, clues: Clues, now: datetime, by: str) -> bool:
    number, part = joined.paper
    if joined.site is not None:
        clues = clues.model_copy(update={"sites": (joined.site,)})
        Case.objects.filter(pk=case.pk, site=None).update(site=joined.site.model_dump())
    held = clues.model_dump(mode="json")
    defaults = {"role": clues.role, "how": joined.how, "clues": held, "added": now, "added_by": by}
    arrival = Arrival.objects.get(number=number)
    return CasePaper.objects.get_or_create(case=case, arrival=arrival, part=part, defaults=defaults)[1]


def _propose_split(case: Case, doubt: Doubt, now: datetime) -> None:
    """Notes that papers of a case may be a position of their own, once: what was refused is not proposed again."""
    papers = [[number, part] for number, part in doubt.papers]
    rows = CaseProposal.objects.filter(case=case, kind="split", state__in=("open", "refused"))
    if not any(row.papers == papers for row in rows):
        CaseProposal.objects.create(
            kind="split", case=case, papers=papers, score=doubt.score, why=list(doubt.why), made=now
        )


def _propose(one: Case, other: Case, score: float, why: Sequence[str], now: datetime) -> None:
    """Notes a proposal, once: what was refused is not proposed again."""
    known = CaseProposal.objects.filter(case__in=(one, other), other__in=(one, other), state__in=("open", "refused"))
    if not known.exists():
        CaseProposal.objects.create(kind="join", case=one, other=other, score=score, why=list(why), made=now)


def note(what: str, case: Case, now: datetime, *, before: Mapping[str, Any], why: str = "", by: str = "") -> None:
    after = snapshot([case])
    CaseChange.objects.create(what=what, case=case, why=why, before=dict(before), after=after, by=by, at=now)
