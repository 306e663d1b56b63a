"""What is said after something was entered: what it is now, which outcomes changed, what is left, what comes next."""

from __future__ import annotations

from review.desk.case_sheet import CaseSheet
from review.desk.sheet import Card

_VERBS = {
    "confirmed": "confirmed",
    "corrected": "entered",
    "chosen": "chosen",
    "not_stated": "is not stated in the papers",
    "unreadable": "cannot be read",
    "ask_employer": "is to be asked of the employer",
    "judged": "settled",
    "holds": "settled: one of the values holds",
    "seen": "looked at",
    "undone": "is as it was before",
}


def what_changed(dom: str, label: str, kind: str, before: CaseSheet, after: CaseSheet) -> str:
    """ "Wage confirmed, $17.65 an hour. Statement 1 is now: papers support. 3 left. Next: contract end." """
    own = _own(dom, label, kind, after)
    said = [
        own,
        *(one for one in _outcomes(before, after) if not one.startswith(f"{label} is now:")),
        f"{after.left} left.",
    ]
    following = next_card(after)
    if following:
        more = ", where the papers disagree" if following.kind == "conflict" else ""
        said.append(f"Next: {_lower(following.label)}{more}.")
    elif after.left == 0:
        said.append("Nothing is left to settle here: it is ready to decide.")
    return " ".join(said)


def next_card(sheet: CaseSheet) -> Card | None:
    """The first card that is open and not asked of the employer."""
    cards = (*(card for card in sheet.first if card.open), *sheet.open)
    return next((card for card in cards if not card.asked), None)


def _own(dom: str, label: str, kind: str, after: CaseSheet) -> str:
    card = next((one for one in after.every if one.dom == dom), None)
    words = f"{label} {_VERBS.get(kind, 'saved')}"
    if kind == "holds" and card and card.sides:
        return f"{label} settled: {card.sides[0].words} holds."
    shown = ("confirmed", "corrected", "chosen", "judged", "undone")
    if card and kind in shown and card.words and card.kind in ("fact", "criterion") and not card.adds:
        return f"{words}, {card.words.rstrip('.')}."
    return f"{words}."


def _outcomes(before: CaseSheet, after: CaseSheet) -> list[str]:
    was = {card.field: card.words for card in before.every if card.kind == "criterion"}
    said = [
        f"{card.label} is now: {card.words}."
        for card in after.every
        if card.kind == "criterion" and was.get(card.field) != card.words
    ]
    if before.readiness != after.readiness:
        said.append(f"{after.readiness}.")
    return said


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
