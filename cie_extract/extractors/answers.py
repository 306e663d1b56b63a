"""Which mark belongs to which statement of a form: before it, at its end, in its row, under it or over it.

A form is laid out one way throughout: the way in which most statements have a mark is the form's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from cie_extract.extractors.marks import Doubt, Marked, Word, is_grown, read_mark, read_tail
from cie_extract.extractors.request_form import Form, Printed
from cie_extract.model.document import FLOW, Block
from cie_extract.model.finding import Span

_CROSS = re.compile(r"[xX✓✔✗☒☑■•*]|\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\)")
_EMPTY = re.compile(r"[☐□_\s.\-–—]+|\[\s*\]|\(\s*\)")
_COLUMN_WORDS = {
    "true": Word.TRUE, "t": Word.TRUE, "(t)": Word.TRUE, "true (t)": Word.TRUE, "agree": Word.TRUE,
    "false": Word.FALSE, "f": Word.FALSE, "(f)": Word.FALSE, "false (f)": Word.FALSE, "disagree": Word.FALSE,
    "yes": Word.YES, "y": Word.YES, "no": Word.NO, "n": Word.NO,
}  # fmt: skip
#: The word of a choice that was not taken, with its empty box: "☐ T" before "☒ F".
_OTHER = re.compile(r"[☐□\s]+|\b(?:true|false|yes|no|[tfyn])\b", re.IGNORECASE)
_NEAR = 4
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Answered:
    """A statement with its mark (None: no place for one was found) and what is said beside it, as spans of text."""

    printed: Printed
    mark: Marked | None
    notes: tuple[Span, ...] = ()


@dataclass(frozen=True)
class _Sheet:
    """A form with what stands around its statements."""

    text: str
    blocks: tuple[Block, ...]
    form: Form

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
            said = [_COLUMN_WORDS[word] for word in words if word in _COLUMN_WORDS]
            if len(said) == 2 and len(words) <= 4:
                return tuple(said)
        return (Word.TRUE, Word.FALSE)

    def between(self, at: int) -> list[Block]:
        """The blocks after the `at`th statement and before the next one, in the flow."""
        first = self.form.printed[at].block + 1
        later = at + 1 < len(self.form.printed)
        last = self.form.printed[at + 1].block if later else min(len(self.blocks), first + _NEAR)
        return [block for block in self.blocks[first:last] if block.kind in FLOW]


def read_answers(text: str, blocks: tuple[Block, ...], form: Form) -> tuple[Answered, ...]:
    """Each statement of the form with its mark."""
    sheet = _Sheet(text, blocks, form)
    if _mostly_in_rows(sheet):
        return tuple(_without_rest(sheet, _in_row(sheet, at)) for at in range(len(form.printed)))
    ways: dict[str, Callable[[_Sheet, int], Answered]] = {
        "before": _before,
        "tail": _at_end,
        "under": _under,
        "over": _over,
        "tail of the one before": _tail_before,
        "listed": _listed,
    }
    read = {
        name: [_without_rest(sheet, way(sheet, at)) for at in range(len(form.printed))] for name, way in ways.items()
    }
    counts = Counter({name: sum(one.mark is not None for one in answers) for name, answers in read.items()})
    if read["over"][0].mark and not read["under"][-1].mark:
        counts["under"] = 0  # the first mark stands over its statement, so all do
    else:
        counts["over"] = 0
    if not (read["before"][0].mark and not read["tail"][-1].mark and counts["tail"] > counts["before"]):
        counts["tail of the one before"] = 0  # marks that run on into the paragraph before belong to the next one
    else:
        counts["tail"] = 0
    for way, which in (("under", -1), ("over", 0)):
        if counts[way] == 1 and read[way][which].mark and _a_row_of_marks(sheet):
            counts[way] = 0  # a column of answers that misses one: none of them can be placed
            read[way][which] = Answered(read[way][which].printed, None)
    chosen = max(ways, key=lambda name: (counts[name], -list(ways).index(name)))
    answers = []
    for at, one in enumerate(read[chosen]):
        other = read["before"][at] if chosen == "tail of the one before" else None
        if one.mark is None and chosen in ("under", "tail", "before"):
            other = next((read[way][at] for way in ("before", "tail", "under") if read[way][at].mark), None)
        answers.append(other if one.mark is None and other and other.mark else one)
    return tuple(answers)


def _a_row_of_marks(sheet: _Sheet) -> bool:
    """Whether several answers stand one below the other after the last statement, or before the first."""
    first, last = sheet.form.first.block, sheet.form.last.block
    return any(
        sum(
            (mark := read_mark(sheet.text, block.start, block.end)) is not None and _is_all(sheet, block, mark)
            for block in blocks
        )
        >= _SEVERAL
        for blocks in (sheet.blocks[last + 1 : last + 5], sheet.blocks[max(0, first - 4) : first])
    )


def _without_rest(sheet: _Sheet, answered: Answered) -> Answered:
    """The answer without notes that are the rest of the statement's own sentence, parted from it by a line break."""
    ended = sheet.text[answered.printed.body : answered.printed.end].rstrip()[-1:] in (".", "?", "!", ":", ")")
    notes = tuple(
        (start, end)
        for start, end in answered.notes
        if ended or not (sheet.text[start].islower() or read_tail(sheet.text, start, end))
    )
    return Answered(answered.printed, answered.mark, notes)


