"""Tables that go on over the page: one table, its header said once, a row cut in two made whole."""

from __future__ import annotations

from dataclasses import replace

from cie_extract.model.document import BlockKind, Cell
from cie_extract.readers.layout.pages import PageFlow
from cie_extract.readers.layout.paragraphs import Draft, ends_sentence
from cie_extract.readers.layout.tables import Table

_SAME = 5.0  # points between the columns of two pages


def join_tables(flow: list[Draft], page: PageFlow, tables: dict[int, Table]) -> None:
    """Where `flow` ends in a table and the page begins with its rest, make the two one.

    `tables` are those met so far, by number; the page's are added. The page's blocks are changed in place.
    """
    last = flow[-1].cell if flow else None
    first = page.flow[0].cell if page.flow else None
    tables.update(page.tables)
    if last is None or first is None or first.table not in page.tables:
        return
    upper, lower = tables[last.table], tables[first.table]
    if not _alike(upper, lower):
        return
    mine = [draft for draft in page.flow if draft.cell is not None and draft.cell.table == first.table]
    rest = page.flow[len(mine) :]
    names = _names(flow, last.table, upper.header_rows)
    repeated = 0
    if upper.header_rows and _texts(mine, upper.header_rows) == _texts(_of(flow, last.table), upper.header_rows):
        repeated = upper.header_rows
        for draft in mine:
            if draft.cell is not None and draft.cell.row < repeated:
                draft.kind, draft.cell = BlockKind.HEADER, None
                page.aside.append(draft)
    elif lower.header_rows:
        return  # other columns, another table
    body = [draft for draft in mine if draft.cell is not None]
    rows = sorted({draft.cell.row for draft in body if draft.cell is not None})
    if not rows:
        page.flow[:] = rest
        return
    cut = _is_cut(flow, body, rows[0], last)
    offset = last.row + (0 if cut else 1) - rows[0]
    for draft in body:
        cell = draft.cell
        assert cell is not None
        header = names.get(cell.column, cell.header)
        draft.cell = replace(cell, table=last.table, row=cell.row + offset, header=header)
    if cut:
        body = _mended(flow, body, last)
    lower.header_rows = 0
    tables[last.table] = replace_rows(upper, lower)
    page.flow[:] = [*body, *rest]


def replace_rows(upper: Table, lower: Table) -> Table:
    """The table as it stands on the later page, with the header of the earlier."""
    return Table(lower.page, lower.box, lower.cells, lower.columns, lower.ruled, upper.header_rows)


def _alike(upper: Table, lower: Table) -> bool:
    if not (upper.ruled and lower.ruled) or len(upper.columns) != len(lower.columns):
        return False
    return all(abs(one - other) < _SAME for one, other in zip(upper.columns, lower.columns, strict=True))


def _of(flow: list[Draft], number: int) -> list[Draft]:
    return [draft for draft in flow if draft.cell is not None and draft.cell.table == number]


def _texts(drafts: list[Draft], rows: int) -> list[str]:
    """The words of the first rows."""
    numbers = sorted({draft.cell.row for draft in drafts if draft.cell is not None})[:rows]
    return [
        " ".join(line.text for line in draft.lines).lower()
        for draft in drafts
        if draft.cell is not None and draft.cell.row in numbers
    ]


def _names(flow: list[Draft], number: int, header_rows: int) -> dict[int, tuple[str, ...]]:
    """The header path of each column of a table."""
    return {
        draft.cell.column: draft.cell.header
        for draft in _of(flow, number)
        if draft.cell is not None and draft.cell.row >= header_rows and draft.cell.header
    }


def _is_cut(flow: list[Draft], body: list[Draft], row: int, last: Cell) -> bool:
    """Whether the page break cut a row: the rest has nothing in the first column, and a cell to go on from."""
    here = [draft for draft in body if draft.cell is not None and draft.cell.row == row]
    columns = {draft.cell.column for draft in here if draft.cell is not None}
    above = {
        draft.cell.column for draft in _of(flow, last.table) if draft.cell is not None and draft.cell.row == last.row
    }
    return 0 not in columns and 0 in above and columns <= above


def _mended(flow: list[Draft], body: list[Draft], last: Cell) -> list[Draft]:
    """Put the rest of a cut row into the cells above; what is left of the body."""
    rest: list[Draft] = []
    for draft in body:
        cell = draft.cell
        assert cell is not None
        if cell.row != last.row:
            rest.append(draft)
            continue
        homes = [
            at
            for at, each in enumerate(flow)
            if each.cell is not None
            and (each.cell.table, each.cell.row, each.cell.column) == (cell.table, cell.row, cell.column)
        ]
        home = flow[homes[-1]]
        if draft.marker is None and (not ends_sentence(home.lines[-1]) or draft.lines[0].text[:1].islower()):
            home.lines.extend(draft.lines)
        else:
            flow.insert(homes[-1] + 1, draft)
    return rest
