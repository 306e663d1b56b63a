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
from cie_extract.extractors.pay_words import PayExpressions
from cie_extract.extractors.typed_steps import find_typed_steps
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Span, Wage
from cie_extract.pattern_files import Patterns

_NUMBERED_STEP = re.compile(
    r"\W*(?:(?:level|step|tier|phase|stage|year)\s*(?:\d{1,2}|[A-Z]|one|two|three|four|five|six)\b|"
    r"(?:entry|start|starting|base|hire|new\s+hire)\s*(?:level|rate|pay)?\s*:)",
    re.IGNORECASE,
)
#: Words right behind a wage that say it is not all of the pay.
_TIPS = re.compile(
    r"[\s,;(]{0,3}(?P<tips>(?:plus|and|\+|&|with|excluding|not including)\s+"
    r"(?:(?:customer|cash|guest|shared|pooled|daily|all|any|your)\s+){0,2}(?:tips|gratuities))\b",
    re.IGNORECASE,
)
#: The ends of a scale of rates.
_FROM = re.compile(r"\b(?:from|between)\s+(?:as\s+little\s+as\s+|about\s+)?$", re.IGNORECASE)
_TO = re.compile(r"[^.;:$¢\d]*?\b(?:up\s+)?(?:to|and|through)\s+(?:as\s+much\s+as\s+|about\s+)?", re.IGNORECASE)
_TOP_OF_SCALE = re.compile(
    r"\s*[;,(–—-]?\s*(?:and\s+|with\s+)?(?:the\s+|a\s+)?(?:top|highest|maximum|max)"
    r"(?:\s+(?:step|rate|pay|wage|of\s+(?:the\s+)?(?:scale|range|pay)))?\s*(?:is|of|at|:)?\s*",
    re.IGNORECASE,
)
#: "$15.00 an hour (base), up to $17.50", nothing between them telling when it rises.
_UP_TO_TOP = re.compile(
    r"\s*[(,]?\s*(?:(?:base|to\s+start|starting|start|minimum|min\.?|entry)(?:\s+(?:pay|rate|wage))?)?\)?\s*[,;–—-]?\s*(?:and\s+)?"
    r"(?:up\s+)?to\s*(?:a\s+(?:top|maximum|max)\s+of\s+)?",
    re.IGNORECASE,
)
_BETWEEN = 40
_LEAST_STEPS = 3
_STEP_LABEL = 24
_STEPS_NAMED = re.compile(r"\b(?:step|level|year)\s*(?:\d{1,2}|[A-Z])\b", re.IGNORECASE)
_ROW_OF_STEPS, _SIGNS = 160, 3


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every wage of this position, in the order of the text; one below 0.5 is more likely none."""
    reader = PayReader(annotated, patterns)
    tables = [*find_pay_tables(reader), *find_typed_steps(reader)]
    used = {index for table in tables for index in table.blocks}
    for table in tables:
        yield from table.findings
    blocks = tuple(block for block in annotated.document.blocks if block.index not in used)
    figures = [figure for figure in reader.read(blocks) if figure.role == PAY and figure.per]
    yield from _wages(figures, annotated.text, reader.words)


def _wages(figures: list[PayFigure], text: str, words: PayExpressions) -> Iterator[Finding]:
    at = 0
    while at < len(figures):
        taken = (
            _ends_of_one(figures, at, text, words.risen)
            or _rates_from_to(figures, at, text)
            or _steps_of_one(figures, at, text, words.steps)
        )
        one = figures[at]
        if taken:
            group = figures[at : at + taken]
            lows = [figure.low for figure in group if figure.low is not None]
            yield Finding(
                "wages",
                Wage(min(lows) if lows else None, max(figure.high for figure in group), one.per or ""),
                _spans_of(group),
                "wages/ends" if group[0].end_of or one.per == "piece" else "wages/lines of steps",
                min(figure.score for figure in group),
            )
            at += taken
            continue
        spans = (*one.spans, *_tips_behind(one, text))
        yield Finding("wages", Wage(one.low, one.high, one.per or ""), spans, f"wages/{one.rule}", one.score)
        at += 1


def _spans_of(group: list[PayFigure]) -> tuple[Span, ...]:
    """Where the pay of several figures stands: a scale of piece rates from end to end, else its lowest and highest."""
    if group[0].per == "piece":
        return ((group[0].spans[0][0], group[-1].spans[0][1]),)
    return tuple(dict.fromkeys([group[0].spans[0], group[-1].spans[0], *group[0].spans[1:]]))


def _tips_behind(one: PayFigure, text: str) -> Iterator[Span]:
    """ "plus tips" right behind a wage: it belongs to what the wage says."""
    end = max(end for _, end in one.spans)
    found = _TIPS.match(text, end, one.block.end)
    if found:
        yield found.span("tips")


def _ends_of_one(figures: list[PayFigure], at: int, text: str, risen: re.Pattern[str]) -> int:
    """How many figures from here are the labelled ends of one range ("Minimum: $15.00", "Maximum: $18.40")."""
    first = figures[at]
    if _with_its_top(figures, at, text, risen):
        return 2
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


def _with_its_top(figures: list[PayFigure], at: int, text: str, risen: re.Pattern[str]) -> bool:
    """Whether the next figure is told as the top of this one's scale: "$20.14/hour; top step $24.80/hour", "$20.14 an
    hour, up to $24.80"."""
    first, *rest = figures[at : at + 2]
    if not rest or rest[0].block is not first.block or first.low is None or first.end_of not in ("", "lowest"):
        return False
    alike = rest[0].per == first.per and not first.figure.range and not rest[0].figure.range
    between = text[first.spans[0][1] : rest[0].figure.start]
    if not alike or first.high >= rest[0].high:
        return False
    if _TOP_OF_SCALE.fullmatch(between) is not None:
        return True
    behind = text[rest[0].figure.end : min(rest[0].block.end, rest[0].figure.end + _BETWEEN)]
    return rest[0].low is None and _UP_TO_TOP.fullmatch(between) is not None and not risen.search(behind)


