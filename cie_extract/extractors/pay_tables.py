"""Pay tables: steps of one class, or several classes of which one is this job. Steps give their lowest and highest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cie_extract.extractors.figure_unit import believable
from cie_extract.extractors.grammar.units import by_size, possible
from cie_extract.extractors.pay_figures import PayReader
from cie_extract.extractors.pay_rows import GRADE, LONGEST_SUM, MoneyRow, TableCell, only_figure, own_rows
from cie_extract.model.document import Block
from cie_extract.model.finding import Finding, Span, Wage
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import phrase_finder

_SUM = re.compile(r"[$¢]|\d\.\d\d|\d,\d{3}|\d{4}|\bhour\b|\bhr\b")
_LOW = re.compile(r"\bmin(?:imum)?\b|\blow\b|\bentry\b", re.IGNORECASE)
_HIGH = re.compile(r"\bmax(?:imum)?\b|\bhigh\b|\btop\b", re.IGNORECASE)
_TOTAL = re.compile(r"\btotals?\b", re.IGNORECASE)
_CLASSES = re.compile(r"\b(?:grades?|class|classes|classification|ranges?|positions?|titles?|bands?)\b", re.IGNORECASE)
_CODES = re.compile(r"\b(?:code|number|no\.?|id|req|requisition|openings|fte|phone|zip)\b", re.IGNORECASE)
_LEAST_STEPS = 3


@dataclass(frozen=True, slots=True)
class PayTable:
    """What a table says of this job's pay, and the blocks that need no second look."""

    findings: tuple[Finding, ...]
    blocks: frozenset[int]


def find_pay_tables(reader: PayReader) -> list[PayTable]:
    """The pay tables of a document."""
    found = []
    for rows in reader.around.tables.values():
        if not _has_sums(reader.text, rows):
            continue
        if table := _Table(reader, rows).read():
            found.append(table)
    return found


def _has_sums(text: str, rows: dict[int, list[Block]]) -> bool:
    """Whether at least two short cells look like sums: few tables do."""
    cells = (block for blocks in rows.values() for block in blocks if block.end - block.body <= LONGEST_SUM)
    return sum(_SUM.search(text, block.body, block.end) is not None for block in cells) >= 2


