"""patterns/document_types/taken_back.yaml: notes that change, limit or take back what a paper says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.cue_language import Group, Vocabulary
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml


class NoteExamples(Frozen):
    """Sentences that are such a note, and sentences that are none."""

    hits: tuple[str, ...]
    misses: tuple[str, ...]


class TakenBackFile(Frozen):
    """The file: `notes` are lines of the language of cues."""

    name: str
    notes: tuple[str, ...] = Field(min_length=1)
    examples: NoteExamples


@dataclass(frozen=True)
class TakenBack:
    """The notes, ready to be looked for in words that the vocabulary has read."""

    vocabulary: Vocabulary
    notes: Group
    examples: NoteExamples


@lru_cache(maxsize=4)
def load_taken_back(patterns: Patterns) -> TakenBack:
    """Raises PatternFileError."""
    file = load_yaml(patterns.file("document_types/taken_back.yaml"), TakenBackFile)
    vocabulary = Vocabulary({})
    return TakenBack(vocabulary, vocabulary.group(file.notes), file.examples)
