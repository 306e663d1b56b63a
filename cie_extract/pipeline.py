"""The path of a document, on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Document
from cie_extract.model.finding import Finding
from cie_extract.model.particulars import ReadPart
from cie_extract.model.record import Kind, Reading, Record
from cie_extract.pattern_files import Patterns
from cie_extract.readers.limits import Limits
from cie_extract.stages.annotate import annotate
from cie_extract.stages.assess import assess
from cie_extract.stages.explain import Candidate, explain_field
from cie_extract.stages.extract import extract
from cie_extract.stages.hedges import with_hedges
from cie_extract.stages.identify import identify
from cie_extract.stages.particulars import particulars
from cie_extract.stages.qualify import qualify
from cie_extract.stages.read import read
from cie_extract.stages.reconcile import reconcile
from cie_extract.stages.route import route
from cie_extract.stages.second_reading import second_reading
from cie_extract.stages.versions import versions_of

DEFAULT_SETS = ("md-dors", "fed")


@dataclass(frozen=True)
class Found:
    """What was found in one document, kept for `explain`: the steps between the file and the reading."""

    annotated: Annotated
    kind: Kind
    findings: tuple[Finding, ...]
    reading: Reading


def find_in(document: Document, patterns: Patterns) -> Found:
    """Everything between a document and its reading, in order."""
    annotated = annotate(document, patterns)
    kind = identify(annotated, patterns)
    findings = extract(annotated, patterns)
    findings = second_reading(findings, annotated, patterns)
    findings = with_hedges(qualify(findings, annotated, patterns), annotated, patterns)
    return Found(annotated, kind, findings, reconcile(findings, annotated, kind, patterns))


def judge(found: Found, patterns: Patterns, *, as_of: date, sets: tuple[str, ...] = DEFAULT_SETS) -> Record:
    """What the criteria sets make of a reading on a date, and where it goes. The first set named routes."""
    reading = found.reading
    outcomes = assess((reading,), patterns, as_of=as_of, sets=sets)
    return Record(
        document=reading.document,
        facts=reading.facts,
        alternatives=reading.alternatives,
        absent=reading.absent,
        cues=reading.cues,
        criteria=outcomes,
        route=route(reading, outcomes, found.annotated, patterns, as_of=as_of, chosen=sets[0]),
        versions=versions_of(patterns, as_of),
    )


def read_part(document: Document, patterns: Patterns, *, as_of: date, sets: tuple[str, ...] = DEFAULT_SETS) -> ReadPart:
    """All that is made of one document: its record, its text, and what it says beside the record."""
    found = find_in(document, patterns)
    record = judge(found, patterns, as_of=as_of, sets=sets)
    return ReadPart(record, document.text, particulars(found.annotated, patterns))


def records_of(
    path: Path,
    patterns: Patterns,
    *,
    as_of: date,
    sets: tuple[str, ...] = DEFAULT_SETS,
    name: str | None = None,
    password: str | None = None,
    limits: Limits | None = None,
) -> tuple[Record, ...]:
    """The records of one file: one, or one for each part of it. Raises UnreadableDocument."""
    documents = read(path, limits=limits or Limits(), password=password, name=name)
    return tuple(judge(find_in(document, patterns), patterns, as_of=as_of, sets=sets) for document in documents)


def explain(path: Path, patterns: Patterns, field: str, *, name: str | None = None) -> tuple[Candidate, ...]:
    """Every candidate for a field (or a cue kind) in a file, the rule behind it, and why it won or lost."""
    return tuple(
        candidate
        for document in read(path, limits=Limits(), name=name)
        for found in (find_in(document, patterns),)
        for candidate in explain_field(field, found.findings, found.annotated)
    )
