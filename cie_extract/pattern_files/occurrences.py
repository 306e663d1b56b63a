"""Where the phrases of a passage stand, and the patterns that are made of them.

A passage is read once (`Vocabulary.read` in cue_language.py); every pattern is then tried on what was found in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from cie_extract.pattern_files.cue_words import Words

#: What may stand between any two elements of a pattern, and how many of them.
_SKIPPED = frozenset(("the", "a", "an", "our", "your", "their", "its", "his", "her", "my"))
_MOST_SKIPPED = 2

#: A match: the first word and the word after the last.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a pattern: a choice by its number, how many words may stand before it, may it be missing."""

    symbol: int
    gap: int
    optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of the language, ready to run. `symbols` are those without which it cannot match."""

    source: str
    steps: tuple[Step, ...]
    symbols: frozenset[int]


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns of which any will do. Where none of the `rarest` choices stands, no pattern needs to be tried."""

    patterns: tuple[Pattern, ...]
    rarest: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.patterns)


#: The group that nothing meets.
NONE = Group((), frozenset())


@dataclass(frozen=True, slots=True)
class Met:
    """The choices that a phrase belongs to; those of them by which lines are sought, and the numbers of the compounds
    that are sought by one of them."""

    symbols: frozenset[int]
    leads: tuple[int, ...]
    compounds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compound:
    """A phrase that holds classes: an occurrence of each part, one right after the other. `met` are the choices that it
    is a phrase of."""

    parts: tuple[int, ...]
    met: Met


#: What was met, and where.
Match = tuple[Met, Place]


class Occurrences:
    """Where the phrases of each choice stand in a passage. `present` are the choices of which some phrase stands there,
    and `leads` those of them by which lines are sought; the places of one are looked up when a pattern asks for
    them."""

    __slots__ = ("_matches", "_places", "_put_together", "_words", "leads", "present")

    def __init__(self, words: Words, matches: list[Match], compounds: Sequence[Compound]) -> None:
        self._words = words
        self._matches = matches
        self._places: dict[int, list[Place]] = {}
        self._put_together = False
        self.present: set[int] = set()
        self.leads: set[int] = set()
        known: set[int] = set()
        for met, _ in matches:
            self.present.update(met.symbols)
            self.leads.update(met.leads)
            known.update(met.compounds)
        # A compound is made of earlier ones, so taking them in the order of their making misses none.
        waiting = sorted(known)
        while waiting:
            compound = compounds[heappop(waiting)]
            if self.present.issuperset(compound.parts) and (places := self._in_a_row(compound.parts)):
                for number in compound.met.compounds:
                    if number not in known:
                        known.add(number)
                        heappush(waiting, number)
                self._add(compound.met, places)

    def _add(self, met: Met, places: list[Place]) -> None:
        self.present.update(met.symbols)
        self.leads.update(met.leads)
        self._matches += [(met, place) for place in places]
        self._put_together = True
        for symbol in met.symbols & self._places.keys():
            del self._places[symbol]

    def _in_a_row(self, parts: tuple[int, ...]) -> list[Place]:
        """Where the parts of a compound stand one right after the other."""
        places = self.at(parts[0])
        for part in parts[1:]:
            places = [(first, after) for first, at in places for start, after in self.at(part) if start == at]
        return places

    def at(self, symbol: int) -> list[Place]:
        """The places of one choice, as (first word, word after), in order."""
        places = self._places.get(symbol)
        if places is None:
            places = [place for met, place in self._matches if symbol in met.symbols]
            self._places[symbol] = places = sorted(set(places)) if self._put_together else places
        return places

    def spans(self, pattern: Pattern) -> Iterator[Place]:
        """The matches of a pattern as (first word, word after): one for each place where it can begin."""
        if self.present.issuperset(pattern.symbols):
            yield from self._from(pattern.steps)

    def any(self, group: Group) -> bool:
        """Does one of the patterns match?"""
        return not self.present.isdisjoint(group.rarest) and next(self._among(group), None) is not None

    def all(self, group: Group) -> list[Place]:
        """The matches of all the patterns, one pattern's after the other's."""
        return [] if self.present.isdisjoint(group.rarest) else list(self._among(group))

    def _among(self, group: Group) -> Iterator[Place]:
        are_present = self.present.issuperset
        for pattern in group.patterns:
            if are_present(pattern.symbols):
                yield from self._from(pattern.steps)

    def _from(self, steps: tuple[Step, ...]) -> Iterator[Place]:
        seen = -1
        for start, after in self.at(steps[0].symbol):
            if start == seen:
                continue
            end = self._rest(steps, 1, after)
            if end is not None:
                seen = start
                yield start, end
        if steps[0].optional:
            yield from self._from(steps[1:])

    def _rest(self, steps: tuple[Step, ...], at: int, position: int) -> int | None:
        if at == len(steps):
            return position
        step = steps[at]
        farthest = position + step.gap if step.gap else self._skipped(position)
        for start, after in self.at(step.symbol):
            if start < position:
                continue
            if start > farthest:
                break
            end = self._rest(steps, at + 1, after)
            if end is not None:
                return end
        if step.optional:
            rest = steps[at + 1 :]
            if rest and step.gap > rest[0].gap:
                rest = (Step(rest[0].symbol, step.gap, rest[0].optional), *rest[1:])
            return self._rest(rest, 0, position)
        return None

    def _skipped(self, position: int) -> int:
        text = self._words.text
        end = min(len(text), position + _MOST_SKIPPED)
        while position < end and text[position] in _SKIPPED:
            position += 1
        return position
