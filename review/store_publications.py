"""The agency's public list: a line is shown, approved by a person with the right, and withdrawn again with a reason.

A line rests on one signed determination in force and holds the words that were approved, nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from review import store_history
from review.errors import CannotChangeCase
from review.models import Determination, Publication
from review.queries_listed import of_case
from review.store_cases import open_case
from review.store_desk import Hand

#: The columns of the list, in order, and nothing beside them.
COLUMNS = ("number", "employer", "position", "worksite", "guide", "determination", "decided", "contract_end")


@transaction.atomic
def approve(number: str, determination: int, line: Mapping[str, str], hand: Hand) -> int:
    """Puts a line on the list. Returns its id. Raises CannotChangeCase where the determination is not the one in force,
    or the case is on the list already."""
    if set(line) != set(COLUMNS):
        raise CannotChangeCase("A line of the list has its columns and no others.")
    case = open_case(number)
    held = Determination.objects.select_for_update(of=("self",)).filter(of_case(number)).order_by("-id").first()
    if held is None or held.pk != determination or held.state != "signed" or held.decision == "withdrawn":
        raise CannotChangeCase("The determination is not in force: only a signed one gives a line of the list.")
    if case.publications.filter(state="listed").exists():
        raise CannotChangeCase(f"{number} is on the list already: withdraw that line first.")
    row = Publication.objects.create(
        case=case,
        determination=held,
        line={column: line[column] for column in COLUMNS},
        seal=held.seal,
        approved_by=hand.by,
        approved=hand.at,
    )
    _note(hand, "listed", number, {"line": row.line, "publication": row.pk, "determination": held.pk})
    return row.pk


@transaction.atomic
def withdraw(number: str, why: str, hand: Hand) -> None:
    """Takes the line off the list, with the reason; the row stays. Raises CannotChangeCase."""
    row = Publication.objects.select_for_update().filter(case__number=number, state="listed").first()
    if row is None:
        raise CannotChangeCase(f"{number} is not on the list.")
    row.state, row.withdrawn_by, row.withdrawn, row.withdrawn_why = "withdrawn", hand.by, hand.at, why
    row.save(update_fields=["state", "withdrawn_by", "withdrawn", "withdrawn_why"])
    _note(hand, "taken off the list", number, {"publication": row.pk, "why": why})


def _note(hand: Hand, what: str, number: str, detail: Mapping[str, Any]) -> None:
    store_history.note(hand.key, what, by=hand.by, at=hand.at, number=number, detail=detail)
