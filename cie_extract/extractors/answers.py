"""Which mark belongs to which statement of a form: before it, at its end, in its row, under it or over it.

A form is laid out one way throughout: the way in which most statements have a mark is the form's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from cie_extract.extractors.answer_sheet import COLUMN_WORDS, NEAR, Answered, Sheet, first_mark, worth_reading
from cie_extract.extractors.answer_tokens import OFF, ON
from cie_extract.extractors.answers_in_rows import in_row, mostly_in_rows
from cie_extract.extractors.lone_signs import lone_signs
from cie_extract.extractors.marks import Doubt, Marked, read_mark
from cie_extract.extractors.marks_behind import read_inside, read_tail
from cie_extract.extractors.request_form import Form
from cie_extract.model.document import Block, Document
from cie_extract.model.finding import Span
from cie_extract.pattern_files.answer_words import AnswerWords

#: The word of a choice that was not taken, with its empty box: "☐ T" before "☒ F".
_OTHER = re.compile(r"[☐□\s]+|\b(?:true|false|yes|no|[tfyn])\b", re.IGNORECASE)
_SEVERAL = 3
_NAMED = re.compile(r"[A-Za-z]{2}|(?<!\w)[TFYN](?!\w)")
#: Where else the answer of a statement is looked for, by the way of the form: never on the other side of its words.
_FALL_BACK = {
    "before": ("over",),
    "tail": ("before", "under"),
    "under": ("before", "tail"),
}
#: A box, a tick or a cross without a word.
_SIGN = re.compile(r"[☒☑☐✓✔✗✘⊠■□]|\[\s*[xX✓]?\s*\]|\(\s*[xX✓]?\s*\)|(?<!\w)[xX](?!\w)")


def read_answers(document: Document, form: Form, known: AnswerWords) -> tuple[Answered, ...]:
    """Each statement of the form with its mark."""
    sheet = Sheet(document, form, known)
    if mostly_in_rows(sheet):
        answers = [_in_row_or_beside(sheet, at) for at in range(len(form.printed))]
        return tuple(_placed(sheet, _without_rest(sheet, one)) for one in answers)
    answers = lone_signs(sheet, _by_the_forms_way(sheet))
    boxed = sum(one.mark is not None and _shows_choices(sheet, one.mark) for one in answers)
    return tuple(_placed(sheet, one, boxed=boxed * 2 > len(answers)) for one in answers)


def _shows_choices(sheet: Sheet, mark: Marked) -> bool:
    said = sheet.text[mark.start : mark.end]
    return "__" in said or _SIGN.search(said) is not None


def _placed(sheet: Sheet, answered: Answered, *, boxed: bool = False) -> Answered:
    """An answer that can be believed. Not one whose sign stands alone where the form has a column for each answer, but
    for a page that shows under which word it stands; nor a word alone where the form has boxes: its box is lost."""
    mark = answered.mark
    if mark is None or mark.word is None:
        return answered
    said = sheet.text[mark.start : mark.end]
    if boxed and not _shows_choices(sheet, mark):
        return Answered(answered.printed, Marked(None, Doubt.UNCLEAR, mark.start, mark.end, mark.rest), answered.notes)
    around = sheet.text[max(answered.printed.start, mark.start - 8) : max(mark.end, mark.rest)]
    signs = len(_SIGN.findall(around))
    block = sheet.document.block_at(mark.start)
    in_a_column = block is not None and block.cell is not None and block.index not in sheet.holders
    if in_a_column or _NAMED.search(said) or not _SIGN.match(said.strip(" _")) or signs != 1 or not sheet.headed:
        return answered
    word = sheet.word_over(mark.start, mark.end)
    doubt = None if word else Doubt.UNCLEAR
    return Answered(answered.printed, Marked(word, doubt, mark.start, mark.end, mark.rest), answered.notes)


def _by_the_forms_way(sheet: Sheet) -> list[Answered]:
    """The answers in the way in which most statements have one."""
    form = sheet.form
    ways: dict[str, Callable[[Sheet, int], Answered]] = {
        "before": _before,
        "tail": _at_end,
        "under": _under,
        "over": _over,
        "tail of the one before": _tail_before,
        "listed": _listed,
        "inside": _inside,
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
    if sum(one.mark is not None for one in map(partial(_only_inside, sheet), range(len(form.printed)))) < _SEVERAL:
        counts["inside"] = 0  # a word that happens to stand in a statement
    chosen = max(ways, key=lambda name: (counts[name], -list(ways).index(name)))
    answers = []
    for at, one in enumerate(read[chosen]):
        other = read["before"][at] if chosen == "tail of the one before" else None
        if one.mark is None and chosen in _FALL_BACK:
            other = next((read[way][at] for way in _FALL_BACK[chosen] if read[way][at].mark), None)
        if one.mark is None and other is None and sheet.blocks[one.printed.block].cell:
            other = in_row(sheet, at)
        answers.append(other if one.mark is None and other and other.mark else one)
    return answers


def _in_row_or_beside(sheet: Sheet, at: int) -> Answered:
    """The mark of a row, or of a statement that fell out of the table before it or at its end."""
    if sheet.blocks[sheet.form.printed[at].block].cell:
        return in_row(sheet, at)
    return next((one for way in (_before, _over, _at_end) if (one := way(sheet, at)).mark), _before(sheet, at))


def _a_row_of_marks(sheet: Sheet) -> bool:
    """Whether several answers stand one below the other after the last statement, or before the first."""
    first, last = sheet.form.first.block, sheet.form.last.block
    return any(
        sum(
            (mark := read_mark(sheet.text, block.start, block.end, sheet.known)) is not None
            and _is_all(sheet, block, block.end, mark)
            for block in blocks
        )
        >= _SEVERAL
        for blocks in (sheet.blocks[last + 1 : last + 5], sheet.blocks[max(0, first - 4) : first])
    )


def _without_rest(sheet: Sheet, answered: Answered) -> Answered:
    """The answer without notes that are the rest of the statement's own sentence, parted from it by a line break."""
    ended = sheet.text[answered.printed.body : answered.printed.end].rstrip()[-1:] in (".", "?", "!", ":", ")")
    notes = tuple(
        (start, end)
        for start, end in answered.notes
        if ended
        or start < answered.printed.end
        or _in_another_cell(sheet, answered, start)
        or sheet.text[:start].rstrip().endswith(":")
        or (answered.mark is not None and answered.mark.rest <= start and _shares_block(sheet, answered.mark, start))
        or not (sheet.text[start].islower() or read_tail(sheet.text, start, end, sheet.known))
    )
    return Answered(answered.printed, answered.mark, notes)


