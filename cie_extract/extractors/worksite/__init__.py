"""Where the work is done. Headquarters, mailing addresses, places to apply at and letterheads are somewhere else; who
works from home works where the worker sits.

An address counts by what stands before it: the label of a work site, words such as "the yard is at", or the title of
the job. A letterhead's address counts only where the text shows that the work is done in that house.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cie_extract.extractors.addresses import find_addresses
from cie_extract.extractors.labelled import Labelled, labelled_values
from cie_extract.extractors.worksite.labelled_sites import away_spans, in_parts, labelled_sites
from cie_extract.extractors.worksite.open_sites import cities_alone, in_the_open
from cie_extract.extractors.worksite.wordbook import STANDS, Candidate, Wordbook, wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Site
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.places import Places

#: How sure the only place of a paper is, at least.
_ONLY = 0.62


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Candidates of `worksite`; sites that are labelled as such beside the first one go to `other_worksites`."""
    book = wordbook(patterns)
    addresses = find_addresses(annotated.text, book.places)
    labelled = labelled_values(annotated, patterns, "worksite")
    found = [*labelled_sites(annotated, labelled, addresses, book), *in_parts(annotated, labelled, book)]
    away = away_spans(annotated, labelled)
    found += in_the_open(annotated, addresses, away, found, book)
    if not any(one.score >= STANDS for one in found):
        found += cities_alone(annotated, book)
    if book.anywhere.search(annotated.text):
        found = [one if one.rule.startswith("label") else replace(one, score=min(one.score, 0.35)) for one in found]
    elif _is_remote(annotated, labelled, book):
        found = [replace(one, score=min(one.score, 0.35)) if one.rule == "letterhead" else one for one in found]
    elif len(found) == 1 and found[0].score >= STANDS:
        # The one place that the paper names, and where it speaks of as its house: the work is there.
        found = [replace(found[0], score=max(found[0].score, _ONLY))]
    return _as_findings(found, book.places)


def _is_remote(annotated: Annotated, labelled: tuple[Labelled, ...], book: Wordbook) -> bool:
    return book.remote.search(annotated.text) is not None or any(
        one.label.role == "site" and book.remote_value.match(annotated.text, *one.value) for one in labelled
    )


def _as_findings(found: list[Candidate], places: Places) -> Iterator[Finding]:
    found = sorted(found, key=lambda one: (-one.score, one.span))
    taken: list[Site] = []
    for one in found:
        site = one.site
        county = site.county or places.county(site.city, site.state, site.zip)
        another = bool(taken) and one.rule.startswith("label") and one.score >= 0.9
        other = another and not any(_alike(site, already) for already in taken)
        if one.score >= STANDS:
            taken.append(site)
        yield Finding(
            "other_worksites" if other else "worksite",
            replace(site, county=county),
            (one.span,),
            f"worksite/{one.rule}",
            score=round(min(0.99, one.score), 3),
        )


def _alike(one: Site, other: Site) -> bool:
    """Whether two sites may be one: nothing that both state differs."""
    pairs = ((one.city, other.city), (one.state, other.state), (one.zip, other.zip))
    return all(a is None or b is None or a.lower() == b.lower() for a, b in pairs)
