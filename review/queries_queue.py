"""The queue: its filter, its pages, saved views. Reads alone; a fixed number of questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from review.models import SavedView, Task
from review.queries_desk import ASIDE

PAGE = 25


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a person wants to see of the queue. `why`: "contradiction", "contract", "gap"; `papers`: "together" or
    "missing"; `late`: past the day by which it is to be decided."""

    state: str = "settle"
    words: str = ""
    why: str = ""
    site: str = ""
    papers: str = ""
    mine: bool = False
    late: bool = False

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.why or self.site or self.papers or self.mine or self.late)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue, and what the empty page must say. `free`: of those that the filter leaves, how many nobody
    else holds."""

    tasks: tuple[Task, ...]
    total: int
    page: int
    pages: int
    counts: dict[str, int]
    all_in_group: int
    free: int


_RANKS = {"contradiction": 0, "contract": 1, "gap": 2}


def queue_page(wanted: QueueFilter, page: int, person: str, now: datetime, edge: date) -> QueuePage:
    """One page of the queue in its order: contradictions, contracts, gaps; the oldest of each first. What came to its
    clock on or before `edge` is late."""
    counts = {row["state"]: row["n"] for row in Task.objects.values("state").annotate(n=Count("id"))}
    held = Q(held_until__gt=now) & ~Q(held_by="") & ~Q(held_by=person)
    rows = narrowed(Task.objects.filter(state=wanted.state), wanted, person, edge)
    sums = rows.aggregate(all=Count("id"), free=Count("id", filter=~held))
    total = sums["all"]
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    shown = rows.order_by("rank", "received", "id")[(page - 1) * PAGE : page * PAGE]
    return QueuePage(tuple(shown), total, page, pages, counts, counts.get(wanted.state, 0), sums["free"])


def narrowed(rows: QuerySet[Task], wanted: QueueFilter, person: str, edge: date) -> QuerySet[Task]:
    """The rows that a filter leaves."""
    if wanted.words:
        words = wanted.words
        rows = rows.filter(
            Q(title__icontains=words)
            | Q(employer__icontains=words)
            | Q(place__icontains=words)
            | Q(number__icontains=words)
        )
    if wanted.why in _RANKS:
        rows = rows.filter(rank=_RANKS[wanted.why])
    if wanted.site:
        rows = rows.filter(site_state=wanted.site.upper()[:2])
    if wanted.papers in ("together", "missing"):
        rows = rows.filter(complete=wanted.papers == "together")
    if wanted.mine:
        rows = rows.filter(Q(held_by=person) | Q(assigned_to=person))
    if wanted.late:
        rows = rows.filter(clock_from__lt=edge)
    return rows


def saved_views(person: str) -> tuple[SavedView, ...]:
    """A person's own views, then those that others share, by name."""
    rows = SavedView.objects.filter(Q(owner=person) | Q(shared=True))
    return tuple(sorted(rows, key=lambda view: (view.owner != person, view.name.casefold())))


def due_to_wake(today: date) -> tuple[Task, ...]:
    """What was laid aside until today or a day before."""
    return tuple(Task.objects.filter(state__in=ASIDE, wake__lte=today).order_by("id")[:200])
