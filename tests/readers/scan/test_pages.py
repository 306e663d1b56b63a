"""Whole scanned pages, drawn here and taken through the reader, and through the path where a value rests on them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader

from cie_extract.model.document import BlockKind, Document
from cie_extract.model.record import Record
from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import records_of
from cie_extract.stages.read import read
from tests.readers import pdf_files
from tests.readers.scan.pen_strokes import DOTS, Hand, circle, paper, scanned, signature, typed

pytestmark = pytest.mark.slow

AS_OF = date(2026, 11, 22)
STATEMENTS = (
    "The position pays at least the minimum wage that applies at the place of work.",
    "Wages for the position will at no time be subject to time studies.",
    "The person hired is eligible for the same benefits as employees without disabilities.",
    "The position remains open to the person hired regardless of the service provider.",
    "The position is not in a setting established to employ people with disabilities.",
    "The duties are not performed in a segregated environment.",
    "The person hired has the same opportunities for advancement as others.",
)
ANSWERS = "TTFTTTF"


def saved(folder: Path, picture: Image.Image) -> Path:
    path = folder / "page.png"
    picture.save(path, "PNG", dpi=(DOTS, DOTS))
    return path


def wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def request(answers: str, *, signed: bool) -> Image.Image:
    """A review request with T and F to circle; "-" leaves a statement without a circle, "(" half circles its T."""
    picture = paper(8.5, 11)
    typed(picture, (380, 120), "REQUEST FOR CIE REVIEW OF A POSITION", 15)
    for row, (label, value) in enumerate((("Employer of record:", "Larkspur Market, Inc."),
                                          ("Position:", "Grocery Stock Clerk"),
                                          ("Work site:", "418 Quarry Street, Hagerstown, MD 21740"),
                                          ("Rate of pay:", "$16.85 per hour"))):  # fmt: skip
        typed(picture, (200, 230 + 50 * row), label)
        typed(picture, (560, 230 + 50 * row), value)
    typed(picture, (200, 470), "Circle T (true) or F (false) for each statement.")
    top = 550
    for number, (statement, answer) in enumerate(zip(STATEMENTS, answers, strict=True), 1):
        for place, line in enumerate(wrapped(f"{number}. {statement}", 62)):
            typed(picture, (200 + 40 * bool(place), top + 38 * place), line)
        true, _ = typed(picture, (1330, top), "T")
        false, _ = typed(picture, (1430, top), "F")
        hand = Hand(seed=number, wide=0.28, high=0.26)
        if answer in "TF":
            circle(picture, true if answer == "T" else false, hand)
        elif answer == "(":
            circle(picture, true, Hand(seed=number, sweep=200, drift=0))
        top += 100
    typed(picture, (200, 1330), "I certify that the above is true to the best of my knowledge.")
    typed(picture, (200, 1480), "Signed:")
    ImageDraw.Draw(picture).line((320, 1516, 880, 1516), fill=30, width=2)
    if signed:
        signature(picture, (350, 1508), 1.9)
    typed(picture, (930, 1480), "Name: Dana Whitlock")
    typed(picture, (930, 1540), "Date: 11/03/2026")
    return scanned(picture, grain=4)


def record_of(picture: Image.Image, folder: Path) -> Record:
    (record,) = records_of(saved(folder, picture), load_patterns(), as_of=AS_OF)
    return record


def test_a_request_with_circles_and_a_signature(tmp_path: Path) -> None:
    record = record_of(request(ANSWERS, signed=True).rotate(1.2, fillcolor=255), tmp_path)
    said = {number: fact.answer for number, fact in record.facts.statements.items()}
    assert said == {str(number): answer == "T" for number, answer in enumerate(ANSWERS, 1)}
    assert record.facts.signature is not None
    assert record.facts.signature.signed
    assert record.facts.signature.name == "Dana Whitlock"


def test_what_is_not_circled_or_half_circled_is_no_answer(tmp_path: Path) -> None:
    record = record_of(request("T-F(TTT", signed=False), tmp_path)
    said = {number: fact.answer for number, fact in record.facts.statements.items()}
    assert said["2"] is None
    assert said["4"] is None
    assert [said[number] for number in "13567"] == [True, False, True, True, True]
    assert record.facts.signature is None or not record.facts.signature.signed
    codes = {reason.code for reason in record.route.reasons}
    assert {"unanswered", "unsigned"} <= codes
    assert {reason.about for reason in record.route.reasons if reason.code == "unanswered"} == {
        "statements.2",
        "statements.4",
    }


# ---- doubt


def description(spoil: Callable[[Image.Image], None] | None = None) -> Image.Image:
    picture = paper(8.5, 7)
    lines = (
        "POSITION DESCRIPTION",
        "Job title: Grocery Stock Clerk",
        "Employer: Larkspur Market, Inc.",
        "Place of work: 418 Quarry Street, Hagerstown, MD 21740",
        "Rate of pay: $16.85 per hour",
        "Essential duties",
        "1. Checks in deliveries at the loading dock.",
        "2. Stocks shelves and answers customers' questions.",
    )
    for row, line in enumerate(lines):
        typed(picture, (220, 150 + 70 * row), line)
    if spoil:
        spoil(picture)
    return scanned(picture, grain=3)


def _smeared(picture: Image.Image) -> None:
    box = (360, 425, 760, 480)
    picture.paste(picture.crop(box).filter(ImageFilter.GaussianBlur(4.2)), box)


def _blotted(picture: Image.Image) -> None:
    chance = numpy.random.default_rng(3)
    shades = numpy.asarray(picture).copy()
    part = shades[425:480, 360:640]
    part[chance.random(part.shape) < 0.42] = 0
    picture.paste(Image.fromarray(shades))


def test_a_clean_page_is_read_without_doubt(tmp_path: Path) -> None:
    record = record_of(description(), tmp_path)
    assert [(str(wage.low), wage.per) for wage in record.facts.wages] == [("16.85", "hour")]
    assert not {reason.about for reason in record.route.reasons if reason.code in ("low_confidence", "not_read")}


@pytest.mark.parametrize("spoil", [_smeared, _blotted])
def test_no_wage_rests_unseen_on_print_that_can_hardly_be_read(
    spoil: Callable[[Image.Image], None], tmp_path: Path
) -> None:
    record = record_of(description(spoil), tmp_path)
    about_wages = {reason.code for reason in record.route.reasons if reason.about in ("wages", "document", "md-dors.1")}
    assert about_wages & {"low_confidence", "not_read", "missing"}
    assert record.route.decision == "review"


# ---- where the recogniser is needed, and where not


def _picture_in(sheet: pdf_files.Sheet, picture: Image.Image, x: float, y: float, wide: float, high: float) -> None:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    buffer.seek(0)
    sheet.canvas.drawImage(ImageReader(buffer), x, y, wide, high)


def _stamp() -> Image.Image:
    stamp = Image.new("L", (700, 220), 255)
    ImageDraw.Draw(stamp).text((30, 60), "RECEIVED OCT 09 2026", fill=90, font=ImageFont.load_default(size=56))
    return stamp.rotate(8, expand=True, fillcolor=255)


@pytest.mark.parametrize(("wide", "high"), [(140.0, 50.0), (500.0, 300.0)])
def test_a_stamp_or_logo_does_not_send_a_page_of_text_to_the_recogniser(
    wide: float, high: float, tmp_path: Path
) -> None:
    def draw(sheet: pdf_files.Sheet) -> None:
        _picture_in(sheet, _stamp(), 60, 60, wide, high)
        for row in range(14):
            sheet.text(72, 90 + 16 * row, f"{row + 1}. Folds towels and loads carts for the floors above, row {row}.")

    (document,) = read(pdf_files.drawn(tmp_path, draw))
    assert not any(page.ocr for page in document.pages)
    assert "ocr" not in {warning.code for warning in document.warnings}
    assert "Folds towels and loads carts for the floors above, row 13." in document.text


def test_only_the_page_that_is_a_picture_is_recognised(tmp_path: Path) -> None:
    def draw(sheet: pdf_files.Sheet) -> None:
        for row in range(8):
            sheet.text(72, 90 + 16 * row, "Folds towels and loads carts for the floors above.")
        sheet.next()
        _picture_in(sheet, description(), 0, 288, 612, 504)

    (document,) = read(pdf_files.drawn(tmp_path, draw))
    assert [page.ocr for page in document.pages] == [False, True]
    assert "Rate of pay: $16.85 per hour" in document.text


# ---- print that recognisers lose


def text_of(picture: Image.Image, folder: Path) -> Document:
    (document,) = read(saved(folder, picture))
    return document


def test_white_on_black_grey_print_and_numbers_of_a_list(tmp_path: Path) -> None:
    picture = paper(8.5, 5)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((180, 140, 1500, 190), fill=25)
    typed(picture, (200, 145), "ESSENTIAL DUTIES", 12, shade=250)
    for row, line in enumerate(("Folds towels and sheets.", "Loads carts for the floors.", "Wipes the folder.")):
        typed(picture, (200, 230 + 60 * row), f"{row + 1}.")
        typed(picture, (270, 230 + 60 * row), line)
    typed(picture, (200, 460), "The rate of pay is $17.20 per hour.", 11, shade=170)
    assert text_of(scanned(picture, grain=3), tmp_path).text.split("\n") == [
        "ESSENTIAL DUTIES",
        "1. Folds towels and sheets.",
        "2. Loads carts for the floors.",
        "3. Wipes the folder.",
        "The rate of pay is $17.20 per hour.",
    ]


def test_a_ruled_table_becomes_cells(tmp_path: Path) -> None:
    picture = paper(8.5, 4)
    draw = ImageDraw.Draw(picture)
    rows = (("Duty", "Time"), ("Folds towels and sheets.", "60%"), ("Loads carts for the floors.", "40%"))
    for row, cells in enumerate(rows):
        for (x0, x1), text in zip(((180, 1100), (1100, 1400)), cells, strict=True):
            draw.rectangle((x0, 150 + 60 * row, x1, 210 + 60 * row), outline=30, width=2)
            typed(picture, (x0 + 14, 162 + 60 * row), text)
    document = text_of(scanned(picture, grain=3).rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255), tmp_path)
    read_cells = {
        (block.cell.row, block.cell.column): document.text_of(block)
        for block in document.blocks
        if block.kind is BlockKind.CELL and block.cell
    }
    assert read_cells[1, 0] == "Folds towels and sheets."
    assert read_cells[2, 1] == "40%"


@pytest.mark.parametrize("angle", [-8.0, 6.5, 90, 180])
def test_places_lie_on_the_page_as_it_is_shown(angle: float, tmp_path: Path) -> None:
    picture = description().rotate(
        angle, Image.Resampling.BICUBIC, fillcolor=255, expand=float(angle).is_integer() and abs(angle) >= 90
    )
    document = text_of(picture, tmp_path)
    start = document.text.index("$16.85 per hour")
    (evidence,) = document.evidence(start, start + 15)
    x0, top, x1, bottom = (side * DOTS / 72 for side in evidence.boxes[0])
    assert 0 <= x0 < x1 <= picture.width + 1
    assert 0 <= top < bottom <= picture.height + 1
    dark = numpy.asarray(picture.crop((round(x0), round(top), round(x1), round(bottom)))) < 110
    assert 0.01 < float(dark.mean()) < 0.5
