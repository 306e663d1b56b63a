"""Pages for what went wrong: what it means, and what to do now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, status: int, title: str, what: str, todo: str) -> HttpResponse:
    search = status == 404 and getattr(request, "user", None) is not None and request.user.is_authenticated
    context = {"title": title, "what": what, "todo": todo, "search": search}
    return render(request, "desk/error.html", context, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _page(
        request,
        403,
        "You may not open this page",
        "Your role does not include it.",
        "Ask an administrator if you need it for your work.",
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(
        request, 404, "There is no such page", "The address or number is not known here.", "Search for the number."
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500. Nothing of the error is shown: its words may be a document's."""
    return _page(
        request,
        500,
        "Something failed",
        "The page could not be made. What you had saved before is kept.",
        "Go back and try again; if it happens again, tell whoever looks after the program the time.",
    )


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token: mostly a session that ended."""
    return _page(
        request,
        403,
        "The form had grown too old",
        "Nothing was saved by it.",
        "Go back, load the page again, and send the form once more.",
    )


def locked_out(request: HttpRequest, credentials: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
    """429 after too many wrong passwords."""
    return _page(
        request,
        429,
        "Too many wrong passwords",
        "This account is locked from here for 15 minutes.",
        "Wait, or ask an administrator.",
    )
