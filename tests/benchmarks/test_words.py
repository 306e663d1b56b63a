"""When do two readers have the same words, and when does a sentence stand whole in a text?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.words import difference, ordered_words, whole
from cie_extract.readers.layout.printed import Word
from tests.readers.pdf_files import BOLD, Sheet, drawn


def ours(text: str) -> Word:
    return Word(text, 0.0, 0.0, 10.0, 10.0, 10.0, False, False, (0.0, 10.0))


def theirs(text: str, x0: float = 0.0) -> dict[str, Any]:
    return {"text": text, "x0": x0, "top": 0.0}


@pytest.mark.parametrize(
    ("mine", "other", "why"),
    [
        (["pay"], ["day"], "other letters"),
        (["pay"], [], "other letters"),
        (["•", "pay"], ["pay"], "signs alone: bullets, dots, rules"),
        (["payday"], ["pay", "day"], "the same letters, parted elsewhere"),
    ],
)
def test_words_that_differ(mine: list[str], other: list[str], why: str) -> None:
    found = difference("a.pdf", 1, list(map(ours, mine)), [theirs(word, 20.0 * at) for at, word in enumerate(other)])
    assert set(found.count) == {why}


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (["office"], ["o\ufb03ce"]),
        (["off-site"], ["off\u2010site"]),
        (["•"], ["(cid:127)"]),
        (["pay"], ["pay\u00ad"]),
        (["12"], ["....12"]),
        (["pay"], ["pay", "pay"]),
    ],
)
def test_words_that_are_the_same(mine: list[str], other: list[str]) -> None:
    assert not difference("a.pdf", 1, list(map(ours, mine)), list(map(theirs, other))).count


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Sweeps the floor.", 0),
        ("Sweeps all the floors\nof the hall", 1),
        ("the FLOORS of “the hall” Sweeps all\tthe floors of the hall.", 1),
    ],
)
def test_a_sentence_that_stands_whole(text: str, held: int) -> None:
    assert whole({"a.pdf": text}, {"a.pdf": ["sweeps all the floors of the hall"], "b.pdf": ["x"]}) == (held, 1)


def test_words_come_in_reading_order(tmp_path: Path) -> None:
    def columns(sheet: Sheet) -> None:
        for at in range(5):
            for column, x in ((1, 320), (0, 72)):
                sheet.text(x, 100 + 14 * at, f"column {column} line {at} runs on for a while", font=BOLD)

    (page,) = ordered_words(drawn(tmp_path, columns).read_bytes())
    numbers = [(page[at + 1].text, page[at + 3].text) for at, word in enumerate(page) if word.text == "column"]
    assert numbers == sorted(numbers) and len(numbers) == 10
    assert all(word.bold and word.size == 10 for word in page)
