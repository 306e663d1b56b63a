"""What sentences say of who employs: "… is the employer of record", "… is an equal opportunity employer", "Join …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from cie_extract.extractors.employer.names import is_name, name_within, names_an_officer
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, organization_likeness, title_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.pattern_files.field_sayings import Way

_LIKE_A_NAME, _A_TITLE, _LONGEST_NAME = 0.6, 0.85, 70
_SMALL = frozenset(("of", "and", "the", "for", "&", "at", "in"))
_STREET = re.compile(r"(?:P\.?\s?O\.?\s+Box\s+)?\d+[\w-]*\s+[A-Z]")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Oo]ur|[Tt]his|[Aa]n?)\s$")


def said(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The names that sentences give, block by block and way by way (patterns/fields/employer_sayings.yaml)."""
    blocks = [(block.start, block.end) for block in annotated.document.blocks]
    met = [(match, way) for way in book.ways for match in way.matches(annotated, blocks)]
    met.sort(key=lambda one: bisect_right(blocks, one[0].start(), key=itemgetter(0)))
    for match, way in met:
        if candidate := _candidate(annotated.text, match.span("name"), way, book):
            yield candidate


def _candidate(text: str, where: Span, way: Way, book: Wordbook) -> Candidate | None:
    span = name_within(text, *where, book)
    name = text[span[0] : span[1]]
    if not is_name(name, book) or book.host_before.search(text[max(0, span[0] - 40) : span[0]]):
        return None
    if names_an_officer(name, book):
        return None
    first = name.split(" (")[0]  # the first of several: "… Administration (GSA), … Service (FAS)"
    likeness = max(organization_likeness(name, book.words), organization_likeness(first, book.words))
    if likeness >= _LIKE_A_NAME:
        return Candidate(span, way.rule, way.score)
    before = text[max(0, span[0] - 6) : span[0]]
    if name.lower() in book.words.endings - book.single_names and _ARTICLE.search(before):  # "the Hospital"
        return None
    if way.strict or title_likeness(name, book.words) >= 0.85 or (name.isupper() and " " in name):
        return None
    return Candidate(span, way.rule, way.score - 0.08)


def under_its_own_heading(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The line right under "Company information" and its like, over the street it has: "Fen Weavers" over "12 Quay
    Street"."""
    blocks = annotated.document.blocks
    for over, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        section = annotated.section_at(block.start)
        if section is None or section.name != "about_employer" or section.heading != over.index:
            continue
        if block.end - block.body > _LONGEST_NAME or not _STREET.match(annotated.text, below.body, below.end):
            continue
        span = name_within(annotated.text, block.body, block.end, book)
        name = annotated.text[slice(*span)]
        capitals = all(word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in name.split())
        if capitals and is_name(name, book) and title_likeness(name, book.words) < _A_TITLE:
            yield Candidate(span, "under its own heading", 0.66)


def told_of_itself(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The subject of the first sentence under "About us" and its like: "Odd Otter has served supper since 1990"."""
    for block in annotated.document.blocks:
        section = annotated.section_at(max(block.start, block.end - 1))
        if section is None or section.name != "about_employer" or section.heading not in (block.index - 1, block.index):
            continue
        begin = section.start if section.heading == block.index else block.body  # "About us: Odd Otter has …"
        match = book.itself.match(annotated.text, begin, block.end)
        if match is None:
            continue
        span = name_within(annotated.text, *match.span("name"), book)
        name = annotated.text[span[0] : span[1]]
        if is_name(name, book) and title_likeness(name, book.words) < 0.85:
            yield Candidate(span, "of itself", 0.6)
