"""Rows of pay tables, and which of them are this job's: by its title or its pay grade."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cie_extract.extractors.grammar.money import Figure, find_figures
from cie_extract.extractors.grammar.units import UnitGrammar
from cie_extract.extractors.own_job import OwnJob, singular
from cie_extract.model.finding import Span

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d+")
#: The label of a row of a grade: "7", "Grade N2", "B".
GRADE = re.compile(
    r"^(?:(?:pay\s+)?(?:grade|range|level|band|class|no\.?|#)\s*)?"
    r"(?P<grade>[A-Z]{0,3}[- ]?\d{1,3}[A-Z]?|(?-i:[A-Z]|[IVX]{2,4}))$",
    re.IGNORECASE,
)
LONGEST_SUM = 60
#: How much of label and title must be common where the label is not held whole.
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class TableCell:
    """The words of a cell, where they stand, its blocks, and the sum that it holds and nothing else."""

    text: str
    start: int
    end: int
    blocks: tuple[int, ...]
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row with money in it: what names it, and its figures by column."""

    label: str
    label_span: Span | None
    cells: tuple[tuple[int, TableCell], ...]


def only_figure(text: str, grammar: UnitGrammar, start: int, end: int) -> Figure | None:
    """The figure that is all of a cell, or None."""
    if end - start > LONGEST_SUM:
        return None
    figures = find_figures(text, grammar, start, end)
    if len(figures) != 1:
        return None
    figure = figures[0]
    rest = text[start : figure.start] + text[figure.end : end]
    if re.search(r"\w", rest) or not (figure.signed or figure.decimals or figure.low >= 1000):
        return None
    return figure


def own_rows(rows: list[MoneyRow], own: OwnJob) -> list[MoneyRow]:
    """The rows that this job's title or pay grade names."""
    by_grade = [row for row in rows if (met := GRADE.match(row.label.strip())) and _plain(met["grade"]) in own.grades]
    if by_grade:
        return by_grade
    titles = [{singular(word) for word in _WORD.findall(title)} for title in own.titles]
    shares = [(max((_share(row.label, title) for title in titles), default=0.0), row) for row in rows]
    best = max((share for share, _ in shares), default=0.0)
    if best < _LEAST_SHARE:
        return []
    chosen = [row for share, row in shares if share == best]
    return chosen if best >= 1 or len(chosen) == 1 else []


def _share(label: str, title: set[str]) -> float:
    """How much of a row's label a title holds, more than 1 for a longer label held whole."""
    words = {singular(word) for word in _WORD.findall(label)}
    if not words:
        return 0.0
    if words <= title:
        return 1 + len(words) / 100
    numbers = {word for word in words if word.isdigit() or len(word) <= 2}
    if numbers - title and {word for word in title if word.isdigit()}:
        return 0.0  # Clerk 2 is not Clerk 1
    return len(words & title) / len(words | title)


def _plain(grade: str) -> str:
    return grade.replace(" ", "").replace("-", "").upper()
