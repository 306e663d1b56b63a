"""Circled choices: pages drawn here, filled by many hands. What is not clear is no answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.choices import UNCLEAR, with_rings
from cie_extract.readers.scan.ink import ink_of, pieces_of
from cie_extract.readers.scan.recogniser import _read_word
from cie_extract.readers.scan.rings import Ring, rings_of
from tests.readers.scan.pen_strokes import (
    DOTS,
    Hand,
    Point,
    circle,
    cross,
    paper,
    scanned,
    scribble,
    stroke,
    tick,
    typed,
)

PLAIN = Hand()
PAIRS = (("T", "F"), ("True", "False"), ("Yes", "No"), ("Y", "N"))


class Row:
    """A row with two printed choices; `words` are they as a recogniser gives them, in points."""

    def __init__(self, first: str, second: str, gap: float = 0.32) -> None:
        self.picture = paper(3.2, 1.0)
        typed(self.picture, (60, 160), "The pay meets the minimum wage")
        self.middles: list[Point] = []
        self.wide: list[float] = []
        self.words: list[Word] = []
        left = 120.0
        for text in (first, second):
            middle, end = typed(self.picture, (left, 84), text)
            self.middles.append(middle)
            self.wide.append((end - left) / DOTS)
            scale = 72 / DOTS
            step = (end - left) / len(text)
            edges = tuple((left + step * place) * scale for place in range(len(text) + 1))
            top, bottom = (middle[1] - 20) * scale, (middle[1] + 22) * scale
            self.words.append(Word(text, edges[0], top, edges[-1], bottom, 11.0, False, False, edges, 0.93))
            left = end + gap * DOTS

    def circled(self, which: int, hand: Hand) -> Row:
        """The hand's width and height are beyond those of the word."""
        circle(self.picture, self.middles[which], replace(hand, wide=hand.wide - 0.1 + self.wide[which]))
        return self

    def rings(self, seed: int = 1) -> tuple[list[Ring], Image.Image]:
        picture = scanned(self.picture, seed=seed)
        ink = ink_of(picture, DOTS)
        return rings_of(ink, picture, pieces_of(ink), DOTS, _read_word), picture

    def read(self) -> tuple[str, list[float]]:
        """The row as text, and the certainties of its printed words."""
        rings, picture = self.rings()
        chosen = with_rings(self.words, rings, ink_of(picture, DOTS), DOTS)
        ordered = sorted(chosen.words, key=lambda word: word.x0)
        return " ".join(word.text for word in ordered), [word.certainty for word in ordered if word.text.isalpha()]


NO_RINGS = {
    "nothing": lambda row: None,
    "half a circle": lambda row: row.circled(0, replace(PLAIN, sweep=190, drift=0)),
    "three quarters": lambda row: row.circled(0, replace(PLAIN, sweep=270, drift=0)),
    "beside both": lambda row: circle(row.picture, (row.middles[1][0] + 1.0 * DOTS, row.middles[1][1]), PLAIN),
    "under it": lambda row: circle(row.picture, (row.middles[0][0], row.middles[0][1] + 0.3 * DOTS), PLAIN),
    "around both": lambda row: circle(
        row.picture,
        ((row.middles[0][0] + row.middles[1][0]) / 2, row.middles[0][1]),
        replace(PLAIN, wide=1.25, high=0.42),
    ),
    "underlined": lambda row: stroke(row.picture, [(110, 125), (165, 127)]),
    "a cross over it": lambda row: cross(row.picture, row.middles[0], 0.22),
    "a tick over it": lambda row: tick(row.picture, row.middles[0], 0.2),
    "scribbled out": lambda row: scribble(row.picture, row.middles[0], 0.22),
    "a long stroke through both": lambda row: stroke(row.picture, [(100, 100), (330, 108)]),
    "a dot of dirt": lambda row: stroke(row.picture, [(180, 60), (183, 62)], pen=0.03),
}


@pytest.mark.parametrize("spoil", list(NO_RINGS.values()), ids=list(NO_RINGS))
def test_no_ring(spoil: object) -> None:
    row = Row("T", "F")
    assert callable(spoil)
    spoil(row)
    assert row.rings()[0] == []


@pytest.mark.parametrize("text", ["O", "Q", "D", "@", "8", "0", "(T)", "OF", "LOGO", "P", "A", "R", "B", "TO", "X"])
@pytest.mark.parametrize("points", [11.5, 30])
def test_print_is_no_ring(text: str, points: float) -> None:
    picture = paper(3, 1)
    typed(picture, (90, 20), "Serves meals to the guests", 11.5)
    typed(picture, (90, 70), text, points)
    picture = scanned(picture)
    ink = ink_of(picture, DOTS)
    assert rings_of(ink, picture, pieces_of(ink), DOTS, _read_word) == []


def test_a_circled_word_that_is_no_choice_stays_as_it_is() -> None:
    assert Row("Full", "Part").circled(0, PLAIN).rings()[0] == []


