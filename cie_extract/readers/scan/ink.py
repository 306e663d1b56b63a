"""Ink on paper: which dots of a picture are printed or written, and the pieces that they hang together in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Mask = NDArray[numpy.bool_]
Numbers = NDArray[numpy.int64]

_AROUND = 0.12  # inches: paper is judged by this much around a dot
_DARKER = 0.84  # of the paper around it: light grey print is ink, the grain of paper is none
_LEAST_CONTRAST = 22  # of 255


class Spot(NamedTuple):
    """A box in dots: from `x0`, `top` up to, not including, `x1`, `bottom`."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def wide(self) -> int:
        return self.x1 - self.x0

    @property
    def high(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: int) -> Spot:
        return Spot(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def within(self, wide: int, high: int) -> Spot:
        """The part of it that lies on a picture of this size."""
        return Spot(max(0, self.x0), max(0, self.top), min(wide, self.x1), min(high, self.bottom))

    def cut(self, mask: Mask) -> Mask:
        spot = self.within(mask.shape[1], mask.shape[0])
        found: Mask = mask[spot.top : max(spot.top, spot.bottom), spot.x0 : max(spot.x0, spot.x1)]
        return found

    def shared(self, other: Spot) -> int:
        """The dots that both cover."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, wide) * max(0, high)


def ink_of(grey: Image.Image, dpi: float) -> Mask:
    """The dots that are clearly darker than the paper around them."""
    shades = numpy.asarray(grey, dtype=numpy.float32)
    paper = numpy.asarray(grey.filter(ImageFilter.BoxBlur(_AROUND * dpi)), dtype=numpy.float32)
    found: Mask = (shades < _DARKER * paper) & (shades < paper - _LEAST_CONTRAST)
    return found


@dataclass(frozen=True)
class Pieces:
    """The pieces of a mask: dots that touch. Kept as runs of dots, each with the number of its piece."""

    rows: Numbers
    starts: Numbers
    ends: Numbers  # not included
    owners: Numbers
    boxes: Numbers  # a row for each piece: x0, top, x1, bottom
    counts: Numbers  # dots in each piece

    def __len__(self) -> int:
        return len(self.counts)

    def spot(self, piece: int) -> Spot:
        x0, top, x1, bottom = (int(side) for side in self.boxes[piece])
        return Spot(x0, top, x1, bottom)

    def mask(self, piece: int) -> Mask:
        """The dots of one piece within its box."""
        spot = self.spot(piece)
        found = numpy.zeros((spot.high, spot.wide), dtype=bool)
        # rows are sorted: only those of the box are looked through
        first, last = numpy.searchsorted(self.rows, [spot.top, spot.bottom])
        for at in numpy.flatnonzero(self.owners[first:last] == piece) + first:
            found[self.rows[at] - spot.top, self.starts[at] - spot.x0 : self.ends[at] - spot.x0] = True
        return found


def pieces_of(mask: Mask, *, corners: bool = True) -> Pieces:
    """The pieces of a mask. With `corners`, dots that meet at a corner touch."""
    high, wide = mask.shape
    rows, starts, ends = _runs(mask)
    count = len(rows)
    reach = 1 if corners else 0
    # Runs of the next row that overlap: ordered keys find them without a loop.
    stride = wide + 3
    below = (rows + 1) * stride
    first = numpy.searchsorted(rows * stride + ends, below + starts + 1 - reach, side="left")
    last = numpy.searchsorted(rows * stride + starts, below + ends - 1 + reach, side="right")
    sizes = numpy.maximum(0, last - first)
    upper = numpy.repeat(numpy.arange(count), sizes)
    lower = numpy.arange(int(sizes.sum())) - numpy.repeat(numpy.cumsum(sizes) - sizes, sizes)
    lower = lower + numpy.repeat(first, sizes)
    owners = _joined(count, upper, lower)
    _, owners = numpy.unique(owners, return_inverse=True)
    found = int(owners.max()) + 1 if count else 0
    boxes = numpy.zeros((found, 4), dtype=numpy.int64)
    boxes[:, :2] = max(wide, high) + 1
    numpy.minimum.at(boxes[:, 0], owners, starts)
    numpy.minimum.at(boxes[:, 1], owners, rows)
    numpy.maximum.at(boxes[:, 2], owners, ends)
    numpy.maximum.at(boxes[:, 3], owners, rows + 1)
    counts = numpy.bincount(owners, weights=ends - starts, minlength=found).astype(numpy.int64)
    return Pieces(rows, starts, ends, owners, boxes, counts)


def _runs(mask: Mask) -> tuple[Numbers, Numbers, Numbers]:
    """Row, start and end of every run of dots, row by row."""
    framed = numpy.zeros((mask.shape[0], mask.shape[1] + 2), dtype=numpy.int8)
    framed[:, 1:-1] = mask
    change = numpy.diff(framed, axis=1)
    rows, starts = numpy.nonzero(change == 1)
    _, ends = numpy.nonzero(change == -1)
    return rows.astype(numpy.int64), starts.astype(numpy.int64), ends.astype(numpy.int64)


def _joined(count: int, one: Numbers, other: Numbers) -> Numbers:
    """For each of `count` things the least of those it hangs together with, by pairs that touch."""
    label = numpy.arange(count)
    while True:
        a, b = label[one], label[other]
        apart = a != b
        if not apart.any():
            return label
        numpy.minimum.at(label, numpy.maximum(a, b)[apart], numpy.minimum(a, b)[apart])
        while (label[label] != label).any():
            label = label[label]


def spread(mask: Mask, by: int) -> Mask:
    """A mask grown by so many dots on every side."""
    if by <= 0 or not mask.size:
        return mask
    picture = Image.fromarray(numpy.pad(mask, by).astype(numpy.uint8) * 255)
    grown = numpy.asarray(picture.filter(ImageFilter.MaxFilter(2 * by + 1))) > 0
    found: Mask = grown[by:-by, by:-by]
    return found


def long_runs(mask: Mask, least: int, gap: int) -> Mask:
    """The dots of a mask that lie in level runs of at least `least` dots, gaps up to `gap` bridged."""
    rows, starts, ends = _runs(mask)
    found = numpy.zeros_like(mask)
    if not len(rows):
        return found
    new = numpy.ones(len(rows), dtype=bool)
    new[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > gap)
    firsts = numpy.flatnonzero(new)
    lasts = numpy.append(firsts[1:], len(rows)) - 1
    for first, last in zip(firsts, lasts, strict=True):
        if ends[last] - starts[first] >= least:
            found[rows[first], starts[first] : ends[last]] = True
    return found
