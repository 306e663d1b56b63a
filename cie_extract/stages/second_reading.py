"""Findings -> findings: the cues, after each passage that speaks of one has been read once more as a whole.

The rules look for words, and the word model weighs them; the encoder (pattern_files/encoder) reads the sentence. Of
what speaks for a job, a cue of which it makes nothing falls away; what it alone sees is added, as weak as all that
rests on one model; what both models see, each by itself, is as sure as a rule's cue. How sure each must be:
patterns/learned/trust.yaml.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from cie_extract.extractors.learned_cues import Weighed, finding_of, has_its_place, is_sentence, weighed
from cie_extract.extractors.passages import Passage, parts_of, read_passages
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import learned_rule_name
from cie_extract.pattern_files.encoder import load_encoder
from cie_extract.pattern_files.learned import load_model, load_trust, words_of
from cie_extract.stages.qualify import DOUBTFUL


def second_reading(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """The findings without the cues that a second reading does not bear out, and with those that it alone finds."""
    _, passages = read_passages(annotated)
    starts = [passage.start for passage in passages]
    cues = {
        at: (bisect_right(starts, finding.spans[0][0]) - 1, finding.value)
        for at, finding in enumerate(findings)
        if isinstance(finding.value, CueMention) and DOUBTFUL not in finding.value.marks
    }
    reader = _Reader(annotated, patterns, {passage for passage, _ in cues.values()})
    of_rules = {
        (passage, cue.kind)
        for at, (passage, cue) in cues.items()
        if findings[at].found_by != learned_rule_name(cue.kind)
    }
    left = {
        at: finding
        for at, finding in enumerate(findings)
        if at not in cues
        or not (
            reader.doubts(*cues[at])
            or reader.hears_the_opposite(finding, *cues[at])
            or _is_known_better(finding, *cues[at], of_rules)
        )
    }
    there = {cues[at][1].kind for at in left if at in cues}
    heard = {(passage, cue.kind) for passage, cue in cues.values()}
    kinds: dict[int, set[str]] = {}
    for passage, kind in heard:
        kinds.setdefault(passage, set()).add(kind)
    return (
        *(reader.strengthened(finding, *cues[at]) if at in cues else finding for at, finding in left.items()),
        *reader.found_alone(heard, there),
        *reader.found_in_parts(heard, there),
        *reader.doubtful(kinds),
    )


def _is_known_better(finding: Finding, passage: int, cue: CueMention, of_rules: Container[tuple[int, str]]) -> bool:
    """Whether a rule speaks of the kind there too: it tells what is over from what is denied, which no model does."""
    return finding.found_by == learned_rule_name(cue.kind) and (passage, cue.kind) in of_rules


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence between semicolons: the number of the sentence, and what each model says of the part."""

    of: int
    passage: Passage
    encoder: dict[str, float]
    words: dict[str, float]


def _parts_of(sentences: Iterable[Weighed], annotated: Annotated, patterns: Patterns) -> Iterator[_Part]:
    encoder, model = load_encoder(patterns), load_model(patterns)
    words, _ = read_passages(annotated)
    found = [(one.at, part) for one in sentences for part in parts_of(one.passage, annotated.text, words)]
    said = [annotated.text[part.start : part.end] for _, part in found]
    asked = [at for at, text in enumerate(said) if is_sentence(text)]
    by_encoder = encoder.probabilities([said[at] for at in asked])
    by_words = model.probabilities([words_of(said[at]) for at in asked])
    for at, row, other in zip(asked, by_encoder, by_words, strict=True):
        yield _Part(
            *found[at],
            dict(zip(encoder.labels, row.tolist(), strict=True)),
            dict(zip(model.labels, other.tolist(), strict=True)),
        )


