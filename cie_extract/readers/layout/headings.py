"""Which blocks are headings: larger, bolder or louder than the words around them, short, and on their own."""

from __future__ import annotations

import re

from cie_extract.model.document import BlockKind
from cie_extract.readers.layout.paragraphs import Draft

_WORDS = 14
_LEVELS = 6
_LARGER = 1.12  # times the body's size
_LABELLED = re.compile(r"(?:[^\s:]+\s){0,4}[^\s:]+:\s+\S")
_BULLETS = frozenset("•◦▪■●○☐☒✓–—-*o")

Look = tuple[float, bool, bool]  # size, bold, capitals


def mark_headings(drafts: list[Draft]) -> None:
    """Set kind and level of headings, seen over the whole document: its body size is what most characters have."""
    sizes: dict[float, int] = {}
    bold_letters = letters = 0
    for draft in drafts:
        for line in draft.lines:
            count = sum(len(word.text) for word in line.words)
            sizes[line.size] = sizes.get(line.size, 0) + count
            letters += count
            bold_letters += sum(len(word.text) for word in line.words if word.bold)
    if not sizes:
        return
    body = max(sizes, key=lambda size: sizes[size])
    found: list[tuple[Draft, Look]] = []
    for draft in drafts:
        if draft.cell is not None or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        look = _look(draft)
        if _is_heading(draft, look, body, bold_letters > 0.5 * letters):
            draft.kind = BlockKind.HEADING
            found.append((draft, look))
    looks = sorted({look for _, look in found}, reverse=True)
    for draft, look in found:
        draft.level = min(_LEVELS, 1 + looks.index(look))


def _look(draft: Draft) -> Look:
    size = max(round(line.size) for line in draft.lines)
    return (size, all(line.bold for line in draft.lines), all(line.caps for line in draft.lines))


def _is_heading(draft: Draft, look: Look, body: float, mostly_bold: bool) -> bool:
    size, bold, caps = look
    words = [word.text for line in draft.lines for word in line.words]
    if len(words) > _WORDS or len(draft.lines) > 3 or not any(any(map(str.isalpha, word)) for word in words):
        return False
    text = " ".join(words).rstrip()
    if draft.marker is not None and (
        draft.marker.style in _BULLETS or draft.marker.style == "___" or not (bold or caps) or text.endswith(".")
    ):
        return False
    if text.endswith((".", ";", ",")) and not bold:
        return False
    if draft.underlined:
        return True
    if _LABELLED.match(text) and size <= body * _LARGER:
        return False  # a label with its value
    return size > body * _LARGER or (bold and not mostly_bold) or caps


def mark_levels(drafts: list[Draft]) -> None:
    """Set the depth of list items, 0 for the outermost, by how far their markers are set in."""
    open_at: list[float] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            open_at.clear()
        if draft.marker is None or draft.kind is BlockKind.HEADING:
            continue
        line = draft.lines[0]
        x0, tolerance = line.x0 - line.left, 0.7 * line.size
        while open_at and open_at[-1] > x0 + tolerance:
            open_at.pop()
        if not open_at or open_at[-1] < x0 - tolerance:
            open_at.append(x0)
        draft.level = len(open_at) - 1
