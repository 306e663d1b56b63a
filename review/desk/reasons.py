"""The reasons of a determination by criterion, drafted from the evidence; and what a signature needs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cie_extract.model.case import CaseRecord
from cie_extract.pattern_files import Patterns
from cie_extract.stages.attested import ATTESTED
from review import wording
from review.desk.case_sheet import CaseSheet
from review.desk.sheet import Card, Spot


@dataclass(frozen=True, slots=True)
class ReasonDraft:
    """One criterion with the words that are proposed for it."""

    criterion: str
    label: str
    words: str
    draft: str
    dom: str


def drafts_of(sheet: CaseSheet, chosen: str) -> tuple[ReasonDraft, ...]:
    """A draft for each criterion of the chosen set that applies: what was found, in the words of the papers."""
    found = [
        card
        for card in sheet.every
        if card.kind == "criterion" and card.set_id == chosen and card.outcome != "not_applicable"
    ]
    return tuple(
        ReasonDraft(card.field.removeprefix("criteria."), card.label, card.words, _draft(card), f"r-{number}")
        for number, card in enumerate(sorted(found, key=lambda card: card.field), 1)
    )


def outcomes_seal(record: CaseRecord) -> str:
    """What the outcomes and values are, in short: whether anything changed between drawing and signing a form."""
    words = "\n".join(f"{each.id} {each.outcome} {each.why}" for each in record.criteria)
    words += "\n".join(fact.model_dump_json() for fact in record.facts)
    words += f"\n{record.scope.answer} {record.readiness.summary}"
    return hashlib.sha256(words.encode()).hexdigest()


def needs_second(record: CaseRecord) -> bool:
    """Whether a second, different person must sign: any answer False, any outcome not met or conflicting."""
    answers = any(
        variant.value is False
        for fact in record.facts
        if fact.field.startswith("statements.")
        for variant in fact.variants
    )
    return answers or any(
        each.set == record.set and each.outcome in ("not_met", "conflicting") for each in record.criteria
    )


def needs_reason(record: CaseRecord, decision: str) -> tuple[str, ...]:
    """Why "meets" needs a written reason here; empty where it does not."""
    if decision != "meets":
        return ()
    found = []
    if any(each.set == "fed" and each.outcome == "not_met" for each in record.criteria):
        found.append("The papers contradict a federal criterion.")
    if any(each.outcome == "conflicting" for each in record.criteria) or any(fact.conflict for fact in record.facts):
        found.append("A conflict is open.")
    if any(item.code == "contract_end" and item.state in ("missing", "unread") for item in record.readiness.items):
        found.append("The position rests on a contract, and its end is not stated.")
    return tuple(found)


def tables_in_force(patterns: Patterns) -> dict[str, str]:
    """The SHA-256 of each dated table, as it is now."""
    files = patterns.files("tables", ".csv")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)}


def _draft(card: Card) -> str:
    """The outcome, why, and two passages. What the employer alone says rests on a tick: the place of it is named."""
    said = f"{card.words[:1].upper()}{card.words[1:]}. {card.why if card.adds_why else ''}".strip()
    said = said if said.endswith((".", "!", "?")) else f"{said}."
    told = [spot for spot in card.spots if spot.paper and not wording.is_mark(spot.quote)][:2]
    if card.words in (*ATTESTED, wording.EMPLOYER_SAYS_NO):
        places = [_place(spot) for spot in told[:1]]
    else:
        places = [f"“{_short(spot.quote)}” {_place(spot)}" for spot in told]
    return f"{said} {' '.join(places)}".strip()


def _place(spot: Spot) -> str:
    return f"({spot.paper}{f', page {spot.page}' if spot.page else ''})"


def _short(quote: str) -> str:
    return quote if len(quote) <= 160 else f"{quote[:157].rsplit(' ', 1)[0]} …"
