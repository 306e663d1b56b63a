"""The recogniser on pictures drawn here: level, skewed, upside down, on its side; and its places on the page."""

from __future__ import annotations

from array import array

import pytest
from PIL import Image, ImageDraw, ImageFont

from cie_extract.model.document import Line
from cie_extract.readers.scan.recogniser import DPI, Recognised, recognise, skew_of

SENTENCES = (
    "Position: Greenhouse Assistant",
    "Waters seedlings and moves trays to the benches",
    "Pay: $16.40 per hour, 24 hours a week",
    "Answers questions from visitors at the gate",
)


def page(angle: float = 0.0) -> Image.Image:
    picture = Image.new("L", (1000, 800), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=30)
    for number, sentence in enumerate(SENTENCES):
        draw.text((90, 110 + 90 * number), sentence, fill=0, font=font)
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=angle in (90, 180, 270))


def line_of(found: Recognised, first: str) -> Line:
    """The words from `first` to the end of its row, as one line of the level page."""
    start = next(word for word in found.words if word.text == first)
    row = [word for word in found.words if abs(word.bottom - start.bottom) < 5]
    edges = array("f", (edge for word in row for edge in word.edges))
    return Line(0, len(edges) - 1, 1, start.top, start.bottom, edges)


def test_an_empty_page_has_no_words() -> None:
    found = recognise(Image.new("L", (600, 400), 255))
    assert found.words == ()
    assert found.certainty == 0.0


@pytest.mark.parametrize("angle", [-2.5, -1.5, 0.7, 1.5, 2.5])
def test_skew_is_measured(angle: float) -> None:
    assert skew_of(page(angle)) == pytest.approx(-angle, abs=0.3)


@pytest.mark.parametrize("angle", [0, 1.5, -2, 90, 180, 270])
def test_every_sentence_is_read_and_found_on_the_page(angle: float) -> None:
    picture = page(angle)
    found = recognise(picture)
    text = " ".join(word.text for word in found.words)
    for sentence in SENTENCES:
        assert sentence in text
    assert found.certainty > 0.8
    line = found.on_the_page(line_of(found, "Position:"))
    left, top, right, bottom = line.box(0, line.end)
    assert 0 <= left < right <= picture.width * 72 / DPI
    assert 0 <= top < bottom <= picture.height * 72 / DPI
    # Ink under the box: it is where the words are, not somewhere on white paper.
    scale = DPI / 72
    dark = picture.crop((int(left * scale), int(top * scale), int(right * scale), int(bottom * scale))).histogram()[
        :120
    ]
    assert sum(dark) > 500


def test_words_of_a_line_share_their_height() -> None:
    found = recognise(page())
    heights = {word.bottom for word in found.words if word.text in ("Position:", "Greenhouse", "Assistant")}
    assert len(heights) == 1
