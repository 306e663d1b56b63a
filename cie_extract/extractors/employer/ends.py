"""Names at the end of a paper: under the name of who signs, where nothing else says who employs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.employer.names import is_name, name_within
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, organization_likeness, pieces, title_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import FLOW, Block, BlockKind

_LAST_BLOCKS, _LONGEST = 8, 90
_LIKE_A_NAME = 0.75
_SCORE = 0.58
_PERSON = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z]\.)?\s[A-Z][\w’'-]+(?:,\s[\w\s]{3,40})?")
_REACHED = re.compile(r"\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}|\w@\w")
_PARTED = re.compile(r",\s+(?!(?:Inc|LLC|L\.L\.C|Co|Corp|Ltd)\b)|\s[–—-]\s")


def signed_under(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The organisations in the last lines after a sign-off or in a place for signatures: "Ann Doe, Director", then
    "Tern Cove Services"."""
    flow = [
        block for block in annotated.document.blocks if block.kind in FLOW and block.kind is not BlockKind.LIST_ITEM
    ]
    last = flow[-_LAST_BLOCKS:]
    text = annotated.text
    reachable = any(_REACHED.search(text, one.body, one.end) for one in last)
    for place, block in enumerate(last):
        if block.end - block.body > _LONGEST or not any(
            _signs(text, one, book, reachable=reachable) for one in last[: place + 1]
        ):
            continue
        if book.receiver_before.search(text[max(0, block.body - 40) : block.body]):
            continue
        for start, end in pieces(text, block.body, block.end):
            yield from _names(text, start, end, book)


def _signs(text: str, block: Block, book: Wordbook, *, reachable: bool) -> bool:
    """Whether a line signs: by its words, or as a person's name where a telephone or an e-mail stands by."""
    line = text[block.body : block.end][:_LONGEST]
    if book.sign_off.search(line):
        return True
    person = reachable and _PERSON.fullmatch(line.strip()) is not None
    return person and max(organization_likeness(line, book.words), title_likeness(line, book.words)) == 0.0


def _names(text: str, start: int, end: int, book: Wordbook) -> Iterator[Candidate]:
    at = start
    for stop in (*(cut.span() for cut in _PARTED.finditer(text, start, end)), (end, end)):
        span = name_within(text, at, stop[0], book)
        name = text[slice(*span)]
        likely = organization_likeness(name, book.words) >= _LIKE_A_NAME and title_likeness(name, book.words) < 0.8
        if likely and is_name(name, book):
            yield Candidate(span, "signed under", _SCORE)
        at = stop[1]
