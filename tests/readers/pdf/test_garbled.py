"""Nonsense text layers are told from odd but honest text."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest

from cie_extract.readers.pdf.garbled import is_garbled
from cie_extract.readers.pdf.reader import read_pdf
from tests.readers.pdf_files import Sheet, drawn

PROSE = (
    "Sweeps the floor of the main hall and empties the baskets on each floor every evening before the doors are closed "
    "for the night. The clerk sorts the mail by floor and takes it round twice a day, and keeps the visitors book."
)
DUTIES = PROSE.split()
LETTERS = string.ascii_lowercase
FRENCH = (
    "Le préposé nettoie les bureaux et vide les corbeilles chaque soir avant la fermeture des portes du bâtiment. " * 3
)
SPANISH = "El empleado limpia las oficinas y vacía los cestos cada noche antes de que se cierren las puertas. " * 3
VIETNAMESE = (
    "Nhân viên quét dọn văn phòng và đổ rác mỗi buổi tối trước khi cửa được đóng lại cho đến sáng hôm sau. " * 3
)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(DUTIES),
        " ".join(DUTIES).upper(),
        FRENCH,
        SPANISH,
        VIETNAMESE,
        "Sweep floors Mop floors Dust shelves Wash windows Empty trash Restock soap Vacuum rugs Polish brass " * 2,
        "06/15/25 07/09/25 $15.25 $16.10 40% 25% 12:30 18:00 " * 8,
        "AB-4410 QRF 2190-25 GS-05 N2 " * 3,
        "平成二十年 金曜日 官報 " * 20,
        "Signature",
    ],
)
def test_honest_text(text: str) -> None:
    assert not is_garbled(text.split())


@pytest.mark.parametrize("seed", range(12))
def test_letters_exchanged_for_others(seed: int) -> None:
    letters = list(string.ascii_lowercase)
    random.Random(seed).shuffle(letters)
    table = str.maketrans(string.ascii_lowercase, "".join(letters))
    assert is_garbled([word.lower().translate(table) for word in DUTIES])


@pytest.mark.parametrize("steps", [1, 3, 13, 25])
def test_letters_moved_along(steps: int) -> None:
    table = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[steps:] + string.ascii_lowercase[:steps])
    assert is_garbled([word.lower().translate(table) for word in DUTIES])


@pytest.mark.parametrize("character", ["\ufffd", "\ue012", "\x05"])
def test_characters_that_are_none(character: str) -> None:
    assert is_garbled([character * 5, "ab" + character * 3] * 10)


def test_punctuation_for_letters() -> None:
    assert is_garbled([r"!#%&'(", ')"+,-./', ":;<=>?@["] * 20)


def _with_a_wrong_map(path: Path, font: str, page: int) -> None:
    """Give a font of a page a map to letters in which each letter stands for the one thirteen further on."""
    from pikepdf import Name, Pdf, Stream

    moved = "".join(f"<{ord(letter):02x}> <{(ord(letter) - 97 + 13) % 26 + 97:04x}>\n" for letter in LETTERS)
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Moved def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"26 beginbfchar\n{moved}endbfchar\nendcmap end end"
    )
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        fonts = pdf.pages[page].Resources.Font
        (wrong,) = [name for name, each in fonts.items() if each.BaseFont == Name(f"/{font}")]
        fonts[wrong].ToUnicode = Stream(pdf, table.encode())
        pdf.save(path)


@pytest.mark.slow
def test_only_the_page_of_nonsense_is_recognised_from_its_picture_and_that_is_said(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 100, PROSE, size=12)
        sheet.next()
        sheet.paragraph(72, 100, PROSE, size=12, font="Times-Roman")

    path = drawn(tmp_path, draw)
    _with_a_wrong_map(path, "Times-Roman", 1)
    document = read_pdf(path)
    assert [page.ocr for page in document.pages] == [False, True]
    assert [document.text_of(block) for block in document.blocks] == [PROSE, PROSE]
    assert [(warning.code, warning.page) for warning in document.warnings] == [("garbled_text", 2), ("ocr", 2)]
    bare = read_pdf(path, recognise_text=False)
    assert bare.text.split("\n") == [PROSE]
    assert bare.unread_pages == (2,)
