"""The small language in which patterns/cues and patterns/qualifiers say what to look for.

A pattern is a line of words. Case, hyphens, brackets and possessive endings do not matter.

    shelter~            the word with its ordinary endings: shelter, shelters, sheltered, sheltering
    {staff}             any phrase of the word class `staff`
    (paid|earns|{pay})  one of these
    {ability}?          may be missing; `(a|b)?` likewise
    ...                 up to six words in between; `..3` up to three
    {number}            a number, in figures or words; `{dollars}` a sum in dollars; `{doer}` a word that is made as
                        those for people are who do something: packer, sorters, machinist, craftsmen

Articles and possessives ("the", "our", "his") may stand between any two elements. Classes are lists of phrases of the
same language without gaps or choices; a class in a phrase stands for each of its phrases.

Why not spaCy's Matcher: here a pattern is tried only in a sentence that holds all of its words, which keeps some
hundreds of them at a few milliseconds a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heapify, heappop, heappush

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files.cue_words import Words, forms_of, kinds_of, read_words

_ELEMENT = re.compile(r"\.\.\d+|\.\.\.|\([^()]*\)\??|\{[a-z_]+\}\??|[^\s(){}|]+")
_GAP = 6
_SKIPPED = frozenset(("the", "a", "an", "our", "your", "their", "its", "his", "her", "my"))
_MOST_SKIPPED = 2
#: Words that stand in every other sentence: a pattern is not sought by them where it has any other.
_COMMON_WORDS = "of to for and or the a an is are be in on at with by from as not it all # that this"
_COMMON = frozenset(_COMMON_WORDS.split())
_COMMONNESS = 100
#: Classes that are no list of phrases.
_BUILT_IN = {"number": ("#",), "dollars": ("$",), "doer": ("@",)}


#: A match: the first word and the word after the last.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Step:
    """One element of a pattern: a choice by its number, how many words may stand before it, may it be missing."""

    symbol: int
    gap: int
    optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of the language, ready to run. `symbols` are those without which it cannot match."""

    source: str
    steps: tuple[_Step, ...]
    symbols: frozenset[int]


@dataclass(slots=True)
class _Node:
    """A step in the tree of phrases: the next words, and the choices of which a phrase ends here."""

    next: dict[str, _Node] = field(default_factory=dict)
    symbols: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Compound:
    """A phrase that holds classes: an occurrence of each part, one right after the other."""

    symbol: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Compounds:
    """The compounds of several parts, by number in the order of their making, and by their first part. `also` are the
    choices that a choice belongs to as a whole (a class that is named in another one), itself among them."""

    all: tuple[_Compound, ...]
    by_first: Mapping[int, tuple[int, ...]]
    also: Mapping[int, frozenset[int]]


_Match = tuple[_Node, Place]


