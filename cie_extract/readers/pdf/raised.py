"""Raised figures behind a word: a note's mark, kept as "hour¹", is no figure of the text; raised cents are."""

from __future__ import annotations

import re
from itertools import zip_longest

from cie_extract.readers.flow.characters import CENTS, RAISED
from cie_extract.readers.layout.printed import DESCENT, Word

_SMALLER = 0.85  # of the size
_HIGHER = 0.15  # of the size: how far its baseline stands above the word's
_TOUCHING = 0.25  # of the size
_MARK = re.compile(r"\d{1,2}(?:,\d{1,2})?")
_BEFORE = re.compile(r"[^\W_]|[).%,;:”’\"']")
_STOP = re.compile(r"[.,;:!?)]+")


def with_raised_marks(words: list[Word], things: list[int]) -> tuple[list[Word], list[int]]:
    """Words, raised figures joined to the word that they stand behind, and a stop that follows them too; each with
    the text object it came from."""
    kept: list[Word] = []
    kept_things: list[int] = []
    marked = False
    for word, thing, after in zip_longest(words, things, words[1:]):
        last = kept[-1] if kept else None
        if last is not None and word.size < _SMALLER * last.size and _is_mark(word, last, after):
            cents = CENTS.fullmatch(last.text + word.text) is not None
            kept[-1] = _with_cents(last, word) if cents else _joined(last, word, word.text.translate(RAISED))
            marked = True
            continue
        if marked and last is not None and _STOP.fullmatch(word.text) and _touch(last, word):
            kept[-1] = _joined(last, word, word.text)
        else:
            kept.append(word)
            kept_things.append(thing)
        marked = False
    return kept, kept_things


def _is_mark(word: Word, last: Word, after: Word | None) -> bool:
    if not _MARK.fullmatch(word.text) or not _BEFORE.fullmatch(last.text[-1]) or not _touch(last, word):
        return False
    if last.bottom - DESCENT * last.size - (word.bottom - DESCENT * word.size) < _HIGHER * last.size:
        return False
    return after is None or after.text[0] not in "/⁄" or not _touch(word, after)


def _touch(word: Word, after: Word) -> bool:
    return -_TOUCHING * word.size < after.x0 - word.x1 < _TOUCHING * word.size and after.top < word.bottom


def _joined(word: Word, after: Word, text: str) -> Word:
    return word._replace(
        text=word.text + text, x1=max(word.x1, after.x1), edges=(*word.edges[:-1], *after.edges), bold=word.bold
    )


def _with_cents(dollars: Word, cents: Word) -> Word:
    edges = (*dollars.edges[:-1], cents.edges[0], *cents.edges)
    return dollars._replace(text=f"{dollars.text}.{cents.text}", x1=cents.x1, edges=edges)
