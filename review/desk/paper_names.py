"""How papers and places are named on the page of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cie_extract.model.case import Added
from cie_extract.model.place import Evidence
from review import wording
from review.desk.sheet import Spot, spots_of


def paper_words(role: str, name: str) -> str:
    """ "Review request 2026-0147"."""
    return f"{wording.ROLES.get(role, role.replace('_', ' ').capitalize())} {name}"


def added_words(one: Added) -> str:
    """ "From a call on 20 Nov 2026, added by Ada Lane"."""
    source = wording.SOURCES.get(one.source, wording.ELSEWHERE)
    return f"{source[:1].upper()}{source[1:]} on {wording.day(one.said_on)}, added by {one.by}"


def prefix_of(paper: str) -> str:
    """What the ids of a paper's cards begin with."""
    return f"p{paper.replace('/', '_')}"


def group_of(field: str) -> str:
    """The group of values that a field stands in."""
    return field if field.startswith("statements.") else field.partition(".")[0]


def places_of(evidence: Iterable[Evidence], dom: str, paper: str) -> Iterator[Spot]:
    """The places of pieces of evidence in a paper; `paper` is "" for what was added by hand."""
    return spots_of([piece.model_dump(mode="json") for piece in evidence], dom, paper)


def known_paper(name: str, papers: Mapping[str, str]) -> str:
    """The name where it is a paper's, "" where it is an added fact's."""
    return name if name in papers else ""
