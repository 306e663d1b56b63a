"""Pages made upright, flat and level: turned sheets, phone photos taken askew, skewed scans; and the way back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy
from PIL import Image, ImageFilter

from cie_extract.readers.scan.ink import Spot, pieces_of

_WIDEST_SKEW = 10.5  # degrees; beyond it a page is turned, not skewed
_LEAST_SKEW = 0.15
_LEAST_FAN = 0.35  # degrees between the lines at the head and at the foot: less is a level page
_MOST_FAN = 9.0
_SIDEWAYS = 2.6  # times as sharp: lines run down the page rather than across (seven times on a page that lies)
_LETTERS = 0.1  # of the page's height: larger pieces are no words
_PAPER = 0.3  # of a photo that paper takes up
_DESK = 35  # of 255 that paper is lighter than the desk
_STRAIGHT = 0.02  # of the picture: how far the edge of a sheet may stray from a straight line
_INK = 140
_SIDES = ("left", "top", "right", "bottom")

Matrix = tuple[float, ...]
"""Nine numbers, row by row: a place on the picture made level (x, y, 1) to that on the picture as given."""

SAME: Matrix = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture of a page and the way from its places to those on the picture as given, in dots."""

    picture: Image.Image
    back: Matrix = SAME


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A place taken through a matrix."""
    depth = matrix[6] * x + matrix[7] * y + matrix[8]
    depth = depth if abs(depth) > 1e-9 else 1e-9
    return (
        (matrix[0] * x + matrix[1] * y + matrix[2]) / depth,
        (matrix[3] * x + matrix[4] * y + matrix[5]) / depth,
    )


def turned(sheet: Sheet, quarter: int) -> Sheet:
    """A sheet turned counter-clockwise by 0, 90, 180 or 270 degrees."""
    if not quarter:
        return sheet
    wide, high = sheet.picture.size
    back: Matrix = {
        90: (0, -1, wide, 1, 0, 0, 0, 0, 1),
        180: (-1, 0, wide, 0, -1, high, 0, 0, 1),
        270: (0, 1, 0, -1, 0, high, 0, 0, 1),
    }[quarter]
    return Sheet(sheet.picture.rotate(quarter, expand=True), _after(sheet.back, back))


def levelled(sheet: Sheet) -> Sheet:
    """A sheet whose lines lie level: skew taken off, then the fan of lines that a tilted camera makes."""
    skew = skew_of(sheet.picture)
    if skew:
        sheet = _warped(sheet, _turn(sheet.picture.size, skew))
    fan = _fan_of(sheet.picture)
    return _warped(sheet, fan) if fan is not None else sheet


def is_sideways(grey: Image.Image) -> bool:
    """Whether the lines of a page run up or down it."""
    ink = _letters_alone(_small_ink(grey))
    angles = numpy.arange(-_WIDEST_SKEW, _WIDEST_SKEW + 0.1, 1.5)
    across = max(_sharpness(ink, angle) for angle in angles) / max(1, ink.width)
    stood = ink.rotate(90, expand=True)
    along = max(_sharpness(stood, angle) for angle in angles) / max(1, stood.width)
    return along > _SIDEWAYS * across


def _letters_alone(ink: Image.Image) -> Image.Image:
    """The ink without rulings, frames and pictures: they run both ways on any page."""
    mask = numpy.asarray(ink) > 0
    pieces = pieces_of(mask)
    sides = numpy.maximum(pieces.boxes[:, 2] - pieces.boxes[:, 0], pieces.boxes[:, 3] - pieces.boxes[:, 1])
    kept = numpy.zeros_like(mask)
    small = sides[pieces.owners] <= _LETTERS * ink.height
    for row, start, end in zip(pieces.rows[small], pieces.starts[small], pieces.ends[small], strict=True):
        kept[row, start:end] = True
    return Image.fromarray(numpy.where(kept, 255, 0).astype(numpy.uint8))


def skew_of(grey: Image.Image) -> float:
    """The angle, in degrees counter-clockwise, by which a page must be turned for its lines to lie level.

    The rows of a level page alternate between ink and paper: the angle with the sharpest change from row to row.
    """
    ink = _small_ink(grey)
    best = _sharpest(ink, numpy.arange(-_WIDEST_SKEW + 0.5, _WIDEST_SKEW, 1.0))
    best = _sharpest(ink, best + numpy.arange(-0.75, 0.76, 0.25))
    best = _sharpest(ink, best + numpy.arange(-0.15, 0.16, 0.05))
    return best if abs(best) >= _LEAST_SKEW else 0.0


def flattened(sheet: Sheet) -> Sheet:
    """The sheet of paper cut out of a photo and made a rectangle, where its four edges show; else as it is."""
    corners = _corners(sheet.picture)
    if corners is None:
        return sheet
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    wide = round(max(math.hypot(bx - ax, by - ay), math.hypot(cx - dx, cy - dy)))
    high = round(max(math.hypot(dx - ax, dy - ay), math.hypot(cx - bx, cy - by)))
    back = _between([(0, 0), (wide, 0), (wide, high), (0, high)], corners)
    return _warped(sheet, back, (wide, high))


def _warped(sheet: Sheet, back: Matrix, size: tuple[int, int] | None = None) -> Sheet:
    picture = sheet.picture.transform(
        size or sheet.picture.size,
        Image.Transform.PERSPECTIVE,
        tuple(value / back[8] for value in back[:8]),
        resample=Image.Resampling.BICUBIC,
        fillcolor=255,
    )
    return Sheet(picture, _after(sheet.back, back))


def _after(outer: Matrix, inner: Matrix) -> Matrix:
    product = numpy.array(outer).reshape(3, 3) @ numpy.array(inner).reshape(3, 3)
    return tuple(float(value) for value in product.ravel())


def _turn(size: tuple[int, int], angle: float) -> Matrix:
    """Back from a picture turned counter-clockwise by an angle around its middle."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    x, y = size[0] / 2, size[1] / 2
    return (cosine, -sine, x - cosine * x + sine * y, sine, cosine, y - sine * x - cosine * y, 0.0, 0.0, 1.0)


