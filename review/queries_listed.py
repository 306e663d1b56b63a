"""The positions that a determination in force speaks of: the source of the public list, and of "already listed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Q

from cie_extract.model.case import Listed, SitePlace
from review.models import Case, CasePaper, Determination, Publication

#: Written out, as it is asked with every page of a case: putting it together would take longer than answering it.
_STATE = """
    SELECT max(id), max(second_at), max(reopened_at),
           count(CASE WHEN state = 'second' THEN 1 END),
           count(CASE WHEN state = 'signed' THEN 1 END),
           count(CASE WHEN state = 'reopened' THEN 1 END),
           (SELECT max(id) FROM review_casechange),
           (SELECT count(*) FROM review_publication WHERE state = 'withdrawn')
    FROM review_determination
"""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A signed determination that a position meets the guide, as a line of a list. `until`: the end of the contract
    that the position rests on, None where it rests on none."""

    number: str
    determination: int
    position: str
    employer: str
    site: SitePlace
    worksite: str
    program: str
    set: str
    decided: date
    until: date | None

    def in_force(self, on: date) -> bool:
        """Whether it holds on a day: from the day it was decided as of to that of the contract's end."""
        return self.decided <= on and (self.until is None or on <= self.until)


def of_case(number: str) -> Q:
    """The determinations of a case: those that were signed on it, and those of the time when a paper was the unit."""
    return Q(case__number=number) | Q(case=None, task__arrival__case_papers__case__number=number)


def in_force(on: date, *, but: str = "") -> tuple[Listed, ...]:
    """The positions that are listed on a day; `but` leaves out those of one case, which does not list itself."""
    return tuple(
        Listed(number=line.number, position=line.position, employer=line.employer, site=line.site, until=line.until)
        for line in lines()
        if line.in_force(on) and line.number != but
    )


def lines() -> tuple[ListLine, ...]:
    """Every determination in force that a position meets its guide, expired ones too, by the case's number.

    The latest signature of a case holds alone: one that was re-opened, followed by another decision, or taken off the
    public list, gives none.
    """
    return _lines_at(_state())


def _state() -> tuple[object, ...]:
    """What the lines change with: signatures, re-openings, what was done to cases, lines taken off the public
    list. One question, however many determinations there are."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        return (str(connection.settings_dict["NAME"]), *cursor.fetchone())


@lru_cache(maxsize=2)
def _lines_at(state: tuple[object, ...]) -> tuple[ListLine, ...]:
    """The lines as of a state of the store: determinations are large, and a page of a case needs their lines alone."""
    return tuple(sorted(_lines(), key=lambda line: line.number))


def _lines() -> Iterator[ListLine]:
    seen: set[str] = set()
    taken_off = set(Publication.objects.filter(state="withdrawn").values_list("determination_id", flat=True))
    rows = Determination.objects.select_related("case", "case__merged_into", "task__arrival").order_by("-id")
    for row in rows:
        case = _case_of(row)
        if case is None or case.number in seen:
            continue
        seen.add(case.number)
        if row.state == "signed" and row.decision == "meets" and row.pk not in taken_off:
            line = line_of(row, case)
            if line is not None:
                yield line


def _case_of(row: Determination) -> Case | None:
    """The case that it speaks of now: the one that it was merged into, where it was."""
    case = row.case
    if case is None and row.task.arrival_id is not None:
        held = CasePaper.objects.filter(arrival_id=row.task.arrival_id).select_related("case").order_by("id").first()
        case = held.case if held else None
    while case is not None and case.merged_into is not None:
        case = case.merged_into
    return case


def line_of(row: Determination, case: Case) -> ListLine | None:
    """The line, from what was frozen at the signature. None where no position, employer or place was on record."""
    facts = _facts(row.frozen)
    position, employer, site = facts.get("job_title"), facts.get("employer"), facts.get("worksite")
    if case.site:
        site = case.site
    if not position or not employer or not site:
        return None
    place = SitePlace(**{key: site.get(key) for key in SitePlace.model_fields})
    until = facts.get("contract.end")
    return ListLine(
        number=case.number,
        determination=row.pk,
        position=str(position),
        employer=str(employer),
        site=place,
        worksite=", ".join(part for part in (place.city, place.state) if part),
        program=str(facts.get("contract.program") or ""),
        set=str(row.frozen.get("set") or case.criteria_set),
        decided=row.as_of,
        until=date.fromisoformat(str(until)) if until else None,
    )


def _facts(frozen: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the fields that a line shows, as they were at the signature: the first of each, of contract ends
    the earliest."""
    if "case" in frozen:
        stated = {fact["field"]: [one["value"] for one in fact["variants"]] for fact in frozen["case"]["facts"]}
    else:
        stated = {}
        for paper in frozen.get("papers", ()):
            facts = paper["record"]["facts"]
            contract = facts.get("contract") or {}
            for field, value in (
                ("job_title", (facts.get("job_title") or {}).get("value")),
                ("employer", (facts.get("employer") or {}).get("value")),
                ("worksite", facts.get("worksite")),
                ("contract.end", contract.get("end")),
                ("contract.program", contract.get("program")),
            ):
                if value:
                    stated.setdefault(field, []).append(value)
    values = {field: found[0] for field, found in stated.items() if found}
    if stated.get("contract.end"):
        values["contract.end"] = min(str(one) for one in stated["contract.end"])
    return values
