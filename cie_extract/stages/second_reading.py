"""Findings -> findings: the cues, after each passage that speaks of one has been read once more as a whole.

The rules look for words, and the word model weighs them; the encoder (pattern_files/encoder) reads the sentence. Of
what speaks for a job, a cue of which it makes nothing falls away; what it alone sees is added, as weak as all that
rests on one model; what both models see, each by itself, is as sure as a rule's cue. How sure each must be:
patterns/learned/trust.yaml.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import exp, log

from cie_extract.extractors.learned_cues import Weighed, finding_of, has_its_place, is_sentence, weighed
from cie_extract.extractors.passages import Passage, parts_of, read_passages
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import learned_rule_name
from cie_extract.pattern_files.encoder import load_encoder
from cie_extract.pattern_files.learned import load_model, load_trust, words_of
from cie_extract.stages.qualify import DOUBTFUL
from cie_extract.stages.worth_reading import Heard, Worth

#: No model is surer than this, one way or the other.
_LEAST = 1e-4


def second_reading(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """The findings without the cues that a second reading does not bear out, and with those that it alone finds."""
    _, passages = read_passages(annotated)
    starts = [passage.start for passage in passages]
    cues = {
        at: (bisect_right(starts, finding.spans[0][0]) - 1, finding.value)
        for at, finding in enumerate(findings)
        if isinstance(finding.value, CueMention) and DOUBTFUL not in finding.value.marks
    }
    heard: dict[int, set[Heard]] = {}
    for at, (passage, cue) in cues.items():
        by_rule = findings[at].found_by != learned_rule_name(cue.kind)
        heard.setdefault(passage, set()).add(Heard(cue.kind, by_rule))
    reader = _Reader(annotated, patterns, heard)
    left = {
        at: finding
        for at, finding in enumerate(findings)
        if at not in cues
        or not (
            reader.doubts(*cues[at])
            or reader.hears_the_opposite(finding, *cues[at])
            or _is_known_better(finding, *cues[at], heard)
        )
    }
    there = {cues[at][1].kind for at in left if at in cues}
    known = {(passage, cue.kind) for passage, cue in cues.values()}
    found = (
        *(reader.strengthened(finding, *cues[at]) if at in cues else finding for at, finding in left.items()),
        *reader.found_alone(known, there),
        *reader.found_in_parts(known, there),
        *reader.doubtful(heard),
    )
    return tuple(_no_more_than_said(finding, annotated, patterns) for finding in found)


def _no_more_than_said(finding: Finding, annotated: Annotated, patterns: Patterns) -> Finding:
    """What a model alone has found, as the lesser kind where the passage has no word for the greater one."""
    cue = finding.value
    if not isinstance(cue, CueMention) or finding.found_by != learned_rule_name(cue.kind):
        return finding
    less = load_trust(patterns).second_reading.less.get(cue.kind)
    if less is None or less.words.search(annotated.text, *finding.spans[-1]):
        return finding
    return replace(finding, value=replace(cue, kind=less.becomes), found_by=learned_rule_name(less.becomes))


def _is_known_better(finding: Finding, passage: int, cue: CueMention, heard: Mapping[int, Container[Heard]]) -> bool:
    """Whether a rule speaks of the kind there too: it tells what is over from what is denied, which no model does."""
    return finding.found_by == learned_rule_name(cue.kind) and Heard(cue.kind, by_rule=True) in heard[passage]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence between semicolons: the number of the sentence, the part's words, and what the word model
    says of them."""

    of: int
    passage: Passage
    text: str
    words: dict[str, float]


def _parts_of(sentences: Iterable[Weighed], worth: Worth, annotated: Annotated, patterns: Patterns) -> Iterator[_Part]:
    """The parts of sentences in which the word model makes out what the whole does not say."""
    model = load_model(patterns)
    words, _ = read_passages(annotated)
    found = [(one, part) for one in sentences for part in parts_of(one.passage, annotated.text, words)]
    said = [annotated.text[part.start : part.end] for _, part in found]
    asked = [at for at, text in enumerate(said) if is_sentence(text)]
    rows = model.probabilities([words_of(said[at]) for at in asked])
    for at, row in zip(asked, rows, strict=True):
        one, part = found[at]
        if worth.may_hold_more(one, row):
            yield _Part(one.at, part, said[at], dict(zip(model.labels, row.tolist(), strict=True)))


