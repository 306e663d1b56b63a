"""The sheet of a case: what is to be settled, what the guides make of the papers, and what the papers say, each with
its place, source and form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cie_extract.model.case import ReadinessItem, Revision, Scope
from cie_extract.pattern_files import Patterns
from review import wording
from review.case_desk import CasePoint, CaseStanding, PaperStanding
from review.desk.criterion_cards import criterion_cards
from review.desk.paper_names import group_of, paper_words, prefix_of
from review.desk.point_cards import point_cards
from review.desk.sheet import ORDER, Card, Spot, blank_card, cards_of_paper

_REQUESTED = ("statements", "signature")


@dataclass(frozen=True, slots=True)
class Group:
    """One field as all papers state it. `adds` is the form for what a paper says beside."""

    dom: str
    field: str
    label: str
    cards: tuple[Card, ...]
    adds: Card | None = None
    disagree: str = ""  # the card of the conflict

    @property
    def many(self) -> bool:
        return len(self.cards) > 4


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """The cards of a case, in the order of the page."""

    first: tuple[Card, ...]
    open: tuple[Card, ...]
    settled: tuple[Card, ...]
    criteria: tuple[tuple[str, str, tuple[Card, ...]], ...]
    groups: tuple[Group, ...]
    scope: Scope
    ready: bool
    readiness: str
    items: tuple[ReadinessItem, ...]
    revisions: tuple[Revision, ...]
    left: int

    @property
    def every(self) -> tuple[Card, ...]:
        """Every card once."""
        found: dict[str, Card] = {}
        for card in self._all():
            found.setdefault(card.dom, card)
        return tuple(found.values())

    @property
    def above(self) -> frozenset[str]:
        """The cards that stand first: what is to be settled."""
        return frozenset(card.dom for card in (*self.first, *self.open))

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every place once."""
        return tuple(
            {(one.paper, one.start, one.end, one.dom): one for card in self.every for one in card.spots}.values()
        )

    def _all(self) -> Iterator[Card]:
        yield from self.first
        yield from self.open
        yield from self.settled
        for _, _, cards in self.criteria:
            yield from cards
        for group in self.groups:
            yield from group.cards
            if group.adds is not None:
                yield group.adds


def case_sheet(standing: CaseStanding, patterns: Patterns) -> CaseSheet:
    """The sheet of what stands for a case."""
    record = standing.record
    facts = [card for part in standing.parts for card in _of_paper(standing, part)]
    first = [card for card in facts if card.first]
    criteria = list(criterion_cards(standing, patterns))
    others = list(point_cards(standing))
    by_key = {card.key: card for card in others}
    by_key |= {point.key: card for card in (*criteria, *facts) for point in card.points if isinstance(point, CasePoint)}
    opened = [by_key[point.key] for point in standing.open_points if point.key in by_key]
    names = list(dict.fromkeys(card.set_id for card in criteria))
    shown = {card.dom for card in (*first, *opened)}
    return CaseSheet(
        first=tuple(first),
        open=tuple({card.dom: card for card in opened if card not in first}.values()),
        settled=tuple(card for card in others if card.dom not in shown),
        criteria=tuple(
            (name, wording.SETS.get(name, name), tuple(card for card in criteria if card.set_id == name))
            for name in names
        ),
        groups=tuple(_groups(standing, facts)),
        scope=record.scope,
        ready=record.readiness.ready,
        readiness=record.readiness.summary,
        items=record.readiness.items,
        revisions=record.revisions,
        left=standing.left,
    )


def with_drafts(sheet: CaseSheet, drafts: Mapping[str, Mapping[str, str]]) -> CaseSheet:
    """The sheet with what a person had begun to type back in its forms, by card."""

    def one(card: Card) -> Card:
        draft = drafts.get(card.dom)
        if draft is None:
            return card
        inputs = tuple((entry, draft.get(entry.name, value)) for entry, value in card.inputs)
        return replace(card, inputs=inputs, begun=draft.get("kind", "") or "none", note=draft.get("note", ""))

    def each(cards: Iterable[Card]) -> tuple[Card, ...]:
        return tuple(one(card) for card in cards)

    if not drafts:
        return sheet
    return replace(
        sheet,
        first=each(sheet.first),
        open=each(sheet.open),
        settled=each(sheet.settled),
        criteria=tuple((name, words, each(cards)) for name, words, cards in sheet.criteria),
        groups=tuple(
            replace(group, cards=each(group.cards), adds=one(group.adds) if group.adds else None)
            for group in sheet.groups
        ),
    )


def _of_paper(standing: CaseStanding, part: PaperStanding) -> Iterator[Card]:
    """The values of one paper, with what of them is open in the case."""
    if part.role == "replaced":
        return
    points = [point for point in standing.points if point.paper == part.name]
    used: set[str] = set()
    for card in cards_of_paper(part.standing):
        own = tuple(point for point in points if point.about in _names(card) and point.key not in used)
        if not card.has_value and card.said is None and not own:
            continue
        used |= {point.key for point in own}
        dom = f"{prefix_of(part.name)}-{card.dom}"
        yield replace(
            card,
            dom=dom,
            points=own,
            paper=part.name,
            paper_words=paper_words(part.role, part.name),
            spots=tuple(replace(spot, dom=dom, paper=part.name) for spot in card.spots),
        )


def _names(card: Card) -> tuple[str, ...]:
    """What a point may call the field of a card."""
    return (card.field, card.field.partition(".")[0])


def _groups(standing: CaseStanding, facts: list[Card]) -> Iterator[Group]:
    """Every field in the order of the page, with the values of all papers; a field that none states has one card."""
    if not standing.parts:
        return
    numbers = sorted({card.field for card in facts if card.field.startswith("statements.")})
    disagree = {
        group_of(fact.field): f"x-{fact.field.replace('.', '-')}" for fact in standing.record.facts if fact.conflict
    }
    for field in (*ORDER, *numbers):
        cards = [card for card in facts if card.field == field]
        blank = _blank(_primary(standing, field), field)
        if not cards:
            cards = [blank]
        label = wording.field_label(field)
        adds = replace(
            blank,
            dom=f"a-{field.replace('.', '-')}",
            label=f"{label}: what a paper says beside",
            words="",
            adds=True,
            points=(),
            said=None,
            seen=0,
        )
        wanted = adds if cards[0].has_value and blank.inputs else None
        yield Group(f"g-{field.replace('.', '-')}", field, label, tuple(cards), wanted, disagree.get(field, ""))


def _primary(standing: CaseStanding, field: str) -> PaperStanding:
    """The paper that is first asked for a field."""
    roles = ("request", "packet") if field.partition(".")[0] in _REQUESTED else ("description", "packet")
    return next((part for part in standing.parts if part.role in roles), standing.parts[0])


def _blank(part: PaperStanding, field: str) -> Card:
    """The card of a field that a paper does not state."""
    card = blank_card(part.standing, field)
    return replace(
        card, dom=f"{prefix_of(part.name)}-{card.dom}", paper=part.name, paper_words=paper_words(part.role, part.name)
    )
