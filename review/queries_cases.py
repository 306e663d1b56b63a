"""What the store is asked of cases. Reads alone; every answer is frozen and free of Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Max, Q, QuerySet

from cie_extract.model.case import Added, Entered, Judged, Paper, SitePlace
from cie_extract.model.record import Facts, Record
from cie_extract.stages.case import paper_of, role_of
from review.case_nouns import CaseFile, CaseLine, CaseWord, ChangeLine, PaperPlace, ProposalLine
from review.errors import UnknownCase
from review.models import AddedFact, Case, CaseChange, CasePaper, CaseProposal, Resolution
from review.queries_contacts import is_word, overtaken
from review.queries_desk import readings_of, resolutions_of, said_of, steps_of
from review.standing import Said, reading_with

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
    rows = CaseProposal.objects.filter(state="open")
    if number:
        rows = rows.filter(Q(case__number=number) | Q(other__number=number))
    names = ("id", "kind", "case__number", "other__number", "score", "why", "state", "made", "papers")
    lines = (_proposal(*row) for row in rows.values_list(*names))
    return tuple(sorted(lines, key=lambda line: (-line.score, line.id)))


def _proposal(
    identifier: int,
    kind: str,
    case: str,
    other: str | None,
    score: float,
    why: list[str],
    state: str,
    made: datetime,
    papers: list[tuple[str, int]],
) -> ProposalLine:
    named = tuple(number if part == 1 else f"{number}/{part}" for number, part in papers)
    return ProposalLine(identifier, kind, case, other, score, tuple(why), state, made, named)


@dataclass(frozen=True, slots=True)
class PaperRead:
    """The latest reading of a paper of a case, and what persons said of it that is in force."""

    number: str
    part: int
    reading: int
    record: Record
    text: str
    said: tuple[Said, ...]


def case_named(number: str, rows: QuerySet[Case] | None = None) -> Case:
    """The row of a case, of these where they are given. Raises UnknownCase."""
    try:
        return (Case.objects.all() if rows is None else rows).get(number=number)
    except Case.DoesNotExist:
        raise UnknownCase(f"There is no case {number}.") from None


def case_file(number: str) -> CaseFile:
    """All papers of a case with what persons entered laid over them. Raises UnknownCase."""
    return case_read(case_named(number))[0]


def case_read(case: Case) -> tuple[CaseFile, tuple[PaperRead, ...]]:
    """All papers of a case with what persons entered laid over them, and each paper as it was read."""
    rows = sorted(case.papers.select_related("arrival"), key=lambda row: (row.arrival_id, row.part))
    read = readings_of(row.arrival.original_id for row in rows)
    rows_said = resolutions_of(read)
    said = said_of(read, rows_said)
    entered = sorted(case.added_facts.filter(withdrawn=None), key=lambda row: row.pk)
    words = tuple(_word(row) for row in entered if is_word(row.field))
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
        added=tuple(_added(row) for row in _facts(row for row in entered if not is_word(row.field))),
        words=words,
        judged=tuple(one for _, one in sorted(judged, key=lambda each: each[0])),
        steps=steps_of(_of_papers(rows, rows_said), entered),
        places=tuple(_place(row) for row in rows),
        proposals=proposals(case.number),
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


def _facts(added: Iterable[AddedFact]) -> list[AddedFact]:
    """Of the facts added by hand those that count."""
    rows = list(added)
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


def also_in(number: str) -> dict[tuple[str, int], tuple[str, ...]]:
    """The other cases that the papers of a case stand in, by the number and part of the paper."""
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    own = set(CasePaper.objects.filter(case__number=number).values_list("arrival__number", "part"))
    rows = CasePaper.objects.filter(arrival__case_papers__case__number=number).exclude(case__number=number)
    named = ("arrival__number", "part", "case__number", "case_id")
    for paper, part, other, _ in rows.order_by("case_id").values_list(*named).distinct():
        if (paper, part) in own:
            found[paper, part] = (*found.get((paper, part), ()), other)
    return found


def _of_papers(papers: Iterable[CasePaper], rows: Mapping[int, Iterable[Resolution]]) -> Iterator[Resolution]:
    """What was entered of the parts that these papers are."""
    parts = {(paper.arrival.original_id, paper.part) for paper in papers}
    return (row for original, held in rows.items() for row in held if (original, row.part) in parts)


def _place(row: CasePaper) -> PaperPlace:
    return PaperPlace(
        number=row.arrival.number,
        part=row.part,
        name=row.arrival.name,
        role=row.role,
        how=row.how,
        added=row.added,
        added_by=row.added_by,
    )


def changes(number: str) -> tuple[ChangeLine, ...]:
    """What was done to a case, oldest first."""
    rows = CaseChange.objects.filter(Q(case__number=number) | Q(other__number=number))
    rows = rows.select_related("case", "other", "undone_by")
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
