"""Base pay as stated for this position: every range and figure, with its unit.

Fringe, bonuses, differentials, budgets and the pay of other jobs are left out (patterns/pay/other_figures.yaml). A
step table gives its lowest and its highest; a promised raise is a second wage; an annual figure stays annual here
(`stages/hourly.py` computes what an hour of it is).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cie_extract.extractors.pay_figures import PAY, PayFigure, PayReader
from cie_extract.extractors.pay_tables import find_pay_tables
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Wage
from cie_extract.pattern_files import Patterns


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every wage of this position, in the order of the text; one below 0.5 is more likely none."""
    reader = PayReader(annotated, patterns)
    tables = find_pay_tables(reader)
    used = {index for table in tables for index in table.blocks}
    for table in tables:
        yield from table.findings
    blocks = tuple(block for block in annotated.document.blocks if block.index not in used)
    figures = [figure for figure in reader.read(blocks) if figure.role == PAY and figure.per]
    yield from _wages(figures)


def _wages(figures: list[PayFigure]) -> Iterator[Finding]:
    at = 0
    while at < len(figures):
        one = figures[at]
        if at + 1 < len(figures) and _ends_of_one(one, figures[at + 1]):
            other = figures[at + 1]
            yield Finding(
                "wages",
                Wage(one.low, other.high, one.per or ""),
                (one.spans[0], other.spans[0], *one.spans[1:]),
                "wages/ends",
                min(one.score, other.score),
            )
            at += 2
            continue
        yield Finding("wages", Wage(one.low, one.high, one.per or ""), one.spans, f"wages/{one.rule}", one.score)
        at += 1


def _ends_of_one(one: PayFigure, other: PayFigure) -> bool:
    """Whether two neighbours are the labelled ends of one range: "Minimum: $15.00", "Maximum: $18.40"."""
    return (
        (one.end_of, other.end_of) == ("lowest", "highest")
        and one.per == other.per
        and one.low is not None
        and one.low <= other.high
        and not one.figure.range
        and not other.figure.range
        and other.block.index - one.block.index <= 3
    )
