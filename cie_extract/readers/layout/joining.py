"""What goes on in the next column or on the next page: paragraphs, list items, tables."""

from __future__ import annotations

from cie_extract.model.document import BlockKind
from cie_extract.readers.layout.paragraphs import Draft, ends_sentence, fits

_INDENT = 0.7  # of the size


def goes_on(draft: Draft, following: Draft) -> bool:
    """Whether a block is the rest of the one before it, across a column or page."""
    if following.marker is not None or draft.cell is not None or following.cell is not None:
        return False
    last, first = draft.lines[-1], following.lines[0]
    if abs(last.size - first.size) > 0.8 or last.words[-1].bold != first.words[0].bold:
        return False
    lower = first.text[:1].islower()
    ends = ends_sentence(last)
    if fits(last, first) and not (lower and not ends):
        return False
    if draft.marker is not None:
        indent, body = first.x0 - first.left, draft.body_x0 - draft.lines[0].left
        if indent > _INDENT * first.size and abs(indent - body) < first.size:
            return True  # under the words of the item
        return not ends
    if last.caps != first.caps and (last.caps or first.caps):
        return False
    if ends or lower:
        return lower and not ends
    # a capital may go on with the sentence; but a lone line at the foot of a column is seldom the first of several
    return draft.kind is not BlockKind.HEADING and not last.bold and len(draft.lines) > 1
