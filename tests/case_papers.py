"""Papers of cases for tests, made from marks as in `tests.factory`, through the whole path of a document."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import lru_cache

from cie_extract.model.case import Clues, Paper, Role
from cie_extract.model.record import Record
from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import find_in, judge
from cie_extract.stages.case import paper_of, role_of
from cie_extract.stages.clues import clues_of
from tests.factory import document_of

PATTERNS = load_patterns()
DAY = date(2026, 11, 22)

DESCRIPTION = """\
# Mail Clerk
| Employer | Corbel Services, Inc. |
| Work site | 10 Main Street, Hagerstown, MD 21740 |
| Pay | $19.00 per hour |
| Hours | 30 per week |
# Essential functions
- Sorts incoming mail by department
- Delivers mail to each floor
# Qualifications
- Able to lift 30 pounds
"""
REQUEST = """\
# CIE Review Request
| Position title | Mail Clerk |
| Employer of record | Corbel Services, Inc. |
| Work site | 10 Main Street, Hagerstown, MD 21740 |
| Hourly wage | $19.00 |
| Statement | True | False |
| --- | --- | --- |
| 1. The employee earns at least the state or local minimum wage, whichever is higher. | ☒ | ☐ |
| 2. The employee's pay is not subject to time studies that other employees do not face. | ☒ | ☐ |
| 3. The employee is eligible for the same level of benefits as employees without disabilities. | ☒ | ☐ |
| 4. The job remains available to the employee regardless of which service provider is used. | ☒ | ☐ |
| 5. The setting was not established for the sole purpose of employing people with disabilities. | ☒ | ☐ |
| 6. The duties are not performed in a segregated environment. | ☒ | ☐ |
| 7. The employee has the same opportunities for advancement as other employees. | ☒ | ☐ |
Signature: Nora Feld, Director
Date: November 5, 2026
"""


@lru_cache(maxsize=256)
def record_of(source: str, name: str = "example.docx") -> Record:
    """The record of a document of its own bytes."""
    document = replace(document_of(source, name=name), sha256=hashlib.sha256(source.encode()).hexdigest())
    return judge(find_in(document, PATTERNS), PATTERNS, as_of=DAY)


def text_of(source: str) -> str:
    return document_of(source).text


def paper(source: str, number: str = "2026-0001", role: Role | None = None, received: date = DAY) -> Paper:
    """The paper that a document gives."""
    record = record_of(source)
    given = role or role_of(record.document.kind)
    return paper_of(record, number=number, part=1, received=received, role=given)


def clues(source: str, number: str = "2026-0001", folder: str = "", **more: object) -> Clues:
    """The clues of a document."""
    record = record_of(source)
    made = clues_of(record, text_of(source), PATTERNS, number=number, role=role_of(record.document.kind), folder=folder)
    return made.model_copy(update=more)
