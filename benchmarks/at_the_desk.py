"""What one reviewer does at a served desk, through its pages and forms alone, as a browser without JavaScript sends
them."""

from __future__ import annotations

import html
import random
import re
import time
from dataclasses import dataclass, field

import httpx

from benchmarks.served_desk import PASSWORD

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_FORM = re.compile(r'<form method="post" id="form-([^"]+)"(.*?)</form>', re.S)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_RADIO = re.compile(r'type="radio" name="kind"[^>]* value="([^"]+)"')
_STEP = re.compile(r'name="step" value="([^"]+)"')
_EDIT = re.compile(r'\?[^"]*edit=([^"&#]+)')
_SAID = re.compile(r'usa-alert--(\w+)"><div class="usa-alert__body"><p class="usa-alert__text">([^<]*)')
_PICTURE = re.compile(r'src="(/papers/[^"]+\.png[^"]*)"')
#: Seconds after which an answer is taken for lost, and seconds over which people come in.
_PATIENCE, _ARRIVING = 180, 20
#: What is chosen of a form, the first that it offers.
_CHOICES = ("judged:insufficient", "seen", "confirmed", "not_stated", "holds:0")


@dataclass
class Done:
    """What all reviewers did: how long each kind took, which statuses came, which writes were accepted."""

    times: dict[str, list[float]] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    undone: int = 0
    refused: list[str] = field(default_factory=list)


class Reviewer:
    """One reviewer with a session of their own."""

    def __init__(self, name: str, address: str, done: Done, think: float, chance: random.Random) -> None:
        self._name, self._done, self._think, self._chance = name, done, think, chance
        self._client = httpx.Client(base_url=address, follow_redirects=True, timeout=_PATIENCE)
        self._count = 0

    def work_until(self, end: float) -> None:
        """Signs in and works until a moment of the monotonic clock."""
        time.sleep(self._chance.uniform(0, _ARRIVING))
        page = self._get("sign-in page", "/sign-in/")
        self._post("sign in", "/sign-in/", page, username=self._name, password=PASSWORD)
        while time.monotonic() < end:
            self._one_case(end)
        self._client.close()

    def _one_case(self, end: float) -> None:
        self._pause()
        queue = self._get("queue", "/queue/")
        page = self._post("take next", "/queue/next/", queue, state="settle")
        number = page.url.path.strip("/").removeprefix("cases/")
        if not number.startswith("C-"):
            return
        for _ in range(self._chance.randint(4, 9)):
            self._pause()
            if time.monotonic() >= end:
                return
            page = self._get("case", f"/cases/{number}/")
            self._picture(page)
            if self._chance.random() < 0.2 and (step := _STEP.search(page.text)):
                self._undo(number, page, step.group(1))
            else:
                self._settle(number, page)
        self._post("give back", f"/cases/{number}/release/", page)

    def _settle(self, number: str, page: httpx.Response) -> None:
        """Saves the next open card, or one of those that can be edited."""
        forms = dict(_FORM.findall(page.text))
        edits = list(dict.fromkeys(_EDIT.findall(page.text)))
        if edits and (not forms or self._chance.random() < 0.3):
            page = self._get("case, a form", f"/cases/{number}/?edit={self._chance.choice(edits)}")
            forms = dict(_FORM.findall(page.text))
        for dom, form in sorted(forms.items(), key=lambda _: self._chance.random()):
            offered = _RADIO.findall(form)
            kind = next((choice for choice in _CHOICES if choice in offered), None)
            if kind is None:
                continue
            self._count += 1
            note = f"{self._name} said {self._count} of {dom}"
            given = {key: html.unescape(value) for key, value in _HIDDEN.findall(form)}
            given |= {"kind": kind, "note": note}
            if self._chance.random() < 0.5:
                self._post("draft", f"/cases/{number}/draft/", page, **given)
            if self._accepted(self._post("save", f"/cases/{number}/settle/", page, **given)):
                self._done.accepted.append(note)
            return

    def _undo(self, number: str, page: httpx.Response, step: str) -> None:
        if self._accepted(self._post("undo", f"/cases/{number}/undo/", page, step=step)):
            self._done.undone += 1

    def _accepted(self, answer: httpx.Response) -> bool:
        said = _SAID.findall(answer.text)
        if answer.status_code == 200 and any(kind == "success" for kind, _ in said):
            return True
        words = said[0][1] if said else re.sub(r"\s+", " ", answer.text[:80])
        self._done.refused.append(f"{answer.status_code} {words}"[:120])
        return False

    def _picture(self, page: httpx.Response) -> None:
        if found := _PICTURE.search(page.text):
            self._get("picture", html.unescape(found.group(1)))

    def _get(self, what: str, address: str) -> httpx.Response:
        return self._ask(what, "GET", address, None)

    def _post(self, what: str, address: str, page: httpx.Response, **given: str) -> httpx.Response:
        token = _TOKEN.search(page.text)
        return self._ask(what, "POST", address, given | {"csrfmiddlewaretoken": token.group(1) if token else ""})

    def _ask(self, what: str, method: str, address: str, given: dict[str, str] | None) -> httpx.Response:
        started = time.perf_counter()
        try:
            answer = self._client.request(method, address, data=given)
        except httpx.HTTPError as error:
            self._done.errors.append(f"{what}: {type(error).__name__}")
            return httpx.Response(599, request=httpx.Request(method, self._client.base_url.join(address)))
        self._done.times.setdefault(what, []).append(time.perf_counter() - started)
        self._done.statuses += [answer.status_code, *(one.status_code for one in answer.history)]
        if answer.status_code >= 500:
            self._done.errors.append(f"{what}: {answer.status_code}")
        return answer

    def _pause(self) -> None:
        time.sleep(self._chance.uniform(0.5, 1.5) * self._think)
