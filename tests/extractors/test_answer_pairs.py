"""Two answers of which one is set off: where none can be told first."""

from __future__ import annotations

import pytest

from cie_extract.extractors.answer_pairs import pair_at, pair_before
from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Doubt, read_mark
from cie_extract.extractors.marks_behind import read_tail
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.answer_words import load_answer_words

KNOWN = load_answer_words(load_patterns())


@pytest.mark.parametrize(
    "words",
    ["TF", "T [X] F [ ]", "(x) True ( ) False", "True, no one is timed", "True story", "T-shirts", "No, yes men"],
)
def test_no_pair(words: str) -> None:
    pair = pair_at(words, 0, len(words))
    assert pair is None or pair.chosen is None


@pytest.mark.parametrize(
    "words", ["T / F", "True / False", "TRUE or FALSE", "(T) (F)", "[True] [False]", "*T* *F*", "t/f"]
)
def test_neither_is_set_off(words: str) -> None:
    pair = pair_at(words, 0, len(words))
    assert pair is not None and pair.chosen is None
    mark = read_tail(f"The job is open. {words}", 0, 17 + len(words), KNOWN)
    assert mark is not None and (mark.word, mark.doubt) == (None, Doubt.BLANK)


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("(T)  F", Word.TRUE),
        ("T  (F)", Word.FALSE),
        ("[True] / False", Word.TRUE),
        ("True / [False]", Word.FALSE),
        ("*T*  F", Word.TRUE),
        ("True or **False**", Word.FALSE),
        ("__T__ F", Word.TRUE),
        ("true / FALSE", Word.FALSE),
        ("TRUE / false", Word.TRUE),
        ("Yes  (No)", Word.NO),
    ],
)
def test_one_is_set_off(words: str, word: Word) -> None:
    first = read_mark(words, 0, len(words), KNOWN)
    last = read_tail(f"The job is open. {words}", 0, 17 + len(words), KNOWN)
    assert first is not None and last is not None and first.word is last.word is word


def test_a_pair_inside_a_sentence_is_not_its_end() -> None:
    words = "Mark (T) F or leave it out entirely"
    assert pair_before(words, 0, len(words)) is None
