"""Places on the page as displayed, and characters as they read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from cie_extract.model.document import Document
from cie_extract.readers.pdf.reader import read_pdf
from tests.readers.pdf_files import Sheet, bodies, drawn, read


def box_of(document: Document, words: str) -> tuple[float, float, float, float]:
    start = document.text.index(words)
    (piece,) = document.evidence(start, start + len(words))
    (box,) = piece.boxes
    assert piece.quote == words
    return box


def near(box: tuple[float, ...], expected: tuple[float, ...]) -> bool:
    return all(abs(one - other) < 1.5 for one, other in zip(box, expected, strict=True))


def clerk(sheet: Sheet) -> None:
    sheet.text(100, 200, "Position: Counter Clerk")
    sheet.text(100, 240, "Pay: $16.20 an hour")


# "$16.20" begins 22.2 points after x = 100 and is 30.6 points wide; its baseline is 240 points below the top.
WAGE = (122.2, 232.2, 152.8, 242.2)


def test_box_of_a_quote(tmp_path: Path) -> None:
    assert near(box_of(read(tmp_path, clerk), "$16.20"), WAGE)


def test_crop_box_moves_places(tmp_path: Path) -> None:
    path = drawn(tmp_path, clerk)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = Array([50, 300, 562, 752])
        pdf.save(path)
    document = read_pdf(path)
    assert (document.pages[0].width, document.pages[0].height) == (512, 452)
    assert near(box_of(document, "$16.20"), (WAGE[0] - 50, WAGE[1] - 40, WAGE[2] - 50, WAGE[3] - 40))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_turned_for_display(tmp_path: Path, turn: int) -> None:
    """A sheet drawn sideways and turned upright by its own rotation reads like any other."""

    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        if turn == 90:  # displayed turned clockwise: drawn turned counter-clockwise
            canvas.translate(612, 0)
            canvas.rotate(90)
        elif turn == 180:
            canvas.translate(612, 792)
            canvas.rotate(180)
        else:
            canvas.translate(0, 792)
            canvas.rotate(270)
        sheet.height = 792 if turn == 180 else 612
        clerk(sheet)

    path = drawn(tmp_path, draw)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(path)
    document = read_pdf(path)
    assert document.text == "Position: Counter Clerk\nPay: $16.20 an hour"
    assert near(box_of(document, "$16.20"), WAGE)


def test_page_printed_sideways_without_a_rotation(tmp_path: Path) -> None:
    """The words are read upright, their boxes stand where the page as displayed shows them."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.translate(612, 0)
        sheet.canvas.rotate(90)
        sheet.height = 612
        clerk(sheet)
        sheet.paragraph(
            100, 300, "The clerk opens the mail, sorts it and takes it round the floors twice a day, rain or shine."
        )

    document = read(tmp_path, draw)
    assert bodies(document)[:2] == ["Position: Counter Clerk", "Pay: $16.20 an hour"]
    x0, top, x1, bottom = box_of(document, "$16.20")
    assert 230 < x0 < x1 < 245, "the line stands upright on the page"
    assert top < 792 - 122 and bottom > 792 - 153


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The person in this job is respon-", "sible for the counter, and responsible for the keys."),
         "The person in this job is responsible for the counter, and responsible for the keys."),
        (("Works beside people who have no disability and non-", "disabled visitors at the counter."),
         "Works beside people who have no disability and non-disabled visitors at the counter."),
        (("The clerk takes part in the daily meeting of the man-", "agement team and writes it down."),
         "The clerk takes part in the daily meeting of the management team and writes it down."),
        (("Base period 10/1/24–", "9/30/25, with four option years to follow it."),
         "Base period 10/1/24–9/30/25, with four option years to follow it."),
        (("This is a full-", "time position with the same leave as all others."),
         "This is a full-time position with the same leave as all others."),
    ],
)  # fmt: skip
def test_hyphens_at_line_ends(tmp_path: Path, lines: tuple[str, str], text: str) -> None:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            sheet.text(72, 100 + 12 * number, line)

    assert read(tmp_path, draw).text == text


def test_letters_drawn_twice_are_read_once(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for shift in (0, 0.3):
            sheet.text(72 + shift, 100, "Essential functions")
        for number in range(3):
            sheet.text(72, 120 + 14 * number, "Sweeps the stairs of the main building every evening.")

    assert bodies(read(tmp_path, draw))[0] == "Essential functions"


@pytest.mark.parametrize(
    ("before", "figures", "after", "rise", "small", "text"),
    [
        ("Pay: $15.25", "1", " per hour", 4, 6, "Pay: $15.25¹ per hour"),
        ("30 hours", "2,3", ".", 3, 7, "30 hours²,³."),
        ("Pay: $16", "50", " an hour", 4, 6, "Pay: $16.50 an hour"),
        ("The 1", "st", " of May", 4, 6, "The 1st of May"),
        ("Code H", "2", " of the list", -2, 6, "Code H 2 of the list"),
        ("7", "1", "/2 hours", 4, 6, "7 1 /2 hours"),
        ("Step ", "2", " of 5", 0, 7, "Step 2 of 5"),
    ],
)
def test_raised_figures(
    before: str, figures: str, after: str, rise: float, small: float, text: str, tmp_path: Path
) -> None:
    def draw(sheet: Sheet) -> None:
        x = 72.0
        for words, y, size in ((before, 100.0, 10.0), (figures, 100 - rise, small), (after, 100.0, 10.0)):
            sheet.text(x, y, words, size=size)
            x += stringWidth(words, "Helvetica", size)

    assert read(tmp_path, draw).text == text


def spaced(sheet: Sheet, words: str, apart: float, size: float) -> None:
    text = sheet.canvas.beginText(72, 792 - 100)
    text.setFont("Helvetica", size)
    text.setCharSpace(apart)
    text.textOut(words)
    sheet.canvas.drawText(text)


@pytest.mark.parametrize(("apart", "size"), [(1.2, 10), (2, 10), (3, 14), (6, 14), (8, 18)])
def test_letterspaced_words(apart: float, size: float, tmp_path: Path) -> None:
    document = read(tmp_path, lambda sheet: spaced(sheet, "QUALIFICATIONS AND SKILLS", apart, size))
    assert document.text == "QUALIFICATIONS AND SKILLS"


@pytest.mark.parametrize("letters", ["A B C D E F", "Y N Y N Y N", "X X X X X X"])
def test_single_letters_that_make_no_word(letters: str, tmp_path: Path) -> None:
    assert read(tmp_path, lambda sheet: sheet.text(72, 100, letters)).text == letters


def test_ligatures_soft_hyphens_and_odd_spaces(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        pdfmetrics.registerFont(TTFont("DejaVu", "DejaVuSans.ttf"))
    except TTFError:
        pytest.skip("no font with ligatures here")
    document = read(
        tmp_path,
        lambda sheet: sheet.text(
            72, 100, "O\ufb03ce sta\ufb00 \ufb01le re\u00adports\u00a0daily\u200b.", font="DejaVu"
        ),
    )
    assert document.text == "Office staff file reports daily."
    left, _, right, _ = box_of(document, "ffice")
    assert 75 < left < right < 110