def _shares_block(sheet: Sheet, mark: Marked, at: int) -> bool:
    block = sheet.document.block_at(mark.start)
    return block is not None and block.start <= at < block.end


def _in_another_cell(sheet: Sheet, answered: Answered, at: int) -> bool:
    block = sheet.document.block_at(at)
    return block is not None and block.cell is not None and block.cell != sheet.blocks[answered.printed.block].cell


def _before(sheet: Sheet, at: int) -> Answered:
    printed = sheet.form.printed[at]
    mark = first_mark(sheet, printed.start, printed.body)
    return Answered(printed, mark, _paragraphs(sheet, at))


def _at_end(sheet: Sheet, at: int) -> Answered:
    printed = sheet.form.printed[at]
    mark = read_tail(sheet.text, printed.body, printed.end, sheet.known, columns=sheet.columns)
    behind = worth_reading(sheet, [(mark.rest, printed.end)]) if mark and mark.rest < printed.end else ()
    return Answered(printed, mark, (*behind, *_paragraphs(sheet, at)))


def _inside(sheet: Sheet, at: int) -> Answered:
    ended = _at_end(sheet, at)
    return ended if ended.mark else _only_inside(sheet, at)


def _only_inside(sheet: Sheet, at: int) -> Answered:
    printed = sheet.form.printed[at]
    return Answered(printed, read_inside(sheet.text, printed.body, printed.end, sheet.known), _paragraphs(sheet, at))


def _tail_before(sheet: Sheet, at: int) -> Answered:
    printed = sheet.form.printed[at]
    before = sheet.form.printed[at - 1] if at else None
    mark = read_tail(sheet.text, before.body, before.end, sheet.known, columns=sheet.columns) if before else None
    return Answered(printed, mark, ())


def _under(sheet: Sheet, at: int) -> Answered:
    """The mark that begins one of the blocks after a statement, with what follows it there."""
    printed = sheet.form.printed[at]
    blocks = sheet.between(at)[:NEAR]
    for block, end in _with_options(sheet, list(_lines(blocks))):
        if _beside_another(sheet, block):
            break
        if mark := read_mark(sheet.text, block.start, end, sheet.known, columns=sheet.columns):
            notes = [(mark.rest, end)] if mark.rest < end else []
            if at + 1 < len(sheet.form.printed):
                notes += [(later.body, later.end) for later in blocks if later.start >= end]
            return Answered(printed, mark, worth_reading(sheet, notes))
        if len(sheet.text[block.start : end]) > 60:
            break
    return Answered(printed, None)


