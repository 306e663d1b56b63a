"""The sentences that models are trained on: patterns/learned/*.tsv and the examples in patterns/cues.

A line of a table is labels, a tab and a sentence; a label is a kind of cue, "!kind" a denial or history, "?kind" what
is only possible or said of others, "-" none. documents*.tsv are the passages of whole written documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import CUE_KINDS, load_cues
from cie_extract.pattern_files.marked import Mark, parse_marked

_SIGNS = {"asserted": "", "negated": "!", "historical": "!"}


@dataclass(frozen=True)
class Sentence:
    """A sentence and every label that a careful reader gave it."""

    text: str
    labels: frozenset[str]


def sentences_of(patterns: Patterns) -> list[Sentence]:
    """Everything that was marked, in the order of the files."""
    return [*_from_tables(patterns), *_from_cues(patterns)]


def _from_tables(patterns: Patterns) -> Iterator[Sentence]:
    for path in patterns.files("learned", ".tsv"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            labels, tab, text = line.partition("\t")
            named = frozenset(labels.split(",")) - {"-"}
            if not tab or not {label.lstrip("!?") for label in named} <= CUE_KINDS:
                raise SystemExit(f"{path.name}, line {number}: labels, a tab and a sentence are needed.")
            yield Sentence(text, named)


def _from_cues(patterns: Patterns) -> Iterator[Sentence]:
    for file in load_cues(patterns).files:
        examples = [line for kind in file.kinds for line in (*kind.examples.hits, *kind.examples.misses)]
        for line in (*examples, *file.misses):
            marked = parse_marked(line)
            found = {_label(mark) for mark in marked.marks}
            yield Sentence(marked.text, frozenset(found))


def _label(mark: Mark) -> str:
    return _SIGNS.get(dict(mark.attributes).get("status", "asserted"), "?") + mark.name
