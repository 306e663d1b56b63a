"""What was done with contacts, visits, letters and the public list, in the words of the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review import wording

WHAT = {
    "contact logged": "noted a contact",
    "contact corrected": "corrected a contact",
    "visit planned": "planned a site visit",
    "visit cancelled": "called a site visit off",
    "visit recorded": "recorded a site visit",
    "visit corrected": "corrected the record of a site visit",
    "letter drafted": "drafted a letter",
    "letter changed": "changed the wording of a letter",
    "letter discarded": "laid the draft of a letter away",
    "letter sent": "noted a letter as sent",
    "listed": "put it on the public list",
    "taken off the list": "took it off the public list",
}
_SENT = {"mail": "by mail", "email": "by e-mail", "fax": "by fax", "hand": "by hand"}


def detail(what: str, said: Mapping[str, Any]) -> str:
    """More of it: "Call, 20 Nov 2026, 2 questions"."""
    on = wording.day(said.get("on"))
    if what.startswith("contact"):
        count = len(said.get("about", ()))
        asked = f"{count} question{'' if count == 1 else 's'}" if count else ""
        return ", ".join(part for part in (wording.WAYS.get(str(said.get("way")), ""), on, asked) if part)
    if what.startswith("letter"):
        kind = wording.LETTERS.get(str(said.get("kind")), "")
        to = f"to {said['to']}" if said.get("to") else ""
        return ", ".join(part for part in (kind, _SENT.get(str(said.get("way")), ""), on, to) if part)
    if what == "visit recorded":
        count = len(said.get("facts", ()))
        return f"{count} fact{'' if count == 1 else 's'} from the visit" if count else ""
    if what == "listed":
        return str(said.get("line", {}).get("determination", ""))
    return ". ".join(part for part in (on, str(said.get("why") or "")) if part)
