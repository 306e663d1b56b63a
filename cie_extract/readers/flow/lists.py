"""What only a list's neighbours tell of an item: a capital letter as its number ("A. Purpose", but "J. Smith"), and how
deep it lies in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.word.numbering import written

_CAPITAL = re.compile(r"\s*([A-Z])\.\s+(?=\S)")
_NUMERAL = {written(value, "upperRoman"): value for value in range(1, 30)}


def with_letters(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, a capital letter at the start told as a marker where the list goes on before or after."""
    found = [_letter(paragraph) for paragraph in paragraphs]
    letters = {ord(letter) for letter in found if letter}
    numerals = {_NUMERAL[letter] for letter in found if letter in _NUMERAL} | {
        _NUMERAL[mark] for p in paragraphs if (mark := p.marker.strip("().")) in _NUMERAL
    }
    return [
        _as_item(paragraph, letter) if letter and _goes_on(letter, letters, numerals) else paragraph
        for paragraph, letter in zip(paragraphs, found, strict=True)
    ]


def _letter(paragraph: Paragraph) -> str:
    found = None if paragraph.marker else _CAPITAL.match(paragraph.text)
    return found[1] if found else ""


def _goes_on(letter: str, letters: set[int], numerals: set[int]) -> bool:
    """Whether the row begins where rows begin, and this letter is in it without a gap."""
    value = _NUMERAL.get(letter)
    if value is not None and set(range(1, value + 2 if value == 1 else value + 1)) <= numerals:
        return True
    upto = max(ord(letter), ord("B"))
    return set(range(ord("A"), upto + 1)) <= letters


def _as_item(paragraph: Paragraph, letter: str) -> Paragraph:
    kind = BlockKind.LIST_ITEM if paragraph.kind is BlockKind.PARAGRAPH else paragraph.kind
    return replace(paragraph, text=_CAPITAL.sub("", paragraph.text, count=1), marker=f"{letter}.", kind=kind)


def with_levels(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, the items of lists that were typed (all at level 0) at levels by how far they are set in."""
    found = list(paragraphs)
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and found[end].kind is BlockKind.LIST_ITEM:
            end += 1
        items = found[start:end]
        indents = sorted({item.indent for item in items})
        if len(indents) > 1 and not any(item.level for item in items):
            found[start:end] = [replace(item, level=indents.index(item.indent)) for item in items]
        start = end + 1
    return found
