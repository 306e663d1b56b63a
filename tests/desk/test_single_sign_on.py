"""Single sign-on against a provider of OpenID Connect that answers on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client, override_settings

from cie_extract.errors import SettingsError
from flows.settings import load_settings, setting_lines
from review import store_history
from review.config import single_sign_on as sso
from review.desk.office import Office, open_office
from review.models import Determination, Event
from review.store_people import make_person
from tests.desk import provider as providers
from tests.desk.cases import LAUNDRY, settle_all
from tests.desk.office import HAND, KEY, NOON
from tests.desk.provider import Provider

_START = "/single-sign-on/oidc/office/login/"


@pytest.fixture(scope="module")
def started() -> Iterator[Provider]:
    with providers.running() as provider:
        yield provider


@pytest.fixture
def provider(office: Office, started: Provider) -> Iterator[Provider]:
    """The provider, an office that signs in by it, and an account without a password."""
    started.who = {"sub": "u-1", "email": "dana@office.example", "email_verified": True, "name": "Dana Wells"}
    started.since = int(NOON.timestamp())
    told = override_settings(
        MIDDLEWARE=[*settings.MIDDLEWARE, *sso.MIDDLEWARE],
        AUTHENTICATION_BACKENDS=[*settings.AUTHENTICATION_BACKENDS, *sso.BACKENDS],
        **sso.single_sign_on(started.address, providers.CLIENT, providers.SECRET, "the county's sign-on"),
    )
    with told, override_settings(INSTALLED_APPS=[*settings.INSTALLED_APPS, *sso.APPS]):  # the apps look at the others
        call_command("migrate", verbosity=0)
        person = make_person("dana", "Dana Wells", None, ("reviewer",), HAND)
        User.objects.filter(pk=person.pk).update(email="dana@office.example")
        yield started


def go(client: Client, **query: str) -> str:
    """There and back, as a browser goes; the page that the person is on then."""
    there = client.get(_START, query)
    assert there.status_code == 302, there.content.decode()[:300]
    back = httpx.get(there["Location"]).headers["Location"].removeprefix("http://testserver")
    return str(client.get(back)["Location"])


def errors_of(client: Client) -> str:
    return client.get("/sign-in/").content.decode()


def test_who_has_an_account_gets_in_and_the_history_says_how(provider: Provider) -> None:
    client = Client()
    assert "the county&#x27;s sign-on" in errors_of(client)
    assert client.get("/queue/").status_code == 302
    assert go(client, next="/queue/") == "/queue/"
    assert client.get("/queue/").status_code == 200
    assert "openid" in provider.asked["scope"].split() and provider.asked["code_challenge_method"] == "S256"
    row = Event.objects.order_by("id").last()
    assert row is not None and (row.by, row.what, row.detail) == ("dana", "signed in", {"by": "single sign-on"})
    assert store_history.verify(KEY).broken is None
    assert go(Client(), next="https://elsewhere.example/") in ("/", "/queue/")


def test_nobody_else_gets_in(provider: Provider) -> None:
    before, known, broken_off = User.objects.count(), provider.who, "/single-sign-on/broken-off/"
    for who in ({"email": "nobody@office.example"}, {"email_verified": False}, {"sub": "u-2", "email": ""}):
        client, provider.who = Client(), known | who
        assert go(client) == "/sign-in/", who
        assert "no account here" in errors_of(client)
        assert client.get("/queue/").status_code == 302
    client, provider.who = Client(), {}
    assert go(client) == "/sign-in/" and "did not say who you are" in errors_of(client)
    assert "broken off" in client.get(f"{broken_off}account_login/", follow=True).content.decode()
    assert User.objects.count() == before  # and no account is made
    for page in ("login/", "signup/", "password/reset/", "email/", "3rdparty/", "social/connections/"):
        assert Client().get(f"/single-sign-on/{page}").status_code == 404, page  # no page of the library is served
    provider.who, other = known, Client()
    back = httpx.get(Client().get(_START)["Location"]).headers["Location"].removeprefix("http://testserver")
    other.get(back)  # a code that was asked for in another browser
    assert other.get("/queue/").status_code == 302
    User.objects.filter(username="dana").update(is_active=False)
    assert go(client) == "/sign-in/" and client.get("/queue/").status_code == 302


def test_a_signature_needs_a_fresh_sign_in_at_the_provider(
    provider: Provider, office: Office, numbers: dict[str, str]
) -> None:
    number, client, noon = numbers[LAUNDRY], Client(), int(NOON.timestamp())
    provider.since = noon - 3600  # let in an hour ago, and let in again without being asked
    go(client, next="/queue/")
    settle_all(client, number)
    address = f"/cases/{number}/determination/"
    page = client.get(address)
    form = {"decision": "withdrawn", "signed_name": "Dana Wells", "seal": page.context["seal"]}
    assert "sign in again by single sign-on" in page.content.decode()
    refused = client.post(address, form)
    assert refused.status_code == 422 and "Sign in again by single sign-on" in refused.content.decode()
    provider.since = None  # a provider that does not say when
    go(client, next=address)
    assert client.post(address, form).status_code == 422
    provider.since = noon
    assert go(client, process="login", next=address, auth_params="prompt=login&max_age=0") == address
    assert (provider.asked["prompt"], provider.asked["max_age"]) == ("login", "0")
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=11)))
    assert client.post(address, form).status_code == 422
    open_office(replace(office, now=lambda: NOON + timedelta(minutes=9)))
    form["seal"] = client.get(address).context["seal"]
    assert client.post(address, form).status_code == 302
    assert Determination.objects.get().signed_by == "dana"


def test_it_is_set_by_settings_and_its_secret_is_not_shown(tmp_path: Path) -> None:
    given = {"CIE_EXTRACT_DESK_OIDC_ISSUER": "https://sso.example/", "CIE_EXTRACT_DESK_OIDC_SECRET": "between-us"}
    assert load_settings(tmp_path, environ=given).desk.oidc_issuer == "https://sso.example"
    shown = {line.key: line.value for line in setting_lines(tmp_path, environ=given)}
    assert shown["desk.oidc_secret"] == "…"
    with pytest.raises(SettingsError, match="https alone"):
        load_settings(tmp_path, environ=given | {"CIE_EXTRACT_DESK_OIDC_ISSUER": "http://sso.example"})
