"""Single sign-on for people that an administrator has made an account for; nobody else gets in."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.account.signals import user_logged_in
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from review import store_history
from review.desk.doorkeeper import needs
from review.desk.office import the_office
from review.desk.sign_in_times import note_sign_in


class OnlyKnownPeople(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """No account is made by signing in, and a closed one stays closed."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not sociallogin.is_existing or not sociallogin.user.is_active:
            _refuse(request, "There is no account here for who you signed in as. Ask an administrator for one.")

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        _refuse(request, "Single sign-on did not say who you are. Try again, or ask an administrator.")


@receiver(user_logged_in)
def note_it(request: HttpRequest, user: Any, sociallogin: Any = None, **_: Any) -> None:
    """A sign-in stands in the history, and the moment of it in the session."""
    if sociallogin is not None:
        office = the_office()
        note_sign_in(request, sociallogin.account.extra_data.get("id_token"))
        detail = {"by": "single sign-on"}
        store_history.note(office.history_key, "signed in", by=user.username, at=office.now(), detail=detail)


@needs("nobody")
def not_signed_in(request: HttpRequest) -> HttpResponse:
    """Where single sign-on leads when it was broken off."""
    messages.error(request, "You are not signed in: single sign-on was broken off.")
    return redirect("sign_in")


def _refuse(request: HttpRequest, words: str) -> NoReturn:
    messages.error(request, words)
    raise ImmediateHttpResponse(redirect("sign_in"))
