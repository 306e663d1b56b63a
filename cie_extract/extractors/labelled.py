"""Values that stand beside a printed label: "Position: Stock Clerk", a label cell and the cell right of it, the column
under a header, the line under a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.labels import Label, Labels, load_labels


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the value beside it. `how`: "inline", "cell", "column" or "below"; `block` holds the value's start."""  # noqa: E501

    label: Label
    where: Span
    value: Span
    block: Block
    how: str


_NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]|[A-Z]\d{1,2}[a-z]?[.:)]?)\s+")
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\*+)\s*$")
#: What ends a label at the start of a block: a colon, a question mark, leader dots, a dash with spaces.
_HEAD_END = re.compile(r"[:?]|\.{3,}|\s[–—-]\s|\s?\|\s?")
_COLON = re.compile(r"\s*:\s*")
_WORD = re.compile(r"\S+")
_AND = re.compile(r"\s+(?:and|&|\+)\s+")
_TRAILING = " \t\n|;,·•*"
_LONGEST_LABEL = 90
_WORDS_OF_LABEL = 8
_SHORT_LINE = 130


def labelled_values(annotated: Annotated, patterns: Patterns, *fields: str) -> tuple[Labelled, ...]:
    """Every value of these fields that a label announces, in the order of the text."""
    return tuple(value for value in annotated.view(_all_values, patterns) if value.label.field in fields)


def _all_values(annotated: Annotated, patterns: Patterns) -> tuple[Labelled, ...]:
    """The values of all labels of all fields: one walk for all extractors."""
    return values_beside(annotated, load_labels(patterns))


def values_beside(annotated: Annotated, labels: Labels) -> tuple[Labelled, ...]:
    """Every value beside one of these labels, in the order of the text."""
    found: list[Labelled] = []
    blocks = annotated.document.blocks
    rows = _rows(blocks)
    runs = _in_runs(annotated.text, blocks, labels)
    for block in blocks:
        for labels_here, where, value in _in_block(annotated.text, block, labels, block.index in runs):
            if value[0] < value[1]:
                found += [Labelled(label, where, value, block, "inline") for label in labels_here]
            elif beside := _beside(annotated.text, block, blocks, rows, labels):
                start, end, holder, how = beside
                found += [Labelled(label, where, (start, end), holder, how) for label in labels_here]
        found += _column(annotated.text, block, rows, labels)
    return tuple(found)


def _in_block(
    text: str, block: Block, labels: Labels, in_a_run: bool
) -> Iterator[tuple[tuple[Label, ...], Span, Span]]:
    """The labels of one block, each with the stretch up to the next one (empty where nothing follows)."""
    spots: list[tuple[int, int, tuple[Label, ...]]] = []
    head = _head(text, block, labels, in_a_run=in_a_run)
    if head:
        spots.append(head)
    at = head[1] if head else block.body
    for colon in _COLON.finditer(text, at, block.end):
        if spot := _before_colon(text, max(at, block.body), colon.start(), labels):
            start, found = spot
            spots.append((start, colon.end(), found))
            at = colon.end()
    for index, (start, after, found) in enumerate(spots):
        end = spots[index + 1][0] if index + 1 < len(spots) else block.end
        yield found, (start, after), _trim(text, after, end)


def _head(
    text: str, block: Block, labels: Labels, *, in_a_run: bool = False
) -> tuple[int, int, tuple[Label, ...]] | None:
    """The label that a block begins with: its start, where its value may begin, and what it announces."""
    start = block.body
    if number := _NUMBERED.match(text, start, block.end):
        start = number.end()
    if not labels.may_open(text[start : min(block.end, start + _LONGEST_LABEL)]):
        return None
    stop = _HEAD_END.search(text, start, min(block.end, start + _LONGEST_LABEL))
    end = stop.start() if stop else block.end
    if end - start <= _LONGEST_LABEL and (found := _label(text[start:end], labels)):
        return start, stop.end() if stop else block.end, found
    words = list(_WORD.finditer(text[start : min(block.end, start + _LONGEST_LABEL)]))
    for count in range(min(_WORDS_OF_LABEL, len(words) - 1), 0, -1):
        after = start + words[count].start()
        found = _label(text[start : start + words[count - 1].end()], labels)
        if found and (any(label.bare for label in found) or in_a_run) and _opens_value(text, after):
            return start, after, found
    return None


def _in_runs(text: str, blocks: tuple[Block, ...], labels: Labels) -> frozenset[int]:
    """The short blocks that stand among others which begin with a label: a form without colons or columns."""
    begun = [
        block.end - block.body < _SHORT_LINE
        and block.cell is None
        and block.kind is BlockKind.PARAGRAPH
        and _head(text, block, labels, in_a_run=True) is not None
        for block in blocks
    ]
    return frozenset(
        block.index
        for block, own, before, after in zip(blocks, begun, [False, *begun], [*begun[1:], False], strict=False)
        if own and (before or after)
    )


def _opens_value(text: str, at: int) -> bool:
    return text[at].isupper() or text[at].isdigit() or text[at] in "$“\"'"


