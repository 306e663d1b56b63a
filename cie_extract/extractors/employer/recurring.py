"""A name that recurs where the paper speaks of whose job it is: the last resort, where nothing says who employs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cie_extract.extractors.employer.names import is_name, key, name_within
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, organization_likeness, pieces, title_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import BlockKind
from cie_extract.model.finding import Span

_RUN = re.compile(
    r"(?<![\w’'/@.-])"
    r"(?:[A-Z]{2,6}/[A-Z]{2,6}\b(?:[’']s)?|[A-Z][\w’'&-]*|\d{1,3}[A-Z]+)"
    r"(?:[ ](?:(?:of|for|and|the|&)[ ])?(?:[A-Z][\w’'&-]*|\d{1,4}\b))*"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;•]\s+|[\n\t]|[-–—]\s+)$")
#: How often a name is said, and how often so that it may be whose job this is.
_FEWEST, _FEWEST_TOLD = 3, 2
_MOST_WORDS = 6
_TOP = 3  # blocks in which a line may be the name alone
_ALONE = 0.5
#: The likeness to a title of a name that only ends as titles do.
_ENDS_AS_TITLES = 0.8
_SCORE, _EACH, _MOST = 0.42, 0.01, 8


@dataclass(slots=True)
class _Name:
    span: Span
    times: int = 0
    told: int = 0
    within: int = 0  # times that it stands within a sentence: no capital of a beginning


def recurring(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The names that the paper says most often, told as one tells of an employer: "at X", "X is", "X's mission"."""
    text = annotated.text
    alone = _said_alone(annotated)
    names: dict[str, _Name] = {}
    for run in _RUN.finditer(text):
        if len(run.group().split()) > _MOST_WORDS:
            continue
        start, end = name_within(text, run.start(), run.end(), book)
        owned = _POSSESSIVE.search(text[start:end])
        end = start + owned.start() if owned else end
        name = text[start:end]
        if not _may_be(name, book, alone):
            continue
        one = names.setdefault(key(name), _Name((start, end)))
        one.times += 1
        before = book.before_the_house.search(text[max(0, start - 30) : start])
        one.told += bool(owned or before or book.behind_the_house.match(text, end))
        one.within += _SENTENCE_BEFORE.search(text[max(0, start - 3) : start]) is None
    for own, one in names.items():
        # "Odd Otter Summer School" says "Odd Otter" too.
        said = [other for name, other in names.items() if f"{name} ".startswith(f"{own} ")]
        times, told = sum(other.times for other in said), sum(other.told for other in said)
        if own in alone and times >= _FEWEST and told and one.within:
            yield Candidate(one.span, "recurring, alone on a line", _ALONE + _EACH * min(_MOST, told))
        elif own in alone and told and one.within and _opens_as_names_do(text, one.span, book):
            yield Candidate(one.span, "recurring, alone on a line", _ALONE)
        elif times >= _FEWEST and told >= _FEWEST_TOLD and one.within:
            yield Candidate(one.span, "recurring", _SCORE + _EACH * min(_MOST, told))


def _opens_as_names_do(text: str, span: Span, book: Wordbook) -> bool:
    """Whether a name begins as those of houses do, and its other words are never said with small letters: "Camp
    Larkspur", not "Camp Kitchen" where the kitchen is spoken of."""
    first, *others = text[slice(*span)].split()
    if first.lower() not in book.names_open or not others:
        return False
    return not any(
        word.lower() in book.words.job_nouns
        or word.lower() in book.words.endings
        or re.search(rf"\b{re.escape(word.lower())}", text)
        for word in others
    )


def _said_alone(annotated: Annotated) -> frozenset[str]:
    """The keys of the names that stand by themselves on a line at the top, before a dash there, or in a margin."""
    blocks = annotated.document.blocks
    lines = [
        block
        for block in blocks
        if (block.index < _TOP and block.kind is not BlockKind.LIST_ITEM and block.cell is None)
        or block.kind in (BlockKind.HEADER, BlockKind.FOOTER)
    ]
    found = set()
    for block in lines:
        for start, end in pieces(annotated.text, block.body, block.end):
            line = annotated.text[start:end]
            found |= {key(line), key(re.split(r"\s[–—-]\s", line)[0])}
    return frozenset(one for one in found if one)


def _may_be(name: str, book: Wordbook, alone: frozenset[str]) -> bool:
    if (
        not name[:1].isalnum()
        or not is_name(name, book)
        or title_likeness(name.removesuffix("s"), book.words) > _ENDS_AS_TITLES
    ):
        return False
    if (
        len(name.split()) == 1
        and key(name) not in alone
        and (name.isupper() or len(name) < 4)
        and not name[0].isdigit()
    ):
        return False
    return not book.places.is_town(name) or organization_likeness(name, book.words) >= 0.6
