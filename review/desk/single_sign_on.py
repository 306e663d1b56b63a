"""Single sign-on for people that an administrator has made an account for; nobody else gets in."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class OnlyKnownPeople(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """No account is made by signing in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