class _Reader:
    """What both models say of each passage, by its number, that is read once more: of the `spoken`, in which a cue was
    found, and of those of which the word model makes something, what is worth it (stages/worth_reading)."""

    def __init__(self, annotated: Annotated, patterns: Patterns, heard: Mapping[int, Collection[Heard]]) -> None:
        self._trust = load_trust(patterns)
        self._again = self._trust.second_reading
        encoder, words = load_encoder(patterns), load_model(patterns).labels
        every = weighed(annotated, patterns)
        worth = Worth(every, heard, patterns)
        spoken = {one.at for one in every if worth.is_spoken(one)}
        self._parts = tuple(_parts_of((one for one in every if one.at in spoken), worth, annotated, patterns))
        asked = {part.of for part in self._parts}
        read = [
            one
            for one in every
            if one.at in asked or worth.may_speak_against(one) or (one.at in spoken and worth.may_change(one))
        ]
        rows = encoder.probabilities([*(one.text for one in read), *(part.text for part in self._parts)])
        said: list[dict[str, float]] = [dict(zip(encoder.labels, row.tolist(), strict=True)) for row in rows]
        self._of_parts = said[len(read) :]
        self._wary = tuple(zip(read, said, strict=False))
        sentences = [(one, row) for one, row in self._wary if one.at in spoken]
        self._passages = {one.at: one.passage for one, _ in sentences}
        self._words = {one.at: dict(zip(words, one.said.tolist(), strict=True)) for one, _ in sentences}
        self._said = {one.at: row for one, row in sentences}

    def doubts(self, passage: int, cue: CueMention) -> bool:
        """Whether next to nothing is left of a cue in its whole sentence, be it said, denied or merely possible."""
        if cue.kind not in self._again.doubted or passage not in self._said:
            return False
        if self._passages[passage].section in self._again.believed_in:
            return False
        kinds = self._again.together if cue.kind in self._again.together else (cue.kind,)
        seen = [most for label, most in self._said[passage].items() if label.lstrip("!?") in kinds]
        return bool(seen) and max(seen) < self._again.doubted_below

    def hears_the_opposite(self, finding: Finding, passage: int, cue: CueMention) -> bool:
        """Whether the encoder makes next to nothing of what the word model alone found, and is sure of its opposite."""
        said, opposites = self._said.get(passage, {}), self._again.opposed.get(cue.kind, ())
        return (
            finding.found_by == learned_rule_name(cue.kind)
            and any(said.get(kind, 0.0) >= self._again.sure for kind in opposites)
            and max((most for label, most in said.items() if label.lstrip("!?") == cue.kind), default=0.0)
            < self._again.doubted_below
        )

    def strengthened(self, finding: Finding, passage: int, cue: CueMention) -> Finding:
        """What the word model found: as sure as a rule's cue, where the encoder says so too."""
        label = f"!{cue.kind}" if cue.status == "negated" else cue.kind
        if finding.found_by == learned_rule_name(cue.kind) and self._both_say(passage, label):
            return replace(finding, score=self._again.agreed)
        return finding

    def found_alone(self, heard: Container[tuple[int, str]], there: Container[str]) -> Iterator[Finding]:
        """What nobody else found in a passage, where the encoder is sure of it. `there`: kinds the document has."""
        for passage, said in self._said.items():
            for label, probability in said.items():
                kind = label.lstrip("!")
                if label.startswith("?") or (passage, kind) in heard or (kind in there and kind in self._again.once):
                    continue
                agreed = self._both_say(passage, label)
                if not agreed and probability < self._again.sure_of.get(label, self._again.sure):
                    continue
                if has_its_place(label, self._passages[passage].section, self._trust):
                    score = self._again.agreed if agreed else min(self._trust.most, probability)
                    yield finding_of(label, self._passages[passage], score)

    def found_in_parts(self, heard: Container[tuple[int, str]], there: Container[str]) -> Iterator[Finding]:
        """What both models find in a part of a sentence between semicolons, and nobody in the whole. No denials: what
        one part denies may be what the other is about."""
        for part, said in zip(self._parts, self._of_parts, strict=True):
            for kind, probability in said.items():
                least = self._again.sure_of.get(kind, self._again.sure)
                if kind[0] in "!?" or probability < least or part.words.get(kind, 0.0) < self._again.agreed_from.words:
                    continue
                if self._said[part.of].get(kind, 0.0) >= least or (part.of, kind) in heard:
                    continue
                if not (kind in there and kind in self._again.once) and has_its_place(
                    kind, part.passage.section, self._trust
                ):
                    yield finding_of(kind, part.passage, self._again.agreed)

    def doubtful(self, heard: Mapping[int, Collection[Heard]]) -> Iterator[Finding]:
        """Of what may speak against a job, said or merely possible, the likeliest in each passage in which nobody has
        found anything of the sort."""
        again = self._again
        for one, said in self._wary:
            if any(cue.kind in again.wary_of for cue in heard.get(one.at, ())):
                continue
            small = one.text.lower()
            might = [
                (probability, kind)
                for kind, least in again.wary_of.items()
                if (probability := max(said.get(kind, 0.0), said.get(f"?{kind}", 0.0))) >= least
                and all(said.get(other, 0.0) < probability for other in again.rivals.get(kind, ()))
                and not any(phrase in small for phrase in again.untroubled.get(kind, ()))
                and has_its_place(kind, one.passage.section, self._trust)
            ]
            if might:
                probability, kind = max(might)
                found = finding_of(kind, one.passage, min(self._trust.most, probability))
                yield replace(found, value=CueMention(kind, marks=frozenset({DOUBTFUL})))

    def _both_say(self, passage: int, label: str) -> bool:
        encoder, words = self._said.get(passage, {}), self._words.get(passage, {})
        if label in self._trust.support and not label.startswith("!"):
            accord = self._again.in_accord
            if encoder.get(label, 0.0) < accord.least and words.get(label, 0.0) < accord.least:
                return False  # nor does their mean come to so much
            return _together(encoder.get(label, 0.0), words.get(label, 0.0), accord.share) >= accord.least and all(
                (encoder.get(other, 0.0) + words.get(other, 0.0)) / 2 < accord.opposites
                for other in self._again.opposites(label)
            )
        least = self._again.agreed_from
        if label.startswith("!"):
            kind = label.lstrip("!")
            if kind not in self._again.agreed_denials:
                return False
            least = self._again.agreed_denials[kind]
        return encoder.get(label, 0.0) >= least.encoder and words.get(label, 0.0) >= least.words


def _together(encoder: float, words: float, share: float) -> float:
    """The probability whose log odds are the mean of both, the encoder's at its share."""
    mean = share * _log_odds(encoder) + (1 - share) * _log_odds(words)
    return 1 / (1 + exp(-mean))


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))
