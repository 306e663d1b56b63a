"""The papers side of the page: which page is shown, its picture and boxes, and its text as headings and lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from review.case_desk import PaperStanding
from review.desk import shown
from review.desk.case_sheet import CaseSheet
from review.desk.sheet import Spot


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a block; marked where a value rests on them (`dom`: its card, `id`: this place's own name)."""

    text: str
    dom: str = ""
    id: str = ""
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """A line, or a word, that a person can pick."""

    start: int
    end: int
    text: str
    word: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, paragraph, list item or cell of the text. `level` for headings (3 is the highest on the page)."""

    kind: str
    level: int
    start: int
    end: int
    page: int | None
    pieces: tuple[Piece, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """What the left side shows. `drawn` is whether there are pictures; sizes in points."""

    drawn: bool
    page: int
    pages: tuple[int, ...]
    width: float
    height: float
    ocr: bool
    spots: tuple[Spot, ...]
    blocks: tuple[TextBlock, ...]
    whole: bool  # the text is of the whole document, as its pages are not known
    picks: tuple[Pick, ...] = ()

    @property
    def before(self) -> int | None:
        at = self.pages.index(self.page) if self.page in self.pages else 0
        return self.pages[at - 1] if at > 0 else None

    @property
    def after(self) -> int | None:
        at = self.pages.index(self.page) if self.page in self.pages else len(self.pages)
        return self.pages[at + 1] if at + 1 < len(self.pages) else None


def papers_of(
    part: PaperStanding, sheet: CaseSheet, page: int, lit: str, words: str = "", beside: Iterable[Spot] = ()
) -> Papers:
    """The left side for one paper: the page asked for, else that of the first open point, else the first. `words`: the
    line, by its start, whose single words can be picked. `beside`: places of what is no value of the sheet; a value's
    place goes before them."""
    record, text = part.standing.record, part.standing.text
    document = record.document
    drawn = bool(document.pages) and document.media_type in shown.DRAWN
    laid = shown.layout(document.sha256, document.name, part.part, text) if drawn else None
    sizes = {entry[0]: entry for entry in laid["pages"]} if laid else {}
    pages = tuple(sizes) or tuple(document.part.pages) or tuple(range(1, (document.pages or 0) + 1))
    spots = tuple(spot for spot in sheet.spots if spot.paper == part.name)
    others = tuple(spot for spot in beside if spot.paper == part.name)
    if page not in pages:
        first = pages[0] if pages else 0
        page = (
            next((spot.page for spot in _first_spots(sheet, (*spots, *others), lit) if spot.page in pages), first)
            or first
        )
    _, width, height, ocr = sizes.get(page, (page, 612.0, 792.0, page in document.ocr_pages))
    blocks = _blocks(laid, text, page if laid else None)
    return Papers(
        drawn=drawn and page > 0,
        page=page,
        pages=pages,
        width=width,
        height=height,
        ocr=ocr,
        spots=tuple(spot for spot in (*others, *spots) if spot.page == page),  # the last is drawn on top
        blocks=tuple(_marked(blocks, text, (*spots, *_free(others, spots, lit)), lit, _doubts(laid))),
        whole=laid is None,
        picks=tuple(_picks(blocks, laid, text, words)),
    )


def _free(others: Iterable[Spot], spots: Sequence[Spot], lit: str) -> Iterator[Spot]:
    """Those that hide no value's place in the text, and the one that is to be shown."""
    return (spot for spot in others if spot.dom == lit or not _overlap(spot, spots))


def _first_spots(sheet: CaseSheet, spots: tuple[Spot, ...], lit: str) -> Iterator[Spot]:
    yield from (spot for spot in spots if spot.dom == lit)
    opened = {card.dom for card in (*sheet.first, *sheet.open)}
    yield from (spot for spot in spots if spot.dom in opened)


def _picks(blocks: Sequence[Laid], laid: dict[str, Any] | None, text: str, words: str) -> Iterator[Pick]:
    """The lines as they are printed, else the blocks; of the chosen one its words."""
    lines = sorted((line[0], line[1]) for line in laid["lines"]) if laid else []
    for start, end, *_ in blocks:
        own = [(max(one, start), min(other, end)) for one, other in lines if one < end and other > start]
        for first, last in own or [(start, end)]:
            yield Pick(first, last, text[first:last])
            if words == str(first):
                yield from (
                    Pick(first + found.start(), first + found.end(), found.group(), word=True)
                    for found in re.finditer(r"\S+", text[first:last])
                )


Laid = Sequence[Any]


def _blocks(laid: dict[str, Any] | None, text: str, page: int | None) -> list[Laid]:
    if laid is not None:
        return [block for block in laid["blocks"] if page is None or block[4] in (page, None)]
    blocks: list[Laid] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append((at, at + len(line), "paragraph", 0, None))
        at += len(line) + 1
    return blocks


def _doubts(laid: dict[str, Any] | None) -> list[tuple[int, int]]:
    return [(line[0], line[1]) for line in laid["lines"] if line[4] < 0.75] if laid else []


def _marked(
    blocks: Sequence[Laid], text: str, spots: Sequence[Spot], lit: str, doubts: Sequence[tuple[int, int]]
) -> Iterator[TextBlock]:
    for start, end, kind, level, page in blocks:
        own = sorted(
            (spot for spot in spots if spot.start < end and spot.end > start), key=lambda spot: (spot.start, -spot.end)
        )
        doubtful = any(one < end and other > start for one, other in doubts)
        pieces = tuple(_pieces(text, start, end, own, lit))
        yield TextBlock(kind, min(6, 2 + max(level, 1)), start, end, page, pieces, doubtful)


def _pieces(text: str, start: int, end: int, own: Sequence[Spot], lit: str) -> Iterator[Piece]:
    """The block's words cut where a place begins or ends; of places that overlap the first to begin is marked, but
    for the one that is to be shown."""
    at = start
    chosen = [spot for spot in own if spot.dom == lit] or []
    for spot in sorted([*chosen, *(one for one in own if not _overlap(one, chosen))], key=lambda one: one.start):
        first, last = max(spot.start, at), min(spot.end, end)
        if first >= last:
            continue
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[first:last], spot.dom, f"t-{spot.dom}-{first}", spot.dom == lit)
        at = last
    if at < end:
        yield Piece(text[at:end])


def _overlap(one: Spot, others: Sequence[Spot]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)
