"""Names of which a sentence gave the short form: "Twin Ports is an equal opportunity employer" under "Twin Ports Box
Makers, 12 Quay Street". The longer one stands among the first lines or in the margins, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.employer.names import is_name, name_within
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, organization_likeness, title_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Span

#: The ways of saying that give short forms.
_SHORT_FORMS = (
    "equal opportunity",
    "non-discrimination",
    "hiring",
    "about us",
    "join",
    "what it is",
    "what we do",
    "as its address",
    "of itself",
    "at the house, we",
    "welcome",
    "in its small print",
    "pays",
    "what it is, by a telling word",
)
_WHOLE_BLOCKS, _MOST_MORE = 14, 5
#: What a whole name is worth more than its short form: told as such, or only longer.
_TOLD, _SEEN = 0.16, 0.08
_LAST_BLOCKS, _SHORT_LINE = 3, 80
_LONGEST_LINE, _LIKE_A_NAME = 120, 0.6
_CLOSES = (")", '")', "”)")  # behind a short form in brackets
_LONGEST_RUN = 24  # words in capitals: more are no running head
#: More capitals behind a name, as far as the line or the phrase goes.
_MORE = re.compile(r"(?P<rest>(?:\s+(?:of|for|and|&|the|[A-Z][\w’'&.-]*))+)(?=\s*(?:$|[,.;:(|•·–—\n]|\s[a-z]))")


def whole_names(annotated: Annotated, found: list[Candidate], book: Wordbook) -> Iterator[Candidate]:
    """The whole name of each short one, where it stands."""
    text = annotated.text
    last = len(annotated.document.blocks) - _LAST_BLOCKS
    places = [
        block
        for block in annotated.document.blocks
        if block.index < _WHOLE_BLOCKS
        or (block.index >= last and block.end - block.body <= _SHORT_LINE)
        or block.kind in (BlockKind.HEADER, BlockKind.FOOTER)
    ]
    for one in {text[slice(*each.span)]: each for each in found if each.rule in _SHORT_FORMS}.values():
        name = text[slice(*one.span)]
        for block in places:
            told = _before_its_short_form(text, block, name)
            whole = told or _spelled_out(text, block, name) or _longer(text, block, name, book)
            if whole is not None and is_name(text[slice(*whole)], book):
                yield Candidate(whole, "whole name", one.score + (_TOLD if told else _SEEN))
                break


def _longer(text: str, block: Block, name: str, book: Wordbook) -> Span | None:
    """The run of capitals in a block that begins with a name and goes on, without a job's title behind it."""
    met = next(filter(None, (_MORE.match(text, at, block.end) for at in _ends_of(text, block, name))), None)
    if met is None:
        return None
    start, end = met.start() - len(name), met.end()
    if paper := book.paper_behind.search(text, start, end):
        end = paper.start()
    rest = text[met.start("rest") : end].split()
    if not 0 < len(rest) <= _LONGEST_RUN:
        return None
    for at in range(1, len(rest)):
        if title_likeness(" ".join(rest[at:]), book.words) >= 0.85:  # a running head: the house, then the job
            end -= len(" ".join(rest[at:])) + 1
            rest = rest[:at]
            break
    whole = name_within(text, start, end, book)
    said = text[slice(*whole)]
    if block.end - block.body > _LONGEST_LINE and organization_likeness(said, book.words) < _LIKE_A_NAME:
        return None  # within a sentence: "the Odd Otter Booth" is a thing of theirs
    named = title_likeness(" ".join(rest), book.words) < 0.8 and title_likeness(said, book.words) < 0.8
    return whole if named and rest[-1][0].isupper() and len(rest) <= _MOST_MORE else None


def _ends_of(text: str, block: Block, name: str) -> Iterator[int]:
    """Where each place in a block ends at which a name stands and no longer word ends in it."""
    at = text.find(name, block.body, block.end)
    while at >= 0:
        before = text[at - 1 : at]
        if before != "-" and before != "_" and not before.isalnum():
            yield at + len(name)
        at = text.find(name, at + 1, block.end)


def _spelled_out(text: str, block: Block, name: str) -> Span | None:
    """The words in a block whose first letters are the name: "Elm Library Council" for ELC, "House 4 Elms" for H4E."""
    if not (name.isupper() and 2 < len(name) < 7 and name.isalnum()):
        return None
    words = (rf"{letter}[a-z][\w’'-]*" if letter.isalpha() else letter for letter in name)
    run = r"(?:\s+(?:of|for|and|the|&))*\s+".join(words)
    run += rf"(?:\s+\({name}\))?" if not name.isalpha() else ""
    met = re.search(rf"(?<![\w-]){run}(?![\w-])", text[block.body : block.end])
    return (block.body + met.start(), block.body + met.end()) if met else None


def _before_its_short_form(text: str, block: Block, name: str) -> Span | None:
    """The longer name that a block says right before the short one in brackets, both of one beginning: "Fen Workshop
    for Old Boats (Fen Shop)"."""
    if name.isupper() or not any(f"{name}{close}" in text[block.body : block.end] for close in _CLOSES):
        return None
    run = rf"(?<![\w-]){re.escape(name.split()[0])}(?:\s+(?:of|for|and|the|&|[A-Z][\w’'&.-]*)){{1,9}}"
    met = re.search(rf"(?P<whole>{run})\s+\((?:the\s+)?[\"“]?{re.escape(name)}[\"”]?\)", text[block.body : block.end])
    return (block.body + met.start("whole"), block.body + met.end("whole")) if met else None
