"""Which papers belong together: a sub-folder, a message, an archive is one case; single files are joined by what they
say. What is not certain is a proposal with its score and reasons, and a person's to accept.

A case is one position at one site: the same description for five sites is in five cases. A paper that is no position
(an invoice, a letter) opens no case: it goes to the case that it surely belongs to, else to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from cie_extract.model.case import Clues, SitePlace
from cie_extract.stages.combine import same_place
from cie_extract.stages.doubt import Doubt, doubt_among
from cie_extract.stages.groups import Group, Grouping, Held, Joined, Parting, Proposal
from cie_extract.stages.likeness import Likeness, clearly_differ, differ_in_both, likeness

#: At and above this two cases are proposed to a person as one.
PROPOSE = 0.45
_FIRST = {"packet": 0, "request": 1, "description": 2, "attachment": 3, "other": 4}
_POSITIONS = ("packet", "request", "description")


@dataclass(slots=True)
class _Case:
    """A case while papers are being placed."""

    case: str | None
    clues: list[Clues]
    folder: str = ""
    site: SitePlace | None = None
    joined: list[Joined] = field(default_factory=list)
    doubt: Doubt | None = None

    def add(self, clues: Clues, how: str, why: tuple[str, ...] = (), site: SitePlace | None = None) -> None:
        if (clues.number, clues.part) not in {(one.number, one.part) for one in self.clues}:
            self.clues.append(clues)
            self.joined.append(Joined((clues.number, clues.part), how, why, site))
            self.site = self.site or site


def group(new: Iterable[Clues], held: Iterable[Held] = ()) -> Grouping:
    """Places every new paper into one case or more, but what belongs to none and is no position. The order of `new`
    never matters."""
    cases = [_Case(one.case, list(one.papers), one.folder, one.site) for one in sorted(held, key=lambda one: one.case)]
    ordered = sorted(new, key=_order)
    for unit in _units(ordered):
        if len(unit) > 1 or unit[0].folder:
            _place_together(unit, cases)
        else:
            _place_single(unit[0], cases)
    return _result(cases)


def alike(changed: Iterable[str], held: Iterable[Held]) -> Grouping:
    """Which cases look like one now that the papers of some were read anew. Nothing is placed: what a person or an
    earlier reading put together stays, and joining is a person's to accept."""
    names = frozenset(changed)
    cases = [_Case(one.case, list(one.papers), one.folder, one.site) for one in sorted(held, key=lambda one: one.case)]
    return _result(cases, names)


def _order(clues: Clues) -> tuple[int, str, int, int]:
    stem, _, serial = clues.number.rpartition("-")
    return (_FIRST.get(clues.role, 5), stem, int(serial) if serial.isdigit() else 0, clues.part)


def _units(ordered: Sequence[Clues]) -> list[list[Clues]]:
    """Papers that came together: those of a folder, those of a file that holds several; the rest one by one."""
    units: dict[tuple[str, str], list[Clues]] = {}
    for one in ordered:
        units.setdefault(("folder", one.folder) if one.folder else ("file", one.number), []).append(one)
    # What came together is placed first: single files then find it, whatever the order of their numbers.
    return sorted(units.values(), key=lambda unit: not (len(unit) > 1 or unit[0].folder))


def _how(clues: Clues) -> str:
    if clues.folder:
        return "folder"
    if clues.of > 1:
        return "mail" if clues.file_name.lower().endswith((".eml", ".msg", ".mht")) else "archive"
    return "alone"


def _place_together(unit: list[Clues], cases: list[_Case]) -> None:
    folder = unit[0].folder
    numbers = {clues.number for clues in unit}
    there = [case for case in cases if (folder and case.folder == folder) or _holds(case, numbers)]
    together = [*unit, *(clues for case in there for clues in case.clues)]
    if not _several_positions(together):
        target = there[0] if there else _found(unit, cases) or _Case(None, [], folder)
        if target not in cases:
            cases.append(target)
        for clues in unit:
            target.add(clues, _how(clues))
        target.doubt = doubt_among(sorted(target.clues, key=_order))
        return
    # Several positions lie together: each finds its own among them, by what it says.
    among = there
    for clues in unit:
        if clues.role in _POSITIONS:
            before = len(cases)
            _place_single(clues, cases, among=among, how=_how(clues), folder=folder)
            among += cases[before:]
    for clues in unit:
        if clues.role not in _POSITIONS:
            if clues.folder:
                _place_single(clues, cases, among=among, how=_how(clues), folder=folder)
            else:
                for case in among:  # a message's own words, a paper for all in an archive
                    case.add(clues, _how(clues))


def _is_of_a_position(papers: Iterable[Clues]) -> bool:
    return any(one.role in _POSITIONS for one in papers)


def _holds(case: _Case, numbers: set[str]) -> bool:
    """Whether a case holds other parts of the same file already."""
    return any(clues.number in numbers and clues.of > 1 for clues in case.clues)


def _found(unit: list[Clues], cases: list[_Case]) -> _Case | None:
    """The one case without a folder that a message or an archive surely belongs to."""
    if unit[0].folder:
        return None
    sure = [case for case in cases if any(_match(clues, case).sure for clues in unit) and not _against(unit, case)]
    return sure[0] if len(sure) == 1 else None


