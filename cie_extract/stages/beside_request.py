"""Whether a whole description of the position stands beside a request's answers: before it, after its signature, under
a heading of its own, or pasted into one cell of a form."""

from __future__ import annotations

import re

from cie_extract.extractors.naming import title_likeness
from cie_extract.model.annotated import Annotated, Section
from cie_extract.model.document import FLOW, Block, BlockKind
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.document_types import DocumentTypes
from cie_extract.pattern_files.names import load_name_words
from cie_extract.pattern_files.statements import load_statements

#: What a form too asks for; and the fewest words, less one, of a paragraph that tells something at length.
_ASKED_IN_FORMS = ("duties", "qualifications", "statements", "signature", "identification")
_FEWEST_OF_PROSE = 19
_SIGNED = re.compile(r"(?<!\w)/s/|\bsignature\b|\bsigned\b|\bsign here\b|\bdate signed\b", re.IGNORECASE)
#: A line that only says where the request is: "The answers for the CIE review request are on the next page".
_POINTS_TO_IT = re.compile(
    r"\b(?:(?:is|are|comes?|follows?|stands?)\s+(?:\w+\s+){0,2}(?:on|in|at|below|behind|after|attached|enclosed|overleaf)|"
    r"follows?[\s.]*$|(?:see|turn\s+to)\b|overleaf|(?:on|over)\s+(?:the\s+)?(?:next\s+|last\s+|back|second\s+)?page)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 90
_ELSEWHERE = re.compile(r"\b(?:attach|attached|see|enclosed|mailed)\b", re.IGNORECASE)
#: What a part of a paper is called before its name: "Section B.", "Part 2 –", "Attachment A:", "II.", "(2)".
_PART = re.compile(
    r"(?:(?:section|part|attachment|appendix|exhibit|enclosure|annex|schedule|tab|page|item)\s+\(?[\w.]{1,5}\)?(?:\s+of\s+\w+)?|"
    r"\(?(?:\d{1,2}|[A-H]|[IVX]{1,4})[.)])\s*[.:)–—-]*\s*",
    re.IGNORECASE,
)


def has_description_beside(
    annotated: Annotated, answered: tuple[int, int], types: DocumentTypes, patterns: Patterns
) -> bool:
    """Whether a whole description stands before the request, after its signature, under a heading of its own, or
    pasted into one cell. `answered`: the first and the last block of the statements, or of their answers."""
    if _is_pasted_in(annotated):
        return True
    begin, end = _request_range(annotated, answered, patterns)
    blocks = annotated.document.blocks
    for first, last in ((0, begin), (end, len(blocks)), (answered[1] + 1, end)):
        part = [block for block in blocks[first:last] if block.kind in FLOW]
        if not part:
            continue
        duties = any(_within(section, blocks, first, last) for section in annotated.named("duties"))
        wanted = any(_within(section, blocks, first, last) for section in annotated.named("qualifications"))
        listed = sum(block.kind is BlockKind.LIST_ITEM for block in part)
        headed = any(_opens_description(annotated, block, types, patterns) for block in part)
        between = first == answered[1] + 1
        if headed and (duties or wanted or listed >= 3):
            return True
        # Before the statements a form asks for duties and qualifications too: a description says more than these.
        told = {one.name for one in annotated.sections if _within(one, blocks, first, last)}
        more = first > 0 or sum(weight for name, weight in types.beyond_a_form if name in told) >= 1
        more = more or _tells_at_length(annotated, first, last) or _is_promised(annotated, last, types)
        if not between and more and duties and (wanted or listed >= 4):
            return True
    return _is_headed_within(annotated, begin, answered[0], types)


def _is_headed_within(annotated: Annotated, first: int, last: int, types: DocumentTypes) -> bool:
    """Whether a description under the heading of one stands between a request's title and its statements, both of its
    lists below that heading."""
    blocks = annotated.document.blocks
    for block in blocks[first:last]:
        if block.cell is None and block.kind in FLOW and _is_called_description(annotated, block, types):
            return all(
                any(_within(section, blocks, block.index, last) for section in annotated.named(name))
                for name in ("duties", "qualifications")
            )
    return False


def _tells_at_length(annotated: Annotated, first: int, last: int) -> bool:
    """Whether a heading beside those of a form stands over a paragraph of prose: no form asks for that."""
    blocks = annotated.document.blocks
    return any(
        section.heading is not None
        and section.name not in _ASKED_IN_FORMS
        and _within(section, blocks, first, last)
        and blocks[section.heading].kind is BlockKind.HEADING
        and any(_is_prose(annotated, blocks[index]) for index in section.blocks)
        for section in annotated.sections
    )


def _is_prose(annotated: Annotated, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and annotated.text[block.body : block.end].count(" ") >= _FEWEST_OF_PROSE


def _is_promised(annotated: Annotated, last: int, types: DocumentTypes) -> bool:
    """Whether the sender says before the answers that the description is in the same message."""
    blocks = annotated.document.blocks[:last]
    return any(
        types.promised.search(annotated.text, block.body, block.end)
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH
    )


def _within(section: Section, blocks: tuple[Block, ...], first: int, last: int) -> bool:
    return first <= section.blocks.start < last and section.end > section.start


def _is_pasted_in(annotated: Annotated) -> bool:
    """Whether one cell holds both lists, each under a heading of its own there: a description pasted into a form."""
    blocks = annotated.document.blocks
    cells = [
        {cell for one in annotated.named(name) if one.heading is not None and (cell := blocks[one.heading].cell)}
        for name in ("duties", "qualifications")
    ]
    return any(
        (one.table, one.row, one.column) == (other.table, other.row, other.column)
        for one in cells[0]
        for other in cells[1]
    )


def _request_range(annotated: Annotated, answered: tuple[int, int], patterns: Patterns) -> tuple[int, int]:
    """The blocks of the request: from its title, or its first field, to its signature."""
    titles = load_statements(patterns).titles
    blocks, text = annotated.document.blocks, annotated.text
    before = blocks[: answered[0]]
    titled = (
        block.index
        for block in before
        if (block.kind is BlockKind.HEADING or block.bold or block.index < 3)
        and block.end - block.start < 120
        and titles.search(text, block.start, block.end)
        and not (block.kind is BlockKind.PARAGRAPH and _POINTS_TO_IT.search(text, block.start, block.end))
    )
    # A request without a title begins at the heading over its statements ("Employer's answers").
    headed = (block.index for block in reversed(before) if block.kind is BlockKind.HEADING)
    begin = next(headed, 0)
    if begin and sum(_is_prose(annotated, block) for block in before[begin:]) > 1:
        begin = answered[0]  # a part of the description stands between: the heading is that part's
    begin = next(titled, begin)
    end = answered[1] + 1
    for block in blocks[answered[1] : answered[1] + 40]:
        if block.kind in FLOW and _SIGNED.search(text, block.start, block.end):
            end = block.index + 1
            break
    return begin, end


def _is_called_description(annotated: Annotated, block: Block, types: DocumentTypes) -> bool:
    """Whether a line is the name of a description, and not the place where one is attached or mailed."""
    words = annotated.text[block.body : block.end].strip()
    part = _PART.match(words)
    if len(words) > _LONGEST_HEADING or not types.description_heading.match(words, part.end() if part else 0):
        return False
    return not _ELSEWHERE.search(words) and (not words.endswith(".") or len(words) < 60)


def _opens_description(annotated: Annotated, block: Block, types: DocumentTypes, patterns: Patterns) -> bool:
    """Whether a block is the heading of a description: what the paper is, or the job's title alone."""
    words = annotated.text[block.body : block.end].strip()
    if len(words) > _LONGEST_HEADING or block.cell is not None:
        return False
    if _is_called_description(annotated, block, types):
        return True
    likeness = title_likeness(words, load_name_words(patterns))
    return likeness >= 0.85 and (block.kind is BlockKind.HEADING or block.bold) and not _SIGNED.search(words)
