"""What a form of the case page says: the value, where it stands, and which of the store's doors it goes through."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from cie_extract.model.record import Outcome
from cie_extract.stages.entered import LISTS
from review.attachment import Anchor, anchor_of, facts_of
from review.case_desk import PaperStanding
from review.desk.case_page import CaseDesk
from review.desk.sheet import Card
from review.desk.values import INPUTS, Wrong, parse
from review.standing import as_json
from review.store_desk import Entry

_OF_A_VALUE = frozenset({"confirmed", "corrected", "not_stated", "unreadable", "ask_employer", "chosen"})
_OUTCOMES = frozenset({"met", "not_met", "insufficient", "not_applicable"})
_CHOOSE = {"kind": "Choose what is right."}
_WHY = {"note": "Say why, in a sentence: it stands beside it later."}


@dataclass(frozen=True, slots=True)
class What:
    """One thing that a person says. `entry` with `part` for a value of a paper; else a word on a criterion (`outcome`),
    a value that holds (`value`), or a point that was looked at. `seen` and `looked` are the words that the form
    showed."""

    kind: str
    note: str = ""
    seen: int = 0
    looked: int = 0
    part: PaperStanding | None = None
    entry: Entry | None = None
    outcome: Outcome = "insufficient"
    value: Any = None


def what_is_said(desk: CaseDesk, card: Card, given: Mapping[str, str], lines: Sequence[str]) -> What:
    """What the form of a card says. `lines`: the places that were picked on the page, as "start-end". Raises Wrong."""
    kind, _, choice = given.get("kind", "").partition(":")
    note = given.get("note", "").strip()[:4000]
    seen, looked = _number(given.get("seen", "")), _number(given.get("looked", ""))
    if card.kind == "fact":
        return _value(desk, card, kind, choice, given, lines, note)
    if card.kind == "document" and kind in ("seen", "ask_employer"):
        part = _part(desk, card.paper)
        entry = Entry(part.standing.reading_id, Anchor(card.field), kind, None, seen, note=note)
        return What(kind, note, part=part, entry=entry)
    if card.kind == "criterion" and kind == "judged" and choice in _OUTCOMES:
        if not note:
            raise Wrong(_WHY)
        return What("judged", note, seen=seen, outcome=cast(Outcome, choice))
    if card.kind == "conflict" and kind == "holds":
        return _holds(desk, card, choice, note, seen)
    if kind == "ask_employer" and card.key:
        return What("ask_employer", note, looked=looked)
    if card.kind in ("missing", "proposal") and kind == "seen":
        if not note:
            raise Wrong(_WHY)
        return What("seen", note, looked=looked)
    raise Wrong(_CHOOSE)


def _value(
    desk: CaseDesk, card: Card, kind: str, choice: str, given: Mapping[str, str], lines: Sequence[str], note: str
) -> What:
    """What is said of a value of one paper."""
    if kind not in _OF_A_VALUE:
        raise Wrong(_CHOOSE)
    picked, shown = _picked(given, lines), given.get("shown", "")
    part = _part(desk, (picked and shown if card.adds else "") or given.get("of_paper") or card.paper)
    if picked and shown not in ("", part.name):
        raise Wrong({"kind": f"The words were picked in {shown}, and this value stands in {part.name}."})
    standing = part.standing
    stored = as_json(standing.stored)
    fact = _fact(as_json(standing.record), card)
    read = _fact(stored, card)
    place = _place(picked, standing.text)
    value: Any = None
    anchor = _anchor(card, kind, read, fact, standing.text, place)
    if kind == "confirmed" and not card.has_value:
        raise Wrong({"kind": "There is no value to confirm."})
    if kind == "confirmed" and _typed_otherwise(card, given):
        raise Wrong({"kind": "You typed something else than you confirm: choose “Something else”, or put it back."})
    if kind == "chosen":
        chosen = next((one for one in stored["alternatives"].get(card.field, ()) if one["id"] == choice), None)
        if chosen is None:
            raise Wrong({"kind": "That candidate is not there any more."})
        value = {key: part for key, part in chosen.items() if key not in ("id", "confidence", "evidence")}
        anchor = anchor_of(card.field, chosen, standing.text)
    if kind == "corrected":
        if card.field.partition(".")[0] not in INPUTS:
            raise Wrong({"kind": "This cannot be typed."})
        value = parse(card.field, _with_words(card, given, place, standing.text), fact)
    seen = 0 if given.get("of_paper") else _number(given.get("seen", ""))
    return What(kind, note, part=part, entry=Entry(standing.reading_id, anchor, kind, value, seen, note=note))


def _typed_otherwise(card: Card, given: Mapping[str, str]) -> bool:
    """Whether an input of the form holds something else than it was drawn with. A form drawn before somebody else
    saved is that person's to compare."""
    if _number(given.get("seen", "")) != card.seen:
        return False
    return any(given.get(one.name, shown).split() != shown.split() for one, shown in card.inputs)


