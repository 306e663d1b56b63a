"""Messages, archives and survey exports: every document in them is read, and what is not read is said."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from cie_extract.errors import EmptyDocument, EncryptedDocument, TooLarge, UnreadableDocument
from cie_extract.model.document import BlockKind, Document
from cie_extract.stages.read import read
from tests.readers.compound_files import compound_file
from tests.readers.word_files import docx, p


def _read(data: bytes, tmp_path: Path, name: str = "arrival") -> tuple[Document, ...]:
    path = tmp_path / name
    path.write_bytes(data)
    return read(path)


def _message(text: str = "The description is attached.", html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Pat Ode <pat@harbor.example>", "desk@dors.example"
    message["Subject"], message["Date"] = "Review of a position", "Tue, 10 Nov 2026 08:52:16 -0500"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_a_message_and_its_attachments(tmp_path: Path) -> None:
    message = _message()
    message.add_attachment(docx(p("Pay is $15.60 an hour.")), maintype="application", subtype="x", filename="pd.docx")
    message.add_attachment(b"Hours are 20 a week.", maintype="text", subtype="plain", filename="hours.txt")
    message.add_attachment(b"MZ\x90" + bytes(50), maintype="application", subtype="x", filename="setup.exe")
    documents = _read(message.as_bytes(), tmp_path)
    assert [document.text.split("\n")[0] for document in documents] == [
        "The description is attached.",
        "Pay is $15.60 an hour.",
        "Hours are 20 a week.",
    ]
    assert [(d.part.index, d.part.of, d.name) for d in documents] == [(at, 3, "arrival") for at in (1, 2, 3)]
    assert len({document.sha256 for document in documents}) == 1
    assert [warning.code for warning in documents[0].warnings] == ["attachment_not_read"]


def test_logos_are_no_documents(tmp_path: Path) -> None:
    message = _message("Pay is $16.")
    message.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(900), maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"\x89PNG" + bytes(90_000), maintype="image", subtype="png", cid="<banner>")
    (document,) = _read(message.as_bytes(), tmp_path)
    assert not document.warnings


def test_the_head_of_a_message_follows_its_text(tmp_path: Path) -> None:
    (document,) = _read(_message("Pay is $16.").as_bytes(), tmp_path)
    assert [(b.kind, document.text_of(b)) for b in document.blocks] == [
        (BlockKind.PARAGRAPH, "Pay is $16."),
        (BlockKind.HEADER, "From: Pat Ode <pat@harbor.example>"),
        (BlockKind.HEADER, "To: desk@dors.example"),
        (BlockKind.HEADER, "Date: Tue, 10 Nov 2026 08:52:16 -0500"),
        (BlockKind.HEADER, "Subject: Review of a position"),
    ]


def test_of_two_forms_of_a_text_one_is_read(tmp_path: Path) -> None:
    rich = "<ul><li>Sweeps the dock</li><li>Mops the hall</li></ul>"
    (document,) = _read(_message("* Sweeps the dock\n* Mops the hall", rich).as_bytes(), tmp_path)
    assert document.text.count("Sweeps the dock") == 1
    assert document.blocks[0].marker == "•"
    (document,) = _read(_message("Pay is $16 an hour, 20 hours.", "<img src='x'>").as_bytes(), tmp_path)
    assert document.text.startswith("Pay is $16")


def test_quoted_text_is_kept(tmp_path: Path) -> None:
    (document,) = _read(_message("See below.\n\n> Pay is $16 an hour.\n>> It is $15.\n").as_bytes(), tmp_path)
    assert document.text.split("\n")[:3] == ["See below.", "Pay is $16 an hour.", "It is $15."]


def test_an_attached_message_is_read(tmp_path: Path) -> None:
    outer = _message("Forwarded.")
    outer.add_attachment(_message("Pay is $17."))
    documents = _read(outer.as_bytes(), tmp_path)
    assert [document.text.split("\n")[0] for document in documents] == ["Forwarded.", "Pay is $17."]


def test_a_message_in_an_unknown_encoding_is_read(tmp_path: Path) -> None:
    data = _message("Pay is $16.").as_bytes().replace(b'charset="utf-8"', b'charset="x-none"')
    assert _read(data, tmp_path)[0].text.startswith("Pay is $16.")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_message_that_names_no_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    data = "From: a@b.example\nTo: c@d.example\nSubject: Pay\n\nNo “time studies” – ever.\n".encode(encoding)
    (document,) = _read(data, tmp_path)
    assert "No “time studies” – ever." in document.text


def test_a_message_saved_by_outlook(tmp_path: Path) -> None:
    def wide(text: str) -> bytes:
        return text.encode("utf-16-le")

    data = compound_file(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_1000001F": wide("The description is attached."),
            "__substg1.0_0037001F": wide("Review"),
            "__substg1.0_0C1A001F": wide("Pat Ode"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": b"Pay is $15.60 an hour.",
            "__attach_version1.0_#00000000/__substg1.0_3707001F": wide("pd.txt"),
        }
    )
    documents = _read(data, tmp_path)
    assert documents[0].text == "The description is attached.\nFrom: Pat Ode\nSubject: Review"
    assert documents[1].text == "Pay is $15.60 an hour."


def _archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    files = {
        "b/request.txt": b"Second.",
        "a.txt": b"First.",
        "__MACOSX/._a.txt": b"junk",
        "b/Thumbs.db": b"junk",
        "b/~$a.docx": b"junk",
        "c.exe": b"MZ\x90" + bytes(40),
    }
    documents = _read(_archive(files), tmp_path)
    assert [document.text for document in documents] == ["First.", "Second."]
    assert [warning.code for warning in documents[0].warnings] == ["attachment_not_read"]


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({}, EmptyDocument),
        ({".DS_Store": b"x"}, EmptyDocument),
        ({"a.doc": compound_file({"EncryptedPackage": b"x"})}, EncryptedDocument),
        ({f"{number}.txt": b"x" for number in range(300)}, TooLarge),
    ],
)
def test_archives_that_give_nothing(files: dict[str, bytes], error: type[UnreadableDocument], tmp_path: Path) -> None:
    with pytest.raises(error):
        _read(_archive(files), tmp_path)


SURVEY = (
    "Response ID,Employer of record,Job title,Essential functions,"
    '"Q1 Pays the minimum wage or more, whichever is higher",Signature\n'
    '1,Harbor Works,Aide,"- Sweeps the dock\n- Mops the hall",TRUE,Pat Ode\n'
    "2,Harbor Works,Clerk,Files letters,,\n"
)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("Position title", "Position title"),
        ("The pay is a_b or more.", "The pay is a_b or more."),
        ("AbilityOne", "AbilityOne"),
        ("position_title", "position title"),
        ("s7_promotional_opportunities", "s7 promotional opportunities"),
        ("weeklyHours", "weekly Hours"),
    ],
)
def test_names_of_columns_are_read_as_words(tmp_path: Path, column: str, said: str) -> None:
    (tmp_path / "export.csv").write_text(f"{column}{',question' * 8}\nLobby Attendant{',x' * 8}\n", encoding="utf-8")
    (document,) = read(tmp_path / "export.csv")
    assert document.text.startswith(f"{said}\tLobby Attendant\n")


def test_each_response_of_a_survey_is_a_document(tmp_path: Path) -> None:
    one, two = _read(SURVEY.encode("utf-8-sig"), tmp_path, "export.csv")
    assert "Essential functions\t- Sweeps the dock\n- Mops the hall\n" in one.text
    assert "Q1 Pays the minimum wage or more, whichever is higher\tTRUE\n" in one.text
    assert "whichever is higher\nSignature" in two.text
    assert [block.marker for block in one.blocks if block.marker] == ["-", "-"]


def test_rows_above_the_answers(tmp_path: Path) -> None:
    names = "ResponseId,QID1,QID2,QID3,QID4\n"
    asked = "Response ID,Employer of record,Title of the position,Is pay at or above the minimum?,Signature\n"
    ids = ",".join(f'"{{""ImportId"":""QID{number}""}}"' for number in range(5)) + "\n"
    (document,) = _read((names + asked + ids + "7,Harbor Works,Aide,Yes,Pat Ode\n").encode(), tmp_path)
    assert "Is pay at or above the minimum?\tYes" in document.text
    parts = "Respondent,Where is the site?,,,Is pay at or above the minimum?\n,City,State,ZIP,Response\n"
    (document,) = _read((parts + "7,Dover,DE,19901,Yes\n").encode(), tmp_path)
    assert "Is pay at or above the minimum?\tYes" in document.text


def test_a_table_of_rates_is_one_document(tmp_path: Path) -> None:
    (document,) = _read(b"Step,A,B,C,D\n1,$15.00,$15.50,$16.00,$16.50\n2,$16,$16.5,$17,$17.5\n", tmp_path)
    assert document.blocks[-1].cell is not None and document.blocks[-1].cell.header == ("D",)
