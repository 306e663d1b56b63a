"""The sections of the case page that have a room of their own: each says what its template needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from review.desk import around_sections
from review.desk.case_page import CaseDesk

Section = Callable[[HttpRequest, CaseDesk], dict[str, Any]]
#: In the order of the page. Each asks the store a fixed number of questions.
SECTIONS: tuple[Section, ...] = (
    around_sections.contacts,
    around_sections.visits,
    around_sections.added,
    around_sections.letters,
)


def sections_of(request: HttpRequest, desk: CaseDesk) -> dict[str, Any]:
    """What all sections need, together."""
    found: dict[str, Any] = {}
    for section in SECTIONS:
        found |= section(request, desk)
    return found
