"""Answers in the rows of a table: a cross under True, a typed word beside its statement, a box in a column."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from cie_extract.extractors.answer_sheet import COLUMN_WORDS, Answered, Sheet, first_mark, worth_reading
from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Doubt, Marked, read_mark
from cie_extract.extractors.marks_behind import is_grown, read_tail
from cie_extract.model.document import Block
from cie_extract.model.finding import Span

_CROSS = re.compile(r"[xX]{1,3}|[✓✔✗✘✖☒☑■•●⬤◉⦿⚫*√üvV/]|\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\)")
#: An answer as a sentence of its own: "Yes, this is true", "the statement is not true".
_SAID_OUT = re.compile(
    r"(?:(?:yes|no)\W+)?(?:(?:this|it|that|(?:the\s+)?statement)\s+is\s+)(?P<word>true|false|correct|incorrect|not\s+true|not\s+correct)|"
    r"(?:yes|no)\W+(?P<bare>true|false)"
)
_CROSS_BEHIND = re.compile(r"\s+[xX✓✗]$")
#: The signer's initials, where a form asks for them in place of a cross: "RS", "R.M.S.".
_INITIALS = re.compile(r"(?!(?:NA|NO|OK|TF|FT|YN|YES|TRUE)\b)(?:[A-Z]{2,4}|(?:[A-Z]\.\s?){2,4})")
_BOX_FIRST = re.compile(r"\s*(?:[☐☒☑□■]|\[\s*[xX✓]?\s*\])\s*")
_EMPTY = re.compile(r"[☐□○◯⚪_\s.\-–—]+|\[\s*\]|\(\s*\)")


def mostly_in_rows(sheet: Sheet) -> bool:
    """Whether the statements stand in a table whose other cells hold the marks."""
    in_cells = [at for at, one in enumerate(sheet.form.printed) if sheet.blocks[one.block].cell]
    if len(in_cells) * 2 < len(sheet.form.printed):
        return False
    with_place = sum(in_row(sheet, at).mark is not None for at in in_cells)
    return with_place * 2 >= len(sheet.form.printed)


def in_row(sheet: Sheet, at: int) -> Answered:
    """The mark in the other cells of a statement's row; what else they say is a note. A table whose statements stand
    under the head of an answer column was cut into columns wrongly: its crosses cannot be placed."""
    printed = sheet.form.printed[at]
    holder = sheet.blocks[printed.block]
    assert holder.cell is not None
    row = _own_row(sheet, at)
    if row is None:
        return Answered(printed, Marked(None, Doubt.UNCLEAR, holder.start, holder.end, holder.end))
    if boxes := _boxes_before(sheet, at, row):
        behind = [(block.body, block.end) for block in row if block.cell and block.cell.column > holder.cell.column]
        return Answered(printed, boxes, worth_reading(sheet, [*behind, *_said_under(sheet, holder)]))
    mine = _own_columns(sheet, holder)
    others = [
        block for block in row if block.cell and block.cell.column != holder.cell.column and block.cell.column in mine
    ]
    ticked: list[tuple[Word | None, Block]] = []
    empty: list[Block] = []
    typed: list[Marked] = []
    notes: list[Span] = []
    answer_column = _has_answer_columns(sheet, holder)
    misplaced = any(header.strip(" :.*").lower() in COLUMN_WORDS for header in holder.cell.header)
    for block in others:
        plain = sheet.text[block.start : block.end].strip()
        word = None if misplaced else _column_word(sheet, block)
        if _CROSS.fullmatch(plain) or (word is not None and plain in initials_in_columns(sheet)):
            ticked.append((word, block))
        elif _EMPTY.fullmatch(plain):
            empty.append(block)
        elif mark := read_mark(sheet.text, block.start, block.end, sheet.known):
            typed.append(mark)
            notes += [(mark.rest, block.end)]
        elif not plain.strip("#().").isdigit():
            notes.append((block.body, block.end))
    spans = worth_reading(sheet, [*notes, *_said_under(sheet, holder)])
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
        word = words.pop() or (None if misplaced else _by_place(sheet, holder, first, empty))
        if word is None:
            return Answered(printed, Marked(None, Doubt.UNCLEAR, first.start, first.end, first.end), spans)
        return Answered(printed, Marked(word, None, first.start, first.end, first.end), spans)
    inside = first_mark(sheet, printed.start, printed.body) or read_tail(
        sheet.text, printed.body, printed.end, sheet.known
    )
    if inside:
        return Answered(printed, inside, spans)
    if under := _under_in_cell(sheet, holder):
        return Answered(printed, under, spans)
    if empty or answer_column:
        where = empty[0] if empty else holder
        return Answered(printed, Marked(None, Doubt.BLANK, where.start, where.end, where.end), spans)
    return Answered(printed, None, spans)


def _boxes_before(sheet: Sheet, at: int, row: list[Block]) -> Marked | None:
    """The mark of two bare boxes before a statement, the second drawn into its cell; from the first one on."""
    printed = sheet.form.printed[at]
    holder = sheet.blocks[printed.block]
    left = [block for block in row if block.start < holder.start]
    drawn_in = _BOX_FIRST.match(sheet.text, holder.start, printed.body)
    if len(left) != 1 or not drawn_in or not _BOX_FIRST.fullmatch(sheet.text, left[0].start, left[0].end):
        return None
    mark = first_mark(sheet, left[0].start, drawn_in.end())
    return replace(mark, start=left[0].start) if mark else None


def _own_row(sheet: Sheet, at: int) -> list[Block] | None:
    """The cells of the row that a statement stands in. A scan without its rulings gives several statements in one cell:
    then the row of each is that of its number, or its turn where as many rows follow without a statement; None where
    neither tells."""
    printed = sheet.form.printed[at]
    cell = sheet.blocks[printed.block].cell
    assert cell is not None
    sharing = [one for one in sheet.form.printed if _place_of(sheet, one.block) == (cell.table, cell.row, cell.column)]
    if len(sharing) == 1:
        return sheet.rows[cell.table, cell.row]
    rows = sorted(row for table, row in sheet.rows if table == cell.table)
    numbered = [
        sheet.rows[cell.table, row]
        for row in rows
        if any(
            sheet.text[one.start : one.end].strip(" .#()") == str(printed.number) for one in sheet.rows[cell.table, row]
        )
    ]
    if len(numbered) == 1:
        return numbered[0]
    bare = [cell.row]
    for row in (row for row in rows if row > cell.row):
        if sheet.holders & {one.index for one in sheet.rows[cell.table, row]}:
            break
        bare.append(row)
    if len(bare) != len(sharing):
        return None
    return sheet.rows[cell.table, bare[sharing.index(printed)]]


def _own_columns(sheet: Sheet, holder: Block) -> range:
    """The columns that answer a statement: all of them, or where a row holds several statements those from it up to
    the next one; where the first of a row has its answers before it, those from the statement before."""
    assert holder.cell is not None
    table = holder.cell.table
    places = [place for index in sheet.holders if (place := _place_of(sheet, index)) and place[0] == table]
    first, last = min(column for *_, column in places), max(column for *_, column in places)
    columns = {
        block.cell.column for (number, _), row in sheet.rows.items() if number == table for block in row if block.cell
    }
    shared = len(places) > len({row for _, row, _ in places})
    if not shared or first == last:
        return range(max(columns) + 1)
    mine = holder.cell.column
    heads = sorted({column for *_, column in places})
    if max(columns) > last:
        return range(mine, next((column for column in heads if column > mine), max(columns) + 1))
    return range(next((column + 1 for column in reversed(heads) if column < mine), 0), mine + 1)


def _place_of(sheet: Sheet, index: int) -> tuple[int, int, int] | None:
    cell = sheet.blocks[index].cell
    return (cell.table, cell.row, cell.column) if cell else None


def initials_in_columns(sheet: Sheet) -> frozenset[str]:
    """The initials that stand for a cross: the same ones in most of the rows, each in a column of answers."""
    counts: Counter[str] = Counter()
    for one in sheet.form.printed:
        holder = sheet.blocks[one.block]
        row = sheet.rows[holder.cell.table, holder.cell.row] if holder.cell else []
        said = {sheet.text[block.start : block.end].strip() for block in row if _column_word(sheet, block)}
        counts.update(words for words in said if _INITIALS.fullmatch(words))
    return frozenset(words for words, count in counts.items() if count * 2 > len(sheet.form.printed))


def _said_under(sheet: Sheet, holder: Block) -> list[Span]:
    """The later paragraphs of a statement's own cell, up to the next statement, that are no answer."""
    found: list[Span] = []
    assert holder.cell is not None
    for block in sheet.rows[holder.cell.table, holder.cell.row]:
        if block.cell == holder.cell and block.index > holder.index:
            if block.index in sheet.holders:
                break
            if read_mark(sheet.text, block.start, block.end, sheet.known) is None:
                found.append((block.body, block.end))
    return found


