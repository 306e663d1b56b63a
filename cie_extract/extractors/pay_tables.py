"""Pay tables: steps of one class, or several classes of which one is this job. Steps give their lowest and highest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cie_extract.extractors.grammar.money import Figure, find_figures
from cie_extract.extractors.grammar.units import by_size, possible
from cie_extract.extractors.own_job import OwnJob, singular
from cie_extract.extractors.pay_figures import PayReader
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Finding, Span, Wage
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import phrase_finder

_RUN = re.compile(r"(?:\$?\s?\d{1,3}(?:,\d{3})*\.\d{2}[\s|/]+){2,}\$?\s?\d{1,3}(?:,\d{3})*\.\d{2}(?!\d)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d+")
_TOTAL = re.compile(r"\btotals?\b", re.IGNORECASE)
_GRADE = re.compile(
    r"^(?:(?:pay\s+)?(?:grade|range|level|band|class|no\.?|#)\s*)?(?P<grade>[A-Z]{0,3}[- ]?\d{1,3}[A-Z]?)$",
    re.IGNORECASE,
)
_CLASSES = re.compile(r"\b(?:grades?|class|classes|classification|ranges?|positions?|titles?|bands?)\b", re.IGNORECASE)
_LEAST_STEPS = 3


@dataclass(frozen=True, slots=True)
class PayTable:
    """What a table says of this job's pay, and the blocks that need no second look."""

    findings: tuple[Finding, ...]
    blocks: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int
    blocks: tuple[int, ...]
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with money in it: what names it, and its figures by column."""

    label: str
    label_span: Span | None
    cells: tuple[tuple[int, _Cell], ...]


def find_pay_tables(reader: PayReader) -> list[PayTable]:
    """The pay tables of a document, ruled or typed with spaces."""
    found = []
    for rows in reader.around.tables.values():
        if table := _Table(reader, rows).read():
            found.append(table)
    if table := _typed_rows(reader):
        found.append(table)
    return found


class _Table:
    def __init__(self, reader: PayReader, rows: dict[int, list[Block]]) -> None:
        self.reader = reader
        self.words = load_pay(reader.patterns).pay
        self.steps = phrase_finder(self.words.steps)
        self.grid = {number: self._cells(blocks) for number, blocks in sorted(rows.items())}
        self.first = min((block.index for blocks in rows.values() for block in blocks), default=0)
        self.last = max((block.index for blocks in rows.values() for block in blocks), default=0)

    def _cells(self, blocks: list[Block]) -> dict[int, _Cell]:
        columns: dict[int, list[Block]] = {}
        for block in blocks:
            assert block.cell
            columns.setdefault(block.cell.column, []).append(block)
        return {column: self._cell(parts) for column, parts in columns.items()}

    def _cell(self, parts: list[Block]) -> _Cell:
        start, end = parts[0].body, parts[-1].end
        text = self.reader.text[start:end]
        return _Cell(text, start, end, tuple(part.index for part in parts), _only_figure(self.reader, start, end))

    def read(self) -> PayTable | None:
        rows = self._money_rows()
        if not rows or not self._about_pay(rows):
            return None
        wide = [row for row in rows if len(row.cells) > 1]
        if wide:
            return self._wide(wide)
        return self._narrow(rows)

    def _money_rows(self) -> list[_Row]:
        rows = []
        for number, cells in self.grid.items():
            money = tuple(
                (column, cell)
                for column, cell in sorted(cells.items())
                if cell.figure and not self._is_other(number, column)
            )
            if not money:
                continue
            labels = [cell for column, cell in sorted(cells.items()) if column < money[0][0] and not cell.figure]
            label = " ".join(cell.text for cell in labels)
            rows.append(_Row(label, (labels[0].start, labels[-1].end) if labels else None, money))
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
            or any(labels.search(header) for _, _, labels in self.reader.words.groups.values())
        )

    def _about_pay(self, rows: list[_Row]) -> bool:
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
        heading = self.reader.around.heading(start)
        above = blocks[self.first - 1] if self.first else None
        near = (heading.text if heading else "") + " " + (text[above.body : above.end][-120:] if above else "")
        return self.reader.words.labels.search(near) is not None

    def _wide(self, rows: list[_Row]) -> PayTable | None:
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

    def _own_rows(self, rows: list[_Row]) -> list[_Row] | None:
        """The rows of this job; None where the classes seem to stand in the columns."""
        if len(rows) == 1:
            return rows
        own = _own_rows(rows, self.reader.own)
        if own:
            return own
        labels = [row.label for row in rows]
        if all(self.steps.search(label) or re.fullmatch(r"\s*\d{0,2}\s*", label) for label in labels) and not (
            _CLASSES.search(self._corner())
        ):
            return None
        if any(self.reader.words.jobs.search(label) or _GRADE.match(label.strip()) for label in labels):
            return []
        return rows

    def _corner(self) -> str:
        """The words over the first column."""
        cells = next(iter(self.grid.values()), {})
        return cells[min(cells)].text if cells else ""

    def _own_columns(self, rows: list[_Row]) -> Iterator[_Row]:
        """The columns of a table of steps down the side, as rows: this job's where its title heads one, else all."""
        columns = sorted({column for row in rows for column, _ in row.cells})
        turned = []
        first = next(number for number, cells in self.grid.items() if any(cell.figure for cell in cells.values()))
        for column in columns:
            cells = tuple((column, cell) for row in rows for at, cell in row.cells if at == column)
            turned.append(_Row(self._header(first, column), None, cells))
        own = _own_rows(turned, self.reader.own)
        if own:
            yield from own
        elif not any(self.reader.words.jobs.search(row.label) or _GRADE.match(row.label.strip()) for row in turned):
            yield from turned

    def _wages_of(self, row: _Row) -> Iterator[Finding]:
        by_unit: dict[str, list[tuple[int, _Cell]]] = {}
        for column, cell in row.cells:
            per, _ = self._unit(cell, column)
            if per:
                by_unit.setdefault(per, []).append((column, cell))
        for per, cells in by_unit.items():
            yield from self._wage(row, per, cells, "steps" if len(cells) > 1 else "row")

    def _wage(self, row: _Row, per: str, cells: list[tuple[int, _Cell]], rule: str) -> Iterator[Finding]:
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

    def _unit(self, cell: _Cell, column: int) -> tuple[str | None, Span | None]:
        figure = cell.figure
        assert figure is not None
        if figure.unit:
            return figure.unit.per, None
        for span in self._unit_places(column):
            for unit in self.reader.grammar.within(self.reader.text, *span):
                if (
                    unit.per != "piece"
                    and possible(unit.per, figure.low, self.reader.patterns)
                    and self._believable(unit.per, figure.low)
                ):
                    return unit.per, (unit.start, unit.end)
        return by_size(figure.low, self.reader.patterns), None

    def _believable(self, per: str, amount: Decimal) -> bool:
        guessed = by_size(amount, self.reader.patterns)
        return not (guessed == "hour" and per != "hour" and per != "day") and not (
            guessed == "year" and per in ("hour", "day", "week")
        )

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

    def _narrow(self, rows: list[_Row]) -> PayTable | None:
        """One figure a row: steps give their ends, classes the own one's; anything else is read as label and value."""
        if len(rows) < 2 or len({row.cells[0][0] for row in rows}) > 1:
            return None
        labels = [row.label for row in rows]
        steps = [row for row in rows if self.steps.search(row.label) or not row.label.strip()]
        if (
            len(steps) == len(rows)
            and len(rows) >= _LEAST_STEPS
            and not any(self._names_money(label) for label in labels)
        ):
            per, _ = self._unit(rows[0].cells[0][1], rows[0].cells[0][0])
            if per is None:
                return None
            cells = [cell for row in rows for cell in row.cells]
            joined = _Row("", None, tuple(cells))
            return PayTable(tuple(self._wage(joined, per, cells, "steps")), _used(rows))
        named = [row for row in rows if self.reader.words.jobs.search(row.label)]
        if len(named) >= 2 and len(named) == len(rows):
            own = _own_rows(rows, self.reader.own)
            findings = [finding for row in own for finding in self._wages_of(row)]
            return PayTable(tuple(findings), _used(rows))
        return None

    def _names_money(self, label: str) -> bool:
        return any(labels.search(label) for _, _, labels in self.reader.words.groups.values())


