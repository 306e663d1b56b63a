"""What a person does to cases: join, split, merge, undo, a role, a guide, a fact added by hand.

Each function is one transaction and notes itself in `CaseChange`. No paper with a position is ever without a case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cie_extract.model.case import Role
from review.case_papers import clues_of_papers, rekey, snapshot, take_back
from review.errors import CannotChangeCase
from review.models import AddedFact, Arrival, Case, CaseChange, CasePaper, CaseProposal
from review.queries_cases import case_named
from review.queries_contacts import undo_end
from review.store_cases import note, open_case, open_new

#: A paper as a person names it: an arrival's number, and the part of its file (None: all its parts).
Named = tuple[str, int | None]
UNDOABLE = ("join", "split", "merge", "role", "set", "add_fact", "withdraw_fact")
_BESIDE: tuple[Role, ...] = ("attachment", "other")  # papers without a position: they found no case
ROLES: tuple[Role, ...] = ("request", "description", "packet", "attachment", "other", "replaced")


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact as a person adds it."""

    field: str
    value: Any
    said: str
    source: str
    source_detail: str
    said_on: date
    settles: bool = False


@transaction.atomic
def join(number: str, papers: Sequence[Named], *, by: str, why: str, now: datetime, keep: bool = False) -> None:
    """Puts papers into a case, out of the cases that they are in; `keep`: they stay there too (one description for
    several sites). A case that has no papers left is merged into this one. Raises UnknownCase, CannotChangeCase."""
    case = open_case(number)
    rows = _rows(papers)
    sources = {row.case_id: row.case for row in rows if row.case_id != case.pk}
    if not sources:
        raise CannotChangeCase(f"These papers are in {number} already.")
    touched = [case, *sources.values()]
    before = snapshot(touched)
    for row in rows:
        _copy(row, case, by, now)
        if not keep and row.case_id != case.pk:
            row.delete()
    for source in sources.values():
        if not source.papers.exists():
            _merge_state(source, case, now)
    other = next(iter(sources.values())) if len(sources) == 1 else None
    _finish("join", case, touched, before, by, why, now, other=other)


def elsewhere(number: str, paper: Named) -> bool:
    """Whether a paper, or a part of its file, is in another case than this."""
    rows = CasePaper.objects.filter(arrival__number=paper[0]).exclude(case__number=number)
    return (rows if paper[1] is None else rows.filter(part=paper[1])).exists()


@transaction.atomic
def split(
    number: str, papers: Sequence[Named], *, by: str, why: str, day: date, now: datetime, keep: bool = False
) -> str:
    """Puts papers of a case into a new one; `keep`: they stay in the old one too. Returns the new number.

    Raises CannotChangeCase for papers that are not in the case, or where none would stay.
    """
    case = open_case(number)
    rows = [row for row in _rows(papers) if row.case_id == case.pk]
    if len({(row.arrival_id, row.part) for row in rows}) < len({(n, p) for n, p in papers}):
        raise CannotChangeCase(f"Not all of these papers are in {number}.")
    if not keep and len(rows) >= case.papers.count():
        raise CannotChangeCase(f"{number} would have no papers left.")
    before = snapshot([case])
    new = open_new(case.criteria_set, day, now)
    for row in rows:
        _copy(row, new, by, now)
        if not keep:
            row.delete()
    _finish("split", case, [case, new], before, by, why, now, other=new)
    return new.number


@transaction.atomic
def merge(number: str, into: str, *, by: str, why: str, now: datetime) -> None:
    """Makes two cases one: every paper and added fact of `number` goes into `into`."""
    case, target = open_case(number), open_case(into)
    if case.pk == target.pk:
        raise CannotChangeCase(f"{number} cannot be merged into itself.")
    before = snapshot([target, case])
    for row in case.papers.order_by("id"):
        _copy(row, target, by, now)
        row.delete()
    _merge_state(case, target, now)
    moved = list(case.added_facts.values_list("pk", flat=True))
    AddedFact.objects.filter(pk__in=moved).update(case=target)
    _finish("merge", target, [target, case], before, by, why, now, other=case, facts=moved)


