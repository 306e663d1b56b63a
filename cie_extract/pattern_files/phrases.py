"""The small language of phrases in patterns/sections: `(essential) duties/tasks of ...`.

`a/b` is one of these words, `(a/b c)` one of these or nothing, `...` one to six words, `(...)` none to six. A phrase
is matched against plain words (`plain_words`), so that capitals, punctuation and curly quotes never matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from cie_extract.errors import PatternFileError

_PIECE = re.compile(r"\((?P<optional>[^()]+)\)|(?P<any>\.\.\.)|(?P<words>[a-z0-9$]+(?:/[a-z0-9$]+)*)|(?P<bad>\S)")
_ANY = r"(?:\S+ ){1,6}"

_SMALL = """
the a an of and or for to in on with at by as is are be from this that these those our its per
"""
#: Words that tell nothing by themselves.
SMALL_WORDS = frozenset(_SMALL.split())
_EMPTY = SMALL_WORDS - {"be", "by"}
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "&": " and ", "/": " and ", "%": " percent ", "_": " "})
_SHORT_FORMS = (
    (re.compile(r"(?<=\w)'ll\b"), " will"),
    (re.compile(r"(?<=\w)'re\b"), " are"),
    (re.compile(r"(?<=\w)'ve\b"), " have"),
    (re.compile(r"(?<=\w)'d\b"), " would"),
    (re.compile(r"\b(what|who)'s\b"), r"\1 is"),
    (re.compile(r"(?<=\w)'s\b"), ""),
    (re.compile(r"'"), ""),
)
_PLUS = re.compile(r"(?<=\d)\s*\+")
_WORD = re.compile(r"[\w$]+")
_MOST_FORMS = 4000  # of one phrase that is kept as its spelled-out forms


@lru_cache(maxsize=4096)
def plain_words(text: str) -> str:
    """The words of a text in small letters, one space after each: "Driver's license" is "driver license "."""
    plain = text.translate(_SIGNS).casefold()
    if "'" in plain:
        for found, put in _SHORT_FORMS:
            plain = found.sub(put, plain)
    if "+" in plain:
        plain = _PLUS.sub(" plus ", plain)
    words = _WORD.findall(plain)
    return " ".join(words) + " " if words else ""


class PhraseSet:
    """Phrases made ready: as a whole text, at its beginning, or anywhere in it. All texts are `plain_words`.

    `forms` are the phrases spelled out, `loose` the source of an expression for those with a "..."."""

    def __init__(self, phrases: Iterable[str], file: str) -> None:
        sources: list[str] = []
        loose: list[str] = []
        forms: set[str] = set()
        firsts: set[str] = set()
        told_by_first = True
        for phrase in phrases:
            pieces = _pieces(phrase, file)
            source = "".join(piece.source for piece in pieces)
            sources.append(source)
            spelled = _spelled_out(pieces)
            forms |= spelled
            if not spelled:
                loose.append(source)
            for piece in pieces:
                firsts |= {form.split(" ", 1)[0] for form in piece.forms if form}
                told_by_first = told_by_first and not piece.any
                if "" not in piece.forms:
                    break
        self.forms = frozenset(forms)
        self._firsts = frozenset(firsts) if told_by_first else None
        self.loose = "|".join(loose)
        self._loose = re.compile(self.loose) if loose else None
        self._all = re.compile("|".join(sources)) if sources else None

    def is_whole(self, words: str) -> bool:
        """Is the text one of the phrases?"""
        return words in self.forms or self.fits(words)

    def fits(self, words: str) -> bool:
        """Is the text one of the phrases with a "..."?"""
        return self._loose is not None and self._loose.fullmatch(words) is not None

    def starts(self, words: str) -> bool:
        """Does the text begin with one of the phrases?"""
        if self._all is None or (self._firsts is not None and words.split(" ", 1)[0] not in self._firsts):
            return False
        return self._all.match(words) is not None

    def holds(self, words: str) -> bool:
        """Does the text hold one of the phrases?"""
        if self._all is None or (self._firsts is not None and self._firsts.isdisjoint(words.split())):
            return False
        return any(found.start() == 0 or words[found.start() - 1] == " " for found in self._all.finditer(words))

    def __bool__(self) -> bool:
        return self._all is not None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a phrase: its regular expression, and each way to write it ("" where it may be missing)."""

    source: str
    forms: tuple[str, ...]
    any: bool = False


def _pieces(phrase: str, file: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    for piece in _PIECE.finditer(phrase):
        optional = piece["optional"]
        if optional and optional != "..." and "..." in optional:
            raise PatternFileError(
                f'{file}: {phrase!r} is not a phrase: (…) holds words or "...", never both.',
                advice='Write "(of the job)", or "(...)" for any words at all.',
            )
        if piece["bad"]:
            raise PatternFileError(
                f"{file}: {phrase!r} is not a phrase: {piece['bad']!r} has no meaning in it.",
                advice='Write small letters without hyphens or apostrophes ("you will" for you\'ll); see README.md.',
            )
        if piece["any"]:
            pieces.append(_Piece(_ANY, (), any=True))
        elif optional == "...":
            pieces.append(_Piece(f"(?:{_ANY})?", ("",), any=True))
        else:
            forms = tuple(f"{one.strip()} " for one in (optional or piece["words"]).split("/"))
            source = "|".join(map(re.escape, forms))
            missing = ("",) if optional else ()
            pieces.append(_Piece(f"(?:{source})?" if optional else f"(?:{source})", forms + missing))
    telling = (piece for piece in pieces if piece.forms and "" not in piece.forms)
    if all(_EMPTY.issuperset(form.strip() for form in piece.forms) for piece in telling):
        raise PatternFileError(
            f"{file}: {phrase!r} may be all but empty.", advice="Take a telling word of the phrase out of its brackets."
        )
    return pieces


def _spelled_out(pieces: list[_Piece]) -> set[str]:
    """Every way to write a phrase; none for one with "..." or with too many."""
    ways = 1
    for piece in pieces:
        ways *= len(piece.forms)
    if any(piece.any for piece in pieces) or ways > _MOST_FORMS:
        return set()
    return {"".join(forms) for forms in product(*(piece.forms for piece in pieces))}


def words_of(phrases: Iterable[str]) -> Iterator[str]:
    """The literal words of phrases."""
    for phrase in phrases:
        yield from re.findall(r"[a-z]+", phrase)
