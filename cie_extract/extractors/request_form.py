"""Where a review request prints its seven statements: by wording, by number, and by their place among each other.

Their printed text is the form's, never the employer's: nothing in it is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from cie_extract.extractors.form_segments import Segment, has_mark_in_row, looked_behind, segments
from cie_extract.extractors.marks import read_mark
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.statements import Statement, Statements, load_statements


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
class _Candidate:
    segment: Segment
    number: int
    score: float
    topical: bool = False  # called by its topic alone


_LONGEST = 520
_FEWEST = 5


def find_form(annotated: Annotated, patterns: Patterns) -> Form | None:
    """The form that the document holds, or None: five statements in order, or fewer with marks and a title."""
    return annotated.view(_find_form, patterns)


def _find_form(annotated: Annotated, patterns: Patterns) -> Form | None:
    text, blocks = annotated.text, annotated.document.blocks
    known = load_statements(patterns)
    if sum(one.may_be_in(annotated.small) for one in known.seven) < _FEWEST - 1:
        return None
    titled = any(known.titles.search(text, block.start, block.end) for block in _headings(blocks))
    stretches = segments(text, blocks, known)
    candidates = [candidate for one in stretches for candidate in _matches(text, one, known)]
    chain = _longest_chain(candidates)
    if len(chain) < len(known.seven):
        chain = max(chain, _any_order(text, blocks, candidates, known.words), key=len)
    chain = _with_fillers(text, stretches, chain, known.words)
    marked = sum(candidate.segment.marked for candidate in chain)
    numbered = sum(candidate.segment.printed_number is not None for candidate in chain)
    around = _marks_around(text, blocks, chain, known.words) if chain else 0
    enough = (
        (len(chain) >= _FEWEST and (titled or max(marked, around) * 2 >= len(chain)))
        or (len(chain) == 7 and numbered == 7 and max(marked, around) >= 2)  # few answers, and all seven in their order
        or (len(chain) >= 4 and titled and (numbered >= 4 or marked))
        or (len(chain) >= 3 and titled and marked >= 2)
    )
    by_topic = sum(candidate.topical for candidate in chain)
    if not enough or (
        by_topic * 2 > len(chain)
        and not ((titled or len(chain) == len(known.seven)) and max(marked, around) >= _FEWEST)
    ):
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


def _matches(text: str, segment: Segment, known: Statements) -> Iterator[_Candidate]:
    """The statements that a stretch may be."""
    words = text[segment.body : segment.end]
    if len(words) > _LONGEST:
        return
    low = words.lower()
    label = _label(words)
    named = _named_by_topic(label, segment, known.seven) if label is not None else frozenset()
    looked = False
    for statement in known.seven:
        met = statement.may_be_in(low) and statement.is_said_in(words)
        topical = not met and statement.number in named
        if not met and not topical and segment.printed_number != statement.number:
            continue
        like = max(fuzz.token_set_ratio(low, wording) for wording in statement.wordings) / 100
        if (not met and not topical and like < 0.72) or statement.never.search(words):
            continue
        if not looked:
            segment, looked = looked_behind(text, segment, known.words), True
        called = topical or (met and label is not None)
        score = (
            0.4 if called else 0.4 + 0.6 * like if met else 0.4 * like
        )  # a label is less than the words it stands over
        score += 0.3 * (segment.printed_number == statement.number) + 0.15 * (segment.printed_number is not None)
        score += 0.2 * segment.marked - 0.3 * (len(words) > 330 and like < 0.8)
        yield _Candidate(segment, statement.number, score, called)


_LABEL_ENDS = re.compile(r"\s*(?:[:\t☐☒\[(_=]|[–—-]\s|\s[–—-]|\.{2,}|(?<=[a-z])\.\s|$)")
#: Words of sentences: what holds one is no label.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|will|be|not|never|no|does|do|can|may|has|have|must|pays?|gets?|meets?|equals?|provides?)\b",
    re.I,
)
_ANSWER_BEHIND = re.compile(r"\s+(?:true|false|yes|no|[TFYN])\W*$", re.IGNORECASE)
_LONGEST_LABEL = 60  # characters
_MOST_LABEL = 7  # words


def _label(words: str) -> str | None:
    """What stands before the answer of "Benefits – True", "Benefits (same level): T"; None where no label does."""
    end = _LABEL_ENDS.search(words)
    label = _ANSWER_BEHIND.sub("", words[: end.start()] if end else words)
    if len(label) > _LONGEST_LABEL or len(label.split()) > _MOST_LABEL:
        return None
    if _TELLS.search(label) or (label == words and words.rstrip().endswith(".")):
        return None
    return label


def _named_by_topic(label: str, segment: Segment, statements: tuple[Statement, ...]) -> frozenset[int]:
    """The statement whose topic a label names; where it names several, the one that is printed with its number."""
    named = frozenset(one.number for one in statements if one.topics.search(label))
    if segment.printed_number is not None:
        return named & {segment.printed_number}
    return named if len(named) == 1 else frozenset()


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


def _any_order(
    text: str, blocks: tuple[Block, ...], candidates: list[_Candidate], known: AnswerWords
) -> list[_Candidate]:
    """The best candidate of each number among those that are marked, for a form that orders them otherwise."""
    best: dict[int, _Candidate] = {}
    taken: dict[int, _Candidate] = {}
    for one in sorted(candidates, key=lambda one: -one.score):
        if one.number in best or one.segment.start in taken:
            continue
        if one.segment.marked or has_mark_in_row(text, blocks, one.segment.block, known):
            best[one.number] = taken[one.segment.start] = one
    chain = sorted(best.values(), key=lambda one: one.segment.start)
    if len(chain) < _FEWEST or chain[-1].segment.block - chain[0].segment.block > 40:
        return []
    return chain


def _with_fillers(text: str, stretches: list[Segment], chain: list[_Candidate], known: AnswerWords) -> list[_Candidate]:
    """The chain with a statement that was misread put in: the numbered stretch between its two neighbours."""
    if len(chain) < 4:
        return chain
    have = {one.number: one for one in chain}
    offset = [one.segment.printed_number - one.number for one in chain if one.segment.printed_number is not None]
    if not offset or len(set(offset)) > 1:
        return chain
    numbered = [segment for segment in stretches if segment.printed_number is not None]
    for number in range(1, 8):
        before, after = have.get(number - 1), have.get(number + 1)
        if number in have or not (before or after):
            continue
        for segment in numbered:
            fits = segment.printed_number == number + offset[0]
            later = before is None or segment.start > before.segment.start
            sooner = after is None or segment.start < after.segment.start
            near = min(abs(segment.block - one.segment.block) for one in (before, after) if one) <= 6
            if fits and later and sooner and near and all(segment.start != one.segment.start for one in have.values()):
                have[number] = _Candidate(looked_behind(text, segment, known), number, 0.4)
                break
    return sorted(have.values(), key=lambda one: one.segment.start)


def _marks_around(text: str, blocks: tuple[Block, ...], chain: list[_Candidate], known: AnswerWords) -> int:
    """How many marks stand between the statements, in blocks of their own."""
    found = 0
    for block in blocks[chain[0].segment.block : chain[-1].segment.block + 6]:
        mark = read_mark(text, block.body, block.end, known)
        found += mark is not None or text[block.body : block.end].strip() in ("X", "x")
    return found
