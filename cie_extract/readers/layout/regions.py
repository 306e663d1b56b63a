"""Columns: a page's words cut into regions that are read one after the other.

A gutter is a strip of white that stays open over several lines with text on both sides. Strips between labels and
their values, or between a list's numbers and its words, are none: there a row reads across.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from cie_extract.model.place import Box
from cie_extract.readers.layout.lines import BOXES, Segment, rows_of, segments_of, word_space
from cie_extract.readers.layout.markers import marker_of
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.layout.strips import cut, strips_of
from cie_extract.readers.layout.tables import Table

_LEAST_LINES = 3  # on either side of a gutter
_GUTTER = 0.8  # of the size: least width
_MANY_LINES = 8
_SIDEBAR = 5  # lines: fewer beside prose may be labels
_PROSE = 40  # characters: usual lines of prose are longer
_APART = 0.6  # of the size: white between paragraphs
_LABEL = 24  # characters: usual labels are shorter
_CHOICE = 12  # letters: "True   False" and shorter
_NO_BOXES = str.maketrans("", "", "".join(BOXES))
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """What the cut moves about: a segment of text, or a table or frame as one piece."""

    box: Box
    segment: Segment | None = None
    thing: Table | Frame | None = None

    @property
    def x0(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def x1(self) -> float:
        return self.box[2]

    @property
    def bottom(self) -> float:
        return self.box[3]


@dataclass(frozen=True, slots=True)
class Frame:
    """Words in a rectangle of their own, with the regions inside."""

    box: Box
    regions: list[Region]
    words: int


@dataclass(slots=True)
class Region:
    """A column or band, read from the top down: its words, and the tables and frames among them.

    `left` and `right` bound what its lines may fill, but for `boxes` that stand in their way. `aside`: it stands beside
    the flow, like a pull box that the text runs round.
    """

    left: float
    right: float
    words: list[Word] = field(default_factory=list)
    things: list[Table | Frame] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    aside: bool = False

    def right_of(self, row: list[Word]) -> float:
        """How far to the right a row of the region may reach."""
        middle = (row[0].top + row[0].bottom) / 2
        edges = [box[0] - 3 for box in self.boxes if box[1] <= middle <= box[3] and box[0] >= row[-1].x1 - 1]
        return min([*edges, max(self.right, row[-1].x1)])


def regions_of(words: list[Word], things: list[Table | Frame], left: float, right: float) -> list[Region]:
    """The regions of a page or frame in reading order. `left` and `right` bound its text."""
    rows = rows_of(words)
    space = word_space(rows)
    pieces = [
        Piece((segment.x0, segment.top, segment.x1, segment.bottom), segment)
        for row, strips in zip(rows, strips_of(rows), strict=True)
        for whole in segments_of(row, space)
        for segment in (cut(whole, strips) if strips else [whole])
    ]
    beside = [thing for thing in things if isinstance(thing, Frame) and _stands_beside(thing, pieces, len(words))]
    boxes = [frame.box for frame in beside]
    pieces.extend(Piece(thing.box, thing=thing) for thing in things if thing not in beside)
    found = _cut(pieces, left, right, 0)
    for region in found:
        region.boxes = boxes
    for frame in beside:
        for region in frame.regions:
            region.aside = True
            found.append(region)
    return found


def _stands_beside(frame: Frame, pieces: list[Piece], words: int) -> bool:
    """Whether text runs past a frame on one side: then it is a pull box, not a part of the flow."""
    x0, top, x1, bottom = frame.box
    past = sum(
        top <= (piece.top + piece.bottom) / 2 <= bottom and (piece.x1 <= x0 + 3 or piece.x0 >= x1 - 3)
        for piece in pieces
    )
    return past > 1 and frame.words < 0.6 * words


def _region(group: list[Piece], left: float, right: float) -> Region:
    region = Region(left, right)
    for piece in group:
        if piece.segment is not None:
            region.words.extend(piece.segment.words)
        elif piece.thing is not None:
            region.things.append(piece.thing)
    return region


def _cut(pieces: list[Piece], x0: float, x1: float, depth: int) -> list[Region]:
    """Pieces as regions in reading order: above a pair of columns, left, right, below."""
    if not pieces:
        return []
    texts = sum(piece.segment is not None for piece in pieces)
    best = _best_gutter(pieces) if depth <= _DEEPEST and texts >= 2 * _LEAST_LINES else None
    if best is None:
        return [_region(pieces, x0, x1)]
    left, right = best
    taken = {id(piece) for piece in (*left, *right)}
    top = min(piece.top for piece in (*left, *right))
    above = [piece for piece in pieces if id(piece) not in taken and (piece.top + piece.bottom) / 2 < top]
    taken |= {id(piece) for piece in above}
    below = [piece for piece in pieces if id(piece) not in taken]
    inner, gutter = max(piece.x1 for piece in left), min(piece.x0 for piece in right)
    if len(left) < _MANY_LINES:  # too few to show where they wrap
        inner = max(inner, gutter - 2 * left[0].bottom + 2 * left[0].top)
    first = _cut(above, x0, x1, depth + 1)
    beside = _cut(right, gutter, max(x1, gutter), depth + 1)
    if _runs_round(left, right, below):
        # the text runs on below what stands beside it: one flow, and the box aside
        for region in beside:
            region.aside = True
        return [*first, *_cut(left, x0, inner, depth + 1), *_cut(below, x0, x1, depth + 1), *beside]
    return [*first, *_cut(left, x0, inner, depth + 1), *beside, *_cut(below, x0, x1, depth + 1)]


def _runs_round(left: list[Piece], right: list[Piece], below: list[Piece]) -> bool:
    """Whether the left column goes on, wider, below the right one: in one list or one sentence."""
    first = min(below, key=lambda piece: piece.top, default=None)
    last = max(left, key=lambda piece: piece.bottom)
    if first is None or first.segment is None or last.segment is None or len(right) > len(left) + 2:
        return False
    if abs(first.segment.words[0].size - last.segment.words[0].size) > 0.6:
        return False
    if first.top - last.bottom > 1.2 * first.segment.words[0].size:
        return False
    left_edge = min(piece.x0 for piece in left)
    if first.x0 > left_edge + 4 * first.segment.words[0].size or first.x1 < min(piece.x0 for piece in right):
        return False
    ended = last.segment.words[-1].text.endswith((".", "!", "?", ":"))
    listed = marker_of(first.segment.words[0].text, alone=True) is not None and any(
        piece.segment and marker_of(piece.segment.words[0].text, alone=True) for piece in left
    )
    return listed or (not ended and first.segment.words[0].text[:1].islower())


def _best_gutter(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    ordered = sorted(pieces, key=lambda piece: piece.top)
    sizes = [piece.segment.words[0].size for piece in pieces if piece.segment is not None]
    size = median(sizes)
    leftmost = min(piece.x0 for piece in pieces)
    best: tuple[float, list[Piece], list[Piece]] | None = None
    tried: float | None = None
    for x in sorted(piece.x0 for piece in pieces if piece.x0 > leftmost + 4 * size):
        if tried is not None and x - tried < 2:
            continue
        tried = x
        for left, right in _runs(ordered, x, size):
            if _is_columns(left, right, size):
                score = float(min(len(left), len(right)))
                if best is None or score > best[0]:
                    best = (score, left, right)
    return None if best is None else (best[1], best[2])


def _runs(ordered: list[Piece], x: float, size: float) -> list[tuple[list[Piece], list[Piece]]]:
    """Stretches down the page in which nothing crosses the strip that ends at `x`."""
    found = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in [*ordered, None]:
        if piece is not None and piece.x0 >= x - 2:
            right.append(piece)
        elif piece is not None and piece.x1 <= x - _GUTTER * size:
            left.append(piece)
        else:
            if min(len(left), len(right)) >= _LEAST_LINES and _abreast(left, right):
                left, right = _without_heads(left, right)
                if piece is not None:  # what crosses the strip ends the columns
                    left, right = _without_tail(left, right, size), _without_tail(right, left, size)
                found.append((left, right))
            left, right = [], []
    return found


def _without_tail(side: list[Piece], other: list[Piece], size: float) -> list[Piece]:
    """One side without what stands below the other and apart from the lines above it: it goes with what follows."""
    bottom = max((piece.bottom for piece in other), default=0.0)
    for at, piece in enumerate(side):
        if at and piece.top > bottom - 0.3 * size:
            above = max(each.bottom for each in side[:at])
            if piece.top - above > _APART * size:
                return side[:at]
    return side


def _abreast(left: list[Piece], right: list[Piece]) -> bool:
    """Whether several lines of either side stand beside the other side."""
    top = max(left[0].top, right[0].top)
    bottom = min(max(piece.bottom for piece in left), max(piece.bottom for piece in right))
    return all(
        sum(top <= (piece.top + piece.bottom) / 2 <= bottom for piece in side) >= _LEAST_LINES - 1
        for side in (left, right)
    )


def _without_heads(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The two sides without the lines of one that stand wholly above the other."""
    top = max(left[0].top, right[0].top)
    return [piece for piece in left if piece.bottom > top], [piece for piece in right if piece.bottom > top]


def _is_columns(left: list[Piece], right: list[Piece], size: float) -> bool:
    """Whether text on both sides runs down, rather than across."""
    if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
        return False
    if min(piece.x0 for piece in right) - max(piece.x1 for piece in left) < _GUTTER * size:
        return False
    left_lines, right_lines = _bundled(left), _bundled(right)
    if len(left_lines) < _LEAST_LINES or len(right_lines) < _LEAST_LINES:
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
