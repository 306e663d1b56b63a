"""Passages that say what a kind of cue says, in words that no rule has foreseen: see pattern_files/learned.

The model reads whole sentences, with whatever denial they hold. Its cues are weak: where a rule has found the same kind
in the document they fall away, and their confidence stays below what the route asks for, so that an outcome which rests
on one alone goes to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from cie_extract.extractors.passages import Passage, read_passages
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import learned_rule_name
from cie_extract.pattern_files.learned import Trust, load_model, load_trust, words_of

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
#: A sentence has at least so many words, so many of them in small letters, and those are no small part of it: the
#: model was trained on sentences, and a row of a table or a line of an address is none.
_FEWEST_WORDS = 5
_FEWEST_SMALL = 4
_LEAST_PART = 0.4


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """A finding for each passage and kind of which the model is sure enough (patterns/learned/trust.yaml)."""
    model, trust = load_model(patterns), load_trust(patterns)
    denials = frozenset(trust.denials)
    _, passages = read_passages(annotated)
    asked = [(passage, sentence) for passage in passages if (sentence := _asked(annotated, passage, trust))]
    read = [words_of(sentence) for _, sentence in asked]
    said = model.probabilities(read)
    for row, at in np.argwhere(said >= trust.least):
        passage = asked[row][0]
        label, probability = model.labels[at], float(said[row, at])
        denied = not denials.isdisjoint(read[row])
        if probability >= needed(label, denied, trust) and _has_its_place(label, passage, trust):
            yield _finding(label, passage, min(trust.most, probability))


def _asked(annotated: Annotated, passage: Passage, trust: Trust) -> str:
    """The words of a passage that the model is asked about; nothing where it is not asked."""
    if passage.heading or passage.section in trust.never_in:
        return ""
    sentence = annotated.text[passage.start : passage.end]
    return sentence if is_sentence(sentence) else ""


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


def _has_its_place(label: str, passage: Passage, trust: Trust) -> bool:
    kind = label.lstrip("!")
    group = kind.partition(".")[0]
    if kind in trust.not_asked or group in trust.not_asked:
        return False
    return passage.section not in (*trust.not_in.get(kind, ()), *trust.not_in.get(group, ()))


def _finding(label: str, passage: Passage, probability: float) -> Finding:
    kind, denied = label.lstrip("!"), label.startswith("!")
    return Finding(
        field="cues",
        value=CueMention(kind, status="negated" if denied else "asserted"),
        spans=((passage.start, passage.end), (passage.start, passage.end)),
        found_by=learned_rule_name(kind),
        score=round(probability, 3),
    )
