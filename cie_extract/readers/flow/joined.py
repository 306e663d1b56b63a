"""Paragraphs that an earlier program cut in two (pasted from a mail or a PDF): the second goes on in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.flow.typed import ends_open, is_labelled

_LONG = 60  # letters: a line cut for want of room, not the item of a list
_FLOWS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def with_joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, a sentence that was cut between two of them made whole again."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        if joined and _goes_on(joined[-1], paragraph):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text.rstrip()} {paragraph.text.lstrip()}")
        else:
            joined.append(paragraph)
    return joined


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether the lower is the rest of the upper's sentence: it begins small, and the upper has not ended."""
    if above.kind not in _FLOWS or below.kind is not BlockKind.PARAGRAPH or below.marker or above.cell or below.cell:
        return False
    first, last = below.text.strip(), above.text.strip()
    if (above.bold, above.size) != (below.bold, below.size) or not first[:1].islower() or is_labelled(first):
        return False
    if not last or re.search(r"[.:;!?)\"”]$", last) or is_labelled(last):
        return False
    begins_whole = above.marker or not last[0].islower()  # in a list of small beginnings each stands for itself
    return ends_open(last) or (bool(begins_whole) and len(last) >= _LONG)
