"""One case as the desk opens it: its row of the work list, and what stands for it today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.http import Http404

from cie_extract.pattern_files import Patterns, load_patterns
from review import case_work, queries_desk
from review.case_desk import CaseStanding, standing_of_case
from review.desk.office import the_office
from review.models import Case, Task
from review.store_tasks import save_standing, show_case


@dataclass(frozen=True, slots=True)
class CaseDesk:
    """A case at the desk."""

    number: str
    case: Case
    task: Task
    standing: CaseStanding

    @property
    def signed(self) -> bool:
        return self.task.state in ("decided", "second")


def patterns_in_force() -> Patterns:
    """The patterns of the office, as they were when they were first asked for."""
    return _patterns(the_office().patterns)


@lru_cache(maxsize=8)
def _patterns(overlay: Path | None) -> Patterns:
    """Kept: their versions are hashes over all their files."""
    return load_patterns(overlay)


def number_in(words: str | None, default: int) -> int:
    """A number from an address, else the default."""
    return int(words) if words and words.isdigit() and len(words) < 6 else default


def case_desk(number: str) -> CaseDesk:
    """A case, judged as of today. Raises Http404."""
    office = the_office()
    try:
        case = Case.objects.select_related("task").get(number=number)
    except Case.DoesNotExist:
        raise Http404 from None
    standing = standing_of_case(case, patterns_in_force(), as_of=office.today(), also=office.criteria[1:])
    task = getattr(case, "task", None) or show_case(standing, office.now())
    return CaseDesk(number, case, task, standing)


def refreshed(number: str) -> CaseDesk:
    """A case after something of it was changed: assessed anew, its row of the queue filled; so are the cases that share
    a paper with it."""
    office = the_office()
    desk = case_desk(number)
    _, task = save_standing(desk.standing, office.now())
    others = queries_desk.stale_beside(desk.case)
    if others:
        case_work.assess_cases(
            others, patterns_in_force(), as_of=office.today(), now=office.now(), also=office.criteria[1:]
        )
    return CaseDesk(number, desk.case, task, desk.standing)


def brought_up_to_date(number: str) -> None:
    """Assesses a case anew and fills its row of the queue: after whatever was changed of it."""
    refreshed(number)
