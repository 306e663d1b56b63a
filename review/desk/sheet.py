"""The values of one paper as cards of the page, each with its place, source and form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cie_extract.stages.attested import ATTESTED
from cie_extract.stages.confidence import THRESHOLD
from cie_extract.stages.entered import LISTS
from review import wording
from review.case_desk import CasePoint
from review.desk.values import Input, inputs_of, typed
from review.standing import Point, Said, Standing, as_json

ORDER = (
    "job_title", "employer", "worksite", "other_worksites", "wages", "fringe", "hours_per_week", "contract",
    "signature", "position_dates", "duties", "qualifications",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a paper: page, words, and boxes as x, y, width and height in points."""

    page: int | None
    start: int
    end: int
    quote: str
    boxes: tuple[tuple[float, float, float, float], ...]
    dom: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One value of several that papers state, with the papers that state it and their words."""

    key: str
    words: str
    sources: tuple[tuple[str, Spot | None], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Another candidate for a field."""

    key: str
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """One value, one criterion or one thing to look at, with everything to see and settle it. `seen` is the row in
    force, 0 for none."""

    dom: str
    kind: str  # "fact", "criterion", "document", "conflict", "missing", "proposal"
    field: str
    fact: str
    label: str
    words: str
    certainty: str = ""
    source: str = ""
    computed: str = ""
    doubtful: bool = False
    spots: tuple[Spot, ...] = ()
    points: tuple[Point | CasePoint, ...] = ()
    seen: int = 0
    looked: int = 0  # a word in force that asked the employer
    said: Said | None = None
    choices: tuple[Choice, ...] = ()
    inputs: tuple[tuple[Input, str], ...] = ()
    asks: str = ""
    why: str = ""
    question: str = ""
    outcome: str = ""
    set: str = ""
    has_value: bool = False
    adds: bool = False  # a form for one more of a list
    first: bool = False  # a False answer: it stands first
    begun: str = ""  # the choice of a form that was begun and not saved
    note: str = ""
    paper: str = ""  # the paper whose value it is: "2026-0147", "2026-0147/2"
    paper_words: str = ""  # "Review request 2026-0147"
    set_id: str = ""
    key: str = ""  # of the point that it settles
    sides: tuple[Side, ...] = ()
    see: str = ""  # the group of values that speaks of the same

    @property
    def places(self) -> tuple[Spot, ...]:
        """The first place on each page that it stands on: choosing one marks all that are there."""
        found: dict[tuple[str, int | None], Spot] = {}
        for spot in self.spots:
            found.setdefault((spot.paper, spot.page), spot)
        return tuple(found.values())

    @property
    def tone(self) -> str:
        """How its outcome looks: what the employer says, and no sure passage, is no support."""
        return "attested" if self.words in ATTESTED else self.outcome

    @property
    def told(self) -> str:
        """How sure it is, and who said it."""
        return " ".join(filter(None, (self.certainty, self.source)))

    @property
    def adds_why(self) -> bool:
        """Whether the sentence why says more than the outcome does."""
        said = f"{self.words[:1].upper()}{self.words[1:]}."
        return bool(self.why) and self.why not in (said, "The papers support it.")

    @property
    def open(self) -> bool:
        return any(not point.settled for point in self.points)

    @property
    def asked(self) -> bool:
        if self.said is not None:
            return self.said.kind == "ask_employer"
        opened = [point for point in self.points if not point.settled]
        return bool(opened) and all(point.asked for point in opened)


def cards_of_paper(standing: Standing) -> Iterator[Card]:
    """Every value of a paper in the order of the page, those that it does not state too."""
    values = as_json(standing.record, "facts")["facts"]
    others = as_json(standing.stored, "alternatives")["alternatives"]
    for name in ORDER:
        points = tuple(point for point in standing.points if point.about.partition(".")[0] == name)
        if name in LISTS:
            for at, fact in enumerate(values[name], 1):
                own = points if at == 1 or _doubt(fact) else ()
                yield _fact(standing, name, fact, own, others if at == 1 else {}, at, len(values[name]))
            if not values[name]:
                yield _fact(standing, name, None, points, others)
        else:
            yield _fact(standing, name, values[name], points, others)
    numbers = sorted({*values["statements"], *(_numbers(standing) or ())}, key=int)
    for number in numbers:
        name = f"statements.{number}"
        fact = values["statements"].get(number)
        points = tuple(
            point
            for point in standing.points
            if point.about == name or (point.about == "statements" and fact and _doubt(fact))
        )
        yield _fact(standing, name, fact, points, others)


def blank_card(standing: Standing, field: str) -> Card:
    """The card of a field that a paper does not state."""
    return _fact(standing, field, None, (), {})


def _numbers(standing: Standing) -> Iterable[str]:
    if standing.record.document.kind in ("review_request", "packet"):
        return [str(number) for number in range(1, 8)]
    return [point.about.partition(".")[2] for point in standing.points if point.about.startswith("statements.")]


def _doubt(fact: dict[str, Any]) -> bool:
    return float(fact["confidence"]) < THRESHOLD


def _fact(
    standing: Standing,
    name: str,
    fact: dict[str, Any] | None,
    points: tuple[Point, ...],
    others: Mapping[str, list[dict[str, Any]]],
    at: int = 0,
    of: int = 0,
) -> Card:
    key = str(fact["id"]) if fact else ""
    said = _said(standing, name, key)
    dom = f"f-{name.replace('.', '-')}-{key or 'none'}"
    label = wording.field_label(name) + (f" {at} of {of}" if of > 1 else "")
    return Card(
        dom=dom,
        kind="fact",
        field=name,
        fact=key,
        label=label,
        words=wording.value_words(name, fact) if fact else _absent(standing, name, said),
        certainty=_certainty(fact, said),
        source=_source(said),
        computed=wording.computed_words(name, fact),
        doubtful=bool(fact) and said is None and float(fact["confidence"]) < 0.85 if fact else False,
        spots=tuple(spots_of(fact["evidence"] if fact else (), dom)),
        points=points,
        seen=said.row if said else 0,
        said=said,
        choices=tuple(
            Choice(str(one["id"]), wording.value_words(name, one), _quote(one))
            for one in others.get(name, ())
            if one["id"] != key
        ),
        inputs=tuple((one, typed(name, fact)[one.name]) for one in inputs_of(name)),
        has_value=fact is not None,
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


def _source(said: Said | None) -> str:
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


def spots_of(evidence: Iterable[dict[str, Any]], dom: str, paper: str = "") -> Iterator[Spot]:
    """The places of pieces of evidence, as a record prints them."""
    for piece in evidence:
        boxes = tuple((x0, top, round(x1 - x0, 2), round(bottom - top, 2)) for x0, top, x1, bottom in piece["boxes"])
        yield Spot(piece["page"], piece["start"], piece["end"], piece["quote"], boxes, dom, paper)


def _quote(fact: dict[str, Any]) -> str:
    return str(fact["evidence"][0]["quote"]) if fact["evidence"] else ""
