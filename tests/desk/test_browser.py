"""The desk in real Chromium: axe on every page, by keyboard alone from sign-in to a signed determination, without
JavaScript, and at 320 pixels."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.desk.cases import CUSTODIAN, FRONT, GROUNDS, KIT, LAUNDRY
from tests.desk.conftest import Served
from tests.desk.office import FULL_NAMES, PASSWORD

pytestmark = pytest.mark.slow
#: WCAG 2.1 A and AA, and axe's own advice on landmarks and headings.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
PAGES = (
    "/queue/", "/queue/?state=ready", "/queue/?words=nothing-has-this-name", "/load/",
    "/intake/", "/search/?words=clerk", "/shortcuts/", "/password/", "/cases/{front}/", "/cases/{grounds}/",
    "/cases/{grounds}/?view=text", "/cases/{word}/", "/cases/{front}/papers/",
    "/cases/{grounds}/history/", "/cases/{grounds}/determination/",
)  # fmt: skip


def sign_in(page: Any, name: str) -> None:
    page.goto("/sign-in/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue/**")


def fill_in(address: str, served: Served) -> str:
    cases = served.numbers
    return address.format(grounds=cases[GROUNDS], word=cases[KIT], front=cases[FRONT])


def violations(page: Any) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def problems(page: Any, address: str) -> list[str]:
    """What is wrong with a page: by axe, and what of it is cut off at 320 pixels."""
    page.goto(address)
    return problems_here(page)


def problems_here(page: Any) -> list[str]:
    found = violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1366, "height": 850})
    return found if width <= 320 else [*found, f"{width} pixels wide at 320"]


def opened(page: Any) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return violations(page)


def saved_twice(page: Any, case: str, dom: str) -> list[str]:
    """The page of the second of two who save one field: it takes the focus and shows both."""
    for at, shown in enumerate(("#announce:has-text('confirmed')", "#conflict")):
        page.goto(f"{case}?edit={dom}")
        form = page.locator(f"[id='form-{dom}']").first
        if at == 1:
            form.locator("input[name=seen]").evaluate("one => { one.value = '0' }")  # drawn before the first was saved
        form.locator("button[type=submit]").first.click()
        page.wait_for_selector(shown)
    page.wait_for_function("document.activeElement.getAttribute('role') === 'alert'")  # once what came in has settled
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert page.locator(".desk-both dt").count() == 2
    return problems_here(page)


def refused(answer: Any) -> bool:
    """Whether something was not to be had. 409 is the answer to the second of two who save one field, 422 the one to a
    form with errors: both are asked for here."""
    return bool(answer.status >= 400 and answer.status not in (409, 422))


def with_forms_open(page: Any, case: str) -> dict[str, list[str]]:
    page.goto(case)
    found = {"forms": opened(page)}
    dom = page.locator('[data-card*="f-job_title"]').first.get_attribute("data-card")
    found["picking"] = problems(page, f"{case}?pick={dom}&edit={dom}")
    page.locator(f"[id='form-{dom}'] button[type=submit]").first.wait_for()
    found["somebody else"] = saved_twice(page, case, dom)
    page.goto(f"{case}papers/")
    found["papers"] = opened(page)
    page.goto(f"{case}determination/")
    page.get_by_role("button", name="Sign", exact=True).click()
    assert page.evaluate("document.activeElement.classList.contains('desk-summary')")
    return found | {"errors": violations(page)}


def test_axe_finds_nothing_and_nothing_is_cut_off_or_comes_from_outside(page: Any, served: Served) -> None:
    """Every page and state: as a lead, with forms open, lines to pick and errors; what administrators have alone."""
    asked: list[str] = []
    missing: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: missing.append(f"{answer.status} {answer.url}") if refused(answer) else None)
    found = {"/sign-in/": problems(page, "/sign-in/")}
    sign_in(page, "lead")
    page.goto(f"/cases/{served.numbers[GROUNDS]}/")
    page.get_by_role("button", name="Take it").click()  # a page of the load with something to show
    for address in PAGES:
        found[address] = problems(page, fill_in(address, served))
    found |= with_forms_open(page, f"/cases/{served.numbers[GROUNDS]}/")
    assert missing == []
    page.context.clear_cookies()
    sign_in(page, "administrator")
    found |= {address: problems(page, address) for address in ("/people/", "/people/new/", "/no/such/page/")}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert {url for url in asked if not url.startswith((served.address, "data:"))} == set()


def test_a_value_marks_its_place_and_a_place_its_value(page: Any, served: Served) -> None:
    sign_in(page, "lead")
    page.goto(f"/cases/{served.numbers[GROUNDS]}/")
    wage = page.locator('article[data-card*="f-wages"]').first
    dom = wage.get_attribute("data-card")
    wage.get_by_role("link", name="Show Wage page 1").click()
    assert page.locator(f'rect.is-lit[data-card="{dom}"]').count() == 1
    page.locator("#announce", has_text="Wage is marked on the page").wait_for()
    other = page.locator('rect[data-card*="f-hours_per_week"]').first
    other.dispatch_event("click")
    assert "f-hours_per_week" in page.evaluate("document.activeElement.id")
    page.emulate_media(forced_colors="active")
    drawn = "one => { const style = getComputedStyle(one); return [style.strokeWidth, style.fill] }"
    assert page.locator("rect.is-lit").first.evaluate(drawn) == ["3px", "none"]
    sign = "one => getComputedStyle(one, '::before').backgroundColor === getComputedStyle(one).color"
    assert page.locator(".desk-outcome").first.evaluate(sign)  # drawn in the colour of words, whatever that is
    page.goto("/queue/")
    below = "all => all.map(one => getComputedStyle(one).borderBottomColor)"
    for here, others in ((".desk-menu [aria-current]", ".desk-menu a:not([aria-current])"),
                         (".desk-tabs [aria-current]", ".desk-tabs a:not([aria-current])")):  # fmt: skip
        colours = page.locator(here).evaluate_all(below)
        assert len(colours) == 1 and colours[0] not in page.locator(others).evaluate_all(below), here


def test_without_javascript_a_value_is_settled_from_a_picked_line_and_undone(chromium: Any, served: Served) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=served.address)
    page = context.new_page()
    sign_in(page, "second")
    page.goto(f"/cases/{served.numbers[CUSTODIAN]}/")
    page.get_by_role("link", name="Confirm or change Job title").click()
    page.get_by_role("link", name="Pick lines or words of the page for Job title").click()
    line = page.locator(".desk-picks .usa-checkbox").filter(has_text="Hagerstown").first
    line.get_by_role("link").click()  # its single words
    page.locator(".desk-picks .desk-word").filter(has_text="Hagerstown").first.locator("label").click()
    page.get_by_role("button", name="Save the picked words as Job title").click()
    assert "Job title entered, Hagerstown" in page.locator("#announce").inner_text()
    page.get_by_role("button", name="Undo the last step").click()
    assert "Job title is as it was before" in page.locator("#announce").inner_text()
    page.get_by_role("button", name="Give it back").click()
    context.close()


class Keys:
    """A person with a keyboard alone."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self._page.keyboard.press(key)

    def type(self, words: str) -> None:
        self._page.keyboard.type(words)

    def focus(self) -> dict[str, str]:
        """What has the focus: its role and accessible name as assistive technology is told."""
        found: dict[str, str] = self._page.evaluate(
            """() => { const one = document.activeElement;
            const labels = [...(one.labels || [])].map(each => each.textContent);
            const label = labels.length ? labels.join(' ') : one.textContent;
            return { tag: one.tagName, type: one.type || '', value: one.value || '', id: one.id,
                     name: (one.getAttribute('aria-label') || label || '').replace(/\\s+/g, ' ').trim() } }"""
        )
        return found

    def to(self, name: str, tag: str = "", limit: int = 400) -> None:
        """Tab until what has the focus bears this name."""
        for _ in range(limit):
            self.press("Tab")
            here = self.focus()
            if here["name"].startswith(name) and (not tag or here["tag"] == tag):
                return
        raise AssertionError(f"Tab never came to {name!r}")


