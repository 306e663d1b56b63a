"""What becomes of papers that are put into cases: groups, and proposals between and within them."""

from __future__ import annotations

from dataclasses import dataclass

from cie_extract.model.case import Clues, SitePlace
from cie_extract.stages.doubt import Doubt, Key


@dataclass(frozen=True, slots=True)
class Held:
    """A case that is there already."""

    case: str
    papers: tuple[Clues, ...]
    folder: str = ""
    site: SitePlace | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A paper that goes into a case, and why it does. `why` is empty where it founds the case. `site`: of the several
    places that it names, the one that this case is about."""

    paper: Key
    how: str  # "folder", "mail", "archive", "alone", "joined", "sites"
    why: tuple[str, ...] = ()
    site: SitePlace | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Papers of one case: of one that is there already (`case`), or of a new one."""

    case: str | None
    papers: tuple[Joined, ...]
    folder: str = ""
    site: SitePlace | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two groups, by their place among the groups, that may be one case."""

    first: int
    second: int
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """Papers of one group, by its place among the groups, that came together and may be a position of their own."""

    group: int
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Grouping:
    """What becomes of new papers. Groups without new papers are left out, but those that a proposal names."""

    groups: tuple[Group, ...]
    proposals: tuple[Proposal, ...]
    partings: tuple[Parting, ...] = ()