class _Table:
    def __init__(self, reader: PayReader, rows: dict[int, list[Block]]) -> None:
        self.reader = reader
        self.words = load_pay(reader.patterns).pay
        self.steps = phrase_finder(self.words.steps)
        self.grid = {number: self._cells(blocks) for number, blocks in sorted(rows.items())}
        self.first = min((block.index for blocks in rows.values() for block in blocks), default=0)
        self.last = max((block.index for blocks in rows.values() for block in blocks), default=0)

    def _cells(self, blocks: list[Block]) -> dict[int, TableCell]:
        columns: dict[int, list[Block]] = {}
        for block in blocks:
            assert block.cell
            columns.setdefault(block.cell.column, []).append(block)
        return {column: self._cell(parts) for column, parts in columns.items()}

    def _cell(self, parts: list[Block]) -> TableCell:
        start, end = parts[0].body, parts[-1].end
        text = self.reader.text[start:end]
        return TableCell(
            text,
            start,
            end,
            tuple(part.index for part in parts),
            only_figure(self.reader.text, self.reader.grammar, start, end),
        )

    def read(self) -> PayTable | None:
        rows = self._money_rows()
        if not rows or not self._about_pay(rows):
            return None
        wide = [row for row in rows if len(row.cells) > 1]
        if wide:
            return self._wide(wide)
        return self._narrow(rows)

    def _money_rows(self) -> list[MoneyRow]:
        rows = []
        for number, cells in self.grid.items():
            money = tuple(
                (column, cell)
                for column, cell in sorted(cells.items())
                if cell.figure and not self._is_other(number, column) and not self._is_a_code(cells, column)
            )
            if not money:
                continue
            labels = [cell for column, cell in sorted(cells.items()) if column < money[0][0] and not cell.figure]
            label = " ".join(cell.text for cell in labels)
            rows.append(MoneyRow(label, (labels[0].start, labels[-1].end) if labels else None, money))
        return rows

    def _header(self, row: int, column: int) -> str:
        """The words over a column: the nearest cell above that holds no money."""
        for number in sorted((other for other in self.grid if other < row), reverse=True):
            cell = self.grid[number].get(column)
            if cell is not None and cell.figure is None:
                return cell.text
        for block in (self.reader.around.document.blocks[index] for index in self.grid[row][column].blocks):
            if block.cell and block.cell.header:
                return block.cell.header[-1]
        return ""

    def _header_span(self, column: int) -> Span | None:
        for number in sorted(self.grid):
            cell = self.grid[number].get(column)
            if (
                cell is not None
                and cell.figure is None
                and self.reader.grammar.within(self.reader.text, cell.start, cell.end)
            ):
                return cell.start, cell.end
        return None

    def _is_other(self, row: int, column: int) -> bool:
        header = self._header(row, column)
        return bool(header) and (
            _TOTAL.search(header) is not None
            or any(group.in_label(header) for group in self.reader.words.groups.values())
        )

    def _is_a_code(self, cells: dict[int, TableCell], column: int) -> bool:
        """Whether a bare number only stands beside a label of its own: "Pay | $1,379 | Job code | 4417"."""
        figure, label = cells[column].figure, cells.get(column - 1)
        if figure is None or label is None or label.figure or figure.signed or figure.decimals:
            return False
        coded = _CODES.search(label.text) is not None
        return (coded or column - 1 > min(cells)) and not self.reader.words.is_pay_label(label.text)

    def _about_pay(self, rows: list[MoneyRow]) -> bool:
        text = self.reader.text
        over = " ".join(
            cell.text for number in list(self.grid)[:2] for cell in self.grid[number].values() if not cell.figure
        )
        if self.reader.words.labels.search(over):
            return True
        blocks = self.reader.around.document.blocks
        start = blocks[self.first]
        if self.reader.around.section(start.body) == "pay":
            return True
        if _LOW.search(over) and _HIGH.search(over) and "$" in text[start.body : blocks[self.last].end]:
            return True
        heading = self.reader.around.heading(start)
        above = blocks[self.first - 1] if self.first else None
        near = (heading.text if heading else "") + " " + (text[above.body : above.end][-120:] if above else "")
        return self.reader.words.labels.search(near) is not None

    def _wide(self, rows: list[MoneyRow]) -> PayTable | None:
        chosen = self._own_rows(rows)
        if chosen is None:
            chosen = list(self._own_columns(rows))
        findings: list[Finding] = []
        for row in chosen:
            findings += self._wages_of(row)
        used = frozenset(index for row in rows for _, cell in row.cells for index in cell.blocks)
        return PayTable(tuple(findings), used | self._bare_cells())

    def _bare_cells(self) -> frozenset[int]:
        """Cells of grade and step numbers, which are no money."""
        return frozenset(
            index
            for cells in self.grid.values()
            for cell in cells.values()
            if re.fullmatch(r"(?:[A-Za-z]+\s*)?\d{1,3}", cell.text.strip())
            for index in cell.blocks
        )

    def _own_rows(self, rows: list[MoneyRow]) -> list[MoneyRow] | None:
        """The rows of this job; None where the classes seem to stand in the columns."""
        if len(rows) == 1:
            return rows
        own = own_rows(rows, self.reader.own())
        if own:
            return own
        labels = [row.label for row in rows]
        if all(self.steps.search(label) or re.fullmatch(r"\s*\d{0,2}\s*", label) for label in labels) and not (
            _CLASSES.search(self._corner())
        ):
            return None
        if any(self.reader.words.jobs.search(label) or GRADE.match(label.strip()) for label in labels):
            return []
        return rows

    def _corner(self) -> str:
        """The words over the first column."""
        cells = next(iter(self.grid.values()), {})
        return cells[min(cells)].text if cells else ""

    def _own_columns(self, rows: list[MoneyRow]) -> Iterator[MoneyRow]:
        """The columns of a table of steps down the side, as rows: this job's where its title heads one, else all."""
        columns = sorted({column for row in rows for column, _ in row.cells})
        turned = []
        first = next(number for number, cells in self.grid.items() if any(cell.figure for cell in cells.values()))
        for column in columns:
            cells = tuple((column, cell) for row in rows for at, cell in row.cells if at == column)
            turned.append(MoneyRow(self._header(first, column), None, cells))
        own = own_rows(turned, self.reader.own())
        if own:
            yield from own
        elif not any(self.reader.words.jobs.search(row.label) or GRADE.match(row.label.strip()) for row in turned):
            yield from turned

    def _wages_of(self, row: MoneyRow) -> Iterator[Finding]:
        by_unit: dict[str, list[tuple[int, TableCell]]] = {}
        for column, cell in row.cells:
            per, _ = self._unit(cell, column)
            if per:
                by_unit.setdefault(per, []).append((column, cell))
        for per, cells in by_unit.items():
            yield from self._wage(row, per, cells, "steps" if len(cells) > 1 else "row")

    def _wage(self, row: MoneyRow, per: str, cells: list[tuple[int, TableCell]], rule: str) -> Iterator[Finding]:
        figures = [cell.figure for _, cell in cells if cell.figure]
        low, high = min(figure.low for figure in figures), max(figure.high for figure in figures)
        spans: list[Span] = []
        if len(figures) > 1 and self.reader.text.count("\n", figures[0].start, figures[-1].end) == 0:
            spans.append((figures[0].start, figures[-1].end))
        else:
            lowest = next(figure for figure in figures if figure.low == low)
            highest = next(figure for figure in figures if figure.high == high)
            spans.append((lowest.start, lowest.end))
            if highest is not lowest:
                spans.append((highest.start, highest.end))
        if row.label_span:
            spans.append(row.label_span)
        if (unit := self._unit(cells[0][1], cells[0][0])[1]) is not None:
            spans.append(unit)
        good = possible(per, low, self.reader.patterns) and possible(per, high, self.reader.patterns)
        yield Finding(
            "wages", Wage(low, high, per), tuple(dict.fromkeys(spans)), f"wages/table {rule}", 0.93 if good else 0.3
        )

    def _unit(self, cell: TableCell, column: int) -> tuple[str | None, Span | None]:
        figure = cell.figure
        assert figure is not None
        if figure.unit:
            return figure.unit.per, None
        for span in self._unit_places(column):
            for unit in self.reader.grammar.within(self.reader.text, *span):
                if (
                    unit.per != "piece"
                    and possible(unit.per, figure.low, self.reader.patterns)
                    and believable(unit.per, figure.low, self.reader.patterns)
                ):
                    return unit.per, (unit.start, unit.end)
        return by_size(figure.low, self.reader.patterns), None

    def _unit_places(self, column: int) -> Iterator[Span]:
        """Where the unit of a column may stand: its header, the table's corner, the lines around it, the heading."""
        if (header := self._header_span(column)) is not None:
            yield header
        for number in list(self.grid)[:2]:
            for cell in self.grid[number].values():
                if cell.figure is None:
                    yield cell.start, cell.end
        blocks = self.reader.around.document.blocks
        for index in (self.first - 1, self.last + 1, self.first - 2):
            if 0 <= index < len(blocks) and blocks[index].cell is None:
                yield blocks[index].body, min(blocks[index].end, blocks[index].body + 240)
        heading = self.reader.around.heading(blocks[self.first])
        if heading:
            yield heading.start, heading.end

    def _narrow(self, rows: list[MoneyRow]) -> PayTable | None:
        """One figure a row: steps give their ends, classes the own one's; anything else is read as label and value."""
        if len(rows) < 2 or len({row.cells[0][0] for row in rows}) > 1:
            return None
        labels = [row.label for row in rows]
        numbered = self.steps.search(self._corner()) is not None
        steps = [
            row
            for row in rows
            if self.steps.search(row.label) or not row.label.strip() or (numbered and len(row.label.strip()) <= 2)
        ]
        if (
            len(steps) == len(rows)
            and len(rows) >= _LEAST_STEPS
            and not any(self._names_money(label) for label in labels)
        ):
            per, _ = self._unit(rows[0].cells[0][1], rows[0].cells[0][0])
            if per is None:
                return None
            cells = [cell for row in rows for cell in row.cells]
            joined = MoneyRow("", None, tuple(cells))
            return PayTable(tuple(self._wage(joined, per, cells, "steps")), _used(rows))
        named = [row for row in rows if self.reader.words.jobs.search(row.label)]
        if len(named) >= 2 and len(named) == len(rows):
            own = own_rows(rows, self.reader.own())
            findings = [finding for row in own for finding in self._wages_of(row)]
            return PayTable(tuple(findings), _used(rows))
        return None

    def _names_money(self, label: str) -> bool:
        return any(group.in_label(label) for group in self.reader.words.groups.values())


def _used(rows: list[MoneyRow]) -> frozenset[int]:
    return frozenset(index for row in rows for _, cell in row.cells for index in cell.blocks)
