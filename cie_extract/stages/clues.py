"""What tells which papers belong together: of one record, the names and numbers that another paper may share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.model.case import Clues, Role, SitePlace
from cie_extract.model.record import Record
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cases import load_grouping, reference_expression
from cie_extract.stages.combine import fold_employer, fold_words

#: A place of work that was read with less certainty opens no case of its own.
_SURE_SITE = 0.8
_MOST_REFERENCES = 8
_DATE = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?|\d{1,2}-\d{1,2}-(?:\d\d){1,2}")


def clues_of(
    record: Record,
    text: str,
    patterns: Patterns,
    *,
    number: str,
    role: Role,
    folder: str = "",
    file_name: str = "",
    later_version_of: str = "",
) -> Clues:
    """The clues of one record and its text."""
    facts = record.facts
    stated = [site for site in (facts.worksite, *facts.other_worksites) if site is not None]
    return Clues(
        number=number,
        part=record.document.part.index,
        of=record.document.part.of,
        role=role,
        folder=folder,
        file_name=file_name,
        title=fold_title(facts.job_title.value, patterns) if facts.job_title else "",
        employer=fold_employer(facts.employer.value) if facts.employer else "",
        sites=tuple(SitePlace(city=one.city, county=one.county, state=one.state, zip=one.zip) for one in stated),
        sure_sites=bool(stated)
        and all(one.city and one.state and one.confidence >= _SURE_SITE for one in stated)
        and not any(reason.code == "several_positions" for reason in record.route.reasons),
        references=references_in(text, patterns),
        contracts=(fold_words(facts.contract.number),) if facts.contract and facts.contract.number else (),
        later_version_of=later_version_of,
    )


def references_in(text: str, patterns: Patterns) -> tuple[str, ...]:
    """The labelled numbers of a text, folded, each once; a date behind a label is no number."""
    found = (match["number"].lower() for match in reference_expression(patterns).finditer(text))
    return tuple(dict.fromkeys(one for one in found if not _DATE.fullmatch(one)))[:_MOST_REFERENCES]


def fold_title(title: str, patterns: Patterns) -> str:
    """A job title as it is compared: without levels, shifts and articles; the whole where nothing else is left."""
    noise = set(load_grouping(patterns).title_noise)
    words = fold_words(title).split()
    return " ".join([word for word in words if word not in noise] or words)


def keys_of(clues: Clues) -> tuple[str, ...]:
    """The words by which a case is found again where this paper is in it."""
    return tuple(dict.fromkeys(key[:300] for key in _keys(clues)))


def _keys(clues: Clues) -> Iterator[str]:
    yield from (f"reference:{one}" for one in clues.references)
    yield from (f"contract:{one}" for one in clues.contracts)
    if clues.title:
        yield f"title:{clues.title}"
    for site in clues.sites:
        if clues.employer and site.city:
            yield f"place:{clues.employer}|{fold_words(site.city)}|{site.state or ''}"
    if clues.later_version_of:
        yield f"arrival:{clues.later_version_of}"
    yield f"arrival:{clues.number}"
