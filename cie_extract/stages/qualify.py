"""Findings -> findings: of each cue, whether it is asserted, denied, past, possible or said of someone else.

Only what the words say decides. A cue in a sentence that is no statement about the job (an equal-opportunity notice, a
definition, the printed text of a form) is dropped; a denial is kept where the denial is news ("not a sheltered
workshop"), is turned into its opposite where that is a cue of its own ("not eligible for leave"), and else dropped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cie_extract.extractors.request_form import find_form
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding, Span, Text
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cue_language import Occurrences, Pattern, Words, read_words
from cie_extract.pattern_files.cues import CueBook, Rule, load_cues
from cie_extract.pattern_files.qualifiers import Family, QualifierBook, load_qualifiers

#: A clause ends at a semicolon, colon, dash or bracket; a comma does not end it.
_CLAUSE_BREAK = 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence around cues, with what the qualifiers' vocabulary finds in it."""

    span: Span
    words: Words
    read: Occurrences
    known: dict[int, tuple[Span, ...]] = field(default_factory=dict, compare=False)

    def spans(self, patterns: tuple[Pattern, ...]) -> tuple[Span, ...]:
        """Where any of the patterns stands, as (first word, word after)."""
        key = id(patterns)  # those of the book, which is kept
        if key not in self.known:
            self.known[key] = tuple(span for pattern in patterns for span in self.read.spans(pattern))
        return self.known[key]


@dataclass(frozen=True, slots=True)
class _Judged:
    finding: Finding
    mention: CueMention
    sentence: _Sentence


class _Sentences:
    """The sentences of a document, each read by the qualifiers' vocabulary when first asked for."""

    def __init__(self, annotated: Annotated, book: QualifierBook) -> None:
        self._annotated = annotated
        self._book = book
        self._bounds = [(sentence.start_char, sentence.end_char) for sentence in annotated.doc.sents]
        self._read: dict[Span, _Sentence] = {}

    def around(self, quote: Span) -> tuple[_Sentence, _Sentence | None, _Sentence | None]:
        """The sentence that a quote lies in (no less than the quote), the one before and the one after it; these
        are None at the end of a section."""
        start, end = quote
        first = max(0, bisect_right(self._bounds, start, key=lambda bound: bound[0]) - 1)
        last = max(first, bisect_left(self._bounds, end, key=lambda bound: bound[0]) - 1)
        whole = (min(start, self._bounds[first][0]), max(end, self._bounds[last][1]))
        return self._sentence(whole), self._neighbour(first - 1, start), self._neighbour(last + 1, start)

    def _neighbour(self, index: int, start: int) -> _Sentence | None:
        if not 0 <= index < len(self._bounds):
            return None
        bound = self._bounds[index]
        if self._annotated.section_at(bound[0]) != self._annotated.section_at(start):
            return None
        return self._sentence(bound)

    def _sentence(self, span: Span) -> _Sentence:
        if span not in self._read:
            words = read_words(self._annotated.text, *span)
            self._read[span] = _Sentence(span, words, self._book.vocabulary.read(words))
        return self._read[span]


