"""The words of patterns/pay/ as expressions, made once."""

from __future__ import annotations

import re
from functools import lru_cache

from cie_extract.extractors.own_job import job_finder
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.places import STATES
from cie_extract.pattern_files.word_lists import any_of, phrase_finder, telling_words


class GroupWords:
    """One group of patterns/pay/other_figures.yaml: words before a figure, after it, and in a label over it."""

    def __init__(self, before: tuple[str, ...], after: tuple[str, ...], labels: tuple[str, ...]) -> None:
        self.before = phrase_finder(before)
        self.after = phrase_finder(after)
        self._labels = phrase_finder(labels)
        self._telling = telling_words((*before, *after))
        self._telling_of_labels = telling_words(labels)

    def may_stand_in(self, lowered: str) -> bool:
        """A quick look: whether a stretch in lower case can hold a word of the group at all."""
        return any(word in lowered for word in self._telling)

    def in_label(self, label: str) -> re.Match[str] | None:
        """The words of the group in a label over a figure."""
        lowered = label.lower()
        if not any(word in lowered for word in self._telling_of_labels):
            return None
        return self._labels.search(label)


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
        self.risen = phrase_finder(words.risen)
        self.holders = phrase_finder(words.holders)
        self.jobs = job_finder(words.jobs)
        self.above = job_finder(words.above)
        self.any_doer = frozenset(words.any_doer)
        self.any_work = frozenset(words.any_work)
        self.any_kind = frozenset(words.any_kind)
        self.piece = phrase_finder(words.piecework)
        self.no_units = re.compile(rf"(?:per|a|an|each|/)\s*{any_of(pay.units.no_units)}", re.IGNORECASE)
        lawgiver = any_of((*pay.other.lawgivers, *(name.title() for name in STATES)))
        about = r"(?:\s+(?:for|of|us|at\s+least|(?:no|not)\s+less\s+than|only|just|about|a|the|minimum|an?\s+hourly))*"
        self.of_the_law = re.compile(  # "Elm County asks for $16.00", "the state's is $15.00"
            rf"{lawgiver}(?:['’]s\s+(?:own\s+)?(?:is|figure\s+is|number\s+is|floor\s+is)|"
            rf"(?:\s+(?:itself|only|just|now|here|still|today))?\s+{any_of(pay.other.demands)}){about}\s*$",
            re.IGNORECASE,
        )
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
