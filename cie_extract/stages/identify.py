"""What kind of paper a document is: a position description, a review request, both in one file, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cie_extract.extractors.labelled import labelled_values
from cie_extract.extractors.naming import folded, title_likeness
from cie_extract.extractors.numbered_answers import find_numbered_answers
from cie_extract.extractors.request_form import find_form
from cie_extract.extractors.title import find as find_titles
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Span, Text
from cie_extract.model.record import Kind
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.document_types import DocumentTypes, Signs, load_document_types
from cie_extract.pattern_files.names import load_name_words
from cie_extract.pattern_files.statements import load_statements
from cie_extract.stages.beside_request import has_description_beside
from cie_extract.stages.writings import letter_weight, resume_weight

#: What a description must weigh, and by how much it must outweigh the signs of another paper.
_LEAST = 2.6


@dataclass(frozen=True, slots=True)
class ProposedPart:
    """One of several positions in a file: its title, and where it stands."""

    title: str
    span: Span
    blocks: range
    pages: tuple[int, ...]


def identify(annotated: Annotated, patterns: Patterns) -> Kind:
    """The kind of a document. Papers in another language, and those that are neither, are `other`."""
    if annotated.document.language not in ("en", "und"):
        return "other"
    form = find_form(annotated, patterns)
    types = load_document_types(patterns)
    if form is not None:
        if annotated.named("duties") and _titled_as_both(annotated, types, patterns):
            return "packet"
        answered = (form.first.block, form.last.block)
        return "packet" if has_description_beside(annotated, answered, types, patterns) else "review_request"
    if answers := find_numbered_answers(annotated, patterns, None):
        described = bool(annotated.named("duties")) and bool(annotated.named("qualifications"))
        headed = any(
            types.description_heading.search(annotated.text, one.start, one.end) for one in _headings(annotated)
        )
        places = [block.index for mark in answers.values() if (block := annotated.document.block_at(mark.start))]
        answered = (min(places, default=0), max(places, default=0))
        whole = (described and headed) or has_description_beside(annotated, answered, types, patterns)
        return "packet" if whole else "review_request"
    weight = _weight_of_description(annotated, types, patterns) + letter_weight(annotated, patterns)
    against = _weight(annotated, types.other) + resume_weight(annotated, patterns)
    return "position_description" if weight >= _LEAST and weight > against else "other"


def _titled_as_both(annotated: Annotated, types: DocumentTypes, patterns: Patterns) -> bool:
    """Whether the paper calls itself a request with a description: "CIE Review Request with Position Description"."""
    titles = load_statements(patterns).titles
    return any(
        titles.search(annotated.text, block.body, block.end)
        and (
            types.description_heading.search(annotated.text, block.body, block.end)
            or _AND_DESCRIPTION.search(annotated.text, block.body, block.end)
        )
        and not _FOR_A_DESCRIPTION.search(annotated.text, block.body, block.end)
        for block in _headings(annotated)
        if block.kind is BlockKind.HEADING or block.index < _TITLE_BLOCKS
    )


_TITLE_BLOCKS = 3
_AND_DESCRIPTION = re.compile(r"(?:\+|&|\band|\bwith|\bplus|/)\s*(?:(?:a|the|its|our)\s+)?description\b", re.IGNORECASE)
#: The description is elsewhere: "Review request (attach the position description)".
_FOR_A_DESCRIPTION = re.compile(r"\b(?:attach|attached|enclos\w+|submit|see|send|mail)\b", re.IGNORECASE)


def _headings(annotated: Annotated) -> list[Block]:
    """Headings, and the lines that may serve as such: the first ones, and short bold ones or capitals."""
    return [
        block
        for block in annotated.document.blocks
        if block.end - block.start < 110
        and (block.index < 5 or block.kind in (BlockKind.HEADING, BlockKind.HEADER) or block.bold or block.caps)
    ]


def _weight(annotated: Annotated, signs: tuple[Signs, ...]) -> float:
    """The signs of a kind, each phrase once."""
    headings = "\n".join(annotated.text[block.start : block.end] for block in _headings(annotated)).lower()
    return sum(group.weight * len(group.said_in(headings if group.in_headings else annotated.small)) for group in signs)


def _weight_of_description(annotated: Annotated, types: DocumentTypes, patterns: Patterns) -> float:
    names = {section.name for section in annotated.sections if section.end > section.start}
    total = sum(weight for name, weight in types.sections if name in names)
    total += min(4.0, _weight(annotated, types.description))
    titles = [finding.score for finding in find_titles(annotated, patterns)]
    return total + (1.0 if titles and max(titles) >= 0.6 else 0.0)


def several_positions(annotated: Annotated, patterns: Patterns) -> tuple[ProposedPart, ...]:
    """The positions that one document describes, where they are more than one: each title with duties of its own."""
    anchors = sorted(_title_anchors(annotated, patterns))
    parts: list[tuple[Span, str]] = []
    for section in annotated.named("duties"):
        before = [anchor for anchor in anchors if anchor[0][0] < section.start]
        if not before:
            continue
        span, title = before[-1]
        if not parts or (span != parts[-1][0] and _differ(title, parts)):
            parts.append((span, title))
    if len(parts) < 2:
        return ()
    return tuple(_proposed(annotated, parts))


def _title_anchors(annotated: Annotated, patterns: Patterns) -> Iterator[tuple[Span, str]]:
    """Titles that may open a position: labelled as such, or headings that are nothing but a title."""
    words = load_name_words(patterns)
    for value in labelled_values(annotated, patterns, "job_title"):
        said = annotated.text[value.value[0] : value.value[1]]
        if value.label.score >= 0.9 and len(said) < 90 and title_likeness(said, words) >= 0.85:
            yield value.value, folded(said)
    for finding in find_titles(annotated, patterns):
        start = finding.spans[0][0]
        block = annotated.document.block_at(start)
        if block is None or not isinstance(finding.value, Text):
            continue
        whole = block.end - block.body <= len(finding.value.value) + 4
        if block.kind is BlockKind.HEADING and whole and title_likeness(finding.value.value, words) == 1.0:
            yield finding.spans[0], finding.value.value


def _differ(title: str, parts: list[tuple[Span, str]]) -> bool:
    """Whether a title is another job's: no title before is the same, a part of it or the whole of it."""
    mine = set(re.findall(r"\w+", title.lower()))
    return all(
        not (mine <= theirs or theirs <= mine) for theirs in (set(re.findall(r"\w+", one.lower())) for _, one in parts)
    )


def _proposed(annotated: Annotated, parts: list[tuple[Span, str]]) -> Iterator[ProposedPart]:
    blocks = annotated.document.blocks
    starts = [next(block.index for block in blocks if block.end > span[0]) for span, _ in parts]
    for index, (span, title) in enumerate(parts):
        first = 0 if index == 0 else starts[index]
        last = starts[index + 1] if index + 1 < len(parts) else len(blocks)
        pages = sorted({block.page for block in blocks[first:last] if block.page is not None})
        yield ProposedPart(title, span, range(first, last), tuple(pages))
