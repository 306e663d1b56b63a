"""What the command line calls for cases: plain functions with plain types, one for each command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cie_extract.errors import CieExtractError
from cie_extract.model.case import Added, CaseRecord, Role
from flows.commands import enter_store
from flows.settings import Settings

if TYPE_CHECKING:
    from review.case_desk import DeterminationLine
    from review.case_nouns import CaseFile, CaseLine, ChangeLine, ProposalLine


class NoFact(CieExtractError):
    """What a person wants to add is no fact of a case."""

    code = "no_fact"
    advice = "See `cie-extract case add-fact --help` for fields and values."


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case as it stands today: what its papers say together, how they came in, what was done to it, and what was
    signed."""

    record: CaseRecord
    file: CaseFile
    determinations: tuple[DeterminationLine, ...]
    changes: tuple[ChangeLine, ...]
    also_in: dict[tuple[str, int], tuple[str, ...]]  # the other cases of a paper, by its number and part


def cases(settings: Settings, *, merged: bool = False) -> tuple[tuple[CaseLine, ...], tuple[ProposalLine, ...]]:
    """`cases`: every case as a row, newest first, and what is proposed."""
    enter_store(settings)
    from review import queries_cases

    return queries_cases.case_lines(merged=merged), queries_cases.proposals()


def case(settings: Settings, number: str, *, as_of: date, sets: Sequence[str] = ()) -> CasePage:
    """`case NUMBER`: assessed anew on this day, by its own guide or those named; nothing is stored. Raises
    UnknownCase."""
    enter_store(settings)
    from review import case_work, queries_cases, queries_listed
    from review.case_desk import determinations_of

    file = queries_cases.case_file(number)
    also = tuple(sets[1:]) if sets else settings.criteria[1:]
    chosen = sets[0] if sets else None
    listed = queries_listed.in_force(as_of)
    record = case_work.judged(file, patterns_of(settings), as_of=as_of, chosen=chosen, also=also, listed=listed)
    changes, also_in = queries_cases.changes(number), queries_cases.also_in(number)
    return CasePage(record, file, determinations_of(number), changes, also_in)


def patterns_of(settings: Settings) -> Any:
    """The workspace's pattern set."""
    from cie_extract.pattern_files import load_patterns

    return load_patterns(settings.reading.patterns)


def join(settings: Settings, number: str, papers: Sequence[str], *, keep: bool, by: str, why: str) -> None:
    """`case join`: papers into a case, also those that are in none yet. Raises UnknownCase, CannotChangeCase."""
    enter_store(settings)
    from review import case_work

    named = [_named(paper) for paper in papers]
    case_work.join_by_hand(number, named, patterns_of(settings), by=by, why=why, now=_now(), keep=keep)
    _assess(settings)


def split(settings: Settings, number: str, papers: Sequence[str], *, keep: bool, by: str, why: str) -> str:
    """`case split`: papers of a case into a new one, whose number is returned."""
    store, now = _store(settings), _now()
    day = now.astimezone(settings.zone).date()
    new: str = store.split(number, [_named(paper) for paper in papers], by=by, why=why, day=day, now=now, keep=keep)
    _assess(settings)
    return new


def merge(settings: Settings, number: str, into: str, *, by: str, why: str) -> None:
    """`case merge`: all papers of a case into another."""
    _store(settings).merge(number, into, by=by, why=why, now=_now())
    _assess(settings)


def undo(settings: Settings, number: str, *, by: str) -> str:
    """`case undo`: takes the latest change back, and says what that was."""
    what: str = _store(settings).undo(number, by=by, now=_now())
    _assess(settings)
    return what


def set_role(settings: Settings, number: str, paper: str, role: Role, *, by: str, why: str) -> None:
    """`case role`: what a paper is in its case."""
    _store(settings).set_role(number, _named(paper), role, by=by, why=why, now=_now())
    _assess(settings)


def set_guide(settings: Settings, number: str, guide: str, *, by: str) -> None:
    """`case guide`: the guide by which a case is judged."""
    _store(settings).set_criteria(number, guide, by=by, now=_now())
    _assess(settings)


def settle(settings: Settings, proposal: int, *, accept: bool, by: str) -> None:
    """`case accept`, `case refuse`: settles a proposal."""
    _store(settings).settle_proposal(proposal, accept=accept, by=by, now=_now())
    _assess(settings)


def add_fact(settings: Settings, number: str, fact: Added) -> int:
    """`case add-fact`: a fact with its source. Returns its id. Raises NoFact, UnknownCase."""
    from cie_extract.stages.added import added_paper

    try:
        added_paper(fact)
    except ValueError as error:
        raise NoFact(str(error)) from None
    store = _store(settings)
    new = store.NewFact(
        field=fact.field,
        value=fact.value,
        said=fact.said,
        source=fact.source,
        source_detail=fact.source_detail,
        said_on=fact.said_on,
        settles=fact.settles,
    )
    made: int = store.add_fact(number, new, by=fact.by, now=_now())
    _assess(settings)
    return made


def _store(settings: Settings) -> Any:
    enter_store(settings)
    from review import store_case_changes

    return store_case_changes


def _assess(settings: Settings) -> None:
    """What the change made of the cases it touched."""
    from review import case_work, queries_cases

    now = _now()
    case_work.assess_cases(
        queries_cases.stale_cases(),
        patterns_of(settings),
        as_of=now.astimezone(settings.zone).date(),
        now=now,
        also=settings.criteria[1:],
    )


def _named(paper: str) -> tuple[str, int | None]:
    """ "2026-0147" for all parts of a file, "2026-0147/2" for one."""
    number, _, part = paper.partition("/")
    if part and not part.isdigit():
        raise NoFact(f"{paper} is no number of a paper.", advice="Papers look like 2026-0147, or 2026-0147/2.")
    return number, int(part) if part else None


def _now() -> datetime:
    from flows.order import utc_now

    return utc_now()
