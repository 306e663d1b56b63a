"""Which papers a case has, before and after: what a change is undone by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from review.errors import CannotChangeCase
from review.models import Arrival, Case, CaseKey, CasePaper

#: A paper in a snapshot: the arrival's number, part, role, how it came in, when and by whom.
Row = list[Any]
Snapshot = dict[str, dict[str, Any]]


def snapshot(cases: Iterable[Case]) -> Snapshot:
    """What these cases are made of now."""
    found: Snapshot = {}
    for case in Case.objects.filter(pk__in=[one.pk for one in cases]).select_related("merged_into").order_by("pk"):
        rows = case.papers.select_related("arrival").order_by("arrival_id", "part")
        found[case.number] = {
            "state": case.state,
            "merged_into": case.merged_into.number if case.merged_into else None,
            "set": case.criteria_set,
            "papers": [_row(paper) for paper in rows],
        }
    return found


def take_back(before: Snapshot, after: Snapshot, now: datetime) -> None:
    """Makes the difference of a change undone; what else has happened to the cases since stays.

    Raises CannotChangeCase where a paper that the change moved has been moved again, or has no open case to go back to.
    """
    clues = clues_of_papers(after, before)
    cases = {case.number: case for case in Case.objects.filter(number__in={*before, *after})}
    for number in after:
        held, wanted = _by_paper(after, number), _by_paper(before, number)
        for key, row in held.items():
            if wanted.get(key) == row:
                continue
            there = CasePaper.objects.filter(case=cases[number], arrival__number=key[0], part=key[1])
            if not there.exists():
                raise CannotChangeCase(f"{key[0]} is no longer in {number}: what was done to it since comes first.")
            there.delete()
    for number in before:
        held, wanted = _by_paper(after, number), _by_paper(before, number)
        for key, row in wanted.items():
            if held.get(key) == row:
                continue
            if cases[number].state == "merged" and after.get(number, {}).get("state") != "merged":
                raise CannotChangeCase(f"{number} was made part of another case since: that comes first.")
            if CasePaper.objects.filter(case=cases[number], arrival__number=key[0], part=key[1]).exists():
                raise CannotChangeCase(f"{key[0]} came into {number} again since: that comes first.")
            _put(cases[number], row, clues.get(key, {}))
    _states_back(before, after, cases, now)


def _states_back(before: Snapshot, after: Snapshot, cases: dict[str, Case], now: datetime) -> None:
    for number, case in cases.items():
        was = before.get(number)
        if was is None:
            # A case that the change opened: it goes into the one that its papers went back to.
            if case.papers.exists():
                raise CannotChangeCase(f"{number} has papers of its own by now: they must go elsewhere first.")
            into = next((cases[one] for one in before if one != number), None)
            if into is None:
                raise CannotChangeCase(f"The opening of {number} cannot be undone.")
            Case.objects.filter(pk=case.pk).update(state="merged", merged_into=into, stale=False, changed=now)
        elif was["state"] != after.get(number, was)["state"] or was["set"] != after.get(number, was)["set"]:
            into = cases.get(was["merged_into"] or "")
            state = {"state": was["state"], "merged_into": into, "criteria_set": was["set"]}
            Case.objects.filter(pk=case.pk).update(**state)
    for case in cases.values():
        rekey(case, now)


def clues_of_papers(*snapshots: Snapshot) -> dict[tuple[str, int], dict[str, Any]]:
    """The clues of the papers in question, kept aside before any of their rows goes."""
    numbers = {row[0] for one in snapshots for case in one.values() for row in case.get("papers", ())}
    rows = CasePaper.objects.filter(arrival__number__in=numbers).exclude(clues={}).select_related("arrival")
    return {(paper.arrival.number, paper.part): paper.clues for paper in rows}


def rekey(case: Case, now: datetime) -> None:
    """Notes by what the case is found again, and that it is to be assessed anew."""
    from cie_extract.model.case import Clues
    from cie_extract.stages.clues import keys_of

    wanted = {
        key
        for clues in case.papers.exclude(clues={}).values_list("clues", flat=True)
        for key in keys_of(Clues.model_validate(clues))
    }
    held = set(case.keys.values_list("key", flat=True))
    case.keys.filter(key__in=held - wanted).delete()
    CaseKey.objects.bulk_create(CaseKey(case=case, key=key) for key in sorted(wanted - held))
    Case.objects.filter(pk=case.pk).update(stale=True, changed=now)


def _row(paper: CasePaper) -> Row:
    return [paper.arrival.number, paper.part, paper.role, paper.how, paper.added.isoformat(), paper.added_by]


def _by_paper(snapshot: Snapshot, number: str) -> dict[tuple[str, int], Row]:
    return {(row[0], row[1]): row for row in snapshot.get(number, {}).get("papers", ())}


def _put(case: Case, row: Row, clues: dict[str, Any]) -> None:
    number, part, role, how, added, by = row
    CasePaper.objects.create(
        case=case,
        arrival=Arrival.objects.get(number=number),
        part=part,
        role=role,
        how=how,
        clues=clues,
        added=datetime.fromisoformat(added),
        added_by=by,
    )
