"""What running text calls the job: "seeks a Stock Clerk", "The Stock Clerk shelves"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.naming import Candidate, title_likeness, trimmed
from cie_extract.extractors.title.wordbook import Wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span

_MOST_WORDS = 7
_WORD_END = re.compile(r"[\w’')/-]+")


def told(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The titles that sentences give, way by way (patterns/fields/job_title_sayings.yaml)."""
    text = annotated.text
    whole = [(0, len(text))]
    for way in book.ways:
        for match in way.matches(annotated, whole):
            span = _title_in(text, *match.span("name"), book)
            if span is not None:
                yield Candidate(span, way.rule, way.score)


def _title_in(text: str, start: int, end: int, book: Wordbook) -> Span | None:
    """The longest title that words begin with; of small letters, the words themselves."""
    if text[start].islower():
        return (start, end) if title_likeness(text[start:end].title(), book.words) >= 0.8 else None
    for stop in sorted({match.end() for match in _WORD_END.finditer(text[start:end])}, reverse=True):
        span = trimmed(text, start, start + stop)
        said = text[span[0] : span[1]]
        if len(said.split()) <= _MOST_WORDS and title_likeness(said, book.words) == 1.0:
            return span
    return None
