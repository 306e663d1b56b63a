"""The cells of a Word table where a person sees them: merged cells once, nested tables as their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cie_extract.readers.word.names import child, hexadecimal, is_on, q, val, whole

_ROWS = frozenset(q(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of the grid. `control` is the content control around it, if any."""

    element: etree._Element
    row: int
    column: int
    column_span: int
    row_span: int = 1
    shade: str = ""
    is_header: bool = False
    hidden: bool = False
    control: etree._Element | None = None


def slots(table: etree._Element, saw_edit: Callable[[], None]) -> list[Slot]:
    """The cells in reading order, those merged downwards once. Rows and cells deleted in a tracked change are left
    out; `saw_edit` is told of any."""
    found: list[Slot] = []
    above: dict[int, int] = {}  # column -> index of the cell that a merge goes on from
    number = 0
    for row, _ in _within(table, q("w:tr")):
        properties = child(row, "w:trPr")
        if child(properties, "w:ins") is not None or child(properties, "w:del") is not None:
            saw_edit()
            if child(properties, "w:del") is not None:
                continue
        column = whole(val(child(properties, "w:gridBefore")))
        repeated = is_on(child(properties, "w:tblHeader"))
        for element, control in _within(row, q("w:tc")):
            cell = child(element, "w:tcPr")
            span = max(1, min(whole(val(child(cell, "w:gridSpan")), 1), 64))
            if child(cell, "w:cellDel") is not None:
                saw_edit()
                continue
            if val(child(cell, "w:hMerge")) == "continue" and found and found[-1].row == number:
                found[-1] = replace(found[-1], column_span=found[-1].column_span + span)
                column += span
                continue
            merge = child(cell, "w:vMerge")
            if merge is not None and val(merge) != "restart" and column in above:
                start = above[column]
                found[start] = replace(found[start], row_span=number - found[start].row + 1)
            else:
                if merge is not None:
                    above[column] = len(found)
                else:
                    above.pop(column, None)
                fill = (val(child(cell, "w:shd"), "w:fill") or "auto").lower()
                found.append(
                    Slot(
                        element,
                        number,
                        column,
                        span,
                        shade="" if fill in ("auto", "ffffff") else fill,
                        is_header=repeated,
                        hidden=is_on(child(properties, "w:hidden")) or _is_squeezed(properties),
                        control=control,
                    )
                )
            column += span
        number += 1
    # Only rows from the top are a header; Word marks others to no effect.
    header = 0
    while any(slot.is_header for slot in found if slot.row == header):
        header += 1
    return [replace(slot, is_header=slot.row < header) if slot.is_header else slot for slot in found]


def _is_squeezed(properties: etree._Element | None) -> bool:
    """Whether a row is held to a height that shows no letters."""
    height = child(properties, "w:trHeight")
    return val(height, "w:hRule") == "exact" and 0 < whole(val(height)) < 60  # twentieths of a point


def _within(parent: etree._Element, wanted: str) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """The rows of a table or the cells of a row, also those in content controls, with the nearest control."""
    for element in parent:
        if element.tag == wanted:
            yield element, None
        elif element.tag in _ROWS:
            for inner, control in _within(element, wanted):
                yield inner, control if control is not None else (element if element.tag == q("w:sdt") else None)


def is_layout(grid: list[Slot]) -> bool:
    """Whether a table only places things on the page: boxes below one another, or columns of text side by side."""
    if not grid:
        return True
    if len({slot.column for slot in grid}) == 1 and len({slot.column_span for slot in grid}) == 1:
        return True  # boxes one below the other
    if any(slot.row for slot in grid):
        return False
    return any(len(slot.element.findall(q("w:p"))) > 6 for slot in grid)


def first_row_styled(table: etree._Element) -> bool:
    """Whether the table uses its style's first row."""
    look = child(table, "w:tblPr", "w:tblLook")
    if look is None:
        return False
    named = val(look, "w:firstRow")
    return named in ("1", "true") if named is not None else bool(hexadecimal(val(look)) & 0x0020)
