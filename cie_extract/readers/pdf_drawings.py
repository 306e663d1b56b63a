"""What is drawn on a page besides text: rulings, frames and pictures, from pdfium's own page objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from cie_extract.errors import TooLarge
from cie_extract.model.place import Box
from cie_extract.readers.layout.printed import Rule
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf_view import View

_THIN = 2.5  # points: a filled rectangle this thin is a ruling
_SHORT = 8.0  # points: shorter strokes part no cells
_DEEPEST = 8  # forms within forms


@dataclass(slots=True)
class Drawings:
    """Rulings, rectangles and pictures of a page, in points as displayed."""

    rules: list[Rule] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


def drawings_of(page: Any, view: View, limits: Limits) -> Drawings:
    """Everything drawn on the page that is no text. Raises TooLarge beyond `limits.max_objects`."""
    found = Drawings()
    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for kind, box in _boxes(page.raw, identity, limits):
        shown = view.shown_box(*box)
        x0, top, x1, bottom = shown
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(shown)
        elif bottom - top <= _THIN and x1 - x0 > _SHORT:
            found.rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        elif x1 - x0 <= _THIN and bottom - top > _SHORT:
            found.rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        elif x1 - x0 > _SHORT and bottom - top > _SHORT:
            found.frames.append(shown)
    return found


Matrix = tuple[float, float, float, float, float, float]


def _boxes(page: Any, matrix: Matrix, limits: Limits) -> Iterator[tuple[int, Box]]:
    count = pdfium_c.FPDFPage_CountObjects(page)
    budget = [limits.max_objects]
    for at in range(count):
        yield from _object_boxes(pdfium_c.FPDFPage_GetObject(page, at), matrix, 0, budget)


def _object_boxes(thing: Any, matrix: Matrix, depth: int, budget: list[int]) -> Iterator[tuple[int, Box]]:
    budget[0] -= 1
    if budget[0] < 0:
        raise TooLarge("A page is drawn with more pieces than the limit allows.")
    kind = pdfium_c.FPDFPageObj_GetType(thing)
    if kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE):
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if pdfium_c.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            yield kind, _moved(matrix, left.value, bottom.value, right.value, top.value)
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        own = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(thing, own)
        inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for at in range(pdfium_c.FPDFFormObj_CountObjects(thing)):
            yield from _object_boxes(pdfium_c.FPDFFormObj_GetObject(thing, at), inner, depth + 1, budget)


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    return (
        a * two[0] + b * two[2], a * two[1] + b * two[3],
        c * two[0] + d * two[2], c * two[1] + d * two[3],
        e * two[0] + f * two[2] + two[4], e * two[1] + f * two[3] + two[5],
    )  # fmt: skip


def _moved(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return (min(xs), min(ys), max(xs), max(ys))
