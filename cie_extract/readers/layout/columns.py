"""Whether text on both sides of a strip of white runs down, as columns do, rather than across, as rows do."""

from __future__ import annotations

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
    if _bulleted(left_lines) and _bulleted(right_lines):
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
