"""A paper in the marks of `tests/factory.py`, written as a file: plain text, Word, or PDF in several dresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.shared import Pt
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_ITEM = re.compile(r"(?P<marker>[-•]|\d{1,2}\.|\([a-z]\))\s+(?P<text>.+)")
_BOLD = re.compile(r"\*\*(?P<text>.+?)\*\*$")


@dataclass(frozen=True)
class _Line:
    """One mark of the source. `kind`: "heading", "bold", "item", "row", "header" or "plain"."""

    kind: str
    text: str
    marker: str = ""
    cells: tuple[str, ...] = ()


def _lines(source: str) -> Iterator[_Line]:
    for line in source.split("\n"):
        if line.startswith("#"):
            yield _Line("heading", line.lstrip("# "), "#" * (len(line) - len(line.lstrip("#"))))
        elif bold := _BOLD.match(line):
            yield _Line("bold", bold["text"])
        elif line.startswith("|"):
            yield _Line("row", line, cells=tuple(cell.strip() for cell in line.strip("|").split(" | ")))
        elif line.startswith("^ "):
            yield _Line("header", line[2:])
        elif item := _ITEM.match(line):
            yield _Line("item", item["text"], item["marker"])
        else:
            yield _Line("plain", line)


def write_text(source: str, path: Path, random: Random) -> None:
    """Plain text: headings as they are or in capitals, rows as label and value."""
    loud, gap = random.random() < 0.5, random.choice(("\n", "\n\n"))
    out = []
    for line in _lines(source):
        if line.kind in ("heading", "bold"):
            out.append(f"\n{line.text.upper() if loud else line.text}")
        elif line.kind == "row":
            cells = iter(line.cells)
            out.append(gap.strip(" ").join(f"{label}: {value}" for label, value in zip(cells, cells, strict=False)))
        elif line.kind == "item":
            out.append(f"{line.marker} {line.text}")
        else:
            out.append(line.text)
    path.write_text("\n".join(out) + "\n")


def write_word(source: str, path: Path, random: Random) -> None:
    """A Word file: real headings or bold lines, lists by style or typed, tables with or without a grid."""
    paper: Any = docx.Document()
    styled, typed, grid = random.random() < 0.6, random.random() < 0.4, random.random() < 0.6
    for kind, group in groupby(_lines(source), key=lambda line: (line.kind, len(line.cells))):
        lines = list(group)
        if kind[0] == "row":
            table = paper.add_table(rows=0, cols=kind[1])
            if grid:
                table.style = "Table Grid"
            for line in lines:
                for cell, text in zip(table.add_row().cells, line.cells, strict=True):
                    cell.text = text
            continue
        for line in lines:
            _word_line(paper, line, styled=styled, typed=typed)
    paper.save(path)


def _word_line(paper: Any, line: _Line, *, styled: bool, typed: bool) -> None:
    if line.kind == "header":
        paragraph = paper.sections[0].header.paragraphs[0]
        paragraph.text = f"{paragraph.text}, {line.text}" if paragraph.text else line.text
    elif line.kind == "heading" and styled:
        paper.add_heading(line.text, level=len(line.marker))
    elif line.kind in ("heading", "bold"):
        run = paper.add_paragraph().add_run(line.text)
        run.bold = True
        run.font.size = Pt(16 if line.marker == "#" else 12)
    elif line.kind == "item" and not typed:
        paper.add_paragraph(line.text, style="List Number" if line.marker[0].isdigit() else "List Bullet")
    elif line.kind == "item":
        paper.add_paragraph(f"{line.marker}\t{line.text}")
    else:
        paper.add_paragraph(line.text)


def write_pdf(source: str, path: Path, random: Random) -> None:
    """A PDF: serif or sans, headings larger or only bold, tables ruled, striped by space alone, or as lines."""
    font = random.choice(("Helvetica", "Times-Roman"))
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[font]
    size = random.choice((9.5, 10.5, 11.5))
    plain = ParagraphStyle("plain", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=random.choice((2, 6)))
    item = ParagraphStyle("item", parent=plain, leftIndent=22, bulletIndent=8)
    second = ParagraphStyle(
        "second", parent=plain, fontName=bold, fontSize=size + random.choice((0, 1.5, 3)), spaceBefore=8
    )
    first = ParagraphStyle(
        "first", parent=second, fontSize=size + 5, leading=size + 9, alignment=random.choice((0, 1)), spaceAfter=8
    )
    ruled = random.choice((True, False))
    story: list[Any] = []
    letterhead: list[str] = []
    for kind, group in groupby(_lines(source), key=lambda line: (line.kind, len(line.cells))):
        lines = list(group)
        if kind[0] == "row":
            story += [_pdf_table(lines, plain, bold, ruled), Spacer(1, 6)]
            continue
        for line in lines:
            if line.kind == "header":
                letterhead.append(line.text)
            elif line.kind == "item":
                mark = "•" if line.marker == "-" else line.marker
                story.append(Paragraph(escape(line.text), item, bulletText=mark))
            else:
                style = (first if line.marker == "#" else second) if line.kind in ("heading", "bold") else plain
                story.append(Paragraph(escape(line.text), style))

    def head(canvas: Any, _: Any) -> None:
        canvas.setFont(font, 9)
        for number, text in enumerate(letterhead):
            canvas.drawString(72, letter[1] - 36 - 11 * number, text)

    paper = SimpleDocTemplate(str(path), pagesize=letter, leftMargin=72, rightMargin=72, topMargin=72, bottomMargin=64)
    paper.build(story, onFirstPage=head)


def _pdf_table(lines: list[_Line], plain: ParagraphStyle, bold: str, ruled: bool) -> Table:
    label = ParagraphStyle("label", parent=plain, fontName=bold if not ruled else plain.fontName)
    cells = [
        [Paragraph(escape(text), label if at % 2 == 0 else plain) for at, text in enumerate(line.cells)]
        for line in lines
    ]
    columns = len(lines[0].cells)
    widths = [130, 338] if columns == 2 else [90, 144, 90, 144]
    table = Table(cells, colWidths=widths[:columns] if columns in (2, 4) else None, hAlign="LEFT")
    lines_drawn = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))] if ruled else []
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *lines_drawn]))
    return table


WRITERS: dict[str, Callable[[str, Path, Random], None]] = {"txt": write_text, "docx": write_word, "pdf": write_pdf}


def write(source: str, folder: Path, seed: int) -> Path:
    """The paper as a file of a kind that the seed chooses."""
    random = Random(seed)
    ending = random.choice(tuple(WRITERS))
    path = folder / f"paper-{seed}.{ending}"
    WRITERS[ending](source, path, random)
    return path
