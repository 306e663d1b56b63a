"""patterns/answers/: short remarks beside the answers of a request, which limit one or take back what a paper says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.cue_language import Vocabulary
from cie_extract.pattern_files.cue_words import Words, read_words
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.occurrences import Group
from cie_extract.pattern_files.yaml_file import load_yaml


class NoteExamples(Frozen):
    """Sentences that are such a remark, and sentences that are none."""

    hits: tuple[str, ...] = Field(min_length=1)
    misses: tuple[str, ...] = Field(min_length=1)


class NotesFile(Frozen):
    """One file: `notes` are lines of the language of cues; so is `spared`, what holds the words of one and is none."""

    name: str
    notes: tuple[str, ...] = Field(min_length=1)
    spared: tuple[str, ...] = ()
    examples: NoteExamples


@dataclass(frozen=True)
class Notes:
    """The remarks of one file, ready to be looked for."""

    name: str
    vocabulary: Vocabulary
    notes: Group
    spared: Group
    examples: NoteExamples

    def stand_in(self, said: str) -> bool:
        """Whether any of them stands in a text."""
        words = read_words(said)
        return self.stand_among(words, 0, len(words))

    def stand_among(self, words: Words, first: int, last: int) -> bool:
        """Whether any of them stands among the words from `first` to before `last`, within nothing that is spared."""
        read = self.vocabulary.read(words, first, last)
        spared = read.all(self.spared) if self.spared else []
        return any(
            not any(start <= begin and end <= until for start, until in spared) for begin, end in read.all(self.notes)
        )


def load_hedges(patterns: Patterns) -> Notes:
    """Words beside a True answer that leave some of it out. Raises PatternFileError."""
    return _load(patterns, "answers/hedges.yaml")


def load_taken_back(patterns: Patterns) -> Notes:
    """Notes that change, limit or take back what a paper says. Raises PatternFileError."""
    return _load(patterns, "answers/taken_back.yaml")


@lru_cache(maxsize=8)
def _load(patterns: Patterns, name: str) -> Notes:
    file = load_yaml(patterns.file(name), NotesFile)
    vocabulary = Vocabulary({})
    return Notes(file.name, vocabulary, vocabulary.group(file.notes), vocabulary.group(file.spared), file.examples)
