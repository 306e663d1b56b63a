"""The passages in which cues are sought: sentences as they were meant, whatever the layout made of them.

A sentence that a scan has cut in two is made whole, a list of boxes is parted at the boxes and loses the options that
are not ticked, and the short label of a form is read together with its value.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind, Document
from cie_extract.model.finding import Span
from cie_extract.pattern_files.cue_words import Words, read_words

#: A label of a form and its value are read together where the label has up to this many characters.
_LABEL = 70
#: A value below its label has up to this many words.
_VALUE_BELOW = 3
#: Sections that are lists: a paragraph after their items belongs to them no more.
_LISTS = frozenset({"duties", "qualifications", "competencies"})
#: What stands beside a box that answers a statement, rather than being an option to tick.
_ANSWERS = frozenset({"true", "false", "yes", "no", "t", "f", "y", "n"})
#: An option has up to this many words; what is longer is a sentence that stands behind the box of an answer.
_OPTION = 9
#: A part of a sentence has at least so many words.
_FEWEST_IN_PART = 4
_BOXES = frozenset("☐☒")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a label with its value: offsets, its words, and the section it stands in.

    Cues are sought in its words before `last_start`: a value beside its label is searched by itself. `prose`: a whole
    sentence of a paragraph, no item of a list and no cell. `remark`: it stands among the words of every paper (notices,
    disclaimers) and is none of them.
    """

    start: int
    end: int
    first_word: int
    last_word: int
    last_start: int
    section: str
    heading: bool
    prose: bool
    remark: bool = False


def read_passages(annotated: Annotated) -> tuple[Words, tuple[Passage, ...]]:
    """The words of a document and its passages, read once for all that look for cues."""
    return annotated.view(_read_passages, None)


def _read_passages(annotated: Annotated, _: None) -> tuple[Words, tuple[Passage, ...]]:
    words = read_words(annotated.text)
    return words, tuple(passages_of(annotated, words))


def passages_of(annotated: Annotated, words: Words) -> Iterator[Passage]:
    """The passages of a document, in order. `words` are those of its whole text."""
    document, text = annotated.document, annotated.text
    for start, end in _sentences(annotated):
        block = document.block_at(start)
        if block is None or end <= block.body:
            continue
        section = _section_of(annotated, block, start)
        start = max(start, block.body)
        for first, last in _ticked(text, block, start, end):
            reach = _with_value(document, block, first, last)
            yield Passage(
                start=first,
                end=reach,
                first_word=bisect_left(words.start, first),
                last_word=bisect_left(words.start, reach),
                last_start=last,
                section=section,
                heading=block.kind is BlockKind.HEADING and reach == last,
                prose=block.kind is BlockKind.PARAGRAPH and text[first:reach].endswith("."),
            )


def parts_of(passage: Passage, text: str, words: Words) -> tuple[Passage, ...]:
    """The parts of a sentence between its semicolons, each as a passage; none where there is no semicolon."""
    cuts = [at for at in range(passage.start, passage.last_start) if text[at] == ";"]
    if not cuts:
        return ()
    edges = [passage.start, *(at + 1 for at in cuts), passage.last_start]
    parts = []
    for first, last in pairwise(edges):
        while first < last and text[first].isspace():
            first += 1
        before, after = bisect_left(words.start, first), bisect_left(words.start, last)
        if after - before >= _FEWEST_IN_PART:
            parts.append(replace(passage, start=first, end=last, first_word=before, last_word=after, last_start=last))
    return tuple(parts)


def _sentences(annotated: Annotated) -> Iterator[Span]:
    """The sentences, those that a line break of a scan has cut in two made whole."""
    text, document = annotated.text, annotated.document
    pending: Span | None = None
    for start, end in annotated.sentences:
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


def _with_value_below(document: Document, block: Block, end: int) -> int:
    below = document.blocks[block.index + 1] if block.index + 1 < len(document.blocks) else None
    if below is None or below.kind is not BlockKind.PARAGRAPH:
        return end
    said = document.text_of(below)
    return below.end if len(said.split()) <= _VALUE_BELOW and not said.rstrip().endswith(".") else end


def _with_value(document: Document, block: Block, start: int, end: int) -> int:
    """The end of a label with the value in the next cell of its row, or of a heading that is a label with the word or
    two below it ("Promotion potential" / "None"); of anything else, its own end."""
    if block.kind is BlockKind.HEADING and end == block.end and end - start <= _LABEL:
        return _with_value_below(document, block, end)
    if block.cell is None or end < block.end or end - start > _LABEL or block.index + 1 >= len(document.blocks):
        return end
    beside = document.blocks[block.index + 1]
    if beside.cell is None or (beside.cell.table, beside.cell.row) != (block.cell.table, block.cell.row):
        return end
    if beside.cell.column == block.cell.column:
        return end  # two paragraphs of one cell, each a passage of its own
    return beside.end if beside.end - beside.start <= 4 * _LABEL else end
