"""The encoder's arithmetic against the textbook's, word by word, and its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.cues import CUE_KINDS
from cie_extract.pattern_files.encoder import LONGEST, Tokens, load_encoder, words_of

PATTERNS = load_patterns()
TOKENS = Tokens({piece: at for at, piece in enumerate(["[CLS]", "[SEP]", "[UNK]", "work", "##shop", "##s", "."])})


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("", [0, 1]),
        ("shop", [0, 2, 1]),  # a piece that goes on begins no word
        ("workzz", [0, 2, 1]),
        ("Work.", [0, 3, 6, 1]),
        ("wórkshops", [0, 3, 4, 5, 1]),
    ],
)
def test_a_word_is_its_longest_known_pieces(sentence: str, numbers: list[int]) -> None:
    assert TOKENS.numbers(sentence) == numbers


def test_a_long_sentence_is_cut_and_still_ends() -> None:
    numbers = TOKENS.numbers("work " * 200)
    assert len(numbers) == LONGEST
    assert numbers[-1] == 1


def test_words_and_marks_stand_alone() -> None:
    assert words_of("Don’t re-open; Café_9") == ["don", "’", "t", "re", "-", "open", ";", "cafe", "_", "9"]


def test_every_label_is_a_kind_and_a_sentence_is_read_by_itself() -> None:
    encoder = load_encoder(PATTERNS)
    assert {label.lstrip("!?") for label in encoder.labels} <= CUE_KINDS
    sentences = ["☒", "All staff eat in one lunchroom. " * 40, "Zxqv staff", "Benefits are the same for all."]
    together = encoder.probabilities(sentences)
    assert together.shape == (len(sentences), len(encoder.labels))
    assert ((together >= 0) & (together <= 1)).all()
    for sentence, row in zip(sentences, together, strict=True):
        assert np.allclose(encoder.probabilities([sentence])[0], row, atol=1e-4)
    assert encoder.probabilities([]).shape == (0, len(encoder.labels))


@pytest.mark.parametrize(
    ("sentence", "label", "other"),
    [
        # Much the same words for one thing and for its opposite.
        ("No one here has to be a client of any agency to keep the job.", "provider.independent", "provider.tied"),
        ("Only a client of the agency can keep the job here.", "provider.tied", "provider.independent"),
        ("Participants may not apply for lead jobs as others do.", "advancement.none", "advancement.same"),
        ("Anybody in the store may apply for lead, whoever coaches them.", "advancement.same", "advancement.none"),
        ("We do not time anybody's work to set the wage.", "!wage.time_study", "wage.time_study"),
    ],
)
def test_it_reads_the_order_of_words(sentence: str, label: str, other: str) -> None:
    encoder = load_encoder(PATTERNS)
    said = dict(zip(encoder.labels, encoder.probabilities([sentence])[0].tolist(), strict=True))
    assert said[label] > 0.5 > said[other]


def test_a_damaged_encoder_is_said_with_advice(tmp_path: Path) -> None:
    (tmp_path / "learned").mkdir()
    (tmp_path / "learned" / "encoder.npz").write_bytes(b"PK\x03\x04 nothing of the kind")
    with pytest.raises(PatternFileError, match=r"encoder\.npz cannot be read.*Train it again"):
        load_encoder(load_patterns(tmp_path))
