"""The sheet of one document: fields and criteria as the page shows them, each with its place, source and form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import Criterion, load_criteria
from cie_extract.stages.entered import LISTS
from review import wording
from review.desk.values import Input, inputs_of, typed
from review.standing import Point, Said, Standing, as_json

_SINGLE = ("job_title", "employer", "worksite", "hours_per_week", "contract", "signature")
_ORDER = (
    "job_title", "employer", "worksite", "other_worksites", "wages", "fringe", "hours_per_week", "contract",
    "signature", "position_dates", "duties", "qualifications",
)  # fmt: skip
_SYMBOLS = {
    "met": "check_circle",
    "not_met": "error",
    "conflicting": "warning",
    "insufficient": "info",
    "not_applicable": "remove",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the papers: page, words, and boxes as x, y, width and height in points."""

    page: int | None
    start: int
    end: int
    quote: str
    boxes: tuple[tuple[float, float, float, float], ...]
    dom: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Another candidate for a field."""

    key: str
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """One value, or one criterion, with everything to see and settle it. `seen` is the row in force, 0 for none."""

    dom: str
    kind: str  # "fact", "criterion", "document"
    field: str
    fact: str
    label: str
    words: str
    certainty: str = ""
    source: str = ""
    computed: str = ""
    doubtful: bool = False
    spots: tuple[Spot, ...] = ()
    points: tuple[Point, ...] = ()
    seen: int = 0
    said: Said | None = None
    choices: tuple[Choice, ...] = ()
    inputs: tuple[tuple[Input, str], ...] = ()
    asks: str = ""
    why: str = ""
    question: str = ""
    symbol: str = ""
    outcome: str = ""
    set: str = ""
    has_value: bool = False
    adds: bool = False  # a form for one more of a list
    first: bool = False  # a False answer: it stands first
    begun: str = ""  # the choice of a form that was begun and not saved
    note: str = ""

    @property
    def open(self) -> bool:
        return any(not point.settled for point in self.points)

    @property
    def asked(self) -> bool:
        return self.said is not None and self.said.kind == "ask_employer"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cards of one part, in the order of the page."""

    first: tuple[Card, ...]
    open: tuple[Card, ...]
    criteria: tuple[tuple[str, tuple[Card, ...]], ...]
    facts: tuple[Card, ...]
    spots: tuple[Spot, ...] = field(default=())

    @property
    def left(self) -> int:
        return len(self.open) + sum(card.open for card in self.first)


def sheet_of(standing: Standing, patterns: Patterns) -> Sheet:
    """The sheet of what stands for one part."""
    record = as_json(standing.record)
    facts = list(_facts(standing, record))
    criteria = list(_criteria(standing, record, patterns))
    document = list(_document(standing))
    first = [card for card in facts if card.first]
    cards = [card for card in (*criteria, *facts, *document) if card not in first]
    opened = sorted((card for card in cards if card.open), key=_rank)
    rest = [card for card in cards if not card.open]
    names = list(dict.fromkeys(card.set for card in criteria))
    return Sheet(
        first=tuple(first),
        open=tuple(opened),
        criteria=tuple((name, tuple(card for card in rest if card.set == name)) for name in names),
        facts=tuple(card for card in rest if card.kind != "criterion"),
        spots=tuple(_once(spot for card in (*first, *opened, *rest) for spot in card.spots)),
    )


def cards_of(sheet: Sheet) -> Iterator[Card]:
    """Every card once."""
    yield from sheet.first
    yield from sheet.open
    for _, cards in sheet.criteria:
        yield from cards
    yield from sheet.facts


def with_drafts(sheet: Sheet, drafts: Mapping[str, Mapping[str, str]]) -> Sheet:
    """The sheet with what a person had begun to type back in its forms, by `field/fact`."""

    def one(card: Card) -> Card:
        draft = drafts.get(f"{card.field}/{card.fact}")
        if draft is None:
            return card
        inputs = tuple((entry, draft.get(entry.name, value)) for entry, value in card.inputs)
        return replace(card, inputs=inputs, begun=draft.get("kind", "") or "none", note=draft.get("note", ""))

    if not drafts:
        return sheet
    return replace(
        sheet,
        first=tuple(map(one, sheet.first)),
        open=tuple(map(one, sheet.open)),
        criteria=tuple((name, tuple(map(one, cards))) for name, cards in sheet.criteria),
        facts=tuple(map(one, sheet.facts)),
    )


