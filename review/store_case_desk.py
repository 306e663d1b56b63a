"""What a person says at the desk of a case: values of its papers, facts from elsewhere, words on criteria and points.

Each function is one transaction with its row of history under the case's number. What is said of a paper holds in
every case that the paper stands in; each of them is assessed anew. Rows are only added: what is taken back stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cie_extract.errors import CieExtractError
from cie_extract.model.case import Added
from cie_extract.model.record import Outcome
from cie_extract.stages.added import added_paper
from cie_extract.stages.entered import LISTS
from review import store_history
from review.errors import CannotChangeCase
from review.models import AddedFact, Case, CasePaper, Reading, Resolution
from review.queries_desk import cases_over, latest_row
from review.reattach import subject_of
from review.store import resolve
from review.store_case_changes import NewFact, add_fact, must_be_undoable, withdraw_fact
from review.store_cases import open_case
from review.store_desk import Entry, Hand, SomebodyElse

OUTCOMES: tuple[Outcome, ...] = ("met", "not_met", "insufficient", "not_applicable")
LOOKS = ("seen", "ask_employer")


class NotAFact(CieExtractError):
    """What a person wants to add is no value of its field."""

    code = "no_fact"
    advice = "Say it in the form of that field."


class SaidMeanwhile(CieExtractError):
    """Somebody else said something of the same since the form was drawn. `row` is what they said."""

    code = "somebody_else"
    advice = "Look at both, and choose."

    def __init__(self, row: AddedFact) -> None:
        super().__init__("Somebody else said something of this in the meantime.")
        self.row = row


@transaction.atomic
def enter(case: str, paper: str, part: int, entry: Entry, hand: Hand) -> Resolution:
    """Stores what a person read off a paper of the case. Raises SomebodyElse, CannotChangeCase, UnknownCase."""
    held = _paper(case, paper, part)
    try:
        reading = Reading.objects.get(pk=entry.reading_id, original_id=held.arrival.original_id, part=part)
    except Reading.DoesNotExist:
        raise CannotChangeCase(f"{paper} was read anew; look at it again.") from None
    subject = subject_of(reading, entry.anchor) if entry.anchor.field in LISTS else ""
    now_in_force = latest_row(reading.original_id, reading.part, entry.anchor.field, subject)
    if now_in_force and now_in_force.pk != entry.seen:
        raise SomebodyElse(now_in_force)
    row = resolve(
        reading,
        entry.anchor,
        kind=entry.kind,
        value=entry.value,
        entered_by=hand.by,
        entered=hand.at,
        source=entry.source,
        note=entry.note,
    )
    detail = {"paper": paper, "part": part, "field": entry.anchor.field, "kind": entry.kind, "row": row.pk}
    detail |= {"source": entry.source, "value": entry.value, "was": entry.anchor.found}
    _note(hand, "entered", case, detail)
    _stale(reading.original_id)
    return row


@transaction.atomic
def undo_entry(case: str, row_id: int, hand: Hand) -> Resolution:
    """Takes the last row of a field of a paper out of force; the one before it holds again. Raises SomebodyElse."""
    held = open_case(case)
    row = Resolution.objects.filter(pk=row_id, original__arrivals__case_papers__case=held).distinct().first()
    if row is None:
        raise CannotChangeCase(f"{case} has no entry {row_id}.")
    must_be_undoable(case, row.entered)
    last = latest_row(row.original_id, row.part, row.field, row.subject)
    if last is None or last.pk != row.pk:
        raise SomebodyElse(last or row)
    undone = Resolution.objects.create(
        original_id=row.original_id,
        part=row.part,
        reading_id=row.reading_id,
        field=row.field,
        subject=row.subject,
        fact=row.fact,
        kind="undone",
        value={"undoes": row.pk},
        entered_by=hand.by,
        entered=hand.at,
    )
    _note(hand, "undone", case, {"field": row.field, "row": row.pk})
    _stale(row.original_id)
    return undone


@transaction.atomic
def add(case: str, fact: NewFact, hand: Hand) -> int:
    """Adds a fact with its source: a call, a letter, a visit; from the papers where it settles what they disagree on.
    Returns its id. Raises NotAFact, UnknownCase, CannotChangeCase."""
    _must_be_one(fact, hand)
    made = add_fact(case, fact, by=hand.by, now=hand.at)
    detail = {"fact": made, "field": fact.field, "value": fact.value, "source": fact.source, "who": fact.source_detail}
    _note(hand, "added", case, detail | {"on": fact.said_on.isoformat(), "settles": fact.settles})
    return made


@transaction.atomic
def let_hold(case: str, fact: NewFact, hand: Hand, *, seen: int = 0) -> int:
    """Lets one of the values hold that papers disagree on, in the place of what was let hold before; that stays, and
    holds again where this is taken back. `seen` is that one as the form showed it, 0 for none. Returns the fact's id.
    Raises SaidMeanwhile, NotAFact, CannotChangeCase."""
    held = open_case(case)
    Case.objects.select_for_update().get(pk=held.pk)
    rows = list(held.added_facts.filter(field=fact.field, settles=True, withdrawn=None).order_by("id"))
    if rows and rows[-1].pk != seen:
        raise SaidMeanwhile(rows[-1])
    if any(row.source != "papers" for row in rows):
        raise CannotChangeCase("What was added by hand holds here. Take that back first, under “Added by hand”.")
    return add(case, fact, hand)


@transaction.atomic
def judge(case: str, criterion: str, outcome: Outcome, why: str, hand: Hand, *, seen: int = 0) -> int:
    """A person's word on a criterion of the case, in the place of the program's. `seen` is the word that the form
    showed, 0 for none. Returns its id. Raises SaidMeanwhile, CannotChangeCase."""
    if outcome not in OUTCOMES or not why.strip():
        raise CannotChangeCase("A word on a criterion is one of its outcomes, with the sentence why.")
    return _say(case, f"criteria.{criterion}", outcome, why, "judged", hand, seen)


@transaction.atomic
def look(case: str, point: str, note: str, hand: Hand, *, kind: str = "seen", seen: int = 0) -> int:
    """A point that a person settled by looking ("seen"), or asked the employer about. `point` is its key. Returns its
    id. Raises SaidMeanwhile, CannotChangeCase."""
    if kind not in LOOKS:
        raise CannotChangeCase(f"{kind!r} settles nothing.")
    return _say(case, f"point.{point}"[:80], kind, note, kind, hand, seen)


@transaction.atomic
def withdraw(case: str, identifier: int, hand: Hand, *, why: str = "") -> None:
    """Takes an added fact or a word back; its row stays. Raises CannotChangeCase."""
    withdraw_fact(case, identifier, by=hand.by, now=hand.at)
    field = AddedFact.objects.values_list("field", flat=True).get(pk=identifier)
    _note(hand, "withdrawn", case, {"fact": identifier, "field": field} | ({"why": why} if why else {}))


def _say(case: str, about: str, value: str, note: str, what: str, hand: Hand, seen: int) -> int:
    held = open_case(case)
    Case.objects.select_for_update().get(pk=held.pk)
    last = held.added_facts.filter(field=about, withdrawn=None).order_by("-id").first()
    if last and last.pk != seen:
        raise SaidMeanwhile(last)
    fact = NewFact(about, value, note, "papers", "", hand.at.date())
    made = add_fact(case, fact, by=hand.by, now=hand.at)
    _note(hand, what, case, {"about": about, "value": value, "note": note, "row": made})
    return made


def _must_be_one(fact: NewFact, hand: Hand) -> None:
    try:
        made = Added.model_validate(
            {
                "id": 0,
                "field": fact.field,
                "value": fact.value,
                "said": fact.said,
                "source": fact.source,
                "source_detail": fact.source_detail,
                "said_on": fact.said_on,
                "by": hand.by,
            }
        )
        added_paper(made)
    except ValueError as error:
        raise NotAFact(str(error)) from None


def _paper(case: str, paper: str, part: int) -> CasePaper:
    rows = CasePaper.objects.filter(case__number=case, case__state="open").select_related("arrival")
    try:
        return rows.get(arrival__number=paper, part=part)
    except CasePaper.DoesNotExist:
        open_case(case)  # says why, where there is none to change
        raise CannotChangeCase(f"{paper}, part {part}, is not in {case}.") from None


def _stale(original_id: int) -> None:
    """Every case over these bytes is to be assessed anew."""
    Case.objects.filter(pk__in=cases_over([original_id]), state="open").update(stale=True)


def _note(hand: Hand, what: str, number: str, detail: Mapping[str, Any]) -> None:
    store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail=detail)
