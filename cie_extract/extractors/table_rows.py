"""The rows of a table of duties or qualifications: which column is the item, which its share of time, which whether
it is essential."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cie_extract.model.document import Block, Document
from cie_extract.model.finding import Span

_PERCENT = re.compile(r"\W*(?:approx\w*\.? )?(?P<low>\d{1,3})(?:\.\d+)?(?:\s?[-–]\s?\d{1,3})?\s?(?:%|percent)?\W*")
_SHARE_HEAD = re.compile(r"%|percent|share|time\b", re.IGNORECASE)
_ESSENTIAL_HEAD = re.compile(r"\bessential\b|\be ?/ ?m\b|\be/n\b", re.IGNORECASE)
_YES = frozenset({"y", "yes", "e", "x", "☒", "✓", "✔", "true", "essential", "☒ yes ☐ no"})
_NO = frozenset({"n", "no", "m", "ne", "☐", "false", "marginal", "non-essential", "nonessential", "☐ yes ☒ no"})
_TOTAL = re.compile(r"\W*(?:grand )?total\b.{0,20}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the blocks of its item, and what the columns beside it say of it."""

    main: tuple[int, ...]
    percent: Decimal | None
    essential: bool | None
    beside: tuple[Span, ...]


def rows_of(document: Document, blocks: list[Block], is_item_head: Callable[[str], bool]) -> Iterator[Row]:
    """The rows of each table among `blocks`, in order, without header rows and totals."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.cell:
            tables[block.cell.table].append(block)
    for table in tables.values():
        yield from _of_table(document, table, is_item_head)


def _of_table(document: Document, blocks: list[Block], is_item_head: Callable[[str], bool]) -> Iterator[Row]:
    headed = any(block.cell and block.cell.header for block in blocks)
    rows: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.cell and (block.cell.header or not headed or _spans_all(block, blocks)):
            rows[block.cell.row].append(block)
    column = _item_column(document, [block for row in rows.values() for block in row], is_item_head)
    for number, row in rows.items():
        main = [block for block in row if block.cell and block.cell.column == column]
        text = " ".join(document.text_of(block) for block in main)
        if not main or _TOTAL.fullmatch(text) or (not headed and _is_head(document, number, rows, is_item_head)):
            continue
        percent, essential, beside = _columns_beside(document, [block for block in row if block not in main])
        yield Row(tuple(block.index for block in main), percent, essential, beside)


def _item_column(document: Document, blocks: list[Block], is_item_head: Callable[[str], bool]) -> int:
    """The column whose head names the section; else the one with the most words."""
    words: dict[int, int] = defaultdict(int)
    named = set()
    for block in blocks:
        if block.cell:
            words[block.cell.column] += len(document.text_of(block).split())
            if any(is_item_head(head) for head in block.cell.header):
                named.add(block.cell.column)
    longest = max(words, key=lambda column: words[column], default=0)
    # "Function | Tasks": both heads name the section, the tasks are what is listed.
    return longest if longest in named or not named else max(named, key=lambda column: words[column])


def _columns_beside(document: Document, blocks: list[Block]) -> tuple[Decimal | None, bool | None, tuple[Span, ...]]:
    percent: Decimal | None = None
    essential: bool | None = None
    beside: list[Span] = []
    for block in blocks:
        text = document.text_of(block).strip()
        head = " ".join(block.cell.header) if block.cell else ""
        stated = _PERCENT.fullmatch(text)
        if stated and ("%" in text or _SHARE_HEAD.search(head)) and int(stated["low"]) <= 100:
            percent = Decimal(stated["low"])
            beside.append((block.body, block.end))
        elif text.lower() in _YES | _NO and (_ESSENTIAL_HEAD.search(head) or (not head and len(text) == 1)):
            essential = text.lower() in _YES
            beside.append((block.body, block.end))
    return percent, essential, tuple(beside)


def _is_head(
    document: Document, number: int, rows: dict[int, list[Block]], is_item_head: Callable[[str], bool]
) -> bool:
    """The first row of a table without header cells, where it only names the columns."""
    if number != min(rows) or len(rows) < 2:
        return False
    texts = [document.text_of(block) for block in rows[number]]
    return any(is_item_head(text) or _SHARE_HEAD.fullmatch(text.strip()) for text in texts) and all(
        len(text.split()) <= 5 for text in texts
    )


def _spans_all(block: Block, blocks: list[Block]) -> bool:
    width = max(other.cell.column + other.cell.column_span for other in blocks if other.cell)
    return block.cell is not None and width > 1 and block.cell.column_span == width and not block.bold
