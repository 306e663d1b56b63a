"""Papers that came together, in a folder, a message or an archive, and may all the same be of two positions: what is
certain is two cases, what is not is one case with a proposal to split it, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cie_extract.model.case import Clues
from cie_extract.stages.combine import same_place
from cie_extract.stages.likeness import near, same_name

Key = tuple[str, int]

#: Below this a difference is how one position is spoken of in two papers.
_ENOUGH = 0.45
_OTHER_TITLE, _NEAR_TITLE, _OTHER_SITE, _OTHER_EMPLOYER, _OTHER_CONTRACT = 0.5, 0.45, 0.3, 0.2, 0.25
_SIDES = {"packet": "request", "request": "request", "description": "description"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Papers that seem to be a position of their own, how much speaks for it, and why."""

    papers: tuple[Key, ...]
    score: float
    why: tuple[str, ...]


def doubt_among(papers: Iterable[Clues]) -> Doubt | None:
    """The doubt of papers that were put together unasked; None where they speak of one position, or of none."""
    positions = [one for one in papers if one.role in _SIDES]
    if not positions:
        return None
    together = [positions[0]]
    doubtful: list[tuple[Clues, tuple[tuple[float, str], ...]]] = []
    for one in positions[1:]:
        why = _least(one, together)
        if sum(worth for worth, _ in why) >= _ENOUGH:
            doubtful.append((one, why))
        else:
            together.append(one)
    if not doubtful:
        return None
    other, why = doubtful[0]
    own = [one for one, _ in doubtful if not one.title or not other.title or one.title == other.title]
    score = min(1.0, round(sum(worth for worth, _ in why), 2))
    return Doubt(tuple((one.number, one.part) for one in own), score, tuple(words for _, words in why))


def _least(one: Clues, together: list[Clues]) -> tuple[tuple[float, str], ...]:
    """What a paper says otherwise than the one that it is nearest to: of its own role where there is one."""
    alike = [other for other in together if _SIDES[other.role] == _SIDES[one.role]] or together
    return min((tuple(_differences(other, one)) for other in alike), key=lambda why: sum(worth for worth, _ in why))


def _differences(first: Clues, other: Clues) -> Iterator[tuple[float, str]]:
    """What two papers say otherwise, each with its worth."""
    if set(first.references) & set(other.references) or _is_version(first, other):
        return  # one of them names the other
    same_side = _SIDES[first.role] == _SIDES[other.role]
    if first.title and other.title and first.title != other.title:
        if not near(first.title, other.title):
            yield _OTHER_TITLE, f"One says {first.title}, another {other.title}."
        elif same_side and not _within(first.title, other.title):
            yield _NEAR_TITLE, f"One says {first.title}, another {other.title}."
    if first.sites and other.sites and not any(same_place(a, b) for a in first.sites for b in other.sites):
        yield _OTHER_SITE, "They name different places of work."
    if first.employer and other.employer and not same_name(first.employer, other.employer):
        yield _OTHER_EMPLOYER, "They name different employers."
    if first.contracts and other.contracts and not set(first.contracts) & set(other.contracts):
        yield _OTHER_CONTRACT, "They name different contracts."


def _within(first: str, other: str) -> bool:
    """Whether one title is the other with words more: "custodian" and "night custodian"."""
    one, two = set(first.split()), set(other.split())
    return one <= two or two <= one


def _is_version(first: Clues, other: Clues) -> bool:
    names = {first.number: first.later_version_of, other.number: other.later_version_of}
    return names[first.number] == other.number or names[other.number] == first.number
