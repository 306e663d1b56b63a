"""Names beside a printed label, and in answers to several questions at once."""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.extractors.compound_prompts import answers_together
from cie_extract.extractors.employer.names import is_name, key, name_within
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.labelled import labelled_values
from cie_extract.extractors.naming import Candidate, organization_likeness, title_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.pattern_files import Patterns

_LONGEST = 130
_LIKE_A_NAME = 0.6


def labelled_names(annotated: Annotated, patterns: Patterns, book: Wordbook) -> Iterator[Candidate]:
    """The names beside labels of the employer, and of a department that says whose it is."""
    text = annotated.text
    for value in labelled_values(annotated, patterns, "employer"):
        if value.label.role not in ("value", "department", "sender"):
            continue
        span = name_within(text, *value.value, book)
        name = text[span[0] : span[1]]
        if value.label.role == "department" and not book.whole_body.search(name):
            continue
        if not is_name(name, book) or len(name) > _LONGEST:
            continue
        likeness = organization_likeness(name, book.words)
        doubt = 0.0 if likeness >= 0.6 else 0.06 if value.label.score > 0.95 else 0.12
        if likeness < _LIKE_A_NAME and value.label.role == "sender":
            continue
        if likeness < 0.6 and (
            title_likeness(name, book.words) >= 0.9 or name.split()[0].islower() or len(name.split()) > 9
        ):
            continue
        yield Candidate(span, f"label {value.how}", value.label.score - doubt)


def asked_together(annotated: Annotated, patterns: Patterns, book: Wordbook) -> Iterator[Candidate]:
    """The piece of an answer to several questions at once that is an organisation's name."""
    for span in answers_together(annotated, patterns):
        name = annotated.text[span[0] : span[1]]
        if organization_likeness(name, book.words) >= 0.7 and is_name(name, book):
            yield Candidate(span, "asked together", 0.93)
            return


def host_names(annotated: Annotated, patterns: Patterns, book: Wordbook) -> frozenset[str]:
    """The keys of the names beside labels of hosts and customers."""
    text = annotated.text
    found = set()
    for value in labelled_values(annotated, patterns, "employer"):
        if value.label.role == "host":
            span = name_within(text, *value.value, book)
            found.add(key(text[span[0] : span[1]]))
    return frozenset(found)
