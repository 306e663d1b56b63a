"""What the papers of a case say beside their records, as suggestions: a person takes one over as an added fact, or not.

A contact is shown and never taken over: it is personal data, and the papers keep it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cie_extract.model.particulars import Contact, Headcount, Particular, Particulars, ParticularValue, TaxStatus
from cie_extract.model.place import Evidence
from cie_extract.stages.particular_words import LABELS, in_words
from review.desk.case_page import CaseDesk
from review.desk.paper_names import places_of
from review.desk.sheet import Spot
from review.models import AddedFact, Reading


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that a paper says, with its places there. `field` and `value` are what is added with one press; without
    a field a person types it, in the form of `form` where there is one."""

    dom: str
    key: str
    label: str
    words: str
    quote: str
    paper: str
    page: int | None
    field: str
    value: Any
    form: str
    spots: tuple[Spot, ...]


def suggestions_of(desk: CaseDesk, added: Iterable[AddedFact]) -> tuple[Suggestion, ...]:
    """Every suggestion of the papers of a case that was not taken over yet; each value once. One question."""
    readings = {part.standing.reading_id: part.name for part in desk.standing.parts if part.role != "replaced"}
    rows = Reading.objects.filter(pk__in=readings, particulars__isnull=False).order_by("pk")
    taken = {(row.field, str(row.value)) for row in added if row.withdrawn is None}
    found: dict[tuple[str, str], Suggestion] = {}
    for pk, beside in rows.values_list("pk", "particulars"):
        for one in Particulars.model_validate(beside).particulars:
            made = _suggestion(one, readings[pk])
            if (made.field, str(made.value)) not in taken:
                found.setdefault((made.label, made.words.casefold()), made)
    return tuple(found.values())


def _suggestion(one: Particular, paper: str) -> Suggestion:
    field, value, form = _fact(one.value)
    words, quote = in_words(one.value), _quote(one.evidence)
    page = one.evidence[0].page if one.evidence else None
    key = hashlib.sha256(f"{one.kind}\0{words}\0{paper}".encode()).hexdigest()[:16]
    dom = f"s-{key}"
    spots = tuple(places_of(one.evidence, dom, paper))
    return Suggestion(dom, key, LABELS[one.kind], words, quote, paper, page, field, value, form, spots)


def _fact(value: ParticularValue) -> tuple[str, Any, str]:
    """What is added with one press, and the form to type it into. A span of sizes, a nonprofit of another
    paragraph than 501(c)(3) and a part of government settle neither field by themselves."""
    match value:
        case Contact():
            return "", None, ""
        case Headcount(low=low, high=high):
            plain = low is not None and (high is None or low == high)
            return ("employees", str(low), "employees") if plain else ("", None, "employees")
        case TaxStatus(status=status, form=paragraph):
            if status == "for_profit" or (status == "nonprofit" and paragraph in (None, "501(c)(3)")):
                return "nonprofit", status == "nonprofit", "nonprofit"
            return "", None, "nonprofit"
    return value.kind, in_words(value)[:200], value.kind


def _quote(evidence: tuple[Evidence, ...]) -> str:
    said = " … ".join(" ".join(piece.quote.split()) for piece in evidence)
    return said if len(said) <= 240 else f"{said[:240].rstrip()}…"
