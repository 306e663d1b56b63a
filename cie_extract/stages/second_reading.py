"""Findings -> findings: the cues, after each passage that speaks of one has been read once more as a whole.

The rules look for words, and the word model weighs them; the encoder (pattern_files/encoder) reads the sentence. Of
what speaks for a job, a cue of which it makes nothing falls away; what it alone sees is added, as weak as all that
rests on what was learned. How sure it must be: patterns/learned/trust.yaml.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from cie_extract.extractors.learned_cues import Weighed, finding_of, has_its_place, weighed
from cie_extract.extractors.passages import read_passages
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.encoder import Encoder, load_encoder
from cie_extract.pattern_files.learned import Array, SecondReading, Trust, load_trust


def second_reading(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """The findings without the cues that a second reading does not bear out, and with those that it alone finds."""
    trust, encoder = load_trust(patterns), load_encoder(patterns)
    _, passages = read_passages(annotated)
    starts = [passage.start for passage in passages]
    heard = {
        at: (bisect_right(starts, finding.spans[0][0]) - 1, finding.value.kind)
        for at, finding in enumerate(findings)
        if isinstance(finding.value, CueMention)
    }
    spoken = {passage for passage, _ in heard.values()}
    least = trust.second_reading.asked_from
    again = [one for one in weighed(annotated, patterns) if one.at in spoken or one.said.max() >= least]
    said = dict(zip([one.at for one in again], encoder.probabilities([one.text for one in again]), strict=True))
    doubted = {
        at
        for at, (passage, kind) in heard.items()
        if passage in said
        and passages[passage].section not in trust.second_reading.believed_in
        and _is_doubted(kind, said[passage], encoder, trust.second_reading)
    }
    enough = {kind for at, (_, kind) in heard.items() if at not in doubted} & {*trust.second_reading.once}
    added = (
        finding_of(label, one.passage, min(trust.most, probability))
        for one in again
        for label, probability in _sure_of(one, said[one.at], encoder, trust)
        if (one.at, label.lstrip("!")) not in heard.values() and label.lstrip("!") not in enough
    )
    return (*(finding for at, finding in enumerate(findings) if at not in doubted), *added)


def _is_doubted(kind: str, said: Array, encoder: Encoder, trust: SecondReading) -> bool:
    """Whether next to nothing is left of a cue in its whole sentence, be it said, denied or merely possible."""
    if kind not in trust.doubted:
        return False
    seen = trust.together if kind in trust.together else (kind,)
    columns = [at for at, label in enumerate(encoder.labels) if label.lstrip("!?") in seen]
    return bool(columns) and float(said[columns].max()) < trust.doubted_below


def _sure_of(sentence: Weighed, said: Array, encoder: Encoder, trust: Trust) -> Iterator[tuple[str, float]]:
    """The labels of which the encoder is sure enough where the sentence stands, each with its probability."""
    again = trust.second_reading
    for label, probability in zip(encoder.labels, said.tolist(), strict=True):
        if label.startswith("?") or probability < again.sure_of.get(label, again.sure):
            continue
        if has_its_place(label, sentence.passage, trust):
            yield label, probability
