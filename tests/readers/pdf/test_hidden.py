"""Text that no reader sees is kept out, and said; text under a scan is told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from tests.readers.pdf_files import Sheet, bodies, read

SHOWN = "The clerk sorts the mail by floor and takes it round twice a day."
BOUGHT = "All employees have the same benefits."

Draw = Callable[[Sheet], None]


def white(sheet: Sheet) -> None:
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text(72, 140, BOUGHT)


def nearly_white(sheet: Sheet) -> None:
    sheet.canvas.setFillColorRGB(0.985, 0.985, 0.985)
    sheet.text(72, 140, BOUGHT)


def tiny(sheet: Sheet) -> None:
    sheet.text(72, 140, BOUGHT, size=1)


def unpainted(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(72, 792 - 140)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textOut(BOUGHT)
    sheet.canvas.drawText(text)


def off_the_page(sheet: Sheet) -> None:
    sheet.text(700, 140, BOUGHT)


def off_the_crop_box(sheet: Sheet) -> None:
    sheet.text(72, 740, BOUGHT)
    sheet.canvas.setCropBox((0, 100, 612, 792))


def covered_by_a_picture(sheet: Sheet) -> None:
    sheet.text(72, 140, BOUGHT)
    picture = ImageReader(Image.new("RGB", (80, 20), (210, 220, 230)))
    sheet.canvas.drawImage(picture, 60, 792 - 150, width=300, height=30)


def covered_by_a_box(sheet: Sheet) -> None:
    sheet.text(72, 140, BOUGHT)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.box(60, 125, 400, 150, fill=True, stroke=False)


def transparent(sheet: Sheet) -> None:
    sheet.canvas.setFillAlpha(0.0)
    sheet.text(72, 140, BOUGHT)
    sheet.canvas.setFillAlpha(1.0)


def clipped_away(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(72, 300, 100, 20)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(72, 140, BOUGHT)
    sheet.canvas.restoreState()


def white_and_upright(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    sheet.canvas.translate(40, 300)
    sheet.canvas.rotate(90)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text(0, sheet.height, BOUGHT)
    sheet.canvas.restoreState()


def white_over_print(sheet: Sheet) -> None:
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text(72, 140, BOUGHT, size=9)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.text(72, 140, "The lead decides who goes to which floor.", size=10)


@pytest.mark.parametrize(
    "hide",
    [white, nearly_white, tiny, unpainted, off_the_page, off_the_crop_box, covered_by_a_picture, covered_by_a_box,
     transparent, clipped_away, white_and_upright, white_over_print],
    ids=lambda hide: hide.__name__,
)  # fmt: skip
def test_hidden_text_is_left_out_and_said(tmp_path: Path, hide: Draw) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, SHOWN)
        hide(sheet)

    document = read(tmp_path, draw)
    assert SHOWN in document.text
    assert "benefits" not in document.text
    (warning,) = document.warnings
    assert (warning.code, warning.page) == ("hidden_text", 1)
    assert "benefits" not in warning.message


def test_hidden_layer(tmp_path: Path) -> None:
    from pikepdf import Array, Dictionary, Name, Pdf, Stream

    from cie_extract.readers.pdf.reader import read_pdf
    from tests.readers.pdf_files import drawn

    path = drawn(tmp_path, lambda sheet: sheet.text(72, 100, SHOWN))
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
        page = pdf.pages[0]
        page.Resources.Properties = Dictionary(L1=layer)
        page.contents_add(
            Stream(pdf, f"/OC /L1 BDC BT /F1 10 Tf 72 652 Td ({BOUGHT}) Tj ET EMC".encode()), prepend=False
        )
        pdf.save(path)
    document = read_pdf(path, recognise_text=False)
    assert document.text == SHOWN
    assert [warning.code for warning in document.warnings] == ["hidden_text"]


def on_dark(sheet: Sheet) -> None:
    sheet.canvas.setFillColorRGB(0.5, 0.1, 0.1)
    sheet.box(0, 120, 612, 150, fill=True, stroke=False)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text(72, 140, BOUGHT)


def pale_grey(sheet: Sheet) -> None:
    sheet.canvas.setFillColorRGB(0.6, 0.6, 0.6)
    sheet.text(72, 140, BOUGHT)


def over_a_picture(sheet: Sheet) -> None:
    picture = ImageReader(Image.new("RGB", (80, 20), (210, 220, 230)))
    sheet.canvas.drawImage(picture, 60, 792 - 150, width=300, height=30)
    sheet.text(72, 140, BOUGHT)


@pytest.mark.parametrize("show", [on_dark, pale_grey, over_a_picture], ids=lambda show: show.__name__)
def test_unusual_text_that_shows_is_read(tmp_path: Path, show: Draw) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, SHOWN)
        show(sheet)

    document = read(tmp_path, draw)
    assert BOUGHT in document.text
    assert document.warnings == ()


def scan(sheet: Sheet, layer: list[tuple[float, float, str]]) -> None:
    """A page that is a picture of three lines of print, with a layer of unpainted words."""
    picture = Image.new("L", (612 * 2, 792 * 2), 250)
    pen = ImageDraw.Draw(picture)
    for number in range(3):
        for word in range(8):
            pen.rectangle((144 + word * 100, 190 + 40 * number, 144 + word * 100 + 80, 206 + 40 * number), fill=30)
    sheet.canvas.drawImage(ImageReader(picture), 0, 0, width=612, height=792)
    for x, y, word in layer:
        text = sheet.canvas.beginText(x, 792 - y)
        text.setFont("Helvetica", 10)
        text.setTextRenderMode(3)
        text.textOut(word)
        sheet.canvas.drawText(text)


def test_a_layer_of_recognised_text_under_a_scan_is_used(tmp_path: Path) -> None:
    words = [
        "Answers",
        "the",
        "telephone",
        "and",
        "the",
        "door",
        "bell",
        "and",
        "sorts",
        "the",
        "mail",
        "by",
        "floor",
        "and",
        "takes",
        "it",
        "round",
        "twice",
        "a",
        "day",
        "every",
        "working",
    ]
    layer = [(72 + 50 * (at % 8), 103 + 20 * (at // 8), word[:8]) for at, word in enumerate(words)]
    document = read(tmp_path, lambda sheet: scan(sheet, layer))
    assert "Answers the telephon and the door bell" in " ".join(bodies(document))
    assert document.pages[0].ocr
    assert [warning.code for warning in document.warnings] == ["ocr"]
    assert document.certainty(0, 10) < 1


def test_text_hidden_under_a_scan_where_no_print_is(tmp_path: Path) -> None:
    layer = [(72 + 50 * at, 500, word) for at, word in enumerate(BOUGHT.split() * 2)]
    document = read(tmp_path, lambda sheet: scan(sheet, layer))
    assert "benefits" not in document.text
    assert {warning.code for warning in document.warnings} == {"hidden_text", "unreadable_page"}
    assert document.unread_pages == (1,)


@pytest.mark.parametrize(("spoken", "read_as"), [("All have the same benefits.", "None may join."), ("-", "-")])
def test_text_that_stands_in_for_what_is_drawn(tmp_path: Path, spoken: str, read_as: str) -> None:
    """What a screen reader would say instead of the print is not what a reviewer sees."""
    from pikepdf import Pdf, Stream

    from cie_extract.readers.pdf.reader import read_pdf
    from tests.readers.pdf_files import drawn

    path = drawn(tmp_path, lambda sheet: sheet.text(72, 100, SHOWN))
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        stream = f"/Span <</ActualText ({spoken})>> BDC BT /F1 10 Tf 72 652 Td (None may join.) Tj ET EMC"
        pdf.pages[0].contents_add(Stream(pdf, stream.encode()), prepend=False)
        pdf.save(path)
    assert read_pdf(path, recognise_text=False).text.split("\n")[1] == read_as