def _used(rows: list[_Row]) -> frozenset[int]:
    return frozenset(index for row in rows for _, cell in row.cells for index in cell.blocks)


def _only_figure(reader: PayReader, start: int, end: int) -> Figure | None:
    """The figure that is all of a cell, or None."""
    if end - start > 60:
        return None
    figures = find_figures(reader.text, reader.grammar, start, end)
    if len(figures) != 1:
        return None
    figure = figures[0]
    rest = reader.text[start : figure.start] + reader.text[figure.end : end]
    if re.search(r"\w", rest) or not (figure.signed or figure.decimals or figure.low >= 1000):
        return None
    return figure


def _own_rows(rows: list[_Row], own: OwnJob) -> list[_Row]:
    """The rows that this job's title or pay grade names."""
    by_grade = [row for row in rows if (met := _GRADE.match(row.label.strip())) and _plain(met["grade"]) in own.grades]
    if by_grade:
        return by_grade
    titles = [{singular(word) for word in _WORD.findall(title)} for title in own.titles]
    best: list[_Row] = []
    most = 0
    for row in rows:
        words = {singular(word) for word in _WORD.findall(row.label)}
        if words and any(words <= title for title in titles) and len(words) >= most:
            best = [*best, row] if len(words) == most else [row]
            most = len(words)
    return best


def _plain(grade: str) -> str:
    return grade.replace(" ", "").replace("-", "").upper()


def _typed_rows(reader: PayReader) -> PayTable | None:
    """Steps typed as one line: "Office Aide 16.10 16.90 17.75 18.64"."""
    found: list[tuple[_Row, Block]] = []
    for block in reader.around.document.blocks:
        if block.cell or block.kind is BlockKind.FOOTER:
            continue
        run = _RUN.search(reader.text, block.body, block.end)
        if run is None:
            continue
        figures = find_figures(reader.text, reader.grammar, run.start(), run.end())
        values = [figure.low for figure in figures]
        if len(values) < _LEAST_STEPS or values != sorted(values) or values[0] <= 0 or values[-1] / values[0] > 3:
            continue
        whole = Figure(run.start(), run.end(), run.end(), values[0], values[-1], True, figures[-1].unit, decimals=True)
        cell = _Cell(run.group(), run.start(), run.end(), (block.index,), whole)
        found.append((_Row(reader.text[block.body : run.start()].strip(), None, ((0, cell),)), block))
    if not found:
        return None
    rows = [row for row, _ in found]
    own = rows if len(rows) == 1 else _own_rows(rows, reader.own)
    findings = [finding for row, block in found if row in own for finding in _typed_wage(reader, row, block)]
    return PayTable(tuple(findings), frozenset(block.index for _, block in found))


def _typed_wage(reader: PayReader, row: _Row, block: Block) -> Iterator[Finding]:
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
            and not _mistaken(unit.per, figure, reader)
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


def _mistaken(per: str, figure: Figure, reader: PayReader) -> bool:
    guessed = by_size(figure.low, reader.patterns)
    return (guessed == "hour" and per not in ("hour", "day")) or (guessed == "year" and per in ("hour", "day", "week"))
