"""Answers set off from their opposites on a page that was typed: a ring drawn around "T" of "T  F", a line under it,
its print in bold. The chosen one reads as "☒ T", the other as "☐ F"; a pair of which both or neither is set off stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.model.place import Box
from cie_extract.readers.layout.folding import EMPTY_BOX, MARKED_BOX
from cie_extract.readers.layout.printed import DESCENT, Rule, Word
from cie_extract.readers.pdf.ticks import covers

_OPPOSITES = {"true": "false", "t": "f", "yes": "no", "y": "n"}
_OPPOSITES |= {denial: claim for claim, denial in _OPPOSITES.items()}
_WIDEST, _HIGHEST = 90.0, 36.0  # points: what is larger is no ring around a word
_APART = 80.0  # points between the words of a pair
_BETWEEN = ("/", "|", "or")
_LINE = (-1.5, 4.0)  # points from the baseline down to the line under a word
_OVER = 3.0  # points that such a line may reach beyond its word


def with_chosen(words: list[Word], rings: list[Box], rules: list[Rule]) -> list[Word]:
    """The words with a box before each answer of the pairs of which one is set off."""
    rings = [ring for ring in rings if ring[2] - ring[0] <= _WIDEST and ring[3] - ring[1] <= _HIGHEST]
    words = [part for word in words for part in _parts(word)]
    found: list[Word] = []
    for first, second in _pairs(words):
        votes = {
            _one_of(_ringed(first, second, rings), _ringed(second, first, rings)),
            _one_of(_underlined(first, rules), _underlined(second, rules)),
            _one_of(first.bold, second.bold),
        } - {None}
        if len(votes) == 1:
            chosen = votes.pop()
            found += [_box(word, marked=at == chosen) for at, word in enumerate((first, second))]
    return [*words, *found]


def _one_of(first: bool, second: bool) -> int | None:
    return None if first == second else int(second)


def _parts(word: Word) -> list[Word]:
    """ "T/F" as its three words, any other word as it is."""
    left, stroke, right = word.text.partition("/")
    if not stroke or _OPPOSITES.get(left.lower()) != right.lower().rstrip(".,;:)"):
        return [word]
    parts = []
    for start, end in ((0, len(left)), (len(left), len(left) + 1), (len(left) + 1, len(word.text))):
        edges = word.edges[start : end + 1]
        if len(edges) < 2:
            return [word]
        parts.append(word._replace(text=word.text[start:end], x0=edges[0], x1=edges[-1], edges=edges))
    return parts


def _pairs(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Two opposite answers side by side in a line, with nothing but a stroke between them."""
    answers = sorted((word for word in words if _said(word) in _OPPOSITES), key=lambda word: (word.top, word.x0))
    for first in answers:
        beside = [word for word in words if word is not first and _is_level(first, word) and word.x0 >= first.x1 - 1]
        for word in sorted(beside, key=lambda word: word.x0):
            if word.text.lower() in _BETWEEN:
                continue
            if _said(word) == _OPPOSITES[_said(first)] and word.x0 - first.x1 <= _APART:
                yield first, word
            break


def _said(word: Word) -> str:
    return word.text.strip("().,;:").lower()


def _is_level(one: Word, other: Word) -> bool:
    return abs(one.bottom - other.bottom) < 0.4 * one.size


def _ringed(word: Word, other: Word, rings: list[Box]) -> bool:
    """Whether a ring stands around a word and leaves out its opposite."""
    return any(
        covers(ring, _middle(word))
        and not covers(ring, _middle(other))
        and ring[2] - ring[0] > word.x1 - word.x0
        and ring[3] - ring[1] > 0.6 * word.size
        for ring in rings
    )


def _underlined(word: Word, rules: list[Rule]) -> bool:
    baseline = word.bottom - DESCENT * word.size
    return any(
        rule.horizontal
        and _LINE[0] <= rule.top - baseline <= _LINE[1]
        and rule.x0 <= word.x0 + 1.5
        and rule.x1 >= word.x1 - 1.5
        and rule.x1 - rule.x0 <= word.x1 - word.x0 + 2 * _OVER
        for rule in rules
    )


def _middle(word: Word) -> tuple[float, float]:
    return ((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def _box(word: Word, *, marked: bool) -> Word:
    x0, x1 = word.x0 - 0.9 * word.size, word.x0 - 1.0
    return word._replace(text=MARKED_BOX if marked else EMPTY_BOX, x0=x0, x1=x1, edges=(x0, x1), bold=False)
