"""What is said after something was entered: what it is now, which outcomes changed, what is left, what comes next."""

from __future__ import annotations

from review import wording
from review.desk.sheet import Card, Sheet, cards_of

_VERBS = {
    "confirmed": "confirmed",
    "corrected": "entered",
    "chosen": "chosen",
    "not_stated": "is not stated in the papers",
    "unreadable": "cannot be read",
    "ask_employer": "is to be asked of the employer",
    "judged": "settled",
    "seen": "looked at",
    "undone": "is as it was before",
}


def what_changed(field: str, kind: str, before: Sheet, after: Sheet) -> str:
    """ "Wage confirmed, $17.65 an hour. Statement 1 is now: papers support. 3 left. Next: contract end." """
    said = [_own(field, kind, after), *_outcomes(before, after), f"{after.left} left."]
    following = next_card(after)
    if following:
        said.append(f"Next: {_lower(following.label)}.")
    elif after.left == 0:
        said.append("Nothing is left to settle here: it is ready to decide.")
    return " ".join(said)


def next_card(sheet: Sheet) -> Card | None:
    """The first card that is open and not asked of the employer."""
    cards = (*(card for card in sheet.first if card.open), *sheet.open)
    return next((card for card in cards if not card.asked), None)


def _own(field: str, kind: str, after: Sheet) -> str:
    label = wording.field_label(field)
    card = next((one for one in cards_of(after) if one.field == field), None)
    words = f"{label} {_VERBS.get(kind, 'saved')}"
    if card and kind in ("confirmed", "corrected", "chosen", "judged", "undone") and card.words:
        return f"{words}, {card.words.rstrip('.')}."
    return f"{words}."


def _outcomes(before: Sheet, after: Sheet) -> list[str]:
    was = {card.field: card.words for card in cards_of(before) if card.kind == "criterion"}
    return [
        f"{card.label} is now: {card.words}."
        for card in cards_of(after)
        if card.kind == "criterion" and was.get(card.field) != card.words
    ]


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