def _against(unit: list[Clues], case: _Case) -> bool:
    return any(_match(clues, case).against for clues in unit)


def _several_positions(papers: Iterable[Clues]) -> bool:
    """Whether papers that came together speak of several positions: two requests, or two descriptions, that clearly
    differ in title or site; a request and a description that differ in both. A request beside a description in other
    words is one position in two."""
    of_role: dict[str, list[Clues]] = {}
    for one in papers:
        of_role.setdefault("request" if one.role == "packet" else one.role, []).append(one)
    requests, descriptions = of_role.get("request", []), of_role.get("description", [])
    if any(clearly_differ(one, other) for some in (requests, descriptions) for one, other in combinations(some, 2)):
        return True
    return any(descriptions and all(differ_in_both(one, other) for other in descriptions) for one in requests)


def _place_single(
    clues: Clues,
    cases: list[_Case],
    *,
    among: list[_Case] | None = None,
    how: str = "alone",
    folder: str = "",
) -> None:
    """Into the case or cases that it surely belongs to, else into a new one."""
    if clues.role == "description" and clues.sure_sites and len(clues.sites) > 1:
        for site in clues.sites:
            _place_at(clues, site, cases, among, how, folder)
        return
    looked_at = cases if among is None else among
    matches = [(case, _match(clues, case)) for case in looked_at]
    sure = [(case, match) for case, match in matches if match.sure]
    if clues.role != "description" and len(sure) > 1:
        best = max(match.score for _, match in sure)
        sure = [(case, match) for case, match in sure if match.score == best]
        sure = sure if len(sure) == 1 else []  # it fits several equally: a person says which
    if clues.role in _POSITIONS and sure:
        for case, match in sure:
            case.add(clues, "joined", match.why)
        return
    if sure:
        sure[0][0].add(clues, "joined", sure[0][1].why)
        return
    opened = _Case(None, [], folder)
    opened.add(clues, how)
    _share_description(opened, clues, looked_at)
    cases.append(opened)


def _place_at(
    clues: Clues, site: SitePlace, cases: list[_Case], among: list[_Case] | None, how: str, folder: str
) -> None:
    """A description that names several sites: into the case of each."""
    here = clues.model_copy(update={"sites": (site,)})
    looked_at = cases if among is None else among
    sure = [(case, match) for case in looked_at if (match := _match(here, case)).sure and _is_at(case, site)]
    for case, match in sure:
        case.add(here, "sites", match.why, site)
    if not sure:
        opened = _Case(None, [], folder, site)
        opened.add(here, "sites" if how == "alone" else how, site=site)
        cases.append(opened)


def _is_at(case: _Case, site: SitePlace) -> bool:
    stated = [case.site] if case.site else [one for clues in case.clues for one in clues.sites]
    return any(same_place(one, site) for one in stated if one is not None)


def _share_description(opened: _Case, clues: Clues, cases: Iterable[_Case]) -> None:
    """A request for another site of a position whose description came before: the description is in both cases."""
    if clues.role != "request":
        return
    for case in cases:
        for other in case.clues:
            if other.role == "description" and likeness(clues, (other,)).sure:
                opened.add(other, "sites", ("The same description for another site.",))


def _match(clues: Clues, case: _Case) -> Likeness:
    at = (case.site,) if case.site else ()
    return likeness(clues, tuple(case.clues), at)


def _result(cases: list[_Case], changed: frozenset[str] = frozenset()) -> Grouping:
    """The groups, and the proposals between two of which one has new papers, or papers that were read anew."""
    proposals = []
    named: set[int] = set()
    cases = [case for case in cases if case.case is not None or _is_of_a_position(case.clues)]
    for first, one in enumerate(cases):
        for second in range(first + 1, len(cases)):
            other = cases[second]
            if not one.joined and not other.joined and not changed & {one.case, other.case}:
                continue
            match = _case_match(one, other)
            if match is not None:
                proposals.append((first, second, match))
                named |= {first, second}
    kept = [place for place, case in enumerate(cases) if case.joined or place in named]
    at = {place: index for index, place in enumerate(kept)}
    return Grouping(
        groups=tuple(
            Group(cases[place].case, tuple(cases[place].joined), cases[place].folder, cases[place].site)
            for place in kept
        ),
        proposals=tuple(
            Proposal(at[first], at[second], round(match.score, 2), match.why) for first, second, match in proposals
        ),
        partings=tuple(Parting(at[place], doubt) for place in kept if (doubt := cases[place].doubt) is not None),
    )


def _case_match(one: _Case, other: _Case) -> Likeness | None:
    """How much two cases look like one; None where something speaks against it, or too little for it."""
    keys = {(clues.number, clues.part) for clues in one.clues}
    if keys & {(clues.number, clues.part) for clues in other.clues}:
        return None  # one paper for several sites
    if one.site and other.site and not same_place(one.site, other.site):
        return None
    at: Mapping[int, tuple[SitePlace, ...]] = {0: (other.site,) if other.site else ()}
    matches = [likeness(clues, tuple(other.clues), at[0]) for clues in one.clues if clues.role in _POSITIONS]
    matches = [match for match in matches if match.score >= PROPOSE]
    if not matches or any(match.against for match in matches):
        return None
    return max(matches, key=lambda match: match.score)
