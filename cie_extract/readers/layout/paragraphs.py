"""Lines to blocks: paragraphs, list items and headings.

The surest sign that a line ends its paragraph is that the next line's first word would still have fitted on it: what
wraps, wraps because it must. White space, indents, list markers and changes of type decide the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cie_extract.model.document import BlockKind, Cell
from cie_extract.readers.layout.markers import Marker, marker_of
from cie_extract.readers.layout.printed import PrintedLine

_LOOSE = 1.22  # times the usual distance of lines: more is a new paragraph
_INDENT = 0.7  # of the size
_END = tuple(".:;!?")


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, and what is known of it before the text is put together."""

    lines: list[PrintedLine]
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: Marker | None = None
    level: int = 0
    cell: Cell | None = None
    joined: list[int] = field(default_factory=list)

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


def paragraphs_of(lines: list[PrintedLine], *, usual: float | None = None) -> list[Draft]:
    """The blocks of one region. `usual` is the distance of baselines within paragraphs, where it is known."""
    drafts: list[Draft] = []
    leading = usual or usual_leading(lines)
    for line in lines:
        marker = _marker(line)
        previous = drafts[-1] if drafts else None
        if marker is not None and not _plausible(marker, line, drafts):
            marker = None
        if previous is not None and marker is None and not _breaks(previous, line, leading):
            previous.lines.append(line)
            continue
        kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
        drafts.append(Draft([line], kind, marker))
    return drafts


def usual_leading(lines: list[PrintedLine]) -> float:
    """The distance of baselines, in sizes, that lines of one paragraph keep: a low one of those that occur often."""
    distances = sorted(
        (after.bottom - before.bottom) / before.size
        for before, after in zip(lines, lines[1:], strict=False)
        if abs(after.size - before.size) < 0.6 and 0.8 < (after.bottom - before.bottom) / before.size < 2.6
    )
    return distances[len(distances) // 5] if distances else 1.2


def _marker(line: PrintedLine) -> Marker | None:
    return marker_of(line.words[0].text, alone=len(line.words) > 1)


def _plausible(marker: Marker, line: PrintedLine, drafts: list[Draft]) -> bool:
    """A number at the start of a line may be the end of a sentence: it must open a list or go on with one."""
    if not marker.ordinals or not drafts:
        return True
    if line.words[0].text != marker.text or (len(line.words) > 1 and line.words[1].x0 - line.words[0].x1 > line.size):
        return True
    if marker.first:
        return True
    for draft in reversed(drafts[-40:]):
        if draft.marker is not None and draft.marker.style == marker.style:
            return marker.follows(draft.marker) or abs(draft.lines[0].x0 - line.x0) < line.size
    previous = drafts[-1].lines[-1]
    return fits(previous, line) or line.top - previous.bottom > 0.6 * line.size


def fits(line: PrintedLine, following: PrintedLine) -> bool:
    """Whether the next line's first word would have had room at the end of this one."""
    first = following.words[0]
    room = line.right - line.x1
    return room > (first.x1 - first.x0) + 0.45 * line.size


def _breaks(draft: Draft, line: PrintedLine, leading: float) -> bool:
    """Whether a line without a marker starts a new block after this one."""
    last = draft.lines[-1]
    if abs(last.size - line.size) > max(0.8, 0.08 * last.size):
        return True
    distance = line.bottom - last.bottom
    if distance > _LOOSE * leading * line.size + 0.3 or distance < -0.5 * line.size:
        return True
    if last.bold != line.bold and (last.bold or line.bold) and fits(last, line):
        return True
    if last.bold and not line.bold and not line.words[0].bold and len(draft.lines) == 1 and fits(last, line):
        return True
    wrapped = not fits(last, line)
    ends = last.words[-1].text.rstrip("\"”’')").endswith(_END)
    if draft.marker is not None:
        if line.x0 < draft.lines[0].x0 - _INDENT * line.size:
            return True
        hanging = draft.body_x0 - draft.lines[0].x0 > _INDENT * line.size
        if hanging and abs(line.x0 - draft.body_x0) <= _INDENT * line.size:
            return not wrapped and ends
        if hanging and line.x0 < draft.body_x0 - _INDENT * line.size and len(draft.lines) > 1:
            return line.x0 < draft.lines[1].x0 - _INDENT * line.size or not wrapped
        return not wrapped
    first = draft.lines[0]
    if len(draft.lines) == 1:
        if line.x0 > first.x0 + _INDENT * line.size and not _centred(last, line):
            return ends or not wrapped
    elif line.x0 > last.x0 + _INDENT * line.size and not _centred(last, line):
        return True
    if wrapped:
        return False
    if line.text[:1].islower() and not ends and _filled(last) > 0.6:
        return False
    return True


def _centred(one: PrintedLine, other: PrintedLine) -> bool:
    return abs((one.x0 + one.x1) - (other.x0 + other.x1)) < 0.8 * one.size


def _filled(line: PrintedLine) -> float:
    return (line.x1 - line.x0) / max(1.0, line.right - line.x0)


def joins_over(draft: Draft, following: Draft) -> bool:
    """Whether a block goes on in the next column or on the next page."""
    if following.marker is not None or draft.cell is not None or following.cell is not None:
        return False
    last, first = draft.lines[-1], following.lines[0]
    if abs(last.size - first.size) > 0.8 or last.bold != first.bold:
        return False
    ends = last.words[-1].text.rstrip("\"”’')").endswith(_END)
    if fits(last, first) and not first.text[:1].islower():
        return False
    indent = first.x0 - first.left
    if draft.marker is not None:
        body = draft.body_x0 - draft.lines[0].left
        if indent > _INDENT * first.size and abs(indent - body) < first.size:
            return not ends or not fits(last, first)
    return not ends and (first.text[:1].islower() or (draft.kind is not BlockKind.HEADING and not fits(last, first)))
