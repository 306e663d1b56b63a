"""The sections of the case page that have a room of their own: contacts, visits, added facts, letters and the public
list. Each says what its template needs, and asks the store a fixed number of questions."""

from __future__ import annotations

from typing import Any

from cie_extract.pattern_files.visits import VisitFile, load_visits
from review import queries_contacts
from review.desk.added_facts import label_of
from review.desk.case_page import CaseDesk, patterns_in_force
from review.desk.suggestions import suggestions_of
from review.sentences import value_in_words
from review.wording import value_words

_MOST = 5


def sections_of(desk: CaseDesk) -> dict[str, Any]:
    """What all sections need, together."""
    return contacts(desk) | visits(desk) | added(desk) | letters(desk)


def contacts(desk: CaseDesk) -> dict[str, Any]:
    """The latest contacts that were not corrected."""
    held = [one for one in queries_contacts.contacts_of(desk.case) if not hasattr(one, "replaced_by")]
    return {"contacts": held[:_MOST], "contact_count": len(held)}


def visits(desk: CaseDesk) -> dict[str, Any]:
    """The visits, and which of them are still to come."""
    return {"visits": queries_contacts.visits_of(desk.case)}


def added(desk: CaseDesk) -> dict[str, Any]:
    """The facts added by hand, and what the papers suggest; those that were taken back stay to be read."""
    sheet = load_visits(patterns_in_force())
    held = queries_contacts.added_of(desk.case)
    gone = queries_contacts.overtaken(held)
    rows = [(row, *in_words(row.field, row.value, sheet)) for row in held]
    return {
        "suggestions": suggestions_of(desk, held),
        "added": [one for one in rows if one[0].withdrawn is None and one[0].pk not in gone],
        "withdrawn": [one for one in rows if one[0].withdrawn is not None],
    }


def letters(desk: CaseDesk) -> dict[str, Any]:
    """The letters, and whether the case is on the public list."""
    rows = queries_contacts.letters_of(desk.case)
    publications = queries_contacts.publications_of(desk.case)
    latest = desk.standing.determinations[0] if desk.standing.determinations else None
    signed = latest is not None and latest.state == "signed"
    return {
        "letters": [row for row in rows if row.state != "discarded"],
        "listed": next((one for one in publications if one.state == "listed"), None),
        "undo_end": queries_contacts.end_of_undoing(
            (row for row in rows if row.case_id == desk.case.pk),
            (row for row in publications if row.case_id == desk.case.pk),
        ),
        "letter_of_decision": signed,
        "listable": signed and latest is not None and latest.decision != "withdrawn",
    }


def in_words(field: str, value: Any, sheet: VisitFile) -> tuple[str, str]:
    """An added fact as a label and its value in words; of what was said or seen of a criterion one sentence alone."""
    shown = next((one for one in sheet.shows if one.cue == field), None)
    if shown is not None:
        status = value.get("status") if isinstance(value, dict) else value
        return (shown.negated if status == "negated" else shown.asserted), ""
    label = label_of(field, sheet)
    if isinstance(value, dict):
        return label, value_words(field, value)
    if isinstance(value, bool):
        told = ("True", "False") if field.startswith("statements.") else ("yes", "no")
        return label, told[0] if value else told[1]
    return label, value_in_words(field, str(value))
