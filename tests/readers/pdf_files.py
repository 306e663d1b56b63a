"""PDF files drawn for the tests: a sheet of letter paper, places in points from its top left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from cie_extract.model.document import Block, BlockKind, Document
from cie_extract.readers.pdf.reader import read_pdf

REGULAR, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"


class Sheet:
    """A page being drawn."""

    def __init__(self, path: Path, size: tuple[float, float] = letter) -> None:
        self.canvas: Any = Canvas(str(path), pagesize=size, pageCompression=0)
        self.width, self.height = size

    def text(self, x: float, y: float, words: str, *, size: float = 10, font: str = REGULAR) -> None:
        """Words whose baseline stands `y` points below the top of the page."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, words)

    def paragraph(
        self,
        x: float,
        y: float,
        words: str,
        *,
        width: float = 468,
        size: float = 10,
        font: str = REGULAR,
        marker: str = "",
        hang: float = 18,
        leading: float = 1.2,
    ) -> float:
        """A wrapped paragraph, or with a marker a list item with a hanging indent; where the next one may begin."""
        left = x + hang if marker else x
        lines: list[str] = []
        for word in words.split():
            if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width - (left - x):
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        for number, line in enumerate(lines):
            if marker and number == 0:
                self.text(x, y, marker, size=size, font=font)
            self.text(left, y + number * leading * size, line, size=size, font=font)
        return y + len(lines) * leading * size

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.5) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, *, fill: bool = False, stroke: bool = True) -> None:
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, fill=int(fill), stroke=int(stroke))

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Rulings of a table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)

    def next(self) -> None:
        self.canvas.showPage()

    def save(self) -> None:
        self.canvas.save()


def drawn(
    folder: Path, draw: Callable[[Sheet], object], *, name: str = "sheet.pdf", size: tuple[float, float] = letter
) -> Path:
    """A PDF file of what `draw` draws."""
    path = folder / name
    sheet = Sheet(path, size)
    draw(sheet)
    sheet.save()
    return path


def read(folder: Path, draw: Callable[[Sheet], object], *, size: tuple[float, float] = letter) -> Document:
    """What the reader makes of what `draw` draws, without the recogniser."""
    return read_pdf(drawn(folder, draw, size=size), recognise_text=False)


def bodies(document: Document, *kinds: BlockKind) -> list[str]:
    """The words of the blocks of these kinds (of all, where none is named), without their markers."""
    return [document.text_of(block) for block in document.blocks if not kinds or block.kind in kinds]


def block(document: Document, words: str) -> Block:
    """The one block that is these words."""
    (found,) = [each for each in document.blocks if document.text_of(each) == words]
    return found
