"""Where a review request prints its seven statements: by wording, by number, and by their place among each other.

Their printed text is the form's, never the employer's: nothing in it is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from cie_extract.extractors.marks import read_mark
from cie_extract.extractors.marks_behind import read_tail
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import FLOW, Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.statements import Statement, load_statements


@dataclass(frozen=True, slots=True)
class Printed:
    """One statement as printed: `start` to `end` with its number and any mark before it; `body` begins its words."""

    number: int
    start: int
    body: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Form:
    """The statements of a request, in the order of the text."""

    printed: tuple[Printed, ...]
    titled: bool

    @property
    def first(self) -> Printed:
        return self.printed[0]

    @property
    def last(self) -> Printed:
        return self.printed[-1]


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch that may be a statement: a block, or the part of one from a number to the next. `marked`: a mark
    stands before its words; whether one stands behind them is looked at in those that match (`_looked_behind`)."""

    start: int
    body: int
    end: int
    block: int
    printed_number: int | None
    marked: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    segment: _Segment
    number: int
    score: float


_NUMBER = re.compile(
    r"\s*(?:(?:statement|item|question|assurance|criterion|q|no\.?|number|#)\s*)?"
    r"(?:[(\[]?\s*(?P<number>\d{1,2})\s*[)\].:,–—-]*|[(\[]?(?P<letter>[a-g]|i{1,3}|iv|vi{0,2})[)\].]+)\s+(?=\S)",
    re.I,
)
_LETTERS = {letter: number for letters in ("abcdefg", ("i", "ii", "iii", "iv", "v", "vi", "vii"))
            for number, letter in enumerate(letters, start=1)}  # fmt: skip
_INNER_NUMBER = re.compile(
    r"(?:(?<=\s)|(?<=^))(?:statement\s+|item\s+|question\s+|q)?[(\[]?(?P<number>\d{1,2})[.):\]]+\s+(?=[^\s\d])", re.I
)
_LONGEST = 520
_SHORTEST, _SHORTEST_NUMBERED = 20, 12  # characters: a topic behind its number may be short ("1. Minimum wage")
_FEWEST = 5


def find_form(annotated: Annotated, patterns: Patterns) -> Form | None:
    """The form that the document holds, or None: five statements in order, or fewer with marks and a title."""
    return _find_form(annotated.text, annotated.document.blocks, patterns)


@lru_cache(maxsize=8)
def _find_form(text: str, blocks: tuple[Block, ...], patterns: Patterns) -> Form | None:
    known = load_statements(patterns)
    small = text.lower()
    if sum(one.may_be_in(small) for one in known.seven) < _FEWEST - 1:
        return None
    titled = any(known.titles.search(text, block.start, block.end) for block in _headings(blocks))
    segments = _segments(text, blocks)
    candidates = [candidate for segment in segments for candidate in _matches(text, segment, known.seven)]
    chain = _longest_chain(candidates)
    if len(chain) < _FEWEST:
        chain = max(chain, _any_order(candidates), key=len)
    chain = _with_fillers(text, segments, chain)
    marked = sum(candidate.segment.marked for candidate in chain)
    numbered = sum(candidate.segment.printed_number is not None for candidate in chain)
    around = _marks_around(text, blocks, chain) if chain else 0
    enough = (
        (len(chain) >= _FEWEST and (titled or max(marked, around) * 2 >= len(chain)))
        or (len(chain) == 7 and numbered == 7 and max(marked, around) >= 2)  # few answers, and all seven in their order
        or (len(chain) >= 4 and titled and (numbered >= 4 or marked))
        or (len(chain) >= 3 and titled and marked >= 2)
    )
    if not enough:
        return None
    return Form(
        tuple(
            Printed(one.number, one.segment.start, one.segment.body, one.segment.end, one.segment.block)
            for one in chain
        ),
        titled,
    )


def printed_statements(annotated: Annotated, patterns: Patterns) -> tuple[Span, ...]:
    """The stretches of the form's own words, which are never evidence: empty where there is no form."""
    form = find_form(annotated, patterns)
    return tuple((one.body, one.end) for one in form.printed) if form else ()


