"""Passages that bear on a criterion, by kind. Their status (asserted, negated, historical …) is for qualify to say.

A cue is sought sentence by sentence. Its first span is the passage to quote: the sentence, or the clauses of a long
one that hold the words; its second span is the words themselves, from which qualify measures the reach of a negation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cie_extract.extractors.passages import Passage
from cie_extract.extractors.placed_passages import read_placed
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, Document
from cie_extract.model.finding import CueMention, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cue_words import Words
from cie_extract.pattern_files.cues import CueBook, Rule, load_cues
from cie_extract.pattern_files.occurrences import Group, Occurrences

#: A sentence of up to this many characters is quoted whole.
_WHOLE_SENTENCE = 240
_LONGEST_LABEL = 60  # characters of a cell
_FEWEST_FILLED = 3  # rows of label and value that make a table a form
#: A label that leaves open which of two it names, and what stands behind a label.
_TWO_NAMES = re.compile(r"/|\bor\b", re.IGNORECASE)
_LABEL_GOES_ON = re.compile(r"\s*(?:\([^()\n]{0,40}\)\s*)?(?:[:\t_]|\.{3}|$|\n)")
#: How a label ends that nothing follows.
_LABEL_ENDS = (":", "?")


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    passage: Passage
    first_word: int
    last_word: int


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every passage that a rule of patterns/cues takes for a cue; one finding for each kind and each clause."""
    book = load_cues(patterns)
    placed = read_placed(annotated, patterns)
    words, passages, read = placed.words, placed.passages, placed.read
    labels, places = _labels_left_empty(annotated.document), _labels_of_cells(annotated.document)
    seen: dict[tuple[str, Span, int], Finding] = {}
    for index in range(len(passages)):
        for hit in _hits(book, annotated.text, words, read, index, passages, labels, places):
            finding = _finding(hit, words)
            key = (hit.rule.kind.kind, finding.spans[0], _clause_of(hit, words))
            if key not in seen or finding.score > seen[key].score:
                seen[key] = finding
    yield from sorted(seen.values(), key=lambda finding: finding.spans)


def _hits(
    book: CueBook,
    text: str,
    words: Words,
    read: list[Occurrences],
    index: int,
    passages: tuple[Passage, ...],
    labels: frozenset[int],
    places: frozenset[Span],
) -> Iterator[_Hit]:
    passage = passages[index]
    here = read[index]
    for rule, pattern in book.candidates(here):
        entry = rule.entry
        if entry.sections and passage.section not in entry.sections:
            continue
        if passage.heading and not rule.kind.headings:
            continue
        if passage.section in entry.not_in or (passage.section in rule.kind.not_in and not entry.anywhere):
            continue
        if entry.not_as_label and (
            passage.start in labels or text[passage.start : passage.end].rstrip(" _.").endswith(_LABEL_ENDS)
        ):
            continue
        if not all(here.any(group) for group in rule.with_) or here.any(rule.unless):
            continue
        if rule.near and not all(_any_near(group, read, index, passages) for group in rule.near):
            continue
        traps: list[Span] | None = None
        for first, last in here.spans(pattern):
            if traps is None:
                traps = here.all(rule.traps)
            if words.start[first] >= passage.last_start:
                break
            if entry.not_as_place and _names_a_place(text, (words.start[first], words.end[last - 1]), places):
                continue
            if entry.not_as_name and _is_name(text[words.start[first] : words.end[last - 1]]):
                continue
            if any(start < last and first < end for start, end in traps):
                continue
            within = _clause_around(words, passage, first, last) if entry.clause else None
            if within is not None and not all(_any_within(group, here, within) for group in rule.with_):
                continue
            yield _Hit(rule, passage, *(_spread(rule, here, first, last) if entry.spread else (first, last)))


