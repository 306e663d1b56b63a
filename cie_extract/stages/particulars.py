"""What stands beside the record: each particular once, with its places, the surest first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from cie_extract.extractors.particulars import PARTICULARS
from cie_extract.extractors.particulars.told import Told
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Document
from cie_extract.model.particulars import Particular, Particulars
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.particulars import load_particulars


def particulars(annotated: Annotated, patterns: Patterns) -> Particulars:
    """All of a document, kind after kind. A value told twice is one with both places."""
    load_particulars(patterns)
    document = annotated.document
    found = tuple(
        one
        for kind, find in PARTICULARS.items()
        for one in _each_once(
            document, kind, sorted(find(annotated, patterns), key=lambda told: (-told.score, told.spans))
        )
    )
    return Particulars(
        schema="cie-extract/particulars/1",
        name=document.name,
        part=document.part.index,
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        particulars=found,
    )


def _each_once(document: Document, kind: str, told: Iterable[Told]) -> list[Particular]:
    found: dict[str, Particular] = {}
    for one in told:
        key = one.value.model_dump_json().casefold()
        places = tuple(place for span in one.spans for place in document.evidence(*span))
        if key in found:
            known = found[key]
            more = tuple(place for place in places if place not in known.evidence)
            found[key] = known.model_copy(update={"evidence": known.evidence + more})
            continue
        certainty = min(document.certainty(*span) for span in one.spans)
        found[key] = Particular(
            value=one.value,
            confidence=round(one.score * certainty, 3),
            evidence=places,
            found_by=f"{kind}/{one.found_by}",
        )
    return list(found.values())
