"""What stands for one part of an original now: the stored reading with what persons entered laid over it, what the
criteria make of that today, and what is open. Pure: rows come in as plain nouns, nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cie_extract.model.record import CriterionOutcome, Reading, Reason, Record, Route
from cie_extract.pattern_files import Patterns
from cie_extract.stages.assess import assess
from cie_extract.stages.case import reading_of
from cie_extract.stages.entered import Entered, with_entered
from cie_extract.stages.route import route_again
from review.wording import CONTRADICTIONS, EXPIRING

#: What settles an open point; an employer who was asked has not answered.
SETTLING = frozenset({"confirmed", "corrected", "chosen", "not_stated", "unreadable", "judged", "seen"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a field, in force. `fact` is the fact's id in the latest reading, or `subject` where the
    reading has none; `how` says how its place was found there."""

    row: int
    field: str
    subject: str
    fact: str
    kind: str
    value: Any
    source: str
    note: str
    by: str
    at: datetime
    how: str = "value"
    evidence: tuple[dict[str, Any], ...] = ()

    @property
    def made(self) -> str:
        """The id of the value it makes where the reading has none for it."""
        return self.subject or f"p{self.row}"


@dataclass(frozen=True, slots=True)
class Point:
    """Something open or settled: why (code), of what (a field, a criterion or "document"), and who settled it."""

    code: str
    about: str
    message: str
    settled: bool = False
    asked: bool = False

    @property
    def key(self) -> str:
        return f"{self.code}:{self.about}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands for one part. `record` is the record as it would be printed with what persons entered in force."""

    part: int
    of: int
    reading_id: int
    stored: Record
    record: Record
    text: str
    said: tuple[Said, ...]
    points: tuple[Point, ...]

    @property
    def open_points(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if not point.settled)

    def said_of(self, field: str, fact: str = "") -> Said | None:
        """What is in force for a field (of a list: for one of its facts)."""
        return next((one for one in self.said if one.field == field and (not fact or fact in (one.fact, ""))), None)

    def judged(self, criterion: str) -> Said | None:
        """A person's word on a criterion."""
        return next((one for one in self.said if one.field == f"criteria.{criterion}"), None)


def standing_of(
    stored: Record,
    text: str,
    said: Sequence[Said],
    patterns: Patterns,
    *,
    reading_id: int,
    as_of: date,
    sets: tuple[str, ...],
) -> Standing:
    """The standing of one part on a date."""
    reading = reading_with(stored, said)
    outcomes = _judged(assess((reading,), patterns, as_of=as_of, sets=sets), said)
    route = route_again(reading, outcomes, stored.route, patterns, as_of=as_of, chosen=sets[0])
    record = stored.model_copy(
        update={
            "facts": reading.facts,
            "absent": reading.absent,
            "criteria": outcomes,
            "route": route,
            "versions": stored.versions.model_copy(update={"as_of": as_of}),
        }
    )
    return Standing(
        part=stored.document.part.index,
        of=stored.document.part.of,
        reading_id=reading_id,
        stored=stored,
        record=record,
        text=text,
        said=tuple(said),
        points=points_of(route.reasons, said),
    )


def reading_with(stored: Record, said: Iterable[Said]) -> Reading:
    """What a record says of its document, with what persons entered laid over it."""
    return with_entered(reading_of(stored), (_entered(one) for one in said))


def points_of(reasons: Iterable[Reason], said: Sequence[Said]) -> tuple[Point, ...]:
    """Each reason of a route, with whether a person has settled it; contradictions first, then contracts, then gaps."""
    points = []
    for reason in reasons:
        words = [one for one in said if _about(one, reason)]
        settled = any(one.kind in SETTLING for one in words)
        asked = any(one.kind == "ask_employer" for one in words)
        points.append(Point(reason.code, reason.about, reason.message, settled, asked))
    return tuple(sorted(points, key=lambda point: (point.settled, rank_of(point.code))))


def rank_of(code: str) -> int:
    """0 a contradiction, 1 a contract, 2 a gap."""
    return 0 if code in CONTRADICTIONS else 1 if code in EXPIRING else 2


def as_json(record: Record, *parts: str) -> dict[str, Any]:
    """A record as printed, or these parts of it."""
    return record.model_dump(mode="json", by_alias=True, include=set(parts) or None)


def _about(one: Said, reason: Reason) -> bool:
    """Whether what a person said settles this reason. A field's reason is settled by its field; one about low
    confidence of all wages by any of them that was looked at; a document's by its code."""
    name = one.field.partition(".")[0]
    if name == "document":
        return reason.about == "document" and one.field == f"document.{reason.code}"
    if name == "criteria":
        return reason.about == one.field.removeprefix("criteria.")
    return (
        reason.about == one.field
        or reason.about.partition(".")[0] == one.field
        or (reason.about == "statements" and name == "statements")
    )


def _entered(one: Said) -> Entered:
    return Entered(
        field=one.field,
        fact=one.fact,
        kind=one.kind,  # type: ignore[arg-type]
        value=one.value if isinstance(one.value, dict) else None,
        id=one.made,
        evidence=one.evidence,
    )


def _judged(outcomes: tuple[CriterionOutcome, ...], said: Sequence[Said]) -> tuple[CriterionOutcome, ...]:
    """The outcomes with a person's word in the place of the program's."""
    words = {one.field.removeprefix("criteria."): one for one in said if one.kind == "judged"}
    made = []
    for outcome in outcomes:
        one = words.get(outcome.id)
        if one is None or not isinstance(one.value, dict):
            made.append(outcome)
            continue
        update = {"outcome": one.value["outcome"], "basis": "text", "why": one.note or outcome.why, "confidence": 1.0}
        made.append(outcome.model_copy(update=update))
    return tuple(made)


def stands_without(route: Route, said: Sequence[Said]) -> tuple[Point, ...]:
    """What is open by the stored route alone: for the queue, where nothing is assessed."""
    return points_of(route.reasons, said)
