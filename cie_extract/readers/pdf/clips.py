"""Clipping: what lies outside the path that an object is clipped to is not drawn."""

from __future__ import annotations

import ctypes

from cie_extract.model.place import Box
from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.drawings import Drawn

_KEPT = 0.5  # of an object's area: less is cut off
_MOST_PATHS, _MOST_SEGMENTS = 8, 12  # looked at; a clip of more is left to the picture of the page


class Clips:
    """The clips of a page's objects."""

    def __init__(self) -> None:
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._places = (ctypes.addressof(self._x), ctypes.addressof(self._y))

    def cut_off(self, thing: Drawn) -> bool:
        """Whether most of an object may lie outside its clip. Clips are boxes here: a slanted one counts as its box."""
        clip = library.clip_path_of(thing.address)
        paths = library.clip_count_of(clip) if clip else 0
        if paths <= 0 or thing.depth:
            return False
        if paths > _MOST_PATHS:
            return True
        left, bottom, right, top = thing.box
        area = (right - left) * (top - bottom)
        for path in range(paths):
            box = self._box(clip, path)
            if box is None:
                return True
            left, bottom = max(left, box[0]), max(bottom, box[1])
            right, top = min(right, box[2]), min(top, box[3])
        return max(0.0, right - left) * max(0.0, top - bottom) < _KEPT * area

    def _box(self, clip: int, path: int) -> Box | None:
        count = library.clip_segment_count_of(clip, path)
        if not 2 <= count <= _MOST_SEGMENTS:
            return None
        points = []
        for at in range(count):
            library.segment_point_of(library.clip_segment_at(clip, path, at), *self._places)
            points.append((self._x.value, self._y.value))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return (min(xs), min(ys), max(xs), max(ys))
