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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files.cue_words import Words, forms_of, read_words, sign_of
from cie_extract.pattern_files.occurrences import Compound, Group, Match, Met, Occurrences, Pattern, Step

_ELEMENT = re.compile(r"\.\.\d+|\.\.\.|\([^()]*\)\??|\{[a-z_]+\}\??|[^\s(){}|]+")
_GAP = 6
#: Words that stand in every other sentence: a pattern is not sought by them where it has any other.
_COMMON_WORDS = "of to for and or the a an is are be in on at with by from as not it all # that this"
_COMMON = frozenset(_COMMON_WORDS.split())
_COMMONNESS = 100
#: Classes that are no list of phrases.
_BUILT_IN = {"number": ("#",), "dollars": ("$",), "doer": ("@",)}
_SIGNS = frozenset("#$@")


@dataclass(slots=True, eq=False)
class _Node:
    """A step in the tree of phrases: the next words, and the choices of which a phrase ends here. When the tree is
    complete, `met` are the same, and `signed` says that some next word is any of a sort."""

    next: dict[str, _Node] = field(default_factory=dict)
    symbols: frozenset[int] = frozenset()
    met: Met | None = None
    signed: bool = False


class Vocabulary:
    """Word classes and the patterns written with them, read in one walk over a text.

    Phrases of plain words stand in one tree; phrases that hold classes are put together from what the tree found.
    """

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        self._root = _Node()
        self._classes = {name: tuple(phrases) for name, phrases in classes.items()} | _BUILT_IN
        self._symbols: dict[tuple[str, ...], int] = {}
        self._compounds: list[tuple[int, tuple[int, ...]]] = []  # a choice, and the parts of a phrase of it
        self._sizes: list[int] = []
        self._leads: set[int] = set()

    def compile(self, source: str) -> Pattern:
        """One line of the language. Raises PatternFileError for a line that is none, or names an unknown class."""
        steps: list[Step] = []
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
            steps.append(Step(self._symbol(phrases, source, ()), gap if steps else 0, optional))
            gap = 0
        if not steps or gap or all(step.optional for step in steps):
            raise PatternFileError(f"{source!r} is no pattern: it needs a word that must be there, and ends with one.")
        return Pattern(source, tuple(steps), frozenset(step.symbol for step in steps if not step.optional))

    def group(self, lines: Iterable[str]) -> Group:
        """Lines of which any will do. Raises PatternFileError as `compile` does."""
        patterns = tuple(map(self.compile, lines))
        return Group(patterns, frozenset(self._rarest(pattern.symbols) for pattern in patterns))

    def lead(self, pattern: Pattern) -> int:
        """The choice that the pattern is sought by: where it is no lead, nothing needs to be tried."""
        lead = self._rarest(pattern.symbols)
        self._leads.add(lead)
        return lead

    def _rarest(self, symbols: Iterable[int]) -> int:
        """The choice with the fewest phrases."""
        return min(symbols, key=lambda symbol: (self._sizes[symbol], symbol))

    def read(self, words: Words, start: int = 0, end: int | None = None) -> Occurrences:
        """All phrases in `words[start:end]`; places count from the first word of all."""
        compounds, root = self._ready, self._root.next
        text = words.text
        end = len(text) if end is None else end
        matches: list[Match] = []
        for first in range(start, end):
            node = root.get(text[first]) or root.get(sign_of(text[first]))
            after = first + 1
            while node is not None:
                if node.met:
                    matches.append((node.met, (first, after)))
                if after == end or not node.next:
                    break
                node = node.next.get(text[after]) or (node.next.get(sign_of(text[after])) if node.signed else None)
                after += 1
        return Occurrences(words, matches, compounds)

    @cached_property
    def _ready(self) -> tuple[Compound, ...]:
        """The compounds, made ready when the tree is complete: at the first reading. A class that is another's phrase
        needs no putting together: its phrases become the other's too."""
        also: dict[int, frozenset[int]] = {symbol: frozenset((symbol,)) for symbol in range(len(self._sizes))}
        for symbol, parts in self._compounds:  # in the order of their making: a part before what it is a part of
            if len(parts) == 1:
                for one, others in also.items():
                    if parts[0] in others:
                        also[one] = others | also[symbol]
        several = [(symbol, parts) for symbol, parts in self._compounds if len(parts) > 1]
        by_lead: dict[int, list[int]] = {}
        for number, (_, parts) in enumerate(several):
            by_lead.setdefault(self._rarest(parts), []).append(number)

        def met(symbols: Iterable[int]) -> Met:
            every = frozenset(other for symbol in symbols for other in also[symbol])
            sought = tuple(number for symbol in every for number in by_lead.get(symbol, ()))
            return Met(every, tuple(every & self._leads), sought)

        nodes = [self._root]
        while nodes:
            node = nodes.pop()
            node.met = met(node.symbols) if node.symbols else None
            node.signed = not _SIGNS.isdisjoint(node.next)
            for word, child in node.next.items():
                if (sign := sign_of(word)) in node.next:
                    node.next[word] = _both(child, node.next[sign])
            nodes += node.next.values()
        return tuple(Compound(parts, met((symbol,))) for symbol, parts in several)

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
        self._compounds.append((symbol, tuple(parts)))
        return max(self._sizes[part] for part in parts)

    def _grow(self, phrase: str, symbol: int, source: str) -> None:
        nodes = [self._root]
        for part in phrase.split():
            if part.startswith("..") or part.endswith("?"):
                raise PatternFileError(f"{phrase!r} in {source!r}: gaps and question marks stand outside of choices.")
            spelled = (part,) if part in _SIGNS else read_words(part.removesuffix("~")).text
            if not spelled:
                raise PatternFileError(f"{part!r} in {source!r} is no word.")
            for word in spelled[:-1]:
                nodes = _grown(nodes, frozenset((word,)))
            nodes = _grown(nodes, forms_of(spelled[-1]) if part.endswith("~") else frozenset((spelled[-1],)))
        for node in nodes:
            node.symbols |= {symbol}


def _both(one: _Node, other: _Node) -> _Node:
    """Where two branches of the tree go on: that of a word, and that of all words of its sort."""
    merged = {word: _both(one.next[word], other.next[word]) for word in one.next.keys() & other.next.keys()}
    return _Node({**one.next, **other.next, **merged}, one.symbols | other.symbols)


def _grown(nodes: list[_Node], words: frozenset[str]) -> list[_Node]:
    return [node.next.setdefault(word, _Node()) for node in nodes for word in sorted(words)]
