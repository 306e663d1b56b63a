"""The sheet of a case: what is to be settled, what the guides make of the papers, and what the papers say, each with
its place, source and form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cie_extract.model.case import CombinedFact, ReadinessItem, Revision, Scope
from cie_extract.model.place import Evidence
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.explain_case import explain_case_criterion
from review import wording
from review.case_desk import CasePoint, CaseStanding, PaperStanding
from review.desk.sheet import ORDER, Card, Side, Spot, blank_card, cards_of_paper, spots_of

_SYMBOLS = {
    "met": "check_circle",
    "not_met": "error",
    "conflicting": "warning",
    "insufficient": "info",
    "not_applicable": "remove",
}
#: Which values speak of a thing that is missing.
_SEE = {
    "wage": "wages", "employer": "employer", "position": "job_title", "worksite": "worksite",
    "essential_functions": "duties", "qualifications": "qualifications", "hours": "hours_per_week",
    "contract_end": "contract", "period_in_force": "contract", "signature": "signature",
}  # fmt: skip
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
    criteria = list(_criteria(standing, patterns))
    others = list(_points(standing))
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


def paper_words(role: str, name: str) -> str:
    """ "Review request 2026-0147"."""
    return f"{wording.ROLES.get(role, role.replace('_', ' ').capitalize())} {name}"


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
        dom = f"{_prefix(part.name)}-{card.dom}"
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


def _criteria(standing: CaseStanding, patterns: Patterns) -> Iterator[Card]:
    record = standing.record
    sets = load_criteria(patterns)
    asked = {
        (name, criterion.id): criterion
        for name in {outcome.set for outcome in record.criteria}
        for criterion in sets[name].in_force(record.versions.as_of).criteria
    }
    found = {one.criterion: one.found for one in record.judged}
    overtaken = {one.criterion: one.overtaken_by for one in record.judged if one.overtaken_by}
    papers = {part.name: paper_words(part.role, part.name) for part in standing.parts}
    for outcome in record.criteria:
        criterion = asked.get((outcome.set, outcome.id))
        answer = record.fact(f"statements.{criterion.statement}") if criterion and criterion.statement else None
        answered = answer is not None and any(isinstance(one.value, bool) for one in answer.variants)
        word = standing.word_on(f"criteria.{outcome.id}")
        dom = f"c-{outcome.id.replace('.', '-')}"
        walk = explain_case_criterion(outcome.id, record)
        before = found.get(outcome.id)
        points = tuple(point for point in standing.points if point.about == outcome.id and not point.paper)
        key = points[0].key if points else f"{outcome.outcome}:{outcome.id}"
        source = ""
        if word is not None:
            source = f"Settled by {word.by} on {wording.day(word.at.date())}: “{word.note}”"
            if outcome.id in overtaken:
                source = f"{word.by} said on {wording.day(word.at.date())}: “{word.note}”"
                source += f" {overtaken[outcome.id]} came later and touches it: look again."
            elif before is not None and before != outcome.outcome:
                source += f" The program found: {wording.OUTCOMES[before]}."
        yield Card(
            dom=dom,
            kind="criterion",
            field=f"criteria.{outcome.id}",
            fact="",
            label=wording.criterion_label(outcome.id),
            words=wording.outcome_words(outcome.outcome, outcome.basis, answered),
            source=source,
            spots=_distinct(
                spot
                for step in (walk.steps if walk else ())
                for spot in _places(step.evidence, dom, _paper(step.paper, papers))
            ),
            points=points,
            seen=word.id if word else 0,
            asks=criterion.asks if criterion else "",
            why=outcome.why,
            question=outcome.question or "",
            symbol=_SYMBOLS[outcome.outcome],
            outcome=outcome.outcome,
            set=wording.SETS.get(outcome.set, outcome.set),
            set_id=outcome.set,
            key=key,
            looked=asked_.id if (asked_ := standing.word_on(f"point.{key}")) else 0,
        )


def _places(evidence: Iterable[Evidence], dom: str, paper: str) -> Iterator[Spot]:
    return spots_of([piece.model_dump(mode="json") for piece in evidence], dom, paper)


def _distinct(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Every place once: two findings may rest on the same words."""
    return tuple({(spot.paper, spot.start, spot.end): spot for spot in spots}.values())


def _paper(name: str, papers: Mapping[str, str]) -> str:
    return name if name in papers else ""


