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
        "Signed for the employer: ______________",
        "Signed, sealed and delivered by the county.",
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
        # an export of fields
        "| signature typed |  |\n| signer title | Director |\n| date signed |  |",
        "| signature typed | Larch Hill Services, Inc. |",
        "| signature name | n/a |",
        "| signer | Ann Doe |\n| signer title | Director |",
        "| By typing my name I certify that the answers are true |  |",
        "| By typing my name I certify that the answers are true | Larch Hill Services, Inc. |",
        # labels that ask to sign by typing a name, left empty or filled with what is none
        "| Certification: I speak for the employer (type name and title) |  |",
        "| Certification: I speak for the employer (type name and title) | Larch Hill Services, Inc. |",
        "| Certify signature full name | ann.doe@larch.example |",
        "| Certify signature full name | Yes |\n| Date signed | 2026-10-05 |",
        "| Electronic signature (full legal name) | n/a |",
        "| Type your full name to sign |  |\n| Date | 2026-10-05 |",
        "| Full legal name (serves as your signature) | will sign at the office |",
        "| Certifying official | Ann Doe |",
        "| Name of the person who certifies | Ann Doe |",
        "| Participant e-signature (full name) | Ann Doe |",
        "| Do you certify that this is true? | Yes |\n| Contact name | Ann Doe |",
        "Type your full name to sign:\nTitle:\nDate:",
        "I certify that the answers are true. Print name: Ann Doe",
        "I certify that the answers are true.\nSign and print your name: ____________ Ann Doe",
        "Signature: ____________\n| Certified true; enter name and title | Ann Doe, Director |",
        "I certify that the answers are true. Signature: ____________ Enter name: Ann Doe",
        "Typing speed and a good name: Ann Doe",
        # an office, a title and the beginning of a company's name are nobody
        "Signature: Human Resources",
        "Signature: HR Department   Date: 10/5/2026",
        "Signature: Larch Hill Staff",
        "Signed: Director",
        "Signature: Executive Director   Date: 10/5/2026",
        "Employer of record: Larch Hill Services\n/s/ Larch Hill",
        "Signature: Larch Hill   Date: 10/5/2026\n_ Larch Hill Services, Inc.",
        "Electronically signed by Larch Hill Services, Inc.",
        "Certified by Larch Hill Services",
        # a name beside an empty place, or without a date of its own, is a printed one
        "Certified by: Ann Doe\nSignature: ________",
        "Certified by: Ann Doe, Director. Signature: ________",
        "Ann Doe, Director, 10/5/2026\nSignature: ________",
        "Submitted by: Ann Doe, 10/5/2026",
        "Prepared by Ann Doe, Director, 10/5/2026",
        "Ann Doe",
        "Ann Doe, Director",
        "Ann Doe, Director\n410-555-0100",
        "Ann Doe\nDirector\nPosted 10/5/2026",
        "Questions? Call Ann Doe, Director, by 10/5/2026",
        # nor is what else may stand under a certification
        "Larch Hill Services\nLarch Hill Services, Inc. 10/5/2026",
        "Lobby Attendant\nLobby Attendant, revised 10/5/2026",
        "Job Description, 10/5/2026",
        "New York, 10/5/2026",
        "By typing my name below I sign.\nName: ____________",
        "By typing my name below I sign.\nName: Larch Hill Services",
        "☐ By checking this box I sign this form.\nName: Ann Doe",
        # a caption under an empty line, with the name in print under it; a name behind the line
        "____________________\nSignature of employer representative\nAnn Doe, Director",
        "____________________\n(Signature)\nAnn Doe\n(Printed name)",
        "Signature ____________________  Ann Doe, Director",
        "Printed name\nAnn Doe\nSignature\nDate",
        "Larch Hill Services\n____________________\nSignature",
        # another's place is filled, the employer's is not
        "DORS counselor signature: Bo Ash\nEmployer signature: ____________",
        "DocuSigned by:\nAnn Doe is to sign here",
        "DocuSign Envelope ID: 11AA22BB-33CC\nAnn Doe\nDirector",
        "Please type your full name as your signature:\nDate:",
    ],
)
def test_no_signature(end: str) -> None:
    assert signature(end).signed is False


@pytest.mark.parametrize(
    ("over", "day"),
    [
        ("The description was revised on October 2, 2026.", None),
        ("The contract was signed by the county. It runs from October 1, 2026.", None),
        ("Certified for the employer of record on October 27, 2026 by", date(2026, 10, 27)),
        ("Signed for Tern Cove Services on 10/27/2026:", date(2026, 10, 27)),
        ("Given at Elkton this 27 October 2026", date(2026, 10, 27)),
    ],
)
def test_the_day_in_the_line_over_a_signature(over: str, day: date | None) -> None:
    found = signature(f"{over}\n/s/ Ann Doe, Director")
    assert (found.name, found.date) == ("Ann Doe", day)


