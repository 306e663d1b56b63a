"""A request written as a file: plain text, Word, PDF, a mail, or a survey's export."""

from __future__ import annotations

import csv
import textwrap
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Inches, Pt
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.generators.requests.layouts import Far, Heading, Line, Part, Request

_WIDE = 92


def text_of(request: Request, random: Random) -> str:
    """The paper as typed text: tables as columns of spaces or with bars, lines wrapped or not."""
    bars, wrapped = random.random() < 0.4, random.random() < 0.5
    lines: list[str] = []
    for part in request.parts:
        lines += _typed(part, bars, wrapped)
        lines.append("")
    return "\n".join(lines) + "\n"


def _typed(part: Part, bars: bool, wrapped: bool) -> list[str]:
    if isinstance(part, Heading):
        return [part.text.upper() if part.level == 1 else part.text]
    if isinstance(part, Line):
        return textwrap.wrap(part.text, _WIDE, break_long_words=False) if wrapped else [part.text]
    if isinstance(part, Far):
        first, *more = textwrap.wrap(part.text, 74)
        return [f"{first:<80}{part.answer}", *(f"   {line}" for line in more)]
    if len(part.widths) == 2 and not part.headed:
        return [f"{label}: {value}" for label, value in part.rows]
    if bars:
        return ["| " + " | ".join(row) + " |" for row in part.rows]
    widths = [max(8, int(share * 100)) for share in part.widths]
    lines = []
    for row in part.rows:
        cells = [textwrap.wrap(cell, width - 3) or [""] for cell, width in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells))):
            said = [cell[at] if at < len(cell) else "" for cell in cells]
            lines.append("".join(f"{one:<{width}}" for one, width in zip(said, widths, strict=True)).rstrip())
        lines.append("")
    return lines


def write_text(request: Request, path: Path, random: Random) -> None:
    """Plain text."""
    path.write_text(text_of(request, random))


def write_mail(request: Request, path: Path, random: Random) -> None:
    """A mail with the request in its body."""
    mail = EmailMessage()
    mail["From"] = "Dana Whitlock <dana@example.org>"
    mail["To"] = "CIE reviews <cie@example.gov>"
    mail["Date"] = "Mon, 14 Sep 2026 10:20:00 -0400"
    mail["Subject"] = f"CIE review request: {request.title}"
    mail.set_content(text_of(request, random))
    path.write_bytes(mail.as_bytes())


def write_survey(request: Request, path: Path, random: Random) -> None:
    """A survey's export: a column a question, or a row a question."""
    signature = ("Signature (type your full name)", "Dana Whitlock" if request.signed else "")
    pairs = [*request.fields, *request.said, signature]
    with path.open("w", newline="") as out:
        writer = csv.writer(out)
        if random.random() < 0.6:
            writer.writerow(["Response ID", *(question for question, _ in pairs)])
            writer.writerow(["1041", *(answer for _, answer in pairs)])
        else:
            writer.writerow(random.choice((["Question", "Answer"], ["Field", "Response"], ["Item", "Value"])))
            writer.writerows(pairs)


def write_word(request: Request, path: Path, random: Random) -> None:
    """A Word file: real headings or bold lines, tables with or without a grid, answers at a tab."""
    paper: Any = docx.Document()
    styled, grid = random.random() < 0.5, random.random() < 0.6
    for part in request.parts:
        if isinstance(part, Heading) and styled:
            paper.add_heading(part.text, level=part.level)
        elif isinstance(part, Heading):
            run = paper.add_paragraph().add_run(part.text)
            run.bold = True
            run.font.size = Pt(15 if part.level == 1 else 12)
        elif isinstance(part, Line):
            paper.add_paragraph(part.text)
        elif isinstance(part, Far):
            paragraph = paper.add_paragraph(f"{part.text}\t{part.answer}")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(6), WD_TAB_ALIGNMENT.RIGHT)
        else:
            table = paper.add_table(rows=0, cols=len(part.widths))
            if grid:
                table.style = "Table Grid"
            for row in part.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    paper.save(path)


def write_pdf(request: Request, path: Path, random: Random) -> None:
    """A PDF: serif or sans, tables ruled or parted by space alone."""
    plain_font, bold_font = _fonts(random)
    size = random.choice((9.5, 10.5, 11.0))
    plain = ParagraphStyle("plain", fontName=plain_font, fontSize=size, leading=size * 1.25, spaceAfter=5)
    bold = ParagraphStyle("bold", parent=plain, fontName=bold_font, fontSize=size + 1.5, spaceBefore=8)
    first = ParagraphStyle("first", parent=bold, fontSize=size + 5, leading=size + 9, spaceAfter=8)
    ruled = random.random() < 0.6
    story: list[Any] = []
    for part in request.parts:
        if isinstance(part, Heading):
            story.append(Paragraph(escape(part.text), first if part.level == 1 else bold))
        elif isinstance(part, Line):
            story.append(Paragraph(escape(part.text), plain))
        elif isinstance(part, Far):
            story.append(_table((((part.text), part.answer),), (0.9, 0.1), plain, ruled=False))
        else:
            story += [_table(part.rows, part.widths, plain, ruled=ruled), Spacer(1, 6)]
    SimpleDocTemplate(str(path), pagesize=letter, leftMargin=60, rightMargin=60, topMargin=60, bottomMargin=60).build(
        story
    )


def _table(
    rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], plain: ParagraphStyle, *, ruled: bool
) -> Table:
    cells = [[Paragraph(escape(text), plain) for text in row] for row in rows]
    table = Table(cells, colWidths=[share * 490 for share in widths], hAlign="LEFT")
    drawn = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))] if ruled else []
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *drawn]))
    return table


def _fonts(random: Random) -> tuple[str, str]:
    """Fonts that hold the boxes and ticks, which reportlab's own do not."""
    names = ("DejaVuSans", "DejaVuSans-Bold")
    for name in names:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    return names


WRITERS: dict[str, Callable[[Request, Path, Random], None]] = {
    "txt": write_text,
    "docx": write_word,
    "pdf": write_pdf,
    "eml": write_mail,
    "csv": write_survey,
}


def write(request: Request, folder: Path, seed: int) -> Path:
    """The request as a file of a kind that the seed chooses; an export only where it can say what was given."""
    random = Random(f"file {seed}")
    ending = random.choice(tuple(WRITERS))
    path = folder / f"request-{seed}.{ending}"
    WRITERS[ending](request, path, random)
    return path
