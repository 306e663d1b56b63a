"""The small language of phrases in patterns/sections: `(essential) duties/tasks of ...`.

`a/b` is one of these words, `(a/b c)` one of these or nothing, `...` one to six words, `(...)` none to six. A phrase
is matched against plain words (`plain_words`), so that capitals, punctuation and curly quotes never matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cie_extract.errors import PatternFileError

_PIECE = re.compile(r"\((?P<optional>[^()]+)\)|(?P<any>\.\.\.)|(?P<words>[a-z0-9$]+(?:/[a-z0-9$]+)*)|(?P<bad>\S)")
_ANY = r"(?:\S+ ){1,6}"

_SMALL = """
the a an of and or for to in on with at by as is are be from this that these those our its per
"""
#: Words that tell nothing by themselves.
SMALL_WORDS = frozenset(_SMALL.split())
_EMPTY = SMALL_WORDS - {"be", "by"}
_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})
_SHORT_FORMS = (
    (re.compile(r"(?<=\w)'ll\b"), " will"),
    (re.compile(r"(?<=\w)'re\b"), " are"),
    (re.compile(r"(?<=\w)'ve\b"), " have"),
    (re.compile(r"\bwhat's\b"), "what is"),
    (re.compile(r"\bwho's\b"), "who is"),
    (re.compile(r"(?<=\w)'s\b"), ""),
    (re.compile(r"'"), ""),
    (re.compile(r"[&/]"), " and "),
    (re.compile(r"(?<=\d)\s*\+"), " plus "),
    (re.compile(r"%"), " percent "),
    (re.compile(r"[^\w$]+|_+"), " "),
)


def plain_words(text: str) -> str:
    """The words of a text in small letters, one space after each: "Driver's license" is "driver license "."""
    plain = text.translate(_CURLY).casefold()
    for found, put in _SHORT_FORMS:
        plain = found.sub(put, plain)
    plain = plain.strip()
    return f"{plain} " if plain else ""


def phrase_regex(phrase: str, file: str) -> str:
    """The regular expression of one phrase, over `plain_words`. Raises PatternFileError for what is no phrase."""
    pieces: list[str] = []
    must: list[str] = []
    for piece in _PIECE.finditer(phrase):
        if piece["bad"]:
            raise PatternFileError(
                f"{file}: {phrase!r} is not a phrase: {piece['bad']!r} has no meaning in it.",
                advice='Write small letters without hyphens or apostrophes ("you will" for you\'ll); see README.md.',
            )
        if piece["any"]:
            pieces.append(_ANY)
        elif piece["optional"] == "...":
            pieces.append(f"(?:{_ANY})?")
        elif piece["optional"]:
            alternatives = "|".join(re.escape(one.strip()) for one in piece["optional"].split("/"))
            pieces.append(f"(?:(?:{alternatives}) )?")
        else:
            must.append(piece["words"])
            pieces.append(f"(?:{'|'.join(map(re.escape, piece['words'].split('/')))}) ")
    if all(_EMPTY.issuperset(words.split("/")) for words in must):
        raise PatternFileError(
            f"{file}: {phrase!r} may be all but empty.", advice="Take a telling word of the phrase out of its brackets."
        )
    return "".join(pieces)


def one_of(phrases: Iterable[str], file: str) -> re.Pattern[str] | None:
    """All phrases as one expression, or None where there are none."""
    sources = [phrase_regex(phrase, file) for phrase in phrases]
    return re.compile("|".join(sources)) if sources else None


def words_of(phrases: Iterable[str]) -> Iterator[str]:
    """The literal words of phrases."""
    for phrase in phrases:
        yield from re.findall(r"[a-z]+", phrase)
