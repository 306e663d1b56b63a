"""Whether text on both sides of a strip of white runs down, as columns do, rather than across, as rows do."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from cie_extract.readers.layout.lines import BOXES, Segment
from cie_extract.readers.layout.markers import marker_of
from cie_extract.readers.layout.pieces import Piece

LEAST_LINES = 3  # on either side of a gutter
GUTTER = 0.8  # of the size: least width
_SIDEBAR = 5  # lines: fewer beside prose may be labels
_PROSE = 40  # characters: usual lines of prose are longer
_LABEL = 24  # characters: usual labels are shorter
_CHOICE = 12  # letters: "True   False" and shorter
_CLOSE = 0.9  # sizes of white: lines that belong together
_UNDER = 1.6  # sizes of white under a heading
_WORDS = 14  # letters: a line of prose is longer, however narrow its column
_LEVEL = 0.3  # of the size: lines side by side
_AGAINST = 3  # lines
_LEAST_ROWS = 3
_END = (".", ":", ";", "!", "?")
_NO_BOXES = str.maketrans("", "", "".join(BOXES))


def is_columns(left: list[Piece], right: list[Piece], size: float) -> bool:
    """Whether text on both sides runs down, rather than across."""
    if len(left) < LEAST_LINES or len(right) < LEAST_LINES:
        return False
    if min(piece.x0 for piece in right) - max(piece.x1 for piece in left) < GUTTER * size:
        return False
    left_lines, right_lines = _bundled(left), _bundled(right)
    if len(left_lines) < LEAST_LINES or len(right_lines) < LEAST_LINES:
        return False
    if any(sum(map(_is_choice, lines)) > 0.6 * len(lines) for lines in (left_lines, right_lines)):
        return False  # boxes to tick stand in the rows of what they answer
    if _begin_level(left_lines, right_lines, size):
        return False
    if _bulleted(left_lines) and _bulleted(right_lines):
        return True
    if _headed_apart(left_lines, right_lines, size) or _run_down(left_lines, right_lines, size):
        return True
    if sum(line[0].marker_alone for line in left_lines) > 0.3 * len(left_lines):
        return False
    bottoms = [line[0].bottom for line in right_lines]
    paired = sum(any(abs(line[-1].bottom - bottom) < 0.3 * size for bottom in bottoms) for line in left_lines)
    letters = median(sum(segment.letters for segment in line) for line in left_lines)
    other_letters = median(sum(segment.letters for segment in line) for line in right_lines)
    if paired >= 0.6 * len(left_lines) and (letters <= _LABEL or other_letters <= _LABEL):
        return False
    if paired >= 0.75 * len(left_lines) and not _is_prose(left_lines) and not _is_prose(right_lines):
        return False
    colons = sum(line[-1].text.endswith(":") for line in left_lines)
    if paired and colons >= 0.4 * len(left_lines):
        return False
    if letters >= 12 and other_letters >= 12:
        return True
    short, long = (left_lines, right_lines) if letters < other_letters else (right_lines, left_lines)
    return max(letters, other_letters) >= _PROSE and _stands_free(short, long, size)


def _headed_apart(left: list[list[Segment]], right: list[list[Segment]], size: float) -> bool:
    """Whether both sides have headings of their own, at heights of their own: labels over their values stand level."""
    heads, others = _headings(left), _headings(right)
    level = sum(any(abs(head.bottom - other.bottom) < _LEVEL * size for head in heads) for other in others)
    return bool(heads) and len(others) > 1 and level <= 0.5 * len(others)


def _headings(lines: list[list[Segment]]) -> list[Segment]:
    """Bold lines with lighter ones close under them."""
    return [
        above[0]
        for above, below in pairwise(lines)
        if all(word.bold for segment in above for word in segment.words)
        and not any(word.bold for word in below[0].words)
        and below[0].top - above[0].bottom < _UNDER * below[0].words[0].size
        and not above[-1].text.endswith(":")
    ]


def _begin_level(left: list[list[Segment]], right: list[list[Segment]], size: float) -> bool:
    """Whether texts of unlike length begin side by side, time and again: the cells of rows."""
    starts = [[line for at, line in enumerate(side) if not _goes_on(side, at)] for side in (left, right)]
    level = [
        (line, beside)
        for line in starts[0]
        for beside in starts[1]
        if abs(line[-1].bottom - beside[0].bottom) < _LEVEL * size
    ]
    if len(level) < _LEAST_ROWS or len(level) < 0.9 * max(map(len, starts)):
        return False
    counts = [_lines_to(left, [line for line, _ in level]), _lines_to(right, [line for _, line in level])]
    return sum(one != other for one, other in zip(counts[0], counts[1], strict=True)) > 1


def _lines_to(side: list[list[Segment]], starts: list[list[Segment]]) -> list[int]:
    """How many lines of a side stand from each start to the next."""
    tops = [*sorted(start[0].top for start in starts), float("inf")]
    return [sum(top - 1 <= line[0].top < end - 1 for line in side) for top, end in pairwise(tops)]


def _run_down(left: list[list[Segment]], right: list[list[Segment]], size: float) -> bool:
    """Whether sentences that go on tell that no rows read across: one side begins something beside the middle of the
    other's sentence, or both are sentences that begin but once side by side."""
    both = [
        (one, other)
        for one, line in enumerate(left)
        for other, beside in enumerate(right)
        if abs(line[-1].bottom - beside[0].bottom) < _LEVEL * size
    ]
    on = [_goes_on(left, one) for one in range(len(left))], [_goes_on(right, other) for other in range(len(right))]
    against = sum(on[0][one] != on[1][other] for one, other in both)
    across = sum(not on[0][one] and not on[1][other] for one, other in both)
    if against >= _AGAINST and against >= 0.4 * len(both) and against > across:
        return True
    return across <= 1 and all(sum(side) >= max(2, 0.4 * len(side)) for side in on)


