"""What hangs on a title and is none of it: pay, hours, a code, the place of work, a bracket."""

from __future__ import annotations

import re

from cie_extract.extractors.naming import trimmed
from cie_extract.extractors.title.wordbook import Tails
from cie_extract.model.finding import Span
from cie_extract.pattern_files.places import STATES

#: The number of a class behind its title: "FOOD SERVICE WORKER 8101".
_NUMBER = re.compile(r"\s+\d{4,6}$")
_ADDRESS = re.compile(r",\s(?=[^,\n]{3,60},\s[^\n]{0,40}\b[A-Z]{2}\b(?:\s+\d{5})?$)")
_STATE_NAMES = "|".join(sorted((name.title().replace(" Of ", " of ") for name in STATES), key=len, reverse=True))
_PLACE = re.compile(rf"\s[–—-]\s(?:[^,\n]{{2,50}},\s+){{1,2}}(?:[A-Z]{{2}}|{_STATE_NAMES}|D\.C\.)\s*$")
_HANGING = re.compile(r"\s+(?:and|or|of|for|the|a|an|in|at|with|/)\s*$", re.IGNORECASE)


def without_tails(text: str, start: int, end: int, tails: Tails) -> Span:
    """The title at the start of a stretch."""
    start, end = trimmed(text, start, end)
    if cut := tails.cut.search(text, start + 1, end):
        end = cut.start()
    for tail, leave in (
        (tails.place, 0),
        (_ADDRESS, 0),
        (tails.site, 3),
        (_PLACE, 3),
        (tails.standing, 3),
        (_HANGING, 0),
        (tails.time, 3),
        (_NUMBER, 3),
        (_HANGING, 0),
    ):
        if met := tail.search(text, start + leave, end):
            end = met.start()
    if (opened := text.rfind("(", start, end)) > start and ")" not in text[opened:end]:
        end = opened  # "Lot Attendant (up to $2 more at night)", cut within its bracket
    return trimmed(text, start, end)
