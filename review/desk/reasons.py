"""The reasons of a determination by criterion, drafted from the evidence; and what a signature needs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from review.desk.sheet import Card, Sheet, cards_of
from review.standing import Standing


@dataclass(frozen=True, slots=True)
class ReasonDraft:
    """One criterion with the words that are proposed for it."""

    criterion: str
    label: str
    words: str
    draft: str
    dom: str


def drafts_of(sheets: tuple[Sheet, ...], chosen: str) -> tuple[ReasonDraft, ...]:
    """A draft for each criterion of the chosen set that applies: what was found, in the words of the papers."""
    found: dict[str, Card] = {}
    for sheet in sheets:
        for card in cards_of(sheet):
            if (
                card.kind == "criterion"
                and card.field.startswith(f"criteria.{chosen}.")
                and card.outcome != "not_applicable"
            ):
                found.setdefault(card.field, card)
    return tuple(
        ReasonDraft(card.field.removeprefix("criteria."), card.label, card.words, _draft(card), f"r-{number}")
        for number, card in enumerate(sorted(found.values(), key=lambda card: card.field), 1)
    )


def outcomes_seal(parts: tuple[Standing, ...]) -> str:
    """What the outcomes and values are, in short: whether anything changed between drawing and signing a form."""
    words = "\n".join(
        f"{part.part} {each.id} {each.outcome} {each.why}" for part in parts for each in part.record.criteria
    ) + "\n".join(part.record.facts.model_dump_json() for part in parts)
    return hashlib.sha256(words.encode()).hexdigest()


def outcome_lines(parts: tuple[Standing, ...]) -> dict[str, str]:
    """The outcome of each criterion, for saying what changed."""
    return {each.id: each.outcome for part in parts for each in part.record.criteria}


def needs_second(parts: tuple[Standing, ...], chosen: str) -> bool:
    """Whether a second, different person must sign: any answer False, any outcome not met or conflicting."""
    answers = any(answer.answer is False for part in parts for answer in part.record.facts.statements.values())
    outcomes = any(
        each.set == chosen and each.outcome in ("not_met", "conflicting")
        for part in parts
        for each in part.record.criteria
    )
    return answers or outcomes


def needs_reason(parts: tuple[Standing, ...], decision: str) -> tuple[str, ...]:
    """Why "meets" needs a written reason here; empty where it does not."""
    if decision != "meets":
        return ()
    found = []
    outcomes = [each for part in parts for each in part.record.criteria]
    if any(each.set == "fed" and each.outcome == "not_met" for each in outcomes):
        found.append("The papers contradict a federal criterion.")
    if any(each.outcome == "conflicting" for each in outcomes):
        found.append("A conflict is open.")
    about = {(reason.code, reason.about) for part in parts for reason in part.record.route.reasons}
    if ("missing", "contract.end") in about:
        found.append("The position rests on a contract, and its end is not stated.")
    return tuple(found)


def _draft(card: Card) -> str:
    quotes = [
        f"“{_short(spot.quote)}” (page {spot.page})" if spot.page else f"“{_short(spot.quote)}”"
        for spot in card.spots[:2]
    ]
    said = f"{card.words[:1].upper()}{card.words[1:]}. {card.why}".strip()
    said = said if said.endswith((".", "!", "?")) else f"{said}."
    return f"{said} {' '.join(quotes)}".strip()


def _short(quote: str) -> str:
    return quote if len(quote) <= 160 else f"{quote[:157].rsplit(' ', 1)[0]} …"
