"""Answers that a person set off from the other one, as boxes: of "True / False" the underlined word, the bold one, the
one in a frame or in colour, or the one that is left where the other is struck out.

Only where just one of the two is set off; a pair that differs in two ways that disagree stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cie_extract.readers.flow.runs import Look, Piece, words_of
from cie_extract.readers.layout.folding import EMPTY_BOX, MARKED_BOX

#: An answer word and its opposite beside it.
_PAIR = re.compile(
    r"(?<![\w'’])(?:(?P<true>true)|(?P<yes>yes)|(?P<t>t)|(?P<y>y))(?P<between>\)?[\s/|,;:(\[\]·•–—-]{0,12}(?:or\s+)?\(?)"
    r"(?(true)false)(?(yes)no)(?(t)f)(?(y)n)(?![\w'’])|"
    r"(?<![\w'’])(?:(?P<false>false)|(?P<no>no)|(?P<f>f)|(?P<n>n))(?P<amid>\)?[\s/|,;:(\[\]·•–—-]{0,12}(?:or\s+)?\(?)"
    r"(?(false)true)(?(no)yes)(?(f)t)(?(n)y)(?![\w'’])",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\W*(?:true|false|yes|no|[tfyn])\W*", re.IGNORECASE)
#: A pair among the words of a sentence is its talk of answers: "Mark True or False for each".
_BEFORE = re.compile(r"(?:^|[.?!:;…)\]\"”_\t]\s*|\s{2,}|[–—-]\s*|\d[.)]?\s*|answer\s*|response\s*)$", re.IGNORECASE)
_AFTER = re.compile(r"\W*$|\s*\(?\d{1,2}[.):]|\s*[\n\t.;–—:(-]|\s{2,}")
_TRAITS = ("framed", "shade", "underlined", "bold")


def with_chosen(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a paragraph with ☒ before an answer that is set off and ☐ before its opposite, and without what is
    struck out."""
    text = words_of(pieces)
    marks: dict[int, str] = {}
    kept: set[int] = set()
    for pair in _PAIR.finditer(text):
        gap = "between" if pair["between"] is not None else "amid"
        spans = (pair.start(), pair.start(gap)), (pair.end(gap), pair.end())
        looks = [_look_of(pieces, *span) for span in spans]
        chosen = _chosen(looks)
        if chosen is None or not (_BEFORE.search(text[: pair.start()]) or _AFTER.match(text, pair.end())):
            continue
        for at, (start, end) in enumerate(spans):
            marks[start] = f"{MARKED_BOX if at == chosen else EMPTY_BOX} "
            kept.update(range(start, end))
    return list(_rebuilt(pieces, marks, kept))


def may_be_chosen(text: str) -> bool:
    """Whether struck-out words are one answer, whose opposite may stand beside it."""
    return _ANSWER.fullmatch(text) is not None


def is_set_off(traits: Iterable[bool]) -> int | None:
    """Which of two is set off from the other: 0 or 1, None for both and neither."""
    found = [at for at, trait in enumerate(traits) if trait]
    return found[0] if len(found) == 1 else None


def _chosen(looks: list[Look | None]) -> int | None:
    first, second = looks
    if first is None or second is None:
        return None
    struck = is_set_off((first.struck, second.struck))
    if struck is not None or first.struck:
        return None if struck is None else 1 - struck
    votes = {is_set_off((bool(getattr(first, trait)), bool(getattr(second, trait)))) for trait in _TRAITS} - {None}
    return votes.pop() if len(votes) == 1 else None


def _look_of(pieces: list[Piece], start: int, end: int) -> Look | None:
    """The look that all letters of a stretch share, None where they differ."""
    at, looks = 0, set()
    for piece in pieces:
        if at < end and start < at + len(piece.text):
            looks.add((piece.look.struck, *(bool(getattr(piece.look, trait)) for trait in _TRAITS)))
            found = piece.look
        at += len(piece.text)
    return found if len(looks) == 1 else None


def _rebuilt(pieces: list[Piece], marks: dict[int, str], kept: set[int]) -> Iterable[Piece]:
    at = 0
    for piece in pieces:
        letters = [
            marks.get(at + index, "") + letter
            for index, letter in enumerate(piece.text)
            if not piece.look.struck or at + index in kept
        ]
        at += len(piece.text)
        if letters:
            yield replace(piece, text="".join(letters), look=replace(piece.look, struck=False))
