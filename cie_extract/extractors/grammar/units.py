"""Units of pay in text: "per hour", "/hr", "an hour", "hourly", "per annum", "a kit"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cie_extract.model.finding import PER
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.pay import Size, load_pay
from cie_extract.pattern_files.word_lists import any_of

#: What may stand between "per" and its noun: "per straight-time hour".
_KIND = (
    r"(?:(?:regular|straight[\s-]time|paid|working|productive|worked|full|calendar|base|(?:twelve|12)[\s-]month)\s+)?"
)
_LEAD = rf"(?:(?:per|each|every|for\s+each|for\s+every|for\s+the|an|a)\s+{_KIND}|[/∕⁄]\s?|p(?=[/ ]))"


#: The full stop of a short form belongs to it; that of a word ends the sentence.
_SHORT_STOP = r"(?:(?<=\bhr)\.|(?<=\bhrs)\.|(?<=\byr)\.|(?<=\bwk)\.|(?<=\bmo)\.)?"


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit and where it stands."""

    start: int
    end: int
    per: str


class UnitGrammar:
    """Finds units in text; built once from patterns/pay/units.yaml."""

    def __init__(self, nouns: dict[str, tuple[str, ...]], alone: dict[str, tuple[str, ...]]) -> None:
        led = "|".join(f"(?P<n_{per}>{any_of(nouns[per])})" for per in _by_length(nouns))
        bare = "|".join(f"(?P<a_{per}>{any_of(alone[per])})" for per in _by_length(alone))
        unit = rf"(?:{_LEAD}(?:{led}){_SHORT_STOP}|(?:{bare})(?!\s?:))"
        self._behind = re.compile(rf"[ \u00a0]{{0,2}}(?:\(?\$\)?[ ]*)?[,(]?[ ]*{unit}\)?", re.IGNORECASE)
        self._anywhere = re.compile(unit, re.IGNORECASE)

    def behind(self, text: str, at: int) -> UnitAt | None:
        """The unit that stands directly behind an offset."""
        met = self._behind.match(text, at)
        return _unit_of(met) if met else None

    def within(self, text: str, start: int = 0, end: int | None = None) -> list[UnitAt]:
        """Every unit in a stretch of text, in order."""
        return [_unit_of(met) for met in self._anywhere.finditer(text, start, len(text) if end is None else end)]


def _by_length(words: dict[str, tuple[str, ...]]) -> list[str]:
    """Units whose phrases are longer first: "two weeks" before "week"."""
    return sorted((per for per in words if words[per]), key=lambda per: -max(map(len, words[per])))


def _unit_of(met: re.Match[str]) -> UnitAt:
    name = met.lastgroup or ""
    end = met.end()
    if met.group().endswith(")") and "(" not in met.group():
        end -= 1
    return UnitAt(met.start(), end, name[2:])


@lru_cache(maxsize=4)
def unit_grammar(patterns: Patterns) -> UnitGrammar:
    """The units that the pattern files name."""
    units = load_pay(patterns).units.units
    return UnitGrammar(
        {per: words.nouns for per, words in units.items()}, {per: words.alone for per, words in units.items()}
    )


def possible(per: str, amount: Decimal, patterns: Patterns) -> bool:
    """Whether anybody is paid so much (or so little) a unit: a guard against misread figures."""
    size = load_pay(patterns).units.sizes.get(per)
    return size is None or size.holds(amount)


def by_size(amount: Decimal, patterns: Patterns) -> str | None:
    """The unit that a bare figure's size gives: 15.50 is an hour's pay, 38,480 a year's. None in between."""
    guessed: dict[str, Size] = load_pay(patterns).units.guessed
    return next((per for per in PER if per in guessed and guessed[per].holds(amount)), None)
