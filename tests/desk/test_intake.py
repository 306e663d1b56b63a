"""Intake in the browser: the same path as the folder, safe names, nothing written over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from review.desk.office import Office, open_office
from review.models import Event


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
