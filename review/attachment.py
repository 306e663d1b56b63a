"""Where something that a person said of one reading stands in another: by value, by quote, by place, or lost.

Pure: records and texts in, a place out. Whatever comes out, the person's value stays in force; a lost place is
something for a reviewer to look at, no reason to forget what was entered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

How = Literal["value", "quote", "place", "lost", "unplaced"]
Fact = Mapping[str, Any]

#: Characters kept on either side of a quote, to tell it from the same words elsewhere.
SURROUNDINGS = 60
#: Characters of the surroundings that must be found again where the quote itself has changed, or is short.
_ENOUGH = 12
#: A quote of so many characters is itself again wherever it stands; "$15.00" may be another's.
_LONG = 24
#: A changed passage is looked for within so many characters between its old surroundings.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a resolution was said of: a field, the value that was found, its words and where they stood."""

    field: str  # "wages", "statements.3"
    fact: str = ""
    found: Fact | None = None
    quote: str = ""
    before: str = ""
    after: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands now. `fact` is the id of the fact there, "" where the reading has none."""

    how: How
    fact: str = ""
    start: int | None = None
    end: int | None = None


def anchor_of(field: str, fact: Fact | None, text: str, *, start: int | None = None, end: int | None = None) -> Anchor:
    """The anchor of a fact of a record, or of a passage that a person picked (`start`, `end`) where there is none."""
    evidence = _first_evidence(fact) if fact else None
    if evidence is not None and start is None:
        start, end = evidence["start"], evidence["end"]
    boxes = evidence.get("boxes", ()) if evidence else ()
    placed = start is not None and end is not None
    return Anchor(
        field,
        fact=str(fact["id"]) if fact else "",
        found=_value(fact),
        quote=text[start:end] if placed else "",
        before=text[max(0, (start or 0) - SURROUNDINGS) : start] if placed else "",
        after=text[end : (end or 0) + SURROUNDINGS] if placed else "",
        start=start,
        end=end,
        page=evidence.get("page") if evidence else None,
        boxes=tuple((box[0], box[1], box[2], box[3]) for box in boxes),
    )


def attach(anchor: Anchor, record: Mapping[str, Any], text: str) -> Place:
    """Where `anchor` stands in another reading of the same bytes."""
    facts = tuple(facts_of(record, anchor.field))
    return (
        _by_value(anchor, facts) or _by_quote(anchor, facts, text) or _by_place(anchor, facts, text) or _nowhere(anchor)
    )


def facts_of(record: Mapping[str, Any], field: str) -> Iterator[Fact]:
    """The facts of a field of a record: none, one or several. "statements.3" is one answer."""
    name, _, key = field.partition(".")
    found = record.get("facts", {}).get(name)
    if key:
        found = found.get(key) if isinstance(found, Mapping) else None
    if isinstance(found, Mapping):
        yield found
    elif found:
        yield from found


def _by_value(anchor: Anchor, facts: tuple[Fact, ...]) -> Place | None:
    """The same value in the same field; of several equals the one with the same words, then the nearest."""
    if anchor.found is None:
        return None
    equals = [fact for fact in facts if _value(fact) == anchor.found]
    if not equals:
        return None

    def distance(fact: Fact) -> tuple[bool, bool, int]:
        evidence = _first_evidence(fact)
        far = abs(evidence["start"] - anchor.start) if evidence and anchor.start is not None else 0
        return (fact["id"] != anchor.fact, not evidence or evidence["quote"] != anchor.quote, far)

    return _at(min(equals, key=distance), "value")


def _by_quote(anchor: Anchor, facts: tuple[Fact, ...], text: str) -> Place | None:
    """The same words; of several passages the one with the most of the old surroundings, then the nearest."""
    if not anchor.quote.strip():
        return None
    starts = list(_occurrences(anchor.quote, text))
    if not starts:
        return None

    def likeness(start: int) -> tuple[int, int]:
        end = start + len(anchor.quote)
        same = _shared_end(anchor.before, text[max(0, start - SURROUNDINGS) : start])
        same += _shared_start(anchor.after, text[end : end + SURROUNDINGS])
        return (same, -abs(start - (anchor.start or 0)))

    start = max(starts, key=likeness)
    if len(anchor.quote) < _LONG and likeness(start)[0] < _ENOUGH:
        return None
    end = start + len(anchor.quote)
    return Place("quote", _fact_within(facts, start, end), start, end)


def _by_place(anchor: Anchor, facts: tuple[Fact, ...], text: str) -> Place | None:
    """The same spot of the page, or what now stands between the old surroundings."""
    for fact in facts:
        for evidence in fact.get("evidence", ()):
            boxes = evidence.get("boxes", ())
            if anchor.page is not None and evidence.get("page") == anchor.page and _touch(anchor.boxes, boxes):
                return _at(fact, "place")
    before, after = anchor.before[-_ENOUGH:], anchor.after[:_ENOUGH]
    if len(before) < _ENOUGH or len(after) < _ENOUGH:
        return None
    for found in _occurrences(before, text):
        start = found + len(before)
        end = text.find(after, start, start + _REACH)
        if end > start:
            return Place("place", _fact_within(facts, start, end), start, end)
    return None


def _nowhere(anchor: Anchor) -> Place:
    """Lost, but for what never had a place (entered by hand from a call): that cannot lose it."""
    placed = anchor.quote or anchor.boxes or anchor.found is not None
    return Place("lost" if placed else "unplaced")


def _value(fact: Fact | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {key: value for key, value in fact.items() if key not in ("id", "confidence", "evidence")}


def _at(fact: Fact, how: How) -> Place:
    evidence = _first_evidence(fact)
    if evidence is None:
        return Place(how, fact["id"])
    return Place(how, fact["id"], evidence["start"], evidence["end"])


def _first_evidence(fact: Fact) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = next(iter(fact.get("evidence", ())), None)
    return found


def _fact_within(facts: tuple[Fact, ...], start: int, end: int) -> str:
    for fact in facts:
        if any(evidence["start"] < end and evidence["end"] > start for evidence in fact.get("evidence", ())):
            return str(fact["id"])
    return ""


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _shared_start(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _shared_end(one: str, other: str) -> int:
    return _shared_start(one[::-1], other[::-1])


def _touch(ours: tuple[tuple[float, float, float, float], ...], theirs: Any) -> bool:
    return any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a in ours for b in theirs)
