"""Findings -> findings: of each cue, whether it is asserted, denied, past, possible or said of someone else.

Only what the words say decides. A cue in a sentence that is no statement about the job (an equal-opportunity notice, a
definition, the printed text of a form) is dropped; a denial is kept where the denial is news ("not a sheltered
workshop"), is turned into its opposite where that is a cue of its own ("not eligible for leave"), and else dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cie_extract.extractors.printed_words import printed_words
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding, Site, Span, Text
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cue_words import read_words
from cie_extract.pattern_files.cues import Rule, load_cues
from cie_extract.pattern_files.learned import load_trust
from cie_extract.pattern_files.occurrences import Occurrences
from cie_extract.pattern_files.qualifiers import Family, QualifierBook, load_qualifiers
from cie_extract.stages.elsewhere import is_elsewhere, is_of_others, sites_of
from cie_extract.stages.reach import CLAUSE_BREAK, Sentence, Sentences, anchor_of, applies

#: Two sentences are next to each other with up to this many characters between them.
_BETWEEN = 2
#: An answer below its label, as announcements and forms print it: "Telework eligible" / "No".
_DENIAL = re.compile(r"no|none|n a|not (?:available|eligible|applicable|offered|provided)")
_LONGEST_LABEL = 6  # words
#: The mark of a cue that may be meant so and may not: it is never more than a possibility.
DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class _Judged:
    """A cue whose status is known, the rule that found it and the sentence it stands in."""

    finding: Finding
    rule: Rule
    mention: CueMention
    sentence: Sentence


def qualify(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """The findings with the status and marks of every cue; other findings pass through unchanged."""
    cues = [finding for finding in findings if finding.field == "cues"]
    if not cues:
        return findings
    title, sites = _title_of(findings), sites_of(findings)
    judged = list(_here(_judge(cues, title, annotated, patterns), title, sites, annotated, patterns))
    kept = sorted(_one_a_passage(_unyielding(judged)), key=lambda finding: finding.spans)
    passages = (replace(finding, spans=finding.spans[:1]) for finding in kept)
    return (*(finding for finding in findings if finding.field != "cues"), *passages)


def _here(
    judged: Iterable[_Judged], title: str, sites: tuple[Site, ...], annotated: Annotated, patterns: Patterns
) -> Iterator[_Judged]:
    """The cues; those of a sentence about a site in another town, and what would speak for the job and is said of a
    supervisor or a driver, are another's."""
    support = load_trust(patterns).support
    for one in judged:
        sentence = annotated.text[slice(*one.sentence.span)]
        label = f"!{one.mention.kind}" if one.mention.status == "negated" else one.mention.kind
        away = is_elsewhere(sentence, sites, patterns) or (label in support and is_of_others(sentence, title, patterns))
        yield replace(one, mention=replace(one.mention, status="other")) if away else one


def _title_of(findings: tuple[Finding, ...]) -> str:
    """The likeliest job title of the document, or nothing."""
    titles = [finding for finding in findings if finding.field == "job_title" and isinstance(finding.value, Text)]
    best = max(titles, key=lambda finding: finding.score, default=None)
    return best.value.value if best is not None and isinstance(best.value, Text) else ""


def _judge(cues: list[Finding], title: str, annotated: Annotated, patterns: Patterns) -> Iterator[_Judged]:
    cue_book, book = load_cues(patterns), load_qualifiers(patterns)
    sentences = Sentences(annotated, book)
    printed = printed_words(annotated, patterns)
    said = [finding for finding in cues if not any(_overlap(finding.spans[-1], span) for span in printed)]
    placed = [(finding, *sentences.around(finding.spans[0])) for finding in said]
    held = {sentence.span: sentence for _, sentence, _, _ in placed}.values()
    in_force = _in_force(book, held, book.vocabulary.read(read_words(title)))
    without_denials = tuple(family for family in in_force if family.status != "negated")
    for finding, sentence, before, after in placed:
        rule = cue_book.by_name[finding.found_by]
        families = without_denials if rule.entry.own_denial else in_force
        judged = _status_of(finding, sentence, after, families)
        if judged is None:
            continue
        mention, quoted = judged
        if DOUBTFUL in mention.marks:
            if mention.status not in ("asserted", "hypothetical"):
                continue
            mention = replace(mention, status="hypothetical")
        if mention.status == "negated" and not rule.kind.negatable:
            if rule.entry.when_negated is None:
                continue
            mention = CueMention(rule.entry.when_negated, "asserted", mention.marks)
        if quoted is not sentence:
            finding = replace(finding, spans=(_trimmed(annotated.text, quoted.span), *finding.spans[1:]))
        neighbours = tuple(one for one in (before, after) if one is not None)
        yield _Judged(finding, rule, _marked(mention, sentence, neighbours, book), sentence)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _in_force(book: QualifierBook, sentences: Iterable[Sentence], title: Occurrences) -> tuple[Family, ...]:
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
    return not family.titles or title.any(family.titles)


