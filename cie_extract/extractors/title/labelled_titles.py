"""Titles beside a printed label, in subjects, and in answers to several questions at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cie_extract.extractors.compound_prompts import answers_together
from cie_extract.extractors.labelled import Labelled, labelled_values
from cie_extract.extractors.naming import Candidate, organization_likeness, title_likeness, trimmed
from cie_extract.extractors.subject_lines import subject_of
from cie_extract.extractors.title.tails import without_tails
from cie_extract.extractors.title.wordbook import Wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import BlockKind
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.labels import load_labels

LONGEST = 110
_LONG_VALUE = 36
_MOST_WORDS = 6
_MOST_WORDS_BEHIND_LABEL = 14
_SMALL_IN_TITLE = frozenset(("of", "and", "the", "for", "&", "in", "to", "-", "–"))
#: What an explicit "Position Title:" is worth at least: more than a heading that says it otherwise.
_SURE_LABEL = 0.97
#: Labels of a title that may be the signer's.
_SIGNERS_LABELS = ("title", "position", "job title", "position title", "role")


def labelled_titles(annotated: Annotated, patterns: Patterns, book: Wordbook) -> Iterator[Candidate]:
    """The titles beside labels, without what hangs on them."""
    text = annotated.text
    labels = _label_behind(patterns)
    for value in labelled_values(annotated, patterns, "job_title"):
        if _is_signers(annotated, value, book):
            continue
        if value.how == "below" and _begins_a_list(annotated, value.value[0]):
            continue
        span = _up_to_label(text, without_tails(text, *value.value, book.tails), labels, book)
        said = text[span[0] : span[1]]
        if not said or len(said) > LONGEST or not said[0].isalnum() or len(said.split()) > _MOST_WORDS_BEHIND_LABEL:
            continue
        likeness = title_likeness(said, book.words)
        named_title = "title" in text[value.where[0] : value.where[1]].lower()
        sure = value.label.score >= 0.95 or (named_title and value.label.score >= 0.9 and value.how != "below")
        like_a_house = organization_likeness(said, book.words) >= 0.7 and likeness < 0.8
        if like_a_house and not (value.label.score >= 0.9 and value.how != "below"):
            continue
        likely = value.how != "below" and _named_as_jobs_are(said, book)
        doubtful = likeness < 0.5 and not likely and not sure
        if doubtful and (value.how == "below" or said.split()[0].islower() or len(said.split()) > 8 or likeness == 0):
            continue
        score = value.label.score - (0.0 if likeness >= 0.8 else 0.12 if sure else 0.25)
        if sure and named_title and likely:
            score = max(score, value.label.score, _SURE_LABEL)
        yield Candidate(span, f"label {value.how}", score)


@lru_cache(maxsize=4)
def _label_behind(patterns: Patterns) -> re.Pattern[str]:
    """Another label behind a value, and what it announces."""
    return re.compile(rf"\s(?:{load_labels(patterns).expression})(?=\s+[A-Z0-9$])", re.IGNORECASE)


def _begins_a_list(annotated: Annotated, at: int) -> bool:
    """Whether a value below its label is the first of several items: duties, or several jobs, and no title of one."""
    blocks = annotated.document.blocks
    own = next((block for block in blocks if block.start <= at < block.end), None)
    if own is None or own.kind is not BlockKind.LIST_ITEM:
        return False
    return any(block.kind is BlockKind.LIST_ITEM for block in blocks[own.index + 1 : own.index + 2])


def in_subjects(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The title that a subject begins with: "Re: Greenhouse Aide, Orchard Gate Garden Center, 1120 Jefferson Pike"."""
    text = annotated.text
    for block in annotated.document.blocks:
        start = subject_of(text, block)
        if start is None:
            continue
        while paper := book.paper_before.match(text, start, block.end):
            start = paper.end()
        first = re.compile(r"[,;(\t]|\s[–—-]\s|\.\s|\s+at\s").search(text, start, block.end)
        for end in dict.fromkeys((first.start() if first else block.end, block.end)):
            span = without_tails(text, start, end, book.tails)
            if behind := book.paper_behind.search(text, *span):
                span = trimmed(text, span[0], behind.start())
            said = text[span[0] : span[1]]
            if title_likeness(said, book.words) == 1.0 and len(said.split()) <= _MOST_WORDS:
                yield Candidate(span, "subject", 0.74)
                break


def asked_together(annotated: Annotated, patterns: Patterns, book: Wordbook) -> Iterator[Candidate]:
    """The piece of an answer to several questions at once that is a job's name."""
    for span in answers_together(annotated, patterns):
        cut = without_tails(annotated.text, *span, book.tails)
        if title_likeness(annotated.text[cut[0] : cut[1]], book.words) == 1.0:
            yield Candidate(cut, "asked together", 0.9)
            return


def _named_as_jobs_are(said: str, book: Wordbook) -> bool:
    """Whether a value behind a label is a few words with capitals, as a job's name is, though nobody knows the job."""
    tokens = said.split()
    return (
        len(tokens) <= _MOST_WORDS
        and not re.search(r"[\d:.?!@$☐☒_;]", said)
        and all(token[0].isupper() or token in _SMALL_IN_TITLE for token in tokens)
        and said.lower() not in book.no_jobs
    )


def _up_to_label(text: str, span: Span, labels: re.Pattern[str], book: Wordbook) -> Span:
    """A long value without the next labels of its line: "Greenhouse Helper Weekly hours 25 Union None"."""
    if span[1] - span[0] < _LONG_VALUE:
        return span
    for label in labels.finditer(text, *span):
        if text[label.start() + 1].isupper() and title_likeness(text[span[0] : label.start()], book.words) == 1:
            return trimmed(text, span[0], label.start())
    return span


def _is_signers(annotated: Annotated, value: Labelled, book: Wordbook) -> bool:
    """Whether "Title" is the signer's: it stands in a signature's place."""
    label = annotated.text[value.where[0] : value.where[1]].strip(" :").lower()
    if label not in _SIGNERS_LABELS:
        return False
    document = annotated.document
    blocks = document.blocks
    at = next((one.index for one in blocks if one.start <= value.where[0] < one.end), value.block.index)
    near = blocks[max(0, at - 3) : at + 1]
    headings = [
        one.index
        for one in near
        if one.index < at and one.kind is BlockKind.HEADING and not book.signing.search(document.text_of(one))
    ]
    near = tuple(one for one in near if not headings or one.index > headings[-1])  # another paper begins there
    before = " ".join(annotated.text[one.start : min(one.end, value.where[0])] for one in near)
    return bool(book.signing.search(before[-260:]))
