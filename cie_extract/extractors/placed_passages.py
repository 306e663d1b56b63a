"""The passages of a document, each in the section that its words belong to, with what the cues' vocabulary finds in it.

Forms and notices end with running prose under whatever heading came last. A sentence that holds nothing of what its
heading promises (`telling` in patterns/cues), or what never stands there (`straying`), is read without a heading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cie_extract.extractors.passages import Passage, read_passages
from cie_extract.model.annotated import Annotated
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cue_words import Words
from cie_extract.pattern_files.cues import CueBook, load_cues
from cie_extract.pattern_files.occurrences import NONE, Occurrences

#: What stands in every paper. A sentence among it that is none of it stays there, as a remark: the rules know best what
#: may stand below such a heading ("Other information").
_NOTICES = "boilerplate"


@dataclass(frozen=True, slots=True)
class Placed:
    """The words of a document, its passages in order, and what is found in each."""

    words: Words
    passages: tuple[Passage, ...]
    read: list[Occurrences]


def read_placed(annotated: Annotated, patterns: Patterns) -> Placed:
    """The passages of a document in their sections, read once for all that look for cues."""
    return annotated.view(_read_placed, patterns)


def _read_placed(annotated: Annotated, patterns: Patterns) -> Placed:
    book = load_cues(patterns)
    words, passages = read_passages(annotated)
    read = [book.vocabulary.read(words, passage.first_word, passage.last_word) for passage in passages]
    placed = tuple(_at_its_place(book, passage, here) for passage, here in zip(passages, read, strict=True))
    return Placed(words, placed, read)


def _at_its_place(book: CueBook, passage: Passage, here: Occurrences) -> Passage:
    """The passage, out of a section that it stands in and does not belong to."""
    telling = book.telling.get(passage.section)
    strays = here.any(book.straying.get(passage.section, NONE))
    if not passage.prose or not (strays or (telling is not None and not here.any(telling))):
        return passage
    if passage.section == _NOTICES:
        return replace(passage, remark=True)
    return replace(passage, section="")
