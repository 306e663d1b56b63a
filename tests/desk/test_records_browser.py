"""Contacts, facts, visits, letters and the list in real Chromium: axe in every state, a visit by keyboard alone,
without JavaScript, at 320 pixels, and as they are printed."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from review.door import close_store, open_store
from tests.desk.cases import CUSTODIAN, FRONT, GROUNDS, KIT, signed
from tests.desk.conftest import Served
from tests.desk.test_browser import Keys, problems, sign_in, violations

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def signed_case(served: Served, django_db_blocker: DjangoDbBlocker) -> str:
    """A case with a signature, for the letter and the line of the list that rest on one. Another is signed too, and one
    waits for the second signature."""
    with django_db_blocker.unblock():
        open_store(served.store)
        signed(served.numbers[KIT], "meets")
        signed(served.numbers[FRONT], "meets")
        signed(served.numbers[CUSTODIAN], "does_not_meet", second=True)
        close_store()
    return served.numbers[KIT]


@pytest.fixture
def page(page: Any) -> Any:
    """The page, signed in as a lead, who may do all of it."""
    sign_in(page, "second")
    return page


def announced(page: Any) -> str:
    words: str = page.locator("#announce").inner_text()
    return words


def test_a_visit_is_planned_and_recorded_by_keyboard_alone(page: Any, served: Served) -> None:
    case, keys = served.numbers[GROUNDS], Keys(page)
    page.goto(f"/cases/{case}/")
    keys.to("Plan a visit", "A")
    keys.press("Enter")
    page.wait_for_url("**/visits/plan/")
    page.evaluate("document.getElementById('id_day').value = '2026-12-07'")  # the parts of a day are the browser's own
    keys.to("Where", "INPUT")
    keys.type(", gate 2")
    keys.to("Plan it", "BUTTON")
    keys.press("Enter")
    page.wait_for_url("**/visits/*/")
    assert "The visit is planned." in announced(page)
    keys.to("Record it", "A")
    keys.press("Enter")
    page.wait_for_url("**/record/")
    page.evaluate("document.getElementById('id_day').value = '2026-11-20'")
    keys.to("Save the record", "BUTTON")
    keys.press("Enter")
    page.wait_for_selector(".desk-summary")
    assert "Shift: This field is required." in page.locator(".desk-summary").inner_text()
    assert page.evaluate("document.activeElement.classList.contains('desk-summary')")
    keys.to("Shift", "INPUT")
    keys.type("Friday, evening")
    keys.to("On this shift: people without disabilities", "INPUT")
    keys.type("2")
    page.locator("#id_seen-md-dors\\.2").focus()
    keys.type("One clock for all.")
    keys.to("It shows", "SELECT")
    keys.press("ArrowDown")
    keys.to("Save the record", "BUTTON")
    keys.press("Enter")
    page.wait_for_url("**/visits/*/")
    assert "The visit is recorded." in announced(page) and "Statement 2 is now: papers support." in announced(page)


def test_axe_finds_nothing_and_nothing_is_cut_off_at_320_pixels(page: Any, served: Served, signed_case: str) -> None:
    case = served.numbers[GROUNDS]
    page.goto(f"/cases/{case}/letters/new/?kind=request")
    page.get_by_role("button", name="Draft the letter").click()
    page.wait_for_url("**/letters/*/")
    letter = page.url.split("/")[-2]
    listed, second = (f"/cases/{served.numbers[name]}" for name in (FRONT, CUSTODIAN))
    page.goto(f"{listed}/list/")
    page.get_by_role("button", name="Put it on the public list").click()
    page.get_by_role("button", name="Take it off the list").wait_for()
    addresses = [
        f"/cases/{case}/{rest}"
        for rest in (
            "", "contacts/", "contacts/new/", "facts/add/", "facts/add/?field=wages", "facts/add/?field=job.team",
            "visits/plan/", "letters/new/?kind=request", f"letters/{letter}/", f"letters/{letter}/page/", "list/",
        )
    ]  # fmt: skip
    addresses += [f"/cases/{signed_case}/list/", f"{listed}/list/", "/list/", "/letter-texts/"]
    addresses += [f"{second}/determination/", f"{second}/"]
    found = {address: problems(page, address) for address in addresses}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_forms_with_errors_take_the_focus_and_axe_finds_nothing(page: Any, served: Served, signed_case: str) -> None:
    case = served.numbers[GROUNDS]
    for address, button in (
        ("contacts/new/", "Note it"), ("facts/add/?field=wages", "Add it"), ("visits/plan/", "Plan it"),
    ):  # fmt: skip
        page.goto(f"/cases/{case}/{address}")
        page.get_by_role("button", name=button).click()
        page.wait_for_selector(".desk-summary")
        assert page.evaluate("document.activeElement.classList.contains('desk-summary')"), address
        links = page.locator(".desk-summary a").evaluate_all("all => all.map(one => one.getAttribute('href').slice(1))")
        assert links and page.evaluate("ids => ids.every(id => document.getElementById(id))", links), address
        assert violations(page) == []
    page.goto(f"/cases/{served.numbers[CUSTODIAN]}/determination/")
    page.get_by_role("button", name="Sign as the second person").click()
    page.wait_for_selector(".desk-summary a")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (
        page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "signed_name-hint signed_name-error"
    )
    assert violations(page) == []


def test_without_javascript_a_contact_is_noted_and_a_line_is_listed(
    chromium: Any, served: Served, signed_case: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=served.address)
    page = context.new_page()
    sign_in(page, "second")
    page.goto(f"/cases/{signed_case}/contacts/new/")
    page.get_by_label("With whom").fill("the personnel office")
    page.get_by_label("What was answered").fill("The plan is the same for all.")
    page.get_by_role("button", name="Note it").click()
    assert "The contact is noted." in announced(page)
    page.goto(f"/cases/{signed_case}/list/")
    page.get_by_role("button", name="Put it on the public list").click()
    assert "is on the public list" in announced(page)
    with page.expect_download() as download:
        page.goto("/list/")
        page.get_by_role("link", name="Save as CSV").click()
    assert signed_case in download.value.path().read_text(encoding="utf-8-sig")
    context.close()


def test_what_is_printed_is_the_sheet_and_the_letter_alone(page: Any, served: Served, signed_case: str) -> None:
    page.goto(f"/cases/{signed_case}/visits/plan/")
    page.fill("#id_day", "2026-12-07")
    page.get_by_role("button", name="Plan it").click()
    page.get_by_role("link", name="Sheet to print").click()
    sheet = page.url
    page.goto(f"/cases/{signed_case}/")
    page.get_by_role("button", name="Draft the determination letter").click()
    page.get_by_role("link", name="See it as a page").click()
    for address, first in ((page.url, ".desk-letter"), (sheet, ".desk-paper-sheet")):
        page.goto(address)
        page.emulate_media(media="print")
        assert page.locator(first).is_visible()
        for hidden in (".desk-header", ".desk-footer", ".desk-noprint", "#announce"):
            assert not page.locator(hidden).first.is_visible(), hidden
        page.emulate_media(media="screen")
        assert violations(page) == []
