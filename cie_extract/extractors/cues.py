"""Passages that bear on a criterion, by kind. Their status (asserted, negated, historical …) is for qualify to say.

A cue is sought sentence by sentence. Its first span is the passage to quote: the sentence, or the clauses of a long
one that hold the words; its second span is the words themselves, from which qualify measures the reach of a negation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import BlockKind
from cie_extract.model.finding import CueMention, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import CueBook, Rule, load_cues
from cie_extract.pattern_files.cue_language import Occurrences, Pattern, Words, read_words

#: A sentence of up to this many characters is quoted whole.
_WHOLE_SENTENCE = 240
#: A label of a form and its value are read as one passage where the label has up to this many characters.
_LABEL = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a label with its value: offsets, its words, and the section it stands in."""

    start: int
    end: int
    first_word: int
    last_word: int
    section: str
    block: int
    listed: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    passage: Passage
    first_word: int
    last_word: int


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every passage that a rule of patterns/cues takes for a cue; one finding for each kind and each clause."""
    book = load_cues(patterns)
    words = read_words(annotated.text)
    passages = tuple(passages_of(annotated, words))
    read = [book.vocabulary.read(words, passage.first_word, passage.last_word) for passage in passages]
    seen: dict[tuple[str, Span], Finding] = {}
    for index, passage in enumerate(passages):
        for hit in _hits(book, passage, read, index, passages):
            finding = _finding(hit, words)
            key = (hit.rule.kind.kind, finding.spans[0])
            if key not in seen or finding.score > seen[key].score:
                seen[key] = finding
    yield from sorted(seen.values(), key=lambda finding: finding.spans)


def passages_of(annotated: Annotated, words: Words) -> Iterator[Passage]:
    """The sentences of the document in order; after a short label of a form, the label together with its value."""
    document = annotated.document
    for sentence in annotated.doc.sents:
        start, end = sentence.start_char, sentence.end_char
        while end > start and annotated.text[end - 1].isspace():
            end -= 1
        block = document.block_at(start)
        if block is None or end <= block.body:
            continue
        section = annotated.section_at(start)
        yield Passage(
            start=max(start, block.body),
            end=end,
            first_word=bisect_left(words.start, max(start, block.body)),
            last_word=bisect_left(words.start, end),
            section=section.name if section else "",
            block=block.index,
            listed=block.kind in (BlockKind.LIST_ITEM, BlockKind.CELL),
        )


def _hits(
    book: CueBook, passage: Passage, read: list[Occurrences], index: int, passages: tuple[Passage, ...]
) -> Iterator[_Hit]:
    here = read[index]
    for rule, pattern in book.candidates(here):
        entry = rule.entry
        if entry.sections and passage.section not in entry.sections:
            continue
        if passage.section in entry.not_in or passage.section in rule.kind.not_in:
            continue
        if not all(_any(group, here) for group in rule.with_) or _any(rule.unless, here):
            continue
        if rule.near and not all(_any_near(group, read, index, passages) for group in rule.near):
            continue
        traps = [span for trap in rule.traps for span in here.spans(trap)]
        for first, last in here.spans(pattern):
            if not any(start < last and first < end for start, end in traps):
                yield _Hit(rule, passage, first, last)


def _any(patterns: tuple[Pattern, ...], occurrences: Occurrences) -> bool:
    return any(True for pattern in patterns for _ in occurrences.spans(pattern))


def _any_near(
    patterns: tuple[Pattern, ...], read: list[Occurrences], index: int, passages: tuple[Passage, ...]
) -> bool:
    here = passages[index]
    return any(
        _any(patterns, read[other])
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


def _quoted(passage: Passage, hit: _Hit, words: Words) -> Span:
    """The sentence; of a long one, the clauses between semicolons, dashes or brackets that hold the words."""
    if passage.end - passage.start <= _WHOLE_SENTENCE:
        return passage.start, passage.end
    first, last = hit.first_word, hit.last_word
    while first > passage.first_word and words.breaks[first] < 2:
        first -= 1
    while last < passage.last_word and words.breaks[last] < 2:
        last += 1
    return words.start[first], passage.end if last == passage.last_word else words.end[last - 1]
