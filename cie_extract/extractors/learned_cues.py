"""Passages that say what a kind of cue says, in words that no rule has foreseen: see pattern_files/learned.

The model reads whole sentences, with whatever denial they hold. Its cues are weak: where a rule has found the same kind
in the document they fall away, and their confidence stays below what the route asks for, so that an outcome which rests
on one alone goes to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cie_extract.extractors.passages import Passage
from cie_extract.extractors.placed_passages import read_placed
from cie_extract.extractors.printed_words import printed_words
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import learned_rule_name
from cie_extract.pattern_files.learned import Array, Trust, load_model, load_trust, words_of

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
#: A sentence has at least so many words, so many of them in small letters, and those are no small part of it: the
#: model was trained on sentences, and a row of a table or a line of an address is none.
_FEWEST_WORDS = 5
_FEWEST_SMALL = 4
_LEAST_PART = 0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage that is a sentence: its number among all passages, its text and words, and what the model says of it, a
    probability for each of its labels."""

    at: int
    passage: Passage
    text: str
    words: list[str]
    said: Array
    asked: bool  # whether its place may hold cues


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """A finding for each passage and kind of which the model is sure enough (patterns/learned/trust.yaml)."""
    labels, trust = load_model(patterns).labels, load_trust(patterns)
    denials = frozenset(trust.denials)
    for one in weighed(annotated, patterns):
        if not one.asked:
            continue
        denied = not denials.isdisjoint(one.words)
        for column in np.flatnonzero(one.said >= trust.least):
            label, probability = labels[column], float(one.said[column])
            if probability >= needed(label, denied, trust) and has_its_place(label, one.passage.section, trust):
                yield finding_of(label, one.passage, min(trust.most, probability))


def weighed(annotated: Annotated, patterns: Patterns) -> tuple[Weighed, ...]:
    """The sentences of a document that the model is asked about, weighed once for all who ask."""
    return annotated.view(_weighed, patterns)


def _weighed(annotated: Annotated, patterns: Patterns) -> tuple[Weighed, ...]:
    passages = read_placed(annotated, patterns).passages
    printed = printed_words(annotated, patterns)
    # Where no form is known, what stands among statements may be the words of one.
    never_in = (*load_trust(patterns).never_in, *(() if printed else ("statements",)))
    texts = (
        (at, one, annotated.text[one.start : one.end])
        for at, one in enumerate(passages)
        if not any(_overlap(one, span) for span in printed)
    )
    read = [(at, one, text, words_of(text)) for at, one, text in texts if not one.heading and is_sentence(text)]
    said = load_model(patterns).probabilities([words for *_, words in read])
    return tuple(
        Weighed(at, one, text, words, row, one.section not in never_in or one.remark)
        for (at, one, text, words), row in zip(read, said, strict=True)
    )


def _overlap(passage: Passage, span: Span) -> bool:
    return passage.start < span[1] and span[0] < passage.end


def is_sentence(text: str) -> bool:
    """Enough words for a sentence, and not mostly figures and names?"""
    words = _WORD.findall(text)
    small = len(words) if text.isupper() else sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST_WORDS and small >= max(_FEWEST_SMALL, _LEAST_PART * len(text.split()))


def needed(label: str, denied: bool, trust: Trust) -> float:
    """How probable a label must be to be believed, in a sentence with or without a word of denial."""
    supports = label in trust.support
    least = trust.sure_of.get(label, trust.sure_of_support if supports else trust.sure)
    return max(least, trust.despite_denial) if denied and supports else least


def has_its_place(label: str, section: str, trust: Trust) -> bool:
    """May a cue of this label be looked for in a section?"""
    kind = label.lstrip("!")
    group = kind.partition(".")[0]
    if kind in trust.not_asked or group in trust.not_asked:
        return False
    return section not in (*trust.not_in.get(kind, ()), *trust.not_in.get(group, ()))


def finding_of(label: str, passage: Passage, probability: float) -> Finding:
    """What was learned of a passage, as a finding like any other."""
    kind, denied = label.lstrip("!"), label.startswith("!")
    return Finding(
        field="cues",
        value=CueMention(kind, status="negated" if denied else "asserted"),
        spans=((passage.start, passage.end), (passage.start, passage.end)),
        found_by=learned_rule_name(kind),
        score=round(probability, 3),
    )
