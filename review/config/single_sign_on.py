"""What Django is told where an office signs in by OpenID Connect (django-allauth)."""

from __future__ import annotations

from typing import Any

APPS = ["allauth", "allauth.account", "allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]
BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]


def single_sign_on(issuer: str, client: str, secret: str, name: str) -> dict[str, Any]:
    """The settings beside apps, middleware and backends. An administrator makes the account first; single sign-on finds
    it by its e-mail address, where the provider says that this is verified."""
    provider = {
        "provider_id": "office",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer},
    }
    return {
        "ROOT_URLCONF": "review.desk.urls_single_sign_on",
        "SINGLE_SIGN_ON": name,
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [provider], "OAUTH_PKCE_ENABLED": True}},
        "SOCIALACCOUNT_ADAPTER": "review.desk.single_sign_on.OnlyKnownPeople",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
        # A link, no form: the content policy sends forms to this desk alone.
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_ALLOW_REGISTRATION": False,
    }
