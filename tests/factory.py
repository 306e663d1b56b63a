"""Documents for tests, from a few marks in plain text. Tests of stages and extractors need no file and no reader.

    # Heading               a heading of level 1 (## of level 2 …)
    **Bold line**           a paragraph in bold
    - item   * item   • item   1. item   a) item   ☐ is no bullet
                            a list item; two more spaces of indent nest it one level deeper
    | left | right |        a row of a table; a row of dashes (| --- | --- |) makes the row above it the header.
                            ` // ` inside a cell parts its paragraphs; an empty cell gives no block
    ^ text                  a header or letterhead
    _ text                  a footer (an underscore and a space)
    > text                  a sidebar
    ---                     a page break; a document without one has no pages, as from Word
    anything else           a paragraph; every line is one

Capitals are noticed by themselves. Blank lines only part tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind, Cell, Document, Page
from cie_extract.pattern_files import Patterns

_ITEM = re.compile(r"(?P<marker>[-*•–▪●○]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,4})[.)])\s+(?=\S)")
_RULE = re.compile(r"\|[\s\-:|]+\|")
_SIZES = {1: 16.0, 2: 13.0, 3: 11.0}


@dataclass(frozen=True)
class _Draft:
    """A block before it has its place in the text."""

    kind: BlockKind
    text: str
    marker: str = ""
    level: int = 0
    bold: bool = False
    size: float = 11.0
    cell: Cell | None = None
    page: int = 1


def document_of(source: str, *, name: str = "example.docx") -> Document:
    """A Document that says what the marks above say."""
    drafts = _drafts(source)
    paged = any(line.strip() == "---" for line in source.splitlines())
    text, blocks = "", []
    for index, draft in enumerate(drafts):
        if index:
            text += "\t" if _next_in_row(drafts[index - 1].cell, draft.cell) else "\n"
        start = len(text)
        text += f"{draft.marker} " if draft.marker else ""
        body = len(text)
        text += draft.text
        blocks.append(
            Block(
                index=index,
                kind=draft.kind,
                start=start,
                body=body,
                end=len(text),
                page=draft.page if paged else None,
                level=draft.level,
                marker=draft.marker,
                bold=draft.bold,
                caps=draft.text.upper() == draft.text and sum(map(str.isalpha, draft.text)) > 1,
                size=draft.size,
                indent=72.0 + (18.0 * (draft.level + 1) if draft.kind is BlockKind.LIST_ITEM else 0.0),
                cell=draft.cell,
            )
        )
    pages = tuple(Page(number, 612.0, 792.0) for number in range(1, max((d.page for d in drafts), default=1) + 1))
    return Document(
        name=name,
        sha256="0" * 64,
        size=len(text.encode()),
        media_type="application/pdf" if paged else "text/plain",
        text=text,
        blocks=tuple(blocks),
        pages=pages if paged else (),
    )


def annotated_of(source: str, patterns: Patterns, *, name: str = "example.docx") -> Annotated:
    """A Document made from marks, annotated as the pipeline does it."""
    from cie_extract.stages.annotate import annotate

    return annotate(document_of(source, name=name), patterns)


def _drafts(source: str) -> list[_Draft]:
    drafts: list[_Draft] = []
    rows: list[str] = []
    table, page = 0, 1
    for line in [*source.splitlines(), ""]:
        bare = line.strip()
        if bare.startswith("|") and bare.endswith("|"):
            rows.append(bare)
            continue
        if rows:
            drafts += [replace(draft, page=page) for draft in _table(rows, table)]
            rows, table = [], table + 1
        if bare == "---":
            page += 1
        elif bare:
            drafts.append(replace(_draft(line), page=page))
    return drafts


def _draft(line: str) -> _Draft:
    bare = line.strip()
    hashes = len(bare) - len(bare.lstrip("#"))
    if hashes and bare[hashes : hashes + 1] == " ":
        words = bare[hashes:].strip()
        return _Draft(BlockKind.HEADING, words, level=hashes, bold=True, size=_SIZES.get(hashes, 11.0))
    for mark, kind in (("^ ", BlockKind.HEADER), ("_ ", BlockKind.FOOTER), ("> ", BlockKind.SIDEBAR)):
        if bare.startswith(mark):
            return _Draft(kind, bare[2:].strip())
    if bare.startswith("**") and bare.endswith("**") and len(bare) > 4:
        return _Draft(BlockKind.PARAGRAPH, bare[2:-2], bold=True)
    if item := _ITEM.match(bare):
        level = (len(line) - len(line.lstrip())) // 2
        return _Draft(BlockKind.LIST_ITEM, bare[item.end() :], marker=item["marker"], level=level)
    return _Draft(BlockKind.PARAGRAPH, bare)


def _table(rows: list[str], table: int) -> list[_Draft]:
    ruled = len(rows) > 1 and bool(_RULE.fullmatch(rows[1]))
    header = _cells(rows[0]) if ruled else ()
    drafts = []
    for number, row in enumerate(row for row in rows if not _RULE.fullmatch(row)):
        for column, content in enumerate(_cells(row)):
            heads = (header[column],) if ruled and number and column < len(header) and header[column] else ()
            for paragraph in filter(None, content.split(" // ")):
                item = _ITEM.match(paragraph)
                drafts.append(
                    _Draft(
                        BlockKind.CELL,
                        paragraph[item.end() :] if item else paragraph,
                        marker=item["marker"] if item else "",
                        bold=ruled and number == 0,
                        cell=Cell(table, number, column, header=heads),
                    )
                )
    return drafts


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))


def _next_in_row(before: Cell | None, after: Cell | None) -> bool:
    return bool(
        before and after and (before.table, before.row) == (after.table, after.row) and before.column != after.column
    )
