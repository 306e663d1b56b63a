"""Findings -> findings: of each cue, whether it is asserted, denied, past, possible or said of someone else.

Only what the words say decides. A cue in a sentence that is no statement about the job (an equal-opportunity notice, a
definition, the printed text of a form) is dropped; a denial is kept where the denial is news ("not a sheltered
workshop"), is turned into its opposite where that is a cue of its own ("not eligible for leave"), and else dropped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import CueBook, load_cues
from cie_extract.pattern_files.qualifiers import Family, QualifierBook, load_qualifiers
from cie_extract.pattern_files.cue_language import Occurrences, Pattern, Words, read_words

#: A clause ends at a semicolon, colon, dash or bracket; a comma does not end it.
_CLAUSE_BREAK = 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The sentence around a cue, with what the qualifiers' vocabulary finds in it."""

    start: int
    end: int
    words: Words
    read: Occurrences


@dataclass(frozen=True, slots=True)
class _Judged:
    finding: Finding
    mention: CueMention
    sentence: _Sentence


def qualify(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """The findings with the status and marks of every cue; other findings pass through unchanged."""
    cues = [finding for finding in findings if finding.field == "cues"]
    if not cues:
        return findings
    judged = _judge(cues, annotated, patterns)
    kept = sorted(_one_a_passage(judged), key=lambda finding: finding.spans)
    return (*(finding for finding in findings if finding.field != "cues"), *kept)


def _judge(cues: list[Finding], annotated: Annotated, patterns: Patterns) -> list[_Judged]:
    cue_book, book = load_cues(patterns), load_qualifiers(patterns)
    rules = {rule.name: rule for rule in cue_book.rules}
    bounds = [(sentence.start_char, sentence.end_char) for sentence in annotated.doc.sents]
    sentences: dict[Span, _Sentence] = {}
    judged = []
    for finding in cues:
        around = _around(finding, bounds)
        if around not in sentences:
            sentences[around] = _read(annotated.text, around, book)
        sentence = sentences[around]
        mention = _status_of(finding, sentence, book, cue_book)
        if mention is None:
            continue
        rule = rules.get(finding.found_by)
        if mention.status == "negated" and rule is not None and not rule.kind.negatable:
            if rule.entry.when_negated is None:
                continue
            mention = CueMention(rule.entry.when_negated, "asserted", mention.marks)
        judged.append(_Judged(finding, _marked(mention, sentence, book), sentence))
    return judged


def _around(finding: Finding, bounds: list[Span]) -> Span:
    """The sentences that the quote lies in, and no less than the quote."""
    start, end = finding.spans[0]
    first = max(0, bisect_right(bounds, start, key=lambda bound: bound[0]) - 1)
    last = max(first, bisect_left(bounds, end, key=lambda bound: bound[0]) - 1)
    return (min(start, bounds[first][0]), max(end, bounds[last][1])) if bounds else (start, end)


def _read(text: str, span: Span, book: QualifierBook) -> _Sentence:
    words = read_words(text, *span)
    return _Sentence(span[0], span[1], words, book.vocabulary.read(words))


def _status_of(finding: Finding, sentence: _Sentence, book: QualifierBook, cue_book: CueBook) -> CueMention | None:
    mention = finding.value
    assert isinstance(mention, CueMention)
    first, after = _anchor(finding, sentence.words)
    for family in book.families:
        if family.status == "marks" or not family.qualifier.concerns(mention.kind):
            continue
        if not _applies(family, sentence, first, after):
            continue
        if family.status == "boilerplate":
            return None
        if mention.status != "asserted":
            continue
        marks = mention.marks | ({family.qualifier.mark} if family.qualifier.mark else set())
        return replace(mention, status=family.qualifier.becomes or family.status, marks=marks)
    return mention


def _anchor(finding: Finding, words: Words) -> Span:
    """The words that made the cue, as (first, after), within the sentence."""
    start, end = finding.spans[1] if len(finding.spans) > 1 else finding.spans[0]
    first = bisect_left(words.start, start)
    return first, max(first + 1, bisect_left(words.start, end))


def _applies(family: Family, sentence: _Sentence, first: int, after: int) -> bool:
    if _any(family.unless, sentence.read):
        return False
    if _any(family.anywhere, sentence.read):
        return True
    for start, end in _spans(family.preceding, sentence.read):
        if start < first and _reaches(family, sentence, end, first) and not _is_pseudo(family, sentence, start, end):
            return True
    for start, end in _spans(family.following, sentence.read):
        if end > after and _reaches(family, sentence, after, start) and not _is_pseudo(family, sentence, start, end):
            return True
    return False


def _reaches(family: Family, sentence: _Sentence, start: int, end: int) -> bool:
    """Whether a phrase that ends at `start` reaches a cue that begins at `end` (or the other way round)."""
    if end - start > family.qualifier.reach:
        return False
    breaks = sentence.words.breaks
    if not family.qualifier.over_clauses and any(
        breaks[at] >= _CLAUSE_BREAK for at in range(start, end + 1) if at < len(breaks)
    ):
        return False
    return not any(start <= at and past <= end for at, past in _spans(family.terminators, sentence.read))


def _is_pseudo(family: Family, sentence: _Sentence, start: int, end: int) -> bool:
    return any(at < end and start < past for at, past in _spans(family.pseudo, sentence.read))


def _marked(mention: CueMention, sentence: _Sentence, book: QualifierBook) -> CueMention:
    return mention


def _one_a_passage(judged: list[_Judged]) -> Iterator[Finding]:
    """One cue of a kind for a passage; a denial and an assertion in one passage only where a clause parts them."""
    passages: dict[tuple[str, Span], list[_Judged]] = {}
    for one in judged:
        passages.setdefault((one.mention.kind, one.finding.spans[0]), []).append(one)
    for same in passages.values():
        by_status: dict[str, _Judged] = {}
        for one in sorted(same, key=lambda one: -one.finding.score):
            by_status.setdefault(one.mention.status, one)
        for status, one in by_status.items():
            if status == "asserted" and len(by_status) > 1:
                continue
            yield _with_marks(one, same)
        asserted = by_status.get("asserted")
        others = [one for status, one in by_status.items() if status != "asserted"]
        if asserted and others and all(_parted(asserted, one) for one in others):
            yield _with_marks(asserted, same)


def _with_marks(one: _Judged, same: Iterable[_Judged]) -> Finding:
    marks = frozenset().union(*(other.mention.marks for other in same if other.mention.status == one.mention.status))
    return replace(one.finding, value=replace(one.mention, marks=marks))


def _parted(one: _Judged, other: _Judged) -> bool:
    words = one.sentence.words
    ends = sorted((_anchor(one.finding, words), _anchor(other.finding, words)))
    between = range(ends[0][1], min(ends[1][0] + 1, len(words)))
    return any(words.breaks[at] >= _CLAUSE_BREAK or words.text[at] in ("but", "however", "although") for at in between)


def _any(patterns: tuple[Pattern, ...], read: Occurrences) -> bool:
    return any(True for _ in _spans(patterns, read))


def _spans(patterns: tuple[Pattern, ...], read: Occurrences) -> Iterator[Span]:
    for pattern in patterns:
        yield from read.spans(pattern)
