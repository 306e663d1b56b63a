"""Everything that a desk shows of a case: its papers, what they say together with persons' words in force, what is
open, what was decided. One function reads it; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from cie_extract.model.case import CaseRecord, Listed
from cie_extract.pattern_files import Patterns
from cie_extract.stages.added import added_paper
from cie_extract.stages.case import sets_of
from cie_extract.stages.reopened import touched_since
from review import queries_cases, queries_listed
from review.case_nouns import CaseFile, CaseWord
from review.case_work import judged
from review.models import Case, Determination
from review.queries_cases import PaperRead
from review.standing import Point, Standing, as_json, rank_of, standing_of

#: Reasons of a paper's own route that the case does not speak of in its own words: its facts, its criteria and what
#: is missing are looked at across all papers.
_OF_A_PAPER = frozenset(
    {"low_confidence", "not_read", "several_positions", "several_sites", "personal_data", "language", "not_a_position"}
)
_OPEN_OUTCOMES = frozenset({"insufficient", "conflicting", "not_met"})


@dataclass(frozen=True, slots=True)
class PaperStanding:
    """One paper of a case by itself. Its own criteria are not those of the case."""

    number: str
    part: int
    name: str
    role: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class CasePoint:
    """Something open or settled of a case: why (code), of what, in which paper ("" for the case itself). `by` settled
    it, or asked the employer."""

    code: str
    about: str
    message: str
    paper: str = ""
    settled: bool = False
    asked: bool = False
    by: str = ""

    @property
    def key(self) -> str:
        """What a person's word names it by; a change of its papers leaves it."""
        return f"{self.paper}|{self.code}:{self.about}" if self.paper else f"{self.code}:{self.about}"


@dataclass(frozen=True, slots=True)
class DeterminationLine:
    """A determination of a case. `number` is the case's."""

    id: int
    number: str
    decision: str
    state: str
    signed_name: str
    signed_by: str
    signed_at: datetime
    second_name: str
    as_of: date


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """A case as it stands on a day."""

    file: CaseFile
    record: CaseRecord
    parts: tuple[PaperStanding, ...]
    points: tuple[CasePoint, ...]
    determinations: tuple[DeterminationLine, ...]

    @property
    def open_points(self) -> tuple[CasePoint, ...]:
        return tuple(point for point in self.points if not point.settled)

    @property
    def left(self) -> int:
        """How many points are open."""
        return len(self.open_points)

    def word_on(self, about: str) -> CaseWord | None:
        """A person's word in force on "criteria.md-dors.2" or "point.missing:signature"."""
        return next((one for one in reversed(self.file.words) if one.about == about), None)

    def frozen(self) -> dict[str, Any]:
        """Everything that a signature rests on, as plain data: papers, readings, records with persons' values, who
        said what, and what the case came to."""
        return {
            "number": self.file.number,
            "set": self.record.set,
            "case": self.record.model_dump(mode="json", by_alias=True),
            "words": [asdict(one) | {"at": one.at.isoformat()} for one in self.file.words],
            "papers": [_frozen(part) for part in self.parts],
        }


def case_standing(
    number: str,
    patterns: Patterns,
    *,
    as_of: date,
    also: tuple[str, ...] = (),
    chosen: str | None = None,
    listed: tuple[Listed, ...] | None = None,
) -> CaseStanding:
    """The case on a day, by its own guide or the one chosen; `listed` where the list is at hand. Raises
    UnknownCase."""
    case = queries_cases.case_named(number)
    return standing_of_case(case, patterns, as_of=as_of, also=also, chosen=chosen, listed=listed)


def standing_of_case(
    case: Case,
    patterns: Patterns,
    *,
    as_of: date,
    also: tuple[str, ...] = (),
    chosen: str | None = None,
    listed: tuple[Listed, ...] | None = None,
) -> CaseStanding:
    """The same of a case whose row is at hand."""
    file, read = queries_cases.case_read(case)
    known = queries_listed.in_force(as_of) if listed is None else listed
    record = judged(file, patterns, as_of=as_of, chosen=chosen, also=also, listed=known)
    sets = sets_of(record.set, also)
    parts = _parts(file, read, patterns, as_of, sets)
    papers = (*file.papers, *(added_paper(one) for one in file.added))
    touched = {
        one.id: touched_since(one.at, papers, patterns, as_of=as_of, sets=sets)
        for one in file.words
        if one.kind == "seen"
    }
    points = points_of_case(record, file, parts, touched)
    return CaseStanding(file, record, parts, points, determinations_of(case.number))


def determinations_of(number: str) -> tuple[DeterminationLine, ...]:
    """What was signed of a case, latest first."""
    names = ("id", "decision", "state", "signed_name", "signed_by", "signed_at", "second_name", "as_of")
    rows = Determination.objects.filter(queries_listed.of_case(number)).values(*names).distinct()
    lines = (DeterminationLine(number=number, **row) for row in rows)
    return tuple(sorted(lines, key=lambda line: -line.id))