def _under_in_cell(sheet: Sheet, holder: Block) -> Marked | None:
    """A mark in a later paragraph of the statement's own cell."""
    assert holder.cell is not None
    for block in sheet.rows[holder.cell.table, holder.cell.row]:
        if block.cell == holder.cell and block.index > holder.index:
            if block.index in sheet.holders:
                break  # the next statement of the cell
            if mark := read_mark(sheet.text, block.start, block.end, sheet.known):
                return mark
    return None


def _column_word(sheet: Sheet, block: Block) -> Word | None:
    """What the head of a cell's column says: the header cell, or the nearest cell over it that is an answer word."""
    assert block.cell is not None
    for header in reversed(block.cell.header):
        if word := _answer_word(header):
            return word
    for row in range(block.cell.row - 1, -1, -1):
        for over in sheet.rows.get((block.cell.table, row), []):
            if not over.cell or over.cell.column != block.cell.column:
                continue
            word = _answer_word(sheet.text[over.start : over.end])
            if word and not sheet.holders & {one.index for one in sheet.rows[block.cell.table, row]}:
                return word
    return sheet.word_over(block.start, block.end)


def _answer_word(head: str) -> Word | None:
    """The answer that the head of a column names, also where a scan has drawn the first row's cross into it, or where
    it is a sentence: "Yes, this is true"."""
    said = _CROSS_BEHIND.sub("", head).strip(" :.*").lower()
    if sentence := _SAID_OUT.fullmatch(said):
        said = sentence["word"] or sentence["bare"]
    return COLUMN_WORDS.get(said)


def _has_answer_columns(sheet: Sheet, holder: Block) -> bool:
    """Whether the table has a column headed True, T or Answer, so that a row without a mark is a blank."""
    assert holder.cell is not None
    for (table, row), blocks in sheet.rows.items():
        if table == holder.cell.table and row < holder.cell.row:
            for block in blocks:
                plain = sheet.text[block.start : block.end].strip(" :.*").lower()
                if plain in COLUMN_WORDS or plain in (
                    "t or f",
                    "t/f",
                    "true/false",
                    "true or false",
                    "answer",
                    "response",
                ):
                    return True
    return False


def _by_place(sheet: Sheet, holder: Block, ticked: Block, empty: list[Block]) -> Word | None:
    """Of two bare boxes in a row the first is True, by the words over them or by custom."""
    assert ticked.cell is not None
    boxes = sorted([ticked, *empty], key=lambda block: block.cell.column if block.cell else 0)
    if len(boxes) != 2 or len(sheet.columns) != 2:
        return None
    return sheet.columns[boxes.index(ticked)]