def _before_colon(text: str, floor: int, colon: int, labels: Labels) -> tuple[int, tuple[Label, ...]] | None:
    """The label that ends at a colon inside a block: the longest one, which begins with a capital."""
    floor = max(floor, text.rfind("|", floor, colon) + 1, text.rfind("•", floor, colon) + 1)
    end = colon
    if bracket := _BRACKETS.search(text, max(floor, colon - _LONGEST_LABEL), colon):
        end = bracket.start()
    words = list(_WORD.finditer(text[max(floor, end - _LONGEST_LABEL) : end]))
    base = max(floor, end - _LONGEST_LABEL)
    for word in words[-_WORDS_OF_LABEL:]:
        start = base + word.start()
        if text[start].isupper() and (found := _label(text[start:end], labels)):
            return start, found
    return None


def _label(words: str, labels: Labels) -> tuple[Label, ...]:
    plain = words.strip().rstrip(":?.*").strip()
    if not plain or not plain[0].isalpha() or not labels.may_open(plain):
        return ()
    if found := labels.of(plain):
        return found
    if plain[-1] in ")*:?." and (found := labels.of(_BRACKETS.sub("", plain).rstrip(":?."))):
        return found
    return _compound(plain, labels) if "/" in plain else _joined(plain, labels)


def _compound(plain: str, labels: Labels) -> tuple[Label, ...]:
    """A label of two names: "Contractor/Employer" announces what either announces, "Name/Title" a signer."""
    parts = [part.strip() for part in plain.split("/")]
    if len(parts) != 2 or any(label.field == "other" for part in parts for label in labels.of(part)):
        return ()
    return labels.of(parts[0]) or labels.of(parts[1])


def _joined(plain: str, labels: Labels) -> tuple[Label, ...]:
    """A label of two things, one of them the place of work: "Facility and work location", "Location and hours"."""
    parts = [part.strip() for part in _AND.split(plain)]
    if len(parts) != 2 or not all(parts):
        return ()
    sites, others = (
        tuple(label for part in parts for label in labels.of(part) if (label.role == "site") is site)
        for site in (True, False)
    )
    if any(label.role in ("away", "address") for label in others):
        return ()
    return tuple(dict.fromkeys((*sites, *(label for label in others if label.field == "employer")))) if sites else ()


def _is_label(text: str, block: Block, labels: Labels) -> bool:
    """Whether a whole block is a label and nothing else."""
    head = _head(text, block, labels)
    return head is not None and head[1] >= block.end


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ":|"):
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return (start, end)


_Rows = dict[tuple[int, int], list[Block]]


def _rows(blocks: tuple[Block, ...]) -> _Rows:
    rows: _Rows = {}
    for block in blocks:
        if block.cell:
            rows.setdefault((block.cell.table, block.cell.row), []).append(block)
    return rows


def _beside(
    text: str, block: Block, blocks: tuple[Block, ...], rows: _Rows, labels: Labels
) -> tuple[int, int, Block, str] | None:
    """The value of a label that is alone in its block: the cell to the right, the cell below, or the next block."""
    if block.cell is None:
        following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
        if following is None or following.kind in (BlockKind.FOOTER, BlockKind.HEADER):
            return None
        if following.cell is None and not _announces(text, following, labels):
            start, end = _trim(text, following.body, following.end)
            return (start, end, following, "below") if start < end else None
        return None
    same_cell = [other for other in rows[block.cell.table, block.cell.row] if other.cell == block.cell]
    if block is not same_cell[-1]:
        following = same_cell[same_cell.index(block) + 1]
        return (following.body, following.end, following, "below")
    right = [other for other in rows[block.cell.table, block.cell.row] if _column_of(other) > block.cell.column]
    if right and not _announces(text, right[0], labels):
        return (*_cell_span(right[0], right), right[0], "cell")
    beside = [other for other in rows[block.cell.table, block.cell.row] if _column_of(other) != block.cell.column]
    below = rows.get((block.cell.table, block.cell.row + block.cell.row_span), [])
    under = [other for other in below if _column_of(other) == block.cell.column]
    labels_beside = any(_is_label(text, other, labels) for other in beside)
    if under and (right or labels_beside) and not _announces(text, under[0], labels):
        return (*_cell_span(under[0], under), under[0], "column")
    return None


def _announces(text: str, block: Block, labels: Labels) -> bool:
    """Whether a block begins with a label of its own, so that it is no value."""
    head = _head(text, block, labels)
    return head is not None and (
        head[1] >= block.end or (text[head[1] - 1 : head[1]] in ": " and ":" in text[: head[1]][-3:])
    )


def _column_of(block: Block) -> int:
    return block.cell.column if block.cell else -1


def _cell_span(first: Block, blocks: list[Block]) -> Span:
    last = first
    for block in blocks:
        if block.cell == first.cell:
            last = block
    return (first.body, last.end)


def _column(text: str, block: Block, rows: _Rows, labels: Labels) -> Iterator[Labelled]:
    """The value under a column header that is a label, where the header row is one of labels."""
    if block.cell is None or not block.cell.header or _is_label(text, block, labels):
        return
    heads = rows.get((block.cell.table, 0), [])
    if not heads or sum(_is_label(text, head, labels) for head in heads) * 2 < len(heads) or len(heads) < 2:
        return
    if any(character.isdigit() for head in heads for character in text[head.body : head.end]):
        return
    for label in _label(block.cell.header[-1], labels):
        head = next((one for one in heads if _column_of(one) == block.cell.column), heads[0])
        yield Labelled(label, (head.body, head.end), (block.body, block.end), block, "column")