def _status_of(
    finding: Finding, sentence: Sentence, after: Sentence | None, in_force: tuple[Family, ...]
) -> tuple[CueMention, Sentence] | None:
    """The mention with its status, and the sentence to quote; None for a sentence that is no statement at all."""
    mention = finding.value
    assert isinstance(mention, CueMention)
    first, last = anchor_of(finding, sentence.words)
    families = [family for family in in_force if family.qualifier.concerns(mention.kind)]
    if any(family.status == "boilerplate" and applies(family, sentence, first, last) for family in families):
        return None
    if mention.status != "asserted":
        others = any(family.status == "other" and applies(family, sentence, first, last) for family in families)
        return (replace(mention, status="other") if others else mention), sentence
    if after is not None and _denied_below(sentence, after):
        return replace(mention, status="negated"), sentence
    for family in families:
        if family.next_sentence and after is not None and after.spans(family.next_sentence):
            return replace(mention, status=family.status), after
    for family in families:
        if family.status in ("boilerplate", "marks") or not applies(family, sentence, first, last):
            continue
        marks = mention.marks | ({family.qualifier.mark} if family.qualifier.mark else set())
        return replace(mention, status=family.qualifier.becomes or family.status, marks=marks), sentence
    return mention, sentence


def _denied_below(sentence: Sentence, after: Sentence) -> bool:
    """Is the sentence a mere label, and what stands below it a plain no?"""
    words = sentence.words
    return len(words) <= _LONGEST_LABEL and bool(_DENIAL.fullmatch(" ".join(after.words.text)))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unyielding(judged: list[_Judged]) -> list[_Judged]:
    """Without the cues that have nothing to add: weak ones beside another of their kind in the document, and those
    beside which, in the same sentence or the next, stands one that says more."""
    asserted = [one for one in judged if one.mention.status == "asserted"]
    kinds = {one.mention.kind for one in asserted}
    sure = {one.mention.kind for one in asserted if not (one.rule.entry.weak or one.rule.entry.faint)}
    better_than_faint = {one.mention.kind for one in asserted if not one.rule.entry.faint}
    denied = [one for one in judged if one.mention.status == "negated"]
    return [
        one
        for one in judged
        if not (one.rule.entry.weak and one.mention.kind in sure)
        and not (DOUBTFUL in one.mention.marks and (one.mention.kind in kinds or _stands_with(one, denied)))
        and not (one.rule.entry.faint and one.mention.kind in better_than_faint)
        and not any(_answers(other, one) for other in denied)
        and not kinds.intersection(one.rule.entry.yields_in_document)
        and not any(_yields(one, other) for other in asserted)
    ]


def _stands_with(one: _Judged, others: Iterable[_Judged]) -> bool:
    """Does another of these cues stand in its sentence?"""
    return any(other.sentence.span == one.sentence.span for other in others)


def _answers(denial: _Judged, label: _Judged) -> bool:
    """Is a cue a mere label, and what stands beside or below it the denial ("Telework: it cannot be done at home")?"""
    if label.mention.status != "asserted" or label.mention.kind != denial.mention.kind:
        return False
    words = label.sentence.words
    first, after = anchor_of(label.finding, words)
    if label.sentence.span[0] <= denial.sentence.span[0] and denial.sentence.span[1] <= label.sentence.span[1]:
        between = range(after, anchor_of(denial.finding, words)[0] + 1)
        return first < _LONGEST_LABEL and any(words.breaks[at] >= CLAUSE_BREAK for at in between)
    start, end = denial.sentence.span[0], label.sentence.span[1]
    return len(words) <= _LONGEST_LABEL and 0 <= start - end <= _BETWEEN


def _yields(one: _Judged, other: _Judged) -> bool:
    if other.mention.kind in one.rule.entry.yields_to:
        return other.sentence.span == one.sentence.span
    if one.mention.kind in other.rule.entry.yields_to and other.sentence.span == one.sentence.span:
        return False
    (start, end), (first, last) = one.sentence.span, other.sentence.span
    if other.mention.kind in one.rule.entry.stands_beside and (first, last) != (start, end):
        return False
    return other.mention.kind in one.rule.kind.yields_to and first <= end + _BETWEEN and start <= last + _BETWEEN


def _marked(
    mention: CueMention, sentence: Sentence, neighbours: tuple[Sentence, ...], book: QualifierBook
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
    ends = sorted((anchor_of(one.finding, words), anchor_of(other.finding, words)))
    between = range(ends[0][1], min(ends[1][0] + 1, len(words)))
    return any(words.breaks[at] >= CLAUSE_BREAK or words.text[at] in ("but", "however", "although") for at in between)
