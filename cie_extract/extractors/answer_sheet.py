"""A request's statements with what stands around them: the ground on which answers are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.explanations import words_around
from cie_extract.extractors.form_segments import HEAD
from cie_extract.extractors.marks import Marked, read_mark, read_stopped
from cie_extract.extractors.request_form import Form, Printed
from cie_extract.model.document import FLOW, Block, BlockKind, Document
from cie_extract.model.finding import Span
from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.sayings import bare_source_of

COLUMN_WORDS = {
    "true": Word.TRUE, "t": Word.TRUE, "(t)": Word.TRUE, "true (t)": Word.TRUE,
    "agree": Word.TRUE, "agreed": Word.TRUE, "confirmed": Word.TRUE, "correct": Word.TRUE, "accurate": Word.TRUE,
    "disagree": Word.FALSE, "disagreed": Word.FALSE, "not agreed": Word.FALSE, "do not agree": Word.FALSE,
    "not confirmed": Word.FALSE, "not so": Word.FALSE, "not correct": Word.FALSE, "incorrect": Word.FALSE,
    "not accurate": Word.FALSE, "inaccurate": Word.FALSE, "not true": Word.FALSE, "untrue": Word.FALSE,
    "false": Word.FALSE, "f": Word.FALSE, "(f)": Word.FALSE, "false (f)": Word.FALSE,
    "yes": Word.YES, "y": Word.YES, "no": Word.NO, "n": Word.NO,
}  # fmt: skip
#: The words of both answers, as the heads of two columns hold them.
_PAIRS = (
    {"true", "false"}, {"t", "f"}, {"yes", "no"}, {"y", "n"}, {"agree", "disagree"}, {"agreed", "disagreed"},
    {"confirmed", "not"}, {"correct", "incorrect"}, {"correct", "not"}, {"accurate", "inaccurate"}, {"true", "not"},
)  # fmt: skip
NEAR = 4
_HEAD_BLOCKS, _LONGEST_HEAD = 8, 60  # before the first statement; characters of one block
_FARTHEST_HEAD = 60  # blocks over a cell among which the head of its column is looked for
_BESIDE = 24.0  # points between the middle of a mark and of the head of its column
_NUMBER = re.compile(
    r"\s*[(\[#]?\s*(?:(?:statement|item|question|no\.?|[qs])?\s*\d{1,2}\s*[)\].:]*|(?:[a-g]|i{1,3}|iv|vi{0,2})[)\].:]+)\s*",
    re.I,
)


@lru_cache(maxsize=4)
def _label_of(known: AnswerWords) -> re.Pattern[str]:
    """A label before what explains an answer."""
    return re.compile(rf"{bare_source_of(known.comments.labels)}\s*(?::|[–—-]\s)\s*", re.IGNORECASE)


@lru_cache(maxsize=4)
def _nothing_of(known: AnswerWords) -> re.Pattern[str]:
    """What stands where nothing is explained: a word for that, the label of another place."""
    nothing = bare_source_of(known.comments.nothing_beside)
    return re.compile(rf"\s*(?:{nothing}|(?-i:[A-Z])[\w ]{{2,25}}(?:\([^()]{{1,25}}\)\s*)?:)[\s.]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answered:
    """A statement with its mark (None: no place for one was found) and what is said beside it, as spans of text."""

    printed: Printed
    mark: Marked | None
    notes: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A form with what stands around its statements."""

    document: Document
    form: Form
    known: AnswerWords

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.document.blocks

    @cached_property
    def rows(self) -> dict[tuple[int, int], list[Block]]:
        rows: dict[tuple[int, int], list[Block]] = {}
        for block in self.blocks:
            if block.cell:
                rows.setdefault((block.cell.table, block.cell.row), []).append(block)
        return rows

    @cached_property
    def holders(self) -> frozenset[int]:
        """The blocks that hold a statement."""
        return frozenset(one.block for one in self.form.printed)

    @cached_property
    def columns(self) -> tuple[Word, ...]:
        """The words over unlabelled boxes: the last line before the first statement that is "True False" alone."""
        for block in reversed(self.blocks[max(0, self.form.first.block - 6) : self.form.first.block]):
            words = re.findall(r"\w+", self.text[block.start : block.end].lower())
            said = [COLUMN_WORDS[word] for word in words if word in COLUMN_WORDS]
            if len(said) == 2 and len(words) <= 4:
                return tuple(said)
        return (Word.TRUE, Word.FALSE)

    def between(self, at: int) -> list[Block]:
        """The blocks after the `at`th statement and before the next one, in the flow."""
        first = self.form.printed[at].block + 1
        later = at + 1 < len(self.form.printed)
        last = self.form.printed[at + 1].block if later else min(len(self.blocks), first + NEAR)
        found = [block for block in self.blocks[first:last] if block.kind in FLOW]
        if later and found and self._is_head(found[-1]):
            found.pop()  # the head of the next one
        return found

    def _is_head(self, block: Block) -> bool:
        if block.end - block.start >= _LONGEST_HEAD:
            return False
        numbered = bool(block.marker) and (block.bold or block.kind is BlockKind.HEADING)
        return numbered or HEAD.fullmatch(self.text, block.start, block.end) is not None

    @cached_property
    def headed(self) -> bool:
        """Whether the words of both answers are printed over the first statement, each the head of a column."""
        before = self.blocks[max(0, self.form.first.block - _HEAD_BLOCKS) : self.form.first.block]
        lines = [self.text[block.start : block.end].lower() for block in before]
        words = {word for line in lines if len(line) <= _LONGEST_HEAD for word in re.findall(r"[a-z]+", line)}
        return any(pair <= words for pair in _PAIRS)

    def word_over(self, start: int, end: int) -> Word | None:
        """The answer word printed straight over a mark, where a page shows places: the head of a column whose table
        was cut in two by rows without marks, or by the end of a page that has no heads of its own."""
        middle, block = self._middle(start, end), self.document.block_at(start)
        if middle is None or block is None:
            return None
        for over in reversed(self.blocks[max(0, block.index - _FARTHEST_HEAD) : block.index]):
            word = COLUMN_WORDS.get(self.text[over.start : over.end].strip(" :.*").lower())
            if word and self._answers_another(over):
                continue
            at = self._middle(over.start, over.end) if word else None
            if at is not None and self._heads_page_of(over, block) and abs(at - middle) <= _BESIDE:
                return word
        return None

    def _heads_page_of(self, over: Block, block: Block) -> bool:
        """Whether a head is on the page of a mark, or on the one before over the form's first statement."""
        if over.page is None or block.page is None or over.page == block.page:
            return over.page == block.page
        before = self.form.first.block
        return over.page == block.page - 1 and before - _HEAD_BLOCKS <= over.index < before

    def _answers_another(self, block: Block) -> bool:
        """Whether a cell stands in the row of some statement: an answer, and no head of a column."""
        row = self.rows[block.cell.table, block.cell.row] if block.cell else []
        return any(one.index in self.holders for one in row)

    def _middle(self, start: int, end: int) -> float | None:
        lines = self.document.lines
        at = bisect_right(lines, start, key=lambda line: line.start) - 1
        if at < 0 or not lines[at].start <= start < lines[at].end:
            return None
        left, _, right, _ = lines[at].box(start, min(end, lines[at].end))
        return (left + right) / 2


