"""What is done with cases between the store and the core: new papers are placed, changed cases are assessed.

The core decides nothing of a position, and the store nothing of a paper: this is the wire between them. The flows and
the desk both use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from cie_extract.model.case import CaseRecord, Clues, Listed, Role
from cie_extract.model.record import Record
from cie_extract.pattern_files import Patterns
from cie_extract.stages.case import judge_case, role_of
from cie_extract.stages.clues import clues_of, keys_of
from cie_extract.stages.combine import same_place
from cie_extract.stages.group import alike, group
from cie_extract.stages.groups import Group, Grouping, Joined
from review import queries_cases, queries_grouping, store_case_changes, store_cases
from review.case_nouns import CaseFile, ReadAnew, Ungrouped
from review.store_case_changes import Named


def place_new(
    patterns: Patterns, set_of: Callable[[str], str], folder_of: Callable[[str], str], *, day: date, now: datetime
) -> tuple[str, ...]:
    """Puts everything that was read and is in no case yet into cases. Returns the cases that got a paper.

    `set_of` gives the guide of a folder, `folder_of` the folder as far as it makes a case ("" for none).
    """
    _look_anew(patterns, now)
    new = queries_grouping.ungrouped()
    repeats = _mere_repeats(new, folder_of)
    fresh = [one for one in new if one.number not in repeats]
    clues = {(one.number, one.part): _clues(one, folder_of, patterns) for one in fresh}
    held = queries_grouping.held_for(
        (key for one in clues.values() for key in keys_of(one)), (one.folder for one in clues.values())
    )
    folders = {(one.number, one.part): one.folder for one in fresh}
    placed: tuple[str, ...] = ()
    if clues:
        grouping = group(clues.values(), held)
        chosen = {folder_of(folder): set_of(folder) for folder in folders.values()}
        by_paper = {key: set_of(folder) for key, folder in folders.items()}
        # A description that is in a case already may be that of a second one too, at another site.
        known = {(paper.number, paper.part): paper for case in held for paper in case.papers} | clues
        placed = store_cases.place(
            grouping, known, lambda one: _set_of(one, by_paper, chosen, set_of), day=day, now=now
        )
    if repeats:
        store_cases.place_repeats(repeats, now)
    return placed


def place_by_hand(
    number: str, into: str | None, role: Role, patterns: Patterns, guide: str, *, day: date, now: datetime, by: str
) -> tuple[str, ...]:
    """Puts an arrival that is in no case into one, or into a case of its own: a person says that it belongs there.
    Returns the cases that got it. Raises UnknownCase, CannotChangeCase."""
    parts = [one for one in queries_grouping.ungrouped() if one.number == number]
    clues = {
        (one.number, one.part): _clues(one, lambda folder: "", patterns).model_copy(update={"role": role})
        for one in parts
    }
    if not clues:
        return ()
    group_ = Group(into, tuple(Joined(key, "hand", ()) for key in clues), "", None)
    return store_cases.place(Grouping((group_,), (), ()), clues, lambda one: guide, day=day, now=now, by=by)


@transaction.atomic
def join_by_hand(
    number: str, papers: Sequence[Named], patterns: Patterns, *, by: str, why: str, now: datetime, keep: bool = False
) -> None:
    """Puts papers into a case: out of the cases that they are in (`keep`: they stay there too), or for the first time
    where they are in none. Raises UnknownCase, CannotChangeCase."""
    loose = {
        (one.number, one.part): _clues(one, lambda folder: "", patterns, beside=True)
        for one in queries_grouping.ungrouped()
        if (one.number, one.part) in papers or (one.number, None) in papers
    }
    if loose:
        group_ = Group(number, tuple(Joined(key, "hand", (why,) if why else ()) for key in loose), "", None)
        store_cases.place(Grouping((group_,), (), ()), loose, lambda one: "", day=now.date(), now=now, by=by)
    placed = {named for key in loose for named in (key, (key[0], None))}
    rest = [one for one in papers if one not in placed or store_case_changes.elsewhere(number, one)]
    if rest:
        store_case_changes.join(number, rest, by=by, why=why, now=now, keep=keep)


def _look_anew(patterns: Patterns, now: datetime) -> None:
    """What the papers of cases were grouped by, brought up to date where they were read anew: a paper that comes later
    finds them by what they say now, and cases that look like one now are proposed."""
    renewed: dict[str, list[Clues]] = {}
    for one in queries_grouping.read_anew(queries_cases.stale_cases()):
        fresh = _renewed(one, patterns)
        if fresh != one.clues:
            renewed.setdefault(one.case, []).append(fresh)
    if not renewed:
        return
    for case, clues in renewed.items():
        store_cases.renew_clues(case, clues, now)
    keys = [key for clues in renewed.values() for one in clues for key in keys_of(one)]
    named = {name for one in queries_cases.proposals() for name in (one.case, one.other) if name}
    there = {
        one.case: one for one in (*queries_grouping.held({*renewed, *named}), *queries_grouping.held_for(keys, ()))
    }
    store_cases.propose_again(renewed, alike(renewed, there.values()), now)


def _renewed(one: ReadAnew, patterns: Patterns) -> Clues:
    """The clues of the new reading. What a person said it is, and the one place that it stands in this case for,
    stay."""
    held, record = one.clues, Record.model_validate(one.record)
    within = bool(held.folder) or record.document.part.of > 1
    fresh = clues_of(
        record,
        one.text,
        patterns,
        number=held.number,
        role=held.role if one.by_hand else role_of(record.document.kind, within=within),
        folder=held.folder,
        file_name=held.file_name,
        later_version_of=held.later_version_of,
    )
    if one.at is None:
        return fresh
    here = tuple(site for site in fresh.sites if same_place(site, one.at))
    return fresh.model_copy(update={"sites": here or held.sites})


def assess_cases(
    numbers: Iterable[str],
    patterns: Patterns,
    *,
    as_of: date,
    now: datetime,
    also: tuple[str, ...] = (),
    listed: Iterable[Listed] = (),
) -> tuple[str, ...]:
    """Assesses cases, stores what came out and shows it in the work list. Returns those in which something is new."""
    # They read what this module judges.
    from review import queries_listed
    from review.case_desk import case_standing
    from review.store_tasks import close_merged, save_standing

    in_force = tuple(listed) or queries_listed.in_force(as_of)
    new = []
    for number in numbers:
        standing = case_standing(number, patterns, as_of=as_of, also=also, listed=in_force)
        if save_standing(standing, now)[0]:
            new.append(number)
    close_merged()
    return tuple(new)


def judged(
    file: CaseFile,
    patterns: Patterns,
    *,
    as_of: date,
    chosen: str | None = None,
    also: tuple[str, ...] = (),
    listed: Iterable[Listed] = (),
) -> CaseRecord:
    """What the papers of a case say together on a date, by its own guide or the one chosen. Nothing is stored."""
    return judge_case(
        file.number,
        file.papers,
        patterns,
        chosen=chosen or file.criteria_set,
        as_of=as_of,
        also=also,
        added=file.added,
        judged=file.judged,
        site=file.site,
        listed=(one for one in listed if one.number != file.number),  # it does not list itself
    )


def _set_of(
    group_: Group, by_paper: dict[tuple[str, int], str], chosen: dict[str, str], set_of: Callable[[str], str]
) -> str:
    found = next((by_paper[joined.paper] for joined in group_.papers if joined.paper in by_paper), None)
    return found or chosen.get(group_.folder) or set_of(group_.folder)


def _mere_repeats(new: tuple[Ungrouped, ...], folder_of: Callable[[str], str]) -> dict[str, str]:
    """Arrivals of known bytes that came with nothing new beside them: they belong where the first one does."""
    with_news = {folder_of(one.folder) for one in new if not one.repeats} - {""}
    return {one.number: one.repeats for one in new if one.repeats and folder_of(one.folder) not in with_news}


def _clues(one: Ungrouped, folder_of: Callable[[str], str], patterns: Patterns, *, beside: bool = False) -> Clues:
    """`beside`: it is put beside other papers, wherever it lay."""
    record = Record.model_validate(one.record)
    folder = folder_of(one.folder)
    return clues_of(
        record,
        one.text,
        patterns,
        number=one.number,
        role=role_of(record.document.kind, within=beside or bool(folder) or record.document.part.of > 1),
        folder=folder,
        file_name=one.name,
        later_version_of=one.later_version_of,
    )
