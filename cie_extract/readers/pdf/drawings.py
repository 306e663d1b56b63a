"""What is drawn on a page besides text: rulings, frames, boxes to tick, marks and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from cie_extract.errors import TooLarge
from cie_extract.model.place import Box
from cie_extract.readers.layout.printed import Rule
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.view import View

_THIN = 2.5  # points: a rectangle this thin is a ruling
_SHORT = 8.0  # points: shorter strokes part no cells
_BOX_LEAST, _BOX_MOST = 5.0, 20.0  # points: sides of a box to tick
_RING_LEAST, _RING_HIGH, _RING_WIDE = 9.0, 36.0, 90.0  # points: a ring around a word
_DEEPEST = 8  # forms within forms
_FAR = 1e6  # points: no page is as large
_MOST_SEGMENTS = 20_000  # of paths looked into, a page
_PALE = 225  # of 255: each colour of what is as pale as paper

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawings:
    """Everything drawn on a page, in points as displayed.

    `frames` are rectangles large enough to hold text, `shades` those of them that are filled and not outlined,
    `boxes` small squares, `marks` small strokes and curves that are neither: ticks, crosses, circles, bullets; `rings`
    round outlines that may stand around a word.
    """

    rules: list[Rule] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rings: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


class Mark(NamedTuple):
    """A small drawn thing; `filled`: a dot or square rather than a stroke; `light`: as pale as paper; `curved`: with
    round sides, `straight` of whose outline is straight all the same."""

    box: Box
    filled: bool
    light: bool = False
    curved: bool = False
    straight: float = 0.0
    dark: bool = False  # filled, and not as pale as paper


class Drawn(NamedTuple):
    """One object of the page: its address, kind, box in the file's own space, and the matrix it is drawn with.

    `depth` counts the forms that it is drawn in.
    """

    address: int
    kind: int
    box: Box
    matrix: Matrix
    depth: int


class Objects:
    """The page objects, forms opened. Raises TooLarge beyond `limits.max_objects`."""

    def __init__(self, page: int, limits: Limits) -> None:
        self._page = page
        self._left = limits.max_objects
        self._floats = (ctypes.c_float * 6)()
        self._places = [ctypes.addressof(self._floats) + 4 * at for at in range(6)]

    def __iter__(self) -> Iterator[Drawn]:
        page, at = self._page, library.object_at
        return self._those((at(page, number) for number in range(library.object_count_of(page))), IDENTITY, 0)

    def _those(self, things: Iterable[int], matrix: Matrix, depth: int) -> Iterator[Drawn]:
        places = self._places[:4]
        for thing in things:
            self._left -= 1
            if self._left < 0:
                raise TooLarge("A page is drawn with more pieces than the limit allows.")
            kind = library.object_type_of(thing)
            if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    yield from self._those(self._inside(thing), self._inner(thing, matrix), depth + 1)
            elif library.object_bounds_of(thing, *places):
                left, bottom, right, top = self._floats[0:4]
                box = (left, bottom, right, top)
                if matrix is not IDENTITY:
                    box = _moved(matrix, box)
                if min(box) > -_FAR and max(box) < _FAR:  # false of what is no number
                    yield Drawn(thing, kind, box, matrix, depth)

    def _inside(self, form: int) -> Iterator[int]:
        return (library.form_object_at(form, at) for at in range(library.form_object_count_of(form)))

    def _inner(self, form: int, matrix: Matrix) -> Matrix:
        """The matrix that a form's objects are drawn with."""
        library.object_matrix_of(form, self._places[0])
        return _times(_matrix(self._floats), matrix)


def drawings_of(things: list[Drawn], view: View) -> Drawings:
    """What of a page's objects is no text."""
    found = Drawings()
    paths = _Paths(view)
    for thing in things:
        if thing.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(view.shown_box(*thing.box))
        elif thing.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths.sort(thing, found)
    return found


