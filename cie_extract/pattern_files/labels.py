"""patterns/labels/<field>.yaml: the words that stand printed before a value ("Position title", "Where the work is")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml


class LabelGroup(Frozen):
    """Labels that say equally surely what follows. `role` parts a field's labels ("site", "mailing", "zip");
    `bare` labels may stand before their value without a colon."""

    role: str = "value"
    score: float = Field(default=0.9, ge=0, le=1)
    bare: bool = False
    phrases: tuple[str, ...]


class LabelFile(Frozen):
    """One file: the labels of a field, and papers with the answer marked. A field of "other" only ends values."""

    field: str
    labels: tuple[LabelGroup, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One phrase, and what it announces."""

    field: str
    role: str
    score: float
    bare: bool


@dataclass(frozen=True)
class Labels:
    """All labels by their folded phrase, and the expression that meets any of them. `openings` are the first words
    of the phrases, for a quick look before a slow one."""

    by_phrase: dict[str, tuple[Label, ...]]
    expression: str
    openings: frozenset[str] = frozenset()

    def of(self, phrase: str) -> tuple[Label, ...]:
        """What these printed words announce: "Company / plant" two fields, most one, other words none."""
        return self.by_phrase.get(fold_label(phrase), ())

    def may_open(self, words: str) -> bool:
        """Whether a label, or a compound of two ("Name/Title"), may stand at the beginning of these words: false for
        nearly all that begin with none."""
        first = _FIRST_WORD.search(words)
        return (first is not None and first.group().lower() in self.openings) or "/" in words


_FIRST_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"\s*([/\-])\s*")


def fold_label(phrase: str) -> str:
    """One spelling for a label: lower case, plain quotes, spaces folded, "/" and "-" without spaces around them."""
    plain = phrase.lower().replace("’", "'").replace("–", "-")
    if "/" in plain or "-" in plain:
        plain = _JOINED.sub(r"\1", plain)
    return " ".join(plain.split())


@lru_cache(maxsize=4)
def load_labels(patterns: Patterns) -> Labels:
    """Every label file. Raises PatternFileError where one phrase announces one field twice."""
    by_phrase: dict[str, tuple[Label, ...]] = {}
    for file in patterns.files("labels"):
        content = load_yaml(file, LabelFile)
        for group in content.labels:
            for phrase in group.phrases:
                already = by_phrase.get(fold_label(phrase), ())
                if any(label.field == content.field for label in already):
                    raise PatternFileError(f"{file.name}: the label {phrase!r} stands twice.")
                label = Label(content.field, group.role, group.score, group.bare)
                by_phrase[fold_label(phrase)] = (*already, label)
    longest_first = sorted(by_phrase, key=lambda phrase: (-len(phrase), phrase))
    openings = frozenset(first.group() for phrase in by_phrase if (first := _FIRST_WORD.search(phrase)))
    return Labels(by_phrase, "|".join(_expression(phrase) for phrase in longest_first), openings)


def _expression(phrase: str) -> str:
    source = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
    return source.replace("/", r"\s*/\s*").replace(r"\-", r"\s*[-–]\s*")