def _rank(card: Card) -> tuple[int, int]:
    order = {"conflicting": 0, "not_met": 0, "expired": 1, "option_unproved": 1}
    return (min(order.get(point.code, 2) for point in card.points if not point.settled), card.kind == "document")


def _facts(standing: Standing, record: dict[str, Any]) -> Iterator[Card]:
    values = record["facts"]
    for name in _ORDER:
        points = tuple(point for point in standing.points if point.about.partition(".")[0] == name)
        if name in LISTS:
            for at, fact in enumerate(values[name], 1):
                yield _fact(standing, name, fact, points if at == 1 or _doubt(fact) else (), at, len(values[name]))
            yield _fact(standing, name, None, () if values[name] else points, 0, 0, adds=bool(values[name]))
        else:
            yield _fact(standing, name, values[name], points)
    numbers = sorted({*values["statements"], *(_numbers(standing) or ())}, key=int)
    for number in numbers:
        name = f"statements.{number}"
        fact = values["statements"].get(number)
        points = tuple(
            point
            for point in standing.points
            if point.about == name or (point.about == "statements" and fact and _doubt(fact))
        )
        yield _fact(standing, name, fact, points)


def _numbers(standing: Standing) -> Iterable[str]:
    if standing.record.document.kind in ("review_request", "packet"):
        return [str(number) for number in range(1, 8)]
    return [point.about.partition(".")[2] for point in standing.points if point.about.startswith("statements.")]


def _doubt(fact: dict[str, Any]) -> bool:
    return float(fact["confidence"]) < 0.6


def _fact(
    standing: Standing,
    name: str,
    fact: dict[str, Any] | None,
    points: tuple[Point, ...],
    at: int = 0,
    of: int = 0,
    *,
    adds: bool = False,
) -> Card:
    key = str(fact["id"]) if fact else ""
    said = None if adds else _said(standing, name, key)
    dom = f"f-{name.replace('.', '-')}-{key or 'none'}"
    label = wording.field_label(name) + (f" {at} of {of}" if of > 1 else "")
    alternatives = as_json(standing.stored)["alternatives"].get(name, []) if at <= 1 else []
    return Card(
        dom=dom,
        kind="fact",
        field=name,
        fact=key,
        label=f"One more: {label.lower()}" if adds else label,
        words="" if adds else wording.value_words(name, fact) if fact else _absent(standing, name, said),
        certainty=_certainty(fact, said),
        source=_source(fact, said),
        computed=wording.computed_words(name, fact),
        doubtful=bool(fact) and said is None and float(fact["confidence"]) < 0.85 if fact else False,
        spots=tuple(_spots(fact, dom)),
        points=points,
        seen=said.row if said else 0,
        said=said,
        choices=tuple(
            Choice(str(one["id"]), wording.value_words(name, one), _quote(one))
            for one in alternatives
            if one["id"] != key
        ),
        inputs=tuple((one, typed(name, fact)[one.name]) for one in inputs_of(name)),
        has_value=fact is not None,
        adds=adds,
        first=name.startswith("statements.") and bool(fact) and fact.get("answer") is False if fact else False,
    )


def _said(standing: Standing, name: str, key: str) -> Said | None:
    for one in standing.said:
        if one.field == name and (name not in LISTS or (key in (one.fact, one.subject) if key else not one.fact)):
            return one
    return None


def _absent(standing: Standing, name: str, said: Said | None) -> str:
    if said and said.kind in ("not_stated", "unreadable"):
        return "Not stated." if said.kind == "not_stated" else "Cannot be read."
    if name.startswith("statements."):
        return "No answer found."
    return wording.ABSENT.get(standing.record.absent.get(name, "not_stated"), wording.ABSENT["not_stated"])


