"""The subject of a letter, a memorandum or a mail: "Re: Greenhouse Aide, Orchard Gate, 1120 Jefferson Pike"."""

from __future__ import annotations

import re

from cie_extract.model.document import Block, BlockKind

_SUBJECT = re.compile(
    r"(?:re|ref|reference|subject|subj|in\s+re|regarding)\s*[:.–—]\s*(?:(?:re|fwd?|fw)\s*:\s*)*", re.IGNORECASE
)
_LATEST = 14  # blocks
_MARGINS = (BlockKind.HEADER, BlockKind.FOOTER)


def subject_of(text: str, block: Block) -> int | None:
    """Where the words of a subject begin in a block; None where the block is none, or stands too late to be one."""
    subject = _SUBJECT.match(text, block.body, block.end)
    if subject is None or not (block.kind in _MARGINS or block.index < _LATEST):
        return None
    return subject.end()
