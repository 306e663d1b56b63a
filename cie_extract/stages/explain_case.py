"""Why a criterion of a case came out as it did: a walk from the outcome over facts and passages to the quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cie_extract.model.case import CaseRecord, Source
from cie_extract.model.place import Evidence
from cie_extract.stages.wording import said_of


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that an outcome rests on: what it is, what it says, in which paper, and where."""

    id: str
    what: str  # "wages", "benefits.same"
    said: str
    paper: str
    source: str  # the paper in words: "description 2026-0147", "call of 2026-11-20, entered by ada"
    evidence: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "what": self.what,
            "said": self.said,
            "paper": self.paper,
            "source": self.source,
            "evidence": [piece.model_dump(mode="json") for piece in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Walk:
    """The sentences why, and the steps to the quotes."""

    sentences: tuple[str, ...]
    steps: tuple[Step, ...]


def explain_case_criterion(identifier: str, record: CaseRecord) -> Walk | None:
    """The walk for one criterion of a case; None for an id that it has not."""
    outcome = next((one for one in record.criteria if one.id == identifier), None)
    if outcome is None:
        return None
    sentences = [f"{outcome.id}: {outcome.outcome.replace('_', ' ')}. {outcome.why}"]
    word = next((one for one in record.judged if one.criterion == identifier), None)
    if word:
        found = (word.found or "nothing").replace("_", " ")
        if word.overtaken_by:
            later = f"{word.overtaken_by} came later and touches it"
            sentences.append(f"{word.by}'s word of {word.on.isoformat()} holds no more: {later}.")
        else:
            sentences.append(f"It is {word.by}'s word of {word.on.isoformat()}; by the papers alone: {found}.")
    if outcome.basis == "attested":
        sentences.append("It rests on the employer's word.")
    if outcome.question:
        sentences.append(f"Ask: {outcome.question}")
    version = record.versions
    of = next(
        (f" as in force from {one.in_force_from.isoformat()}" for one in record.guides if one.set == outcome.set), ""
    )
    sentences.append(f"By {outcome.set}{of}, rules {version.rules[:12]}, as of {version.as_of.isoformat()}.")
    wanted = set(outcome.evidence)
    steps = [step for step in _steps(record, wanted) if step.id in wanted]
    return Walk(tuple(sentences), tuple(dict.fromkeys(steps)))


def _steps(record: CaseRecord, wanted: set[str]) -> Iterator[Step]:
    sources = {line.paper: f"{line.role} {line.paper}" for line in record.papers}
    sources |= {
        f"added-{one.id}": f"{one.source} of {one.said_on.isoformat()}, entered by {one.by}" for one in record.added
    }
    for fact in record.facts:
        everything = [(variant, source) for variant in fact.variants for source in variant.sources]
        # Where papers disagree, both quotes belong to the answer.
        ids = {source.fact.id for _, source in everything}
        named = bool(ids & wanted)
        for variant, source in everything:
            if source.fact.id in wanted or (fact.conflict and named and fact.field.startswith("statements.")):
                yield _step(fact.field, variant.said, source, sources, ids & wanted)
    for one in record.cues:
        status = "" if one.cue.status == "asserted" else f" ({one.cue.status})"
        quote = " … ".join(" ".join(piece.quote.split()) for piece in one.cue.evidence)
        paper = sources.get(one.paper, one.paper)
        yield Step(one.cue.id, f"{one.cue.kind}{status}", f"“{quote}”", one.paper, paper, one.cue.evidence)


def _step(field: str, said: str, source: Source, sources: dict[str, str], named: set[str]) -> Step:
    """`named`: the ids by which the outcome knows the field; a disagreeing value is shown under one of them."""
    identifier = source.fact.id if source.fact.id in named else min(named)
    said = said or said_of(source.fact)
    paper = sources.get(source.paper, source.paper)
    if source.how in ("confirmed", "entered"):
        paper = f"{paper}, {source.how} by {source.by}"
    return Step(identifier, field, said, source.paper, paper, source.fact.evidence)
