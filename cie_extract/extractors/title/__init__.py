"""The job title: beside a label, in a heading, or as the text calls the job holder. All candidates are kept, ranked."""

from __future__ import annotations

from collections.abc import Iterable

from cie_extract.extractors.title.headings import in_headings, in_margins, in_sidebars
from cie_extract.extractors.title.labelled_titles import asked_together, in_subjects, labelled_titles
from cie_extract.extractors.title.told import told
from cie_extract.extractors.title.weighing import STANDS, weighed
from cie_extract.extractors.title.wordbook import wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.labels import load_labels


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Candidates of `job_title`, each with the rule that saw it."""
    return annotated.view(_find, patterns)


def _find(annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    book = wordbook(patterns)
    found = [
        *labelled_titles(annotated, patterns, book),
        *in_headings(annotated, book, load_labels(patterns)),
        *told(annotated, book),
    ]
    found += [*in_subjects(annotated, book), *asked_together(annotated, patterns, book)]
    if not any(one.score >= STANDS for one in found):
        found += [*in_margins(annotated, book), *in_sidebars(annotated, book)]
    return tuple(weighed(annotated, found, book.words))
