"""How much a paper looks like one of a case: by reference, title, employer, place, contract, and the role it fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cie_extract.model.case import Clues, SitePlace
from cie_extract.stages.combine import same_place

#: What each thing in common is worth; a proposal shows the sum and the reasons.
_REFERENCE, _VERSION, _CONTRACT, _TITLE, _NEAR_TITLE = 0.6, 0.4, 0.35, 0.3, 0.19
_EMPLOYER, _SITE, _ROLE = 0.25, 0.26, 0.2
_OTHER_TITLE, _OTHER_SITE, _OTHER_EMPLOYER, _OTHER_CONTRACT = 0.5, 0.5, 0.25, 0.3
_SURE = 0.75
_COMPLETES = {("request", "description"), ("description", "request")}
#: Words of so many letters in common at their beginning are the same: custodian, custodial.
_STEM = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, whether that is enough to join them unasked, why, and what speaks against it."""

    score: float
    sure: bool
    why: tuple[str, ...]
    against: tuple[str, ...] = ()


def likeness(paper: Clues, case: tuple[Clues, ...], at: tuple[SitePlace, ...] = ()) -> Likeness:
    """A paper against the papers of a case; `at` is the place of the case where it has one of its own."""
    points = tuple(_points(paper, case, at or tuple(site for one in case for site in one.sites)))
    score = round(sum(worth for worth, _ in points), 2)
    against = tuple(words for worth, words in points if worth < 0 and words)
    worths = {worth for worth, words in points if words}
    named = {_TITLE, _EMPLOYER} <= worths
    numbered = (_REFERENCE in worths and bool({_TITLE, _EMPLOYER} & worths)) or {_CONTRACT, _TITLE} <= worths
    return Likeness(
        score=max(0.0, min(1.0, score)),
        sure=(named or numbered) and score >= _SURE and not against,
        why=tuple(words for worth, words in points if worth > 0),
        against=against,
    )


def _points(paper: Clues, case: tuple[Clues, ...], places: tuple[SitePlace, ...]) -> Iterator[tuple[float, str]]:
    """What speaks for it and against it, each with its worth."""
    titles = {one.title for one in case if one.title}
    if paper.title and paper.title in titles:
        yield _TITLE, "The same job title."
    elif paper.title and any(near(paper.title, one) for one in titles):
        yield _NEAR_TITLE, "A job title in other words."
    elif paper.title and titles:
        yield -_OTHER_TITLE, "Another job title."
    employers = {one.employer for one in case if one.employer}
    if paper.employer and any(same_name(paper.employer, one) for one in employers):
        yield _EMPLOYER, "The same employer."
    elif paper.employer and employers:
        yield -_OTHER_EMPLOYER, ""  # a host and its provider have two names: less likely, not impossible
    if paper.sites and any(same_place(here, there) for here in paper.sites for there in places):
        yield _SITE, "The same place of work."
    elif paper.sites and places:
        yield -_OTHER_SITE, "Another place of work."
    references = _shared(paper.references, (one.references for one in case))
    if references:
        yield _REFERENCE, f"The same reference ({references[0]})."
    if _shared(paper.contracts, (one.contracts for one in case)):
        yield _CONTRACT, "The same contract number."
    elif paper.contracts and any(one.contracts for one in case):
        yield -_OTHER_CONTRACT, ""  # a contract may have been awarded anew
    if any(_version_of(paper, one) for one in case):
        yield _VERSION, "A later file of the same name."
    if any((paper.role, one.role) in _COMPLETES for one in case) and all(paper.role != one.role for one in case):
        yield _ROLE, "A request and a description."


def clearly_differ(first: Clues, second: Clues) -> bool:
    """Whether two papers of one role speak of two positions: titles without a word in common, or other places."""
    return _other_titles(first, second) or _other_places(first, second)


def differ_in_both(first: Clues, second: Clues) -> bool:
    """Whether a request and a description speak of two positions: no word of their titles, no place, no reference and
    no contract is common to both."""
    tied = set(first.references) & set(second.references) or set(first.contracts) & set(second.contracts)
    return not tied and _other_titles(first, second) and _other_places(first, second)


def _other_titles(first: Clues, second: Clues) -> bool:
    return bool(first.title and second.title) and not near(first.title, second.title)


def _other_places(first: Clues, second: Clues) -> bool:
    places = [(here, there) for here in first.sites for there in second.sites]
    return bool(places) and not any(same_place(here, there) or _may_be_one(here, there) for here, there in places)


def near(first: str, second: str) -> bool:
    """Whether two titles may be one in other words: half of the words of the shorter begin alike."""
    one, other = ({word[:_STEM] for word in title.split()} for title in (first, second))
    return len(one & other) * 2 >= min(len(one), len(other)) > 0


def same_name(first: str, second: str) -> bool:
    """Whether two employers' names are one: equal, or the shorter, of two words at least, stands in the longer."""
    if first == second:
        return True
    one, other = sorted((first.split(), second.split()), key=len)
    return len(one) >= 2 and set(one) <= set(other)


def _may_be_one(here: SitePlace, there: SitePlace) -> bool:
    """Places that share neither city nor ZIP, as one of them states neither."""
    return not (here.city and there.city) and not (here.zip and there.zip) and here.state in (None, there.state)


def _shared(mine: tuple[str, ...], theirs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    every = {one for each in theirs for one in each}
    return tuple(one for one in mine if one in every)


def _version_of(paper: Clues, other: Clues) -> bool:
    return other.number == paper.later_version_of or bool(other.later_version_of == paper.number and paper.number)
