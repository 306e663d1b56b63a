"""Lists of plain phrases, as the smaller pattern files hold them, into one regular expression.

Case does not matter; a space stands for any white space or hyphen; `&` is also "and". A phrase is met as whole words
only, in the forms that the list gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_NOTHING = re.compile(r"(?!)")
#: What a text may write in another way than a phrase does.
_PARTING = re.compile(r"[\s\-'’&]+")


@lru_cache(maxsize=1024)
def _alternation(phrases: tuple[str, ...]) -> str:
    longest_first = sorted({phrase.strip().lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    if not all(phrase[:1].isalnum() for phrase in longest_first):
        return "|".join(_phrase(phrase) for phrase in longest_first)
    by_letter: dict[str, list[str]] = {}  # each letter is tried once, whatever the number of phrases
    for phrase in longest_first:
        by_letter.setdefault(phrase[0], []).append(_phrase(phrase)[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def _phrase(phrase: str) -> str:
    return r"[\s\-]+".join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    if word == "&":
        return r"(?:&|and)"
    return re.escape(word).replace("'", "['’]").replace(r"\-", r"[\s\-]")


def any_of(phrases: Iterable[str]) -> str:
    """The source of an expression that meets any of the phrases, as whole words; for building into larger ones."""
    listed = tuple(phrases)
    source = _alternation(listed)
    return rf"(?<!\w){_first_letters(listed)}(?:{source})(?!\w)" if source else r"(?!)"


def _first_letters(phrases: tuple[str, ...]) -> str:
    """A look ahead at the letters that the phrases begin with, if all do: most words are passed over at once."""
    letters = sorted({phrase.strip()[:1].lower() for phrase in phrases})
    return f"(?=[{''.join(letters)}])" if all(map(str.isalnum, letters)) else ""


def any_case(source: str) -> re.Pattern[str]:
    """The expression of a source, in capitals or small letters."""
    return re.compile(source, re.IGNORECASE)


@lru_cache(maxsize=1024)
def phrase_finder(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """An expression that meets any of the phrases; one that meets nothing for an empty list."""
    return re.compile(any_of(phrases), re.IGNORECASE) if phrases else _NOTHING


@lru_cache(maxsize=1024)
def telling_words(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The longest word of each phrase: a text in lower case that holds none of them meets no phrase. A quick look
    before a slow search."""
    longest = {phrase: max(_PARTING.split(phrase.lower()), key=len) for phrase in phrases}
    return tuple(sorted({word if len(word) > 2 else phrase.lower() for phrase, word in longest.items()}))