def first_mark(sheet: Sheet, start: int, end: int) -> Marked | None:
    """A mark in the stretch before a statement's words, its number on either side."""
    at = start
    while end > start and sheet.text[end - 1] in " \t\n:–—-":
        end -= 1  # what parts an answer from its statement
    while at < end:
        if at > start and (letter := read_stopped(sheet.text, at, end)):
            return letter
        if mark := read_mark(sheet.text, at, end, sheet.known, columns=sheet.columns):
            return mark
        step = _NUMBER.match(sheet.text, at, end)
        if not step or step.end() == at:
            return None
        at = step.end()
        if not sheet.text[at:end].strip(" \t–—-"):
            return None  # the dash between a number and its statement
    return None


def worth_reading(sheet: Sheet, spans: list[Span]) -> tuple[Span, ...]:
    found = []
    for start, end in spans:
        while start < end and sheet.text[start] in " \t\n.:;,–—-*":
            start += 1
        if prompt := _label_of(sheet.known).match(sheet.text, start, end):
            start = prompt.end()
        said = sheet.text[start:end]
        if words_around(sheet.known).ends.match(said):
            continue
        if len(said) > 3 and re.search(r"[A-Za-z]{2}", said) and not _nothing_of(sheet.known).fullmatch(said):
            found.append((start, end))
    return tuple(found)
