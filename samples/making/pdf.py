"""PDF pages through reportlab: the styles, tables and frames that the sample documents share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

for _name, _file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf"), ("Vera-Italic", "VeraIt.ttf")):
    pdfmetrics.registerFont(TTFont(_name, _file))
pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="Vera-Bold", italic="Vera-Italic", boldItalic="Vera-Bold")

OnPage = Callable[[Canvas, BaseDocTemplate], None]


class Look:
    """The faces and sizes of one document."""

    def __init__(self, body: str = "Helvetica", bold: str = "Helvetica-Bold", size: float = 10, ink: str = "#000000"):
        lead = size * 1.3
        self.ink = colors.HexColor(ink)
        self.body = ParagraphStyle("body", fontName=body, fontSize=size, leading=lead, spaceAfter=4)
        self.small = ParagraphStyle("small", parent=self.body, fontSize=size - 2, leading=(size - 2) * 1.3)
        self.title = ParagraphStyle("title", fontName=bold, fontSize=size + 7, leading=size + 11, textColor=self.ink)
        self.centred = ParagraphStyle("centred", parent=self.title, alignment=TA_CENTER, textColor=colors.black)
        self.heading = ParagraphStyle(
            "heading",
            fontName=bold,
            fontSize=size + 1.5,
            leading=size + 5,
            spaceBefore=8,
            spaceAfter=3,
            textColor=self.ink,
        )
        self.label = ParagraphStyle("label", parent=self.body, fontName=bold, spaceAfter=0)
        self.cell = ParagraphStyle("cell", parent=self.body, spaceAfter=0)

    def p(self, text: str) -> Paragraph:
        return Paragraph(text, self.body)

    def h(self, text: str) -> Paragraph:
        return Paragraph(text, self.heading)

    def bullets(self, items: Sequence[str], mark: str = "•") -> ListFlowable:
        return self._list(items, bulletType="bullet", start=mark)

    def numbers(self, items: Sequence[str], form: str = "%s.") -> ListFlowable:
        return self._list(items, bulletType="1", bulletFormat=form)

    def _list(self, items: Sequence[str], **kind: Any) -> ListFlowable:
        rows = [ListItem(Paragraph(item, self.cell), leftIndent=20) for item in items]
        return ListFlowable(rows, leftIndent=20, bulletFontSize=self.body.fontSize, bulletFontName="Helvetica", **kind)

    def grid(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        header: bool = False,
        labels: Sequence[int] = (),
        line: str = "#555555",
        shade: str = "#e9edf1",
    ) -> Table:
        """A ruled table; `labels` are the columns in bold on a shaded ground."""
        cells = [
            [
                Paragraph(text, self.label if (header and at == 0) or column in labels else self.cell)
                for column, text in enumerate(row)
            ]
            for at, row in enumerate(rows)
        ]
        style: list[Any] = [
            ("GRID", (0, 0), (-1, -1), 0.6, colors.HexColor(line)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
        style += [("BACKGROUND", (column, 0), (column, -1), colors.HexColor(shade)) for column in labels]
        if header:
            style.append(("BACKGROUND", (0, 0), (-1, 0), colors.HexColor(shade)))
        return Table(cells, colWidths=list(widths), style=TableStyle(style), hAlign="LEFT", repeatRows=int(header))

    def pairs(self, rows: Sequence[tuple[str, str]], widths: tuple[float, float]) -> Table:
        """A form without rulings: labels in one column, values in the other."""
        cells = [[Paragraph(label, self.label), Paragraph(value, self.cell)] for label, value in rows]
        style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1)])
        return Table(cells, colWidths=list(widths), style=style, hAlign="LEFT")


def gap(points: float = 6) -> Spacer:
    return Spacer(1, points)


def save_pdf(
    path: Path,
    story: list[Flowable],
    *,
    on_page: OnPage | None = None,
    columns: int = 1,
    top: float = 0.9 * inch,
    side: float = 0.9 * inch,
    encrypt: Any = None,
) -> None:
    """Lay the story out on letter paper, in one or more columns. The same story gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width, height = LETTER
    between = 0.35 * inch
    across = (width - 2 * side - between * (columns - 1)) / columns
    frames = [
        Frame(side + at * (across + between), 0.8 * inch, across, height - top - 0.8 * inch, 0, 0, 0, 0)
        for at in range(columns)
    ]
    doc = BaseDocTemplate(str(path), pagesize=LETTER, invariant=1, encrypt=encrypt)
    doc.addPageTemplates(PageTemplate("page", frames, onPage=on_page or (lambda canvas, doc: None)))
    doc.build(story)


def footer(text: str) -> OnPage:
    """A running footer with the page's number."""

    def draw(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(colors.HexColor("#444444"))
        canvas.drawString(0.9 * inch, 0.5 * inch, text)
        canvas.drawRightString(LETTER[0] - 0.9 * inch, 0.5 * inch, f"Page {doc.page}")
        canvas.restoreState()

    return draw


def letterhead(name: str, lines: Sequence[str], foot: str, ink: str) -> OnPage:
    """The employer's name and office over a rule, on every page, and a footer."""
    below = footer(foot)

    def draw(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(colors.HexColor(ink))
        canvas.setFont("Times-Bold", 15)
        canvas.drawString(0.9 * inch, LETTER[1] - 0.6 * inch, name)
        canvas.setFont("Times-Roman", 8.5)
        for at, line in enumerate(lines):
            canvas.drawRightString(LETTER[0] - 0.9 * inch, LETTER[1] - (0.48 + 0.14 * at) * inch, line)
        canvas.setStrokeColor(colors.HexColor(ink))
        canvas.line(0.9 * inch, LETTER[1] - 0.78 * inch, LETTER[0] - 0.9 * inch, LETTER[1] - 0.78 * inch)
        canvas.restoreState()
        below(canvas, doc)

    return draw
