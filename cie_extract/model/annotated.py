"""A document beside its sentences and its sections: what the extractors work on."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from cie_extract.model.document import Block, Document
from cie_extract.model.finding import Span

Seen = TypeVar("Seen")
Given = TypeVar("Given", bound=Hashable)

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of blocks under one heading. `name` is a file of patterns/sections, or "" before any known heading.

    `heading` is the index of the heading's block (None at the top of the document). A heading run in with its text
    ("Pay: $15.50 an hour", or a label cell) has its content from `start`, an offset; `blocks` are the indices of the
    blocks that hold some of the content.
    """

    name: str
    heading: int | None
    blocks: range
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """`sentences` are offsets into the text, in order, and hold all of it. None runs over the end of a block; space at
    an end belongs to the sentence before."""

    document: Document
    sentences: tuple[Span, ...]
    sections: tuple[Section, ...]
    _views: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def view(self, make: Callable[[Annotated, Given], Seen], given: Given) -> Seen:
        """`make(self, given)`, made once for this document: for what several extractors and stages look at. The
        maker must be a module's function and its result never changed."""
        key = (make, given)
        if key not in self._views:
            self._views[key] = make(self, given)
        return cast(Seen, self._views[key])

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def small(self) -> str:
        """The text in small letters, each where it stands in the text: for quick looks before slow searches."""
        return self.view(_in_small_letters, None)

    @property
    def words_at(self) -> Mapping[str, Sequence[int]]:
        """Where each word of the text in small letters begins, in order: for quick looks likewise."""
        return self.view(_words_at, None)

    def section_at(self, offset: int) -> Section | None:
        """The section whose content holds this offset."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section
        return None

    def blocks_of(self, section: Section) -> tuple[Block, ...]:
        return self.document.blocks[section.blocks.start : section.blocks.stop]

    def named(self, *names: str) -> tuple[Section, ...]:
        """The sections of these names, in order."""
        return tuple(section for section in self.sections if section.name in names)


def _in_small_letters(annotated: Annotated, _: None) -> str:
    # "İ" is the one letter that would become two
    return annotated.document.text.replace("İ", "i").lower()


def _words_at(annotated: Annotated, _: None) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for word in _WORD.finditer(annotated.small):
        places.setdefault(word.group(), []).append(word.start())
    return places