def _headings(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks that may hold the title of a request: the first ones, headings, and everything short and bold."""
    return [
        block
        for block in blocks
        if block.index < 8 or block.kind.value in ("heading", "header") or (block.bold and block.end - block.start < 90)
    ]


def _segments(text: str, blocks: tuple[Block, ...]) -> list[_Segment]:
    found = []
    numbers = _row_numbers(text, blocks)
    for block in blocks:
        if block.kind not in FLOW:
            continue
        cuts = _cuts(text, block)
        for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
            numbered = block.index in numbers or bool(_NUMBER.match(text, start, end))
            if end - start < (_SHORTEST_NUMBERED if numbered else _SHORTEST):
                continue
            found.append(_segment(text, start, end, block, numbers))
    return found


def _cuts(text: str, block: Block) -> list[int]:
    """Where the statements of one run-on block begin: at numbers that count up; else the block is one piece."""
    cuts, expected = [], None
    for match in _INNER_NUMBER.finditer(text, block.start, block.end):
        number = int(match["number"])
        if expected is None or number == expected:
            cuts.append(match.start())
            expected = number + 1
    if len(cuts) < 2:
        return [block.start]
    return cuts if cuts[0] - block.start < 40 else [block.start, *cuts]


def _segment(text: str, start: int, end: int, block: Block, row_numbers: dict[int, int]) -> _Segment:
    body, number, marked = start, row_numbers.get(block.index), False
    for _ in range(2):  # a number may stand before the mark or after it
        if match := _NUMBER.match(text, body, end):
            number, body = _number_of(match), match.end()
        if not marked and (mark := read_mark(text, body, end)) and mark.rest < end - 15 and mark.rest > body:
            marked, body = True, mark.rest
            while body < end and text[body] in " \t\n.:;,–—-":
                body += 1
    return _Segment(start, body, end, block.index, number, marked)


def _number_of(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else _LETTERS[match["letter"].lower()]


def _looked_behind(text: str, segment: _Segment) -> _Segment:
    if segment.marked or read_tail(text, segment.body, segment.end) is None:
        return segment
    return replace(segment, marked=True)


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


def _matches(text: str, segment: _Segment, statements: tuple[Statement, ...]) -> Iterator[_Candidate]:
    """The statements that a stretch may be."""
    words = text[segment.body : segment.end]
    if len(words) > _LONGEST:
        return
    low = words.lower()
    looked = False
    for statement in statements:
        met = statement.may_be_in(low) and statement.is_said_in(words)
        if not met and segment.printed_number != statement.number:
            continue
        like = max(fuzz.token_set_ratio(low, wording) for wording in statement.wordings) / 100
        if (not met and like < 0.72) or statement.never.search(words):
            continue
        if not looked:
            segment, looked = _looked_behind(text, segment), True
        score = 0.4 + 0.6 * like if met else 0.4 * like
        score += 0.3 * (segment.printed_number == statement.number) + 0.15 * (segment.printed_number is not None)
        score += 0.2 * segment.marked - 0.3 * (len(words) > 330 and like < 0.8)
        yield _Candidate(segment, statement.number, score)


def _longest_chain(candidates: list[_Candidate]) -> list[_Candidate]:
    """The heaviest run of candidates whose numbers and places both rise; long gaps weigh against it."""
    ordered = sorted(candidates, key=lambda one: (one.segment.start, one.number))
    best: list[tuple[float, int]] = []
    for index, one in enumerate(ordered):
        weight, before = one.score, -1
        for other in range(index):
            rival = ordered[other]
            if rival.number >= one.number or rival.segment.start >= one.segment.start:
                continue
            gap = one.segment.block - rival.segment.block
            reached = best[other][0] + one.score - (0.04 * max(0, gap - 8)) - 0.1 * (one.number - rival.number - 1)
            if reached > weight:
                weight, before = reached, other
        best.append((weight, before))
    chain: list[_Candidate] = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.insert(0, ordered[at])
        at = best[at][1]
    return chain


def _any_order(candidates: list[_Candidate]) -> list[_Candidate]:
    """The best candidate of each number among those that are marked, for a form that orders them otherwise."""
    best: dict[int, _Candidate] = {}
    taken: dict[int, _Candidate] = {}
    for one in sorted(candidates, key=lambda one: -one.score):
        if one.segment.marked and one.number not in best and one.segment.start not in taken:
            best[one.number] = taken[one.segment.start] = one
    chain = sorted(best.values(), key=lambda one: one.segment.start)
    if len(chain) < _FEWEST or chain[-1].segment.block - chain[0].segment.block > 40:
        return []
    return chain


def _with_fillers(text: str, segments: list[_Segment], chain: list[_Candidate]) -> list[_Candidate]:
    """The chain with a statement that was misread put in: the numbered stretch between its two neighbours."""
    if len(chain) < 4:
        return chain
    have = {one.number: one for one in chain}
    offset = [one.segment.printed_number - one.number for one in chain if one.segment.printed_number is not None]
    if not offset or len(set(offset)) > 1:
        return chain
    segments = [segment for segment in segments if segment.printed_number is not None]
    for number in range(1, 8):
        before, after = have.get(number - 1), have.get(number + 1)
        if number in have or not (before or after):
            continue
        for segment in segments:
            fits = segment.printed_number == number + offset[0]
            later = before is None or segment.start > before.segment.start
            sooner = after is None or segment.start < after.segment.start
            near = min(abs(segment.block - one.segment.block) for one in (before, after) if one) <= 6
            if fits and later and sooner and near and all(segment.start != one.segment.start for one in have.values()):
                have[number] = _Candidate(_looked_behind(text, segment), number, 0.4)
                break
    return sorted(have.values(), key=lambda one: one.segment.start)


def _marks_around(text: str, blocks: tuple[Block, ...], chain: list[_Candidate]) -> int:
    """How many marks stand between the statements, in blocks of their own."""
    found = 0
    for block in blocks[chain[0].segment.block : chain[-1].segment.block + 6]:
        mark = read_mark(text, block.body, block.end)
        found += mark is not None or text[block.body : block.end].strip() in ("X", "x")
    return found
