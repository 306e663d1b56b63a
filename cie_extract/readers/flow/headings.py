"""Headings that are only made to look so: a short line in bold, capitals, underlined or larger, standing alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.flow.typed import is_label, is_labelled

_SHORT_FORM = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|Assn|Dept|Div|No|etc)\.$", re.I)
_ANSWER = re.compile(
    r"(?:yes|no|true|false|none|n/?a|not applicable|t|f|y|n|x|tbd|see (?:above|below|attached))\W*", re.I
)
_LARGER = 1.12  # times the size of the text


def with_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, those that look like headings said to be so, at levels by size among those set by style."""
    body = _body_size(paragraphs)
    bold_is_plain = _mostly(paragraphs, "bold")
    marked = [
        paragraph.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and _looks(paragraph, body, bold_is_plain)
        and not _is_blank_field(paragraph, above, below)
        for above, paragraph, below in zip([None, *paragraphs], paragraphs, [*paragraphs[1:], None], strict=False)
    ]
    styled = [p for p in paragraphs if p.kind is BlockKind.HEADING and p.cell is None]
    levels = _levels({p.size for p, mark in zip(paragraphs, marked, strict=True) if mark}, styled)
    return [
        replace(paragraph, kind=BlockKind.HEADING, level=levels[paragraph.size]) if mark else paragraph
        for paragraph, mark in zip(paragraphs, marked, strict=True)
    ]


def _levels(sizes: set[float], styled: Sequence[Paragraph]) -> dict[float, int]:
    """The level of each size of heading: below larger ones, beside styled ones of its own size."""
    found: dict[float, int] = {}
    level = 0
    for size in sorted(sizes | {heading.size for heading in styled}, reverse=True):
        beside = min((heading.level for heading in styled if heading.size == size), default=None)
        level = min(9, level + 1 if beside is None else max(level, beside))
        found[size] = level
    return found


def _looks(paragraph: Paragraph, body: float, bold_is_plain: bool) -> bool:
    larger = bool(body) and paragraph.size >= _LARGER * body
    if paragraph.cell is not None or not short_title(paragraph.text, titled=larger and paragraph.bold):
        return False
    if paragraph.kind is BlockKind.LIST_ITEM and not (paragraph.bold and re.match(r"\(?\w", paragraph.marker)):
        return False
    return (paragraph.bold and not bold_is_plain) or paragraph.caps or paragraph.underlined or larger


def _is_blank_field(paragraph: Paragraph, above: Paragraph | None, below: Paragraph | None) -> bool:
    """A label of a form that nobody filled in: it stands among labels with their values."""
    if not is_label(paragraph.text) or above is None or not is_labelled(above.text) or is_label(above.text):
        return False
    return below is None or is_labelled(below.text) or (below.kind is not BlockKind.CELL and short_title(below.text))


def short_title(text: str, *, titled: bool = False) -> bool:
    """Few words, no sentence, no label with its value (but in a larger title), no amount, no blank to fill in."""
    text = text.strip()
    if not 2 <= len(text) <= 90 or len(text.split()) > 12 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if _ANSWER.fullmatch(text):
        return False
    if (text[-1] in ".;,!" and not _SHORT_FORM.search(text)) or re.search(r"[$☐☒]|_{3}|\d{5}|@|\(\d{3}\)", text):
        return False
    return text.endswith(":") or titled or not is_labelled(text)


def _body_size(paragraphs: Sequence[Paragraph]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _mostly(paragraphs: Sequence[Paragraph], trait: str) -> bool:
    """Whether most of the text has this trait, so that it sets nothing apart."""
    flow = [p for p in paragraphs if p.cell is None]
    total = sum(len(p.text) for p in flow)
    return total > 0 and sum(len(p.text) for p in flow if getattr(p, trait)) > 0.6 * total
