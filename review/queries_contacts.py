"""What the desk asks of contacts, visits, letters and the list. Reads alone, a fixed number of questions each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Prefetch, Q

from review.models import AddedFact, AgencyText, Case, Contact, Letter, Publication, Visit, VisitRecord


def _of(case: Case) -> Q:
    """Rows of a case, and of those that were merged into it."""
    return Q(case=case) | Q(case__merged_into=case)


def contacts_of(case: Case) -> tuple[Contact, ...]:
    """The contacts of a case, newest first; those that were corrected stay, with the row that replaced them."""
    return tuple(Contact.objects.filter(_of(case)).select_related("replaced_by").order_by("-on", "-time", "-id"))


def visits_of(case: Case) -> tuple[Visit, ...]:
    """The visits of a case, newest first, each with its records, the latest first."""
    records = Prefetch("records", VisitRecord.objects.select_related("replaced_by").order_by("-id"))
    return tuple(Visit.objects.filter(_of(case)).prefetch_related(records).order_by("-day", "-id"))


def is_word(field: str) -> bool:
    """Whether a row of added facts is a word on a criterion or a point, and no fact."""
    return field.startswith(("criteria.", "point."))


def added_of(case: Case) -> tuple[AddedFact, ...]:
    """The facts added by hand, newest first, withdrawn ones too; words on criteria and points are none."""
    rows = (row for row in case.added_facts.all() if not is_word(row.field))
    return tuple(sorted(rows, key=lambda row: -row.pk))


def overtaken(rows: Iterable[AddedFact]) -> set[int]:
    """Those that let a value of the papers hold and that a later one took the place of. They stay: the latest may be
    taken back."""
    holds = [row for row in rows if row.settles and row.source == "papers" and row.withdrawn is None]
    latest: dict[str, int] = {}
    for row in holds:
        latest[row.field] = max(row.pk, latest.get(row.field, 0))
    return {row.pk for row in holds if latest[row.field] != row.pk}


def letters_of(case: Case) -> tuple[Letter, ...]:
    """The letters of a case, newest first."""
    return tuple(Letter.objects.filter(_of(case)).order_by("-id"))


def publications_of(case: Case) -> tuple[Publication, ...]:
    """The lines of a case on the public list, newest first, withdrawn ones too."""
    return tuple(Publication.objects.filter(_of(case)).select_related("determination").order_by("-id"))


def public_list() -> tuple[Publication, ...]:
    """Every line that is on the list, by its number."""
    rows = Publication.objects.filter(state="listed").select_related("case", "determination")
    return tuple(rows.order_by("case__year", "case__serial"))


def agency_texts() -> dict[str, AgencyText]:
    """The agency's own words as entered at the desk: the latest row of each key."""
    latest = AgencyText.objects.values("key").annotate(last=Max("id")).values("last")
    return {row.key: row for row in AgencyText.objects.filter(pk__in=latest)}


@dataclass(frozen=True, slots=True)
class UndoEnd:
    """When something went out of the house, and what: nothing from before it is undone."""

    at: datetime
    what: str


def undo_end(number: str) -> UndoEnd | None:
    """The latest letter or line of the list that ended the undoing of what was entered before it; None where none
    did."""
    return end_of_undoing(Letter.objects.filter(case__number=number), Publication.objects.filter(case__number=number))


def end_of_undoing(letters: Iterable[Letter], lines: Iterable[Publication]) -> UndoEnd | None:
    """The same of the letters and the lines of one case."""
    ends = [UndoEnd(row.sent_noted, "a letter was sent") for row in letters if row.state == "sent" and row.sent_noted]
    listed = (at for row in lines for at in (row.approved, row.withdrawn) if at)
    ends += [UndoEnd(at, "the public list was changed") for at in listed]
    return max(ends, key=lambda end: end.at, default=None)
