"""The lines of a section as its items are read from: blocks, or what follows a run-in heading, joined where cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cie_extract.model.annotated import Annotated, Section
from cie_extract.model.document import FLOW, Block, BlockKind
from cie_extract.model.finding import Span
from cie_extract.pattern_files.phrases import plain_words

_TERMINAL = (".", ";", ":", "!", "?", ")")
#: What a form or a reader leaves of a bullet; and what a recogniser makes of one.
_SIGN = re.compile(r"(?:[☐☒]|[.·•*»°-]\s)\s*")
_MISREAD_SIGN = re.compile(r"(?:[☐☒]|[.·•*»°©-]\s|(?:[a-z]|\d{1,2}[.)])\s(?=[A-Z]))\s*")
#: A label that its sentence needs: "Knowledge of: soaps and bleaches", "Must be able to: lift 40 pounds".
_OPEN_LABEL = re.compile(r"\b(?:of|to|in|with|for)\s*:?\s*$", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]{2}")
SHORT_HEADING = 5  # words


@dataclass(frozen=True, slots=True)
class Listed:
    """One item as listed. `how` names the layout it was read from, `heading` the block of its section's heading."""

    text: str
    spans: tuple[Span, ...]
    how: str
    percent: Decimal | None = None
    essential: bool | None = None
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A block, or the part of it after a run-in heading; with the block that ends its sentence, where one was cut."""

    block: Block
    start: int
    text: str
    rest: tuple[Span, ...] = ()

    @property
    def listed(self) -> bool:
        return self.block.kind is BlockKind.LIST_ITEM or bool(self.block.marker)

    @property
    def words(self) -> int:
        return plain_words(self.text).count(" ")

    def item(self, how: str) -> Listed:
        return Listed(folded(self.text), ((self.start, self.block.end), *self.rest), how)

    def parts(self, spans: tuple[Span, ...], how: str) -> tuple[Listed, ...]:
        if self.rest:
            return ()
        return tuple(
            Listed(folded(self.text[start:end]), ((self.start + start, self.start + end),), how) for start, end in spans
        )


def units_of(annotated: Annotated, name: str) -> list[tuple[int | None, list[Section]]]:
    """Each section with its pieces, as footers and boxes part them."""
    units: list[tuple[int | None, list[Section]]] = []
    for section in annotated.named(name):
        if units and units[-1][0] == section.heading and section.heading is not None:
            units[-1][1].append(section)
        else:
            units.append((section.heading, [section]))
    return units


def entries_of(annotated: Annotated, pieces: list[Section], heading: int | None) -> list[Entry]:
    """The entries of a section's pieces, each with what follows it in the middle of its sentence."""
    return _joined(entry for piece in pieces for entry in _entries(annotated, piece, heading))


def _entries(annotated: Annotated, piece: Section, heading: int | None) -> Iterator[Entry]:
    document = annotated.document
    for block in annotated.blocks_of(piece):
        if block.kind not in FLOW and block.kind is not BlockKind.SIDEBAR:
            continue
        if block.kind is BlockKind.HEADING and block.index != heading and not _misjudged(annotated, block):
            continue
        start = max(block.body, piece.start)
        if _OPEN_LABEL.search(document.text, block.body, start):
            start = block.body
        signs = _MISREAD_SIGN if scanned(annotated, block) else _SIGN
        if sign := signs.match(document.text, start, block.end):
            start = sign.end()
        text = document.text[start : block.end].strip()
        if text and (block.cell or LETTERS.search(text)):
            yield Entry(block, start, text)


def _misjudged(annotated: Annotated, block: Block) -> bool:
    """A line of a scan that only seems to be a heading, as its letters came out larger than its neighbours'."""
    return scanned(annotated, block) and len(annotated.document.text_of(block).split()) > SHORT_HEADING


def scanned(annotated: Annotated, block: Block) -> bool:
    """Was the block's page read by a recogniser?"""
    pages = annotated.document.pages
    return block.page is not None and 0 < block.page <= len(pages) and pages[block.page - 1].ocr


def _joined(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, each with what follows it in the middle of its sentence."""
    found: list[Entry] = []
    for entry in entries:
        before = found[-1] if found else None
        if before and _goes_on(before, entry):
            span = (entry.start, entry.block.end)
            found[-1] = replace(before, text=f"{before.text} {entry.text}", rest=(*before.rest, span))
        else:
            found.append(entry)
    return found


def _goes_on(before: Entry, entry: Entry) -> bool:
    one, other = before.block.cell, entry.block.cell
    same_cell = (one is None) == (other is None) and (
        one is None or other is None or (one.table, one.row, one.column) == (other.table, other.row, other.column)
    )
    return same_cell and not entry.listed and entry.text[:1].islower() and not before.text.endswith(_TERMINAL)


def folded(text: str) -> str:
    """A text on one line, white space folded."""
    return " ".join(text.split())
