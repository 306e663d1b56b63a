"""From a file that is dropped in the browser to its case, through a real batch; what is locked waits for a password."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from flows.batch import Steps, at_work, carry_out
from flows.order import Order
from flows.settings import load_settings
from flows.workspace import make_workspace
from review.desk.office import Office, open_office
from review.models import Arrival, Event
from tests.flows.conftest import order_for
from tests.flows.plain_pool import PlainPool


def carry(order: Order) -> None:
    """One batch, as the desk's errand makes it, without Prefect around it."""

    async def batch() -> None:
        async with at_work(order):
            await carry_out(order, Steps())

    asyncio.run(batch())


def page(client: Client, address: str = "/intake/") -> str:
    return client.get(address).content.decode()


def test_a_locked_file_is_dropped_set_aside_opened_with_its_password_and_settled(
    office: Office, tmp_path: Path, as_role: Callable[[str], Client]
) -> None:
    folder = make_workspace(tmp_path / "workspace")
    settings = load_settings(folder, environ={"CIE_EXTRACT_INTAKE_STABLE_SECONDS": "0"})
    order = order_for(settings, PlainPool(), inbox=office.inbox)

    def again(number: str, password: str | None) -> None:
        carry(replace(order, kind="retry", numbers=(number,), password=password))

    open_office(replace(office, take_in=lambda: carry(order), read_again=again))
    intake, before = as_role("intake"), set(Arrival.objects.values_list("number", flat=True))
    files = [SimpleUploadedFile(name, b"locked Stock clerk") for name in ("a stock clerk.txt",)]
    files.append(SimpleUploadedFile("a mail sorter.txt", b"review Mail sorter"))
    shown = intake.post("/intake/", {"files": files}, follow=True).content.decode()
    assert "2 files received" in shown and not list(office.inbox.glob("*.txt"))

    one, other = Arrival.objects.exclude(number__in=before).order_by("name")
    assert (one.bin, other.bin) == ("review", "set_aside")
    status = page(intake, "/intake/status/")
    assert other.number in status and f"/intake/{other.number}/again/" in page(intake)
    assert one.case_papers.count() == 1 and not other.case_papers.exists()

    intake.post(f"/intake/{other.number}/again/", {"password": "wrong"})
    assert Arrival.objects.get(pk=other.pk).bin == "set_aside"
    intake.post(f"/intake/{other.number}/again/", {"password": "sesame"})
    assert Arrival.objects.get(pk=other.pk).bin == "review"
    case = other.case_papers.get().case.number
    assert case in as_role("reviewer").get("/search/", {"words": "stock clerk"}).content.decode()
    assert as_role("reviewer").get(f"/cases/{case}/").status_code == 200
    assert Event.objects.filter(what="read again", number=other.number, by="intake").count() == 2
    for model in apps.get_app_config("review").get_models():  # the password is nowhere
        for row in model._default_manager.values():
            assert "sesame" not in str(row), model
    assert not [path for path in folder.rglob("*") if path.is_file() and b"sesame" in path.read_bytes()]
