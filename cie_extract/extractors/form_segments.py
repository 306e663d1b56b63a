"""The stretches of a text that may be statements of a form: blocks, and parts of one that counts several.

Each has the number that is printed before it, in a cell beside it, or in a line of its own over it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from cie_extract.extractors.marks import read_mark, read_stopped
from cie_extract.extractors.marks_behind import read_tail, tail_at
from cie_extract.model.document import FLOW, Block, BlockKind
from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.statements import Statements


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that may be a statement: a block, or the part of one from a number to the next. `marked`: a mark
    stands before its words; whether one stands behind them is looked at in those that match (`looked_behind`)."""

    start: int
    body: int
    end: int
    block: int
    printed_number: int | None
    marked: bool


_NUMBER = re.compile(
    r"\s*(?:(?:statement|item|question|assurance|criterion|[qs]|no\.?|number|#)\s*)?"
    r"(?:[(\[]?\s*(?P<number>\d{1,2})\s*[)\].:,–—-]*|[(\[]?(?P<letter>[a-g]|i{1,3}|iv|vi{0,2})[)\].]+)\s+(?:[–—-]\s+)?(?=\S)",
    re.I,
)
_LETTERS = {letter: number for letters in ("abcdefg", ("i", "ii", "iii", "iv", "v", "vi", "vii"))
            for number, letter in enumerate(letters, start=1)}  # fmt: skip
_INNER_NUMBER = re.compile(
    r"(?:(?<=\s)|(?<=^))(?:statement\s+|item\s+|question\s+|q)?[(\[]?(?P<number>\d{1,2})[.):\]]+\s+(?=[^\s\d])", re.I
)
#: "Statement 3", "Question 3: Benefits".
HEAD = re.compile(
    r"\s*(?:statement|assurance|question|item)\s+#?(?:(?P<number>[1-7])|(?P<letter>[A-G]|I{1,3}|IV|VI{0,2}))\b[^.?]*",
    re.I,
)
_LONGEST_HEAD = 60
_ROW = 6  # cells of a row that are looked at, to each side
_CROSS = re.compile(r"\s*[xX✓✔✗☒☑]\s*")
_INNER_LETTER = re.compile(r"(?:(?<=\s)|(?<=^))[(\[]?(?P<letter>[A-G])[.):\]]+\s+(?=[^\s\d])(?P<number>)")
_SHORTEST, _SHORTEST_NUMBERED = 20, 12  # characters: a topic behind its number may be short ("1. Minimum wage")


def segments(text: str, blocks: tuple[Block, ...], known: Statements) -> list[Segment]:
    """The stretches in their order; short ones with a number, or with the topic of a statement."""
    found = []
    numbers = _numbers_over(text, blocks, known.words) | _row_numbers(text, blocks)
    for block in blocks:
        if block.kind not in FLOW:
            continue
        cuts = _cuts(text, block, known.words)
        for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
            numbered = block.index in numbers or bool(_NUMBER.match(text, start, end))
            short = end - start < (_SHORTEST_NUMBERED if numbered else _SHORTEST)
            if short and known.topics.search(text, start, end) is None:
                continue
            found.append(_segment(text, start, end, block, numbers, known.words))
    return found


def _cuts(text: str, block: Block, known: AnswerWords) -> list[int]:
    """Where the statements of one run-on block begin: at numbers that count up; else the block is one piece."""
    for pattern, fewest in ((_INNER_NUMBER, 2), (_INNER_LETTER, 3)):
        cuts: list[int] = []
        expected = None
        for match in pattern.finditer(text, block.start, block.end):
            number = _number_of(match)
            if expected is None or number == expected:
                cuts.append(match.start())
                expected = number + 1
        if len(cuts) >= fewest:
            cuts = _before_their_marks(text, block, cuts, known)
            return cuts if cuts[0] - block.start < 40 else [block.start, *cuts]
    return [block.start]


def _before_their_marks(text: str, block: Block, cuts: list[int], known: AnswerWords) -> list[int]:
    """The cuts moved before the marks, where the first number has one before it: "[X] T [ ] F 1. … [X] T [ ] F 2."."""
    first = read_mark(text, block.start, cuts[0], known) if cuts[0] > block.start else None
    if first is None or text[first.rest : cuts[0]].strip():
        return cuts
    moved = [block.start]
    for before, at in pairwise(cuts):
        mark = tail_at(text, before, at, known)
        moved.append(at if mark is None else mark)
    return moved


def _segment(text: str, start: int, end: int, block: Block, row_numbers: dict[int, int], known: AnswerWords) -> Segment:
    body, number, marked = start, row_numbers.get(block.index), False
    for _ in range(2):  # a number may stand before the mark or after it
        if match := _NUMBER.match(text, body, end):
            number, body = _number_of(match), match.end()
        mark = (
            None
            if marked
            else (number is not None and read_stopped(text, body, end)) or read_mark(text, body, end, known)
        )
        if mark and mark.rest < end - 15 and mark.rest > body:
            marked, body = True, mark.rest
            while body < end and text[body] in " \t\n.:;,–—-":
                body += 1
    return Segment(start, body, end, block.index, number, marked)


def _number_of(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else _LETTERS[match["letter"].lower()]


def looked_behind(text: str, segment: Segment, known: AnswerWords) -> Segment:
    """The segment, marked where a mark stands behind its words."""
    if segment.marked or read_tail(text, segment.body, segment.end, known) is None:
        return segment
    return replace(segment, marked=True)


def _numbers_over(text: str, blocks: tuple[Block, ...], known: AnswerWords) -> dict[int, int]:
    """The number of a heading ("Statement 3: Benefits") over the statement that it introduces."""
    found: dict[int, int] = {}
    for over, block in pairwise(blocks):
        heads = over.kind is BlockKind.HEADING or over.bold or HEAD.match(text, over.start, over.end)
        long = over.end - over.start < min(_LONGEST_HEAD, block.end - block.start)
        if heads and long and read_tail(text, over.body, over.end, known) is None:  # noqa: SIM102
            if match := _NUMBER.match(text, over.start, over.end) or HEAD.fullmatch(text, over.start, over.end):
                found[block.index] = _number_of(match)
    return found


def _row_numbers(text: str, blocks: tuple[Block, ...]) -> dict[int, int]:
    """The number that stands in a cell of its own before a cell of the same row."""
    found: dict[int, int] = {}
    number: tuple[tuple[int, int], int] | None = None
    for block in blocks:
        if block.cell is None:
            continue
        place = (block.cell.table, block.cell.row)
        plain = text[block.start : block.end].strip(" .#()")
        if plain.isdigit() and len(plain) < 3:
            number = (place, int(plain))
        elif number and number[0] == place:
            found.setdefault(block.index, number[1])
    return found


def has_mark_in_row(text: str, blocks: tuple[Block, ...], index: int, known: AnswerWords) -> bool:
    """Whether another cell in the row of a block holds an answer: a word, a cross."""
    cell = blocks[index].cell
    if cell is None:
        return False
    near = blocks[max(0, index - _ROW) : index + _ROW]
    return any(
        one.cell is not None
        and (one.cell.table, one.cell.row) == (cell.table, cell.row)
        and one.cell.column != cell.column
        and (_CROSS.fullmatch(text, one.body, one.end) or read_mark(text, one.start, one.end, known)) is not None
        for one in near
    )
