"""Cases in a batch: what was read is put into them, those that changed are assessed (`review.case_work` does it)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from cie_extract.errors import SettingsError
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.case import sets_of
from flows.order import Order
from flows.settings import Cases, Settings
from review import case_work, queries_cases

InStore = Callable[..., Awaitable[Any]]
#: Cases assessed in one go: between two of them the store's thread does other things.
_AT_ONCE = 25


async def file_cases(order: Order, in_store: InStore) -> tuple[str, ...]:
    """One batch's share: the cases that got a paper. The night looks at every open case, as its day is another."""
    settings = order.settings
    patterns = load_patterns(settings.reading.patterns)
    check_guides(settings, patterns)
    now = order.now()
    day = now.astimezone(settings.zone).date()
    placed: tuple[str, ...] = await in_store(
        case_work.place_new,
        patterns,
        lambda folder: guide_of(settings, folder),
        lambda folder: case_folder(settings, folder),
        day=day,
        now=now,
    )
    waiting = await in_store(queries_cases.open_cases if order.kind == "nightly" else queries_cases.stale_cases)
    for at in range(0, len(waiting), _AT_ONCE):
        chosen = waiting[at : at + _AT_ONCE]
        await in_store(case_work.assess_cases, chosen, patterns, as_of=day, now=order.now(), also=settings.criteria[1:])
    return placed


def guide_of(settings: Settings, folder: str) -> str:
    """The guide by which what came in a folder is judged: that of the nearest folder named in the settings, else the
    workspace's first."""
    return _named(settings, folder)[1] or settings.criteria[0]


def judged_by(settings: Settings, sets: tuple[str, ...]) -> Settings:
    """The settings of a run that was told its criteria sets: they hold for everything it takes in, whatever the folder.
    A case that is there already keeps its guide."""
    if not sets:
        return settings
    folders = dict.fromkeys(settings.cases.folders, sets[0])
    return settings.model_copy(update={"criteria": sets, "cases": Cases(folders=folders)})


def sets_at(settings: Settings, folder: str) -> tuple[str, ...]:
    """The criteria sets of what came in a folder: its guide, what always stands beside that, and the workspace's."""
    return sets_of(guide_of(settings, folder), settings.criteria[1:])


def case_folder(settings: Settings, folder: str) -> str:
    """The folder as far as it makes a case: one that the settings give a guide is a place for many."""
    named = _named(settings, folder)[0]
    return "" if named and folder.strip("/").casefold() == named else folder


def check_guides(settings: Settings, patterns: Patterns) -> None:
    """Raises SettingsError for a folder whose guide does not exist."""
    known = load_criteria(patterns)
    for folder, guide in settings.cases.folders.items():
        if guide not in known:
            raise SettingsError(f"cases.folders: {folder} names {guide!r}; there are {', '.join(sorted(known))}.")


def _named(settings: Settings, folder: str) -> tuple[str, str]:
    """The nearest folder at or above this one that the settings name, and its guide."""
    names = {name.strip("/").casefold(): guide for name, guide in settings.cases.folders.items()}
    parts = folder.strip("/").casefold().split("/")
    for at in range(len(parts), 0, -1):
        name = "/".join(parts[:at])
        if name in names:
            return name, names[name]
    return "", ""
