"""Why a field, a cue or a criterion came out as it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer

from cie_extract.model.record import Facts
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.pattern_files.cues import CUE_KINDS
from cie_extract.pipeline import explain, records_of
from cie_extract.stages.explain import Candidate, explain_criterion


@dataclass(frozen=True, slots=True)
class Explained:
    """Sentences for a criterion, candidates for a field or a cue kind."""

    sentences: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    def as_json(self) -> dict[str, Any]:
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
    return Explained(sentences=tuple(sentences))
