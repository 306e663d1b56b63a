"""The rows of the work list: made when a case was assessed, brought up to date whenever what stands for it changes.
Called within the transactions of the other stores."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from review.case_desk import CasePoint, CaseStanding
from review.case_nouns import CaseFile
from review.models import Case, Determination, Task
from review.queries_desk import OPEN
from review.standing import rank_of
from review.store_cases import held_case, save_assessment
from review.wording import value_words

#: How many reasons a row of the queue keeps.
_KEPT = 12
_SIGNED = ("decided", "second")
#: A contract that ends so soon comes before gaps.
_SOON = timedelta(days=90)


@transaction.atomic
def save_standing(standing: CaseStanding, now: datetime) -> tuple[bool, Task]:
    """Stores what the program made of a case, and writes what the queue shows of it. Says whether anything in it is
    new. Raises UnknownCase, CannotChangeCase."""
    case = held_case(standing.file.number)
    new = save_assessment(case, standing.record, now)
    return new, _shown(case, standing, now)


@transaction.atomic
def show_case(standing: CaseStanding, now: datetime) -> Task:
    """Writes what the queue shows of a case."""
    return _shown(Case.objects.select_for_update().get(number=standing.file.number), standing, now)


def _shown(case: Case, standing: CaseStanding, now: datetime) -> Task:
    """A row of the time before there were cases is taken over with what was signed on it."""
    task = next(iter(Task.objects.filter(case=case)), None) or _taken_over(case) or Task(case=case)
    task.case, task.number = case, case.number
    fill(task, standing, now)
    task.save()
    return task


@transaction.atomic
def close_merged() -> None:
    """Takes the rows of cases that became part of others out of the queue."""
    rows = Task.objects.filter(case__state="merged").exclude(state__in=("merged", *_SIGNED))
    rows.update(state="merged", held_by="", held_until=None)


def fill(task: Task, standing: CaseStanding, now: datetime) -> None:
    """Writes what the queue shows into a row, unsaved."""
    record, opened = standing.record, standing.open_points
    received = min((paper.received for paper in record.papers), default=task.received or now.date())
    task.title = (_said(standing, "job_title") or _name(standing.file))[:400]
    task.employer = _said(standing, "employer")[:400]
    site = _site(standing)
    task.place = value_words("worksite", site)[:200] if site else ""
    task.site_state = (site or {}).get("state") or ""
    ends = record.fact("contract.end")
    task.contract_end = min(date.fromisoformat(str(one.value)) for one in ends.variants) if ends else None
    task.why = [[point.code, point.about] for point in opened[:_KEPT]]
    task.left = len(opened)
    task.rank = min((_rank(point) for point in opened), default=3)
    if task.rank > 1 and task.contract_end and task.contract_end <= now.date() + _SOON:
        task.rank = 1
    if task.clock_from is None or task.received != received:
        task.clock_from = received
    task.received = received
    task.complete = record.readiness.ready
    task.changed = now
    if task.state in (*OPEN, "merged", "waiting"):
        task.state = "settle" if opened else "ready"
    if task.state in _SIGNED and task.pk:
        task.flag = _changed_since(task, standing)


def _rank(point: CasePoint) -> int:
    """0 a contradiction, 1 a contract, 2 a gap."""
    return 1 if point.about == "period_in_force" else rank_of(point.code)


def _taken_over(case: Case) -> Task | None:
    arrivals = case.papers.values("arrival_id")
    task = Task.objects.filter(case=None, arrival_id__in=arrivals).order_by(F("state").asc()).first()
    if task is not None:
        Determination.objects.filter(task=task).update(case=case)
    return task


def _changed_since(task: Task, standing: CaseStanding) -> str:
    """What of the papers is not as it was at the signature; "" where all is."""
    made = Determination.objects.filter(task=task).exclude(state="reopened").order_by("-id").first()
    if made is None:
        return ""
    then = _papers(made.frozen)
    now = _papers(standing.frozen())
    if set(now) - set(then):
        return "A paper was added after the signature."
    if set(then) - set(now):
        return "A paper was taken away after the signature."
    if any(then[name] != now[name] for name in then):
        return "A paper was read anew, or a value was changed, after the signature."
    return ""


def _papers(frozen: dict[str, Any]) -> dict[tuple[str, int], Any]:
    """The papers of a frozen case: which bytes, which reading of them, what persons said."""
    return {
        (str(paper.get("number", paper["name"])), paper["part"]): (
            paper["sha256"],
            paper["text_sha256"],
            [[one["field"], one["kind"], one["value"]] for one in paper["said"]],
        )
        for paper in frozen.get("papers", ())
    }


def _said(standing: CaseStanding, field: str) -> str:
    fact = standing.record.fact(field)
    return fact.variants[0].said if fact else ""


def _site(standing: CaseStanding) -> dict[str, Any] | None:
    if standing.file.site is not None:
        return standing.file.site.model_dump()
    fact = standing.record.fact("worksite")
    return dict(fact.variants[0].value) if fact else None


def _name(file: CaseFile) -> str:
    return file.places[0].name if file.places else file.number