def _goes_on(lines: list[list[Segment]], at: int) -> bool:
    """Whether a line goes on with the sentence of the line close above it, which had no room left."""
    if not at:
        return False
    above, line = lines[at - 1][-1], lines[at][0]
    first = line.words[0]
    if line.top - above.bottom > _CLOSE * first.size or not first.text[:1].islower() or above.text.endswith(_END):
        return False
    room = max(each[-1].x1 for each in lines) - above.x1
    return above.letters > _WORDS and room < first.x1 - first.x0 + 0.45 * first.size


def _is_choice(line: list[Segment]) -> bool:
    """Whether a line is a box or two with a word each: "☒ True", "☐ T ☒ F"."""
    text = " ".join(segment.text for segment in line)
    return any(box in text for box in BOXES) and len(text.translate(_NO_BOXES).strip()) <= _CHOICE


def _stands_free(short: list[list[Segment]], prose: list[list[Segment]], size: float) -> bool:
    """Whether short lines beside prose keep distances of their own, as a sidebar's do: labels stand level with the
    first lines of what they name."""
    bottoms = [line[0].bottom for line in prose]
    level = sum(any(abs(line[0].bottom - bottom) < 0.3 * size for bottom in bottoms) for line in short)
    marked = sum(line[0].marker_alone for line in short)
    return len(short) >= _SIDEBAR and level <= 0.5 * len(short) and not marked and _is_prose(prose)


def _bundled(pieces: list[Piece]) -> list[list[Segment]]:
    """The segments of one side as lines."""
    lines: list[list[Segment]] = []
    segments = [piece.segment for piece in pieces if piece.segment is not None]
    for segment in sorted(segments, key=lambda segment: (round(segment.bottom), segment.x0)):
        if lines and abs(lines[-1][0].bottom - segment.bottom) < 2:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _is_prose(lines: list[list[Segment]]) -> bool:
    """Whether sentences run on from line to line: some lines begin in lower case."""
    return sum(line[0].words[0].text[:1].islower() for line in lines) >= 0.1 * len(lines)


def _bulleted(lines: list[list[Segment]]) -> bool:
    marked = sum(len(line[0].words) > 1 and marker_of(line[0].words[0].text, alone=True) is not None for line in lines)
    return marked >= max(2, 0.3 * len(lines))
