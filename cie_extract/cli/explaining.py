"""Why a field, a cue or a criterion came out as it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer

from cie_extract.model.case import CaseRecord
from cie_extract.model.place import Evidence
from cie_extract.model.record import Facts
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.pattern_files.cues import CUE_KINDS
from cie_extract.pipeline import explain, records_of
from cie_extract.stages.explain import Candidate, explain_criterion, guide_of
from cie_extract.stages.explain_case import Step, explain_case_criterion


@dataclass(frozen=True, slots=True)
class Explained:
    """Sentences for a criterion, candidates for a field or a cue kind."""

    sentences: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[Step, ...] = ()

    def as_json(self) -> dict[str, Any]:
        if self.steps:
            return {"sentences": list(self.sentences), "steps": [one.as_json() for one in self.steps]}
        return {
            "sentences": list(self.sentences),
            "candidates": [
                {
                    "said": one.said,
                    "found_by": one.found_by,
                    "score": one.score,
                    "chosen": one.chosen,
                    "why": one.why,
                    "evidence": [piece.model_dump(mode="json") for piece in one.evidence],
                }
                for one in self.candidates
            ],
        }


def explain_file(path: Path, field: str, patterns: Patterns, *, as_of: date) -> Explained:
    """Explain a field, a cue kind or a criterion of every document in a file. Any other name is wrong usage."""
    if field in Facts.model_fields or field in CUE_KINDS or field == "cues":
        return Explained(candidates=explain(path, patterns, field))
    name = field.rpartition(".")[0]
    sets = load_criteria(patterns)
    owner = next((one for one in sets if field.startswith(f"{one}.")), name)
    if owner not in sets:
        raise typer.BadParameter(
            f"{field!r} is no field ({', '.join(Facts.model_fields)}), no cue kind (wage.piece_rate) "
            f"and no criterion (md-dors.1)."
        )
    records = records_of(path, patterns, as_of=as_of, sets=(owner,))
    found = [explain_criterion(field, record) for record in records]
    sentences = []
    for one in found:
        if one is None:
            known = ", ".join(outcome.id for outcome in records[0].criteria if outcome.set == owner)
            raise typer.BadParameter(f"{field!r} is no criterion of {owner}; there are {known}.")
        sentence, places = one
        sentences.append(sentence)
        sentences += [f"  “{piece.quote}”" + (f"  p. {piece.page}" if piece.page else "") for piece in places]
    return Explained(sentences=(*sentences, *guide_of(field, patterns, as_of)))


def explain_case(record: CaseRecord, texts: Mapping[str, str], criterion: str, patterns: Patterns) -> Explained:
    """Walk from a criterion of a case to the quotes: every fact and passage that it rests on, in its paper, at its
    place; then what the guide asks by it. Nothing is read again. Any other name is wrong usage."""
    walked = explain_case_criterion(criterion, record)
    if walked is None:
        known = ", ".join(outcome.id for outcome in record.criteria)
        raise typer.BadParameter(f"{criterion!r} is no criterion of {record.number}; there are {known}.")
    sentences = list(walked.sentences)
    for step in walked.steps:
        sentences.append(f"  {step.what}: {step.said}, {step.source}")
        sentences += [f"    “{piece.quote}”" + (f"  p. {piece.page}" if piece.page else "") for piece in step.evidence]
        wrong = [one for one in step.evidence if step.paper in texts and not _stands(one, texts[step.paper])]
        sentences += ["    (the paper was read anew since; the place is another)"] * bool(wrong)
    asked = guide_of(criterion, patterns, record.versions.as_of)
    return Explained(sentences=(*sentences, *asked), steps=walked.steps)


def _stands(piece: Evidence, text: str) -> bool:
    return text[piece.start : piece.end] == piece.quote
