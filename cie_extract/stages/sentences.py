"""Document -> its sentences. None runs over the end of a block, and short forms ("Inc.", "approx.") end none.

spaCy's tokenizer says what stands by itself within a word ("Inc." is one piece, "floor." two); each word is shown to it
once and remembered, as most words of a text are plain and have been seen before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from cie_extract.model.document import Document
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns

_ENDS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset({")", '"', "”", "’", "'", "]"})
#: Short forms that the tokenizer parts from their full stop, though no sentence ends there.
_SHORT = frozenset({
    "no", "nos", "inc", "ltd", "co", "corp", "ft", "st", "mt", "ave", "blvd", "rd", "hwy", "bldg", "rm", "ste",
    "dept", "div", "ext", "tel", "attn", "approx", "est", "min", "max", "hr", "hrs", "wk", "yr", "mo", "lb",
    "lbs", "oz", "sq", "fig", "sec", "art", "e.g", "i.e", "jr", "sr", "mr", "mrs", "ms", "dr", "u.s",
})  # fmt: skip
#: Words like any other, where no number comes after them: "one rate, disability or no. Leave is …"
_SHORT_BEFORE_NUMBER = frozenset({"no"})
_WORD = re.compile(r"\S+")
#: A word without any of these ends no sentence.
_TELLING = re.compile(r"[.!?…)\"”’'\]]")
#: A plain word with its full stop: no need to ask the tokenizer.
_LAST_WORD = re.compile(r"([a-z]{2,})\.")

#: The pieces of a word: where each begins, and what it says.
Pieces = tuple[tuple[int, str], ...]


@lru_cache(maxsize=4)
def _tokenizer(patterns: Patterns) -> Callable[[str], Pieces]:
    tokenize = patterns.nlp.tokenizer
    exceptions = tokenize.rules

    @lru_cache(maxsize=65536)
    def pieces(word: str) -> Pieces:
        if word not in exceptions and (plain := _LAST_WORD.fullmatch(word)):
            return (0, plain[1]), (plain.end(1), ".")
        return tuple((token.idx, token.text) for token in tokenize(word))

    return pieces


def find_sentences(document: Document, patterns: Patterns) -> tuple[Span, ...]:
    """The sentences of a document in order, as offsets into its text; together they hold all of it."""
    text = document.text
    if not text:
        return ()
    starts = sorted({0, *_starts(document, _tokenizer(patterns))})
    return tuple((start, _end(text, after)) for start, after in pairwise([*starts, len(text)]))


def _end(text: str, after: int) -> int:
    """The end of a sentence before the next one: without the space between them."""
    alone = text[after - 1] == " " and (after < 2 or not text[after - 2].isspace())
    return after - 1 if alone and after > 1 else after


def _starts(document: Document, pieces_of: Callable[[str], Pieces]) -> list[int]:
    text = document.text
    opened = {block.start for block in document.blocks} | {block.body for block in document.blocks}
    within = sorted(at for at in opened if at and not text[at - 1].isspace())  # "•Sweeps": rare
    starts: list[int] = []
    ended, last, before = True, 0, ""
    for word in _WORD.finditer(text):
        start, after = word.span()
        said = word.group()
        between = text[last:start]
        ended = ended or "\n" in between or "\t" in between
        last = after
        if not _TELLING.search(said) and not (within and any(start < at < after for at in within)):
            if start in opened or (ended and not said[0].islower()):
                starts.append(start)
            ended, before = False, said
            continue
        pieces = pieces_of(said)
        piece_before = pieces_of(before)[-1][1] if before and between == " " else ""
        for place, (offset, piece) in enumerate(pieces):
            if start + offset in opened or (ended and _may_open(piece)):
                starts.append(start + offset)
                ended = False
            if piece in _ENDS:
                inside = place + 1 < len(pieces)
                spaced = pieces[place + 1][1] in _CLOSERS if inside else text[after : after + 1] in (" ", "")
                ended = spaced and not (piece == "." and _is_short(piece_before, text, after))
            elif piece not in _CLOSERS:
                ended = False
            piece_before = piece
        before = said
    return starts


def _is_short(word: str, text: str, after: int) -> bool:
    """Is a word with its full stop, which ends at `after`, a short form?"""
    if word in _SHORT_BEFORE_NUMBER:
        following = _WORD.search(text, after)
        return following is not None and any(mark.isdigit() or mark in "#_" for mark in following.group())
    return word.lower() in _SHORT


def _may_open(word: str) -> bool:
    return not word[0].islower() and word not in _CLOSERS
