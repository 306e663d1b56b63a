"""What takes an answer back or stands in the place of one: "True, except …", "not sure", "(no response)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.sayings import bare_source_of
from cie_extract.pattern_files.word_lists import any_case

#: What may part an answer from a doubt.
_PARTED = r"[\s,;:(–—-]*"
#: Both answers at once: "True and False".
AND_ANOTHER = re.compile(r"\s*(?:and|&|\+|but\s+also|as\s+well\s+as)\s+(?:true|false|yes|no)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Doubts:
    """The words, ready to be looked for. In the place of an answer: `no_answer`, `undecided`. Behind one: `doubted`;
    `limited` behind a True, which is no answer where it is taken back in part."""

    no_answer: re.Pattern[str]
    undecided: re.Pattern[str]
    doubted: re.Pattern[str]
    limited: re.Pattern[str]


@lru_cache(maxsize=4)
def doubts_of(known: AnswerWords) -> Doubts:
    """The doubts of a pattern set."""
    words = known.doubts
    limited, conditions = bare_source_of(words.limited), bare_source_of(words.conditions)
    return Doubts(
        no_answer=any_case(rf"[\s(\[<\-–—]*(?:{bare_source_of(words.no_answer)}|[-–—]+)[\s)\]>.]*$"),
        undecided=any_case(rf"[\s(\[<–—-]*(?:{bare_source_of(words.undecided)}|\?+)[\s)\]>.!?,]*$"),
        doubted=any_case(rf"{_PARTED}(?:\?|{bare_source_of(words.doubted)}\b)"),
        limited=any_case(rf"{_PARTED}(?:{limited}|{conditions}\s|\?)"),
    )
