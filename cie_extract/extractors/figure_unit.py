"""The unit of a sum of money: beside it, shared with its neighbour, in the label or heading over it, or by its size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cie_extract.extractors.grammar.money import Figure
from cie_extract.extractors.grammar.units import UnitAt, UnitGrammar, by_size, possible
from cie_extract.extractors.pay_words import PayExpressions
from cie_extract.extractors.placed_figure import PlacedFigure
from cie_extract.extractors.surroundings import Ruling
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns

_NOT_PAYS = re.compile(
    r"(?:hours?|hrs?\.?|days?|shifts?|nights?|times?|once|twice|paid|payable|checks?|\d)\s*$", re.IGNORECASE
)
#: How often one is paid, not for how long: "paid weekly".
_FREQUENCY = frozenset({"daily", "weekly", "biweekly", "bi-weekly", "monthly"})
_LINK = re.compile(r"^[^.;:$]{0,30}(?:\+|\bplus\b|\band\b|\bor\b|,|[-–—/])\s*[^.;:$]{0,40}$", re.IGNORECASE)
_ANY_NOUN = re.compile(r"\s*(?:(?:per|an?|each|every)\s+|/\s*)(?P<noun>[a-z]+(?:\s[a-z]+)?)", re.IGNORECASE)
_EACH = re.compile(r"\s*(?:each|apiece)(?=\s*(?:[,;.)]|$))", re.IGNORECASE)
#: Nobody is paid less than this by the hour, so that a smaller sum "per crate" is a piece's.
_LEAST_BY_TIME = Decimal("1.50")
#: A word over a smaller figure than this ("a daily list") is not its unit: four hours at the federal minimum.
_LEAST_BY_THE_DAY = Decimal(29)
_UNIT_BEFORE = 60
_UNIT_AFTER_NEXT = 30


@dataclass(frozen=True, slots=True)
class FigureUnit:
    """A unit, where it stands, and how it was found: "direct", "shared", "ruled", "size" or "unknown"."""

    per: str | None
    span: Span | None
    how: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A figure before this one whose unit is known."""

    figure: Figure
    per: str
    span: Span


class UnitFinder:
    """Finds the units of figures."""

    def __init__(self, grammar: UnitGrammar, words: PayExpressions, patterns: Patterns) -> None:
        self.grammar = grammar
        self.words = words
        self.patterns = patterns

    def find(self, one: PlacedFigure, earlier: Sequence[Neighbour], later: Sequence[Figure]) -> FigureUnit:
        """The unit nearest behind the figure wins; then its neighbour's, the words before it, a label, its size."""
        figure = one.figure
        if figure.unit:
            return _at(figure.unit, "direct")
        for unit in self._in_gap(one.text, *one.after):
            if self._fits(unit.per, figure):
                return _at(unit, "direct")
        if (noun := self._any_piece(one)) is not None:
            return FigureUnit("piece", noun, "direct")
        if (shared := self._of_next(one, later)) is not None:
            return _at(shared, "shared")
        for other in reversed(earlier):
            if _near(figure, other.figure) and self._fits(other.per, figure):
                return FigureUnit(other.per, other.span, "shared")
        clause, _ = one.clauses.clause(figure.start)
        for unit in reversed(self._in_gap(one.text, max(clause, figure.start - _UNIT_BEFORE), figure.start)):
            if self._fits(unit.per, figure):
                return _at(unit, "direct")
        if self._by_no_unit(one):
            return FigureUnit(None, None, "unknown")
        rulings = one.rulings if one.ruling is None or one.ruling in one.rulings else (one.ruling, *one.rulings)
        for ruling in rulings:
            if (ruled := self._in_ruling(one, ruling)) is not None:
                return _at(ruled, "ruled")
        return FigureUnit(by_size(figure.low, self.patterns), None, "size")

    def _in_gap(self, text: str, start: int, end: int) -> list[UnitAt]:
        """Units in a stretch that can be pay's: "35 hours per week" and "paid weekly" give none."""
        return [
            unit
            for unit in self.grammar.within(text, start, end)
            if not _NOT_PAYS.search(text, max(start, unit.start - 12), unit.start)
            and text[unit.start : unit.end].lower().strip() not in _FREQUENCY
            and unit.per != "piece"
        ]

    def _of_next(self, one: PlacedFigure, later: Sequence[Figure]) -> UnitAt | None:
        """The unit that the next figure shares with this one: "$19.44 + $5.55 H&W per hour"."""
        if not later or not _LINK.match(one.text[one.figure.end : later[0].start]):
            return None
        following = later[0]
        unit = following.unit
        if unit is None:
            _, end = one.clauses.clause(following.start)
            stop = min(later[1].start if len(later) > 1 else end, end, following.end + _UNIT_AFTER_NEXT)
            unit = next(iter(self._in_gap(one.text, following.end, stop)), None)
        if unit and self._fits(unit.per, one.figure) and self._fits(unit.per, following):
            return unit
        return None

    def _by_no_unit(self, one: PlacedFigure) -> bool:
        """Whether the figure is told by something that is no unit of time: "per visit"."""
        if self.words.no_units.match(one.text[one.figure.end : one.figure.end + 24].lstrip()):
            return True
        return one.ruling is not None and self.words.no_units.search(one.ruling.text) is not None

    def _any_piece(self, one: PlacedFigure) -> Span | None:
        """In a sentence on piece rates, or by so little a time, anything may be the piece: "$0.18 per tang"."""
        start, end = one.clauses.sentence(one.figure.start)
        if one.figure.high >= _LEAST_BY_TIME and not self.words.piece.search(one.text, start, end):
            return None
        met = _ANY_NOUN.match(one.text, one.figure.end, end)
        if met is None and one.figure.high < _LEAST_BY_TIME:
            met = _EACH.match(one.text, one.figure.end, end)
        return met.span() if met and not self._by_no_unit(one) else None

    def _in_ruling(self, one: PlacedFigure, ruling: Ruling) -> UnitAt | None:
        """The last unit of a label that the figure's size allows: "Hourly rate / annual salary: $15.50"."""
        fitting = [
            unit
            for unit in self.grammar.within(one.text, ruling.start, ruling.end)
            if unit.per != "piece"
            and not _NOT_PAYS.search(one.text, max(ruling.start, unit.start - 8), unit.start)
            and self._fits(unit.per, one.figure)
            and believable(unit.per, one.figure.low, self.patterns)
        ]
        return fitting[-1] if fitting else None

    def _fits(self, per: str, figure: Figure) -> bool:
        return possible(per, figure.low, self.patterns)


def believable(per: str, amount: Decimal, patterns: Patterns) -> bool:
    """Whether a unit that stands over a figure can be its own: a heading ANNUAL SALARY over $17.18 cannot."""
    guessed = by_size(amount, patterns)
    if guessed == "hour":
        return per in ("hour", "week", "piece") or (per == "day" and amount >= _LEAST_BY_THE_DAY)
    return guessed != "year" or per not in ("hour", "day", "week")


def _at(unit: UnitAt, how: str) -> FigureUnit:
    return FigureUnit(unit.per, (unit.start, unit.end), how)


def _near(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one size, so that they may share a unit."""
    return other.low > 0 and Decimal("0.4") <= one.low / other.low <= Decimal("2.6")
