"""What a person says of an arrival that is in no case: that it is no position. It is kept, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from review import store_history
from review.models import Arrival, NoPosition
from review.store_desk import Hand


@transaction.atomic
def file_away(numbers: Sequence[str], hand: Hand) -> tuple[str, ...]:
    """Says of arrivals that they are no position. Returns those of which it was not said before; what is in a case, or
    not read, is left alone."""
    rows = Arrival.objects.filter(number__in=numbers, case_papers=None, no_position=None, bin__in=("ready", "review"))
    found = tuple(rows.order_by("id").distinct())
    for arrival in found:
        NoPosition.objects.create(arrival=arrival, by=hand.by, at=hand.at)
        store_history.note(hand.key, "no position", by=hand.by, at=hand.at, number=arrival.number)
    return tuple(arrival.number for arrival in found)


@transaction.atomic
def take_out(number: str, hand: Hand) -> bool:
    """Takes that word back: the arrival waits for a case again. Says whether there was one."""
    taken, _ = NoPosition.objects.filter(arrival__number=number).delete()
    if taken:
        store_history.note(hand.key, "no position taken back", by=hand.by, at=hand.at, number=number)
    return bool(taken)
