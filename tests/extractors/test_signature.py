"""Signatures of a review request: what is none first."""

from __future__ import annotations

from datetime import date

import pytest

from cie_extract.extractors.signature import find
from cie_extract.model.finding import Signed
from cie_extract.pattern_files import load_patterns
from tests.extractors.request_forms import CERTIFICATION, SIGNED, UNSIGNED, WORDINGS
from tests.factory import annotated_of

PATTERNS = load_patterns()
FORM = "\n".join(
    ["# CIE Review Request", *(f"{n}. {said[0]} ...... TRUE" for n, said in WORDINGS.items()), CERTIFICATION]
)


def signature(end: str) -> Signed:
    found = list(find(annotated_of(f"{FORM}\n{end}", PATTERNS), PATTERNS))
    assert len(found) == 1 and isinstance(found[0].value, Signed)
    return found[0].value


@pytest.mark.parametrize("end", UNSIGNED)
def test_a_place_left_empty_is_no_signature(end: str) -> None:
    assert signature(end) == Signed(False)


@pytest.mark.parametrize(
    "end",
    [
        "",
        "Signature: Larch Hill Services, Inc.",
        "Signature: Goodwin Industries   Date: 10/5/2026",
        "Signed: Quarry Hill Partners LLC",
        "Signature: (to be signed)   Printed name: Ann Doe",
        "Signature: on file   Title: Director",
        "Signature: see attached",
        "Signature: N/A",
        "Signature ____________________\nPrinted name: Ann Doe\nTitle: Director\nDate: 10/5/2026",
        "Printed name: Ann Doe\nTitle: Director",
        "| Signature |  | Title |  |\n| Printed name | Ann Doe | Date |  |",
        "Sign here: ______",
        "Signature:\nName and title: Ann Doe, Employment Manager\nDate:",
        "Signature: ____________\nName/Title: Ann Doe, Employment Manager",
        "Signature:\nTyped name: Ann Doe",
        "Signature:\nFull name and position: Ann Doe, Director",
        "Signature:\nPrepared by: Ann Doe",
        "Authorized signature:\nContact person: Ann Doe",
        "| Q19 Signature |  |\n| Q20 Name | Ann Doe |",
        "Contact: Ann Doe, 410-555-0142",
    ],
)
def test_no_signature(end: str) -> None:
    assert signature(end).signed is False


@pytest.mark.parametrize("end", SIGNED)
def test_signed(end: str) -> None:
    found = signature(end)
    assert found.signed and found.name in ("Ann Doe", "Ann B. Doe") and found.date == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("end", "name", "title", "day"),
    [
        ("Signature: /s/ Ann Doe", "Ann Doe", None, None),
        (
            "Signature: Ann Doe, Director of Retail\nDate signed: 16 November 2026",
            "Ann Doe",
            "Director of Retail",
            "2026-11-16",
        ),
        ("Signed Ann Doe (electronically signed 10/29/2026)", "Ann Doe", None, "2026-10-29"),
        (
            "| Signed Ann Doe (electronically signed 10/29/2026) | Title Contracts Manager |",
            "Ann Doe",
            "Contracts Manager",
            "2026-10-29",
        ),
        ("Signed: /s/ Ann Doe, VP Operations Date: 15 October 2026", "Ann Doe", "VP Operations", "2026-10-15"),
        (
            "Signed /s/ Ann A. Doe, Executive Director, on the 2nd day of November, 2026",
            "Ann A. Doe",
            "Executive Director",
            "2026-11-02",
        ),
        (
            "| /s/ Ann Doe | Director of Social Enterprise | Nov. 6, 2026 |",
            "Ann Doe",
            "Director of Social Enterprise",
            "2026-11-06",
        ),
        ("E-signed by: Ann Doe-Vale on 2026-10-05", "Ann Doe-Vale", None, "2026-10-05"),
        ("DocuSigned by: Ann Doe", "Ann Doe", None, None),
        ("/S/ Ann O’Dell, Jr.", "Ann O’Dell, Jr.", None, None),
        (
            "Signature of authorized representative: Ann Doe   Title: CEO   Date: 10/5/26",
            "Ann Doe",
            "CEO",
            "2026-10-05",
        ),
        ("Authorized signature\n/s/ Ann Doe", "Ann Doe", None, None),
        (
            "By: /s/ Ann Doe\nName: Ann Doe\nTitle: Vice President\nDate: 10/05/2026",
            "Ann Doe",
            "Vice President",
            "2026-10-05",
        ),
    ],
)
def test_who_and_when(end: str, name: str, title: str | None, day: str | None) -> None:
    found = signature(end)
    assert (found.signed, found.name, found.title) == (True, name, title)
    assert found.date == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "paper",
    [
        "# Stock Clerk\nSigned for the company by T. Vale, 10/19/2026.",
        "# Stock Clerk\nEmployee signature: ____________ Date: ______",
        "Signs for parcels.",
    ],
)
def test_a_paper_that_is_no_request_has_no_signature(paper: str) -> None:
    assert list(find(annotated_of(paper, PATTERNS), PATTERNS)) == []
