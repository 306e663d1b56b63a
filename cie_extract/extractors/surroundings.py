"""What stands around a place in a document and rules it: labels before it, cells beside and over it, headings above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import FLOW, Block, BlockKind, Cell

_INLINE = re.compile(r"(?P<label>[A-Z#$(][^:|;\n\t]{0,70}?)(?P<stop>\s?(?::|\.{3,}|\s[–—]\s|\s-\s|_{3,})\s*)")
_WORD = re.compile(r"\S+")
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|Q\d+[a-z]?\b[.:]?)\s*")
_LABEL_WORDS = 7
#: How far before a place its own block is searched for labels.
_INLINE_REACH = 400
_SHORT = 110
#: A cell that is a value and no label: "$14.35", "54701", "32.5".
_FIGURE = re.compile(r"\s*(?:\$\s?\d[\d.,]*|\d[\d.,]*\d)\s*")


@dataclass(frozen=True, slots=True)
class Ruling:
    """Words that rule a place. `how`: "inline", "cell", "header", "above" (the line or cell over it), "heading"."""

    text: str
    start: int
    end: int
    how: str


class Surroundings:
    """Looks up what rules a place, block by block. Built once for a document."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.document = annotated.document
        self.text = annotated.text

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[Block]]:
        rows: dict[tuple[int, int], list[Block]] = {}
        for block in self.document.blocks:
            if block.cell:
                rows.setdefault((block.cell.table, block.cell.row), []).append(block)
        return rows

    @cached_property
    def tables(self) -> dict[int, dict[int, list[Block]]]:
        """The cell blocks of each table, by row."""
        tables: dict[int, dict[int, list[Block]]] = {}
        for (table, row), blocks in self._rows.items():
            tables.setdefault(table, {})[row] = blocks
        return tables

    def labels(self, block: Block, at: int) -> tuple[Ruling, ...]:
        """The labels that rule an offset of a block, nearest first: all but the heading."""
        found: list[Ruling] = []
        found += self.inline(block, at)
        if block.cell:
            found += self._in_table(block)
        elif not found and (above := self.above(block)):
            found.append(above)
        return tuple(found)

    def rulings(self, block: Block, at: int) -> tuple[Ruling, ...]:
        """The words that rule an offset of a block, nearest first, the heading last."""
        heading = self.heading(block)
        return (*self.labels(block, at), heading) if heading else self.labels(block, at)

    def inline(self, block: Block, at: int) -> tuple[Ruling, ...]:
        """The labels before an offset in its own block, nearest first: "Pay: Tier 1 – $16" is ruled by both. A label
        with a colon hides those before it."""
        found: list[Ruling] = []
        for met in _INLINE.finditer(self.text, max(block.body, at - _INLINE_REACH), at):
            if met["stop"].strip().startswith(":"):
                found.clear()
            found.append(self._tail(met.start("label"), met.end("label")))
        return tuple(reversed(found))

    def _tail(self, start: int, end: int) -> Ruling:
        """The last words of a label: those of the sentence that it ends."""
        stop = self.text.rfind(". ", start, end)
        start = start if stop < 0 else stop + 2
        if len(self.text[start:end].split()) > _LABEL_WORDS:
            start = list(_WORD.finditer(self.text, start, end))[-_LABEL_WORDS].start()
        return Ruling(self.text[start:end], start, end, "inline")

    def _in_table(self, block: Block) -> Iterable[Ruling]:
        cell = block.cell
        assert cell is not None
        left = [other for other in self._rows[cell.table, cell.row] if other.cell and other.cell.column < cell.column]
        over = self._over(block)
        if over and left and self._stacked(cell):
            yield self._ruling(over[0].body, over[-1].end, "above")
            return
        if left:
            nearest = max(other.cell.column for other in left if other.cell)
            beside = [other for other in left if other.cell and other.cell.column == nearest]
            figure = _FIGURE.fullmatch(self.text, beside[0].body, beside[-1].end)
            if over and figure:  # what is told beside it labels nothing: its own label stands over it
                yield self._ruling(over[0].body, over[-1].end, "above")
            else:
                yield self._ruling(beside[0].body, beside[-1].end, "cell")
            if len({other.cell.column for other in left if other.cell}) > 1:
                yield self._ruling(left[0].body, left[0].end, "cell")
        yield from self._headers(block)
        if over and not left:
            yield self._ruling(over[0].body, over[-1].end, "above")

    def _stacked(self, cell: Cell) -> bool:
        """Whether the row over a cell is one of labels, each over its value: bold over plain."""
        labels = self._rows.get((cell.table, cell.row - 1), ())
        values = self._rows[cell.table, cell.row]
        return (
            len(labels) > 1
            and all(other.bold and len(self.document.text_of(other)) <= _SHORT for other in labels)
            and not any(other.bold for other in values)
        )

    def _headers(self, block: Block) -> Iterable[Ruling]:
        cell = block.cell
        assert cell is not None
        for words in reversed(cell.header):
            holder = next(
                (
                    other
                    for row in sorted(self.tables[cell.table])
                    if row < cell.row
                    for other in self._rows[cell.table, row]
                    if self.document.text_of(other) == words and other.cell and other.cell.column <= cell.column
                ),
                None,
            )
            if holder:
                yield self._ruling(holder.body, holder.end, "header")

    def _over(self, block: Block) -> list[Block]:
        cell = block.cell
        assert cell is not None
        same = [other for other in self._rows[cell.table, cell.row] if other.cell == cell]
        earlier = [other for other in same if other.start < block.start]
        if earlier:
            return earlier[:1]
        return [
            other
            for other in self._rows.get((cell.table, cell.row - 1), ())
            if other.cell and other.cell.column == cell.column
        ]

    def above(self, block: Block) -> Ruling | None:
        """The short line over a block, where it reads as a label: a question, a line ending in a colon, a heading."""
        if block.index == 0:
            return None
        over = self.document.blocks[block.index - 1]
        words = self.document.text_of(over)
        together = over.kind in FLOW or over.kind is block.kind is BlockKind.SIDEBAR
        if not together or len(words) > _SHORT or words.endswith((".", ",", ";")):
            return None
        if (
            over.kind is BlockKind.HEADING
            or words.endswith((":", "?"))
            or _NUMBERED.match(self.text[over.start : over.end])
            or len(words) < 45
        ):
            return self._ruling(over.body, over.end, "above")
        return None

    def heading(self, block: Block) -> Ruling | None:
        """The heading over a block: its section's, else the nearest one printed as a heading."""
        section = self.annotated.section_at(block.body)
        if section and section.heading is not None and section.heading <= block.index:
            over = self.document.blocks[section.heading]
            if over.index != block.index:
                return self._ruling(over.body, over.end, "heading")
        for index in range(block.index - 1, max(-1, block.index - 40), -1):
            over = self.document.blocks[index]
            if over.kind is BlockKind.HEADING:
                return self._ruling(over.body, over.end, "heading")
        return None

    def section(self, at: int) -> str:
        """The name of the section that holds an offset, "" where there is none."""
        section = self.annotated.section_at(at)
        return section.name if section else ""

    def _ruling(self, start: int, end: int, how: str) -> Ruling:
        return Ruling(self.text[start:end], start, end, how)
