"""Every sum of money in a document, and what it is: this job's base pay, fringe, a bonus, another job's pay, a budget.

A figure is judged by what stands in its own stretch of its clause (from the figure before to the figure after), by the
label, table header or heading that rules it, and by who the sentence is about. Base and fringe are never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cie_extract.extractors.figure_role import FRINGE, PAY, role_of
from cie_extract.extractors.figure_unit import FigureUnit, Neighbour, UnitFinder
from cie_extract.extractors.grammar.money import Figure
from cie_extract.extractors.grammar.units import UnitGrammar, possible, unit_grammar
from cie_extract.extractors.own_job import OwnJob, find_own_job
from cie_extract.extractors.pay_words import PayExpressions, pay_expressions
from cie_extract.extractors.placed_figure import PlacedFigure, may_hold_money, placed_figures
from cie_extract.extractors.surroundings import Surroundings
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns

UNCLEAR = "unclear"

_ENDS_BEHIND = (
    ("lowest", re.compile(r"\s*[(,]?\s*min(?:imum)?\b", re.IGNORECASE)),
    ("middle", re.compile(r"\s*[(,]?\s*(?:mid(?:point)?|median)\b", re.IGNORECASE)),
    ("highest", re.compile(r"\s*[(,]?\s*(?:max(?:imum)?|top)\b", re.IGNORECASE)),
)
_AND = re.compile(r"[^.;$]{0,40}(?:\band\b|\bor\b|,)\s*[^.;$]{0,12}", re.IGNORECASE)
#: What a figure may be that the next one only goes on with.
_GO_ON = frozenset({"law", "bonus", "allowance"})
#: Sections in which a sum is seldom this job's pay.
_QUIET = frozenset({"duties", "qualifications", "benefits", "advancement", "boilerplate", "physical", "conditions"})
#: What may stand before a sum that a sentence opens with: a grade, "full time", "it's".
_OPENS_PAY = re.compile(
    r"\W*(?:(?:(?:full|part)[\s-]time|temporary|seasonal|permanent|entry level|it(?:['’]s|\s+is)|that(?:['’]s|\s+is)|this\s+is|(?:GS|WG|NF|NA|WL|WS)[-\s]?[\d-]+)\W+)*",  # noqa: E501
    re.IGNORECASE,
)
#: What parts the pieces of a line: "Castle Bay Hotel · Frederick, MD · $45,968 a year · 40 hours a week".
_PIECE_END = re.compile(r"\s[|·•–—]\s|\t")
_END_NAME = r"(?:min(?:imum)?|mid(?:point)?|max(?:imum)?)\b\.?"
_NO_MORE = re.compile(
    r"\W*(?:to start|to begin|DOE|"
    r"(?:(?:depending|based|dependent)\s+(?:on|upon)|(?:set\s+)?by|according\s+to|commensurate\s+with|to\s+match|with)\s+(?:\w+\s+){0,3}?"
    r"(?:experience|qualifications|skills?|location|shift|seniority|length\s+of\s+service|(?:years|time)\s+(?:of\s+service|in\s+the\s+job)|grade|step)|"
    rf"negotiable|{_END_NAME}(?:\s*[/,|-]\s*{_END_NAME})*)?\W*$",
    re.IGNORECASE,
)
_TO_START = re.compile(r"\s+(?:to\s+(?:start|begin)|starting\s+(?:pay|wage|rate))\b", re.IGNORECASE)
#: The same pay by another unit right behind: "$52,416 a year ($25.20 hourly)".
_SAID_AGAIN = re.compile(r"\s*(?:[(/|=,]|or\b|about\b|approximately\b|\s)*\$\s?\d", re.IGNORECASE)
_HOURS_BEHIND = re.compile(
    r"\W+(?:and\s+|for\s+|at\s+|on\s+|about\s+|(?:full|part)[\s-]time\W+)*(?:(?:a|an|up\s+to)\s+)?(?:[\w.]+[\s-]){0,4}?(?:hours?|hrs?|weekdays|weekends|mon|monday|days?|evenings|nights)\b",
    re.IGNORECASE,
)
#: "Pay, low end"; and an end alone before its sum: "Midpoint: $17.70".
_LOW_END = re.compile(r"\b(low|high|top|bottom|lower|upper|higher)\s+end\b", re.IGNORECASE)
_END_BEFORE = re.compile(
    r"\W*(?:(?P<low>min(?:imum)?|lowest|entry)|(?P<middle>mid(?:-?point)?|median)|max(?:imum)?|highest)\.?\W*",
    re.IGNORECASE,
)
_LIST_LINE = 70
_NEIGHBOURS = 12
_END_LABEL = 40
_NEXT_OF_LIST = re.compile(
    r"(?:\s*(?:/\s*|per\s+|an?\s+)(?:hour|hr|shift|day|week|month|year)\.?)?\s*(?:,|\bor\b|,\s*(?:and|or)\b)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PayFigure:
    """One figure and what it is. `role`: "pay", a group of patterns/pay/other_figures.yaml, or "unclear".

    `low` is None for "up to". `spans`: the figure first, then the words that gave the unit. `end_of`: "lowest",
    "middle" or "highest" where the figure is labelled as one end of a range.
    """

    figure: Figure
    block: Block
    role: str
    low: Decimal | None
    high: Decimal
    per: str | None
    spans: tuple[Span, ...]
    score: float
    rule: str
    end_of: str = ""


class PayReader:
    """Reads the figures of one document."""

    def __init__(self, annotated: Annotated, patterns: Patterns) -> None:
        self.around = Surroundings(annotated)
        self.text = annotated.text
        self.patterns = patterns
        self.grammar: UnitGrammar = unit_grammar(patterns)
        self.words: PayExpressions = pay_expressions(patterns)
        self._units = UnitFinder(self.grammar, self.words, patterns)
        self._own: OwnJob | None = None
        self._last: list[PayFigure] = []

    def own(self) -> OwnJob:
        """The job that the document is about."""
        if self._own is None:
            self._own = find_own_job(self.around, self.patterns)
        return self._own

    def read(self, blocks: Iterable[Block]) -> Iterator[PayFigure]:
        """The figures of these blocks, in order."""
        for block in blocks:
            if may_hold_money(self.text, block):
                yield from self._in_block(block)

    def _in_block(self, block: Block) -> Iterator[PayFigure]:
        placed = list(placed_figures(self.around, block, self.grammar, self.words, self.patterns))
        read: list[PayFigure] = []
        for index, one in enumerate(placed):
            later = [other.figure for other in placed[index + 1 : index + 3]]
            read.append(self._one(one, read[-_NEIGHBOURS:] or self._line_before(block), later))
        read = self._own_of_list(read)
        self._last = [one for one in read if one.role == PAY and one.score >= 0.7] or self._last
        yield from read

    def _own_of_list(self, read: list[PayFigure]) -> list[PayFigure]:
        """Of a list of jobs with their pay ("Helper $15.40; Grower $18.90") only this one's stays pay."""
        named = [self._job_before(one) if one.role == PAY else "" for one in read]
        if len(set(filter(None, named))) < 2 or not any(name and self.own().is_own(name) for name in named):
            return read
        return [
            replace(one, role="other_job") if name and not self.own().is_own(name) else one
            for one, name in zip(read, named, strict=True)
        ]

    def _job_before(self, one: PayFigure) -> str:
        """The name of a job right before a figure, "" for none."""
        names = list(self.words.jobs.finditer(self.text, max(one.block.body, one.figure.start - 30), one.figure.start))
        return names[-1].group() if names and one.figure.start - names[-1].end() <= 4 else ""

    def _line_before(self, block: Block) -> list[PayFigure]:
        """The pay of the line before, where this one goes on with the list: "Entry: $15.00", "Experienced: $17"."""
        if self._last and block.index - self._last[-1].block.index <= 2 and block.end - block.body <= _LIST_LINE:
            return self._last[-1:]
        return []

    def _one(self, one: PlacedFigure, earlier: list[PayFigure], later: list[Figure]) -> PayFigure:
        role = role_of(one, self.words, self.own)
        if role == PAY and earlier and self._goes_on(one, earlier[-1]):
            role = earlier[-1].role
        known = [
            Neighbour(other.figure, other.per, other.spans[-1])
            for other in earlier
            if other.per and other.role in (PAY, role)
        ]
        unit = self._units.find(one, known, later)
        low, high, end_of = self._ends(one)
        if role != PAY:
            per = unit.per or "hour" if role == FRINGE else unit.per
            return self._made(one, role, low, high, per, unit.span, 0.92, role, end_of)
        score, rule = self._evidence(one, unit, earlier)
        if unit.per is None or score == 0:
            return self._made(one, UNCLEAR, low, high, unit.per, unit.span, 0.3, rule, end_of)
        if not all(possible(unit.per, amount, self.patterns) for amount in (one.figure.low, one.figure.high)):
            score, rule = 0.3, "implausible"
        if one.figure.doubtful:
            score = min(score, 0.6)
        return self._made(one, PAY, low, high, unit.per, unit.span, score, rule, end_of)

    def _goes_on(self, one: PlacedFigure, before: PayFigure) -> bool:
        """Whether a figure only goes on with the one before: "$17.65 for large employers and $16.00 for others", "a
        $25 gift card in December and $100 after a year"."""
        if before.block is not one.block:
            return False
        between = self.text[before.figure.end : one.figure.start]
        if before.role == "differential" and _NEXT_OF_LIST.fullmatch(between):
            return True  # "a degree adds $0.50/hour, $1.00/hour or $1.50/hour"
        if before.role not in _GO_ON:
            return False
        if before.role != "law" and (one.figure.unit is not None or before.figure.unit is not None):
            return False
        return _AND.fullmatch(between) is not None

    def _made(
        self,
        one: PlacedFigure,
        role: str,
        low: Decimal | None,
        high: Decimal,
        per: str | None,
        unit: Span | None,
        score: float,
        rule: str,
        end_of: str,
    ) -> PayFigure:
        start, end = one.figure.start, one.figure.end
        if low is None and (met := self.words.up_to.search(self.text, one.before[0], start)):
            start = met.start()
        if unit is not None and 0 <= unit[0] - end <= 1:
            end = unit[1]
        spans: tuple[Span, ...] = ((start, end),)
        if unit is not None and not (unit[0] >= start and unit[1] <= end):
            spans = (*spans, unit)
        return PayFigure(one.figure, one.block, role, low, high, per, spans, score, rule, end_of)

    def _ends(self, one: PlacedFigure) -> tuple[Decimal | None, Decimal, str]:
        """The figure's ends ("up to" has no lower one), and which end of a labelled range it is."""
        figure = one.figure
        nearest = one.rulings[0].text if one.rulings and one.rulings[0].how != "heading" else ""
        end_of = ""
        nearest = _LOW_END.sub(r"\1", nearest)
        if len(nearest) < _END_LABEL or (len(nearest) < 2 * _END_LABEL and self._begins_with_an_end(nearest)):
            lowest, highest = self.words.lowest.search(nearest), self.words.highest.search(nearest)
            end_of = "lowest" if lowest and not highest else "highest" if highest and not lowest else ""
        if not end_of and not figure.range:
            behind = self.text[figure.end : min(one.after[1], figure.end + 14)]
            end_of = next((name for name, words in _ENDS_BEHIND if words.match(behind)), "")
        if (
            not end_of
            and not figure.range
            and (named := _END_BEFORE.fullmatch(self.text, one.block.body, figure.start))
        ):
            end_of = "lowest" if named["low"] else "middle" if named["middle"] else "highest"
        if not figure.range and self.words.up_to.search(self.text, one.before[0], figure.start):
            return None, figure.high, end_of
        return figure.low, figure.high, end_of

    def _begins_with_an_end(self, label: str) -> bool:
        """Whether a long label says at once which end it asks for: "Lowest hourly rate paid in the position"."""
        return self.words.lowest.match(label) is not None or self.words.highest.match(label) is not None

    def _evidence(self, one: PlacedFigure, unit: FigureUnit, earlier: list[PayFigure]) -> tuple[float, str]:
        """How sure it is that a figure is this job's pay, and by which rule; 0 where nothing says so."""
        start, end = one.clauses.sentence(one.figure.start)
        said = self.words.clauses.search(self.text, start, one.figure.start) or self.words.clauses.search(
            self.text, one.figure.end, max(one.figure.end, min(end, one.figure.end + 50))
        )
        label_is_over = one.ruling is not None and one.ruling.how == "inline" and one.ruling.end < start
        if label_is_over and unit.how == "size" and not said and start < one.figure.start:
            return 0.0, "nothing says pay"
        under_pay = self._under_pay(one)
        listed = unit.how == "shared" and any(other.role == PAY and other.score >= 0.5 for other in earlier)
        by_piece = one.figure.low < 2 and self.words.piece.search(self.text, start, end)
        if unit.per == "piece" and not (said or one.ruling or under_pay or listed or by_piece):
            return 0.0, "piece"
        if one.ruling:
            return {"direct": 0.97, "size": 0.9}.get(unit.how, 0.94), f"label/{unit.how}"
        if under_pay:
            return {"direct": 0.95, "size": 0.82}.get(unit.how, 0.9), f"section/{unit.how}"
        quiet = self.around.section(one.figure.start) in _QUIET
        if said:
            if unit.how == "size":
                return (0.4 if quiet else 0.72), "clause/size"
            if unit.per == "hour":
                return (0.6 if quiet else 0.88), f"clause/{unit.how}"
            return (0.4 if quiet else 0.78), f"clause/{unit.how}"
        if listed:
            return 0.75, "list"
        if unit.how == "direct" and self._states_pay(one):
            return 0.74, "pay and nothing else"
        if unit.how == "size" and unit.per == "hour" and one.figure.signed and not quiet and self._is_to_start(one):
            return 0.7, "to start"
        if unit.per == "hour" and unit.how in ("direct", "shared"):
            # nothing but pay is told by the hour in such papers
            return (0.35 if quiet else 0.72), "unit"
        return 0.0, "nothing says pay"

    def _is_to_start(self, one: PlacedFigure) -> bool:
        return _TO_START.match(self.text, one.figure.end) is not None

    def _states_pay(self, one: PlacedFigure) -> bool:
        """Whether a sentence says a sum with its unit first, and nothing but hours and the like after it: "$2,990 a
        month; 40 hours a week."."""
        figure = one.figure
        start, end = one.clauses.sentence(figure.start)
        start = max([start, *(bar.end() for bar in _PIECE_END.finditer(self.text, start, figure.start))])
        if not figure.signed or not _OPENS_PAY.fullmatch(self.text, start, figure.start):
            return False
        rest = _PIECE_END.split(self.text[figure.end : end])[0]
        if _SAID_AGAIN.match(rest):
            return True
        return _NO_MORE.match(rest) is not None or (len(rest) < 90 and _HOURS_BEHIND.match(rest) is not None)

    def _under_pay(self, one: PlacedFigure) -> bool:
        """Whether the figure stands in a section or under a heading on pay."""
        if self.around.section(one.figure.start) == "pay":
            return True
        heading = next((ruling for ruling in one.rulings if ruling.how == "heading"), None)
        return heading is not None and len(heading.text) < 60 and self.words.is_pay_label(heading.text)