def _before(sheet: _Sheet, at: int) -> Answered:
    printed = sheet.form.printed[at]
    mark = _first_mark(sheet, printed.start, printed.body)
    return Answered(printed, mark, _paragraphs(sheet, at))


def _first_mark(sheet: _Sheet, start: int, end: int) -> Marked | None:
    """A mark in the stretch before a statement's words, its number on either side."""
    at = start
    while at < end:
        if mark := read_mark(sheet.text, at, end, columns=sheet.columns):
            return mark
        step = re.compile(r"\s*[(\[#]?\s*(?:statement|item|question|no\.?|q)?\s*\d{1,2}\s*[)\].:]*\s*", re.I).match(
            sheet.text, at, end
        )
        if not step or step.end() == at:
            return None
        at = step.end()
    return None


def _at_end(sheet: _Sheet, at: int) -> Answered:
    printed = sheet.form.printed[at]
    mark = read_tail(sheet.text, printed.body, printed.end, columns=sheet.columns)
    return Answered(printed, mark, _paragraphs(sheet, at))


def _tail_before(sheet: _Sheet, at: int) -> Answered:
    printed = sheet.form.printed[at]
    before = sheet.form.printed[at - 1] if at else None
    mark = read_tail(sheet.text, before.body, before.end, columns=sheet.columns) if before else None
    return Answered(printed, mark, ())


def _under(sheet: _Sheet, at: int) -> Answered:
    """The mark that begins one of the blocks after a statement, with what follows it there."""
    printed = sheet.form.printed[at]
    blocks = sheet.between(at)[:_NEAR]
    for index, block in enumerate(blocks):
        if mark := read_mark(sheet.text, block.start, block.end, columns=sheet.columns):
            notes = [(mark.rest, block.end)] if mark.rest < block.end else []
            if at + 1 < len(sheet.form.printed):
                notes += [(later.body, later.end) for later in blocks[index + 1 :]]
            return Answered(printed, mark, _worth_reading(sheet, notes))
        if len(sheet.text[block.start : block.end]) > 60:
            break
    return Answered(printed, None)


def _over(sheet: _Sheet, at: int) -> Answered:
    """The mark in the block right before a statement."""
    printed = sheet.form.printed[at]
    before = sheet.blocks[printed.block - 1] if printed.block else None
    if before is None or before.index in sheet.holders:
        return Answered(printed, None)
    mark = read_mark(sheet.text, before.start, before.end, columns=sheet.columns)
    if mark and sheet.text[mark.rest : before.end].strip(" .:"):
        mark = None
    return Answered(printed, mark)


