"""Do the examples of patterns/others speak of whom and what they say, and the others of nobody?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cie_extract.checks.findings import Findings
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.others import People, Sites, load_others


def check(patterns: Patterns) -> Findings:
    """Every hit and every miss of the people beside a job, and of the sites in other towns."""
    others = load_others(patterns)
    people, sites = others.file.people, others.file.sites
    examples = sum(len(group.hits) + len(group.misses) for group in (people, sites))
    wrong = (*_wrong("people", people, others.person_in), *_wrong("sites", sites, others.town_in))
    return Findings("people and sites that are not the job's", examples, wrong)


def _wrong(key: str, group: People | Sites, found_in: Callable[[str], Span | None]) -> Iterator[str]:
    for text in group.misses:
        if found := found_in(text):
            yield f"others/others.yaml: {key}: {text!r} speaks of {text[slice(*found)]!r} and should not."
    for text in group.hits:
        marked = parse_marked(text)
        met = found_in(marked.text)
        if [(mark.start, mark.end) for mark in marked.marks] != ([met] if met else []):
            said = repr(marked.text[slice(*met)]) if met else "nothing"
            yield f"others/others.yaml: {key}: {text!r} speaks of {said}."