@transaction.atomic
def set_role(number: str, paper: Named, role: Role, *, by: str, why: str, now: datetime) -> None:
    """Says what a paper is in its case; "replaced": it is kept and counts no more. Raises CannotChangeCase."""
    case = open_case(number)
    rows = [row for row in _rows([paper]) if row.case_id == case.pk]
    if not rows or role not in ROLES:
        raise CannotChangeCase(f"{paper[0]} is not in {number}." if not rows else f"{role} is no role of a paper.")
    before = snapshot([case])
    CasePaper.objects.filter(pk__in=[row.pk for row in rows]).update(role=role, how="hand")
    _finish("role", case, [case], before, by, why, now)


@transaction.atomic
def set_criteria(number: str, criteria_set: str, *, by: str, now: datetime) -> None:
    """Says by which guide a case is judged."""
    case = open_case(number)
    before = snapshot([case])
    Case.objects.filter(pk=case.pk).update(criteria_set=criteria_set)
    _finish("set", case, [case], before, by, criteria_set, now)


@transaction.atomic
def add_fact(number: str, fact: NewFact, *, by: str, now: datetime) -> int:
    """Adds a fact with its source. Returns its id. Raises UnknownCase."""
    case = open_case(number)
    row = AddedFact.objects.create(
        case=case,
        field=fact.field,
        value=fact.value,
        said=fact.said,
        source=fact.source,
        source_detail=fact.source_detail,
        said_on=fact.said_on,
        settles=fact.settles,
        entered_by=by,
        entered=now,
    )
    _finish("add_fact", case, [case], snapshot([case]), by, fact.field, now, facts=[row.pk])
    return row.pk


@transaction.atomic
def withdraw_fact(number: str, fact: int, *, by: str, now: datetime) -> None:
    """Takes an added fact back; its row stays. Raises CannotChangeCase."""
    case = open_case(number)
    if not case.added_facts.filter(pk=fact, withdrawn=None).update(withdrawn=now, withdrawn_by=by):
        raise CannotChangeCase(f"{number} has no added fact {fact}.")
    _finish("withdraw_fact", case, [case], snapshot([case]), by, "", now, facts=[fact])


@transaction.atomic
def undo(number: str, *, by: str, now: datetime, change: int | None = None) -> str:
    """Takes back the latest change that a case had a part in (or the change named), and returns what that was.

    Raises CannotChangeCase where there is none, where what it moved has been moved again, or where a letter went out
    since.
    """
    case = case_named(number)
    rows = CaseChange.objects.filter(what__in=UNDOABLE, undone_by=None)
    rows = rows.filter(case=case) | rows.filter(other=case)
    found = rows.filter(pk=change).first() if change else rows.order_by("-id").first()
    if found is None:
        raise CannotChangeCase(f"There is nothing of {number} to undo.")
    must_be_undoable(number, found.at)
    touched = [found.case, *([found.other] if found.other else [])]
    touched += list(Case.objects.filter(number__in={*found.before, *found.after} - {"facts"}))
    before = snapshot(touched)
    clues = clues_of_papers(found.after)
    facts = found.after.get("facts", {}).get("ids", [])
    take_back(_cases(found.before), _cases(found.after), now)
    match found.what:
        case "add_fact":
            AddedFact.objects.filter(pk__in=facts).update(withdrawn=now, withdrawn_by=by)
        case "withdraw_fact":
            AddedFact.objects.filter(pk__in=facts).update(withdrawn=None, withdrawn_by="")
        case "merge":
            AddedFact.objects.filter(pk__in=facts).update(case=found.other)
    _rescue(found, clues, now)
    _finish("undo", found.case, touched, before, by, found.what, now, other=found.other, undoes=found)
    return found.what


def must_be_undoable(number: str, at: datetime) -> None:
    """Raises CannotChangeCase for what was done before a letter was sent or the public list was changed."""
    end = undo_end(number)
    if end is not None and at <= end.at:
        raise CannotChangeCase(f"This cannot be undone any more: {end.what} since. Say what is right instead.")