def _listed(sheet: _Sheet, at: int) -> Answered:
    """The marks of a column that was read by itself: as many in a row after the last statement, or before the first
    one, as there are statements."""
    count = len(sheet.form.printed)
    first, last = sheet.form.first.block, sheet.form.last.block
    for blocks in (sheet.blocks[last + 1 : last + 8 + count], sheet.blocks[max(0, first - count - 3) : first]):
        for sure in (_has_box, _is_all):
            run: list[Marked] = []
            for block in blocks:
                mark = read_mark(sheet.text, block.start, block.end, columns=sheet.columns)
                if mark and (mark.word or mark.doubt is not Doubt.UNCLEAR) and sure(sheet, block, mark):
                    run.append(mark)
                elif run:
                    break
            if len(run) == count:
                return Answered(sheet.form.printed[at], run[at])
    return Answered(sheet.form.printed[at], None)


def _has_box(sheet: _Sheet, block: Block, mark: Marked) -> bool:
    return any(box in "☐☒" for box in sheet.text[mark.start : mark.end])


def _is_all(sheet: _Sheet, block: Block, mark: Marked) -> bool:
    """Whether a typed answer, with its number or not, is all of its block."""
    before = _OTHER.sub("", sheet.text[block.body : mark.start])
    return not sheet.text[mark.rest : block.end].strip(" .") and not before.strip(" .()")


def _paragraphs(sheet: _Sheet, at: int) -> tuple[Span, ...]:
    """What stands between a statement and the next one; after the last one the comments are read by themselves."""
    if at + 1 == len(sheet.form.printed):
        return ()
    return _worth_reading(sheet, [(block.body, block.end) for block in sheet.between(at)])


def _worth_reading(sheet: _Sheet, spans: list[Span]) -> tuple[Span, ...]:
    found = []
    for start, end in spans:
        while start < end and sheet.text[start] in " \t\n.:;,–—-*":
            start += 1
        if end - start > 3 and re.search(r"[A-Za-z]{2}", sheet.text[start:end]):
            found.append((start, end))
    return tuple(found)


def _mostly_in_rows(sheet: _Sheet) -> bool:
    """Whether the statements stand in a table whose other cells hold the marks."""
    in_cells = [one for one in sheet.form.printed if sheet.blocks[one.block].cell]
    if len(in_cells) * 2 < len(sheet.form.printed):
        return False
    with_place = sum(_in_row(sheet, at).mark is not None for at in range(len(sheet.form.printed)))
    return with_place * 2 >= len(sheet.form.printed)


