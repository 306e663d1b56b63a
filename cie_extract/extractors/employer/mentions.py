"""Public bodies and companies named in running text: what is left where nothing else says who employs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.employer.names import is_name, key, name_within
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, organization_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span

_BODIES = ("City", "Town", "Village", "County", "State", "Commonwealth")
_LEADING = ("of", "the", "and", "The", "A", "An", "In", "At", "If", "&")
_FEWEST = 2  # times that an acronym is said


def mentioned(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """Each name once, where it stands first; surer the oftener it is said."""
    text = annotated.text
    seen: dict[str, tuple[Span, int]] = {}
    for end in book.body_told.finditer(text):
        start = _run_back(text, end.start())
        if start is None:
            continue
        paper = book.paper_behind.search(text, start, end.end())  # "State of Ohio Class Specification"
        span = name_within(text, start, paper.start() if paper else end.end(), book)
        name = text[span[0] : span[1]]
        if organization_likeness(name, book.words) < 0.9 or not is_name(name, book):
            continue
        if book.host_before.search(text[max(0, start - 40) : start]) or book.applying.search(
            text[max(0, start - 120) : start]
        ):
            continue
        first, count = seen.get(key(name), (span, 0))
        seen[key(name)] = (first, count + 1)
    for acronym, span, count in _acronyms(text):
        if acronym.lower() not in book.words.never:
            seen.setdefault(acronym.lower(), (span, count))
    for span, count in seen.values():
        yield Candidate(span, "mentioned", 0.5 + 0.03 * min(4, count))


def _run_back(text: str, end: int) -> int | None:
    """Where the run of capitalised words begins that ends with the word at `end`."""
    before = text[max(0, end - 90) : end]
    run = re.search(r"(?:(?:[A-Z][\w’'&-]*|(?:St|Mt|Ft)\.|&|of|the|and)[ ]){1,8}$", before)
    if run is None:
        return end if text[end : end + 9].split()[0] in _BODIES else None
    start = end - len(run.group())
    while text[start : start + 4].split(" ")[0] in _LEADING:
        start += len(text[start:end].split(" ")[0]) + 1
    return start


def _acronyms(text: str) -> Iterator[tuple[str, Span, int]]:
    """An acronym in whose house the work is: "at TTS", "across TTS", said at least twice."""
    counts: dict[str, list[Span]] = {}
    for match in re.finditer(r"\b(?:[Aa]t|[Ww]ithin|[Aa]cross|[Jj]oin)\s+(?P<name>[A-Z]{2,6})(?![\w-])", text):
        counts.setdefault(match["name"], []).append(match.span("name"))
    for acronym, spans in counts.items():
        if len(spans) >= _FEWEST:
            yield acronym, spans[0], len(spans)
