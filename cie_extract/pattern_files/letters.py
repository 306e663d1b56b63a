"""patterns/letters/: letters and the agency's own words in them. Data that an agency edits, checked as it is read."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, Self

from pydantic import Field, model_validator

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import line_of, load_yaml

_AGENCY = "agency"
Kind = Literal["acknowledgement", "request", "determination"]
When = Literal["meets", "does_not_meet", "withdrawn", "missing", "questions"]
#: What a letter can say of its case, beside the agency's own words.
PLACES = frozenset(
    {
        "number", "position", "employer", "worksite", "guide", "received", "today", "reply_by", "decide_by", "decided",
        "until",
    }
)  # fmt: skip


class AgencyWords(Frozen):
    """One text of the agency's own: `key` is how a letter names it, `label` and `hint` how a person edits it."""

    key: str = Field(pattern=r"^[a-z_]+$")
    label: str
    hint: str = ""
    text: str


class AgencyFile(Frozen):
    """patterns/letters/agency.yaml."""

    name: str
    texts: tuple[AgencyWords, ...]


class LetterPart(Frozen):
    """One part of a letter: a heading, a paragraph, items of a list, or a list that the case fills. It stands where one
    of `when` holds, always where none is named."""

    heading: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    list: Literal["", "missing", "questions", "reasons"] = ""
    when: tuple[When, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.items or self.list):
            raise ValueError("a part needs text, items or list")
        return self

    def words(self) -> tuple[str, ...]:
        return (self.heading, self.text, *self.items)


class LetterTemplate(Frozen):
    """patterns/letters/<letter>.yaml. Words in {braces} are filled in from the case or the agency's own words."""

    letter: Kind
    name: str
    source: str
    subject: str
    parts: tuple[LetterPart, ...] = Field(min_length=1)


class Letters(Frozen):
    """All letters, the agency's own words, and the SHA-256 of both."""

    letters: dict[Kind, LetterTemplate]
    agency: tuple[AgencyWords, ...]
    version: str

    def words_with(self, own: Mapping[str, str]) -> dict[str, str]:
        """The agency's words by key: what it wrote at the desk (`own`) before what the file says."""
        return {one.key: own.get(one.key, one.text) for one in self.agency}


@lru_cache(maxsize=4)
def load_letters(patterns: Patterns) -> Letters:
    """The letters. Raises PatternFileError, with file and line, for words in braces that nothing fills, a brace that
    stands alone, a key twice, a file whose name is not its letter's, and a determination that says nothing of how to
    disagree."""
    agency_file = patterns.file(f"letters/{_AGENCY}.yaml")
    agency = load_yaml(agency_file, AgencyFile)
    keys = [one.key for one in agency.texts]
    for key in keys:
        if keys.count(key) > 1 or key in PLACES:
            raise PatternFileError(f"{agency_file.name}: the key {key!r} is taken already.")
    digest, found = hashlib.sha256(agency_file.read_bytes()), {}
    for file in patterns.files("letters"):
        if file.stem == _AGENCY:
            continue
        letter = load_yaml(file, LetterTemplate)
        if letter.letter != file.stem:
            raise PatternFileError(f"{file.name}: the letter is called {letter.letter!r}; name the file so.")
        for place, words in _worded(letter):
            if wrong := problem_in(words, PLACES | set(keys)):
                raise PatternFileError(f"{file.name}:{line_of(file, place)}: {wrong}")
        if letter.letter == "determination" and not any("{appeal}" in part.text for part in letter.parts):
            raise PatternFileError(f"{file.name}: {{appeal}} is missing: a determination says how to disagree.")
        digest.update(file.read_bytes())
        found[letter.letter] = letter
    for kind in ("acknowledgement", "request", "determination"):
        if kind not in found:
            raise PatternFileError(f"letters/{kind}.yaml is missing.")
    return Letters(letters=found, agency=agency.texts, version=digest.hexdigest())


def problem_in(words: str, known: frozenset[str] | set[str]) -> str:
    """What is wrong with the braces of a text; "" where nothing is."""
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(words) if field is not None]
    except ValueError:
        return "a brace stands alone."
    for field in fields:
        if field not in known:
            return f"nothing fills {{{field}}}; there are {', '.join(sorted(known))}."
    return ""


def _worded(letter: LetterTemplate) -> Iterator[tuple[tuple[int | str, ...], str]]:
    yield ("subject",), letter.subject
    for number, part in enumerate(letter.parts):
        for words in part.words():
            yield ("parts", number), words
