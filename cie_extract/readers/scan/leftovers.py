"""A second look at print that the recogniser passed over: short labels, letters alone in a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy
from PIL import Image

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.ink import Mask, Spot, pieces_of
from cie_extract.readers.scan.rings import CHOICES

#: The words of a picture of one line, in points of that picture.
ReadLine = Callable[[Image.Image], tuple[Word, ...]]

_LETTER = (0.055, 0.3)  # inches: how high a letter is
_REACH = 0.07  # inches between letters and words of one line
_MOST = 40  # places a page
_MARGIN = 0.06  # inches of paper around a line that is read alone
_SURE = 0.6
_WORD = 0.2  # inches: less is dirt rather than a word
_BESIDE = 25.0  # points between words of one line
_UNSURE = 0.5
_DOUBTFUL = 0.65  # certainty of a word that is worth a second reading
_LARGER = 1.6
_AHEAD = 1.2  # inches
_MARKER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.):]")


def with_leftovers(
    words: Sequence[Word], ink: Mask, grey: Image.Image, dpi: float, read_line: ReadLine
) -> tuple[Word, ...]:
    """The words, with those read at a second look at what stands on the page beside them."""
    scale = dpi / 72
    words = without_tall(words)
    found = list(words)
    margin = round(_MARGIN * dpi)
    places = _places(words, ink, dpi)[:_MOST]
    for place in places:
        line, spot = _line_at(place, margin, grey, scale, read_line, 0)
        text = "".join(word.text for word in line)
        if place.wide < dpi and not (_is_worth(text) or _MARKER.fullmatch(text)):
            # a word or number alone is read worse than one before the words of its line
            line, spot = _line_at(place, margin, grey, scale, read_line, round(_AHEAD * dpi))
            text = "".join(word.text for word in line)
        if not _is_worth(text) and not (_MARKER.fullmatch(text) and _is_in_column(place, places, dpi)):
            found = _beside_unread(found, place, dpi)
            continue
        across, down = spot.x0 / scale, spot.top / scale
        middle = (place.top + place.bottom) / 2 / scale
        beside = [word for word in words if word.top <= middle <= word.bottom]
        level = min(beside, key=lambda word: abs(word.x0 - across), default=None)
        if _MARKER.fullmatch(text):  # a number belongs to the line behind it, however far away others are
            level = min((word for word in beside if word.x0 > across), key=lambda word: word.x0, default=level)
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


def _beside_unread(words: list[Word], place: Spot, dpi: float) -> list[Word]:
    """The words, the one beside print that could not be read marked as doubtful: its line is not whole."""
    if place.wide < _WORD * dpi:
        return words
    scale = dpi / 72
    x0, top, x1, bottom = (side / scale for side in place)
    near = [
        word
        for word in words
        if min(bottom, word.bottom) - max(top, word.top) > 0.6 * (bottom - top)
        and bottom - top < 1.3 * (word.bottom - word.top)
        and max(x0 - word.x1, word.x0 - x1) < _BESIDE
    ]
    if not near or any("sign" in word.text.lower() for word in near):
        return words  # nothing beside it, or a signature: that is looked at by itself
    nearest = min(near, key=lambda word: max(x0 - word.x1, word.x0 - x1))
    return [word._replace(certainty=min(word.certainty, _UNSURE)) if word is nearest else word for word in words]


def with_second_reading(words: Sequence[Word], grey: Image.Image, dpi: float, read_line: ReadLine) -> tuple[Word, ...]:
    """The words, the doubtful ones read again on their own and larger, where that is the surer reading."""
    scale, margin = dpi / 72, round(_MARGIN * dpi / 2)
    doubtful = [word for word in words if word.certainty < _DOUBTFUL and sum(map(str.isalpha, word.text)) > 2][:_MOST]
    better: dict[int, Word] = {}
    for word in doubtful:
        spot = Spot(*(round(side * scale) for side in (word.x0, word.top, word.x1, word.bottom))).grown(margin)
        part = grey.crop(spot.within(grey.width, grey.height))
        large = part.resize((round(part.width * _LARGER), round(part.height * _LARGER)), Image.Resampling.BICUBIC)
        again = read_line(large)
        if len(again) == 1 and again[0].certainty > word.certainty + 0.15:
            text = again[0].text
            step = (word.x1 - word.x0) / len(text)
            edges = tuple(round(word.x0 + step * place, 2) for place in range(len(text) + 1))
            # a second opinion is no certainty
            certainty = round((word.certainty + again[0].certainty) / 2, 3)
            better[id(word)] = word._replace(text=text, edges=edges, certainty=certainty)
    return tuple(better.get(id(word), word) for word in words)


def _line_at(
    place: Spot, margin: int, grey: Image.Image, scale: float, read_line: ReadLine, ahead: int
) -> tuple[list[Word], Spot]:
    """The words at a place, read with so many dots of what stands behind it; and the part that was read."""
    spot = place.grown(margin)._replace(x1=place.x1 + margin + ahead).within(grey.width, grey.height)
    end = (place.x1 - spot.x0 + margin / 2) / scale
    found = [word for word in read_line(grey.crop(spot)) if word.certainty >= _SURE and (word.x0 + word.x1) / 2 < end]
    return found, spot


def without_tall(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without those that the recogniser made of several lines: a column of numbers, a bracket."""
    heights = sorted(word.bottom - word.top for word in words)
    usual = heights[len(heights) // 2] if heights else 0.0
    return tuple(
        word for word in words if word.bottom - word.top < 3 * usual or (word.certainty > 0.9 and len(word.text) > 3)
    )


def _is_worth(text: str) -> bool:
    """Whether it is a word or number, or a letter that answers a question: other single letters are dirt."""
    letters = re.sub(r"\W", "", text)
    return letters in ("T", "F", "Y", "N") or (len(letters) > 1 and (letters.isdigit() or len(letters) > 2)) or (
        letters.lower() in CHOICES and len(letters) > 1
    )  # fmt: skip


def _is_in_column(place: Spot, places: Sequence[Spot], dpi: float) -> bool:
    """Whether others stand over or under it, as the numbers of a list do: flush on the left or on the right."""
    near = 0.05 * dpi
    return any(
        other is not place and min(abs(other.x0 - place.x0), abs(other.x1 - place.x1)) < near for other in places
    )


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