def _labels_left_empty(document: Document) -> frozenset[int]:
    """Where the labels begin of a form's rows that hold nothing else: "promotional opportunities" in an export."""
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in document.blocks:
        if block.cell:
            rows.setdefault((block.cell.table, block.cell.row), []).append(block)
    filled = Counter(
        table for (table, _), cells in rows.items() if len({one.cell and one.cell.column for one in cells}) == 2
    )
    return frozenset(
        cells[0].body
        for (table, _), cells in rows.items()
        if len(cells) == 1 and cells[0].cell and cells[0].cell.column == 0 and filled[table] >= _FEWEST_FILLED
    )


def _labels_of_cells(document: Document) -> frozenset[Span]:
    """The cells that begin a row and have another cell beside them, as "CRP (employer of record) | Tern Cove"."""
    return frozenset(
        (block.body, block.end)
        for block, after in pairwise(document.blocks)
        if block.cell
        and after.cell
        and block.cell.column == 0
        and after.cell.column > 0
        and block.end - block.body <= _LONGEST_LABEL
        and not document.text_of(block).rstrip().endswith(".")
        and (block.cell.table, block.cell.row) == (after.cell.table, after.cell.row)
    )


def _names_a_place(text: str, found: Span, places: frozenset[Span]) -> bool:
    """Are the words found the name of a form's place: a cell of labels, or a label of two names for one place?"""
    if any(start <= found[0] and found[1] <= end for start, end in places):
        return True
    two = _TWO_NAMES.search(text, *found)
    return two is not None and _LABEL_GOES_ON.match(text, found[1]) is not None


def _is_name(words: str) -> bool:
    """Are all the words capitalized, as those of a name?"""
    return all(word[:1].isupper() for word in words.split())


def _clause_around(words: Words, passage: Passage, first: int, last: int) -> Span:
    """The words of the clause that holds the words found, as (first word, word after)."""
    while first > passage.first_word and words.breaks[first] < 2:
        first -= 1
    while last < passage.last_word and words.breaks[last] < 2:
        last += 1
    return first, last


def _any_within(group: Group, occurrences: Occurrences, within: Span) -> bool:
    first, last = within
    return any(first <= start and end <= last for start, end in occurrences.all(group))


def _spread(rule: Rule, here: Occurrences, first: int, last: int) -> Span:
    """The words found, widened to the nearest of each of the groups that stand with them."""
    for group in rule.with_:
        places = here.all(group)
        start, end = min(places, key=lambda span: max(span[0] - last, first - span[1]))
        first, last = min(first, start), max(last, end)
    return first, last


def _any_near(group: Group, read: list[Occurrences], index: int, passages: tuple[Passage, ...]) -> bool:
    here = passages[index]
    return any(
        read[other].any(group)
        for other in (index, index - 1, index + 1)
        if 0 <= other < len(passages) and passages[other].section == here.section
    )


def _finding(hit: _Hit, words: Words) -> Finding:
    passage, entry = hit.passage, hit.rule.entry
    return Finding(
        field="cues",
        value=CueMention(hit.rule.kind.kind, status=entry.status or "asserted", marks=frozenset(entry.marks)),
        spans=(
            _quoted(passage, hit, words),
            (words.start[hit.first_word], words.end[hit.last_word - 1]),
        ),
        found_by=hit.rule.name,
        score=entry.score,
    )


def _clause_of(hit: _Hit, words: Words) -> int:
    """Which clause of its sentence the words of a cue begin in."""
    return sum(words.breaks[at] >= 2 for at in range(hit.passage.first_word + 1, hit.first_word + 1))


def _quoted(passage: Passage, hit: _Hit, words: Words) -> Span:
    """The sentence; of a long one, the clauses between semicolons, dashes or brackets that hold the words."""
    if passage.end - passage.start <= _WHOLE_SENTENCE:
        return passage.start, passage.end
    first, last = _clause_around(words, passage, hit.first_word, hit.last_word)
    return words.start[first], passage.end if last == passage.last_word else words.end[last - 1]
