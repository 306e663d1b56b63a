"""Who gets in: every view says which right it needs, and one that does not say is open to nobody."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

View = TypeVar("View", bound=Callable[..., Any])

#: Views of Django and of single sign-on that are open before signing in.
_OPEN_MODULES = ("allauth.", "django.contrib.staticfiles")


def needs(right: str) -> Callable[[View], View]:
    """Says which right a view needs: a permission of `review.models.Task`, "signed_in", or "nobody" for open to all."""

    def mark(view: View) -> View:
        view.right = right  # type: ignore[attr-defined]
        return view

    return mark


class Doorkeeper:
    """Lets a request through to a view by the right that the view names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse("This is no request of the desk.", status=400) if _broken(request) else None
        response = response or self._get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        right = getattr(view, "right", "")
        if right == "nobody" or view.__module__.startswith(_OPEN_MODULES):
            return None
        if not request.user.is_authenticated:
            if request.headers.get("HX-Request"):
                back = request.headers.get("HX-Current-URL", "")
                answer = HttpResponse(status=401)
                answer["HX-Redirect"] = f"{reverse('sign_in')}?{urlencode({'next': _path(back)})}"
                return answer
            where = request.get_full_path() if request.method == "GET" else _path(request.headers.get("Referer", ""))
            return HttpResponseRedirect(f"{reverse('sign_in')}?{urlencode({'next': where})}")
        person: Any = request.user
        if not right or (right != "signed_in" and not person.has_perm(f"review.{right}")):
            raise PermissionDenied
        return None


def _broken(request: HttpRequest) -> bool:
    """Whether a request holds the character NUL, which no browser's form sends and PostgreSQL does not store."""
    given = [request.path, *(request.headers.get(name, "") for name in ("Referer", "HX-Current-URL"))]
    for values in (request.GET, request.POST):
        given += [word for key, words in values.lists() for word in (key, *words)]
    return any("\0" in str(word) for word in given)


def _path(url: str) -> str:
    """The path of a page of ours: what to come back to."""
    from urllib.parse import urlsplit

    return urlsplit(url).path or "/"


class KindOnly(logging.Formatter):
    """A log line that says what kind of error came and where in the program, never its words: they may be a
    document's."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: Any) -> str:
        kind, _, tb = ei
        last = traceback.extract_tb(tb)[-1] if tb else None
        place = f" at {last.filename}:{last.lineno}" if last else ""
        return f"{kind.__name__ if kind else 'error'}{place}"

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        return super().format(record)
