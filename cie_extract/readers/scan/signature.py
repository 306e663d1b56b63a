"""A pen signature on a scan: ink over a signature line that is no print becomes "[ink]" in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy

from cie_extract.readers.layout.printed import Word
from cie_extract.readers.scan.ink import Mask, Spot, pieces_of

INK = "[ink]"
_LABEL = re.compile(r"\W*(?:signature|signed|sign)s?\W*", re.IGNORECASE)
_LEAST_LINE = 1.0  # inches: a shorter line is no place to sign
_LEAST_WIDE, _LEAST_HIGH = 0.38, 0.09  # inches: initials are narrower, dirt is lower
_LEAST_INK = 0.0045  # square inches
_RISES = 0.5  # inches over the line
_READ = 0.8  # certainty of print
_CERTAINTY = 0.85


def with_signatures(words: Sequence[Word], across: Iterable[Spot], ink: Mask, dpi: float) -> tuple[Word, ...]:
    """The words with "[ink]" where something is written on a signature line; what was read in it is left out."""
    scale = dpi / 72
    kept = list(words)
    lines = [spot for spot in across if spot.wide >= _LEAST_LINE * dpi]
    for label in [word for word in words if _LABEL.fullmatch(word.text)]:
        line = _line_of(label, lines, kept, scale)
        if line is None:
            continue
        found = _writing(line, kept, ink, dpi)
        if found is None:
            continue
        x0, x1 = found.x0 / scale, found.x1 / scale
        top, bottom = found.top / scale, line.bottom / scale
        kept = [word for word in kept if word is label or not _is_within(word, x0, top - 3, x1, bottom + 3)]
        level = label if label.x1 <= x0 + 6 else label._replace(top=bottom - label.size, bottom=bottom)
        kept.append(
            Word(INK, x0, level.top, x1, level.bottom, label.size, False, False, _edges(x0, x1, len(INK)), _CERTAINTY)
        )
    return tuple(kept)


def _line_of(label: Word, lines: Sequence[Spot], words: Sequence[Word], scale: float) -> Spot | None:
    """The line to sign on: to the right of its label, else right over it."""
    beside: list[tuple[float, Spot]] = []
    over: list[tuple[float, Spot]] = []
    for line in lines:
        x0, x1, y = line.x0 / scale, line.x1 / scale, line.bottom / scale
        if label.top <= y <= label.bottom + 0.9 * label.size and x0 < label.x1 + 160 and x1 > label.x1 + 40:
            start = max(x0, label.x1 + 2)
            between = [
                word for word in words
                if word is not label and label.x1 < word.x0 < start - 4 and abs(word.bottom - label.bottom) < label.size
                and word.certainty > _READ and word.text.isalpha()
            ]  # fmt: skip
            if len(between) < 3:
                beside.append((abs(y - label.bottom), Spot(round(start * scale), line.top, line.x1, line.bottom)))
        elif 0 <= label.top - y < 1.6 * label.size and x0 - 15 <= label.x0 <= x1:
            over.append((label.top - y, line))
    nearest = min(beside or over, default=None)
    return nearest[1] if nearest else None


def _writing(line: Spot, words: Sequence[Word], ink: Mask, dpi: float) -> Spot | None:
    """The box of what is written on a line, in dots, where it is enough for a name."""
    scale = dpi / 72
    reach = round(_RISES * dpi)
    field = Spot(line.x0, line.top - reach, line.x1, line.bottom + round(0.1 * dpi)).within(ink.shape[1], ink.shape[0])
    part = field.cut(ink).copy()
    if not part.size:
        return None
    edge = max(2, round(0.012 * dpi))
    part[max(0, line.top - field.top - edge) : line.bottom - field.top + edge] = False
    for word in words:  # print over the line, and the text above it
        if word.certainty >= _READ and sum(map(str.isalnum, word.text)) > 1:
            box = Spot(*(round(side * scale) for side in (word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1)))
            box = Spot(box.x0 - field.x0, box.top - field.top, box.x1 - field.x0, box.bottom - field.top)
            box.within(part.shape[1], part.shape[0]).cut(part)[:] = False
    strokes = pieces_of(part)
    large = [at for at in range(len(strokes)) if max(strokes.spot(at).wide, strokes.spot(at).high) > 0.06 * dpi]
    if not large:
        return None
    boxes = numpy.asarray([strokes.boxes[at] for at in large])
    x0, top = boxes[:, 0].min(), boxes[:, 1].min()
    x1, bottom = boxes[:, 2].max(), boxes[:, 3].max()
    count = sum(int(strokes.counts[at]) for at in large)
    if x1 - x0 < _LEAST_WIDE * dpi or bottom - top < _LEAST_HIGH * dpi or count < _LEAST_INK * dpi * dpi:
        return None
    if bottom < 0.35 * reach:
        return None  # far over the line: it is of the text above
    return Spot(int(x0) + field.x0, int(top) + field.top, int(x1) + field.x0, int(bottom) + field.top)


def _is_within(word: Word, x0: float, top: float, x1: float, bottom: float) -> bool:
    middle, level = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    sure = word.certainty >= _READ and sum(map(str.isalnum, word.text)) > 1
    return not sure and x0 - 2 <= middle <= x1 + 2 and top <= level <= bottom


def _edges(x0: float, x1: float, count: int) -> tuple[float, ...]:
    return tuple(round(x0 + (x1 - x0) * place / count, 2) for place in range(count + 1))
