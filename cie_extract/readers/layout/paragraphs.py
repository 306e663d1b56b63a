"""Lines to blocks: paragraphs and list items.

The surest sign that a line ends its paragraph is that the next line's first word would still have fitted on it: what
wraps, wraps because it must. White space, indents, list markers and changes of type decide the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cie_extract.model.document import BlockKind, Cell
from cie_extract.readers.layout.markers import Marker, marker_of
from cie_extract.readers.layout.printed import PrintedLine

_LOOSE = 1.22  # times the usual distance of lines: more is a new paragraph
_INDENT = 0.7  # of the size
_SPACE = 0.45  # of the size: a word space and some tolerance
_RIGHT_HALF = 0.5  # of the region's width: lines that begin beyond it are set to the right
_END = tuple(".:;!?")
_MISREAD = re.compile(r"[.,:;·°«»*©®¢|~-]{1,2}|[a-z0-9]{1,2}")  # what a recogniser makes of bullets and numbers
_RULING = re.compile(r"([-=*~])(?:\s*\1){5,}")  # typed across the page, or under a heading
_CUT = re.compile(r"[^\W\d_]- [a-z]|\d– \d")  # a word or a range of figures cut by the end of a line


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, and what is known of it before the text is put together."""

    lines: list[PrintedLine]
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: Marker | None = None
    level: int = 0
    cell: Cell | None = None
    underlined: bool = False  # by a typed line of dashes or the like

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def body_x0(self) -> float:
        """Where the words begin after the marker."""
        words = self.lines[0].words
        if self.marker is None:
            return self.lines[0].x0
        if len(self.marker.text) < len(words[0].text):
            return words[0].edges[len(self.marker.text)]
        return words[1].x0 if len(words) > 1 else words[0].x1


def paragraphs_of(lines: list[PrintedLine]) -> list[Draft]:
    """The blocks of one region, from its lines in reading order."""
    drafts: list[Draft] = []
    leading = _usual_leading(lines)
    right = _wrapping_edge(lines)
    hanging = -1.0  # where the words of the last list item began
    parted = False
    for line in lines:
        if _RULING.fullmatch(line.text):
            if drafts and len(drafts[-1].lines) == 1 and not parted:
                drafts[-1].underlined = line.bottom - drafts[-1].lines[0].bottom < _LOOSE * leading * line.size + 0.3
            parted = True
            continue
        marker = _marker(line)
        if marker is not None and not _plausible(marker, line, drafts, right):
            marker = None
        if drafts and drafts[-1].marker is not None:
            hanging = drafts[-1].body_x0
        if (
            drafts
            and marker is None
            and not parted
            and not _is_unmarked_item(line, drafts[-1], hanging)
            and not _breaks(drafts[-1], line, leading, right)
        ):
            drafts[-1].lines.append(line)
            continue
        parted = False
        drafts.append(Draft([line], BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH, marker))
    return drafts


