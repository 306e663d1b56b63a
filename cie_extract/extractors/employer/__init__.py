"""The employer of record: beside a label, as the text says who employs, in letterheads and titles, in the
equal-opportunity notice. Hosts, customers, programmes and the agency that gets the papers are none."""

from __future__ import annotations

from collections.abc import Iterable

from cie_extract.extractors.employer.ends import signed_under
from cie_extract.extractors.employer.labelled_names import asked_together, host_names, labelled_names
from cie_extract.extractors.employer.mentions import mentioned
from cie_extract.extractors.employer.recurring import recurring
from cie_extract.extractors.employer.said import said, told_of_itself, under_its_own_heading
from cie_extract.extractors.employer.tops import (
    above_its_address,
    at_the_top,
    beside_the_papers_name,
    first_line,
    over_its_town,
    with_its_short_form,
)
from cie_extract.extractors.employer.web_names import spelled_on_the_web
from cie_extract.extractors.employer.weighing import STANDS, weighed
from cie_extract.extractors.employer.whole_names import whole_names
from cie_extract.extractors.employer.wordbook import wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Candidates of `employer`, each with the rule that saw it; one name seen in several ways is surer."""
    book = wordbook(patterns)
    found = [*labelled_names(annotated, patterns, book), *said(annotated, book), *at_the_top(annotated, book)]
    found += asked_together(annotated, patterns, book)
    found += [*above_its_address(annotated, book), *mentioned(annotated, book)]
    found += [*with_its_short_form(annotated, book), *beside_the_papers_name(annotated, book)]
    found += [*spelled_on_the_web(annotated, book), *under_its_own_heading(annotated, book)]
    if not any(one.score >= STANDS for one in found):
        found += [
            *first_line(annotated, book),
            *over_its_town(annotated, book),
            *signed_under(annotated, book),
            *told_of_itself(annotated, book),
        ]
    if not any(one.score >= STANDS for one in found):
        found += recurring(annotated, book)
    found += whole_names(annotated, found, book)
    return weighed(annotated, found, host_names(annotated, patterns, book), book)