def _in_row(sheet: _Sheet, at: int) -> Answered:
    """The mark in the other cells of a statement's row; what else they say is a note."""
    printed = sheet.form.printed[at]
    holder = sheet.blocks[printed.block]
    if holder.cell is None:
        return _before(sheet, at)
    others = [
        block
        for block in sheet.rows[holder.cell.table, holder.cell.row]
        if block.cell and block.cell.column != holder.cell.column
    ]
    ticked: list[tuple[Word | None, Block]] = []
    empty: list[Block] = []
    typed: list[Marked] = []
    notes: list[Span] = []
    answer_column = _has_answer_columns(sheet, holder)
    for block in others:
        plain = sheet.text[block.start : block.end].strip()
        word = _column_word(sheet, block)
        if _CROSS.fullmatch(plain):
            ticked.append((word, block))
        elif _EMPTY.fullmatch(plain):
            empty.append(block)
        elif mark := read_mark(sheet.text, block.start, block.end):
            typed.append(mark)
            notes += [(mark.rest, block.end)]
        elif not plain.strip("#().").isdigit():
            notes.append((block.body, block.end))
    spans = _worth_reading(sheet, notes)
    grown = [block for block in others if is_grown(sheet.text, block.start, block.end)]
    if grown and not ticked:
        return Answered(printed, Marked(None, Doubt.UNCLEAR, grown[0].start, grown[0].end, grown[0].end))
    if typed and not ticked:
        marks = [mark for mark in typed if mark.doubt is not Doubt.BLANK] or typed[:1]
        if len({(mark.word, mark.doubt) for mark in marks}) == 1:
            return Answered(printed, marks[0], spans)
        return Answered(printed, Marked(None, Doubt.BOTH, typed[0].start, typed[-1].end, typed[-1].end), spans)
    if ticked:
        words = {word for word, _ in ticked}
        first, last = ticked[0][1], ticked[-1][1]
        if len(ticked) > 1:
            return Answered(printed, Marked(None, Doubt.BOTH, first.start, last.end, last.end), spans)
        word = words.pop() or _by_place(sheet, holder, first, empty)
        if word is None:
            return Answered(printed, Marked(None, Doubt.UNCLEAR, first.start, first.end, first.end), spans)
        return Answered(printed, Marked(word, None, first.start, first.end, first.end), spans)
    inside = _first_mark(sheet, printed.start, printed.body) or read_tail(sheet.text, printed.body, printed.end)
    if inside:
        return Answered(printed, inside, spans)
    if under := _under_in_cell(sheet, holder):
        return Answered(printed, under, spans)
    if empty or answer_column:
        where = empty[0] if empty else holder
        return Answered(printed, Marked(None, Doubt.BLANK, where.start, where.end, where.end), spans)
    return Answered(printed, None, spans)


def _under_in_cell(sheet: _Sheet, holder: Block) -> Marked | None:
    """A mark in a later paragraph of the statement's own cell."""
    assert holder.cell is not None
    for block in sheet.rows[holder.cell.table, holder.cell.row]:
        if block.cell == holder.cell and block.index > holder.index:  # noqa: SIM102
            if mark := read_mark(sheet.text, block.start, block.end):
                return mark
    return None


def _column_word(sheet: _Sheet, block: Block) -> Word | None:
    """What the head of a cell's column says: the header cell, or the nearest cell over it that is an answer word."""
    assert block.cell is not None
    for header in reversed(block.cell.header):
        if word := _COLUMN_WORDS.get(header.strip(" :.*").lower()):
            return word
    for row in range(block.cell.row - 1, -1, -1):
        for over in sheet.rows.get((block.cell.table, row), []):
            if over.cell and over.cell.column == block.cell.column:
                plain = sheet.text[over.start : over.end].strip(" :.*").lower()
                if word := _COLUMN_WORDS.get(plain):  # noqa: SIM102
                    if not sheet.holders & {one.index for one in sheet.rows[block.cell.table, row]}:
                        return word
    return None


def _has_answer_columns(sheet: _Sheet, holder: Block) -> bool:
    """Whether the table has a column headed True, T or Answer, so that a row without a mark is a blank."""
    assert holder.cell is not None
    for (table, row), blocks in sheet.rows.items():
        if table == holder.cell.table and row < holder.cell.row:
            for block in blocks:
                plain = sheet.text[block.start : block.end].strip(" :.*").lower()
                if plain in _COLUMN_WORDS or plain in (
                    "t or f",
                    "t/f",
                    "true/false",
                    "true or false",
                    "answer",
                    "response",
                ):
                    return True
    return False


def _by_place(sheet: _Sheet, holder: Block, ticked: Block, empty: list[Block]) -> Word | None:
    """Of two bare boxes in a row the first is True, by the words over them or by custom."""
    assert ticked.cell is not None
    boxes = sorted([ticked, *empty], key=lambda block: block.cell.column if block.cell else 0)
    if len(boxes) != 2 or len(sheet.columns) != 2:
        return None
    return sheet.columns[boxes.index(ticked)]