class Occurrences:
    """Where the phrases of each choice stand in a passage. `present` are the choices of which some phrase stands there;
    the places of one are looked up when a pattern asks for them."""

    __slots__ = ("_matches", "_places", "_words", "present")

    def __init__(self, words: Words, matches: list[_Match], compounds: _Compounds) -> None:
        self._words = words
        self._matches = matches
        self._places: dict[int, list[Place]] = {}
        self.present: set[int] = set()
        for node, _ in matches:
            self.present.update(node.symbols)
        # A compound is made of earlier ones, so taking them in the order of their making misses none.
        by_first = compounds.by_first
        waiting = [number for symbol in self.present & by_first.keys() for number in by_first[symbol]]
        heapify(waiting)
        while waiting:
            compound = compounds.all[heappop(waiting)]
            if not self.present.issuperset(compound.parts):
                continue
            for symbol in self._put_together(compound, compounds.also[compound.symbol]):
                for number in by_first.get(symbol, ()):
                    heappush(waiting, number)

    def _put_together(self, compound: _Compound, also: frozenset[int]) -> Iterable[int]:
        """Find the places of a compound, which are places of all choices that it belongs to; returns those that had
        none before."""
        spans = self.at(compound.parts[0])
        for part in compound.parts[1:]:
            if not spans:
                return ()
            spans = [(first, after) for first, at in spans for start, after in self.at(part) if start == at]
        if not spans:
            return ()
        for symbol in also:
            self._places[symbol] = sorted({*self.at(symbol), *spans})
        new = also - self.present
        self.present |= new
        return new

    def at(self, symbol: int) -> list[Place]:
        """The places of one choice, as (first word, word after), in order."""
        if symbol not in self._places:
            self._places[symbol] = [place for node, place in self._matches if symbol in node.symbols]
        return self._places[symbol]

    def spans(self, pattern: Pattern) -> Iterator[Place]:
        """The matches of a pattern as (first word, word after): one for each place where it can begin."""
        if pattern.symbols <= self.present:
            yield from self._from(pattern.steps)

    def any(self, patterns: Iterable[Pattern]) -> bool:
        """Does one of the patterns match?"""
        for pattern in patterns:
            if pattern.symbols <= self.present:
                for _ in self._from(pattern.steps):
                    return True
        return False

    def all(self, patterns: Iterable[Pattern]) -> list[Place]:
        """The matches of all the patterns, one pattern's after the other's."""
        present = self.present
        return [place for pattern in patterns if pattern.symbols <= present for place in self._from(pattern.steps)]

    def _from(self, steps: tuple[_Step, ...]) -> Iterator[Place]:
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

    def _rest(self, steps: tuple[_Step, ...], at: int, position: int) -> int | None:
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
                rest = (_Step(rest[0].symbol, step.gap, rest[0].optional), *rest[1:])
            return self._rest(rest, 0, position)
        return None

    def _skipped(self, position: int) -> int:
        text = self._words.text
        end = min(len(text), position + _MOST_SKIPPED)
        while position < end and text[position] in _SKIPPED:
            position += 1
        return position