def _points(standing: CaseStanding) -> Iterator[Card]:
    """A card for each point that is no value and no criterion: conflicts, what is missing, scope, proposals, papers."""
    criteria = {outcome.id for outcome in standing.record.criteria}
    items = {item.code: item for item in standing.record.readiness.items}
    for point in standing.points:
        if point.paper:
            if point.about == "document":
                yield _document(standing, point)
        elif point.code == "disagree":
            yield _conflict(standing, point)
        elif point.code == "proposal":
            split = any(str(one.id) == point.about and one.kind == "split" for one in standing.file.proposals)
            label = "Two positions in one case?" if split else "The same position as another case?"
            yield _plain(standing, point, "proposal", label)
        elif point.code == "scope":
            card = _plain(standing, point, "missing", "Is a review needed?")
            yield replace(
                card, words=" ".join(standing.record.scope.why), question=standing.record.scope.question or ""
            )
        elif point.about not in criteria and (item := items.get(point.about)) is not None:
            see = _SEE.get(point.about, "")
            yield replace(_plain(standing, point, "missing", item.label), words=item.why, question=item.ask, see=see)


def _plain(standing: CaseStanding, point: CasePoint, kind: str, label: str) -> Card:
    word = standing.word_on(f"point.{point.key}")
    source = ""
    if word is not None:
        verb = "To be asked of the employer; noted" if word.kind == "ask_employer" else "Settled"
        source = f"{verb} by {word.by} on {wording.day(word.at.date())}." + (f" “{word.note}”" if word.note else "")
    return Card(
        dom=f"q-{point.code}-{point.about.replace('.', '-')}",
        kind=kind,
        field=point.about,
        fact="",
        label=label,
        words=point.message,
        source=source,
        points=(point,),
        looked=word.id if word else 0,
        key=point.key,
    )


def _document(standing: CaseStanding, point: CasePoint) -> Card:
    part = next(one for one in standing.parts if one.name == point.paper)
    said = part.standing.said_of(f"document.{point.code}")
    words = paper_words(part.role, part.name)
    source = ""
    if said is not None:
        verb = "To be asked of the employer; noted" if said.kind == "ask_employer" else "Looked at"
        source = f"{verb} by {said.by} on {wording.day(said.at.date())}." + (f" “{said.note}”" if said.note else "")
    return Card(
        dom=f"{_prefix(part.name)}-d-{point.code}",
        kind="document",
        field=f"document.{point.code}",
        fact="",
        label=words,
        words=point.message,
        source=source,
        points=(point,),
        seen=said.row if said else 0,
        said=said,
        paper=part.name,
        paper_words=words,
        key=point.key,
    )


def _conflict(standing: CaseStanding, point: CasePoint) -> Card:
    fact = standing.record.fact(point.about)
    assert fact is not None
    papers = {part.name: paper_words(part.role, part.name) for part in standing.parts}
    dom = f"x-{point.about.replace('.', '-')}"
    card = _plain(standing, point, "conflict", wording.field_label(point.about))
    sides = tuple(_sides(fact, dom, papers))
    return replace(
        card,
        dom=dom,
        words=fact.why if fact.settled_by else wording.PAPERS_DISAGREE.capitalize() + ".",
        sides=sides,
        spots=tuple(spot for side in sides for _, spot in side.sources if spot is not None),
        see=_group_of(point.about),
    )


def _group_of(field: str) -> str:
    """The group of values that a field stands in."""
    return field if field.startswith("statements.") else field.partition(".")[0]


def _sides(fact: CombinedFact, dom: str, papers: Mapping[str, str]) -> Iterator[Side]:
    for at, variant in enumerate(fact.variants):
        sources = []
        for source in variant.sources:
            spots = list(_places(source.fact.evidence[:1], dom, _paper(source.paper, papers)))
            words = papers.get(source.paper) or f"Added by {source.by or 'hand'}"
            sources.append((words, spots[0] if spots else None))
        yield Side(str(at), variant.said, tuple(sources))


def _groups(standing: CaseStanding, facts: list[Card]) -> Iterator[Group]:
    """Every field in the order of the page, with the values of all papers; a field that none states has one card."""
    if not standing.parts:
        return
    numbers = sorted({card.field for card in facts if card.field.startswith("statements.")})
    disagree = {
        _group_of(fact.field): f"x-{fact.field.replace('.', '-')}" for fact in standing.record.facts if fact.conflict
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


def _prefix(paper: str) -> str:
    return f"p{paper.replace('/', '_')}"


def _blank(part: PaperStanding, field: str) -> Card:
    """The card of a field that a paper does not state."""
    card = blank_card(part.standing, field)
    return replace(
        card, dom=f"{_prefix(part.name)}-{card.dom}", paper=part.name, paper_words=paper_words(part.role, part.name)
    )
