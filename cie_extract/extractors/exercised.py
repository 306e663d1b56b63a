"""Whether the words around an option of a contract say that it was exercised."""

from __future__ import annotations

import re
from functools import lru_cache

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.word_lists import phrase_finder

#: Where the words on one option end and those on the next begin.
_BEFORE_OPTION = re.compile(
    r"[.;]\s|\),?\s|\s(?:and|but)\s|,\s(?=(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|opt|renewal|extension|OY))",
    re.IGNORECASE,
)
#: Where the words behind an option's dates end and those on the next one begin; "option exercised 8/12" is its own.
_BEHIND_OPTION = re.compile(
    r"[.;]\s|\b(?:option|renewal|extension)(?!\s+(?:(?:has|have|had|was|is|been|already|not|yet|to|be|will|may|period)\s+)*"
    r"(?:exercis|picked|taken|executed|invoked|awarded|renewed|in\s+(?:force|effect)|mod|lapsed|declined|pending))|"
    r"\bOY\d|,\s(?:first|second|third|fourth|fifth)\b",
    re.IGNORECASE,
)
_REACH_BEHIND = 80  # characters
#: The number of the modification that took an option up: "mod P00003", "modification no. A00012".
_MODIFIED = re.compile(r"\bmod(?:ification|\.)?\s*(?:no\.?\s*|number\s+|#\s*)?[AP]\d{4,5}\b", re.IGNORECASE)
#: What makes of an exercise one that is still to come: "expected to be exercised", "will be picked up", "if exercised".
STILL_TO_COME = re.compile(
    r"\b(?:not|never|no|to\s+be|will|would|should|could|can|may|might|shall|must|expect\w*|anticipat\w*|plan\w*|hope\w*|likely|"
    r"intend\w*|await\w*|needs?|requires?|request\w*|asked|propos\w*|before)\b[^.;,]{0,40}$|"
    r"\b(?:if|once|when|until|unless)\s+(?:(?:it|the\s+option)\s+)?(?:(?:is|has\s+been|gets)\s+)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _words(patterns: Patterns) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_contract(patterns)
    return phrase_finder(words.exercised), phrase_finder(words.not_exercised)


def exercised_around(text: str, floor: int, at: int, end: int, stop: int, patterns: Patterns) -> bool | None:
    """Whether the words around an option's dates say that it was taken up; None where they do not say."""
    behind = _BEHIND_OPTION.split(text[end : min(stop, end + _REACH_BEHIND)])[0]
    before = _BEFORE_OPTION.split(text[max(floor, at - 70) : at])[-1]
    return next((said for near in (behind, before) if (said := was_exercised(near, patterns)) is not None), None)


def was_exercised(said: str, patterns: Patterns) -> bool | None:
    """Whether words on an option say that it was taken up; None where they do not say."""
    exercised, not_exercised = _words(patterns)
    if not_exercised.search(said):
        return False
    if done := exercised.search(said) or _MODIFIED.search(said):
        return STILL_TO_COME.search(said, 0, done.start()) is None
    return None
