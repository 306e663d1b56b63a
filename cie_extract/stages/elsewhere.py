"""Whether a sentence speaks of something else than the job: of a site of the employer's in another town ("at our
Frederick store"), or of the supervisors and drivers beside it."""

from __future__ import annotations

from cie_extract.model.finding import Finding, Site
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.others import load_others
from cie_extract.pattern_files.places import load_places
from cie_extract.pattern_files.tables import fold_place


def is_of_others(sentence: str, title: str, patterns: Patterns) -> bool:
    """Whether a sentence begins with somebody whom the job's title does not name: a supervisor, a driver. Of a job
    without a title nothing is said."""
    who = load_others(patterns).person_in(sentence)
    return bool(title) and who is not None and sentence[slice(*who)].lower() not in title.lower()


def sites_of(findings: tuple[Finding, ...]) -> tuple[Site, ...]:
    """Every place that may be the place of work."""
    return tuple(one.value for one in findings if one.field == "worksite" and isinstance(one.value, Site))


def is_elsewhere(sentence: str, sites: tuple[Site, ...], patterns: Patterns) -> bool:
    """Whether a town is named as that of a site, and no place of work in the papers lies in it. Where the papers name
    no town for the work, or the name is that of no town in its state, nothing is said."""
    named = load_others(patterns).town_in(sentence)
    here = {fold_place(site.city) for site in sites if site.city}
    states = {site.state for site in sites if site.state}
    if named is None or not here or not states:
        return False
    places, town = load_places(patterns), sentence[slice(*named)]
    return fold_place(town) not in here and any(places.known(town, state) for state in states)
