"""Which sentences the encoder is asked about, and that it is asked about no others."""

from __future__ import annotations

import pytest

from cie_extract.extractors.learned_cues import Weighed, weighed
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.encoder import Array, Encoder
from cie_extract.stages.second_reading import second_reading
from cie_extract.stages.worth_reading import Heard, Worth
from tests.cue_sentences import sentence_of

PATTERNS = load_patterns()
BY_RULE, BY_WORDS = True, False
DRESS = "The dress code is dark pants and the company shirt."
SAME = "Every associate working 20 hours or more is offered the same dental plan, store discount and sick leave."
ANNEX = "The annex houses forty of our people and six of our instructors."


def worth_of(example: str, *heard: Heard) -> tuple[Weighed, Worth]:
    annotated, _ = sentence_of(example, PATTERNS)
    (one,) = weighed(annotated, PATTERNS)
    return one, Worth((one,), {one.at: heard} if heard else {}, PATTERNS)


@pytest.mark.parametrize(
    ("example", "heard", "change"),
    [
        (DRESS, [], False),
        (DRESS, [Heard("wage.customary", BY_RULE)], True),  # the word model makes nothing of it: it may fall away
        (f"[duties] {DRESS}", [Heard("interaction.coworkers", BY_RULE)], False),  # where the rules are believed
        (DRESS, [Heard("setting.segregated", BY_RULE)], False),  # what speaks against a job never falls away
        (SAME, [Heard("benefits.same", BY_RULE)], False),  # the word model says so too, and nothing else
        (SAME, [Heard("benefits.same", BY_WORDS)], True),  # it may become surer
        (SAME, [Heard("benefits.same", BY_RULE), Heard("benefits.same", BY_WORDS)], False),
        (SAME, [Heard("benefits.same", BY_RULE), Heard("setting.community", BY_RULE)], True),
        (SAME, [], True),  # it may be added
        (f"[qualifications] {SAME}", [], False),  # but not where it has no place
    ],
)
def test_a_sentence_is_read_where_its_cues_may_change(example: str, heard: list[Heard], change: bool) -> None:
    one, worth = worth_of(example, *heard)
    assert worth.may_change(one) == change


@pytest.mark.parametrize(
    ("example", "heard", "against"),
    [
        (DRESS, [], False),
        (ANNEX, [], True),
        (ANNEX, [Heard("setting.segregated", BY_RULE)], False),  # somebody has found it
        (ANNEX, [Heard("interaction.coworkers", BY_RULE)], True),
        (f"[duties] {ANNEX}", [], True),
        ("[duties] Nobody here has a share in the company plan for health.", [], False),
    ],
)
def test_a_sentence_is_read_where_it_may_speak_against_a_job(example: str, heard: list[Heard], against: bool) -> None:
    one, worth = worth_of(example, *heard)
    assert worth.may_speak_against(one) == against


def test_the_encoder_reads_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    probabilities = Encoder.probabilities

    def noted(encoder: Encoder, sentences: list[str]) -> Array:
        read.extend(sentences)
        return probabilities(encoder, sentences)

    monkeypatch.setattr(Encoder, "probabilities", noted)
    annotated, _ = sentence_of(f"{DRESS}\n{SAME}", PATTERNS)
    second_reading((), annotated, PATTERNS)
    assert read == [SAME]
    claim = Finding("cues", CueMention("wage.customary"), ((0, 9), (0, len(DRESS))), "wage.customary/test")
    second_reading((claim,), annotated, PATTERNS)
    assert read == [SAME, DRESS, SAME]
