"""Words of agreement that answer a statement as True or False does: "Agree", "Confirmed", "Not so", "Untrue".

They say what is held of the statement as it is worded, a denial too, so that none of them is as doubtful as a Yes.
Each counts only where it stands as an answer: alone, before a stop or a box, or with its reason behind it.
"""

from __future__ import annotations

import re

_WE = r"(?:(?:i|we|the\s+employer)\s+)?"
_DENIED = (
    rf"{_WE}(?:disagrees?|do(?:es)?\s+not\s+(?:agree|confirm|affirm)|cannot\s+(?:agree|confirm|affirm)|den(?:y|ies))|"
    r"disagreed|denied|not\s+(?:so|true|correct|accurate|agreed|confirmed|affirmed|the\s+case)|"
    r"incorrect|inaccurate|untrue|unconfirmed|"
    r"(?:this|that|it)(?:\s+statement)?(?:\s+is|['’]s)\s+(?:not\s+(?:so|true|correct|accurate|right|the\s+case)|untrue|incorrect|false)"
)
_AFFIRMED = rf"{_WE}agrees?|(?:i|we|the\s+employer)\s+(?:confirms?|affirms?)|agreed|confirmed|affirmed|correct|accurate"
_AFFIRMED += r"|(?:this|that|it)(?:\s+statement)?(?:\s+is|['’]s)\s+(?:so|true|correct|accurate|right|the\s+case)"
#: What may follow: the end, a stop, a box, the other choice, or the reason.
_FOLLOWED = (
    r"(?=\s*(?:$|[.,;:|/☐☒☑✓✔✗✘□■\[(_–—\t\n]|-\s)|\s+(?i:because|since|as\s+(?!to\b)|see\s|but\b|except|unless|or\s+dis|or\s+not|"
    r"dis|not\s|only\s+(?:if|for|when)))"
)
#: The words, for an expression that heeds small and capital letters elsewhere.
AGREEMENT = rf"(?i:{_DENIED}|{_AFFIRMED}){_FOLLOWED}"
_IS_DENIED = re.compile(_DENIED, re.IGNORECASE)
_IS_AFFIRMED = re.compile(_AFFIRMED, re.IGNORECASE)


def agrees(words: str) -> bool | None:
    """Whether words agree with a statement or not; None where they say neither."""
    if _IS_DENIED.fullmatch(words.strip()):
        return False
    return True if _IS_AFFIRMED.fullmatch(words.strip()) else None
