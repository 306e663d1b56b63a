"""What every page has around it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cie_extract import __version__
from review import store_people
from review.desk.office import the_office


def frame(request: HttpRequest) -> dict[str, Any]:
    """The menu by rights, and the name of who is signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"version": __version__, "single_sign_on": settings.SINGLE_SIGN_ON}
    menu = [
        ("queue", "Queue", "see_desk"),
        ("intake", "Intake", "use_intake"),
        ("search", "Search", "see_desk"),
        ("public_list", "Public list", "see_desk"),
        ("lead", "Load", "lead"),
        ("people", "People", "manage_people"),
    ]
    here = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "version": __version__,
        "single_sign_on": settings.SINGLE_SIGN_ON,
        "menu": [(name, words, name == here) for name, words, right in menu if user.has_perm(f"review.{right}")],
        "person": user.get_full_name() or user.username,
        "today": the_office().today(),
        "names": SimpleLazyObject(store_people.names),
    }
