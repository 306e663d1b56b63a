"""The history of a number, in words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cie_extract.pattern_files.visits import load_visits
from review import queries_desk, store_people, wording
from review.desk import history_words
from review.desk.added_facts import label_of
from review.desk.case_page import patterns_in_force
from review.desk.case_sections import in_words
from review.desk.doorkeeper import needs
from review.desk.words_in_pages import clock, moment
from review.errors import UnknownNumber
from review.models import Event

_WHAT = {
    "seen": "looked at the case",
    "original opened": "saved the original",
    "taken": "took the case",
    "released": "gave the case back",
    "entered": "entered",
    "undone": "took back",
    "added": "added a fact",
    "judged": "settled a criterion",
    "ask_employer": "noted what to ask the employer",
    "withdrawn": "took back",
    "joined": "joined papers",
    "split": "split papers off",
    "merged": "merged a case",
    "refused": "refused a proposal",
    "case undone": "took a change of the case back",
    "assigned": "assigned the case",
    "employer": "laid it aside: waiting for the employer",
    "postponed": "postponed it",
    "supervisor": "asked the supervisor",
    "brought back": "brought it back to the queue",
    "signed": "signed",
    "signed second": "signed as the second person",
    "re-opened": "re-opened it",
    "read again": "had it read again",
    **history_words.WHAT,
}


@needs("see_desk")
@require_safe
def history(request: HttpRequest, number: str) -> HttpResponse:
    """Who saw, changed and decided what, when; newest first."""
    try:
        task = queries_desk.task_of(number)
    except UnknownNumber:
        raise Http404 from None
    names = store_people.names()
    events = []
    for _, run in groupby(queries_desk.history_of(number), key=_run):
        rows = list(run)
        event, looks = rows[0], len(rows)
        detail = f"{looks} times since {clock(rows[-1].at)}" if looks > 1 else _detail(event, names)
        who = names.get(event.by, event.by or "The program")
        events.append((event, who, _WHAT.get(event.what, event.what), detail))
    return render(request, "desk/history.html", {"task": task, "events": events})


def _run(event: Event) -> tuple[object, ...]:
    """What is told in one line: looks of one person on one day, with nothing between them."""
    looked = event.what == "seen" and not event.detail
    return ("seen", event.by, moment(event.at)[:11]) if looked else (event.pk,)


def _detail(event: Event, names: Mapping[str, str]) -> str:
    said = event.detail
    if event.what == "entered":
        label = wording.field_label(said.get("field", ""))
        value = said.get("value")
        words = (
            wording.value_words(said["field"], value)
            if isinstance(value, dict) and not said["field"].startswith("criteria")
            else ""
        )
        kind = {"not_stated": "not stated", "ask_employer": "ask the employer"}.get(said["kind"], said["kind"])
        where = f", {wording.SOURCES[said['source']]}" if said.get("source", "papers") != "papers" else ""
        return f"{label}: {kind}{f', {words}' if words else ''}{where}"
    if event.what in ("seen", "ask_employer", "judged") and said.get("about"):
        value = wording.OUTCOMES.get(str(said.get("value")), "")
        about = _about(str(said["about"]))
        return ". ".join(part for part in (f"{about}: {value}" if value else about, said.get("note")) if part)
    if event.what == "added":
        told = in_words(said.get("field", ""), said.get("value"), load_visits(patterns_in_force()))
        source = wording.SOURCES.get(said.get("source", ""), wording.ELSEWHERE)
        holds = "; it holds where the papers disagree" if said.get("settles") else ""
        return f"{': '.join(part for part in told if part)}, {source}{holds}"
    if event.what == "withdrawn":
        return ". ".join(part for part in (_about(said.get("field", "")), said.get("why", "")) if part)
    if event.what == "undone":
        return wording.field_label(said.get("field", ""))
    if event.what == "signed":
        return wording.DECISIONS.get(said.get("decision", ""), "")
    if event.what in history_words.WHAT:
        return history_words.detail(event.what, said)
    if event.what == "assigned":
        return f"to {names.get(said.get('to', ''), said.get('to')) or 'anybody'}"
    return " ".join(
        part for part in (said.get("why"), f"until {wording.day(said['until'])}" if said.get("until") else "") if part
    )


def _about(field: str) -> str:
    """What a word or an added fact is about: "Statement 2", "Wage"."""
    name, _, rest = field.partition(".")
    if name == "criteria":
        return wording.criterion_label(rest)
    if name == "point":
        return wording.why_words(*_point(rest))
    return label_of(field, load_visits(patterns_in_force())) if field else ""


def _point(key: str) -> tuple[str, str]:
    code, _, about = key.rpartition("|")[2].partition(":")
    return code, about