def points_of_case(
    record: CaseRecord,
    file: CaseFile,
    parts: Iterable[PaperStanding] = (),
    touched: Mapping[int, Mapping[str, str]] = MappingProxyType({}),
) -> tuple[CasePoint, ...]:
    """What a person has to settle: contradictions first, then contracts, then gaps; what is settled last. `touched`
    says, by a word's id, which fields and criteria papers touch that came after it: such a point is open again."""
    words = {one.about: one for one in file.words if not touched.get(one.id, {}).get(_about(one))}
    found = [_with_word(point, words) for point in (*_of_case(record, file), *_of_papers(parts, record))]
    return tuple(sorted(dict.fromkeys(found), key=lambda point: (point.settled, _rank(point))))


def _rank(point: CasePoint) -> int:
    return 0 if point.code == "disagree" else 1 if point.about == "period_in_force" else rank_of(point.code)


def _of_case(record: CaseRecord, file: CaseFile) -> Iterator[CasePoint]:
    for fact in record.facts:
        if fact.conflict or fact.settled_by:
            yield CasePoint("disagree", fact.field, fact.why, settled=not fact.conflict)
    judged_ = {one.criterion: one for one in record.judged}
    for outcome in record.criteria:
        word = judged_.get(outcome.id)
        holds = word is not None and not word.overtaken_by
        found = word.found if word and holds else outcome.outcome
        if outcome.set == record.set and found in _OPEN_OUTCOMES:
            message = outcome.why if holds else " ".join(filter(None, (outcome.why, outcome.question)))
            if word and not holds:
                message = f"{message} It was settled before {word.overtaken_by} came, which touches it."
            yield CasePoint(found, outcome.id, message, settled=holds, by=word.by if word and holds else "")
    for item in record.readiness.items:
        if item.state in ("missing", "unread"):
            code = "missing" if item.state == "missing" else "not_read"
            yield CasePoint(code, item.code, f"{item.why} {item.ask}".strip())
    if record.scope.answer == "cannot_tell":
        yield CasePoint("scope", "scope", " ".join((*record.scope.why, record.scope.question or "")).strip())
    for proposal in file.proposals:
        yield CasePoint("proposal", str(proposal.id), " ".join(proposal.why))


def _of_papers(parts: Iterable[PaperStanding], record: CaseRecord) -> Iterator[CasePoint]:
    criteria = {one.id for one in record.criteria}
    for part in parts:
        if part.role == "replaced":
            continue
        for point in part.standing.points:
            beside = point.code == "not_a_position" and part.role in ("attachment", "other")
            if point.code in _OF_A_PAPER and point.about not in criteria and not beside:
                yield _point_of(part, point)


def _point_of(part: PaperStanding, point: Point) -> CasePoint:
    said = [one for one in part.standing.said if one.field in (point.about, f"document.{point.code}")]
    by = said[-1].by if said and (point.settled or point.asked) else ""
    return CasePoint(point.code, point.about, point.message, part.name, point.settled, point.asked, by)


def _about(word: CaseWord) -> str:
    """The field or criterion that a word on a point is about: "wages" of "point.disagree:wages"."""
    return word.about.rpartition(":")[2]


def _with_word(point: CasePoint, words: dict[str, CaseWord]) -> CasePoint:
    word = words.get(f"point.{point.key}")
    if word is None or point.settled:
        return point
    asked = word.kind == "ask_employer"
    return CasePoint(point.code, point.about, point.message, point.paper, not asked, asked, word.by)


def _parts(
    file: CaseFile, read: Iterable[PaperRead], patterns: Patterns, as_of: date, sets: tuple[str, ...]
) -> tuple[PaperStanding, ...]:
    papers = {(paper.number, paper.part): paper for paper in file.papers}
    found = []
    for one in read:
        paper = papers[one.number, one.part]
        standing = standing_of(one.record, one.text, one.said, patterns, reading_id=one.reading, as_of=as_of, sets=sets)
        found.append(PaperStanding(paper.number, paper.part, paper.name, paper.role, standing))
    return tuple(found)


def _frozen(part: PaperStanding) -> dict[str, Any]:
    document = part.standing.stored.document
    return {
        "number": part.number,
        "part": part.part,
        "name": document.name,
        "role": part.role,
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "reading": part.standing.reading_id,
        "record": as_json(part.standing.record),
        "said": [
            {
                "field": one.field,
                "kind": one.kind,
                "value": one.value,
                "source": one.source,
                "note": one.note,
                "by": one.by,
                "at": one.at.isoformat(),
            }
            for one in part.standing.said
        ],
    }
