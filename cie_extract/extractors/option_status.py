"""Whether an option was exercised, where a form asks for that by itself: "Option 1 exercised? | Yes, 8/12/2026",
"Date option exercised: 8/12/2026", "Option 2 status | Pending"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cie_extract.extractors.contract_pieces import Piece, option_number
from cie_extract.extractors.exercised import was_exercised
from cie_extract.extractors.grammar.date_expressions import full_dates
from cie_extract.model.document import Document
from cie_extract.pattern_files import Patterns

_ASKED = re.compile(
    r"\W*(?:(?:was|has|is)\s+)?(?:the\s+)?(?:(?:date|status)\s+(?:of\s+)?(?:the\s+)?)?"
    r"(?P<option>(?:(?:first|second|third|fourth|fifth|current|present)\s+)?(?:option|renewal)(?:\s+(?:year|period))?(?:\s+(?:\d|one|two|three|four|five)\b)?)"
    r"\s*(?:(?:been\s+)?(?:exercised|picked\s+up|taken\s+up)(?:\s+(?:on|by|date|when))?|status|(?:in\s+(?:force|effect))(?:\s+since)?)"
    r"\s*[?:.]*\s*",
    re.IGNORECASE,
)
_STATUS = re.compile(r"\bstatus\b", re.IGNORECASE)
_YES = re.compile(r"\W*(?:yes|y|true|done)\b", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|n|not|false|never)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:expect\w*|plan\w*|pending|await\w*|by|before|tbd|anticipat\w*|will|to\s+be|estimat\w*|est\.?)\b", re.I
)


def with_status(document: Document, pieces: list[Piece], patterns: Patterns) -> list[Piece]:
    """The pieces with what such places say of their options; one without a number speaks of the only option."""
    found = list(pieces)
    for number, done in _told(document, patterns):
        options = [at for at, piece in enumerate(found) if piece.kind == "option" and number in (None, piece.number)]
        numbers = {found[at].number for at in options}
        if len(numbers) == 1:
            for at in options:
                found[at] = replace(found[at], exercised=done)
    return found


def _told(document: Document, patterns: Patterns) -> Iterator[tuple[int | None, bool]]:
    text, blocks = document.text, document.blocks
    for block, after in pairwise((*blocks, None)):
        if block is None or not (asked := _ASKED.match(text, block.body, block.end)):
            continue
        value = text[asked.end() : block.end]
        beside = (
            after
            and after.cell
            and block.cell
            and (after.cell.table, after.cell.row) == (block.cell.table, block.cell.row)
        )
        if not value.strip() and after and beside:
            value = text[after.body : after.end]
        elif not text[asked.start() : asked.end()].rstrip().endswith((":", "?")):
            continue
        done = _read(value, _STATUS.search(asked.group()) is not None, patterns)
        if done is not None:
            yield option_number(asked["option"]), done


def _read(value: str, status: bool, patterns: Patterns) -> bool | None:
    """What the value says; None for nothing, or what nobody can tell."""
    said = was_exercised(value, patterns)
    if said is not None or status:
        return said
    if _NO.match(value):
        return False
    if _OPEN.search(value):
        return None
    return True if _YES.match(value) or full_dates(value) else None
