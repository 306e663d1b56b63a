"""The desk's addresses where an office signs in by OpenID Connect: those of the desk, there and back, and no page of
django-allauth's own."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect.urls import urlpatterns as there_and_back
from django.urls import URLPattern, URLResolver, include, path

from review.desk import urls
from review.desk.single_sign_on import not_signed_in

#: Where django-allauth leads to when something goes wrong, by the names that it knows.
_BROKEN_OFF = (
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reauthenticate",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
    "socialaccount_connections",
)
urlpatterns: list[URLPattern | URLResolver] = [
    *urls.urlpatterns,
    path("single-sign-on/", include(there_and_back)),
    *(path(f"single-sign-on/broken-off/{name}/", not_signed_in, name=name) for name in _BROKEN_OFF),
]

handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
