"""When the person of a session proved who they are by single sign-on, as its provider said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

_KEY = "signed_in_at"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def note_sign_in(request: HttpRequest, claims: Any) -> None:
    """Keeps the moment that the provider's signed token names ("auth_time"). A provider that lets somebody in again
    without asking names the moment that it last did; one that names none has proved nothing."""
    moment = claims.get("auth_time") if isinstance(claims, dict) else None
    request.session[_KEY] = moment if isinstance(moment, int | float) else None


def signed_in_at(request: HttpRequest) -> datetime:
    """That moment; long ago where none is known."""
    moment = request.session.get(_KEY)
    return _NEVER if moment is None else datetime.fromtimestamp(moment, UTC)