def _small_ink(grey: Image.Image, height: int = 700) -> Image.Image:
    small = grey.resize((max(1, round(grey.width * height / grey.height)), height), Image.Resampling.BILINEAR)
    shades = numpy.asarray(small, dtype=numpy.float32)
    paper = numpy.asarray(small.filter(ImageFilter.BoxBlur(12)), dtype=numpy.float32)
    return Image.fromarray(numpy.where((shades < _INK) & (shades < 0.8 * paper), 255, 0).astype("uint8"))


def _sharpness(ink: Image.Image, angle: float) -> float:
    rows = numpy.asarray(ink.rotate(float(angle), resample=Image.Resampling.NEAREST), dtype=numpy.float32).sum(axis=1)
    return float(numpy.square(numpy.diff(rows)).sum())


def _sharpest(ink: Image.Image, angles: Any) -> float:
    return float(max(angles, key=lambda angle: _sharpness(ink, angle)))


def _fan_of(grey: Image.Image) -> Matrix | None:
    """The way back from a page whose lines lie level all over, where they fan out; None where they do not."""
    ink = _small_ink(grey, 1000)
    bands: list[tuple[float, float, float]] = []  # height of its middle, angle, ink
    depth = ink.height // 5
    for top in range(0, ink.height - depth + 1, depth // 2):
        band = ink.crop((0, top, ink.width, top + depth))
        amount = float(numpy.asarray(band).mean())
        if amount < 2.0:
            continue
        angle = _sharpest(band, numpy.arange(-4.5, 4.6, 0.5))
        angle = _sharpest(band, angle + numpy.arange(-0.4, 0.41, 0.1))
        bands.append((top + depth / 2, angle, math.sqrt(amount)))
    if len(bands) < 4:
        return None
    places, angles, weights = (numpy.array(column) for column in zip(*bands, strict=True))
    slope, start = numpy.polyfit(places, angles, 1, w=weights)
    strays = numpy.abs(slope * places + start - angles)
    fan = abs(slope) * (places.max() - places.min())
    if not _LEAST_FAN < fan < _MOST_FAN or float(numpy.median(strays)) > 0.35 * fan:
        return None
    wide, high = grey.size
    scale = high / ink.height
    corners = []
    for y in (0.0, float(high)):
        rise = math.tan(math.radians(slope * y / scale + start)) * wide / 2
        corners.append((y + rise, y - rise))
    (left, right), (low_left, low_right) = corners
    return _between(
        [(0, 0), (wide, 0), (wide, high), (0, high)], [(0, left), (wide, right), (wide, low_right), (0, low_left)]
    )


def _between(places: list[tuple[float, float]], others: list[tuple[float, float]]) -> Matrix:
    """The matrix that takes four places to four others."""
    rows, values = [], []
    for (x, y), (u, v) in zip(places, others, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        values.extend([u, v])
    solved = numpy.linalg.solve(numpy.array(rows, dtype=float), numpy.array(values, dtype=float))
    return (*(float(value) for value in solved), 1.0)


def _corners(grey: Image.Image) -> list[tuple[float, float]] | None:
    """The corners of a sheet of paper on a darker desk, clockwise from the top left; None where none is seen whole."""
    high = 400
    small = grey.resize((max(1, round(grey.width * high / grey.height)), high), Image.Resampling.BOX)
    shades = numpy.asarray(small.filter(ImageFilter.MedianFilter(5)), dtype=numpy.float32)
    border = numpy.concatenate([shades[:4].ravel(), shades[-4:].ravel(), shades[:, :4].ravel(), shades[:, -4:].ravel()])
    desk, paper = float(numpy.median(border)), float(numpy.percentile(shades, 80))
    if paper - desk < _DESK:
        return None
    sheets = pieces_of(shades > (desk + paper) / 2)
    largest = int(numpy.argmax(sheets.counts))
    spot, own = sheets.spot(largest), sheets.mask(largest)
    if spot.wide * spot.high < _PAPER * shades.size:
        return None
    if sum(_is_sharp(shades, spot, own, side) for side in _SIDES) < 3:
        return None
    sides = [_edge(own, side) for side in _SIDES]
    if any(side is None for side in sides):
        return None
    left, top, right, bottom = (side for side in sides if side is not None)
    scale = grey.height / high
    found = []
    for upright, level in ((left, top), (right, top), (right, bottom), (left, bottom)):
        # x = a y + b, y = c x + d
        x = (upright[0] * level[1] + upright[1]) / (1 - upright[0] * level[0])
        y = level[0] * x + level[1]
        found.append(((x + spot.x0) * scale, (y + spot.top) * scale))
    return found


def _is_sharp(shades: Any, spot: Spot, own: Any, side: str) -> bool:
    """Whether paper and desk meet at once along an edge: a shadow over a sheet comes slowly."""
    mask = own if side in ("left", "right") else own.T
    outer = shades if side in ("left", "right") else shades.T
    start = (spot.x0, spot.top) if side in ("left", "right") else (spot.top, spot.x0)
    sharp = seen = 0
    for row in range(round(0.15 * len(mask)), round(0.85 * len(mask)), max(1, len(mask) // 40)):
        inked = numpy.flatnonzero(mask[row])
        if not len(inked):
            continue
        edge = start[0] + int(inked[0] if side in ("left", "top") else inked[-1])
        step = -1 if side in ("left", "top") else 1
        inside, outside = edge - 4 * step, edge + 4 * step
        seen += 1
        if 0 <= outside < outer.shape[1] and 0 <= inside < outer.shape[1]:
            line = outer[start[1] + row]
            sharp += float(line[inside]) - float(line[outside]) > 0.6 * _DESK
    return seen > 0 and sharp > 0.7 * seen


def _edge(own: Any, side: str) -> tuple[float, float] | None:
    """The straight line along one edge of a sheet: across = slope * along + start; None where it is not straight."""
    mask = own if side in ("left", "right") else own.T
    count, wide = mask.shape
    along = numpy.arange(round(0.12 * count), round(0.88 * count))
    rows = mask[along]
    held = rows.any(axis=1)
    along, rows = along[held], rows[held]
    if len(along) < 0.5 * count:
        return None
    first = rows.argmax(axis=1) if side in ("left", "top") else wide - rows[:, ::-1].argmax(axis=1)
    for _ in range(3):
        slope, start = numpy.polyfit(along, first, 1)
        strays = numpy.abs(slope * along + start - first)
        near = strays <= max(1.5, 2 * float(numpy.median(strays)))
        along, first = along[near], first[near]
        if len(along) < 0.4 * count:
            return None
    if float(strays[near].max()) > _STRAIGHT * max(mask.shape) or abs(slope) > 0.35:
        return None
    return float(slope), float(start)
