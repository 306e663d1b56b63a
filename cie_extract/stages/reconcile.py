"""Findings -> facts: candidates ranked, equals joined, the losers kept, and a reason for every empty field."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import (
    Answer,
    Contract,
    CueMention,
    Dated,
    Finding,
    Fringe,
    Hours,
    Item,
    Signed,
    Site,
    Text,
    Wage,
)
from cie_extract.model.place import Evidence
from cie_extract.model.record import (
    Absence,
    AnswerFact,
    AnyFact,
    ContractFact,
    ContractPeriod,
    Cue,
    CueKind,
    DatedFact,
    DateKind,
    DocumentInfo,
    DocumentPart,
    DutyFact,
    Facts,
    FringeFact,
    HoursFact,
    Kind,
    Mark,
    Per,
    PeriodKind,
    QualificationFact,
    Reading,
    ReadingWarning,
    SignatureFact,
    SiteFact,
    Status,
    TextFact,
    WageFact,
)
from cie_extract.pattern_files import Patterns
from cie_extract.stages.candidates import LEAST_SCORE, normal, ranked
from cie_extract.stages.confidence import confidence
from cie_extract.stages.hourly import hourly

#: Fields with one value; the others are lists, in the order of the text.
SINGLE = ("job_title", "employer", "worksite", "hours_per_week", "contract", "signature")
LISTS = ("other_worksites", "wages", "fringe", "duties", "qualifications", "position_dates")

#: The section whose presence means that the place for a field was found.
PLACES = {
    "wages": ("pay",),
    "duties": ("duties",),
    "qualifications": ("qualifications",),
    "hours_per_week": ("schedule",),
    "contract": ("contract",),
    "signature": ("signature",),
    "fringe": (),
    "worksite": (),
    "employer": (),
    "job_title": (),
    "position_dates": (),
    "statements": ("statements",),
}


def reconcile(findings: tuple[Finding, ...], annotated: Annotated, kind: Kind, patterns: Patterns) -> Reading:
    """One reading of the document. Order of findings does not matter but for equals; nothing is invented."""
    by_field: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_field[finding.field].append(finding)
    maker = _FactMaker(annotated, patterns)
    facts: dict[str, Any] = {}
    alternatives: dict[str, tuple[AnyFact, ...]] = {}
    hours = _best(by_field["hours_per_week"])
    for field in (*SINGLE, *LISTS):
        found = ranked(by_field[field])
        if field == "wages":
            found = [_with_hourly(finding, hours) for finding in found]
        kept = [finding for finding in found if finding.score >= LEAST_SCORE]
        if field in SINGLE:
            facts[field] = maker.fact(kept[0], tuple(by_field[field])) if kept else None
            lost = [finding for finding in found if not kept or finding is not kept[0]]
        else:
            kept.sort(key=lambda finding: finding.spans[0])
            together = tuple(kept) if field == "wages" else ()
            facts[field] = tuple(maker.fact(finding, together) for finding in kept)
            lost = [finding for finding in found if finding.score < LEAST_SCORE]
        if lost:
            alternatives[field] = tuple(maker.fact(finding, ()) for finding in lost[:8])
    facts["statements"] = _statements(by_field["statements"], maker)
    cues = tuple(
        maker.cue(finding) for finding in sorted(by_field["cues"], key=lambda finding: (finding.spans, _kind(finding)))
    )
    made = Facts(**facts)
    return Reading(
        document=_info(annotated, kind),
        facts=made,
        alternatives=alternatives,
        absent=_absent(made, by_field, annotated),
        cues=cues,
    )


def _kind(finding: Finding) -> str:
    return finding.value.kind if isinstance(finding.value, CueMention) else ""


def _best(findings: Iterable[Finding]) -> Finding | None:
    best = next(iter(ranked(findings)), None)
    return best if best and best.score >= LEAST_SCORE else None


def _with_hourly(finding: Finding, hours: Finding | None) -> Finding:
    assert isinstance(finding.value, Wage)
    stated = hours.value if hours and isinstance(hours.value, Hours) else None
    return Finding(
        finding.field, hourly(finding.value, stated), finding.spans, finding.found_by, finding.score, finding.note
    )


class _FactMaker:
    """Turns findings into facts with ids; counts equals, so that an id names one of them and survives reprocessing."""

    def __init__(self, annotated: Annotated, patterns: Patterns) -> None:
        self._annotated = annotated
        self._patterns = patterns
        self._seen: dict[str, int] = defaultdict(int)

    def _evidence(self, finding: Finding) -> tuple[Evidence, ...]:
        document = self._annotated.document
        return tuple(piece for start, end in finding.spans for piece in document.evidence(start, end))

    def _id(self, finding: Finding, evidence: tuple[Evidence, ...]) -> str:
        first = evidence[0]
        text = "\0".join((finding.field, _kind(finding), _said(finding), first.quote, str(first.page)))
        self._seen[text] += 1
        letter = finding.field[0] if finding.field != "cues" else "c"
        return letter + hashlib.sha256(f"{text}\0{self._seen[text]}".encode()).hexdigest()[:10]

    def fact(self, finding: Finding, found: tuple[Finding, ...]) -> AnyFact:
        """The fact of a finding; `found` are all candidates, for one that is chosen among them."""
        evidence = self._evidence(finding)
        common: dict[str, Any] = {
            "id": self._id(finding, evidence),
            "confidence": confidence(finding, found, self._annotated, self._patterns),
            "evidence": evidence,
        }
        match finding.value:
            case Text(value):
                return TextFact(value=value, **common)
            case Site() as site:
                return SiteFact(city=site.city, county=site.county, state=site.state, zip=site.zip, **common)
            case Wage() as wage:
                return WageFact(
                    low=wage.low,
                    high=wage.high,
                    per=cast(Per, wage.per),
                    hourly_low=wage.hourly_low,
                    hourly_high=wage.hourly_high,
                    assumptions=wage.assumptions,
                    **common,
                )
            case Fringe(amount, per):
                return FringeFact(amount=amount, per=cast(Per, per), **common)
            case Hours(low, high):
                return HoursFact(low=low, high=high, **common)
            case Item() as item if finding.field == "duties":
                return DutyFact(text=item.text, percent=item.percent, essential=item.essential, **common)
            case Item() as item:
                return QualificationFact(text=item.text, **common)
            case Contract() as contract:
                periods = tuple(
                    ContractPeriod(
                        kind=cast(PeriodKind, one.kind),
                        start=one.start,
                        end=one.end,
                        exercised=one.exercised,
                    )
                    for one in contract.periods
                )
                return ContractFact(
                    program=contract.program,
                    number=contract.number,
                    start=contract.start,
                    end=contract.end,
                    periods=periods,
                    **common,
                )
            case Dated(what, day):
                return DatedFact(what=cast(DateKind, what), date=day, **common)
            case Answer() as answer:
                return AnswerFact(answer=answer.value, explanation=answer.explanation, reason=answer.reason, **common)
            case Signed() as signed:
                return SignatureFact(
                    signed=signed.signed, name=signed.name, title=signed.title, date=signed.date, **common
                )
        raise TypeError(f"{finding.found_by} gave a {type(finding.value).__name__} for {finding.field}")

    def cue(self, finding: Finding) -> Cue:
        mention = finding.value
        assert isinstance(mention, CueMention)
        evidence = self._evidence(finding)
        return Cue(
            id=self._id(finding, evidence),
            kind=cast(CueKind, mention.kind),
            status=cast(Status, mention.status),
            pattern=finding.found_by,
            confidence=confidence(finding, (), self._annotated, self._patterns),
            evidence=evidence,
            marks=cast(tuple[Mark, ...], tuple(sorted(mention.marks))),
        )


def _said(finding: Finding) -> str:
    if isinstance(finding.value, Wage):
        return f"{_plain(finding.value.low)}-{_plain(finding.value.high)}/{finding.value.per}"
    if isinstance(finding.value, CueMention):
        return finding.value.kind
    return str(normal(finding) if not isinstance(finding.value, Item) else finding.value.text.lower())


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else str(amount.normalize())


def _statements(findings: list[Finding], maker: _FactMaker) -> dict[str, AnswerFact]:
    answers: dict[str, AnswerFact] = {}
    for finding in sorted(ranked(findings), key=lambda one: -one.score):
        assert isinstance(finding.value, Answer)
        number = str(finding.value.number)
        if number not in answers:
            made = maker.fact(finding, ())
            assert isinstance(made, AnswerFact)
            answers[number] = made
    return {number: answers[number] for number in sorted(answers)}


def _info(annotated: Annotated, kind: Kind) -> DocumentInfo:
    document = annotated.document
    return DocumentInfo(
        name=document.name,
        sha256=document.sha256,
        bytes=document.size,
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        part=DocumentPart(index=document.part.index, of=document.part.of, pages=document.part.pages),
        media_type=document.media_type,
        pages=len(document.pages) or None,
        kind=kind,
        language=document.language,
        ocr_pages=tuple(page.number for page in document.pages if page.ocr),
        warnings=tuple(ReadingWarning(code=one.code, message=one.message, page=one.page) for one in document.warnings),
    )


def _absent(facts: Facts, by_field: dict[str, list[Finding]], annotated: Annotated) -> dict[str, Absence]:
    """Why each empty field is empty: not read, found but not understood, or not stated."""
    found: dict[str, Absence] = {}
    for field, names in PLACES.items():
        if getattr(facts, field):
            continue
        if annotated.document.unread_pages:
            found[field] = "not_read"
        elif by_field[field] or (names and annotated.named(*names)):
            found[field] = "not_understood"
        else:
            found[field] = "not_stated"
    return found
