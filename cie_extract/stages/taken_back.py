"""Notes in the papers that change, limit or take back what they say: a person settles what holds."""

from __future__ import annotations

from cie_extract.extractors.passages import read_passages
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.notes import load_taken_back

#: A note is short: a longer sentence that holds its words tells of something else.
_LONGEST = 40  # words


def taken_back(annotated: Annotated, patterns: Patterns) -> tuple[Span, ...]:
    """The sentences that are such a note, as offsets, in order."""
    known = load_taken_back(patterns)
    words, passages = read_passages(annotated)
    return tuple(
        (one.start, one.end)
        for one in passages
        if one.last_word - one.first_word <= _LONGEST and known.stand_among(words, one.first_word, one.last_word)
    )
