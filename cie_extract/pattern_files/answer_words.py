"""patterns/answers/: what words answer a statement, doubt the answer or stand in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.sayings import WordGroup, Words, groups_in
from cie_extract.pattern_files.yaml_file import load_yaml


class AgreementWords(Frozen):
    """patterns/answers/agreement.yaml."""

    agreed: Words
    denied: Words


class DoubtWords(Frozen):
    """patterns/answers/doubts.yaml."""

    no_answer: Words
    undecided: Words
    third_answer: Words
    doubted: Words
    limited: Words
    conditions: Words


class AskedWords(Frozen):
    """patterns/answers/asked.yaml."""

    to_tick: Words
    those_false: Words
    those_true: Words
    whether_true: Words
    to_circle: Words


class CommentWords(Frozen):
    """patterns/answers/comments.yaml."""

    nothing: Words
    nothing_beside: Words
    labels: Words
    asking: Words
    signing: Words
    closings: Words


class ToldWords(Frozen):
    """patterns/answers/told.yaml."""

    names: Words
    all_of_them: Words
    but_for: Words
    with_exceptions: Words
    something_left_out: Words
    the_rest: Words
    not_told: Words
    in_doubt: Words
    why: Words


@dataclass(frozen=True, eq=False)
class AnswerWords:
    """The words of every file; one object a pattern set, by which the extractors keep what they build of them."""

    agreement: AgreementWords
    doubts: DoubtWords
    asked: AskedWords
    comments: CommentWords
    told: ToldWords

    def groups(self) -> Iterator[tuple[str, WordGroup]]:
        """Every group of words, with its place ("answers/doubts.yaml: doubted")."""
        for name in ("agreement", "doubts", "asked", "comments", "told"):
            yield from groups_in(f"answers/{name}.yaml", getattr(self, name))


@lru_cache(maxsize=4)
def load_answer_words(patterns: Patterns) -> AnswerWords:
    """Raises PatternFileError."""
    return AnswerWords(
        load_yaml(patterns.file("answers/agreement.yaml"), AgreementWords),
        load_yaml(patterns.file("answers/doubts.yaml"), DoubtWords),
        load_yaml(patterns.file("answers/asked.yaml"), AskedWords),
        load_yaml(patterns.file("answers/comments.yaml"), CommentWords),
        load_yaml(patterns.file("answers/told.yaml"), ToldWords),
    )
