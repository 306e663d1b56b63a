"""Files that give no document, each with its own error; and files that are broken in a few hundred ways."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Encryption, Pdf

from cie_extract.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    TooLarge,
    UnreadableDocument,
)
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf.reader import pdf_document, read_pdf
from cie_extract.readers.source import Source
from tests.readers.pdf_files import Sheet, drawn


def clerk(sheet: Sheet) -> None:
    sheet.text(72, 100, "Position: Counter Clerk")
    sheet.grid([72, 200, 400], [120, 140, 160])
    sheet.text(76, 134, "Pay")
    sheet.text(204, 134, "$16.20 an hour")
    sheet.canvas.acroForm.checkbox(name="true", checked=True, x=72, y=500, size=12)


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = drawn(tmp_path, clerk)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=Encryption(owner="lead", user="clerk", R=6))
    return path


def test_encrypted(locked: Path) -> None:
    with pytest.raises(EncryptedDocument, match="password"):
        read_pdf(locked)


def test_wrong_password(locked: Path) -> None:
    with pytest.raises(EncryptedDocument):
        read_pdf(locked, password="guess")


def test_opened_with_its_password(locked: Path) -> None:
    assert "Counter Clerk" in read_pdf(locked, password="clerk").text


def test_protected_against_changes_only(tmp_path: Path) -> None:
    path = drawn(tmp_path, clerk)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=Encryption(owner="lead", user="", R=6))
    assert "Counter Clerk" in read_pdf(path).text


def test_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(b"")
    with pytest.raises(EmptyDocument):
        read_pdf(path)


def test_blank_pages(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument):
        read_pdf(drawn(tmp_path, lambda sheet: sheet.next()))


def test_cut_off_header(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Cat")
    with pytest.raises(DamagedDocument):
        read_pdf(path)


def test_too_many_bytes(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="MB"):
        read_pdf(drawn(tmp_path, clerk), limits=replace(Limits(), max_bytes=100))


def test_too_many_pages(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for _ in range(3):
            clerk(sheet)
            sheet.next()

    with pytest.raises(TooLarge, match="3 pages"):
        read_pdf(drawn(tmp_path, draw), limits=replace(Limits(), max_pages=2))


def test_too_many_characters_on_a_page(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="characters"):
        read_pdf(drawn(tmp_path, clerk), limits=replace(Limits(), max_characters=10))


def test_too_many_drawn_pieces(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="pieces"):
        read_pdf(drawn(tmp_path, clerk), limits=replace(Limits(), max_objects=3))


def test_too_much_text_in_all(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="characters"):
        read_pdf(drawn(tmp_path, clerk), limits=replace(Limits(), max_total_characters=20))


def test_errors_name_no_content(locked: Path) -> None:
    with pytest.raises(EncryptedDocument) as error:
        read_pdf(locked)
    assert "Clerk" not in str(error.value)


def broken(content: bytes, seed: int) -> bytes:
    """The file with some of its bytes changed, cut out or cut off."""
    chance, data = random.Random(seed), bytearray(content)
    match seed % 3:
        case 0:
            for _ in range(chance.choice([1, 5, 50, 400])):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 1:
            start = chance.randrange(len(data))
            del data[start : start + chance.randrange(500)]
        case _:
            for _ in range(200):
                at = chance.randrange(len(data))
                if chr(data[at]).isdigit():
                    data[at] = ord("0") + chance.randrange(10)
    return bytes(data)


def test_broken_files_give_a_document_or_an_error_of_ours(tmp_path: Path) -> None:
    content = drawn(tmp_path, clerk).read_bytes()
    read = 0
    for seed in range(240):
        try:
            document = pdf_document(Source("broken.pdf", broken(content, seed)), recognise_text=False)
        except UnreadableDocument:
            continue
        read += 1
        assert all(document.text[block.start : block.end] for block in document.blocks)
    assert read > 40
