"""Which passages the encoder is asked about: those in which its answer could change something.

Reading a sentence is what a document costs most. What the word model makes of it says beforehand whether one of its
cues may fall away or become surer, whether another may be added, or whether something in it may speak against a job;
where none of that may be, it is not read. How little the word model must make of it: patterns/learned/trust.yaml.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cie_extract.extractors.learned_cues import Weighed, has_its_place
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.learned import Array, load_model, load_trust


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue that was found in a passage: its kind, and whether a rule found it, or else the word model."""

    kind: str
    by_rule: bool


class Worth:
    """What could come of reading a sentence. `every`: those of a document; `heard`: the cues found in each passage."""

    def __init__(self, every: Sequence[Weighed], heard: Mapping[int, Collection[Heard]], patterns: Patterns) -> None:
        self._patterns = patterns
        self._again = load_trust(patterns).second_reading
        self._kinds = tuple(label.lstrip("!") for label in load_model(patterns).labels)
        self._heard = heard
        #: Of these one is enough, and the document has one that nothing takes away.
        self._there = frozenset(
            cue.kind
            for one in every
            for cue in heard.get(one.at, ())
            if cue.by_rule and cue.kind in self._again.once and not self._may_fall_away(cue.kind, one)
        )

    def is_spoken(self, one: Weighed) -> bool:
        """Whether a cue was found in it, or the word model makes something of it, where cues have a place."""
        return one.asked and (one.at in self._heard or bool(one.said.max() >= self._again.asked_from))

    def may_change(self, one: Weighed) -> bool:
        """Whether a cue of a sentence may fall away, become surer, or be joined by another."""
        heard = self._heard.get(one.at, ())
        by_rules = {cue.kind for cue in heard if cue.by_rule}
        return (
            any(cue.kind not in by_rules for cue in heard)
            or any(self._may_fall_away(kind, one) for kind in by_rules)
            or self._is_more(one, one.said, self._again.asked_from, self._places(one).any)
        )

    def may_hold_more(self, one: Weighed, said: Array) -> bool:
        """Whether a part of a sentence, of which the word model says so much, may hold a cue that the whole has not."""
        return self._is_more(one, said, self._again.agreed_from.words, self._places(one).asserted)

    def may_speak_against(self, one: Weighed) -> bool:
        """Whether something in a passage may speak against a job, where nobody has found anything of the sort."""
        if one.said.max() < self._again.wary_from or (not one.asked and one.passage.section == "statements"):
            return False
        if any(cue.kind in self._again.wary_of for cue in self._heard.get(one.at, ())):
            return False
        return bool((one.said[self._places(one).wary] >= self._again.wary_kind_from).any())

    def _may_fall_away(self, kind: str, one: Weighed) -> bool:
        """Whether what a rule has found may be doubted: not where the word model bears it out."""
        if kind not in self._again.doubted or one.passage.section in self._again.believed_in or not one.asked:
            return False
        kinds = self._again.together if kind in self._again.together else (kind,)
        borne_out = max((most for name, most in zip(self._kinds, one.said, strict=True) if name in kinds), default=0.0)
        return bool(borne_out < self._again.borne_out_from)

    def _is_more(self, one: Weighed, said: Array, least: float, columns: Array) -> bool:
        known = self._there | {cue.kind for cue in self._heard.get(one.at, ())}
        return any(self._kinds[column] not in known for column in columns[said[columns] >= least])

    def _places(self, one: Weighed) -> _Places:
        return _places_in(one.passage.section, self._patterns)


@dataclass(frozen=True, slots=True)
class _Places:
    """The columns of the word model that have a place in a section: of any label, those of what is said and not
    denied, and those of the kinds that speak against a job."""

    any: Array
    asserted: Array
    wary: Array


@lru_cache(maxsize=64)
def _places_in(section: str, patterns: Patterns) -> _Places:
    trust = load_trust(patterns)
    placed = [
        (at, label) for at, label in enumerate(load_model(patterns).labels) if has_its_place(label, section, trust)
    ]
    wary = trust.second_reading.wary_of
    return _Places(
        any=np.array([at for at, _ in placed], dtype=np.int64),
        asserted=np.array([at for at, label in placed if not label.startswith("!")], dtype=np.int64),
        wary=np.array([at for at, label in placed if label.lstrip("!") in wary], dtype=np.int64),
    )