def test_a_hold_is_extended_a_line_picked_by_keyboard_and_a_lost_session_loses_nothing(
    page: Any, served: Served
) -> None:
    keys, case = Keys(page), f"/cases/{served.numbers[KIT]}/"
    page.clock.install()
    sign_in(page, "second")
    page.goto(case)
    keys.to("Take it", "BUTTON")
    keys.press("Enter")
    page.wait_for_selector("#lease")
    page.clock.fast_forward("25:30")
    warning = page.locator("#announce .desk-warning", has_text="Your hold on this case ends in five minutes.")
    warning.wait_for()
    page.evaluate("window.scrollTo(0, 2000)")
    assert warning.bounding_box()["y"] >= 0  # in sight wherever the page is scrolled to
    until = page.locator("#lease").get_attribute("data-until")
    keys.to("Hold it longer", "BUTTON")
    keys.press("Enter")
    page.wait_for_function("was => document.getElementById('lease')?.dataset.until > was", arg=until)
    page.clock.set_system_time(datetime.now(UTC))  # the server's own: or the hold ends soon again
    dom = page.locator('article[data-card*="f-job_title"]').first.get_attribute("data-card")
    page.goto(f"{case}?edit={dom}")
    keys.to("Pick lines or words of the page for Job title", "A")
    keys.press("Enter")
    page.wait_for_url("**pick=**")
    keys.to("Position title", "INPUT")
    keys.press("Space")
    keys.to("Save Job title", "BUTTON")
    keys.press("Enter")
    page.locator("#announce", has_text="Job title entered, Position title").wait_for()
    page.goto(f"{case}?edit={dom}")
    page.fill(f"[id='{dom}-note']", "It stands on the door.")
    page.context.clear_cookies(name="sessionid")  # the session is over
    page.locator(f"[id='form-{dom}'] button[type=submit]").first.press("Enter")
    page.wait_for_url("**/sign-in/**")
    page.get_by_text("what you had begun to write is kept").wait_for()
    page.fill("#id_username", "second")
    page.fill("#id_password", PASSWORD)
    keys.press("Enter")
    page.wait_for_url(f"**{case}")
    kept = "id => { const one = document.getElementById(id); return one && one.value === 'It stands on the door.' }"
    page.wait_for_function(kept, arg=f"{dom}-note")
    page.get_by_role("button", name="Give it back").click()


