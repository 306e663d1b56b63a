"""patterns/document_types/hedges.yaml: words beside a True answer that leave some of it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.cue_language import Group, Vocabulary
from cie_extract.pattern_files.cue_words import read_words
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.taken_back import NoteExamples
from cie_extract.pattern_files.yaml_file import load_yaml


class HedgesFile(Frozen):
    """The file: `words` are lines of the language of cues."""

    name: str
    words: tuple[str, ...] = Field(min_length=1)
    examples: NoteExamples


@dataclass(frozen=True)
class Hedges:
    """The words, ready to be looked for."""

    vocabulary: Vocabulary
    words: Group
    examples: NoteExamples

    def stand_in(self, said: str) -> bool:
        """Whether any of them stands in what an employer says beside an answer."""
        words = read_words(said)
        return self.vocabulary.read(words, 0, len(words)).any(self.words)


@lru_cache(maxsize=4)
def load_hedges(patterns: Patterns) -> Hedges:
    """Raises PatternFileError."""
    file = load_yaml(patterns.file("document_types/hedges.yaml"), HedgesFile)
    vocabulary = Vocabulary({})
    return Hedges(vocabulary, vocabulary.group(file.words), file.examples)
