"""Columns: a page's words cut into regions that are read one after the other, each with its lines.

A gutter is a strip of white that stays open over several lines with text on both sides. Strips between labels and
their values, or between a list's numbers and its words, are none: there a row reads across.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from cie_extract.readers.layout.lines import rows_of, segments_of
from cie_extract.readers.layout.markers import marker_of
from cie_extract.readers.layout.printed import PrintedLine, Word, line_of

_LEAST_LINES = 3  # on either side of a gutter
_GUTTER = 0.8  # of the size: least width
_LABEL = 24  # characters: usual labels are shorter


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two tabs or gutters."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def letters(self) -> int:
        return sum(len(word.text) + 1 for word in self.words) - 1


def _segment(words: list[Word]) -> Segment:
    return Segment(
        words, words[0].x0, min(word.top for word in words), words[-1].x1, max(word.bottom for word in words)
    )


def regions_of(words: list[Word], page: int) -> list[list[PrintedLine]]:
    """The regions of a page in reading order, each as lines from the top down."""
    segments = [_segment(part) for row in rows_of(words) for part in segments_of(row)]
    groups = _cut(segments, 0)
    found = []
    for number, group in enumerate(groups):
        lines = _lines(group, page, number)
        if lines:
            found.append(lines)
    return found


def _lines(group: list[Segment], page: int, number: int) -> list[PrintedLine]:
    words = [word for segment in group for word in segment.words]
    if not words:
        return []
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    return [line_of(row, page, region=number, left=left, right=right) for row in rows_of(words)]


def _cut(segments: list[Segment], depth: int) -> list[list[Segment]]:
    """Segments as groups in reading order: above a pair of columns, left, right, below."""
    if depth > 6 or len(segments) < 2 * _LEAST_LINES:
        return [segments] if segments else []
    best = _best_gutter(segments)
    if best is None:
        return [segments]
    left, right = best
    taken = {id(segment) for segment in (*left, *right)}
    top = min(segment.top for segment in (*left, *right))
    above = [segment for segment in segments if id(segment) not in taken and segment.bottom <= top + 2]
    seen = taken | {id(segment) for segment in above}
    below = [segment for segment in segments if id(segment) not in seen]
    return [
        *_cut(above, depth + 1),
        *_cut(left, depth + 1),
        *_cut(right, depth + 1),
        *_cut(below, depth + 1),
    ]


def _best_gutter(segments: list[Segment]) -> tuple[list[Segment], list[Segment]] | None:
    ordered = sorted(segments, key=lambda segment: segment.top)
    size = median(segment.words[0].size for segment in segments)
    leftmost = min(segment.x0 for segment in segments)
    starts = sorted({round(segment.x0) for segment in segments if segment.x0 > leftmost + 4 * size})
    best: tuple[float, list[Segment], list[Segment]] | None = None
    tried: float | None = None
    for x in starts:
        if tried is not None and x - tried < 2:
            continue
        tried = x
        for left, right in _runs(ordered, x, size):
            if _is_columns(left, right, size):
                score = float(min(len(left), len(right)))
                if best is None or score > best[0]:
                    best = (score, left, right)
    return None if best is None else (best[1], best[2])


def _runs(ordered: list[Segment], x: float, size: float) -> list[tuple[list[Segment], list[Segment]]]:
    """Stretches down the page in which no segment crosses the strip that ends at `x`."""
    found = []
    left: list[Segment] = []
    right: list[Segment] = []
    for segment in ordered:
        if segment.x0 >= x - 2:
            right.append(segment)
        elif segment.x1 <= x - _GUTTER * size:
            left.append(segment)
        else:
            found.append((left, right))
            left, right = [], []
    found.append((left, right))
    return [_trimmed(left, right) for left, right in found if len(left) >= _LEAST_LINES and len(right) >= _LEAST_LINES]


def _trimmed(left: list[Segment], right: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Without the lines of one side that stand wholly above the other side."""
    top = max(left[0].top, right[0].top)
    return [s for s in left if s.bottom > top], [s for s in right if s.bottom > top]


def _is_columns(left: list[Segment], right: list[Segment], size: float) -> bool:
    """Whether text on both sides runs down, rather than across."""
    if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
        return False
    gutter = min(segment.x0 for segment in right) - max(segment.x1 for segment in left)
    if gutter < _GUTTER * size:
        return False
    left_lines, right_lines = _bundled(left), _bundled(right)
    if len(left_lines) < _LEAST_LINES or len(right_lines) < _LEAST_LINES:
        return False
    markers = sum(_only_marker(line) for line in left_lines)
    if markers > 0.3 * len(left_lines):
        return False
    paired = sum(any(abs(one[-1].bottom - other[0].bottom) < 0.3 * size for other in right_lines) for one in left_lines)
    letters = median(sum(segment.letters for segment in line) for line in left_lines)
    other_letters = median(sum(segment.letters for segment in line) for line in right_lines)
    if _bulleted(left_lines) and _bulleted(right_lines):
        return True
    if paired >= 0.7 * len(left_lines) and (letters <= _LABEL or other_letters <= _LABEL):
        return False
    colons = sum(line[-1].text.endswith(":") for line in left_lines)
    if paired and colons >= 0.4 * len(left_lines):
        return False
    return letters >= 12 and other_letters >= 12


def _bundled(segments: list[Segment]) -> list[list[Segment]]:
    """Segments of one side as lines."""
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (round(segment.bottom), segment.x0)):
        if lines and abs(lines[-1][0].bottom - segment.bottom) < 2:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _only_marker(line: list[Segment]) -> bool:
    return len(line) == 1 and len(line[0].words) == 1 and marker_of(line[0].words[0].text, alone=True) is not None


def _bulleted(lines: list[list[Segment]]) -> bool:
    marked = sum(marker_of(line[0].words[0].text, alone=True) is not None for line in lines)
    return marked >= max(2, 0.3 * len(lines))
