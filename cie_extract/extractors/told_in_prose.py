"""What a letter tells of the job in running text, where no heading does: "The aide waters benches, pots up plugs and
sticks price tags", "We look for two things in an applicant: …". A paragraph that tells it is one item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors.answers_in_prose import answers_in_prose
from cie_extract.extractors.request_form import find_form
from cie_extract.extractors.section_entries import Listed, folded
from cie_extract.extractors.title import find as find_titles
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Text
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.field_words import load_prose_words
from cie_extract.pattern_files.sayings import bare_source_of
from cie_extract.pattern_files.sections import SectionPatterns

_LEAST, _LONGEST = 60, 900  # characters of a paragraph that tells what is done
_FEWEST_COMMAS = 2
_MOST = 2


@dataclass(frozen=True)
class _Prose:
    """The words, ready to be built in; `wanted` asks for the job holder's names in the place of {holder}."""

    greeting: re.Pattern[str]
    holders: str
    wanted: str


@lru_cache(maxsize=4)
def _prose_of(patterns: Patterns) -> _Prose:
    words = load_prose_words(patterns)
    wants, wanted, asked_of, asked = map(bare_source_of, (words.wants, words.wanted, words.asked_of, words.asked))
    return _Prose(
        re.compile(rf"^{bare_source_of(words.greetings)}\b[^\n]{{0,60}}$", re.IGNORECASE | re.MULTILINE),
        bare_source_of(words.holders),
        rf"\bwe\s+{wants}\w*\s+(?:(?:only|just|also|mostly)\s+)?(?:for\s+|that\s+|of\s+|to\s+see\s+|to\s+find\s+)?[^.:;]{{{{0,50}}}}?\b"
        rf"(?:{wanted}|{{holder}})\b|"
        rf"\b(?:{asked_of}|(?:the|an?)\s+(?:{{holder}}))\s+(?:must|should|needs?\s+to|has\s+to|have\s+to|ought\s+to)\s+{asked}\b",
    )


def told_duties(annotated: Annotated, patterns: Patterns, sections: SectionPatterns) -> tuple[Listed, ...]:
    """The paragraphs of a letter in which a sentence lists what the job holder does."""
    paragraphs = tuple(_paragraphs(annotated, patterns))
    if not paragraphs:
        return ()
    holder = _holder(annotated, patterns)
    does = re.compile(
        rf"(?:^|(?<=[.!?:]\s))(?:The|An?|Our|Each|Every)\s+(?:{holder})\s+(?P<told>(?:also\s+|then\s+)?[a-z]+s\s[^.]+)",
        re.MULTILINE,
    )
    return tuple(
        _item(annotated, block)
        for block in paragraphs
        if any(
            met["told"].count(",") >= _FEWEST_COMMAS and sections.is_worded_as("duties", met["told"])
            for met in does.finditer(annotated.document.text_of(block))
        )
    )[:_MOST]


def told_qualifications(annotated: Annotated, patterns: Patterns) -> tuple[Listed, ...]:
    """The paragraphs of a letter that say what is asked of whoever is hired."""
    paragraphs = tuple(_paragraphs(annotated, patterns))
    if not paragraphs:
        return ()
    wanted = re.compile(_prose_of(patterns).wanted.format(holder=_holder(annotated, patterns)), re.IGNORECASE)
    return tuple(_item(annotated, block) for block in paragraphs if wanted.search(annotated.document.text_of(block)))[
        :_MOST
    ]


def _item(annotated: Annotated, block: Block) -> Listed:
    return Listed(folded(annotated.document.text_of(block)), ((block.body, block.end),), "by title")


def _holder(annotated: Annotated, patterns: Patterns) -> str:
    """An expression that meets the job holder as a letter calls one: the title, or its last word."""
    best = max(find_titles(annotated, patterns), key=lambda one: one.score, default=None)
    title = best.value.value if best is not None and isinstance(best.value, Text) else ""
    words = re.findall(r"[A-Za-z’'-]+", title)
    names = {re.escape(name) for name in (" ".join(words), words[-1] if words else "") if name}
    return "|".join([*sorted({form for name in names for form in (name, name.lower())}), _prose_of(patterns).holders])


def _paragraphs(annotated: Annotated, patterns: Patterns) -> Iterator[Block]:
    """The paragraphs of a letter, without its greeting, its answers to statements and what it certifies."""
    if not _prose_of(patterns).greeting.search(annotated.text):
        return
    form = find_form(annotated, patterns)
    answers = [mark.start for mark in annotated.view(answers_in_prose, patterns).values()]
    for block in annotated.document.blocks:
        long = _LEAST <= block.end - block.body <= _LONGEST
        if block.kind is not BlockKind.PARAGRAPH or block.cell is not None or not long:
            continue
        if any(block.start <= at < block.end for at in answers):
            continue
        if form is not None and form.first.start <= block.start < form.last.end:
            continue
        yield block
