"""What the store is asked where papers are put into cases: what is in none, what was read anew, and which cases it may
belong to. Reads alone."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from cie_extract.model.case import Clues, SitePlace
from cie_extract.stages.groups import Held
from review.case_nouns import ReadAnew, Ungrouped
from review.models import Arrival, Case, CaseKey, CasePaper
from review.nouns import Bin
from review.queries_desk import latest_readings

_READ = (Bin.READY, Bin.REVIEW)
#: Cases that share a word with new papers: more than so many share it by chance.
_MOST_CANDIDATES = 200


def ungrouped() -> tuple[Ungrouped, ...]:
    """What was read, or repeats what was read, and is in no case yet, oldest first; not what a person said is no
    position."""
    read = Q(bin__in=_READ, no_position=None)
    read |= Q(bin=Bin.ALREADY_RECEIVED, same_as__bin__in=_READ, same_as__no_position=None)
    rows = Arrival.objects.filter(read).annotate(
        held=Count("case_papers__part", distinct=True), of=Max("original__readings__of")
    )
    found = []
    for arrival in rows.filter(held__lt=F("of")).select_related("same_as", "earlier_version").order_by("id"):
        there = set(CasePaper.objects.filter(arrival=arrival).values_list("part", flat=True))
        found += [
            Ungrouped(
                number=arrival.number,
                part=reading.part,
                record=json.loads(reading.record),
                text=reading.text,
                folder=arrival.folder,
                name=arrival.name,
                later_version_of=arrival.earlier_version.number if arrival.earlier_version else "",
                repeats=arrival.same_as.number if arrival.same_as else "",
            )
            for reading in latest_readings(arrival.original_id)
            if reading.part not in there
        ]
    return tuple(found)


def held_for(keys: Iterable[str], folders: Iterable[str]) -> tuple[Held, ...]:
    """The open cases that papers with these words, or from these folders, may belong to."""
    words, places = sorted(set(keys)), sorted({folder for folder in folders if folder})
    numbers: set[int] = set(Case.objects.filter(state="open", folder__in=places).values_list("id", flat=True))
    for at in range(0, len(words), 500):
        rows = CaseKey.objects.filter(key__in=words[at : at + 500], case__state="open")
        numbers |= set(rows.order_by("-case_id").values_list("case_id", flat=True)[:_MOST_CANDIDATES])
    return _held(Case.objects.filter(pk__in=numbers))


def _held(cases: QuerySet[Case]) -> tuple[Held, ...]:
    return tuple(
        Held(
            case=case.number,
            papers=tuple(Clues.model_validate(paper.clues) for paper in case.papers.all() if paper.clues),
            folder=case.folder,
            site=SitePlace.model_validate(case.site) if case.site else None,
        )
        for case in cases.order_by("pk").prefetch_related(Prefetch("papers", CasePaper.objects.order_by("pk")))
    )


def read_anew(numbers: Iterable[str]) -> tuple[ReadAnew, ...]:
    """The papers of these cases whose file was read again after they came in."""
    rows = CasePaper.objects.filter(case__number__in=tuple(numbers), arrival__original__readings__made__gt=F("added"))
    found = []
    for row in rows.exclude(clues={}).select_related("case", "arrival").distinct().order_by("id"):
        reading = next((one for one in latest_readings(row.arrival.original_id) if one.part == row.part), None)
        if reading is not None:
            clues = Clues.model_validate(row.clues)
            at = SitePlace.model_validate(row.case.site) if row.case.site and row.how == "sites" else None
            found.append(
                ReadAnew(row.case.number, clues, row.how == "hand", at, json.loads(reading.record), reading.text)
            )
    return tuple(found)


def held(numbers: Iterable[str]) -> tuple[Held, ...]:
    """These cases, as papers are compared with them."""
    return _held(Case.objects.filter(state="open", number__in=tuple(numbers)))
