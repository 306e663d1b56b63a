"""A sum of money in its place: the words that are its own, and the label that rules it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cie_extract.extractors.grammar.clauses import Clauses, first_connector, last_connector, read_clauses
from cie_extract.extractors.grammar.money import Figure, find_figures
from cie_extract.extractors.grammar.units import UnitGrammar, by_size
from cie_extract.extractors.pay_words import PayExpressions
from cie_extract.extractors.surroundings import Ruling, Surroundings
from cie_extract.model.document import Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns

_MONEY = ("$", "¢", "usd", "dollar", "cent", "hour", "/hr", "/ hr", "per hr", "annum")
_THOUSAND = re.compile(r"\d[kK]\b")
#: A number that may be money though nothing beside it says so: "17.25", "38,480", or all of a short cell.
_BARE = re.compile(r"\d\.\d{2}(?!\d)|\d,\d{3}(?!\d)")
_SHORT_CELL = 24
#: A unit that is all of a label: "Annual: $34,320".
_UNIT_LABEL = re.compile(r"\W*(?:annual(?:ly)?|yearly|monthly|semi-?monthly|bi-?weekly|weekly|daily)\W*", re.IGNORECASE)
#: Labels that name a grade or the first step: "Range 14: $3,120", "Start: $15.40".
_RANK_LABEL = re.compile(
    r"\W*(?:(?:range|grade|step|band|group|level|tier)\s*#?[A-Z]{0,2}-?\d{1,3}[A-Z]?|start(?:ing)?|(?:at\s+)?hire|entry(?:[\s-]level)?)\W*",
    re.IGNORECASE,
)
#: Labels over bare numbers that are money: "Hourly wage ($): 17.25", but not "Pay grade: 45".
_MONEY_LABEL = re.compile(r"\b(?:wages?|rates?|salary|hourly|pay|compensation|draw)\b|\$", re.IGNORECASE)
_NUMBER_LABEL = re.compile(
    r"\b(?:grade|step|level|range|band|schedule|class|code|period|number|no|id|group|tier)\b", re.IGNORECASE
)
#: A label without a colon right before a figure: "Position Aide Hourly wage ($) 17.25".
_RIGHT_BEFORE = re.compile(
    r"\b(?:Hourly|Base|Starting|Pay|Wage|Salary|Rate)(?:\s+(?:wage|rate|pay|salary|of\s+pay|per\s+hour|range))*\s*(?:\(\$(?:/hr)?\))?\s*[:|=]?\s*$"
)
_RATE_OF = re.compile(
    r"\b(?:hourly|pay|base|starting)\s+(?:rate|wage|pay|salary)(?:\s+of\s+pay)?\s+(?:of|is|at|will\s+be)\s*$",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pays?|paid|earns?|at|of|rate|(?:pay|wage|rate)\s+is|makes?|gets?)\s*:?\s*(?:you\s+)?$", re.IGNORECASE
)
#: "37.5 hours per week" under a label of pay.
_OF_TIME = re.compile(
    r"[ \u00a0-]*(?:(?:paid|scheduled|working|regular|work)\s+)?(?:hours?|hrs?|days?|weeks?|months?)\b(?!\s*\$)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r",\d{3}|\d\s?[kK]\b")
#: Sums looked at in one block: a guard against text made to cost time.
_MOST_IN_BLOCK = 80
_LONGEST_LABEL = 90
_BEFORE, _AFTER = 90, 48


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure and what stands around it. `before` and `after`: the words of its clause that are its own;
    `rulings`: what rules it, nearest first; `ruling`: the label among these that says pay."""

    text: str
    block: Block
    clauses: Clauses
    figure: Figure
    before: Span
    after: Span
    rulings: tuple[Ruling, ...]
    ruling: Ruling | None


def may_hold_money(text: str, block: Block) -> bool:
    """Whether it is worth looking for money in a block."""
    words = text[block.body : block.end]
    lowered = words.lower()
    if any(sign in lowered for sign in _MONEY):
        return True
    if len(words) > _SHORT_CELL:
        return _BARE.search(words) is not None or _THOUSAND.search(words) is not None
    return any(character.isdigit() for character in words)


def placed_figures(
    around: Surroundings, block: Block, grammar: UnitGrammar, words: PayExpressions, patterns: Patterns
) -> Iterator[PlacedFigure]:
    """The sums of money of a block, in order."""
    text = around.text
    figures = find_figures(text, grammar, block.body, block.end)
    if not figures:
        return
    clauses = read_clauses(text, block.body, block.end)
    kept: list[tuple[Figure, tuple[Ruling, ...], Ruling | None]] = []
    for figure in figures[:_MOST_IN_BLOCK]:
        if not figure.signed and not _worth_a_look(text, block, figure):
            continue
        rulings = around.rulings(block, figure.start)
        ruling = pay_ruling(text, block, figure, rulings, words)
        if figure.signed or _is_money(text, block, clauses, figure, ruling, words, patterns):
            kept.append((figure, rulings, ruling))
    sums = [figure for figure, _, _ in kept]
    for index, (figure, rulings, ruling) in enumerate(kept):
        before, after = _stretches(text, sums, index, clauses)
        yield PlacedFigure(text, block, clauses, figure, before, after, rulings, ruling)


