"""Steps typed as one line without a table: "Office Aide 16.10 16.90 17.75 18.64"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.figure_unit import believable
from cie_extract.extractors.grammar.money import Figure, find_figures
from cie_extract.extractors.grammar.units import by_size, possible
from cie_extract.extractors.pay_figures import PayReader
from cie_extract.extractors.pay_rows import MoneyRow, TableCell, own_rows
from cie_extract.extractors.pay_tables import PayTable
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Finding, Span, Wage

_RUN = re.compile(r"(?:\$?\s?\d{1,3}(?:,\d{3})*\.\d{2}[\s|/]+){2,}\$?\s?\d{1,3}(?:,\d{3})*\.\d{2}(?!\d)")
_LEAST_STEPS = 3


def find_typed_steps(reader: PayReader) -> tuple[PayTable, ...]:
    """The lines of steps that are this job's: none or one table."""
    found: list[tuple[MoneyRow, Block]] = []
    for block in reader.around.document.blocks:
        if block.cell or block.kind is BlockKind.FOOTER or reader.text.count(".", block.body, block.end) < _LEAST_STEPS:
            continue
        run = _RUN.search(reader.text, block.body, block.end)
        if run is None:
            continue
        figures = find_figures(reader.text, reader.grammar, run.start(), run.end())
        values = [figure.low for figure in figures]
        if len(values) < _LEAST_STEPS or values != sorted(values) or values[0] <= 0 or values[-1] / values[0] > 3:
            continue
        whole = Figure(run.start(), run.end(), run.end(), values[0], values[-1], True, figures[-1].unit, decimals=True)
        cell = TableCell(run.group(), run.start(), run.end(), (block.index,), whole)
        found.append((MoneyRow(reader.text[block.body : run.start()].strip(), None, ((0, cell),)), block))
    if not found:
        return ()
    rows = [row for row, _ in found]
    own = rows if len(rows) == 1 else own_rows(rows, reader.own())
    findings = [finding for row, block in found if row in own for finding in _typed_wage(reader, row, block)]
    return (PayTable(tuple(findings), frozenset(block.index for _, block in found)),)


def _typed_wage(reader: PayReader, row: MoneyRow, block: Block) -> Iterator[Finding]:
    cell = row.cells[0][1]
    figure = cell.figure
    assert figure is not None
    blocks = reader.around.document.blocks
    near = [block, *blocks[max(0, block.index - 4) : block.index][::-1], *blocks[block.index + 1 : block.index + 5]]
    unit = next(
        (
            unit
            for one in near
            for unit in reader.grammar.within(reader.text, one.body, min(one.end, one.body + 240))
            if unit.per != "piece"
            and possible(unit.per, figure.low, reader.patterns)
            and believable(unit.per, figure.low, reader.patterns)
        ),
        None,
    )
    per = unit.per if unit else by_size(figure.low, reader.patterns)
    if per is None:
        return
    spans: tuple[Span, ...] = ((figure.start, figure.end),)
    if unit:
        spans = (*spans, (unit.start, unit.end))
    yield Finding("wages", Wage(figure.low, figure.high, per), spans, "wages/typed steps", 0.88)
