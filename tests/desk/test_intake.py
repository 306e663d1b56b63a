"""Intake in the browser: the same path as the folder, safe names, nothing written over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from review.desk.office import Office, open_office
from review.models import CasePaper, Event, Task
from review.nouns import Counts
from tests.desk.cases import KIT
from tests.desk.office import file_cases, store_samples


@pytest.fixture
def intake(as_role: Callable[[str], Client]) -> Client:
    return as_role("intake")


def drop(client: Client, *files: tuple[str, bytes]) -> str:
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/intake/", {"files": given}, follow=True).content.decode()


def test_files_land_in_the_inbox_and_are_read(office: Office, intake: Client) -> None:
    started: list[bool] = []
    open_office(replace(office, take_in=lambda: started.append(True)))
    shown = drop(intake, ("one.pdf", b"%PDF-1"), ("two.docx", b"PK"))
    assert "2 files received" in shown and started == [True]
    assert sorted(path.name for path in office.inbox.iterdir()) == ["one.pdf", "two.docx"]
    assert Event.objects.filter(what="files dropped", by="intake").count() == 1


def test_how_many_came_to_what_is_said_in_a_sentence(numbers: dict[str, str], intake: Client) -> None:
    said = " ".join(intake.get("/intake/").content.decode().split())
    assert "Everything that arrived has been read. Of 6 files: " in said and " 0 set aside, 0 that came before." in said
    assert "Nothing has arrived yet.</p>" in render_to_string("desk/_intake_status.html", {"counts": Counts()})


def test_a_name_that_is_taken_is_not_written_over(office: Office, intake: Client) -> None:
    drop(intake, ("one.pdf", b"first"))
    drop(intake, ("one.pdf", b"second"))
    assert (office.inbox / "one.pdf").read_bytes() == b"first"
    assert (office.inbox / "one (2).pdf").read_bytes() == b"second"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..\\..\\evil.pdf", "evil.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("a<b>:c?.pdf", "abc.pdf"),
        ("r\u202efdp.exe", "rfdp.exe"),
    ],
)
def test_names_are_made_safe(name: str, kept: str, office: Office, intake: Client) -> None:
    drop(intake, (name, b"x"))
    assert [path.name for path in office.inbox.iterdir()] == [kept]


def test_empty_and_too_large_files_are_refused(office: Office, intake: Client) -> None:
    open_office(replace(office, upload_bytes=1 << 20))
    shown = drop(intake, ("empty.pdf", b""), ("large.pdf", b"x" * ((1 << 20) + 1)))
    assert "large.pdf: the file is larger than 1 MB" in shown
    assert list(office.inbox.iterdir()) == []


def test_a_password_is_handed_on_and_never_kept(numbers: dict[str, str], office: Office, intake: Client) -> None:
    asked: list[tuple[str, str | None]] = []
    open_office(replace(office, read_again=lambda number, password: asked.append((number, password))))
    number = "2026-0001"
    intake.post(f"/intake/{number}/again/", {"password": "open-sesame"})
    assert asked == [(number, "open-sesame")]
    assert not Event.objects.filter(detail__icontains="sesame").exists()


def test_search_by_number_and_name(numbers: dict[str, str], intake: Client) -> None:
    for words in (numbers["mail-clerk-annapolis.docx"], "mail-clerk-annapolis"):
        assert "1 case found" in intake.get("/search/", {"words": words}).content.decode()
    assert "0 cases found" in intake.get("/search/", {"words": "zebra"}).content.decode()


def test_intake_sees_how_the_case_of_a_file_stands(numbers: dict[str, str], intake: Client) -> None:
    number = numbers[KIT]
    row = f'<td data-label="Where it is">{{}}</td><td data-label="Case"><a href="/cases/{number}/">'
    for state, words in (("employer", "At the desk: waiting for the employer"), ("decided", "Decided")):
        Task.objects.filter(number=number).update(state=state)
        assert row.format(words) in intake.get("/intake/status/").content.decode()


def test_the_page_of_intake_asks_a_fixed_number_of_questions(numbers: dict[str, str], intake: Client) -> None:
    asked = []
    for _ in ("six files in cases", "one"):
        with CaptureQueriesContext(connection) as questions:
            intake.get("/intake/status/")
        asked.append(len(questions))
        CasePaper.objects.exclude(case__number=numbers[KIT]).delete()
    assert asked[0] == asked[1]


@pytest.fixture
def invoice(numbers: dict[str, str], office: Office) -> str:
    """The number of a file that is no position, read and left in no case."""
    number = store_samples(office.originals, ("invoice-3317.pdf",))["invoice-3317.pdf"]
    assert number not in file_cases()
    return number


def place(client: Client, number: str, **given: str) -> str:
    return client.post("/intake/place/", {"number": number} | given, follow=True).content.decode()


def test_what_is_no_position_is_filed_in_one_step_and_taken_back(invoice: str, intake: Client) -> None:
    assert "no position found: 1" in intake.get("/intake/").content.decode()
    assert "Nothing was changed" in place(intake, invoice, what="file")
    shown = place(intake, invoice, what="file", file=invoice)
    assert "1 file is filed as no position" in shown and "no position found: 1" not in shown
    assert invoice not in file_cases()  # a later run leaves it where it is
    assert "no position found: 1" in place(intake, invoice, what="back")
    assert [one.what for one in Event.objects.filter(number=invoice)] == ["no position", "no position taken back"]


def test_what_is_no_position_is_put_into_the_case_that_it_belongs_to(invoice: str, case: str, intake: Client) -> None:
    assert "Nothing was changed" in place(intake, invoice, case="C-2020-0001")
    assert "Nothing was changed" in place(intake, invoice)
    assert f"{invoice} is in {case} now" in place(intake, invoice, case=case.lower())
    assert CasePaper.objects.get(arrival__number=invoice).role == "attachment"
    assert "Nothing was changed" in place(intake, invoice, case=case)


def test_what_a_person_says_is_a_description_opens_a_case(invoice: str, intake: Client) -> None:
    place(intake, invoice, role="description")
    paper = CasePaper.objects.get(arrival__number=invoice)
    assert (paper.role, paper.how) == ("description", "hand")
    assert Task.objects.get(case=paper.case).state == "settle"
