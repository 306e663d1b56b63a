"""Files that are built to do harm, and files that are not what they seem: each ends in its own error."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cie_extract.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    TooLarge,
    UnreadableDocument,
    UnsupportedFormat,
)
from cie_extract.readers.file_types import FileType, file_type
from cie_extract.readers.limits import Limits
from cie_extract.stages.read import read
from tests.readers.compound_files import compound_file
from tests.readers.word_files import docx, p


def _changed(data: bytes, change: Callable[[str, bytes], bytes], **extra: bytes) -> bytes:
    """An archive with its entries changed, and others added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in extra.items():
            new.writestr(name, content)
    return buffer.getvalue()


def _with_entity(system: str) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        return f"<!DOCTYPE x [<!ENTITY e {system}>]>".encode() + content.replace(b"before", b"before &e;")

    return _changed(docx(p("before")), change)


def _bomb() -> bytes:
    return _changed(docx(p("small")), lambda name, content: content, **{"word/media/image1.png": bytes(60 << 20)})


def _deep() -> bytes:
    return docx("<w:customXml>" * 260 + p("deep") + "</w:customXml>" * 260)


def _lying_bomb() -> bytes:
    """An entry whose header says that it unpacks to little."""
    data = bytearray(docx(p("x" * (3 << 20))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return bytes(data).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def _mail(nested: int) -> bytes:
    message = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nPay is $15.\r\n"
    for _ in range(nested):
        message = (
            b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" + message
        )
    return message


def _archive(data: bytes, deep: int) -> bytes:
    for _ in range(deep):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("inner.zip", data)
        data = buffer.getvalue()
    return data


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", EmptyDocument, id="nothing"),
        pytest.param(b"  \n\n", EmptyDocument, id="white space"),
        pytest.param(b"PK\x03\x04 and no more", DamagedDocument, id="broken container"),
        pytest.param(docx(p("whole"))[:600], DamagedDocument, id="cut short"),
        pytest.param(_bomb(), TooLarge, id="zip bomb"),
        pytest.param(_lying_bomb(), UnreadableDocument, id="bomb with a lying header"),
        pytest.param(_deep(), TooLarge, id="deep XML"),
        pytest.param(_with_entity('SYSTEM "file:///etc/passwd"'), DamagedDocument, id="external entity"),
        pytest.param(_with_entity('"lol"'), DamagedDocument, id="own entity"),
        pytest.param(_mail(3000), UnreadableDocument, id="messages without end"),
        pytest.param(_archive(b"Pay is $15.", 6), TooLarge, id="archives without end"),
        pytest.param(b"<div>" * 20000 + b"deep", UnreadableDocument, id="deep page"),
        pytest.param(
            compound_file({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), EncryptedDocument, id="encrypted"
        ),
        pytest.param(
            compound_file({"WordDocument": bytes(10) + b"\x00\x01" + bytes(500)}), EncryptedDocument, id="doc"
        ),
        pytest.param(compound_file({"Workbook": b"x"}), UnsupportedFormat, id="spreadsheet"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(100), DamagedDocument, id="broken picture"),
        pytest.param(bytes(range(256)) * 20, UnsupportedFormat, id="noise"),
        pytest.param(b"MZ\x90\x00" + bytes(200), UnsupportedFormat, id="program"),
    ],
)
def test_each_has_its_own_error(data: bytes, error: type[UnreadableDocument], tmp_path: Path) -> None:
    path = tmp_path / "resume.docx"
    path.write_bytes(data)
    with pytest.raises(error) as raised:
        read(path)
    assert raised.value.advice


def test_macros_and_embedded_files_are_left_alone(tmp_path: Path) -> None:
    data = docx(p("Pay is $15.60 an hour."), vbaProject="macro")
    path = tmp_path / "made.docm"
    path.write_bytes(_changed(data, lambda name, content: content, **{"word/embeddings/oleObject1.bin": b"MZ"}))
    (document,) = read(path)
    assert document.text == "Pay is $15.60 an hour."


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 2000)
    with pytest.raises(TooLarge):
        read(path, limits=Limits(max_bytes=1000))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", FileType.PDF),
        (b"\r\njunk %PDF-1.4", FileType.PDF),
        (docx(p("x")), FileType.DOCX),
        (b"{\\rtf1\\ansi", FileType.RTF),
        (b"II*\x00abcd", FileType.TIFF),
        (b"\xffWPC\x10\0\0\0", FileType.WORDPERFECT),
        (_archive(b"x", 1).replace(b"inner.zip", b"index.xml"), FileType.PAGES),
        (b"\x89PNG\r\n\x1a\nabcd", FileType.PNG),
        (b"<!DOCTYPE html><p>x", FileType.HTML),
        (b"\xef\xbb\xbf<html><body>x", FileType.HTML),
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\n\nBody", FileType.EML),
        (b"From: the desk of the manager\nTo: all staff\n\nHours change.", FileType.EML),
        (b"Received: from x\r\n by y; Mon\r\nFrom: a\r\n\r\nBody", FileType.EML),
        (b"Subject: Custodian\n\nThe custodian sweeps.", FileType.TEXT),
        (b"Title: Custodian\nPay: $15\nHours: 20\n", FileType.TEXT),
        (b"a,b,c,d,e\n1,2,3,4,5\n", FileType.CSV),
        (b"a,b,c,d,e\n1,2,3,4,5\n1,2,3\n1,2,3,4,5\n1,2,3,4,5\n1,2,3,4,5\n1,2,3,4,5\n", FileType.CSV),
        (b"Sweeps, mops, dusts, waxes, helps\nand stocks, as told, in halls, too, daily.\n", FileType.TEXT),
        (b'a;b;c;d;"e\nf"\n1;2;3;4;5\n', FileType.CSV),
        (b"Sweeps, mops, dusts, polishes, waxes\nand helps, as told, in the hall, too.\n", FileType.TEXT),
        ("Pay is £9.".encode("utf-16"), FileType.TEXT),
        (b"caf\xe9 aide", FileType.TEXT),
        (b"\x00\x01\x02\x03", FileType.UNKNOWN),
        (compound_file({"WordDocument": bytes(600)}), FileType.DOC),
        (compound_file({"__properties_version1.0": bytes(40)}), FileType.MSG),
    ],
)
def test_the_type_is_told_by_content(data: bytes, kind: FileType) -> None:
    assert file_type(data) is kind
