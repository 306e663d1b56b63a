"""What is open or settled of a case and is no value and no criterion: conflicts, what is missing, whether a review is
needed, proposals, and what is to be looked at in a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cie_extract.model.case import CombinedFact
from review import wording
from review.case_desk import CasePoint, CaseStanding
from review.case_nouns import CaseWord
from review.desk.paper_names import added_words, group_of, known_paper, paper_words, places_of, prefix_of
from review.desk.sheet import Card, Side
from review.standing import Said

#: Which values speak of a thing that is missing.
_SEE = {
    "wage": "wages", "employer": "employer", "position": "job_title", "worksite": "worksite",
    "essential_functions": "duties", "qualifications": "qualifications", "hours": "hours_per_week",
    "contract_end": "contract", "period_in_force": "contract", "signature": "signature",
}  # fmt: skip


def point_cards(standing: CaseStanding) -> Iterator[Card]:
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
            see = _unanswered(standing) if point.about == "answers" else _SEE.get(point.about, "")
            yield replace(_plain(standing, point, "missing", item.label), words=item.why, question=item.ask, see=see)


def _unanswered(standing: CaseStanding) -> str:
    """The first statement of the request that has no clear answer; "" where there is no request."""
    facts = standing.record.facts
    answered = {fact.field for fact in facts if any(isinstance(one.value, bool) for one in fact.variants)}
    requested = any(part.role in ("request", "packet") for part in standing.parts)
    return next((one for one in map("statements.{}".format, range(1, 8)) if requested and one not in answered), "")


def _plain(standing: CaseStanding, point: CasePoint, kind: str, label: str) -> Card:
    word = standing.word_on(f"point.{point.key}")
    return Card(
        dom=f"q-{point.code}-{point.about.replace('.', '-')}",
        kind=kind,
        field=point.about,
        fact="",
        label=label,
        words=point.message,
        source=_noted(word, "Settled"),
        points=(point,),
        looked=word.id if word else 0,
        key=point.key,
    )


def _noted(word: CaseWord | Said | None, verb: str) -> str:
    """Who said it, when, and why; nothing where nobody has."""
    if word is None:
        return ""
    verb = "To be asked of the employer; noted" if word.kind == "ask_employer" else verb
    return f"{verb} by {word.by} on {wording.day(word.at.date())}." + (f" “{word.note}”" if word.note else "")


def _document(standing: CaseStanding, point: CasePoint) -> Card:
    part = next(one for one in standing.parts if one.name == point.paper)
    said = part.standing.said_of(f"document.{point.code}")
    words = paper_words(part.role, part.name)
    return Card(
        dom=f"{prefix_of(part.name)}-d-{point.code}",
        kind="document",
        field=f"document.{point.code}",
        fact="",
        label=words,
        words=point.message,
        source=_noted(said, "Looked at"),
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
    hands = {f"added-{one.id}": added_words(one) for one in standing.file.added}
    dom = f"x-{point.about.replace('.', '-')}"
    card = _plain(standing, point, "conflict", wording.field_label(point.about))
    sides = tuple(_sides(fact, dom, papers, hands))
    return replace(
        card,
        dom=dom,
        seen=int(fact.settled_by.removeprefix("added-") or 0),
        words=_let_hold(fact, standing) or f"{wording.PAPERS_DISAGREE.capitalize()}.",
        sides=sides,
        spots=tuple(spot for side in sides for _, spot in side.sources if spot is not None),
        see=group_of(point.about),
    )


def _let_hold(fact: CombinedFact, standing: CaseStanding) -> str:
    """Who let which value hold; "" where nobody did."""
    one = next((one for one in standing.file.added if f"added-{one.id}" == fact.settled_by), None)
    if one is None:
        return ""
    where = f"{wording.SOURCES.get(one.source, wording.ELSEWHERE)} on {wording.day(one.said_on)}"
    return f"{one.by} let {fact.variants[0].said} hold, {where}."


def _sides(fact: CombinedFact, dom: str, papers: Mapping[str, str], hands: Mapping[str, str]) -> Iterator[Side]:
    for at, variant in enumerate(fact.variants):
        sources = []
        for source in variant.sources:
            spots = list(places_of(source.fact.evidence[:1], dom, known_paper(source.paper, papers)))
            words = papers.get(source.paper) or hands.get(source.paper, "Added by hand")
            words += f", entered by {source.by}" if source.how == "entered" else ""
            sources.append((words, spots[0] if spots else None))
        yield Side(str(at), variant.said, tuple(sources))
