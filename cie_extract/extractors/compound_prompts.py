"""One question that asks for several things at once, and the line that answers them: "Employer, job, where, pay?"

The answer names them in the words of each: what it says of one is told by how it looks, never by its turn.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import FLOW, Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.labels import Labels, load_labels

_LONGEST, _LONGEST_ANSWER = 120, 260
_FEWEST = 2  # names of fields, of at least three parts
_FEWEST_PARTS = 3
_PARTED = re.compile(r"\s*(?:[,;/&]|\band\b)\s*", re.IGNORECASE)
_LEAD = re.compile(r"(?:\d{1,2}[.)]\s*)?(?:(?:what|who|which)\s+(?:is|are)\s+)?(?:(?:the|your)\s+)?", re.IGNORECASE)
#: The pieces of an answer: at stops, semicolons and commas, but for those of an abbreviation or a company's form.
_PIECES = re.compile(
    r"(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bLtd)(?<!\bSt)\.\s+|;\s*|\s[–—-]\s|\s\|\s|\t|"
    r"(?<=Inc\.)\s+(?=[A-Z])|(?<=Co\.)\s+(?=[A-Z])|(?<=LLC\.)\s+(?=[A-Z])|(?<=Corp\.)\s+(?=[A-Z])|"
    r",\s+(?!(?:Inc|LLC|L\.L\.C|Co|Corp|Ltd)\b)"
)


def answers_together(annotated: Annotated, patterns: Patterns) -> tuple[Span, ...]:
    """The pieces of every answer to a question that names an employer or a job among other things."""
    labels = load_labels(patterns)
    flow = [block for block in annotated.document.blocks if block.kind in FLOW]
    found: list[Span] = []
    for block, below in pairwise((*flow, None)):
        answer = _answer(annotated.text, block, below, labels)
        if answer:
            found += _pieces(annotated.text, *answer)
    return tuple(found)


def _answer(text: str, block: Block | None, below: Block | None, labels: Labels) -> Span | None:
    """What stands behind the question's mark, or in the block under it."""
    if block is None:
        return None
    mark = re.compile(r"[?:]").search(text, block.body, min(block.end, block.body + _LONGEST))
    if mark is None or not _asks_for_several(text[block.body : mark.start()], labels):
        return None
    if text[mark.end() : block.end].strip():
        return mark.end(), min(block.end, mark.end() + _LONGEST_ANSWER)
    if below is None:
        return None
    return below.body, min(below.end, below.body + _LONGEST_ANSWER)


def _asks_for_several(words: str, labels: Labels) -> bool:
    parts = [part for part in _PARTED.split(_LEAD.sub("", words, count=1)) if part]
    if len(parts) < _FEWEST_PARTS:
        return False
    fields = {label.field for part in parts for label in labels.of(re.sub(r"^(?:the|your)\s+", "", part.lower()))}
    return len(fields & {"employer", "job_title", "worksite"}) >= _FEWEST


def _pieces(text: str, start: int, end: int) -> list[Span]:
    found, at = [], start
    for cut in _PIECES.finditer(text, start, end):
        found.append((at, cut.start()))
        at = cut.end()
    found.append((at, end))
    spans = []
    for first, last in found:
        while first < last and text[first].isspace():
            first += 1
        while last > first and (text[last - 1].isspace() or text[last - 1] in ",;"):
            last -= 1
        if first < last:
            spans.append((first, last))
    return spans