class _Reader:
    """What both models say of each passage, by its number, that is read once more: the `spoken`, in which a cue was
    found, and those of which the word model makes something."""

    def __init__(self, annotated: Annotated, patterns: Patterns, spoken: Container[int]) -> None:
        self._trust = load_trust(patterns)
        self._again = self._trust.second_reading
        encoder, words = load_encoder(patterns), load_model(patterns).labels
        every = weighed(annotated, patterns)
        sentences = [
            one for one in every if one.asked and (one.at in spoken or one.said.max() >= self._again.asked_from)
        ]
        known = {one.at for one in sentences}
        others = [
            one
            for one in every
            if one.at not in known
            and one.said.max() >= self._again.wary_from
            and (one.asked or one.passage.section != "statements")
        ]
        self._passages = {one.at: one.passage for one in sentences}
        self._words: dict[int, dict[str, float]] = {
            one.at: dict(zip(words, one.said.tolist(), strict=True)) for one in sentences
        }
        self._said: dict[int, dict[str, float]] = {
            one.at: dict(zip(encoder.labels, row.tolist(), strict=True))
            for one, row in zip(sentences, encoder.probabilities([one.text for one in sentences]), strict=True)
        }
        self._parts = tuple(_parts_of(sentences, annotated, patterns))
        rows = encoder.probabilities([one.text for one in others])
        self._wary = [(one, self._said[one.at]) for one in sentences] + [
            (one, dict(zip(encoder.labels, row.tolist(), strict=True))) for one, row in zip(others, rows, strict=True)
        ]

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
                if label.startswith("?") or probability < self._again.sure_of.get(label, self._again.sure):
                    continue
                if (passage, kind) in heard or (kind in there and kind in self._again.once):
                    continue
                if has_its_place(label, self._passages[passage], self._trust):
                    weak = min(self._trust.most, probability)
                    score = self._again.agreed if self._both_say(passage, label) else weak
                    yield finding_of(label, self._passages[passage], score)

    def found_in_parts(self, heard: Container[tuple[int, str]], there: Container[str]) -> Iterator[Finding]:
        """What both models find in a part of a sentence between semicolons, and nobody in the whole. No denials: what
        one part denies may be what the other is about."""
        for part in self._parts:
            for kind, probability in part.encoder.items():
                least = self._again.sure_of.get(kind, self._again.sure)
                if kind[0] in "!?" or probability < least or part.words.get(kind, 0.0) < self._again.agreed_from.words:
                    continue
                if self._said[part.of].get(kind, 0.0) >= least or (part.of, kind) in heard:
                    continue
                if not (kind in there and kind in self._again.once) and has_its_place(kind, part.passage, self._trust):
                    yield finding_of(kind, part.passage, self._again.agreed)

    def doubtful(self, heard: Mapping[int, Set[str]]) -> Iterator[Finding]:
        """Of what may speak against a job, said or merely possible, the likeliest in each passage in which nobody has
        found anything of the sort. `heard`: the kinds found in a passage."""
        again = self._again
        for one, said in self._wary:
            if any(kind in again.wary_of for kind in heard.get(one.at, ())):
                continue
            small = one.text.lower()
            might = [
                (probability, kind)
                for kind, least in again.wary_of.items()
                if (probability := max(said.get(kind, 0.0), said.get(f"?{kind}", 0.0))) >= least
                and all(said.get(other, 0.0) < probability for other in again.rivals.get(kind, ()))
                and not any(phrase in small for phrase in again.untroubled.get(kind, ()))
                and has_its_place(kind, one.passage, self._trust)
            ]
            if might:
                probability, kind = max(might)
                found = finding_of(kind, one.passage, min(self._trust.most, probability))
                yield replace(found, value=CueMention(kind, marks=frozenset({DOUBTFUL})))

    def _both_say(self, passage: int, label: str) -> bool:
        least = self._again.agreed_from
        if label.startswith("!"):
            kind = label.lstrip("!")
            if kind not in self._again.agreed_denials:
                return False
            least = self._again.agreed_denials[kind]
        encoder, words = self._said.get(passage, {}).get(label, 0.0), self._words.get(passage, {}).get(label, 0.0)
        return encoder >= least.encoder and words >= least.words
