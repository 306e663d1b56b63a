"""The words that a saying cannot be met without, and those it begins with: a quick look before a slow search.

What a saying is made of, see sayings.py. Words are whole and in small letters, as `\\w+` finds them in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, KeysView, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from cie_extract.pattern_files.sayings import TOKEN, Lines

Token = re.Match[str]

_WORD = re.compile(r"\w+")
_BEGINS = re.compile(r"=?(\w+)")
#: How the source of a slot begins that asks for the start of a sentence or line, and takes up nothing.
_STARTS = "(?:^|"


@dataclass(frozen=True, slots=True)
class Telling:
    """A text that meets the saying holds a word of each set of `needed`; the match begins with a word of `opening`
    (None: wherever)."""

    needed: tuple[frozenset[str], ...]
    opening: frozenset[str] | None

    def may_stand_among(self, words: KeysView[str]) -> bool:
        """Whether a text of these words may meet the saying."""
        return not any(words.isdisjoint(needed) for needed in self.needed)


@dataclass(frozen=True, slots=True)
class _Element:
    """A word, or the ways of a bracket or a list; neither where a slot or gap tells nothing. `joined`: something
    touches it, so that its words may be parts of longer ones. `nothing`: it takes up no text."""

    word: str = ""
    ways: tuple[tuple[_Element, ...], ...] = ()
    may_miss: bool = False
    joined: bool = False
    nothing: bool = False


def telling_of(
    saying: str, slots: Mapping[str, str], words: Mapping[str, Lines], apart: Set[str] = frozenset()
) -> Telling:
    """What a saying tells; `slots` and `words` as they are given for its expression. `apart`: slots between which and
    a word there is always white space or a sign."""
    elements = _Reader(slots, words, apart).elements(saying)
    return Telling(tuple(_needed(elements)), _opening(elements))


def _needed(elements: Sequence[_Element]) -> Iterator[frozenset[str]]:
    for one in elements:
        if one.may_miss or one.joined:
            continue
        if plain := _WORD.findall(one.word):
            yield frozenset([max(plain, key=len)])
        elif one.ways:
            nothing: frozenset[str] = frozenset()
            ways = [max(_needed(way), key=lambda needed: min(map(len, needed)), default=nothing) for way in one.ways]
            if all(ways):
                yield nothing.union(*ways)


def _opening(elements: Sequence[_Element]) -> frozenset[str] | None:
    opening: set[str] = set()
    for one in elements:
        if one.nothing:
            continue
        begun = _BEGINS.match(one.word)
        ways = [_opening(way) for way in one.ways] or [frozenset([begun[1]]) if begun else None]
        for way in ways:
            if one.joined or way is None:
                return None
            opening |= way
        if not one.may_miss:
            return frozenset(opening)
    return None


class _Reader:
    """Takes a saying apart."""

    def __init__(self, slots: Mapping[str, str], words: Mapping[str, Lines], apart: Set[str]) -> None:
        self._words = words
        self._starts = {name for name, source in slots.items() if source.startswith(_STARTS)}
        self._apart = apart | self._starts

    def elements(self, saying: str) -> tuple[_Element, ...]:
        return self._row(list(TOKEN.finditer(saying.strip().lower())))

    def _row(self, tokens: list[Token]) -> tuple[_Element, ...]:
        found: list[_Element] = []
        at, behind_slot = 0, False
        while at < len(tokens):
            after = at + 1 if not tokens[at]["open"] else _closing(tokens, at) + 1
            if not tokens[at]["space"]:
                before = tokens[at - 1 : at]
                touched = self._touch(before, -1) or self._touch(tokens[after : after + 1], 0) or behind_slot
                one = replace(self._element(tokens[at:after]), joined=touched)
                # What may be missing behind a slot takes the space behind it along.
                behind_slot = one.may_miss and (behind_slot or (bool(before and before[0]["slot"]) and touched))
                found.append(one)
            at = after
        for index in range(len(found) - 1, 0, -1):  # otherwise it takes the space before it
            if found[index].may_miss and found[index].joined:
                found[index - 1] = replace(found[index - 1], joined=True)
        return tuple(found)

    def _touch(self, beside: list[Token], edge: int) -> bool:
        """Whether a word may go over into what stands beside it."""
        return any(
            one["word"][edge].isalnum() if one["word"] else not one["space"] and one["slot"] not in self._apart
            for one in beside
        )

    def _element(self, tokens: list[Token]) -> _Element:
        first, last = tokens[0], tokens[-1]
        if first["open"]:
            return _Element(ways=tuple(map(self._row, _ways(tokens[1:-1]))), may_miss=last["close"] == ")?")
        if phrases := self._words.get(first["slot"]):
            return _Element(ways=tuple(map(self.elements, phrases)), may_miss=bool(first["slot_may"]))
        return _Element(first["word"] or "", may_miss=bool(first["slot_may"]), nothing=first["slot"] in self._starts)


def _closing(tokens: list[Token], opened: int) -> int:
    depth = 0
    for at in range(opened, len(tokens)):
        depth += bool(tokens[at]["open"]) - bool(tokens[at]["close"])
        if not depth:
            return at
    return len(tokens) - 1


def _ways(tokens: list[Token]) -> list[list[Token]]:
    """What stands between the bars of one bracket."""
    ways: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += bool(token["open"]) - bool(token["close"])
        if token["bar"] and not depth:
            ways.append([])
        else:
            ways[-1].append(token)
    return ways
