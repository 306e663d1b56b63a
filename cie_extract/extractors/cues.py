"""Passages that bear on a criterion, by kind. Their status (asserted, negated, historical …) is for qualify to say.

A cue is sought sentence by sentence. Its first span is the passage to quote: the sentence, or the clauses of a long
one that hold the words; its second span is the words themselves, from which qualify measures the reach of a negation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind, Document
from cie_extract.model.finding import CueMention, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cue_language import Occurrences, Pattern, Words, read_words
from cie_extract.pattern_files.cues import CueBook, Rule, load_cues

#: A sentence of up to this many characters is quoted whole.
_WHOLE_SENTENCE = 240
#: A label of a form and its value are read together where the label has up to this many characters.
_LABEL = 70
#: Sections that are lists: a paragraph after their items belongs to them no more.
_LISTS = frozenset({"duties", "qualifications", "competencies"})
#: What stands beside a box that answers a statement, rather than being an option to tick.
_ANSWERS = frozenset({"true", "false", "yes", "no", "t", "f", "y", "n"})
#: An option has up to this many words; what is longer is a sentence that stands behind the box of an answer.
_OPTION = 9
_BOXES = frozenset("☐☒")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a label with its value: offsets, its words, and the section it stands in.

    Cues are sought in its words before `last_start`: a value beside its label is searched by itself.
    """

    start: int
    end: int
    first_word: int
    last_word: int
    last_start: int
    section: str
    heading: bool


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
    seen: dict[tuple[str, Span, int], Finding] = {}
    for index in range(len(passages)):
        for hit in _hits(book, words, read, index, passages):
            finding = _finding(hit, words)
            key = (hit.rule.kind.kind, finding.spans[0], _clause_of(hit, words))
            if key not in seen or finding.score > seen[key].score:
                seen[key] = finding
    yield from sorted(seen.values(), key=lambda finding: finding.spans)


def passages_of(annotated: Annotated, words: Words) -> Iterator[Passage]:
    """The sentences of the document in order, those of a list of boxes parted at the boxes and without the options
    that are not ticked; the short label of a form together with its value."""
    document = annotated.document
    for start, end in _sentences(annotated):
        block = document.block_at(start)
        if block is None or end <= block.body:
            continue
        section = _section_of(annotated, block, start)
        start = max(start, block.body)
        for first, last in _ticked(annotated.text, block, start, end):
            reach = _with_value(document, block, first, last)
            yield Passage(
                start=first,
                end=reach,
                first_word=bisect_left(words.start, first),
                last_word=bisect_left(words.start, reach),
                last_start=last,
                section=section,
                heading=block.kind is BlockKind.HEADING,
            )


def _sentences(annotated: Annotated) -> Iterator[Span]:
    """The sentences, those that a line break of a scan has cut in two made whole."""
    text, document = annotated.text, annotated.document
    pending: Span | None = None
    for sentence in annotated.doc.sents:
        start, end = sentence.start_char, sentence.end_char
        while end > start and text[end - 1].isspace():
            end -= 1
        if pending is not None and _runs_on(document, pending, start):
            start = pending[0]
        elif pending is not None:
            yield pending
        pending = (start, end)
    if pending is not None:
        yield pending


def _runs_on(document: Document, before: Span, start: int) -> bool:
    text = document.text
    if not text[start : start + 1].islower() or text[before[1] - 1 : before[1]] in ".?!:;" or start - before[0] > 400:
        return False
    one, other = document.block_at(before[0]), document.block_at(start)
    return (
        one is not None
        and other is not None
        and other.index == one.index + 1
        and one.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and other.kind is BlockKind.PARAGRAPH
    )


def _section_of(annotated: Annotated, block: Block, start: int) -> str:
    section = annotated.section_at(start)
    if section is None:
        return ""
    if section.name in _LISTS and block.kind is BlockKind.PARAGRAPH:
        before = annotated.document.blocks[section.blocks.start : block.index]
        if any(other.kind in (BlockKind.LIST_ITEM, BlockKind.CELL) for other in before):
            return ""
    return section.name


def _ticked(text: str, block: Block, start: int, end: int) -> Iterator[Span]:
    """The stretches of a sentence between its boxes, without the options whose box is empty."""
    marks = [at for at in range(start, end) if text[at] in _BOXES]
    if not marks and not _BOXES.intersection(text[block.start : start]):
        stretches = [(start, end)]
    else:
        edges = [start, *marks, end]
        stretches = [(first, last) for first, last in pairwise(edges) if not _is_unticked(text, block, first, last)]
    for first, last in stretches:
        while first < last and (text[first].isspace() or text[first] in _BOXES):
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last


def _is_unticked(text: str, block: Block, start: int, end: int) -> bool:
    box = max(text.rfind("☐", block.start, start + 1), text.rfind("☒", block.start, start + 1))
    if box < 0 or text[box] == "☒":
        return False
    option = text[box + 1 : end].split()
    return 0 < len(option) <= _OPTION and option[0].strip(".,:;()").lower() not in _ANSWERS


def _with_value(document: Document, block: Block, start: int, end: int) -> int:
    """The end of a label with the value in the next cell of its row; of anything else, its own end."""
    if block.cell is None or end < block.end or end - start > _LABEL or block.index + 1 >= len(document.blocks):
        return end
    beside = document.blocks[block.index + 1]
    if beside.cell is None or (beside.cell.table, beside.cell.row) != (block.cell.table, block.cell.row):
        return end
    return beside.end if beside.end - beside.start <= 4 * _LABEL else end


def _hits(
    book: CueBook, words: Words, read: list[Occurrences], index: int, passages: tuple[Passage, ...]
) -> Iterator[_Hit]:
    passage = passages[index]
    here = read[index]
    for rule, pattern in book.candidates(here):
        entry = rule.entry
        if entry.sections and passage.section not in entry.sections:
            continue
        if passage.heading and not rule.kind.headings:
            continue
        if passage.section in entry.not_in or passage.section in rule.kind.not_in:
            continue
        if not all(_any(group, here) for group in rule.with_) or _any(rule.unless, here):
            continue
        if rule.near and not all(_any_near(group, read, index, passages) for group in rule.near):
            continue
        traps = [span for trap in rule.traps for span in here.spans(trap)]
        for first, last in here.spans(pattern):
            if words.start[first] >= passage.last_start:
                break
            if not any(start < last and first < end for start, end in traps):
                yield _Hit(rule, passage, *(_spread(rule, here, first, last) if entry.spread else (first, last)))


def _spread(rule: Rule, here: Occurrences, first: int, last: int) -> Span:
    """The words found, widened to the nearest of each of the groups that stand with them."""
    for group in rule.with_:
        places = [span for pattern in group for span in here.spans(pattern)]
        start, end = min(places, key=lambda span: max(span[0] - last, first - span[1]))
        first, last = min(first, start), max(last, end)
    return first, last


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


def _clause_of(hit: _Hit, words: Words) -> int:
    """Which clause of its sentence the words of a cue begin in."""
    return sum(words.breaks[at] >= 2 for at in range(hit.passage.first_word + 1, hit.first_word + 1))


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
