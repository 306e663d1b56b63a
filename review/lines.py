"""Arrivals as rows of a table: what the store knows of each, and what its latest reading says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max, QuerySet

from review.models import Arrival, Reading
from review.nouns import ArrivalLine, Bin

_BESIDE = ("original", "same_as", "earlier_version")


def lines_of(rows: QuerySet[Arrival]) -> list[ArrivalLine]:
    """These arrivals as rows, in their order."""
    arrivals = list(rows.select_related(*_BESIDE).prefetch_related("case_papers__case"))
    records = _first_records({arrival.original_id for arrival in arrivals})
    return [_line(arrival, records.get(arrival.original_id)) for arrival in arrivals]


def _first_records(originals: set[int]) -> dict[int, dict[str, Any]]:
    """The first part of the latest reading of each original, as JSON."""
    found = {}
    wanted = sorted(originals)
    for at in range(0, len(wanted), 500):
        rows = Reading.objects.filter(original_id__in=wanted[at : at + 500], part=1)
        latest = rows.values("original_id").annotate(last=Max("id")).values_list("last", flat=True)
        for row in Reading.objects.filter(id__in=list(latest)):
            found[row.original_id] = json.loads(row.record)
    return found


def _line(arrival: Arrival, record: Mapping[str, Any] | None) -> ArrivalLine:
    facts = record["facts"] if record else {}
    site = facts.get("worksite") or {}
    place = (site.get("city") or site.get("county"), site.get("state"))
    contract = facts.get("contract") or {}
    chosen = record["criteria"][0]["set"] if record and record["criteria"] else None
    return ArrivalLine(
        number=arrival.number,
        name=arrival.name,
        folder=arrival.folder,
        received=arrival.received,
        arrived=arrival.arrived,
        bin=Bin(arrival.bin) if arrival.bin else None,
        reasons=_reasons(arrival),
        kind=record["document"]["kind"] if record else None,
        job_title=(facts.get("job_title") or {}).get("value"),
        hourly_wage=_hourly(facts.get("wages") or ()),
        worksite=", ".join(part for part in place if part) or None,
        contract_end=date.fromisoformat(contract["end"]) if contract.get("end") else None,
        outcomes=tuple((each["id"], _outcome(each)) for each in record["criteria"] if each["set"] == chosen)
        if record
        else (),
        codes=tuple((reason["code"], reason["about"]) for reason in arrival.reasons),
        same_as=arrival.same_as.number if arrival.same_as else None,
        same_as_received=arrival.same_as.received if arrival.same_as else None,
        same_as_bin=Bin(arrival.same_as.bin) if arrival.same_as and arrival.same_as.bin else None,
        earlier_version=arrival.earlier_version.number if arrival.earlier_version else None,
        cases=tuple(sorted({paper.case.number for paper in arrival.case_papers.all()})),
    )


def _outcome(criterion: Mapping[str, Any]) -> str:
    """The outcome; "attested" where it is met on the employer's word alone."""
    attested = criterion["outcome"] == "met" and criterion["basis"] == "attested"
    return "attested" if attested else str(criterion["outcome"])


def _reasons(arrival: Arrival) -> tuple[str, ...]:
    first = arrival.same_as
    if first:
        aside = ", which is set aside" if first.bin == Bin.SET_ASIDE else ""
        return (f"Already received on {first.received:%d %b %Y} as no. {first.number}{aside}.",)
    return tuple(reason["message"] for reason in arrival.reasons)


def _hourly(wages: Sequence[Mapping[str, Any]]) -> str | None:
    """The lowest to the highest hourly rate of all wages stated: "17.65" or "17.65-18.40"."""
    rates = [
        Decimal(str(wage[key])) for wage in wages for key in ("hourly_low", "hourly_high") if wage[key] is not None
    ]
    if not rates:
        return None
    low, high = f"{min(rates):.2f}", f"{max(rates):.2f}"
    return low if low == high else f"{low}-{high}"