def _holds(desk: CaseDesk, card: Card, choice: str, note: str, seen: int) -> What:
    """One of the values that papers disagree on is to hold."""
    fact = desk.standing.record.fact(card.field)
    if fact is None or not choice.isdigit() or int(choice) >= len(fact.variants):
        raise Wrong(_CHOOSE)
    if not note:
        raise Wrong(_WHY)
    return What("holds", note, seen=seen, value=as_added(card.field, fact.variants[int(choice)].value))


def as_added(field: str, value: Any) -> Any:
    """A value of a paper as it is added by hand."""
    return f"{value['low']}-{value['high']}" if field == "hours_per_week" else value


def _with_words(card: Card, given: Mapping[str, str], place: tuple[int, int] | None, text: str) -> Mapping[str, str]:
    """What was typed; where a value is plain words and none were typed, the words that were picked."""
    first = card.inputs[0][0] if card.inputs else None
    if place is None or first is None or first.kind not in ("text", "long") or len(card.inputs) > 1:
        return given
    typed, shown = given.get(first.name, "").strip(), card.inputs[0][1]
    return dict(given) | ({first.name: text[place[0] : place[1]]} if typed in ("", shown) else {})


def _picked(given: Mapping[str, str], lines: Sequence[str]) -> list[tuple[int, int]]:
    """The places that were picked: by the mouse, or as lines and words of the page."""
    found = [(given.get("start", ""), given.get("end", ""))]
    found += [(start, end) for start, _, end in (line.partition("-") for line in lines)]
    return [(int(start), int(end)) for start, end in found if start.isdigit() and end.isdigit()]


def _place(places: Sequence[tuple[int, int]], text: str) -> tuple[int, int] | None:
    """All that was picked as one place."""
    if not places:
        return None
    start, end = min(one for one, _ in places), max(other for _, other in places)
    return (start, end) if 0 <= start < end <= len(text) else None


def _anchor(card: Card, kind: str, read: Any, fact: Any, text: str, place: tuple[int, int] | None) -> Anchor:
    """Where it stands: the words that were picked, else what the reading says (not an earlier correction)."""
    if place is not None:
        made = anchor_of(card.field, read or fact, text, start=place[0], end=place[1])
        if card.field in LISTS and not made.fact:
            return Anchor(**{name: getattr(made, name) for name in Anchor.__slots__} | {"fact": _new()})
        return made
    if card.field in LISTS and not card.fact:
        return Anchor(card.field, fact="" if kind in ("not_stated", "unreadable", "ask_employer") else _new())
    if read is None and fact is not None:
        return Anchor(card.field, fact=card.fact)
    return anchor_of(card.field, read, text)


def _new() -> str:
    return f"n{uuid.uuid4().hex[:10]}"


def _fact(record: dict[str, Any], card: Card) -> Any:
    if not card.fact:
        return None
    return next((one for one in facts_of(record, card.field) if one["id"] == card.fact), None)


def _part(desk: CaseDesk, paper: str) -> PaperStanding:
    found = next((part for part in desk.standing.parts if part.name == paper), None)
    if found is None:
        raise Wrong({"kind": "That paper is not in the case any more."})
    return found


def _number(words: str) -> int:
    return int(words) if words.isdigit() else 0