@pytest.mark.parametrize(
    "end",
    [
        "| signature typed | Ann Doe |\n| signer title | Director |\n| date signed | 2026-10-05 |",
        "| typed signature | Ann Doe |",
        "| signature as typed | Ann Doe |",
        "Signature name: Ann Doe",
        "| signature text | /s/ Ann Doe |",
        "| certified by | Ann Doe, Director |\n| date certified | 10/5/2026 |",
        "| By typing my name I certify that the answers are true | Ann Doe |\n| Date signed | 10/5/2026 |",
        "Type your full name to sign: Ann Doe",
        "| Certification: I speak for the employer (type name and title) | Ann Doe, Director |\n| Date | 2026-10-05 |",
        "| Certify signature full name | Ann Doe |\n| Signer title | Director |\n| Date signed | 2026-10-05 |",
        "| I attest that the answers are so. Enter your full name: | Ann Doe |",
        "| Electronic signature (full legal name) | Ann Doe |",
        "| Typed name (serves as your signature) | Ann Doe, Director |",
        "| 14. Type your name to sign this form | Ann Doe |",
        "| Sign by typing your name | Ann Doe |",
        "| Authorized e-signature | Ann Doe |",
        "| Digital signature of the employer's representative | Ann Doe |",
        "| Verification (key in your name) | Ann Doe |",
        "Certification (type name and title): Ann Doe, Director",
        "I certify that this is so. Type your full name to sign\nAnn Doe",
    ],
)
def test_signed_in_an_export_of_fields(end: str) -> None:
    found = signature(end)
    assert found.signed and found.name == "Ann Doe"


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
        ("Signed for the employer: Ann Doe, Station Manager.", "Ann Doe", "Station Manager", None),
        ("Signed, Ann Doe, Guest Services Director", "Ann Doe", "Guest Services Director", None),
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
        ("Signed: Ann Doe Operations Manager", "Ann Doe", "Operations Manager", None),
        ("/s/ Ann Doe\nAnn Doe, Director\nSigned 10/5/2026", "Ann Doe", "Director", "2026-10-05"),
        ("Signed: /s/ Ann Doe\nTitle: CEO\n-- Ann Doe\nLarch Hill Services", "Ann Doe", "CEO", None),
        # the date of what follows is not the signature's
        ("/s/ Ann Doe\nTitle: Director\nLobby Attendant\nRevised October 1, 2026", "Ann Doe", "Director", None),
        ("/s/ Ann Doe\nTitle: Director\nContract expires 9/30/2027", "Ann Doe", "Director", None),
        # no label: by hand over its print, with its date, typed as the sentence over it says
        ("Ann Doe\nAnn Doe, Director   Date 10/5/2026", "Ann Doe", "Director", "2026-10-05"),
        ("Ann Doe\nAnn Doe, Director – signed 10/05/2026", "Ann Doe", "Director", "2026-10-05"),
        ("Ann Doe\nAnn Doe", "Ann Doe", None, None),
        ("Ann Doe, Director, 10/5/2026", "Ann Doe", "Director", "2026-10-05"),
        ("Ann Doe\nDirector\nDate: 10/5/2026", "Ann Doe", "Director", "2026-10-05"),
        ("| Ann Doe | Director | 10/5/2026 |", "Ann Doe", "Director", "2026-10-05"),
        ("By typing my name I sign this form.\nAnn Doe, Director", "Ann Doe", "Director", None),
        ("By typing my name below, I certify the above.\nName: Ann Doe", "Ann Doe", None, None),
        ("☒ By checking this box I sign this form.\nName: Ann Doe", "Ann Doe", None, None),
        ("Typed and accepted: Ann Doe, Director, 10/5/2026", "Ann Doe", "Director", "2026-10-05"),
        ("Accepted electronically by Ann Doe, Director, 10/5/2026", "Ann Doe", "Director", "2026-10-05"),
        ("Certified true by: Ann Doe, Director, 10/5/2026", "Ann Doe", "Director", "2026-10-05"),
        # over its caption; behind the number of a seal; typed as asked; for a company
        ("Ann Doe\nSignature\nOctober 5, 2026\nDate", "Ann Doe", None, "2026-10-05"),
        ("X Ann Doe\n(signature)", "Ann Doe", None, None),
        ("| Ann Doe | 10/5/2026 |\n| Signature | Date |", "Ann Doe", None, "2026-10-05"),
        ("| Authorized signature | Date |\n| Ann Doe | 10/5/2026 |", "Ann Doe", None, "2026-10-05"),
        ("DocuSigned by:\n8F3A2B1C9D4E4F5\nAnn Doe", "Ann Doe", None, None),
        ("| Please type your full name as signature | Ann Doe |", "Ann Doe", None, None),
        ("Signature: Larch Hill Services by Ann Doe, Director", "Ann Doe", "Director", None),
        ("Signed,\nAnn Doe\nDirector", "Ann Doe", "Director", None),
        ("Sign: ____Ann Doe____", "Ann Doe", None, None),
        ("Attested by Ann Doe, Director on October 5, 2026", "Ann Doe", "Director", "2026-10-05"),
        (
            "| certified by | Ann Doe |\n| certified title | Director |\n| certified on | 2026-10-05 |",
            "Ann Doe",
            "Director",
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
