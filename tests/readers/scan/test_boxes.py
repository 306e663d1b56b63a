"""Boxes, brackets and blanks to tick on scans drawn here, and signatures by pen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.boxes import Filling, tick_boxes_of
from cie_extract.readers.scan.bullets import bullets_of
from cie_extract.readers.scan.choices import with_blanks, with_boxes
from cie_extract.readers.scan.ink import Spot, ink_of, pieces_of
from cie_extract.readers.scan.recogniser import _read_word
from cie_extract.readers.scan.rules import rulings_of
from cie_extract.readers.scan.signature import with_signatures
from tests.readers.scan.pen_strokes import DOTS, cross, paper, scanned, scribble, signature, stroke, tick, typed

Spoil = Callable[[Image.Image, Spot], None]
SCALE = 72 / DOTS


def word(text: str, x0: float, x1: float, middle: float, certainty: float = 0.93) -> Word:
    """A printed word by its place in dots."""
    left, step = x0 * SCALE, (x1 - x0) * SCALE / len(text)
    edges = tuple(left + step * place for place in range(len(text) + 1))
    top, bottom = (middle - 20) * SCALE, (middle + 20) * SCALE
    return Word(text, edges[0], top, edges[-1], bottom, 11.0, False, False, edges, certainty)


def printed(picture: Image.Image, left: float, top: float, text: str, points: float = 11.5) -> Word:
    (_, middle), end = typed(picture, (left, top), text, points)
    return word(text, left, end, middle)


def middle(spot: Spot) -> tuple[float, float]:
    return spot.middle


def form(spoil: Spoil | None = None, side: int = 28) -> tuple[Image.Image, list[Word]]:
    """Two rows of "☐ True ☐ False"; the first box of the first row is spoilt."""
    picture, words = paper(3.4, 1.4), []
    draw = ImageDraw.Draw(picture)
    for row in range(2):
        for column, text in enumerate(("True", "False")):
            left, top = 80 + 200 * column, 60 + 100 * row
            draw.rectangle((left, top, left + side, top + side), outline=30, width=2)
            words.append(printed(picture, left + side + 16, top - 4, text))
            if spoil and row == column == 0:
                spoil(picture, Spot(left, top, left + side, top + side))
    return scanned(picture), words


def fillings(spoil: Spoil | None, side: int = 28) -> list[Filling]:
    picture, words = form(spoil, side)
    return [box.filling for box in tick_boxes_of(ink_of(picture, DOTS), picture, DOTS, words, _read_word)]


@pytest.mark.parametrize("side", [20, 28, 40])
def test_empty_boxes(side: int) -> None:
    assert fillings(None, side) == [Filling.EMPTY] * 4


MARKS: dict[str, Spoil] = {
    "cross": lambda picture, box: cross(picture, middle(box), 0.12),
    "cross beyond the box": lambda picture, box: cross(picture, middle(box), 0.22, seed=3),
    "thick cross": lambda picture, box: cross(picture, middle(box), 0.14, pen=0.025),
    "tick": lambda picture, box: tick(picture, middle(box)),
    "tick beyond the box": lambda picture, box: tick(picture, middle(box), 0.24),
    "one stroke": lambda picture, box: stroke(picture, [(box.x0 + 2, box.bottom), (box.x1 + 4, box.top - 4)]),
    "filled in": lambda picture, box: scribble(picture, middle(box), 0.1),
}


@pytest.mark.parametrize("spoil", list(MARKS.values()), ids=list(MARKS))
def test_a_marked_box(spoil: Spoil) -> None:
    assert sorted(one.value for one in fillings(spoil)) == ["empty", "empty", "empty", "marked"]


STRAY: dict[str, Spoil] = {
    "a dot": lambda picture, box: stroke(picture, [middle(box), (box.middle[0] + 2, box.middle[1])], pen=0.02),
    "a stroke along its side": lambda picture, box: stroke(picture, [(box.x0 - 9, box.top), (box.x0 - 7, box.bottom)]),
    "a line under it": lambda picture, box: stroke(picture, [(box.x0, box.bottom + 9), (box.x1, box.bottom + 9)]),
}


@pytest.mark.parametrize("spoil", list(STRAY.values()), ids=list(STRAY))
def test_a_stray_mark_is_no_tick(spoil: Spoil) -> None:
    assert Filling.MARKED not in fillings(spoil)


@pytest.mark.parametrize("text", ["DOBOPQHMNEII", "HILLEL 1010 [sic]", "minimum illness", "BED NUMBER 0081", "I I H H"])
@pytest.mark.parametrize("points", [10, 14, 24])
def test_letters_are_no_boxes(text: str, points: float) -> None:
    picture, words, left = paper(4.5, 1.2), [], 40.0
    for part in text.split():
        words.append(printed(picture, left, 60, part, points))
        left = words[-1].x1 / SCALE + points
    picture = scanned(picture)
    assert tick_boxes_of(ink_of(picture, DOTS), picture, DOTS, words, _read_word) == []


def test_a_comb_for_letters_is_no_box_to_tick() -> None:
    picture = paper(3, 0.7)
    draw = ImageDraw.Draw(picture)
    for place in range(6):
        draw.rectangle((60 + 30 * place, 50, 90 + 30 * place, 80), outline=30, width=2)
    picture = scanned(picture)
    assert tick_boxes_of(ink_of(picture, DOTS), picture, DOTS, [], _read_word) == []


def test_marks_become_words_in_place() -> None:
    picture, words = form(MARKS["cross beyond the box"])
    boxes = tick_boxes_of(ink_of(picture, DOTS), picture, DOTS, words, _read_word)
    junk = word("X]", 82, 110, 74, 0.4)  # what the recogniser made of the cross
    chosen = with_boxes([junk, *words], boxes, DOTS / 72)
    rows: dict[float, list[Word]] = {}
    for one in sorted(chosen.words, key=lambda one: one.x0):
        rows.setdefault(round(one.top), []).append(one)
    lines = [" ".join(one.text for one in rows[top]) for top in sorted(rows)]
    assert lines == ["☒ True ☐ False", "☐ True ☐ False"]


def brackets(marked: dict[int, str]) -> list[str]:
    """Rows of "T [__] F [__] 1." as boxes in reading order; `marked` names the row with a cross in T or F."""
    picture, words = paper(3.4, 2.4), []
    draw = ImageDraw.Draw(picture)
    for row in range(4):
        top = 60 + 90 * row
        for column, text in enumerate("TF"):
            left = 60 + 110 * column
            words.append(printed(picture, left, top, text))
            x0, x1 = left + 30, left + 80
            for x, way in ((x0, 1), (x1, -1)):
                draw.line((x, top + 2, x, top + 32), fill=30, width=3)
                draw.line((x, top + 2, x + 9 * way, top + 2), fill=30, width=3)
                draw.line((x, top + 32, x + 9 * way, top + 32), fill=30, width=3)
            draw.line((x0 + 6, top + 28, x1 - 6, top + 28), fill=30, width=2)
            if marked.get(row) == text:
                cross(picture, ((x0 + x1) / 2, top + 16), 0.2, seed=row + 1)
        words.append(printed(picture, 300, top, f"{row + 1}."))
    picture = scanned(picture)
    boxes = tick_boxes_of(ink_of(picture, DOTS), picture, DOTS, words, _read_word)
    ordered = sorted(boxes, key=lambda box: (round(box.spot.top / 40), box.spot.x0))
    return [box.filling.value[0] for box in ordered]


@pytest.mark.parametrize("marked", [{}, {0: "T"}, {0: "T", 1: "F", 2: "T", 3: "T"}, {2: "F", 3: "F"}])
def test_brackets(marked: dict[int, str]) -> None:
    assert brackets(marked) == ["m" if marked.get(row) == text else "e" for row in range(4) for text in "TF"]


def blanks(fill: Spoil | None, *, before: bool = True) -> list[str]:
    """A row of two lines to write on beside True and False."""
    picture = paper(4, 0.8)
    draw = ImageDraw.Draw(picture)
    words = []
    left = 60.0
    for column, text in enumerate(("True", "False")):
        line = left if before else left + 90
        words.append(printed(picture, left + (90 if before else 0), 70, text))
        draw.line((line, 108, line + 76, 108), fill=30, width=2)
        if fill and column == 1:
            fill(picture, Spot(round(line), 76, round(line + 76), 106))
        left += 260
    picture = scanned(picture)
    ink = ink_of(picture, DOTS)
    chosen = with_blanks(words, rulings_of(ink, DOTS).across, ink, DOTS)
    return [one.text for one in sorted(chosen.words, key=lambda one: one.x0)]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (None, ["☐", "True", "☐", "False"]),
        (MARKS["cross"], ["☐", "True", "☒", "False"]),
        (MARKS["tick"], ["☐", "True", "☒", "False"]),
    ],
)
def test_blanks_before_the_words(fill: Spoil | None, expected: list[str]) -> None:
    assert blanks(fill) == expected


def test_blanks_behind_the_words() -> None:
    assert blanks(MARKS["cross"], before=False) == ["True", "☐", "False", "☒"]


# ---- signatures


def signed(draw_over: Callable[[Image.Image], list[Word] | None], *, label: str = "Signature:") -> list[str]:
    picture = paper(5, 1.4)
    words = [printed(picture, 60, 150, label)]
    ImageDraw.Draw(picture).line((230, 186, 700, 186), fill=30, width=2)
    words += draw_over(picture) or []
    words.append(printed(picture, 740, 150, "Date:"))
    picture = scanned(picture)
    ink = ink_of(picture, DOTS)
    found = with_signatures(words, rulings_of(ink, DOTS).across, ink, DOTS)
    return [one.text for one in sorted(found, key=lambda one: one.x0)]


def over(picture: Image.Image) -> list[Word]:
    """The end of the paragraph above."""
    return [printed(picture, 230, 90, "to"), printed(picture, 280, 90, "represent"), printed(picture, 440, 90, "them.")]


UNSIGNED: dict[str, Callable[[Image.Image], list[Word] | None]] = {
    "nothing": lambda picture: None,
    "the text above": over,
    "an X where to sign": lambda picture: stroke(picture, [(236, 160), (256, 184)]),
    "a dash": lambda picture: stroke(picture, [(300, 170), (420, 171)]),
    "dirt": lambda picture: stroke(picture, [(500, 140), (506, 150)], pen=0.03),
    "a typed name": lambda picture: [printed(picture, 240, 148, "Dana"), printed(picture, 310, 148, "Whitlock")],
}


@pytest.mark.parametrize("draw_over", list(UNSIGNED.values()), ids=list(UNSIGNED))
def test_no_ink_on_the_line(draw_over: Callable[[Image.Image], list[Word] | None]) -> None:
    assert "[ink]" not in signed(draw_over)


@pytest.mark.parametrize("label", ["Signature:", "Signed:", "Signature"])
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("wide", [0.7, 1.4, 2.1])
def test_a_signature_by_pen(label: str, seed: int, wide: float) -> None:
    def draw_over(picture: Image.Image) -> list[Word]:
        signature(picture, (260, 180), wide, seed=seed)
        return [*over(picture), word("Mo/", 270, 330, 160, 0.35)]  # what the recogniser makes of it goes

    assert [one for one in signed(draw_over, label=label) if one not in ("to", "represent", "them.")] == [
        label,
        "[ink]",
        "Date:",
    ]


def test_a_signature_over_its_label() -> None:
    picture = paper(4, 1.4)
    signature(picture, (130, 120), 1.5)
    ImageDraw.Draw(picture).line((100, 130, 520, 130), fill=30, width=2)
    words = [printed(picture, 105, 138, "Signature", 8)]
    picture = scanned(picture)
    ink = ink_of(picture, DOTS)
    found = with_signatures(words, rulings_of(ink, DOTS).across, ink, DOTS)
    assert sorted(one.text for one in found) == ["Signature", "[ink]"]


# ---- bullets


def test_bullets_in_a_column() -> None:
    picture = paper(4, 2)
    draw = ImageDraw.Draw(picture)
    for row, text in enumerate(("Folds towels: hot ones first.", "Loads carts.", "Wipes the folder.")):
        typed(picture, (140, 60 + 80 * row), text)
        draw.ellipse((90, 72 + 80 * row, 101, 83 + 80 * row), fill=20)
    ink = ink_of(scanned(picture), DOTS)
    assert len(bullets_of(ink, pieces_of(ink), DOTS).spots) == 3


def test_full_stops_and_colons_are_no_bullets() -> None:
    picture = paper(4, 2)
    for row, text in enumerate(("Pay: $15.90 . . . a . b", "Hours : 24.", "Site . Frostburg i j ; x")):
        typed(picture, (140, 60 + 80 * row), text, 14)
    ink = ink_of(scanned(picture), DOTS)
    assert bullets_of(ink, pieces_of(ink), DOTS).spots == ()
