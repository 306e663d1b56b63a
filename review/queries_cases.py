"""What the store is asked of cases. Reads alone; every answer is frozen and free of Django."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, Q, QuerySet

from cie_extract.model.case import Added, Entered, Judged, Paper, SitePlace
from cie_extract.model.record import Facts, Record
from cie_extract.stages.case import paper_of, role_of
from review.case_nouns import CaseFile, CaseLine, CaseWord, ChangeLine, PaperPlace, ProposalLine
from review.errors import UnknownCase
from review.models import AddedFact, Case, CaseChange, CasePaper, CaseProposal
from review.queries_contacts import overtaken
from review.queries_desk import readings_of, said_of
from review.standing import Said, reading_with

#: Rows of added facts that are words on a criterion or a point, and no facts.
_WORDS = Q(field__startswith="criteria.") | Q(field__startswith="point.")
#: What a person says of a paper's values; of its criteria and of itself they speak in other fields.
FACTS = frozenset(Facts.model_fields)


def stale_cases(limit: int | None = None) -> tuple[str, ...]:
    """The open cases whose papers, readings or added facts changed since they were assessed."""
    rows = Case.objects.filter(state="open").annotate(
        read=Max("papers__arrival__original__readings__made"),
        said=Max("papers__arrival__original__resolutions__entered"),
    )
    late = Q(stale=True) | Q(assessed=None) | Q(read__gt=F("assessed")) | Q(said__gt=F("assessed"))
    found = rows.filter(late).order_by("id").values_list("number", flat=True)
    return tuple(found[:limit] if limit else found)


def open_cases() -> tuple[str, ...]:
    """The numbers of all open cases."""
    return tuple(Case.objects.filter(state="open").order_by("id").values_list("number", flat=True))


def case_lines(*, merged: bool = False, limit: int | None = None) -> tuple[CaseLine, ...]:
    """The cases as rows, newest first."""
    rows = Case.objects.all() if merged else Case.objects.filter(state="open")
    found = _counted(rows).order_by("-year", "-serial")
    return tuple(_line(case) for case in (found[:limit] if limit else found))


def case_line(number: str) -> CaseLine:
    """One case as a row. Raises UnknownCase."""
    case = _counted(Case.objects.filter(number=number)).first()
    if case is None:
        raise UnknownCase(f"There is no case {number}.")
    return _line(case)


def cases_of(number: str) -> tuple[str, ...]:
    """The cases that an arrival has a paper in."""
    rows = CasePaper.objects.filter(arrival__number=number).order_by("case_id")
    return tuple(dict.fromkeys(rows.values_list("case__number", flat=True)))


def proposals(number: str | None = None) -> tuple[ProposalLine, ...]:
    """The open proposals, likeliest first; those that name a case alone where given."""
    rows = CaseProposal.objects.filter(state="open").select_related("case", "other")
    if number:
        rows = rows.filter(Q(case__number=number) | Q(other__number=number))
    return tuple(
        ProposalLine(
            id=row.pk,
            kind=row.kind,
            case=row.case.number,
            other=row.other.number if row.other else None,
            score=row.score,
            why=tuple(row.why),
            state=row.state,
            made=row.made,
            papers=tuple(number if part == 1 else f"{number}/{part}" for number, part in row.papers),
        )
        for row in rows.order_by("-score", "id")
    )


@dataclass(frozen=True, slots=True)
class PaperRead:
    """The latest reading of a paper of a case, and what persons said of it that is in force."""

    number: str
    part: int
    reading: int
    record: Record
    text: str
    said: tuple[Said, ...]


def case_file(number: str) -> CaseFile:
    """All papers of a case with what persons entered laid over them. Raises UnknownCase."""
    return case_read(number)[0]


def case_read(number: str) -> tuple[CaseFile, tuple[PaperRead, ...]]:
    """All papers of a case with what persons entered laid over them, and each paper as it was read. Raises
    UnknownCase."""
    case = Case.objects.select_related("merged_into").filter(number=number).first()
    if case is None:
        raise UnknownCase(f"There is no case {number}.")
    rows = list(case.papers.select_related("arrival").order_by("arrival_id", "part"))
    read = readings_of(row.arrival.original_id for row in rows)
    said = said_of(read)
    elsewhere = _elsewhere(rows, case)
    words = tuple(_word(row) for row in case.added_facts.filter(_WORDS, withdrawn=None).order_by("id"))
    judged = [(one.at, _judged_in_case(one)) for one in words if one.kind == "judged"]
    papers, texts, parts = [], {}, []
    for row in rows:
        reading = next((one for one in read[row.arrival.original_id] if one.part == row.part), None)
        if reading is None:
            continue  # the file was read anew and has no such part any more
        here = said[row.arrival.original_id].get(row.part, ())
        record = Record.model_validate_json(reading.record)
        paper = _paper(row, case, record, here)
        papers.append(paper)
        parts.append(PaperRead(paper.number, paper.part, reading.pk, record, reading.text, here))
        texts[paper.name] = reading.text
        judged += [(one.at, _judged_on_paper(one)) for one in here if one.kind == "judged"]
    file = CaseFile(
        number=case.number,
        state=case.state,
        merged_into=case.merged_into.number if case.merged_into else None,
        criteria_set=case.criteria_set,
        folder=case.folder,
        site=SitePlace.model_validate(case.site) if case.site else None,
        papers=tuple(papers),
        added=tuple(_added(row) for row in _facts(case)),
        words=words,
        judged=tuple(one for _, one in sorted(judged, key=lambda each: each[0])),
        places=tuple(_place(row, elsewhere) for row in rows),
        proposals=proposals(number),
        changes=_changes(case),
        texts=texts,
    )
    return file, tuple(parts)


def _paper(row: CasePaper, case: Case, record: Record, said: tuple[Said, ...]) -> Paper:
    within = bool(case.folder) or record.document.part.of > 1
    # What a person said it is stays; else what the latest reading says it is.
    role = row.role if row.how == "hand" else role_of(record.document.kind, within=within)
    return paper_of(
        record,
        number=row.arrival.number,
        part=row.part,
        received=row.arrival.received,
        role=role,  # type: ignore[arg-type]
        reading=reading_with(record, said) if said else None,
        entered=[_entered(one) for one in said if one.field.partition(".")[0] in FACTS],
        since=row.added,
    )


def _entered(one: Said) -> Entered:
    gone = one.kind in ("not_stated", "unreadable", "ask_employer")
    return Entered(
        field=one.field,
        fact="" if gone else one.fact or one.made,
        kind=one.kind,
        by=one.by,
        on=one.at.date(),
        source=one.source,
        note=one.note,
    )


def _judged_on_paper(one: Said) -> Judged:
    outcome: Any = one.value["outcome"] if isinstance(one.value, dict) else "insufficient"
    name = one.field.removeprefix("criteria.")
    return Judged(criterion=name, outcome=outcome, why=one.note, by=one.by, on=one.at.date(), at=one.at)


def _judged_in_case(one: CaseWord) -> Judged:
    name = one.about.removeprefix("criteria.")
    return Judged(criterion=name, outcome=one.value, why=one.note, by=one.by, on=one.at.date(), at=one.at)


def _word(row: AddedFact) -> CaseWord:
    judged = row.field.startswith("criteria.")
    return CaseWord(
        id=row.pk,
        about=row.field,
        kind="judged" if judged else str(row.value),
        value=row.value,
        note=row.said,
        by=row.entered_by,
        at=row.entered,
    )


def _facts(case: Case) -> list[AddedFact]:
    """The facts added by hand that count."""
    rows = list(case.added_facts.filter(withdrawn=None).exclude(_WORDS).order_by("id"))
    gone = overtaken(rows)
    return [row for row in rows if row.pk not in gone]


def _added(row: AddedFact) -> Added:
    return Added(
        id=row.pk,
        field=row.field,
        value=row.value,
        said=row.said,
        source=row.source,  # type: ignore[arg-type]
        source_detail=row.source_detail,
        said_on=row.said_on,
        by=row.entered_by,
        settles=row.settles,
        entered=row.entered,
    )


def _elsewhere(rows: Iterable[CasePaper], case: Case) -> dict[tuple[int, int], list[str]]:
    """The other cases that these papers stand in."""
    found: dict[tuple[int, int], list[str]] = {}
    others = CasePaper.objects.filter(arrival_id__in=[row.arrival_id for row in rows]).exclude(case=case)
    for one in others.select_related("case").order_by("case_id"):
        found.setdefault((one.arrival_id, one.part), []).append(one.case.number)
    return found


def _place(row: CasePaper, elsewhere: Mapping[tuple[int, int], list[str]]) -> PaperPlace:
    return PaperPlace(
        number=row.arrival.number,
        part=row.part,
        name=row.arrival.name,
        role=row.role,
        how=row.how,
        added=row.added,
        added_by=row.added_by,
        also_in=tuple(elsewhere.get((row.arrival_id, row.part), ())),
    )


def _changes(case: Case) -> tuple[ChangeLine, ...]:
    rows = CaseChange.objects.filter(Q(case=case) | Q(other=case)).select_related("case", "other", "undone_by")
    return tuple(
        ChangeLine(
            id=row.pk,
            what=row.what,
            case=row.case.number,
            other=row.other.number if row.other else None,
            why=row.why,
            by=row.by,
            at=row.at,
            undone=hasattr(row, "undone_by"),
        )
        for row in rows.order_by("id")
    )


def _counted(rows: QuerySet[Case]) -> QuerySet[Case]:
    return rows.select_related("merged_into").prefetch_related("papers__arrival", "proposals", "proposals_as_other")


def _outcomes(shown: Any) -> tuple[tuple[str, str], ...]:
    """The outcomes in the order of their guide. An object (of older rows) has no order in PostgreSQL."""
    pairs = shown.items() if isinstance(shown, dict) else shown
    return tuple((str(criterion), str(outcome)) for criterion, outcome in pairs)


def _line(case: Case) -> CaseLine:
    open_proposals = {one.pk for one in (*case.proposals.all(), *case.proposals_as_other.all()) if one.state == "open"}
    return CaseLine(
        number=case.number,
        state=case.state,
        merged_into=case.merged_into.number if case.merged_into else None,
        criteria_set=case.criteria_set,
        folder=case.folder,
        position=case.position,
        employer=case.employer,
        worksite=case.worksite,
        scope=case.scope,
        missing=tuple(case.missing),
        outcomes=_outcomes(case.outcomes),
        contract_end=case.contract_end,
        papers=tuple(
            paper.arrival.number if paper.part == 1 else f"{paper.arrival.number}/{paper.part}"
            for paper in sorted(case.papers.all(), key=lambda one: (one.arrival_id, one.part))
        ),
        proposals=len(open_proposals),
        created=case.created,
        changed=case.changed,
    )
