"""How far the words around a cue reach: sentences read by the qualifiers' vocabulary, and which families apply."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Span
from cie_extract.pattern_files.cue_words import Words, read_words
from cie_extract.pattern_files.occurrences import Group, Occurrences
from cie_extract.pattern_files.qualifiers import Family, QualifierBook

#: A clause ends at a semicolon, colon, dash or bracket; a comma does not end it.
CLAUSE_BREAK = 2
_BOXES = ("☐", "☒")
_JOINING = frozenset({"and", "so", "nor"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence around cues, with what the qualifiers' vocabulary finds in it."""

    span: Span
    words: Words
    read: Occurrences
    known: dict[int, tuple[Span, ...]] = field(default_factory=dict, compare=False)

    def spans(self, group: Group) -> tuple[Span, ...]:
        """Where any of the patterns stands, as (first word, word after)."""
        key = id(group)  # those of the book, which is kept
        if key not in self.known:
            self.known[key] = tuple(self.read.all(group))
        return self.known[key]


class Sentences:
    """The sentences of a document, each read by the qualifiers' vocabulary when first asked for."""

    def __init__(self, annotated: Annotated, book: QualifierBook) -> None:
        self._annotated = annotated
        self._book = book
        self._bounds = annotated.sentences
        self._read: dict[Span, Sentence] = {}

    def around(self, quote: Span) -> tuple[Sentence, Sentence | None, Sentence | None]:
        """The sentence that a quote lies in (no less than the quote), the one before and the one after it; these
        are None at the end of a section."""
        start, end = quote
        first = max(0, bisect_right(self._bounds, start, key=lambda bound: bound[0]) - 1)
        last = max(first, bisect_left(self._bounds, end, key=lambda bound: bound[0]) - 1)
        whole = (min(start, self._bounds[first][0]), max(end, self._bounds[last][1]))
        return self._sentence(whole), self._neighbour(first - 1, start), self._neighbour(last + 1, start)

    def _neighbour(self, index: int, start: int) -> Sentence | None:
        if not 0 <= index < len(self._bounds):
            return None
        bound = self._bounds[index]
        if self._annotated.section_at(bound[0]) != self._annotated.section_at(start):
            return None
        return self._sentence(bound)

    def _sentence(self, span: Span) -> Sentence:
        if span not in self._read:
            words = read_words(self._annotated.text, *span)
            self._read[span] = Sentence(span, words, self._book.vocabulary.read(words))
        return self._read[span]


def anchor_of(finding: Finding, words: Words) -> Span:
    """The words that made the cue, as (first, after), within the sentence."""
    start, end = finding.spans[1] if len(finding.spans) > 1 else finding.spans[0]
    first = bisect_left(words.start, start)
    return first, max(first + 1, bisect_left(words.start, end))


def applies(family: Family, sentence: Sentence, first: int, after: int) -> bool:
    """Whether a family says something of the cue whose words are `first` to `after` of the sentence."""
    if sentence.spans(family.unless):
        return False
    if _anywhere(family, sentence, first, after):
        return True
    for start, end in sentence.spans(family.preceding):
        within = start >= first and family.qualifier.inside and end < after
        before = start < first and _reaches(family, sentence, end, first)
        if (within or before) and not _is_pseudo(family, sentence, start, end):
            return True
    for start, end in sentence.spans(family.following):
        if family.qualifier.after_break and not _after_break(sentence.words, start):
            continue
        if family.qualifier.own_clause and _another_clause(sentence.words, after, start):
            continue
        if end > after and _reaches(family, sentence, after, start) and not _is_pseudo(family, sentence, start, end):
            return True
    return False


def _another_clause(words: Words, after: int, start: int) -> bool:
    """Does a comma with "and" stand between, and no comma after it ("one rate, and equal raises, are not offered")?"""
    joined = [at for at in range(after, start) if words.breaks[at] and words.text[at] in _JOINING]
    return bool(joined) and not any(words.breaks[at] for at in range(joined[-1] + 1, start + 1))


def _after_break(words: Words, at: int) -> bool:
    return words.breaks[at] >= CLAUSE_BREAK or (at > 0 and words.text[at - 1] in _BOXES)


def _anywhere(family: Family, sentence: Sentence, first: int, after: int) -> bool:
    if not family.qualifier.in_its_clause:
        return bool(sentence.spans(family.anywhere))
    breaks = sentence.words.breaks
    return any(
        not any(breaks[at] >= CLAUSE_BREAK for at in range(min(end, after), max(start, first) + 1) if at < len(breaks))
        for start, end in sentence.spans(family.anywhere)
    )


def _reaches(family: Family, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a phrase that ends at `start` reaches a cue that begins at `end` (or the other way round)."""
    if end - start > family.qualifier.reach:
        return False
    breaks = sentence.words.breaks
    if not family.qualifier.over_clauses and any(
        breaks[at] >= CLAUSE_BREAK for at in range(start, end + 1) if at < len(breaks)
    ):
        return False
    return not any(start <= at < end for at, _ in sentence.spans(family.terminators))


def _is_pseudo(family: Family, sentence: Sentence, start: int, end: int) -> bool:
    parted = sentence.words.breaks[start] >= CLAUSE_BREAK  # "contract: no" is an answer, "contract no. 7" is none
    return any(at < end and start < past and not (parted and at < start) for at, past in sentence.spans(family.pseudo))