HANDS = {
    "plain": PLAIN,
    "small": replace(PLAIN, wide=0.22, high=0.21),
    "large": replace(PLAIN, wide=0.42, high=0.36),
    "thin": replace(PLAIN, pen=0.006),
    "thick": replace(PLAIN, pen=0.03),
    "pale": replace(PLAIN, shade=150),
    "to the left": PLAIN.beside(across=-0.04),
    "to the right": PLAIN.beside(across=0.04),
    "too high": PLAIN.beside(down=-0.04),
    "too low": PLAIN.beside(down=0.04),
    "not quite closed": replace(PLAIN, sweep=342, drift=0),
    "twice round": replace(PLAIN, sweep=700, drift=0.1),
    "shaky": replace(PLAIN, wobble=0.06),
    "a spiral": replace(PLAIN, sweep=390, drift=0.22),
    "with a tail": replace(PLAIN, sweep=425, drift=0.28),
    "flat": replace(PLAIN, wide=0.34, high=0.22),
}


@pytest.mark.parametrize("hand", list(HANDS.values()), ids=list(HANDS))
@pytest.mark.parametrize("which", [0, 1])
def test_a_circled_letter(hand: Hand, which: int) -> None:
    text, certainties = Row("T", "F").circled(which, replace(hand, seed=2 + which)).read()
    assert text == ("☒ T ☐ F", "☐ T ☒ F")[which]
    assert min(certainties) > 0.7


@pytest.mark.parametrize("pair", PAIRS, ids="/".join)
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("hand", ["plain", "large", "not quite closed"])
def test_a_circled_word(pair: tuple[str, str], which: int, hand: str) -> None:
    text, _ = Row(*pair).circled(which, replace(HANDS[hand], wide=0.34)).read()
    assert text == (f"☒ {pair[0]} ☐ {pair[1]}", f"☐ {pair[0]} ☒ {pair[1]}")[which]


def test_both_circled_are_both_marked() -> None:
    assert Row("T", "F").circled(0, PLAIN).circled(1, PLAIN).read()[0] == "☒ T ☒ F"


def test_a_correction_is_no_answer() -> None:
    """One circled, the other circled and crossed out: which of them stands is for a person to say."""
    row = Row("T", "F").circled(0, PLAIN).circled(1, replace(PLAIN, seed=5))
    cross(row.picture, row.middles[1], 0.3, pen=0.016)
    text, certainties = row.read()
    assert text == "☒ T ☒ F" or ("☒" not in text and max(certainties) <= UNCLEAR)


@pytest.mark.parametrize("sweep", [200, 250])
def test_an_open_circle_beside_a_closed_one_makes_both_unclear(sweep: int) -> None:
    row = Row("T", "F").circled(0, PLAIN).circled(1, replace(PLAIN, sweep=sweep, drift=0))
    text, certainties = row.read()
    assert "☒" not in text
    assert max(certainties) <= UNCLEAR


def test_of_two_rows_the_one_without_a_clear_ring_is_unclear() -> None:
    """Where other choices on the page are circled, half a circle is looked at."""
    good, bad = Row("T", "F").circled(0, PLAIN), Row("T", "F").circled(1, replace(PLAIN, sweep=230, drift=0))
    sheet = paper(3.2, 2.0)
    sheet.paste(good.picture, (0, 0))
    sheet.paste(bad.picture, (0, DOTS))
    low = [word._replace(top=word.top + 72, bottom=word.bottom + 72) for word in bad.words]
    picture = scanned(sheet)
    ink = ink_of(picture, DOTS)
    rings = rings_of(ink, picture, pieces_of(ink), DOTS, _read_word)
    chosen = with_rings([*good.words, *low], rings, ink, DOTS)
    assert chosen.unclear == 1
    upper = sorted((word for word in chosen.words if word.top < 60), key=lambda word: word.x0)
    lower = [word for word in chosen.words if word.top > 60]
    assert " ".join(word.text for word in upper) == "☒ T ☐ F"
    assert {word.text for word in lower} == {"T", "F"}
    assert max(word.certainty for word in lower) <= UNCLEAR


def test_a_letter_whose_neighbour_was_lost_is_unclear() -> None:
    good = Row("T", "F").circled(0, PLAIN)
    alone = good.words[1]._replace(top=80.0, bottom=95.0)
    picture = scanned(good.picture)
    ink = ink_of(picture, DOTS)
    rings = rings_of(ink, picture, pieces_of(ink), DOTS, _read_word)
    chosen = with_rings([*good.words, alone], rings, ink, DOTS)
    (lone,) = (word for word in chosen.words if word.top == 80.0)
    assert lone.certainty <= UNCLEAR


def test_true_and_false_in_one_word_are_taken_apart() -> None:
    row = Row("T", "F", gap=0.3).circled(1, replace(PLAIN, wide=0.24, high=0.24))
    first, second = row.words
    edges = (first.x0, first.x1, first.x1 + 4, second.x1)
    joined = first._replace(text="T/F", x1=second.x1, edges=(*edges,))
    rings, picture = row.rings()
    chosen = with_rings([joined], rings, ink_of(picture, DOTS), DOTS)
    assert " ".join(word.text for word in sorted(chosen.words, key=lambda word: word.x0)) == "☐ T ☒ F"
