"""A survey's answers saved as a PDF, question over answer: the request's answers are read from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import records_of
from tests.readers.pdf_files import BOLD, Sheet, drawn

ASKED = (
    ("Employer of record", "Larkspur Market, Inc."),
    ("Title of the position", "Grocery Stock Clerk"),
    ("Address of the place of work", "418 Quarry Street, Hagerstown, MD 21740"),
    ("Rate of pay", "$16.85 per hour"),
    ("1. The position pays at least the minimum wage that applies at the place of work.", "True"),
    ("2. Wages for the position will at no time be subject to time studies.", "True"),
    ("3. The person hired is eligible for the same benefits as employees without disabilities.", "False"),
    ("4. The position remains open to the person hired regardless of the service provider.", "(no response)"),
    ("5. The position is not in a setting established to employ people with disabilities.", "True"),
    ("6. The duties are not performed in a segregated environment.", "True"),
    ("7. The person hired has the same opportunities for advancement as others.", "True"),
    ("I certify that the answers above are true. Type your name to sign.", "Dana Whitlock"),
    ("Date signed", "11/03/2026"),
)


def test_questions_over_their_answers(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 60, "CIE review request: response 41 of 96", size=14, font=BOLD)
        y = 95.0
        for question, answer in ASKED:
            y = sheet.paragraph(72, y, question, font=BOLD)
            y = sheet.paragraph(84, y + 2, answer) + 12

    (record,) = records_of(drawn(tmp_path, draw), load_patterns(), as_of=date(2026, 11, 22))
    assert record.document.kind == "review_request"
    answers = {number: fact.answer for number, fact in record.facts.statements.items()}
    assert answers == {"1": True, "2": True, "3": False, "4": None, "5": True, "6": True, "7": True}
    assert record.facts.job_title is not None
    assert record.facts.job_title.value == "Grocery Stock Clerk"
    assert [str(wage.low) for wage in record.facts.wages] == ["16.85"]
