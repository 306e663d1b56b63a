"""Answers in a grid turned on its side: the numbers in one line, under them a row for True and a row for False.

Also the same grid upright without its statements ("# | True | False", a row a number), and one row of answer words
under the numbers. A cross whose number cannot be told is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from cie_extract.extractors.answer_sheet import COLUMN_WORDS
from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Doubt, Marked
from cie_extract.model.document import Block, Document

_SEVEN = range(1, 8)
_FEWEST = 5  # numbers that make a line a grid's head
_HEAD = re.compile(r"\W*(?:(?:statement|item|question|no\.?|[qs])\s*)?(?P<number>[1-7])\W*", re.IGNORECASE)
_TICKED = re.compile(r"[xX]{1,2}|[☒☑✓✔✗✘⊠■●⬤◉⚫√*]|\[\s*[xX✓✔*]\s*\]|\(\s*[xX✓✔*]\s*\)|_+\s*[xX✓✔]\s*_+")
_BARE = re.compile(r"(?:[☐□❏○◯⚪_\s.–—-]|\[\s*\]|\(\s*\))*")
#: A line that holds the seven numbers and nothing else but its label: "Statement: 1 2 3 4 5 6 7", "S1 S2 …".
_NUMBERS = re.compile(
    r"\W*(?:(?:statements?|items?|questions?|numbers?|no\.?|nos\.?|#)\W*)?"
    + r"[\s|,]+".join(rf"[qsQS#(]?\s?{number}[.):]?" for number in _SEVEN)
    + r"\W*",
    re.IGNORECASE,
)
_SIGN = r"[xX]|[☒☑✓✔☐□○●]|\[\s*[xX✓✔]?\s*\]|\(\s*[xX✓✔]?\s*\)"
#: A row of it: "True X X X X X X X", "F: [ ] [ ] [x] …"; both rows may share a line.
_ROW = re.compile(
    rf"(?<!\w)(?P<word>true|false|yes|no|[tfyn])\b\s*(?:\([tfyn]\)\s*)?[:.|–—-]*(?P<signs>(?:[\s|,_.–—-]*(?:{_SIGN})(?!\w))*)[\s|,_.–—-]*",
    re.IGNORECASE,
)
#: A row of answer words: "T T T F T T T", "Answer: True True …".
_WORDS = re.compile(
    r"\W*(?:(?:our\s+)?(?:answers?|responses?|reply|t\s*/\s*f|t\s+or\s+f|true\s*/\s*false|true\s+or\s+false)\W*)?"
    r"(?P<row>(?:true|false|[tf])(?:[\s|,;/]+(?:true|false|[tf])){6})\W*",
    re.IGNORECASE,
)
_ONE_SIGN, _ONE_WORD = re.compile(_SIGN), re.compile(r"true|false|[tf]", re.IGNORECASE)
_ANSWERS = 7


def answers_in_grid(document: Document) -> dict[int, Marked]:
    """The answers by number; empty where the document has no such grid, or more than one."""
    grids = [found for found in (*_tables(document), *_lines(document)) if found]
    return grids[0] if len(grids) == 1 else {}


def _tables(document: Document) -> Iterator[dict[int, Marked]]:
    tables: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.cell:
            tables.setdefault(block.cell.table, []).append(block)
    for blocks in tables.values():
        turned = {(one.cell.row, one.cell.column): one for one in blocks if one.cell}
        upright = {(column, row): one for (row, column), one in turned.items()}
        yield _in_table(document, turned) or _in_table(document, upright)


def _in_table(document: Document, cells: Mapping[tuple[int, int], Block]) -> dict[int, Marked]:
    """The answers of a table by (line of numbers, place in it): each number has a column, and each answer a row."""
    text = document.text
    lines: dict[int, dict[int, int]] = {}
    for (row, column), block in cells.items():
        if met := _HEAD.fullmatch(text, block.start, block.end):
            lines.setdefault(row, {})[column] = int(met["number"])
    head = next(
        (row for row, numbers in lines.items() if len(numbers) >= _FEWEST and _rise(list(numbers.values()))), None
    )
    if head is None:
        return {}
    numbers = lines[head]
    rows = sorted({row for row, _ in cells if row > head})
    found: dict[int, list[Marked]] = {}
    worded = 0
    for row in rows:
        beside = cells.get((row, min(column for at, column in cells if at == row)))
        word = COLUMN_WORDS.get(_plain(text, beside)) if beside and _column(cells, beside) not in numbers else None
        worded += word is not None
        for column, number in numbers.items():
            cell = cells.get((row, column))
            if cell is None or _BARE.fullmatch(text, cell.start, cell.end):
                continue
            said = word if _TICKED.fullmatch(text, *_stripped(text, cell)) else None
            if word is None:
                said = COLUMN_WORDS.get(_plain(text, cell))
            if said is None:
                return {}  # a table of something else
            found.setdefault(number, []).append(Marked(said, None, cell.start, cell.end, cell.end))
    if not found or (worded == 0 and len(rows) != 1):
        return {}
    return {number: _one_of(found.get(number, []), cells[head, column]) for column, number in numbers.items()}


def _column(cells: Mapping[tuple[int, int], Block], block: Block) -> int:
    return next(column for (_, column), one in cells.items() if one is block)


def _stripped(text: str, block: Block) -> tuple[int, int]:
    said = text[block.start : block.end]
    return block.start + len(said) - len(said.lstrip()), block.start + len(said.rstrip())


def _plain(text: str, block: Block) -> str:
    return text[block.start : block.end].strip(" :.*").lower()


def _one_of(marks: list[Marked], head: Block) -> Marked:
    """The one answer of a number; a doubt where it has none, or both."""
    if len(marks) == 1:
        return marks[0]
    if not marks:
        return Marked(None, Doubt.BLANK, head.start, head.end, head.end)
    return Marked(None, Doubt.BOTH, marks[0].start, marks[-1].end, marks[-1].end)


def _rise(numbers: list[int]) -> bool:
    return numbers == sorted(set(numbers))


def _lines(document: Document) -> Iterator[dict[int, Marked]]:
    """Grids that came as lines of text: the numbers, then one or two rows, on lines of their own or on one."""
    blocks = [block for block in document.blocks if block.cell is None]
    text = document.text
    for at, head in enumerate(blocks):
        if not _NUMBERS.fullmatch(text, head.start, head.end):
            continue
        below = list(takewhile(lambda one: _is_row(text, one), blocks[at + 1 : at + 3]))
        if below and (row := _WORDS.fullmatch(text, below[0].start, below[0].end)):
            places = list(_ONE_WORD.finditer(text, *row.span("row")))
            marks = [Marked(COLUMN_WORDS[one.group().lower()], None, *one.span(), one.end()) for one in places]
            yield dict(zip(_SEVEN, marks, strict=True))
        else:
            yield _of_rows(text, [met for one in below for met in _ROW.finditer(text, one.start, one.end)], head)


def _is_row(text: str, block: Block) -> bool:
    if _WORDS.fullmatch(text, block.start, block.end):
        return True
    end = block.start
    while end < block.end and (met := _ROW.match(text, end, block.end)):
        end = met.end()
    return end == block.end


def _of_rows(text: str, rows: list[re.Match[str]], head: Block) -> dict[int, Marked]:
    """The answers of rows of signs. A row with fewer signs than numbers does not say whose they are, but for none."""
    found: dict[int, list[Marked]] = {}
    words: list[Word] = []
    for row in rows:
        word = COLUMN_WORDS[row["word"].lower()]
        signs = list(_ONE_SIGN.finditer(text, *row.span("signs")))
        if word in words:
            return {}
        words.append(word)
        if signs and len(signs) != _ANSWERS:
            return _untold(head)
        for number, sign in zip(_SEVEN, signs, strict=False):
            if _TICKED.fullmatch(sign.group()):
                found.setdefault(number, []).append(Marked(word, None, *sign.span(), sign.end()))
    return {number: _one_of(found.get(number, []), head) for number in _SEVEN} if found else {}


def _untold(head: Block) -> dict[int, Marked]:
    return {number: Marked(None, Doubt.UNCLEAR, head.start, head.end, head.end) for number in _SEVEN}
