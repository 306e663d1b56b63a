"""Base pay as stated for this position: every range and figure, with its unit.

Fringe, bonuses, differentials, budgets and the pay of other jobs are left out (patterns/pay/other_figures.yaml). A
step table gives its lowest and its highest; a promised raise is a second wage; an annual figure stays annual here
(`stages/hourly.py` computes what an hour of it is).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cie_extract.extractors.figure_role import PAY
from cie_extract.extractors.pay_figures import PayFigure, PayReader
from cie_extract.extractors.pay_tables import find_pay_tables
from cie_extract.extractors.typed_steps import find_typed_steps
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Wage
from cie_extract.pattern_files import Patterns

_NUMBERED_STEP = re.compile(
    r"\W*(?:level|step|tier|phase|stage|year)\s*(?:\d{1,2}|[A-Z]|one|two|three|four|five|six)\b", re.IGNORECASE
)
_LEAST_STEPS = 3


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every wage of this position, in the order of the text; one below 0.5 is more likely none."""
    reader = PayReader(annotated, patterns)
    tables = [*find_pay_tables(reader), *find_typed_steps(reader)]
    used = {index for table in tables for index in table.blocks}
    for table in tables:
        yield from table.findings
    blocks = tuple(block for block in annotated.document.blocks if block.index not in used)
    figures = [figure for figure in reader.read(blocks) if figure.role == PAY and figure.per]
    yield from _wages(figures, annotated.text, _NUMBERED_STEP)


def _wages(figures: list[PayFigure], text: str, steps: re.Pattern[str]) -> Iterator[Finding]:
    at = 0
    while at < len(figures):
        taken = _ends_of_one(figures, at) or _steps_of_one(figures, at, text, steps)
        one = figures[at]
        if taken:
            group = figures[at : at + taken]
            lows = [figure.low for figure in group if figure.low is not None]
            yield Finding(
                "wages",
                Wage(min(lows) if lows else None, max(figure.high for figure in group), one.per or ""),
                tuple(dict.fromkeys([group[0].spans[0], group[-1].spans[0], *group[0].spans[1:]])),
                "wages/ends" if group[0].end_of else "wages/lines of steps",
                min(figure.score for figure in group),
            )
            at += taken
            continue
        yield Finding("wages", Wage(one.low, one.high, one.per or ""), one.spans, f"wages/{one.rule}", one.score)
        at += 1


def _ends_of_one(figures: list[PayFigure], at: int) -> int:
    """How many figures from here are the labelled ends of one range ("Minimum: $15.00", "Maximum: $18.40")."""
    first = figures[at]
    if first.end_of != "lowest" or first.figure.range or first.low is None:
        return 0
    for taken in (2, 3):
        if at + taken > len(figures):
            return 0
        last = figures[at + taken - 1]
        if last.per != first.per or last.figure.range or last.block.index - first.block.index > 2 * taken:
            return 0
        if last.end_of == "highest":
            return taken if first.low <= last.high else 0
        if last.end_of != "middle":
            return 0
    return 0


def _steps_of_one(figures: list[PayFigure], at: int, text: str, steps: re.Pattern[str]) -> int:
    """How many lines from here are numbered steps of one pay ("Level 1 … $15.00"), at least three; 0 for none."""
    taken = 0
    for figure in figures[at:]:
        block = figure.block
        before = figures[at + taken - 1].block if taken else None
        if block.cell or figure.per != figures[at].per or not steps.match(text, block.body, block.end):
            break
        if before and block.index - before.index != 1:
            break
        taken += 1
    return taken if taken >= _LEAST_STEPS else 0