class Vocabulary:
    """Word classes and the patterns written with them, read in one walk over a text.

    Phrases of plain words stand in one tree; phrases that hold classes are put together from what the tree found.
    """

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        self._root = _Node()
        self._opened: dict[str, list[_Node]] = {}
        self._classes = {name: tuple(phrases) for name, phrases in classes.items()} | _BUILT_IN
        self._symbols: dict[tuple[str, ...], int] = {}
        self._compounds: list[_Compound] = []
        self._sizes: list[int] = []

    def compile(self, source: str) -> Pattern:
        """One line of the language. Raises PatternFileError for a line that is none, or names an unknown class."""
        steps: list[_Step] = []
        gap = 0
        if _ELEMENT.sub("", source).strip():
            raise PatternFileError(f"{source!r}: a bracket or brace is open, or stands within another.")
        for element in _ELEMENT.findall(source):
            if element.startswith(".."):
                gap = _GAP if element == "..." else int(element[2:])
                continue
            if element == "-":  # between two choices: (time|work)-(study|sampling)
                continue
            optional = element.endswith("?")
            bare = element.removesuffix("?")
            phrases = bare[1:-1].split("|") if bare.startswith("(") else [bare]
            steps.append(_Step(self._symbol(phrases, source, ()), gap if steps else 0, optional))
            gap = 0
        if not steps or gap or all(step.optional for step in steps):
            raise PatternFileError(f"{source!r} is no pattern: it needs a word that must be there, and ends with one.")
        return Pattern(source, tuple(steps), frozenset(step.symbol for step in steps if not step.optional))

    def rarest(self, pattern: Pattern) -> int:
        """The choice of the pattern with the fewest phrases: where it is missing, nothing needs to be tried."""
        return min(pattern.symbols, key=lambda symbol: (self._sizes[symbol], symbol))

    def read(self, words: Words, start: int = 0, end: int | None = None) -> Occurrences:
        """All phrases in `words[start:end]`; places count from the first word of all."""
        text = words.text
        end = len(text) if end is None else end
        compounds = self._ready
        matches: list[_Match] = []
        for first in range(start, end):
            nodes = self._openings(text[first])
            after = first + 1
            while nodes:
                ahead: list[_Node] = []
                following = text[after] if after < end else ""
                for node in nodes:
                    if node.symbols:
                        matches.append((node, (first, after)))
                    if following and node.next:
                        ahead += _next(node.next, following)
                nodes = ahead
                after += 1
        return Occurrences(words, matches, compounds)

    @cached_property
    def _ready(self) -> _Compounds:
        """The compounds, made ready when the tree is complete: at the first reading. A class that is another's phrase
        needs no putting together: its phrases become the other's too."""
        also: dict[int, frozenset[int]] = {symbol: frozenset((symbol,)) for symbol in range(len(self._sizes))}
        for compound in self._compounds:  # in the order of their making: a part before what it is a part of
            if len(compound.parts) == 1:
                (part,) = compound.parts
                for symbol, others in also.items():
                    if part in others:
                        also[symbol] = others | also[compound.symbol]
        nodes = [self._root]
        while nodes:
            node = nodes.pop()
            node.symbols = {other for symbol in node.symbols for other in also[symbol]}
            nodes += node.next.values()
        several = tuple(compound for compound in self._compounds if len(compound.parts) > 1)
        by_first: dict[int, list[int]] = {}
        for number, compound in enumerate(several):
            by_first.setdefault(compound.parts[0], []).append(number)
        return _Compounds(several, {symbol: tuple(numbers) for symbol, numbers in by_first.items()}, also)

    def _openings(self, word: str) -> list[_Node]:
        """Where a phrase that begins with this word goes on. The tree is complete before the first reading."""
        if word not in self._opened:
            self._opened[word] = _next(self._root.next, word)
        return self._opened[word]

    def _symbol(self, phrases: Iterable[str], source: str, within: tuple[str, ...]) -> int:
        """The number of a choice of phrases; a class has the number of the choice that it is."""
        wanted = tuple(sorted({" ".join(phrase.split()) for phrase in phrases}))
        if len(wanted) == 1 and wanted[0].startswith("{") and " " not in wanted[0]:
            name = wanted[0].strip("{}")
            if name not in self._classes:
                raise PatternFileError(f"{source!r} names the word class {name!r}, which there is not.")
            if name in within:
                raise PatternFileError(f"The word class {name!r} holds itself.")
            return self._symbol(self._classes[name], source, (*within, name))
        if wanted not in self._symbols:
            symbol = len(self._sizes)
            self._sizes.append(0)
            self._symbols[wanted] = symbol
            self._sizes[symbol] = sum(self._plant(phrase, symbol, source, within) for phrase in wanted)
        return self._symbols[wanted]

    def _plant(self, phrase: str, symbol: int, source: str, within: tuple[str, ...]) -> int:
        """Make `phrase` one of the choice `symbol`; returns how many phrases that adds, roughly, and as how many rare
        ones a common word counts."""
        if "{" not in phrase:
            self._grow(phrase, symbol, source)
            return _COMMONNESS if phrase in _COMMON else 1
        parts: list[int] = []
        plain: list[str] = []
        for part in [*phrase.split(), ""]:
            if part and not part.startswith("{"):
                plain.append(part)
                continue
            if plain:
                parts.append(self._symbol([" ".join(plain)], source, within))
                plain = []
            if part:
                parts.append(self._symbol([part], source, within))
        self._compounds.append(_Compound(symbol, tuple(parts)))
        return max(self._sizes[part] for part in parts)

    def _grow(self, phrase: str, symbol: int, source: str) -> None:
        nodes = [self._root]
        for part in phrase.split():
            if part.startswith("..") or part.endswith("?"):
                raise PatternFileError(f"{phrase!r} in {source!r}: gaps and question marks stand outside of choices.")
            spelled = (part,) if part in "$#@" else read_words(part.removesuffix("~")).text
            if not spelled:
                raise PatternFileError(f"{part!r} in {source!r} is no word.")
            for word in spelled[:-1]:
                nodes = _grown(nodes, frozenset((word,)))
            nodes = _grown(nodes, forms_of(spelled[-1]) if part.endswith("~") else frozenset((spelled[-1],)))
        for node in nodes:
            node.symbols.add(symbol)


def _next(children: dict[str, _Node], word: str) -> list[_Node]:
    return [children[key] for key in kinds_of(word) if key in children]


def _grown(nodes: list[_Node], words: frozenset[str]) -> list[_Node]:
    return [node.next.setdefault(word, _Node()) for node in nodes for word in sorted(words)]
