"""Words of agreement that answer a statement as True or False does: "Agree", "Confirmed", "Not so", "Untrue".

They say what is held of the statement as it is worded, a denial too, so that none of them is as doubtful as a Yes.
Each counts only where it stands as an answer: alone, before a stop or a box, or with its reason behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.sayings import bare_source_of

#: What may follow: the end, a stop, a box, the other choice, or the reason.
_FOLLOWED = (
    r"(?=\s*(?:$|[.,;:|/☐☒☑✓✔✗✘□■\[(_–—\t\n]|-\s)|\s+(?i:because|since|as\s+(?!to\b)|see\s|but\b|except|unless|or\s+dis|or\s+not|"
    r"dis|not\s|only\s+(?:if|for|when)))"
)


@dataclass(frozen=True)
class Agreement:
    """The words, ready to be looked for; `source` is for an expression that heeds small and capital letters
    elsewhere."""

    source: str
    denied: re.Pattern[str]
    agreed: re.Pattern[str]

    def says(self, words: str) -> bool | None:
        """Whether words agree with a statement or not; None where they say neither."""
        if self.denied.fullmatch(words.strip()):
            return False
        return True if self.agreed.fullmatch(words.strip()) else None


@lru_cache(maxsize=4)
def agreement_of(known: AnswerWords) -> Agreement:
    """The words of agreement of a pattern set."""
    denied, agreed = (bare_source_of(words) for words in (known.agreement.denied, known.agreement.agreed))
    return Agreement(
        rf"(?i:{denied}|{agreed}){_FOLLOWED}", re.compile(denied, re.IGNORECASE), re.compile(agreed, re.IGNORECASE)
    )