def _alone(text: str, block: Block, figure: Figure) -> bool:
    """Whether a figure is all of its block: no other word or number stands there."""
    if block.end - block.body - (figure.end - figure.start) > 40:
        return False
    rest = text[block.body : figure.start] + text[figure.end : block.end]
    return not any(character.isalnum() for character in rest)


def _worth_a_look(text: str, block: Block, figure: Figure) -> bool:
    """Whether a bare number has a unit or the shape of money."""
    thousands = figure.low >= 10000 and _THOUSANDS.search(text, figure.start, figure.money_end) is not None
    return figure.unit is not None or figure.decimals or thousands or _alone(text, block, figure)


def _is_money(
    text: str,
    block: Block,
    clauses: Clauses,
    figure: Figure,
    ruling: Ruling | None,
    words: PayExpressions,
    patterns: Patterns,
) -> bool:
    """Whether a bare number is a sum of money: it needs a unit and cents, or a pay label."""
    if _OF_TIME.match(text, figure.money_end):
        return False
    if figure.unit is not None:
        if figure.unit.per in ("day", "week", "month", "piece") and not figure.decimals:
            return False
        if figure.unit.per not in ("hour", "piece"):
            return ruling is not None or figure.low >= 1000
        start, _ = clauses.clause(figure.start)
        paid = words.clauses.search(text, start, figure.start) is not None
        pays = _PAYS.search(text[max(0, figure.start - 20) : figure.start]) is not None
        alone = figure.decimals and _alone(text, block, figure)
        return ruling is not None or (paid and (figure.decimals or pays)) or alone
    if ruling is None or not _MONEY_LABEL.search(ruling.text):
        return False
    if _NUMBER_LABEL.search(ruling.text) and not figure.decimals:
        return False
    if _alone(text, block, figure) or figure.decimals:
        return by_size(figure.low, patterns) is not None
    return figure.low >= 10000


def pay_ruling(
    text: str, block: Block, figure: Figure, rulings: tuple[Ruling, ...], words: PayExpressions
) -> Ruling | None:
    """The label over a figure that says pay, if there is one: first in the block, or printed as a label."""
    opening = text[block.body : figure.start]
    if (
        len(opening) <= _LONGEST_LABEL
        and 0 < len(opening.split()) <= 6
        and words.is_pay_label(opening)
        and not words.jobs.search(opening)
        and not re.search(r"\d|[.;]\s", opening)
    ):
        return Ruling(opening, block.body, figure.start, "inline")
    floor = max(block.body, figure.start - 48)
    near = _RIGHT_BEFORE.search(text, floor, figure.start) or _RATE_OF.search(text, floor, figure.start)
    if near and not words.not_labels.search(near.group()):
        return Ruling(near.group(), near.start(), figure.start, "inline")
    for ruling in rulings:
        if ruling.how == "heading" or len(ruling.text) > _LONGEST_LABEL:
            continue
        if ruling.how == "above" and not figure.signed and "$" in ruling.text and re.search(r"\d", ruling.text):
            continue  # the line over it has a sum of its own and is no label: "$15.60 per hour" over "28"
        if words.is_pay_label(ruling.text):
            return ruling
        if ruling.how == "cell" and not figure.signed:
            return None  # "Job code | 4417" beside "Rate of pay | …"
        if _UNIT_LABEL.fullmatch(ruling.text.strip()) or (figure.signed and _RANK_LABEL.fullmatch(ruling.text.strip())):
            return ruling
    return None


def _stretches(text: str, figures: list[Figure], index: int, clauses: Clauses) -> tuple[Span, Span]:
    """The words before and after a figure that are its own: none that belong to its neighbours."""
    figure = figures[index]
    start, _ = clauses.clause(figure.start)
    _, end = clauses.clause(max(figure.end - 1, figure.start))
    end = max(end, figure.end)
    if start == figure.start and start > clauses.start:
        # "H&W ($5.55 an hour)": what the bracket explains stands before it
        start, _ = clauses.clause(start - 3)
    previous = figures[index - 1] if index else None
    following = figures[index + 1] if index + 1 < len(figures) else None
    before, after = max(start, figure.start - _BEFORE), min(end, figure.end + _AFTER)
    if previous and previous.end > before:
        between = last_connector(text, previous.end, figure.start)
        before = between if between > previous.end else previous.end
    stop = first_connector(text, figure.end, after)
    if following and following.start < end and stop >= following.start:
        # nothing parts the two figures: the words between belong to the second
        stop = figure.end
    return (min(before, figure.start), figure.start), (figure.end, max(figure.end, min(after, stop)))