def _usual_leading(lines: list[PrintedLine]) -> float:
    """The distance of baselines, in sizes, that lines of one paragraph keep: a low one of those that occur often."""
    distances = sorted(
        (after.baseline - before.baseline) / before.size
        for before, after in pairwise(lines)
        if abs(after.size - before.size) < 0.6 and 0.8 < (after.baseline - before.baseline) / before.size < 2.6
    )
    return distances[len(distances) // 5] if distances else 1.2


def _wrapping_edge(lines: list[PrintedLine]) -> float | None:
    """The right edge at which lines wrap, where sentences that run on show that it lies left of the region's own.

    A line that starts in lower case after one that ends without a stop did not fit there: so the edge lies no further
    right than it would have reached.
    """
    bounds = sorted(
        before.x1 + _width(after.words[0].x0, after.words[0].x1, before.size)
        for before, after in pairwise(lines)
        if after.text[:1].islower()
        and not before.words[-1].text.endswith((*_END, ","))
        and abs(after.size - before.size) < 0.6
        and before.x1 - before.x0 > 0.5 * (before.right - before.left)
    )
    return bounds[len(bounds) // 5] if len(bounds) > 1 else None


def _width(x0: float, x1: float, size: float) -> float:
    return (x1 - x0) + _SPACE * size


def fits(line: PrintedLine, following: PrintedLine, right: float | None = None) -> bool:
    """Whether the next line's first word would have had room at the end of this one."""
    edge = line.right if right is None else min(line.right, right)
    room = edge - line.x1
    if line.x0 - line.left > _RIGHT_HALF * (edge - line.left) and following.x0 - line.left > _RIGHT_HALF * (
        edge - line.left
    ):
        room = line.x0 - line.left  # both set to the right
    elif abs(line.x0 - following.x0) > _INDENT * line.size and line.x0 - line.left > 2 * line.size:
        if abs((line.x0 + line.x1) - (following.x0 + following.x1)) < 0.8 * line.size:
            room = (edge - line.left) - (line.x1 - line.x0)  # centred: half of the room is on the left
        elif abs(line.x1 - following.x1) < 0.3 * line.size:
            room = line.x0 - line.left  # set to the right
    first = following.words[0]
    return room > _width(first.x0, first.x1, line.size)


def _marker(line: PrintedLine) -> Marker | None:
    first = line.words[0]
    following = line.words[1].text if len(line.words) > 1 else ""
    found = marker_of(first.text, alone=bool(following), following=following)
    if found is None and first.certainty < 1 and len(line.words) > 2 and _MISREAD.fullmatch(first.text):
        gaps = [after.x0 - before.x1 for before, after in pairwise(line.words)]
        if line.words[1].text[:1].isupper() and gaps[0] > 1.8 * median(gaps[1:]) and gaps[0] > _SPACE * line.size:
            return Marker(first.text, "misread")
    return found


def _plausible(marker: Marker, line: PrintedLine, drafts: list[Draft], right: float | None) -> bool:
    """A number at the start of a line may be the end of a sentence: it must open a list or go on with one."""
    if not drafts:
        return True
    previous = drafts[-1].lines[-1]
    ended = previous.words[-1].text.endswith(_END) or fits(previous, line, right)
    if marker.style in "-–—*o":
        return ended or any(draft.marker is not None and draft.marker.style == marker.style for draft in drafts[-3:])
    if not marker.ordinals:
        return True
    if line.words[0].text != marker.text or (len(line.words) > 1 and line.words[1].x0 - line.words[0].x1 > line.size):
        return True
    if line.top - previous.bottom > 0.6 * line.size:
        return True
    if marker.first:
        return ended or previous.x0 != line.x0
    for draft in reversed(drafts[-40:]):
        if draft.marker is not None and draft.marker.style == marker.style:
            return marker.follows(draft.marker) or (abs(draft.lines[0].x0 - line.x0) < 2 and ended)
    return fits(previous, line, right)


def _breaks(draft: Draft, line: PrintedLine, leading: float, right: float | None) -> bool:
    """Whether a line without a marker starts a new block after this one."""
    last = draft.lines[-1]
    if line.ruled or abs(last.size - line.size) > max(0.8, 0.08 * last.size):
        return True
    distance = line.baseline - last.baseline
    if distance > _LOOSE * leading * line.size + 0.3 or distance < -0.5 * line.size:
        return True
    if _CUT.search(last.words[-1].text + " " + line.words[0].text):
        return False
    if _shape(last) == _shape(line) and any(map(str.isdigit, line.text)):
        return True  # figures one under the other
    wrapped = not fits(last, line, right)
    if not wrapped and last.words[-1].bold and not line.words[0].bold and last.bold:
        return True
    if not wrapped and line.bold and not last.words[-1].bold:
        return True
    ends = ends_sentence(last)
    if line.bold and not last.words[-1].bold and (ends or _is_label(last, line)):
        return True
    if draft.marker is not None:
        return _leaves_item(draft, line, wrapped, ends)
    if line.x0 > last.x0 + _INDENT * line.size and not _centred(last, line) and not _right_set(last, line):
        return ends or not wrapped or len(draft.lines) > 1
    if wrapped:
        return False
    full = _filled(last) > 0.6 or (len(draft.lines) > 1 and _filled(draft.lines[-2]) > 0.9)  # wrapped twice over
    return not (line.text[:1].islower() and not ends and full)


def _is_label(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether a bold line in capitals follows a line without any bold: a label, in a column too narrow for both."""
    return line.caps and len(line.words) < 5 and not any(word.bold for word in last.words)


def _is_unmarked_item(line: PrintedLine, draft: Draft, hanging: float) -> bool:
    """Whether a recognised line is a list item whose bullet was not recognised: under the words of the items above."""
    return (
        line.words[0].certainty < 1
        and abs(line.x0 - hanging) < _INDENT * line.size
        and line.text[:1].isupper()
        and ends_sentence(draft.lines[-1])
    )


def _shape(line: PrintedLine) -> str:
    return re.sub(r"\d", "0", line.text)


def _leaves_item(draft: Draft, line: PrintedLine, wrapped: bool, ends: bool) -> bool:
    """Whether a line stands outside the list item before it."""
    tolerance = _INDENT * line.size
    start, body = draft.lines[0].x0, draft.body_x0
    if wrapped and not ends and line.text[:1].islower():
        return False
    if line.x0 < start - tolerance:
        return True
    if body - start > tolerance and abs(line.x0 - body) <= tolerance:
        return ends and not wrapped  # under the words: only a sentence that ended early can end the item
    if len(draft.lines) > 1 and line.x0 < draft.lines[1].x0 - tolerance:
        return True
    if wrapped:
        return False
    return not (line.text[:1].islower() and not ends and _filled(draft.lines[-1]) > 0.6)


def ends_sentence(line: PrintedLine) -> bool:
    """Whether a line ends in a stop, quotes and brackets aside."""
    return line.words[-1].text.rstrip("\"”’')").endswith(_END)


def _centred(one: PrintedLine, other: PrintedLine) -> bool:
    return abs((one.x0 + one.x1) - (other.x0 + other.x1)) < 0.8 * one.size


def _right_set(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.x1 - other.x1) < 0.3 * one.size


def _filled(line: PrintedLine) -> float:
    return (line.x1 - line.x0) / max(1.0, line.right - line.x0)
