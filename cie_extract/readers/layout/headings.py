"""Which blocks are headings: larger, bolder or louder than the words around them, short, and on their own."""

from __future__ import annotations

from cie_extract.model.document import BlockKind
from cie_extract.readers.layout.paragraphs import Draft

_WORDS = 14
_LEVELS = 4


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
    mostly_bold = bold_letters > 0.5 * letters
    found: list[tuple[Draft, tuple[float, bool, bool]]] = []
    for draft in drafts:
        if draft.cell is not None or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        look = _look(draft)
        if _is_heading(draft, look, body, mostly_bold):
            draft.kind = BlockKind.HEADING
            found.append((draft, look))
    looks = sorted({look for _, look in found}, reverse=True)
    for draft, look in found:
        draft.level = min(_LEVELS, 1 + looks.index(look))


def _look(draft: Draft) -> tuple[float, bool, bool]:
    size = max(round(line.size) for line in draft.lines)
    return (size, all(line.bold for line in draft.lines), all(line.caps for line in draft.lines))


def _is_heading(draft: Draft, look: tuple[float, bool, bool], body: float, mostly_bold: bool) -> bool:
    size, bold, caps = look
    words = [word.text for line in draft.lines for word in line.words]
    if len(words) > _WORDS or len(draft.lines) > 3 or not any(any(map(str.isalpha, word)) for word in words):
        return False
    text = " ".join(words)
    if draft.marker is not None and (not bold or text.rstrip().endswith(".") or draft.marker.style in "•▪●○☐☒–-*o___"):
        return False
    if text.rstrip().endswith((".", ";", ",")) and not (bold or caps):
        return False
    larger = size > body * 1.12
    return larger or (bold and not mostly_bold) or caps
