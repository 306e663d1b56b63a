"""Titles set with their letters far apart: words again, parted where the white between two letters is wider."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from cie_extract.readers.layout.printed import Word

_LETTERS = 4  # single letters in a row: fewer are initials, grades, answers
_SHARE = 0.6  # of a run's words
_FURTHEST = 2.2  # of the size between letters of one title
_WIDER = 1.6  # times the usual gap: another word
_SPACE = 0.3  # of the size: between words
_ANSWERS = frozenset("XYNTF")


def closed_up(words: list[Word], objects: list[int]) -> tuple[list[Word], list[int]]:
    """Words in drawing order with letterspaced ones made whole, and the text object that each begins in."""
    found: list[Word] = []
    where: list[int] = []
    at = 0
    while at < len(words):
        end = at + 1
        if len(words[at].text) == 1:
            while end < len(words) and _goes_on(words[end - 1], words[end]):
                end += 1
        run = words[at:end]
        if end - at >= _LETTERS and _is_spaced(run):
            parts = _parted(run)
            starts = [part[0].x0 - _SPACE * part[0].size for part in parts[1:]]
            found.extend(_joined(part, right) for part, right in zip(parts, [*starts, run[-1].x1], strict=True))
            where.extend([objects[at]] * len(parts))
        else:
            found.extend(run)
            where.extend(objects[at:end])
        at = end
    return found, where


def _goes_on(one: Word, other: Word) -> bool:
    """Whether a word follows another on its line, set alike and near."""
    return (
        abs(one.bottom - other.bottom) < 0.5
        and one.size == other.size
        and one.bold == other.bold
        and 0 < other.x0 - one.x1 < _FURTHEST * one.size
    )


def _is_spaced(run: list[Word]) -> bool:
    letters = [word.text for word in run if len(word.text) == 1 and word.text.isalpha()]
    if len(letters) < _LETTERS or len(letters) < _SHARE * len(run) or set(letters) <= _ANSWERS:
        return False
    in_order = sum(ord(after) - ord(before) == 1 for before, after in pairwise(letters))
    if in_order > 0.5 * len(letters):
        return False  # the names of steps, parts, choices
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = median(gaps)
    even = sum(abs(gap - usual) < 0.3 * usual for gap in gaps)
    return even >= 0.55 * len(gaps) and (len(letters) > 5 or max(gaps) > _WIDER * usual)


def _parted(run: list[Word]) -> list[list[Word]]:
    usual = median(after.x0 - before.x1 for before, after in pairwise(run))
    parts = [[run[0]]]
    for before, word in pairwise(run):
        if word.x0 - before.x1 > _WIDER * usual:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _joined(part: list[Word], right: float) -> Word:
    """One word, up to `right`: the white after it is an ordinary space then, no tab."""
    edges = (*(edge for word in part for edge in word.edges[:-1]), right)
    return part[0]._replace(text="".join(word.text for word in part), x1=right, edges=edges)
