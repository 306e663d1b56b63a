"""The small language of patterns/fields: how sentences and lines say what a job is called, who employs, where it is.

    words               as whole words; a small first letter may be a capital, "-" a hyphen or a space
    =word               the word as printed, its first letter too
    (a|b c)             one of these; (a|b)? may be missing; brackets that touch a word are part of it: clean(s|ing)
    ...                 up to 80 characters of the same sentence; ..30 up to 30; ..2w up to two words
    {slot}              what the program knows by this name ({name}: the words sought), or a list under `words`

White space stands for any white space, also over the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pydantic import Field

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen

Lines = tuple[str, ...]

TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<gap>\.\.(?:\.|\d+w?))|\{(?P<slot>[a-z_]+)\}(?P<slot_may>\?)?|(?P<open>\()|(?P<bar>\|)|(?P<close>\)\??)|(?P<word>[^\s(){}|?]+)|(?P<bad>.)"
)
_GAP = 80


class WordGroup(Frozen):
    """Phrases that mean the same, and texts in which one is met (between <m> and </m>) or none.

    `not_then`: the phrase counts only where none of these follows it. `as_printed`: capitals and small letters as they
    stand in the phrase; else they never matter.
    """

    about: str = ""
    phrases: Lines = Field(min_length=1)
    not_then: Lines = ()
    as_printed: bool = False
    hits: Lines = Field(min_length=1)
    misses: Lines = Field(min_length=1)


#: One list of words of a pattern file.
Words = tuple[WordGroup, ...]


def groups_in(file: str, content: Frozen) -> Iterator[tuple[str, WordGroup]]:
    """Every group of words in the content of a file, with its place ("fields/employer.yaml: hosts")."""
    for key in type(content).model_fields:
        for group in getattr(content, key):
            if isinstance(group, WordGroup):
                yield f"{file}: {key}", group


def source_of(groups: Words, words: Mapping[str, Lines] | None = None) -> str:
    """The source of an expression that meets any phrase of these groups, for building into larger ones."""
    return "(?:" + "|".join(_group_source(group, words or {}) for group in groups) + ")"


def bare_source_of(groups: Words) -> str:
    """The source of an expression of these groups, for building into one that heeds edges of words, and capitals."""
    phrases = [phrase for group in groups for phrase in sorted(group.phrases, key=lambda one: -len(one))]
    source = "|".join(expression(phrase, {}, any_first_letter=False) for phrase in phrases)
    return f"(?:{_letters_of(phrases)}(?:{source}))" if all(map(_begins_with_a_word, phrases)) else f"(?:{source})"


@lru_cache(maxsize=512)
def finder_of(groups: Words) -> re.Pattern[str]:
    """An expression that meets any phrase of these groups, anywhere in a text."""
    return re.compile(source_of(groups))


@lru_cache(maxsize=512)
def before_of(groups: Words) -> re.Pattern[str]:
    """An expression that meets any phrase of these groups right before the end of a text."""
    return re.compile(source_of(groups) + r"\s*$")


def _group_source(group: WordGroup, words: Mapping[str, Lines]) -> str:
    longest_first = sorted(group.phrases, key=lambda one: -len(one))
    after = "".join(rf"(?!\s*{_bounded(phrase, {}, words)})" for phrase in group.not_then)
    flags = "-i" if group.as_printed else "i"
    if all(
        map(_begins_with_a_word, longest_first)
    ):  # the edge of the word asked for once: at most places nothing begins
        phrases = "|".join(_ended(phrase, {}, words) for phrase in longest_first)
        return rf"(?{flags}:(?<!\w){_letters_of(longest_first)}(?:{phrases}){after})"
    phrases = "|".join(_bounded(phrase, {}, words) for phrase in longest_first)
    return rf"(?{flags}:(?:{phrases}){after})"


def _bounded(phrase: str, slots: Mapping[str, str], words: Mapping[str, Lines]) -> str:
    left = r"(?<!\w)" if _begins_with_a_word(phrase) else ""
    return f"{left}{_ended(phrase, slots, words)}"


def _ended(phrase: str, slots: Mapping[str, str], words: Mapping[str, Lines]) -> str:
    source = expression(phrase, slots, words, any_first_letter=False)
    right = r"(?!\w)" if phrase.rstrip(")?")[-1:].isalnum() else ""
    return f"{source}{right}"


def _begins_with_a_word(phrase: str) -> bool:
    return phrase.lstrip("(")[:1].isalnum()


def _letters_of(phrases: Iterable[str]) -> str:
    """A look ahead at the letters that the phrases may begin with: at most places nothing begins."""
    return f"(?=[{''.join(sorted({letter for phrase in phrases for letter in _may_begin_with(phrase)}))}])"


def _may_begin_with(phrase: str) -> frozenset[str]:
    """The letters that a phrase may begin with, or more: those of all its words where it begins with a bracket."""
    if phrase[0].isalnum():
        return frozenset(phrase[0])
    return frozenset(re.findall(r"(?<!\w)\w", phrase))


def expression(
    saying: str, slots: Mapping[str, str], words: Mapping[str, Lines] | None = None, *, any_first_letter: bool = True
) -> str:
    """The source of a regular expression for one saying. Raises PatternFileError for a slot that nobody knows."""
    return _Writer(saying, slots, words or {}, any_first_letter).written()


class _Writer:
    """Reads a saying from left to right and writes its expression."""

    def __init__(self, saying: str, slots: Mapping[str, str], words: Mapping[str, Lines], any_first: bool) -> None:
        self._saying = saying.strip()
        self._slots, self._words, self._any_first = slots, words, any_first
        self._tokens = list(TOKEN.finditer(self._saying))
        self._at = 0

    def written(self) -> str:
        source = self._choice(inside=False)
        if self._at < len(self._tokens):
            raise self._wrong("a bracket closes that never opened")
        return source

    def _choice(self, *, inside: bool) -> str:
        ways = [self._run()]
        while self._peek("bar"):
            self._at += 1
            ways.append(self._run())
        return "|".join(ways) if inside or len(ways) == 1 else f"(?:{'|'.join(ways)})"

    def _run(self) -> str:
        """A row of elements: an optional one takes the white space beside it along."""
        source = ""
        started = False  # something that cannot be missing has been written
        space = False
        while self._at < len(self._tokens) and not (self._peek("bar") or self._peek("close")):
            token = self._tokens[self._at]
            if token["space"]:
                space = True
                self._at += 1
                continue
            suffix = not space and self._at > 0 and self._ended_in_a_word()
            element, may_miss, gap = self._element(token)
            follows = self._at < len(self._tokens) and bool(self._tokens[self._at]["space"])
            if gap:
                source += rf"\s{element}" if space else element
                space = False
                self._at += follows
            elif may_miss and follows and not suffix and self._goes_on():
                source += (r"\s+" if space and started else "") + rf"(?:(?:{element})\s+)?"
                self._at += 1
                space = False
                continue
            elif may_miss:
                source += rf"(?:\s+(?:{element}))?" if space else rf"(?:{element})?"
                space = False
            else:
                source += (r"\s+" if space and started else "") + element
                space = False
            started = True
        return source

    def _ended_in_a_word(self) -> bool:
        before = self._tokens[self._at - 1]
        return bool(before["word"] or before["close"])

    def _goes_on(self) -> bool:
        """Whether anything that cannot be missing comes after in this row."""
        depth = 0
        for token in self._tokens[self._at :]:
            if token["close"] or token["bar"]:
                if not depth:
                    return False
                depth -= bool(token["close"])
                if not depth and token["close"] == ")":
                    return True
            elif token["open"]:
                depth += 1
            elif not depth and not token["space"] and not token["slot_may"]:
                return True
        return False

    def _element(self, token: re.Match[str]) -> tuple[str, bool, bool]:
        """One element's source, whether it may be missing, and whether it is a gap."""
        self._at += 1
        if token["gap"]:
            size = token["gap"][2:]
            if size.endswith("w"):
                return rf"(?:\w+\s+){{0,{int(size[:-1])}}}?", False, True
            most = _GAP if size == "." else int(size)
            return rf"(?:[^.;\n]{{0,{most}}}?\s)??", False, True
        if token["open"]:
            inner = self._choice(inside=True)
            if not self._peek("close"):
                raise self._wrong("a bracket does not close")
            may_miss = self._tokens[self._at]["close"].endswith("?")
            self._at += 1
            return f"(?:{inner})", may_miss, False
        if token["slot"]:
            return self._slot(token["slot"]), bool(token["slot_may"]), False
        if token["word"]:
            return self._word(token["word"]), False, False
        raise self._wrong(f"{token.group()!r} has no meaning here")

    def _slot(self, name: str) -> str:
        if name in self._slots:
            return self._slots[name]
        if name in self._words:
            inner = sorted(self._words[name], key=lambda one: -len(one))
            return (
                "(?:"
                + "|".join(expression(one, self._slots, {}, any_first_letter=self._any_first) for one in inner)
                + ")"
            )
        raise self._wrong(f"{{{name}}} is no slot and no list of `words`")

    def _word(self, word: str) -> str:
        plain = re.escape(word).replace(r"\-", r"[\s-]").replace("’", "'").replace("'", "['’]")
        if word[0] == "=" and len(word) > 1:
            return plain[1:]
        if self._any_first and word[0].islower():
            return f"[{word[0].upper()}{word[0]}]{plain[1:]}"
        return plain

    def _peek(self, kind: str) -> bool:
        return self._at < len(self._tokens) and bool(self._tokens[self._at][kind])

    def _wrong(self, why: str) -> PatternFileError:
        return PatternFileError(f"{self._saying!r} is not a saying: {why}.")
