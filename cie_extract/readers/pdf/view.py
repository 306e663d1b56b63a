"""A page as displayed: its crop box, turned, in points from the top left."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from cie_extract.model.document import Line
from cie_extract.model.place import Box

Boxes = npt.NDArray[np.float64]
Side = TypeVar("Side", float, npt.NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class View:
    """The visible part of a page in the file's own space, and how often it is turned clockwise by 90°.

    `leaning` counts those of the quarter turns that are ours, not the page's: a page printed sideways is turned so that
    its words stand upright to be laid out. `brought_back` undoes them.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int
    leaning: int = 0

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    @property
    def turn(self) -> float:
        """The angle, counter-clockwise in radians, at which upright text stands in the file's own space."""
        return self.quarters * math.pi / 2

    def leaned(self, quarters: int) -> View:
        """The view turned clockwise by some more quarters."""
        return replace(self, quarters=(self.quarters + quarters) % 4, leaning=(self.leaning + quarters) % 4)

    def brought_back(self, line: Line) -> Line:
        """A line of a leaning view where the page as displayed shows it: any part of it has the box of the whole."""
        left, right = min(line.edges), max(line.edges)
        match self.leaning:
            case 0:
                return line
            case 1:
                x0, top, x1, bottom = line.top, self.width - right, line.bottom, self.width - left
            case 2:
                edges = array("f", (self.width - edge for edge in line.edges))
                return replace(line, top=self.height - line.bottom, bottom=self.height - line.top, edges=edges)
            case _:
                x0, top, x1, bottom = self.height - line.bottom, left, self.height - line.top, right
        edges = array("f", (x1 if at % 2 else x0 for at in range(len(line.edges))))
        return replace(line, top=top, bottom=bottom, edges=edges)

    def shown(self, boxes: Boxes) -> Boxes:
        """Boxes (left, top, right, bottom; y upwards) as (x0, top, x1, bottom) on the displayed page."""
        left, top, right, bottom = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
        return np.stack(self._sides(left, bottom, right, top), axis=1)

    def shown_y(self, x: float, y: float) -> float:
        """How far below the top of the displayed page a point of the file's own space stands."""
        match self.quarters:
            case 0:
                return self.top - y
            case 1:
                return x - self.left
            case 2:
                return y - self.bottom
            case _:
                return self.right - x

    def shown_box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """One box of the file's own space on the displayed page."""
        return self._sides(left, bottom, right, top)

    def _sides(self, left: Side, bottom: Side, right: Side, top: Side) -> tuple[Side, Side, Side, Side]:
        match self.quarters:
            case 0:
                return (left - self.left, self.top - top, right - self.left, self.top - bottom)
            case 1:
                return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 2:
                return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case _:
                return (self.top - top, self.right - right, self.top - bottom, self.right - left)


def view_of(page: Any) -> View:
    """How a page is displayed. A crop box that shows nothing counts for none, as viewers do."""
    left, bottom, right, top = page.get_bbox()
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = page.get_mediabox(fallback_ok=True)
    return View(left, bottom, right, top, (page.get_rotation() // 90) % 4)