@transaction.atomic
def settle_proposal(proposal: int, *, accept: bool, by: str, now: datetime) -> str:
    """Accepts a proposal or refuses it: of two cases that seem to be one the second goes into the first; papers that
    seem to be a position of their own get a case of theirs. Returns the number of the case that they are in then, ""
    where refused. Raises CannotChangeCase."""
    row = CaseProposal.objects.select_related("case", "other").filter(pk=proposal, state="open").first()
    if row is None or (row.other is None and row.kind != "split"):
        raise CannotChangeCase(f"There is no open proposal {proposal}.")
    into = ""
    if accept and row.other is not None:
        into = row.case.number
        merge(row.other.number, row.case.number, by=by, why=" ".join(row.why), now=now)
    elif accept:
        papers = [(str(number), int(part)) for number, part in row.papers]
        into = split(row.case.number, papers, by=by, why=" ".join(row.why), day=now.date(), now=now)
    state = "accepted" if accept else "refused"
    CaseProposal.objects.filter(pk=row.pk).update(state=state, settled=now, settled_by=by)
    return into


def _cases(both: Mapping[str, Any]) -> dict[str, Any]:
    return {number: one for number, one in both.items() if number != "facts"}


def _rows(papers: Sequence[Named]) -> list[CasePaper]:
    """The papers of open cases that are named. Raises CannotChangeCase for one that is in none."""
    found = []
    for number, part in papers:
        rows = CasePaper.objects.filter(arrival__number=number).select_related("case", "arrival")
        rows = rows.filter(part=part) if part is not None else rows
        if not rows:
            raise CannotChangeCase(f"{number}{f'/{part}' if part else ''} is in no case.")
        found += list(rows.order_by("id"))
    return found


def _copy(row: CasePaper, case: Case, by: str, now: datetime) -> None:
    defaults = {"role": row.role, "how": "hand", "clues": row.clues, "added": now, "added_by": by}
    CasePaper.objects.get_or_create(case=case, arrival=row.arrival, part=row.part, defaults=defaults)


def _merge_state(case: Case, into: Case, now: datetime) -> None:
    Case.objects.filter(pk=case.pk).update(state="merged", merged_into=into, stale=False, changed=now)
    CaseProposal.objects.filter(state="open", case=case).update(state="overtaken", settled=now)
    CaseProposal.objects.filter(state="open", other=case).update(state="overtaken", settled=now)


def _rescue(undone: CaseChange, clues: Mapping[tuple[str, int], Any], now: datetime) -> None:
    """A paper that the undoing left in no case gets one of its own: no position is ever lost. What holds no position
    and was put in by hand, out of no case, is in none again."""
    before = {(number, part) for one in _cases(undone.before).values() for number, part, *_ in one["papers"]}
    for one in _cases(undone.after).values():
        for number, part, role, how, *_ in one["papers"]:
            if how == "hand" and role in _BESIDE and (number, part) not in before:
                continue
            arrival = Arrival.objects.get(number=number)
            if not CasePaper.objects.filter(arrival=arrival, part=part).exists():
                case = open_new(undone.case.criteria_set, now.date(), now)
                CasePaper.objects.create(
                    case=case,
                    arrival=arrival,
                    part=part,
                    role=role,
                    how=how,
                    clues=clues.get((number, part), {}),
                    added=now,
                )
                rekey(case, now)
                note("open", case, now, before={})


def _finish(
    what: str,
    case: Case,
    touched: Sequence[Case],
    before: Mapping[str, Any],
    by: str,
    why: str,
    now: datetime,
    *,
    other: Case | None = None,
    facts: Sequence[int] = (),
    undoes: CaseChange | None = None,
) -> None:
    for one in touched:
        rekey(one, now)
    extra = {"facts": {"ids": list(facts)}} if facts else {}
    CaseChange.objects.create(
        what=what,
        case=case,
        other=other,
        why=why,
        before=dict(before),
        after=snapshot(touched) | extra,
        undoes=undoes,
        by=by,
        at=now,
    )
    _overtake_splits(touched, now)
    Case.objects.filter(state="merged").filter(stale=True).update(stale=False)


def _overtake_splits(touched: Sequence[Case], now: datetime) -> None:
    """A proposal to split off papers that are in the case no more, or are all that it has, is overtaken."""
    for row in CaseProposal.objects.filter(case__in=touched, kind="split", state="open"):
        held = {(number, part) for number, part in row.case.papers.values_list("arrival__number", "part")}
        apart = {(str(number), int(part)) for number, part in row.papers}
        if not apart < held:
            CaseProposal.objects.filter(pk=row.pk).update(state="overtaken", settled=now)
