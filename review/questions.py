"""What is still open of a case, as questions that an employer can answer in a line."""

from __future__ import annotations

from dataclasses import dataclass

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from review.case_desk import CasePoint, CaseStanding
from review.sentences import value_in_words
from review.wording import criterion_label, field_label

#: What is missing of single statements: why it is missing says of which.
_NUMBERED = frozenset({"answers", "explanations"})


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question. `about` is a criterion, a field, or what the case is not ready for; `point` the key of the open
    point; `missing` where a paper or an entry is not there; `asked` where it was put to the employer before."""

    about: str
    point: str
    label: str
    question: str
    missing: bool = False
    asked: bool = False


def open_questions(standing: CaseStanding, patterns: Patterns) -> tuple[OpenQuestion, ...]:
    """A question for each open point that an employer can answer: what is missing first, then statement by statement.
    The same question stands once."""
    criteria = load_criteria(patterns)[standing.record.set].in_force(standing.record.versions.as_of).criteria
    asks = {one.id: one.question for one in criteria}
    found = [one for point in standing.open_points if (one := _question(point, standing, asks)) is not None]
    once = {one.question: one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: (not one.missing, one.about)))


def _question(point: CasePoint, standing: CaseStanding, asks: dict[str, str]) -> OpenQuestion | None:
    record = standing.record
    if point.paper:
        return None  # what is open of one paper is for a person to look at
    if point.code == "disagree":
        fact = record.fact(point.about)
        said = "; ".join(value_in_words(point.about, variant.said) for variant in fact.variants) if fact else ""
        label = field_label(point.about)
        words = f"The papers do not agree on this: {label} ({said}). Which one is right?"
        return OpenQuestion(point.about, point.key, label, words, asked=point.asked)
    if point.code == "scope":
        if not record.scope.question:
            return None
        return OpenQuestion("scope", point.key, "The position", record.scope.question, asked=point.asked)
    item = next((one for one in record.readiness.items if one.code == point.about), None)
    if item is not None:
        words = f"{item.why} {item.ask}" if item.code in _NUMBERED else item.ask
        return OpenQuestion(item.code, point.key, item.label, words, True, point.asked) if item.ask else None
    outcome = next((one for one in record.criteria if one.id == point.about), None)
    question = (outcome.question if outcome else None) or asks.get(point.about)
    if not question:
        return None
    return OpenQuestion(point.about, point.key, criterion_label(point.about), question, asked=point.asked)
