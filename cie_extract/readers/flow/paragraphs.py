"""Paragraphs as a reader meets them, and the Document they make together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cie_extract.errors import TooLarge
from cie_extract.model.document import Block, BlockKind, Cell, Document, Warning
from cie_extract.readers.language import language_of
from cie_extract.readers.source import Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, list item, heading or cell paragraph before it has a place in a text.

    `marker` is its bullet or number, not part of `text`; `underlined` and `shaded` help to know headings and the
    first row of a table. The other fields are those of Block.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    level: int = 0
    bold: bool = False
    caps: bool = False
    size: float = 0.0
    indent: float = 0.0
    cell: Cell | None = None
    underlined: bool = False
    shaded: bool = False


def one_line(text: str) -> str:
    """White space folded to single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def document(
    source: Source,
    media_type: str,
    paragraphs: Iterable[Paragraph],
    *,
    warnings: tuple[Warning, ...] = (),
    unread_pages: tuple[int, ...] = (),
) -> Document:
    """The document of these paragraphs in order: one text, and the place of each paragraph in it. Those without
    any text are left out. Raises TooLarge beyond the limit on characters."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    last: Paragraph | None = None
    for paragraph in paragraphs:
        body, marker = one_line(paragraph.text), one_line(paragraph.marker)
        if not body:
            continue
        if last is not None:
            pieces.append(_between(last, paragraph))
            at += 1
        lead = f"{marker} " if marker else ""
        blocks.append(
            Block(
                index=len(blocks),
                kind=paragraph.kind,
                start=at,
                body=at + len(lead),
                end=at + len(lead) + len(body),
                level=paragraph.level,
                marker=marker,
                bold=paragraph.bold,
                caps=paragraph.caps,
                size=paragraph.size,
                indent=paragraph.indent,
                cell=paragraph.cell,
            )
        )
        pieces.append(lead + body)
        at += len(lead) + len(body)
        last = paragraph
        if at > source.limits.max_total_characters:
            raise TooLarge(f"The file holds more than {source.limits.max_total_characters:,} characters.")
    text = "".join(pieces)
    return Document(
        name=source.name,
        sha256=source.sha256,
        size=len(source.data),
        media_type=media_type,
        text=text,
        blocks=tuple(blocks),
        language=language_of(text),
        warnings=warnings,
        unread_pages=unread_pages,
    )


def _between(last: Paragraph, following: Paragraph) -> str:
    """A tab to the next cell of the same row, a newline to everything else."""
    one, other = last.cell, following.cell
    if one and other and (one.table, one.row) == (other.table, other.row) and one.column < other.column:
        return "\t"
    return "\n"
