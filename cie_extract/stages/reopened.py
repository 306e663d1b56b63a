"""What papers that came later touch: a person's word that was said before them is to be looked at again, and nothing
else of the case is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from cie_extract.model.case import Judged, Paper
from cie_extract.model.record import Facts, Reading
from cie_extract.pattern_files import Patterns
from cie_extract.stages.combine import in_order
from cie_extract.stages.compare import compare


def touched_since(
    when: datetime, papers: Iterable[Paper], patterns: Patterns, *, as_of: date, sets: tuple[str, ...]
) -> dict[str, str]:
    """The fields and criteria that papers which came after that moment touch, with the paper that does: of a later
    version what it says otherwise than the one before, of any other paper all that it says."""
    ordered = in_order(papers)
    found: dict[str, str] = {}
    for paper in ordered:
        if paper.since is None or paper.since <= when:
            continue
        before = [one for one in ordered if one.role == paper.role and one.since is not None and one.since <= when]
        earlier = before[-1] if before and paper.role != "added" else _silent(paper)
        revision = compare(earlier, paper, patterns, as_of=as_of, sets=sets)
        for key in (*(one.field for one in revision.differences), *revision.reopens):
            found.setdefault(key, paper.name)
    return found


def with_overtaken(
    judged: Iterable[Judged], papers: tuple[Paper, ...], patterns: Patterns, *, as_of: date, sets: tuple[str, ...]
) -> tuple[Judged, ...]:
    """Persons' words, each with the later paper that touches its criterion: such a word holds no more until somebody
    says it again."""
    words = tuple(judged)
    touched = {
        one.at: touched_since(one.at, papers, patterns, as_of=as_of, sets=sets) for one in words if one.at is not None
    }
    return tuple(
        one.model_copy(update={"overtaken_by": touched[one.at].get(one.criterion, "")}) if one.at else one
        for one in words
    )


def _silent(paper: Paper) -> Paper:
    """The same paper as if it said nothing."""
    return paper.model_copy(update={"reading": Reading(document=paper.reading.document, facts=Facts())})