class _Paths:
    """Sorts paths into rulings, frames, boxes and marks."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._left = _MOST_SEGMENTS
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._floats = (ctypes.c_float * 6)()
        self._curves = 0  # of the path looked into last
        self._colour = (ctypes.c_uint * 4)()
        self._colours = [ctypes.addressof(self._colour) + 4 * at for at in range(4)]

    def sort(self, thing: Drawn, found: Drawings) -> None:
        box = self._view.shown_box(*thing.box)
        x0, top, x1, bottom = box
        wide, high = x1 - x0, bottom - top
        library.draw_mode_of(thing.address, ctypes.addressof(self._fill), ctypes.addressof(self._stroke))
        filled, stroked = bool(self._fill.value), bool(self._stroke.value)
        if not filled and not stroked:
            return
        if high <= _THIN or wide <= _THIN:
            if max(wide, high) > _SHORT:
                found.rules.append(_ruling(box))
            elif filled and max(wide, high) > 1:
                found.marks.append(Mark(box, True))
            return
        count = library.segment_count_of(thing.address)
        self._curves = 0
        straight = self._sides(thing, count) if count <= 12 or self._left > 0 else None
        rectangle = straight is not None and _is_rectangle(straight, box)
        if rectangle and max(wide, high) <= _BOX_MOST and min(wide, high) >= _BOX_LEAST:
            if abs(wide - high) <= 0.3 * max(wide, high) and stroked:
                found.boxes.append(box)
            elif filled and not stroked and not self._is_pale(thing, stroked=False):  # the paper in a box to tick
                found.marks.append(Mark(box, True, dark=True))
        elif rectangle and max(wide, high) <= _SHORT:
            found.marks.append(Mark(box, filled))
        elif rectangle:
            found.frames.append(box)
            if stroked:
                found.rules.extend(_edges(box))
            else:
                found.shades.append(box)
        elif self._curves > 3 and stroked and not filled and _is_ring(wide, high):
            found.rings.append(box)
            if max(wide, high) <= _BOX_MOST:
                found.marks.append(self._mark(thing, box, straight or [], filled=filled, stroked=stroked))
        elif max(wide, high) <= _BOX_MOST:
            found.marks.append(self._mark(thing, box, straight or [], filled=filled, stroked=stroked))
        elif straight is not None and stroked:
            found.rules.extend(_ruling(side) for side in straight if max(side[2] - side[0], side[3] - side[1]) > _SHORT)

    def _mark(self, thing: Drawn, box: Box, straight: list[Box], *, filled: bool, stroked: bool) -> Mark:
        around = 2 * (box[2] - box[0] + box[3] - box[1])
        return Mark(
            box,
            filled and not stroked,
            light=self._is_pale(thing, stroked=stroked),
            curved=self._curves > 3,
            straight=sum(max(side[2] - side[0], side[3] - side[1]) for side in straight) / around,
            dark=filled and not self._is_pale(thing, stroked=False),
        )

    def _is_pale(self, thing: Drawn, *, stroked: bool) -> bool:
        """Whether a path's stroke (or what fills it) is as pale as paper, or all but see-through."""
        read = library.stroke_colour_of if stroked else library.fill_colour_of
        if not read(thing.address, *self._colours):
            return False
        red, green, blue, opacity = self._colour
        return min(red, green, blue) >= _PALE or opacity < 25

    def _sides(self, thing: Drawn, count: int) -> list[Box] | None:
        """The upright and level sides of a path as displayed; None where any other stroke is among them."""
        self._left -= count
        library.object_matrix_of(thing.address, ctypes.addressof(self._floats))
        matrix = _times(_matrix(self._floats), thing.matrix)
        sides: list[Box] = []
        self._curves = 0
        start = last = (0.0, 0.0)
        slanted = False
        for at in range(count):
            segment = library.segment_at(thing.address, at)
            kind = library.segment_type_of(segment)
            library.segment_point_of(segment, ctypes.addressof(self._x), ctypes.addressof(self._y))
            point = _point(matrix, self._x.value, self._y.value)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
                slanted |= not self._side(last, point, sides)
            else:
                slanted = True
                self._curves += kind == pdfium_c.FPDF_SEGMENT_BEZIERTO
            last = point
            if library.segment_closes(segment) and kind != pdfium_c.FPDF_SEGMENT_MOVETO:
                slanted |= not self._side(last, start, sides)
                last = start
        return None if slanted and count <= 12 else sides

    def _side(self, one: tuple[float, float], other: tuple[float, float], sides: list[Box]) -> bool:
        box = self._view.shown_box(
            min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
        )
        if box[2] - box[0] > 0.7 and box[3] - box[1] > 0.7:
            return False
        sides.append(box)
        return True


def _is_rectangle(sides: list[Box], box: Box) -> bool:
    """Whether sides run along all four edges of the box around the path, and nowhere else."""
    x0, top, x1, bottom = box
    along = 0.0
    for left, up, right, down in sides:
        wide, high = right - left, down - up
        level = wide >= high and min(abs(up - top), abs(up - bottom)) < 1.5
        upright = high >= wide and min(abs(left - x0), abs(left - x1)) < 1.5
        if not (level or upright):
            return False
        along += max(wide, high)
    return along > 0.85 * 2 * (x1 - x0 + bottom - top) - 6


def _is_ring(wide: float, high: float) -> bool:
    return _RING_LEAST <= high <= _RING_HIGH and _RING_LEAST <= wide <= _RING_WIDE


def _ruling(box: Box) -> Rule:
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        return Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _edges(box: Box) -> list[Rule]:
    x0, top, x1, bottom = box
    return [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]


def _matrix(floats: ctypes.Array[ctypes.c_float]) -> Matrix:
    a, b, c, d, e, f = floats[0:6]
    return (a, b, c, d, e, f)


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    return (
        a * two[0] + b * two[2], a * two[1] + b * two[3],
        c * two[0] + d * two[2], c * two[1] + d * two[3],
        e * two[0] + f * two[2] + two[4], e * two[1] + f * two[3] + two[5],
    )  # fmt: skip


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _moved(matrix: Matrix, box: Box) -> Box:
    points = [_point(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return (
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
    )  # fmt: skip
