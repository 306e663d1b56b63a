"""patterns/document_types/statements.yaml: the seven statements of a review request and the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.model.record import CueKind
from cie_extract.pattern_files.answer_words import AnswerWords, load_answer_words
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.word_lists import phrase_finder, telling_words
from cie_extract.pattern_files.yaml_file import load_yaml


class StatementEntry(Frozen):
    """One statement: a text is it where each group of `needs` is met, none of `never`, and its place fits. `topics`:
    what a form or a reply may call it by, in place of its words.

    `negative`: worded as a denial, so that a Yes or No to it can be read both ways. `against`: the kind of cue that a
    True with a limit beside it is held as, for a person to read.
    """

    number: int = Field(ge=1, le=7)
    about: str
    topics: tuple[str, ...]
    against: CueKind
    needs: tuple[tuple[str, ...], ...]
    never: tuple[str, ...] = ()
    negative: bool = False
    wordings: tuple[str, ...]


class FormExample(Frozen):
    """A paper in the marks of the tests' factory, and the answers that it gives (none: it is no request)."""

    paper: str
    answers: dict[int, bool | None] = Field(default_factory=dict)


class StatementFile(Frozen):
    """The file."""

    name: str
    statements: tuple[StatementEntry, ...]
    titles: tuple[str, ...]
    certifications: tuple[str, ...]
    prompts: tuple[str, ...]
    promotion: tuple[str, ...]
    examples: tuple[FormExample, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One statement, ready to be looked for."""

    number: int
    against: CueKind
    negative: bool
    needs: tuple[re.Pattern[str], ...]
    never: re.Pattern[str]
    wordings: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    topics: re.Pattern[str]

    def may_be_in(self, small: str) -> bool:
        """Whether a text in small letters can hold the statement at all: cheap, and never wrongly no."""
        return all(any(stem in small for stem in some) for some in self.stems) or self.topics.search(small) is not None

    def is_said_in(self, text: str) -> bool:
        """Whether all the words that the statement needs stand in the text."""
        return all(need.search(text) for need in self.needs)


@dataclass(frozen=True)
class Statements:
    """The seven, and the phrases around them; `words`: those of answers."""

    seven: tuple[Statement, ...]
    topics: re.Pattern[str]
    titles: re.Pattern[str]
    telling_of_titles: tuple[str, ...]
    certifications: re.Pattern[str]
    prompts: re.Pattern[str]
    promotion: re.Pattern[str]
    words: AnswerWords


def _stems(group: tuple[str, ...]) -> tuple[str, ...]:
    """The first words of the phrases, the shorter one where one holds another."""
    words = sorted({re.split(r"[\s\-]", phrase.lower())[0] for phrase in group}, key=len)
    return tuple(word for index, word in enumerate(words) if not any(short in word for short in words[:index]))


@lru_cache(maxsize=4)
def load_statements(patterns: Patterns) -> Statements:
    """The statements. Raises PatternFileError for a file that is not as it should be."""
    content = load_yaml(patterns.file("document_types/statements.yaml"), StatementFile)
    return Statements(
        seven=tuple(
            Statement(
                entry.number,
                entry.against,
                entry.negative,
                tuple(phrase_finder(group) for group in entry.needs),
                phrase_finder(entry.never),
                tuple(wording.lower() for wording in entry.wordings),
                tuple(_stems(group) for group in sorted(entry.needs, key=len)),
                phrase_finder(entry.topics),
            )
            for entry in content.statements
        ),
        topics=phrase_finder(tuple(topic for entry in content.statements for topic in entry.topics)),
        titles=phrase_finder(content.titles),
        telling_of_titles=telling_words(content.titles),
        certifications=phrase_finder(content.certifications),
        prompts=phrase_finder(content.prompts),
        promotion=phrase_finder(content.promotion),
        words=load_answer_words(patterns),
    )
