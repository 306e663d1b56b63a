"""Even light for a scanned or photographed page: shadows taken off, pale print made dark, dark boxes turned round."""

from __future__ import annotations

from typing import Any

import numpy
from PIL import Image, ImageFilter

from cie_extract.readers.scan.ink import Mask, pieces_of, spread

_UNEVEN = 18  # of 255: paper that differs by more from place to place was photographed, not scanned
_TINTED = 0.9  # of the paper: darker ground is tinted
_LEAST_TINT, _MOST_TINT = 0.002, 0.7  # of the page
_CELL = 0.02  # inches: dark boxes are looked for in squares of this side
_DARK = 0.58  # of the paper: darker ground is a dark box
_BOX_WIDE, _BOX_HIGH = 0.3, 0.11  # inches: the least of a dark box
_FULL = 0.6  # of a dark box that is dark: the rest is its letters
_RIM = 0.9  # of its rim that is dark
_LETTERS = (0.015, 0.5)  # of a dark box that is light
_CONTRAST = 45  # of 255 between a dark box and its letters


def even_light(grey: Image.Image) -> Image.Image:
    """Paper made equally white all over, where shadows lie on it."""
    small = grey.resize((max(1, grey.width // 16), max(1, grey.height // 16)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    shades = numpy.asarray(paper, dtype=numpy.float32)
    if float(numpy.percentile(shades, 95) - numpy.percentile(shades, 5)) < _UNEVEN:
        return grey
    behind = numpy.maximum(numpy.asarray(paper.resize(grey.size), dtype=numpy.float32), 40.0)
    lit = numpy.asarray(grey, dtype=numpy.float32) * (250.0 / behind)
    return Image.fromarray(numpy.clip(lit, 0, 255).astype(numpy.uint8))


def without_tint(grey: Image.Image) -> Image.Image:
    """White ground where fields are tinted: print on them keeps its distance from the ground around it."""
    small = grey.resize((max(1, grey.width // 4), max(1, grey.height // 4)), Image.Resampling.BOX)
    # strokes are closed up, grounds stay: the lightest around each dot, then the darkest of those
    ground = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.MinFilter(7))
    shades = numpy.asarray(ground, dtype=numpy.float32)
    paper = float(numpy.percentile(shades, 90))
    tinted = shades < _TINTED * paper
    if not _LEAST_TINT < float(tinted.mean()) < _MOST_TINT:
        return grey
    behind = numpy.maximum(numpy.asarray(ground.resize(grey.size), dtype=numpy.float32), _DARK * paper)
    lit = numpy.asarray(grey, dtype=numpy.float32) * (paper / behind)
    return Image.fromarray(numpy.clip(lit, 0, 255).astype(numpy.uint8))


def without_dark_boxes(grey: Image.Image, dpi: float) -> Image.Image:
    """White print on dark boxes as dark print on white."""
    cell = max(2, round(_CELL * dpi))
    small = numpy.asarray(
        grey.resize((max(1, grey.width // cell), max(1, grey.height // cell)), Image.Resampling.BOX), numpy.float32
    )
    paper = float(numpy.percentile(small, 90))
    dark: Mask = small < _DARK * paper
    # letters are bridged: grown, then shrunk again
    ground: Mask = ~spread(~spread(dark, 2), 2)
    found = pieces_of(ground)
    shades: Any = None
    for piece in range(len(found)):
        spot = found.spot(piece)
        if spot.wide * cell < _BOX_WIDE * dpi or spot.high * cell < _BOX_HIGH * dpi:
            continue
        own = found.mask(piece)
        if float((spot.cut(dark) & own).sum()) < _FULL * float(own.sum()) or float(own.mean()) < 0.5:
            continue
        rim = own & ~_shrunk(own)
        if float((spot.cut(dark) & rim).sum()) < _RIM * float(rim.sum()):
            continue  # bold print: no ground goes round it
        if shades is None:
            shades = numpy.array(grey, dtype=numpy.float32)
        _turn_round(shades, own, spot.x0 * cell, spot.top * cell, cell)
    return grey if shades is None else Image.fromarray(numpy.clip(shades, 0, 255).astype(numpy.uint8))


def _shrunk(mask: Mask) -> Mask:
    found: Mask = ~spread(~numpy.pad(mask, 1), 1)[1:-1, 1:-1]
    return found


def _turn_round(shades: Any, own: Mask, x0: int, top: int, cell: int) -> None:
    """Turn the shades of one dark box round, and take its rim away."""
    rim = 2
    framed = numpy.pad(own, rim)
    y, x = max(0, top - rim * cell), max(0, x0 - rim * cell)
    large = numpy.kron(framed, numpy.ones((cell, cell), dtype=bool))
    outer = numpy.kron(spread(framed, 1), numpy.ones((cell, cell), dtype=bool)) & ~large
    large = large[y - (top - rim * cell) :, x - (x0 - rim * cell) :]
    outer = outer[y - (top - rim * cell) :, x - (x0 - rim * cell) :]
    part = shades[y : y + large.shape[0], x : x + large.shape[1]]
    large, outer = large[: part.shape[0], : part.shape[1]], outer[: part.shape[0], : part.shape[1]]
    inside = part[large]
    ground, light = float(numpy.median(inside)), float(numpy.percentile(inside, 99.3))
    share = float((inside > (ground + light) / 2).mean())
    if light - ground < _CONTRAST or not _LETTERS[0] < share < _LETTERS[1]:
        return
    part[large] = 255 * (light - inside) / (light - ground)
    part[outer & (part < 200)] = 255
