"""Blocks to the one text of a document, every character with its place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cie_extract.model.document import Block, Line
from cie_extract.readers.layout.hyphens import Hyphens
from cie_extract.readers.layout.paragraphs import Draft
from cie_extract.readers.layout.printed import PrintedLine

_TIED = re.compile(r"(?:\w/|\d–|\w—)$")  # a line that ends so goes on without a space


@dataclass(frozen=True, slots=True)
class Written:
    """A document's text with its blocks and lines."""

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]


def written(drafts: list[Draft], places: dict[int, Callable[[Line], Line]]) -> Written:
    """Put blocks together: lines joined with a space, words hyphenated at line ends made whole.

    `places` brings the lines of a page back to the page as displayed, where that is needed.
    """
    hyphens = Hyphens(word.text for draft in drafts for line in draft.lines for word in line.words)
    parts: list[str] = []
    blocks: list[Block] = []
    lines: list[Line] = []
    at = 0
    for number, draft in enumerate(drafts):
        if number:
            parts.append("\t" if _same_row(drafts[number - 1], draft) else "\n")
            at += 1
        start = at
        for place, line in enumerate(draft.lines):
            text, edges = _printed(line)
            if place + 1 < len(draft.lines):
                text, edges, joint = _joined(text, edges, draft.lines[place + 1].words[0].text, hyphens)
            else:
                joint = ""
            certainty = min(word.certainty for word in line.words)
            made = Line(at, at + len(text), line.page, line.top, line.bottom, array("f", edges), line.region, certainty)
            lines.append(places[line.page](made) if line.page in places else made)
            parts.append(text + joint)
            at += len(text) + len(joint)
        blocks.append(_block(draft, len(blocks), start, at))
    return Written("".join(parts), tuple(blocks), tuple(lines))


def _block(draft: Draft, index: int, start: int, end: int) -> Block:
    first = draft.lines[0]
    body = start
    if draft.marker is not None:
        body += len(draft.marker.text) + (len(draft.marker.text) == len(first.words[0].text))
    return Block(
        index=index,
        kind=draft.kind,
        start=start,
        body=min(body, end),
        end=end,
        page=draft.page,
        level=draft.level,
        marker=draft.marker.text if draft.marker else "",
        bold=all(line.bold for line in draft.lines),
        caps=all(line.caps for line in draft.lines),
        size=first.size,
        indent=round(max(0.0, first.x0 - first.left), 1),
        cell=draft.cell,
    )


def _same_row(previous: Draft, draft: Draft) -> bool:
    before, after = previous.cell, draft.cell
    if before is None or after is None:
        return False
    return (before.table, before.row) == (after.table, after.row) and before.column != after.column


def _printed(line: PrintedLine) -> tuple[str, list[float]]:
    edges: list[float] = []
    for number, word in enumerate(line.words):
        if number:
            edges.append(line.words[number - 1].x1)
        edges.extend(word.edges[:-1])
    edges.append(line.words[-1].x1)
    return line.text, edges


def _joined(text: str, edges: list[float], following: str, hyphens: Hyphens) -> tuple[str, list[float], str]:
    """A line's text and edges before the next line's first word, and what stands between the two."""
    if text.endswith("-") and len(text) > 1 and text[-2].isalnum():
        if hyphens.dropped(text.split()[-1], following):
            return text[:-1], edges[:-1], ""
        return text, edges, "" if following[:1].isalnum() else " "
    return text, edges, "" if _TIED.search(text) and following[:1].isalnum() else " "


def texts(lines: Iterable[PrintedLine]) -> str:
    """Lines as plain text, for looking at."""
    return " ".join(line.text for line in lines)
