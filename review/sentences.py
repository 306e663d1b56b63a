"""Sentences of the core as the desk says them. The core writes days as ISO 8601, as its records do; a person reads them
as every other day of the desk."""

from __future__ import annotations

import re
from datetime import date

from review.wording import day

#: Words in quotation marks stand as they were written; a day within a name ("plan-2026-11-20.pdf") is none.
_QUOTE_OR_DAY = re.compile(r"“[^”]*”|(?<![\w./-])(?P<day>\d{4}-\d{2}-\d{2})(?![\w/-]|\.\w)")
#: Fields whose values hold days. All others are the papers' own words.
_DATED = ("contract", "signature", "position_dates")


def with_days(sentence: str) -> str:
    """The sentence with its days as "20 Nov 2026"."""
    return _QUOTE_OR_DAY.sub(lambda found: _said(found["day"]) if found["day"] else found.group(), sentence)


def value_in_words(field: str, said: str) -> str:
    """A value as the core says it, with its days in words; the words of a paper stay as they are."""
    return with_days(said) if field.partition(".")[0] in _DATED else said


def _said(words: str) -> str:
    try:
        return day(date.fromisoformat(words))
    except ValueError:
        return words