def test_from_sign_in_to_a_signed_determination_by_keyboard_alone(page: Any, served: Served) -> None:
    keys = Keys(page)
    page.goto("/sign-in/")
    keys.press("Tab")
    assert keys.focus()["name"] == "Skip to the content"
    keys.to("Username", "INPUT")
    keys.type("reviewer")
    keys.to("Password", "INPUT")
    keys.type(PASSWORD)
    keys.press("Enter")
    page.wait_for_url("**/queue/**")
    keys.to("Search", "A")
    keys.press("Enter")
    page.wait_for_url("**/search/**")
    keys.to("Number, file name", "INPUT")
    keys.type("laundry")
    keys.press("Enter")
    page.wait_for_url("**/search/?words=laundry")
    keys.to("Laundry Attendant", "A")
    keys.press("Enter")
    page.wait_for_url("**/cases/**")
    keys.to("Take it", "BUTTON")
    keys.press("Enter")
    page.wait_for_selector("#lease")
    first = page.locator("#desk").get_attribute("data-next")
    page.evaluate("id => document.getElementById(id).focus()", first)  # where a save leaves the focus later on
    heard = []
    for _ in range(25):
        card = page.locator(f"[id='{keys.focus()['id']}']")
        if "is-open" not in (card.get_attribute("class") or ""):
            break
        kind = card.locator('input[type="radio"]').first.get_attribute("value") or ""
        if kind.startswith("judged"):
            keys.to("Papers support", "INPUT")
            keys.press("ArrowDown")  # the arrow chooses the next radio: papers contradict
            keys.to("Why, in a sentence", "TEXTAREA")
            keys.type("Said so on the telephone.")
        elif kind == "seen":
            keys.to("Yes, it is settled", "INPUT")
            keys.press("Space")
            keys.to("Why" if card.locator("textarea").count() == 1 else "Note", "TEXTAREA")
            keys.type("It came by mail.")
        elif kind.startswith("holds"):
            keys.to("", "INPUT")
            keys.press("Space")
            keys.to("Why, in a sentence", "TEXTAREA")
            keys.type("The newer one is signed.")
        said = page.locator("#announce").inner_text()
        keys.to("Save", "BUTTON")
        keys.press("Enter")
        page.wait_for_function(
            "was => { const now = document.getElementById('announce').innerText; return now && now !== was }", arg=said
        )
        page.wait_for_timeout(150)
        heard.append(page.locator("#announce").inner_text())
    assert heard and all("left." in words for words in heard)
    assert "Nothing is left to settle here: it is ready to decide." in heard[-1]
    assert keys.focus()["id"] == "decide"
    keys.to("Go to the determination", "A")
    keys.press("Enter")
    page.wait_for_url("**/determination/")
    keys.to("Meets", "INPUT")
    keys.press("ArrowDown")
    for number in range(1, 8):
        keys.to("Reason", "TEXTAREA")
        keys.to(f"Accept this reason for Statement {number}", "INPUT")
        keys.press("Space")
    keys.to("Your full name", "INPUT")
    keys.type(FULL_NAMES["reviewer"])
    keys.to("Your password", "INPUT")
    keys.type(PASSWORD)
    keys.to("Sign", "BUTTON")
    keys.press("Enter")
    page.wait_for_selector("#signed-title")
    assert "does not meet. Signed. It waits for a second person's signature." in page.locator("#announce").inner_text()
    page.goto(f"/cases/{served.numbers[LAUNDRY]}/history/")
    assert "signed" in page.locator("tbody tr").first.inner_text()