def qualify(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """The findings with the status and marks of every cue; other findings pass through unchanged."""
    cues = [finding for finding in findings if finding.field == "cues"]
    if not cues:
        return findings
    judged = list(_judge(cues, _title_of(findings), annotated, patterns))
    kept = sorted(_one_a_passage(_unyielding(judged, load_cues(patterns))), key=lambda finding: finding.spans)
    return (*(finding for finding in findings if finding.field != "cues"), *kept)


def _title_of(findings: tuple[Finding, ...]) -> str:
    """The likeliest job title of the document, or nothing."""
    titles = [finding for finding in findings if finding.field == "job_title" and isinstance(finding.value, Text)]
    best = max(titles, key=lambda finding: finding.score, default=None)
    return best.value.value if best is not None and isinstance(best.value, Text) else ""


def _judge(cues: list[Finding], title: str, annotated: Annotated, patterns: Patterns) -> Iterator[_Judged]:
    cue_book, book = load_cues(patterns), load_qualifiers(patterns)
    rules = {rule.name: rule for rule in cue_book.rules}
    sentences = _Sentences(annotated, book)
    printed = _printed(annotated, patterns)
    said = [finding for finding in cues if not any(_overlap(finding.spans[-1], span) for span in printed)]
    placed = [(finding, *sentences.around(finding.spans[0])) for finding in said]
    words = read_words(title)
    titled = book.vocabulary.read(words)
    held = {sentence.span: sentence for _, sentence, _, _ in placed}.values()
    families = _families_in_force(book, held, titled)
    for finding, sentence, before, after in placed:
        own = rules[finding.found_by].entry.own_denial
        judged = _status_of(
            finding, sentence, after, [one for one in families if one.status != "negated"] if own else families
        )
        if judged is None:
            continue
        mention, quoted = judged
        rule = rules[finding.found_by]
        if mention.status == "negated" and not rule.kind.negatable:
            if rule.entry.when_negated is None:
                continue
            mention = CueMention(rule.entry.when_negated, "asserted", mention.marks)
        if quoted is not sentence:
            finding = replace(finding, spans=(_trimmed(annotated.text, quoted.span), *finding.spans[1:]))
        neighbours = tuple(one for one in (before, after) if one is not None)
        yield _Judged(finding, _marked(mention, sentence, neighbours, book), sentence)


def _printed(annotated: Annotated, patterns: Patterns) -> list[Span]:
    """Where a form prints its statements, with the lines that a statement runs on into (a scan parts them)."""
    form = find_form(annotated, patterns)
    if form is None:
        return []
    text, blocks = annotated.text, annotated.document.blocks
    spans = []
    for printed in form.printed:
        end = printed.end
        block = annotated.document.block_at(max(printed.start, end - 1))
        following = blocks[block.index + 1 :] if block else ()
        for other in following:
            words = annotated.document.text_of(other)
            if text[:end].rstrip()[-1:] in ".?!" or not words[:1].islower():
                break
            end = other.end
        spans.append((printed.start, end))
    return spans


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _families_in_force(book: QualifierBook, sentences: Iterable[_Sentence], title: Occurrences) -> tuple[Family, ...]:
    """Without the families that want more sentences of their kind, or another title, than the document has."""
    held = list(sentences)
    return tuple(
        family
        for family in book.families
        if _holds(family, title)
        and (
            family.qualifier.at_least == 1
            or sum(bool(one.spans(family.anywhere)) for one in held) >= family.qualifier.at_least
        )
    )


def _holds(family: Family, title: Occurrences) -> bool:
    return not family.titles or any(True for pattern in family.titles for _ in title.spans(pattern))


def _status_of(
    finding: Finding, sentence: _Sentence, after: _Sentence | None, in_force: Sequence[Family]
) -> tuple[CueMention, _Sentence] | None:
    """The mention with its status, and the sentence to quote; None for a sentence that is no statement at all."""
    mention = finding.value
    assert isinstance(mention, CueMention)
    first, last = _anchor(finding, sentence.words)
    families = [family for family in in_force if family.qualifier.concerns(mention.kind)]
    if any(family.status == "boilerplate" and _applies(family, sentence, first, last) for family in families):
        return None
    if mention.status != "asserted":
        others = any(family.status == "other" and _applies(family, sentence, first, last) for family in families)
        return (replace(mention, status="other") if others else mention), sentence
    for family in families:
        if family.next_sentence and after is not None and after.spans(family.next_sentence):
            return replace(mention, status=family.status), after
    for family in families:
        if family.status in ("boilerplate", "marks") or not _applies(family, sentence, first, last):
            continue
        marks = mention.marks | ({family.qualifier.mark} if family.qualifier.mark else set())
        return replace(mention, status=family.qualifier.becomes or family.status, marks=marks), sentence
    return mention, sentence


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unyielding(judged: list[_Judged], book: CueBook) -> list[_Judged]:
    """Without the cues that have nothing to add: weak ones beside another of their kind in the document, and those
    beside which, in the same sentence or the next, stands one that says more."""
    rules = {rule.name: rule for rule in book.rules}
    strong = [one for one in judged if one.mention.status == "asserted"]
    sure = {one.mention.kind for one in strong if not _rule_of(one, rules).entry.weak}
    kinds = {one.mention.kind for one in strong}

    def stands(one: _Judged) -> bool:
        rule = _rule_of(one, rules)
        if rule.entry.weak and one.mention.kind in sure:
            return False
        if kinds.intersection(rule.entry.yields_in_document):
            return False
        start, end = one.sentence.span
        return not any(
            (
                other.mention.kind in rule.kind.yields_to
                and other.sentence.span[0] <= end + 2
                and start <= other.sentence.span[1] + 2
            )
            or (other.mention.kind in rule.entry.yields_to and other.sentence.span == one.sentence.span)
            for other in strong
        )

    return [one for one in judged if stands(one)]


def _rule_of(one: _Judged, rules: Mapping[str, Rule]) -> Rule:
    return rules[one.finding.found_by]


def _anchor(finding: Finding, words: Words) -> Span:
    """The words that made the cue, as (first, after), within the sentence."""
    start, end = finding.spans[1] if len(finding.spans) > 1 else finding.spans[0]
    first = bisect_left(words.start, start)
    return first, max(first + 1, bisect_left(words.start, end))


def _applies(family: Family, sentence: _Sentence, first: int, after: int) -> bool:
    if sentence.spans(family.unless):
        return False
    if _anywhere(family, sentence, first, after):
        return True
    for start, end in sentence.spans(family.preceding):
        if start < first:
            reached = _reaches(family, sentence, end, first)
        else:
            reached = family.qualifier.inside and end < after
        if reached and not _is_pseudo(family, sentence, start, end):
            return True
    for start, end in sentence.spans(family.following):
        if end > after and _reaches(family, sentence, after, start) and not _is_pseudo(family, sentence, start, end):
            return True
    return False


def _anywhere(family: Family, sentence: _Sentence, first: int, after: int) -> bool:
    if not family.qualifier.in_its_clause:
        return bool(sentence.spans(family.anywhere))
    breaks = sentence.words.breaks
    return any(
        not any(breaks[at] >= _CLAUSE_BREAK for at in range(min(end, after), max(start, first) + 1) if at < len(breaks))
        for start, end in sentence.spans(family.anywhere)
    )


def _reaches(family: Family, sentence: _Sentence, start: int, end: int) -> bool:
    """Whether a phrase that ends at `start` reaches a cue that begins at `end` (or the other way round)."""
    if end - start > family.qualifier.reach:
        return False
    breaks = sentence.words.breaks
    if not family.qualifier.over_clauses and any(
        breaks[at] >= _CLAUSE_BREAK for at in range(start, end + 1) if at < len(breaks)
    ):
        return False
    return not any(start <= at < end for at, _ in sentence.spans(family.terminators))


def _is_pseudo(family: Family, sentence: _Sentence, start: int, end: int) -> bool:
    return any(at < end and start < past for at, past in sentence.spans(family.pseudo))


def _marked(
    mention: CueMention, sentence: _Sentence, neighbours: tuple[_Sentence, ...], book: QualifierBook
) -> CueMention:
    """The mention with the marks of every family of marks that applies to it."""
    marks = set(mention.marks)
    for family in book.of("marks"):
        qualifier = family.qualifier
        if qualifier.mark is None or not qualifier.concerns(mention.kind):
            continue
        around = (sentence, *neighbours) if qualifier.neighbours else (sentence,)
        if any(one.spans(family.anywhere) and not one.spans(family.unless) for one in around):
            marks.add(qualifier.mark)
    return replace(mention, marks=frozenset(marks))


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