def _over(sheet: Sheet, at: int) -> Answered:
    """The mark in the block right before a statement."""
    printed = sheet.form.printed[at]
    before = sheet.blocks[printed.block - 1] if printed.block else None
    if before is None or before.index in sheet.holders or _beside_another(sheet, before) or _is_head(sheet, before):
        return Answered(printed, None)
    mark = read_mark(sheet.text, before.start, before.end, sheet.known, columns=sheet.columns)
    if mark and sheet.text[mark.rest : before.end].strip(" .:"):
        mark = None
    return Answered(printed, mark)


def _is_head(sheet: Sheet, block: Block) -> bool:
    """Whether a block is the head of a column: an answer word alone, with the other one beside it or right before."""
    word = COLUMN_WORDS.get(sheet.text[block.start : block.end].strip(" :.*").lower())
    if word is None:
        return False
    row = (
        sheet.rows[block.cell.table, block.cell.row]
        if block.cell
        else [*sheet.blocks[max(0, block.index - 1) : block.index]]
    )
    heads = [COLUMN_WORDS.get(sheet.text[one.start : one.end].strip(" :.*").lower()) for one in row]
    return any(head is not None and head is not word for head in heads)


def _beside_another(sheet: Sheet, block: Block) -> bool:
    """Whether a cell stands in the row of some statement, and answers that one."""
    row = sheet.rows[block.cell.table, block.cell.row] if block.cell else []
    return any(one.index in sheet.holders for one in row)


def _listed(sheet: Sheet, at: int) -> Answered:
    """The marks of a column that was read by itself: as many in a row after the last statement, or before the first
    one, as there are statements."""
    count = len(sheet.form.printed)
    first, last = sheet.form.first.block, sheet.form.last.block
    for blocks in (sheet.blocks[last + 1 : last + 8 + 2 * count], sheet.blocks[max(0, first - 2 * count - 3) : first]):
        for sure in (_has_box, _is_all):
            run: list[Marked] = []
            for block, end in _lines(blocks):
                mark = read_mark(sheet.text, block.start, end, sheet.known, columns=sheet.columns)
                if mark and (mark.word or mark.doubt is not Doubt.UNCLEAR) and sure(sheet, block, end, mark):
                    run.append(mark)
                elif run:
                    break
            if len(run) == count:
                return Answered(sheet.form.printed[at], run[at])
    return Answered(sheet.form.printed[at], None)


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with its end; the cells of a row as one, by the first of them."""
    for _, row in groupby(blocks, key=lambda one: (one.cell.table, one.cell.row) if one.cell else one.index):
        cells = list(row)
        yield cells[0], cells[-1].end


#: One choice alone on its line: "☐ True", "False: [X]".
_CHOICE = r"(?:true|false|yes|no|[tfyn])"
_OPTION = re.compile(rf"\s*(?:(?:{ON}|{OFF})\s*{_CHOICE}|{_CHOICE}\s*:?\s*(?:{ON}|{OFF}))[\s.]*", re.I)


def _with_options(sheet: Sheet, lines: list[tuple[Block, int]]) -> Iterator[tuple[Block, int]]:
    """The lines, choices that stand one below the other as one."""
    at = 0
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and all(
            _OPTION.fullmatch(sheet.text, one.start, until) for one, until in lines[last : last + 2]
        ):
            last += 1
        yield lines[at][0], lines[last][1]
        at = last + 1


def _has_box(sheet: Sheet, block: Block, end: int, mark: Marked) -> bool:
    return any(box in "☐☒✓✔" for box in sheet.text[mark.start : mark.end])


def _is_all(sheet: Sheet, block: Block, end: int, mark: Marked) -> bool:
    """Whether a typed answer, with its number or not, is all of its block."""
    before = _OTHER.sub("", sheet.text[block.body : mark.start])
    return not sheet.text[mark.rest : end].strip(" .") and not before.strip(" .()")


def _paragraphs(sheet: Sheet, at: int) -> tuple[Span, ...]:
    """What stands between a statement and the next one; after the last one the comments are read by themselves."""
    if at + 1 == len(sheet.form.printed):
        return ()
    return worth_reading(sheet, [(block.body, block.end) for block in sheet.between(at)])