def _rates_from_to(figures: list[PayFigure], at: int, text: str) -> int:
    """Two piece rates of one scale, each with its piece: "from $0.02 a liner to 11 cents a kit"; 0 for none."""
    if at + 1 == len(figures):
        return 0
    one, other = figures[at], figures[at + 1]
    if one.block is not other.block or not one.per == other.per == "piece" or one.low is None or one.low > other.high:
        return 0
    opened = _FROM.search(text, max(one.block.body, one.figure.start - 30), one.figure.start)
    between = text[one.figure.end : other.figure.start]
    return 2 if opened and len(between) <= _BETWEEN and _TO.fullmatch(between) else 0


def _steps_of_one(figures: list[PayFigure], at: int, text: str, words: re.Pattern[str]) -> int:
    """How many figures from here are steps of one pay, at least three; 0 for none.

    Lines that each begin with a step ("Level 1 … $15.00") or go on with one ("$15.00 to start", "$15.75 after six
    months"), or figures of one line with a step before each ("Step 1 $17.50 Step 2 $18.25 …").
    """
    first = figures[at]
    for is_next in (_step_line, _step_behind, _step_before, _step_over, _in_one_row):
        taken = 1
        while at + taken < len(figures) and figures[at + taken].per == first.per:
            if not is_next(figures[at + taken - 1], figures[at + taken], text, words):
                break
            taken += 1
        if taken >= _LEAST_STEPS:
            return taken
    return 0


def _step_line(one: PayFigure, other: PayFigure, text: str, words: re.Pattern[str]) -> bool:
    """Two lines that begin with numbered steps."""
    lines = _next_line(one, other)
    return lines and all(_NUMBERED_STEP.match(text, each.block.body, each.block.end) for each in (one, other))


def _step_behind(one: PayFigure, other: PayFigure, text: str, words: re.Pattern[str]) -> bool:
    """Two lines that begin with a figure and go on with a step."""
    return _next_line(one, other) and all(
        each.figure.start - each.block.body <= 2
        and words.search(text, each.figure.end, min(each.block.end, each.figure.end + 30))
        for each in (one, other)
    )


def _next_line(one: PayFigure, other: PayFigure) -> bool:
    return other.block.index - one.block.index == 1 and not one.block.cell and not other.block.cell


def _step_before(one: PayFigure, other: PayFigure, text: str, words: re.Pattern[str]) -> bool:
    """Two figures of a line with nothing but a step before each."""
    if one.block is not other.block:
        return False
    between = text[one.figure.end : other.figure.start]
    before = text[max(one.block.body, one.figure.start - len(between)) : one.figure.start]
    return len(between) <= _STEP_LABEL and words.search(between) is not None and words.search(before) is not None


def _step_over(one: PayFigure, other: PayFigure, text: str, words: re.Pattern[str]) -> bool:
    """Two figures alone in their lines, each below a line that names its step alone: "Step 1:" over "$17.50"."""
    if other.block.index - one.block.index != 2 or one.block.cell or other.block.cell:
        return False
    return all(_NUMBERED_STEP.fullmatch(_line_over(each, text)) and _is_all(each) for each in (one, other))


def _in_one_row(one: PayFigure, other: PayFigure, text: str, words: re.Pattern[str]) -> bool:
    """Two rising figures with nothing between, on a line below one that names steps: "Step 1 Step 2 Step 3"."""
    rising = (
        one.block is other.block and not text[one.figure.end : other.figure.start].strip() and one.high < other.high
    )
    return rising and len(_STEPS_NAMED.findall(_line_over(one, text))) >= _LEAST_STEPS


def _line_over(one: PayFigure, text: str) -> str:
    return text[max(0, one.block.start - _ROW_OF_STEPS) : one.block.start].rstrip("\n").rpartition("\n")[2].strip(" :")


def _is_all(one: PayFigure) -> bool:
    return one.block.end - one.block.body - (one.figure.end - one.figure.start) <= _SIGNS
