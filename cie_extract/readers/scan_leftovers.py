"""A second look at print that the recogniser passed over: short labels, letters alone in a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy
from PIL import Image

from cie_extract.readers.ink import Mask, Spot, pieces_of
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan_rings import CHOICES

#: The words of a picture of one line, in points of that picture.
ReadLine = Callable[[Image.Image], tuple[Word, ...]]

_LETTER = (0.055, 0.3)  # inches: how high a letter is
_REACH = 0.07  # inches between letters and words of one line
_MOST = 40  # places a page
_MARGIN = 0.06  # inches of paper around a line that is read alone
_SURE = 0.6


def with_leftovers(
    words: Sequence[Word], ink: Mask, grey: Image.Image, dpi: float, read_line: ReadLine
) -> tuple[Word, ...]:
    """The words, with those read at a second look at what stands on the page beside them."""
    scale = dpi / 72
    found = list(words)
    margin = round(_MARGIN * dpi)
    for place in _places(words, ink, dpi)[:_MOST]:
        spot = place.grown(margin).within(grey.width, grey.height)
        line = [word for word in read_line(grey.crop(spot)) if word.certainty >= _SURE]
        text = "".join(word.text for word in line)
        if not _is_worth(text):
            continue
        across, down = spot.x0 / scale, spot.top / scale
        middle = (place.top + place.bottom) / 2 / scale
        beside = [word for word in words if word.top <= middle <= word.bottom]
        level = min(beside, key=lambda word: abs(word.x0 - across), default=None)
        for word in line:
            moved = word._replace(
                x0=word.x0 + across,
                x1=word.x1 + across,
                top=word.top + down,
                bottom=word.bottom + down,
                edges=tuple(round(edge + across, 2) for edge in word.edges),
            )
            if level is not None:
                moved = moved._replace(top=level.top, bottom=level.bottom, size=level.size)
            found.append(moved)
    return tuple(found)


def _is_worth(text: str) -> bool:
    """Whether it is a word or number, or a letter that answers a question: other single letters are dirt."""
    letters = re.sub(r"\W", "", text)
    return letters in ("T", "F", "Y", "N") or (len(letters) > 1 and (letters.isdigit() or len(letters) > 2)) or (
        letters.lower() in CHOICES and len(letters) > 1
    )  # fmt: skip


def _places(words: Sequence[Word], ink: Mask, dpi: float) -> list[Spot]:
    """Rows of letters that no word covers."""
    scale = dpi / 72
    covered = numpy.zeros(ink.shape, dtype=bool)
    for word in words:
        box = Spot(*(round(side * scale) for side in (word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1)))
        box.within(ink.shape[1], ink.shape[0]).cut(covered)[:] = True
    letters = pieces_of(ink)
    spread_out = numpy.zeros(ink.shape, dtype=bool)
    reach = round(_REACH * dpi)
    low, high = _LETTER[0] * dpi, _LETTER[1] * dpi
    for piece in numpy.flatnonzero((letters.boxes[:, 3] - letters.boxes[:, 1]) >= low):
        spot = letters.spot(int(piece))
        if spot.high > high or spot.wide > 3 * high or spot.wide > 6 * spot.high:
            continue
        if float(spot.cut(covered).mean()) > 0.4:
            continue
        Spot(spot.x0 - reach, spot.top, spot.x1 + reach, spot.bottom).within(ink.shape[1], ink.shape[0]).cut(
            spread_out
        )[:] = True
    rows = pieces_of(spread_out)
    found = [rows.spot(row) for row in range(len(rows))]
    return [Spot(spot.x0 + reach, spot.top, spot.x1 - reach, spot.bottom) for spot in found if spot.high <= 1.4 * high]