def _certainty(fact: dict[str, Any] | None, said: Said | None) -> str:
    if fact is None or (said and said.kind in ("confirmed", "corrected", "chosen")):
        return ""
    return wording.certainty_words(float(fact["confidence"]))


def _source(fact: dict[str, Any] | None, said: Said | None) -> str:
    if said is None:
        return ""
    verb = {
        "confirmed": "Confirmed",
        "corrected": "Entered",
        "chosen": "Chosen",
        "not_stated": "Said to be not stated",
        "unreadable": "Said to be unreadable",
        "ask_employer": "To be asked of the employer; noted",
        "judged": "Settled",
        "seen": "Looked at",
    }.get(said.kind, "Entered")
    where = f", {wording.SOURCES[said.source]}" if said.source != "papers" else ""
    lost = " Its place was not found again in the latest reading." if said.how == "lost" else ""
    return f"{verb} by {said.by}{where} on {wording.day(said.at.date())}.{lost}"


def _criteria(standing: Standing, record: dict[str, Any], patterns: Patterns) -> Iterator[Card]:
    evidence = _by_id(record)
    known = _asked(standing, patterns)
    answers = record["facts"]["statements"]
    for outcome in record["criteria"]:
        name = str(outcome["id"])
        criterion = known.get((outcome["set"], name))
        answer = answers.get(str(criterion.statement), {}).get("answer") if criterion and criterion.statement else None
        said = standing.said_of(f"criteria.{name}")
        dom = f"c-{name.replace('.', '-')}"
        yield Card(
            dom=dom,
            kind="criterion",
            field=f"criteria.{name}",
            fact="",
            label=wording.criterion_label(name),
            words=wording.outcome_words(outcome["outcome"], outcome["basis"], answer is not None),
            source=_source(None, said),
            spots=tuple(
                spot for each in outcome["evidence"] if each in evidence for spot in _spots(evidence[each], dom)
            ),
            points=tuple(point for point in standing.points if point.about == name),
            seen=said.row if said else 0,
            said=said,
            asks=criterion.asks if criterion else "",
            why=outcome["why"],
            question=outcome["question"] or "",
            symbol=_SYMBOLS[outcome["outcome"]],
            outcome=outcome["outcome"],
            set=wording.SETS.get(outcome["set"], outcome["set"]),
        )


def _asked(standing: Standing, patterns: Patterns) -> dict[tuple[str, str], Criterion]:
    as_of = standing.record.versions.as_of
    sets = load_criteria(patterns)
    return {
        (name, criterion.id): criterion
        for name in {outcome.set for outcome in standing.record.criteria}
        for criterion in sets[name].in_force(as_of).criteria
    }


def _document(standing: Standing) -> Iterator[Card]:
    for point in standing.points:
        if point.about != "document":
            continue
        said = standing.said_of(f"document.{point.code}")
        yield Card(
            dom=f"d-{point.code}",
            kind="document",
            field=f"document.{point.code}",
            fact="",
            label="The document",
            words=point.message,
            source=_source(None, said),
            points=(point,),
            seen=said.row if said else 0,
            said=said,
        )


def _by_id(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {str(cue["id"]): cue for cue in record["cues"]}
    for value in record["facts"].values():
        items = (
            value if isinstance(value, list) else [value] if value and "id" in value else list((value or {}).values())
        )
        found.update({str(one["id"]): one for one in items if isinstance(one, dict)})
    return found


def _spots(fact: dict[str, Any] | None, dom: str) -> Iterator[Spot]:
    for piece in (fact or {}).get("evidence", ()):
        boxes = tuple((x0, top, round(x1 - x0, 2), round(bottom - top, 2)) for x0, top, x1, bottom in piece["boxes"])
        yield Spot(piece["page"], piece["start"], piece["end"], piece["quote"], boxes, dom)


def _once(spots: Iterable[Spot]) -> Iterator[Spot]:
    seen = set()
    for spot in spots:
        if (key := (spot.start, spot.end, spot.dom)) not in seen:
            seen.add(key)
            yield spot


def _quote(fact: dict[str, Any]) -> str:
    return str(fact["evidence"][0]["quote"]) if fact["evidence"] else ""
