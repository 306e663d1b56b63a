"""Base and option periods of a contract, made of the pieces that its text states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cie_extract.extractors.contract_pieces import Piece
from cie_extract.extractors.grammar.date_expressions import after_years
from cie_extract.model.finding import Period


def make_periods(pieces: Sequence[Piece], options: int | None, current: int | None) -> tuple[Period, ...]:
    """Base and option periods in order. Options counted but not dated follow the base year by year.

    Parts of one period told apart (its start here, its end there) are joined; an option before one that is shown to
    be exercised was exercised too.
    """
    base = _joined([piece for piece in pieces if piece.kind == "base"])
    terms = _joined([piece for piece in pieces if piece.kind == "term"])
    numbered: dict[int, Piece] = {}
    loose = []
    for piece in pieces:
        if piece.kind != "option":
            continue
        if piece.number is None or piece.number > 10:
            loose.append(piece)
        elif piece.number in numbered:
            numbered[piece.number] = _join(numbered[piece.number], piece)
        else:
            numbered[piece.number] = piece
    dated = sorted((piece for piece in loose if piece.start), key=lambda piece: piece.start or date.min)
    for piece in dated:
        if not any(one.start == piece.start for one in numbered.values()):
            numbered[max(numbered, default=0) + 1] = piece
    if terms is not None and (base or numbered or options):
        own_end = base.end if base else (terms.end if _is_base(terms, pieces, options) else None)
        base = replace(base or terms, start=(base.start if base else None) or terms.start, end=own_end)
    if base and base.start and base.end and options and base.end == after_years(base.start, options + 1):
        base = replace(base, end=after_years(base.start, 1))  # the whole term was said: "base + 4, 4/1/24 to 3/31/29"
    if base is None and not numbered:
        return ()
    last = max([*numbered, options or 0, current or 0], default=0)
    if base and base.start and not base.end and last and _is_year_by_year(base.start, numbered, last):
        base = replace(base, end=after_years(base.start, 1))
    periods = [Period("base", base.start, base.end)] if base else []
    reached = max((number for number, piece in numbered.items() if piece.exercised), default=0)
    reached = max(reached, current or 0)
    previous = base.end if base else None
    for number in range(1, last + 1):
        piece = numbered.get(number, Piece("option", None, None, number))
        start = piece.start or (previous + timedelta(days=1) if previous else None)
        end = piece.end or (after_years(start, 1) if start else None)
        done = True if number <= reached else piece.exercised
        periods.append(Period("option", start, end, done))
        previous = end
    return (*periods, *_remaining(previous, terms.end if terms else None))


def _is_base(terms: Piece, pieces: Iterable[Piece], options: int | None) -> bool:
    """Whether the one stretch that a text states is the base: options end after it, or it is not as long as a year and
    the options together ("July 1, 2024 through June 30, 2026, with two one-year renewals")."""
    later = [piece.end for piece in pieces if piece.kind == "option" and piece.end]
    if terms.end is None or terms.start is None:
        return not later and not options
    if later:
        return max(later) > terms.end
    return not options or terms.end != after_years(terms.start, options + 1)


def _is_year_by_year(start: date, numbered: dict[int, Piece], last: int) -> bool:
    """Whether the last option ends so many years after the base began that every period is a year."""
    end = numbered[last].end if last in numbered else None
    return end is not None and end == after_years(start, last + 1)


def _remaining(reached: date | None, last: date | None) -> Iterable[Period]:
    """Options that only the last end tells of: "if the remaining options are taken up it will run to 30 April 2030"."""
    while reached and last and reached < last and (last - reached).days < 3700:
        start = reached + timedelta(days=1)
        end = min(after_years(start, 1), last)
        yield Period("option", start, end)
        reached = end


def _joined(pieces: list[Piece]) -> Piece | None:
    if not pieces:
        return None
    found = pieces[0]
    for piece in pieces[1:]:
        found = _join(found, piece)
    return found


def _join(one: Piece, other: Piece) -> Piece:
    return replace(
        one,
        start=one.start or other.start,
        end=one.end or other.end,
        exercised=one.exercised if one.exercised is not None else other.exercised,
        spans=(*one.spans, *other.spans),
    )
