from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from tests.stores import Place, cluster, copied, migrated, store_path

# isort: split
from django.conf import settings as django_settings
from django.test import Client, override_settings

from flows.desk import keys_of
from flows.settings import load_settings
from flows.workspace import make_workspace, prepare_folders
from review.desk.office import Office, open_office
from review.door import close_store, open_store
from tests.desk import office as office_of_tests
from tests.desk.serving import serving

__all__ = ["cluster", "migrated", "store_path"]
CHROMIUM = Path("/usr/bin/chromium")


@dataclass(frozen=True)
class Filled:
    """A store with people and samples in their cases, to be copied; and where the bytes of the samples lie."""

    store: Place
    folder: Path
    cases: dict[str, str]


@pytest.fixture(scope="session")
def filled(
    migrated: Place, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Filled]:
    """The samples are read, stored and judged once for all tests of the desk."""
    folder = tmp_path_factory.mktemp("filled")
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    office = office_of_tests.office_at(folder)
    with copied(migrated, folder / "store.sqlite3") as store, django_db_blocker.unblock():
        open_store(store)
        office_of_tests.people()
        numbers = office_of_tests.store_samples(office.originals)
        cases = office_of_tests.file_cases()
        close_store()
        yield Filled(store, folder, {name: cases[number] for name, number in numbers.items()})


@pytest.fixture
def start(filled: Filled) -> Place:
    """The store that the office of a test starts with; a file of tests may say another."""
    return filled.store


@pytest.fixture
def office(filled: Filled, start: Place, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """An office with a person of each role, and the samples in their cases. Nothing lies in its inbox."""
    with opened(filled, start, tmp_path, django_db_blocker) as (office, _):
        yield office


@contextmanager
def opened(filled: Filled, start: Place, folder: Path, blocker: DjangoDbBlocker) -> Iterator[tuple[Office, Place]]:
    """An office over a copy of a store, open in this process, and the copy."""
    django_settings.ALLOWED_HOSTS = ["testserver"]
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    office = replace(
        office_of_tests.office_at(folder), originals=filled.folder / "originals", pictures=filled.folder / "pictures"
    )
    with copied(start, folder / "store.sqlite3") as place, blocker.unblock():
        open_store(place)
        open_office(office)
        yield office, place
        close_store()


@pytest.fixture
def numbers(filled: Filled, office: Office) -> dict[str, str]:
    """The cases of the samples, by the names of their files."""
    return dict(filled.cases)


@pytest.fixture
def as_role(office: Office) -> Callable[[str], Client]:
    """A client signed in as somebody."""
    return signed_in


def signed_in(name: str) -> Client:
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def reviewer(as_role: Callable[[str], Client]) -> Client:
    """A reviewer who is signed in."""
    return as_role("reviewer")


@pytest.fixture
def case(numbers: dict[str, str]) -> str:
    """The case that most tests are about: the grounds crew's, with much to settle."""
    return numbers["grounds-crew-salem.pdf"]


@dataclass(frozen=True)
class Served:
    """A desk that is served: its address, the cases of its samples, and its store."""

    address: str
    numbers: dict[str, str]
    store: Place


@pytest.fixture(scope="module")  # what one file does at the desk, the next does not find
def served(
    migrated: Place, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Served]:
    """`cie-extract serve` over a workspace with samples and people."""
    workspace = make_workspace(tmp_path_factory.mktemp("desk") / "office")
    settings = load_settings(workspace, environ={})
    prepare_folders(settings)
    # The desk that is served knows no quick way of keeping passwords.
    slow = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])
    with copied(migrated, settings.store.path) as store:
        with django_db_blocker.unblock(), slow:
            open_store(store)
            office_of_tests.people()
            numbers = office_of_tests.store_samples(settings.store.originals)
            # The desk that is served goes by the real time: its papers must have come before what is said of them.
            cases = office_of_tests.file_cases(datetime.now(UTC) - timedelta(hours=1))
            close_store()
        keys_of(settings.desk.secrets)
        with serving(workspace, {} if isinstance(store, Path) else {"CIE_EXTRACT_STORE_DATABASE": store}) as desk:
            yield Served(desk.address, {name: cases[number] for name, number in numbers.items()}, store)


@pytest.fixture(scope="module")  # no longer: Playwright's loop would stop every other asyncio.run in this process
def chromium() -> Iterator[Any]:
    """Debian's Chromium. Without it these tests are skipped, and say so; in CI that is a failure."""
    if not CHROMIUM.exists():
        words = "Chromium is not installed: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop running in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, served: Served) -> Iterator[Any]:
    """A page of the served desk, nobody signed in. A fault of a script or of the content policy fails the test."""
    context = chromium.new_context(viewport={"width": 1366, "height": 850}, base_url=served.address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    yield page
    context.close()
    assert complaints == []
