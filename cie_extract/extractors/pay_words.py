"""The words of patterns/pay/ as expressions, made once."""

from __future__ import annotations

import re
from functools import lru_cache

from cie_extract.extractors.own_job import job_finder
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import any_of, phrase_finder


class GroupWords:
    """One group of patterns/pay/other_figures.yaml: words before a figure, after it, and in a label over it."""

    def __init__(self, before: tuple[str, ...], after: tuple[str, ...], labels: tuple[str, ...]) -> None:
        self.before = phrase_finder(before)
        self.after = phrase_finder(after)
        self.labels = phrase_finder(labels)


class PayExpressions:
    """What makes a figure this job's pay, and what makes it another's."""

    def __init__(self, patterns: Patterns) -> None:
        pay = load_pay(patterns)
        words = pay.pay
        self.labels = phrase_finder(words.labels)
        self.not_labels = phrase_finder(words.not_labels)
        self.clauses = phrase_finder(words.clauses)
        self.up_to = re.compile(rf"{any_of(words.up_to)}\.?\s*(?:of\s*)?:?\s*$", re.IGNORECASE)
        self.lowest = phrase_finder(words.lowest)
        self.highest = phrase_finder(words.highest)
        self.steps = phrase_finder(words.steps)
        self.holders = phrase_finder(words.holders)
        self.jobs = job_finder(words.jobs)
        self.above = job_finder(words.above)
        self.piece = phrase_finder(words.piecework)
        self.no_units = re.compile(rf"(?:per|a|an|each|/)\s*{any_of(pay.units.no_units)}", re.IGNORECASE)
        self.groups = {
            name: GroupWords((*group.before, *group.either), (*group.after, *group.either), group.labels)
            for name, group in pay.other.groups.items()
        }

    def is_pay_label(self, label: str) -> bool:
        """Whether a label or heading announces pay."""
        return self.labels.search(label) is not None and self.not_labels.search(label) is None


@lru_cache(maxsize=4)
def pay_expressions(patterns: Patterns) -> PayExpressions:
    """The expressions of a pattern set."""
    return PayExpressions(patterns)
