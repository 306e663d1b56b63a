"""Every sum of money in a document, and what it is: this job's base pay, fringe, a bonus, another job's pay, a budget.

A figure is judged by what stands in its own stretch of its clause (from the figure before to the figure after), by the
label, table header or heading that rules it, and by who the sentence is about. Base and fringe are never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cie_extract.extractors.grammar.clauses import Clauses, first_connector, last_connector, read_clauses
from cie_extract.extractors.grammar.money import Figure, find_figures
from cie_extract.extractors.grammar.units import UnitAt, UnitGrammar, by_size, possible, unit_grammar
from cie_extract.extractors.own_job import OwnJob, find_own_job, job_finder
from cie_extract.extractors.surroundings import Ruling, Surroundings
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import any_of, phrase_finder

PAY, FRINGE, UNCLEAR = "pay", "fringe", "unclear"

_MONEY_HINT = re.compile(r"[$¢]|\d|\bdollars?\b|\bcents?\b|\b(?:an|per)\s+hour\b", re.IGNORECASE)
_HOURS_BEFORE = re.compile(
    r"(?:hours?|hrs?\.?|days?|shifts?|nights?|times?|once|twice|paid|payable|checks?|\d)\s*$", re.IGNORECASE
)
_FREQUENCY = ("daily", "weekly", "biweekly", "bi-weekly", "monthly")
_PLUS = re.compile(r"(?:\+|\bplus)\s*(?:an?\s|the\s)?\s*$", re.IGNORECASE)
_LINK = re.compile(r"^[^.;:$]{0,30}(?:\+|\bplus\b|\band\b|\bor\b|,|[-–—/])\s*[^.;:$]{0,40}$", re.IGNORECASE)
_PIECE_NOUN = re.compile(r"\s*(?:per|an?|each|every|/)\s*(?P<noun>[a-z]+(?:\s[a-z]+)?)", re.IGNORECASE)
#: A unit that is all of a label: "Annual: $34,320".
_UNIT_LABEL = re.compile(r"\W*(?:annual(?:ly)?|yearly|monthly|semi-?monthly|bi-?weekly|weekly|daily)\W*", re.IGNORECASE)
_MIN = re.compile(r"\s*[(,]?\s*min(?:imum)?\b", re.IGNORECASE)
_MID = re.compile(r"\s*[(,]?\s*(?:mid(?:point)?|median)\b", re.IGNORECASE)
_MAX = re.compile(r"\s*[(,]?\s*(?:max(?:imum)?|top)\b", re.IGNORECASE)
_PAY_NEARER = re.compile(
    r"\b(?:(?:pay|wage|rate|salary) is|(?:wage|rate|salary) of|rises? to|base (?:pay|rate|wage)|pays|"
    r"(?:then )?(?:receives?|earns?))\b",
    re.IGNORECASE,
)
#: "Workers without disabilities are paid …": the pay of those that this job is compared with.
_COMPARATOR = re.compile(
    r"(?<!and )(?<!or )\b(?:without|who\s+do\s+not\s+have|who\s+have\s+no)\s+(?:a\s+)?disabilit\w+[^.;,]{0,40}$",
    re.IGNORECASE,
)
#: "Our 2019 rate of $11.25 rose to $16.50": what it was.
_ROSE = re.compile(
    r"\s*(?:an hour|per hour|/hr)?\s*(?:(?:was|were|has been)\s+)?(?:rose|raised|increased|went up|changed)\s+to\b",
    re.IGNORECASE,
)
#: Labels over bare numbers that are money: "Hourly wage ($): 17.25", but not "Pay grade: 45".
_MONEY_LABEL = re.compile(r"\b(?:wages?|rates?|salary|hourly|pay|compensation|draw)\b|\$", re.IGNORECASE)
_NUMBER_LABEL = re.compile(
    r"\b(?:grade|step|level|range|band|schedule|class|code|period|number|no|id|group|tier)\b", re.IGNORECASE
)
_BEFORE, _AFTER = 90, 48
#: Units beyond doubt, as nothing but pay is told by the hour in such papers.
_PLAIN = "hour"
#: A label may name these beside the base: "Base rate and shift premium".
_BESIDE_BASE = frozenset({"differential", "bonus", "allowance"})
_QUIET = frozenset({"duties", "qualifications", "benefits", "advancement", "boilerplate", "physical", "conditions"})


@dataclass(frozen=True, slots=True)
class PayFigure:
    """One figure and what it is. `role`: "pay", a group of patterns/pay/other_figures.yaml, or "unclear".

    `low` is None for "up to". `spans`: the figure first, then the words that gave the unit.
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
    end_of: str = ""  # "lowest" or "highest" where the figure is labelled as one end of a range


class _Words:
    """The pattern files as expressions."""

    def __init__(self, patterns: Patterns) -> None:
        pay = load_pay(patterns)
        words = pay.pay
        self.labels = phrase_finder(words.labels)
        self.not_labels = phrase_finder(words.not_labels)
        self.clauses = phrase_finder(words.clauses)
        self.up_to = re.compile(rf"{any_of(words.up_to)}\.?\s*(?:of\s*)?:?\s*$", re.IGNORECASE)
        self.lowest = phrase_finder(words.lowest)
        self.highest = phrase_finder(words.highest)
        self.raises = re.compile(rf"{any_of(words.raises)}\s*(?:to\s*)?$", re.IGNORECASE)
        self.holders = phrase_finder(words.holders)
        self.jobs = job_finder(words.jobs)
        self.above = job_finder(words.above)
        self.no_units = re.compile(rf"(?:per|a|an|each|/)\s*{any_of(pay.units.no_units)}", re.IGNORECASE)
        self.piece = phrase_finder(("piece", "pieces", "piece rate", "piecework", "piece work"))
        self.groups = {
            name: (
                phrase_finder((*group.before, *group.either)),
                phrase_finder((*group.after, *group.either)),
                phrase_finder(group.labels),
            )
            for name, group in pay.other.groups.items()
        }


@lru_cache(maxsize=4)
def _words(patterns: Patterns) -> _Words:
    return _Words(patterns)


class PayReader:
    """Reads the figures of one document."""

    def __init__(self, annotated: Annotated, patterns: Patterns) -> None:
        self.around = Surroundings(annotated)
        self.text = annotated.text
        self.patterns = patterns
        self.grammar: UnitGrammar = unit_grammar(patterns)
        self.words = _words(patterns)
        self._own: OwnJob | None = None
        self._last: list[PayFigure] = []

    @property
    def own(self) -> OwnJob:
        """The job that the document is about."""
        if self._own is None:
            self._own = find_own_job(self.around, self.patterns)
        return self._own

    def read(self, blocks: tuple[Block, ...]) -> Iterator[PayFigure]:
        """The figures of these blocks, in order."""
        for block in blocks:
            if _MONEY_HINT.search(self.text, block.body, block.end):
                yield from self._in_block(block)

    def _in_block(self, block: Block) -> Iterator[PayFigure]:
        figures = find_figures(self.text, self.grammar, block.body, block.end)
        if not figures:
            return
        clauses = read_clauses(self.text, block.body, block.end)
        figures = [figure for figure in figures if self._is_money(figure, block, clauses)]
        read: list[PayFigure] = []
        for index, figure in enumerate(figures):
            before, after = _stretches(self.text, figures, index, clauses)
            one = _OneFigure(self, block, clauses, figure, before, after, self.around.rulings(block, figure.start))
            read.append(one.read(read or self._line_before(block), figures[index + 1 :]))
        self._last = [one for one in read if one.role == PAY and one.score >= 0.7] or self._last
        yield from read

    def _line_before(self, block: Block) -> list[PayFigure]:
        """The pay of the line before, where this line goes on with a list of it: "Entry: $15.00", "Experienced: $17"."""
        if self._last and block.index - self._last[-1].block.index <= 2 and block.end - block.body <= 70:
            return self._last[-1:]
        return []

    def _is_money(self, figure: Figure, block: Block, clauses: Clauses) -> bool:
        """Whether a figure is a sum of money at all: a bare number needs a unit and cents, or a pay label."""
        if figure.signed:
            return True
        whole = self.text[block.body : block.end].strip()
        alone = len(whole) - (figure.end - figure.start) <= 8
        thousands = re.search(r",\d{3}|\d\s?[kK]\b", self.text[figure.start : figure.money_end]) is not None
        if figure.unit is None and not (alone or figure.decimals or (figure.low >= 10000 and thousands)):
            return False
        ruling = self.ruled(self.around.rulings(block, figure.start), block, figure)
        ruled = ruling is not None
        if figure.unit is not None:
            if figure.unit.per in ("day", "week", "month", "piece") and not figure.decimals:
                return False
            if figure.unit.per in ("hour", "piece"):
                start, _ = clauses.clause(figure.start)
                paid = self.words.clauses.search(self.text, start, figure.start) is not None
                return (
                    ruled
                    or (paid and (figure.decimals or self._right_behind_pay(figure)))
                    or (figure.decimals and alone)
                )
            return ruled or figure.low >= 1000
        if ruling is None or not _MONEY_LABEL.search(ruling.text):
            return False
        if _NUMBER_LABEL.search(ruling.text) and not figure.decimals:
            return False
        if alone or figure.decimals:
            return by_size(figure.low, self.patterns) is not None
        return figure.low >= 10000 and thousands

    def _right_behind_pay(self, figure: Figure) -> bool:
        before = self.text[max(0, figure.start - 20) : figure.start]
        return re.search(r"\b(?:pays?|paid|earns?|at|of|rate)\s*:?\s*$", before, re.IGNORECASE) is not None

    def ruled(self, rulings: tuple[Ruling, ...], block: Block, figure: Figure) -> Ruling | None:
        """The label over a figure that says pay, if there is one: printed as a label, or first in the block."""
        start = self.text[block.body : figure.start]
        if (
            0 < len(start.split()) <= 6
            and self.words.labels.search(start)
            and not self.words.not_labels.search(start)
            and not self.words.jobs.search(start)
            and not re.search(r"\d|[.;]\s", start)
        ):
            return Ruling(start, block.body, figure.start, "inline")
        for ruling in rulings:
            if ruling.how == "heading":
                continue
            if len(ruling.text) <= 90 and (
                self.words.labels.search(ruling.text) or _UNIT_LABEL.fullmatch(ruling.text.strip())
            ):
                if self.words.not_labels.search(ruling.text):
                    continue
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


class _OneFigure:
    """A figure in its place: decides what it is, and its unit."""

    def __init__(
        self,
        reader: PayReader,
        block: Block,
        clauses: Clauses,
        figure: Figure,
        before: Span,
        after: Span,
        rulings: tuple[Ruling, ...],
    ) -> None:
        self.reader = reader
        self.words = reader.words
        self.text = reader.text
        self.block = block
        self.clauses = clauses
        self.figure = figure
        self.before = before
        self.after = after
        self.rulings = rulings
        self.ruling = reader.ruled(rulings, block, figure)
        self.direct = figure.unit.per if figure.unit else None

    def read(self, earlier: list[PayFigure], later: list[Figure]) -> PayFigure:
        role = self._role()
        per, unit_span, how = self._unit(earlier, later, role)
        low, high, end_of = self._ends()
        if role == FRINGE:
            return self._made(role, low, high, per or "hour", unit_span, 0.92, "fringe", end_of)
        if role != PAY:
            return self._made(role, low, high, per, unit_span, 0.9, role, end_of)
        score, rule = self._evidence(per, how, earlier)
        if per is None or score == 0:
            return self._made(UNCLEAR, low, high, per, unit_span, 0.3, rule, end_of)
        if not (
            possible(per, self.figure.low, self.reader.patterns)
            and possible(per, self.figure.high, self.reader.patterns)
        ):
            score, rule = 0.3, "implausible"
        if self.figure.doubtful:
            score = min(score, 0.6)
        return self._made(PAY, low, high, per, unit_span, score, rule, end_of)

    def _made(
        self,
        role: str,
        low: Decimal | None,
        high: Decimal,
        per: str | None,
        unit: Span | None,
        score: float,
        rule: str,
        end_of: str,
    ) -> PayFigure:
        start, end = self.figure.start, self.figure.end
        if low is None and (met := self.words.up_to.search(self.text, self.before[0], start)):
            start = met.start()
        if unit is not None and 0 <= unit[0] - end <= 1:
            end = unit[1]
        spans: tuple[Span, ...] = ((start, end),)
        if unit is not None and not (unit[0] >= start and unit[1] <= end):
            spans = (*spans, unit)
        return PayFigure(self.figure, self.block, role, low, high, per, spans, score, rule, end_of)

    # what it is

    def _role(self) -> str:
        text, figure = self.text, self.figure
        if group := self._by_label():
            return group
        for name, (before, after, _) in self.words.groups.items():
            if name != FRINGE and self._beyond_doubt(name):
                continue
            start = self.before[0]
            if name == "allowance" and (self.direct == _PLAIN or self.ruling):
                start = max(start, figure.start - 25)
            if before.search(text, start, figure.start) and not self._pay_nearer(before, start):
                return name
            if after.search(text, *self.after):
                return name
        if _ROSE.match(text, figure.end):
            return "past"
        if _PLUS.search(text, self.before[0], figure.start) or _PLUS.search(
            text[max(self.block.body, figure.start - 12) : figure.start]
        ):
            return "differential"
        if self._other_job():
            return "other_job"
        return PAY

    def _by_label(self) -> str | None:
        for ruling in self.rulings:
            if ruling.how == "heading" and len(ruling.text) > 60:
                continue
            if len(ruling.text) > 90:
                continue
            beyond = ruling.how == "inline" and self.clauses.sentence(self.figure.start)[0] > ruling.end
            for name, (_, _, labels) in self.words.groups.items():
                if not beyond and labels.search(ruling.text):
                    if ruling.how == "heading" and (name != "other_job" or self.ruling):
                        continue
                    if name in _BESIDE_BASE and self._names_base(ruling):
                        continue
                    return name
            if ruling is self.ruling:
                return None
        return None

    def _names_base(self, ruling: Ruling) -> bool:
        return re.search(r"\b(?:base|hourly|starting|rate of pay|wage)\b", ruling.text, re.IGNORECASE) is not None

    def _beyond_doubt(self, group: str) -> bool:
        """Figures by the hour, or first behind a pay label, are no budgets, whatever words stand near."""
        if group in ("budget", "contract_value"):
            return self.direct == _PLAIN or (self.ruling is not None and self._first_of_ruling())
        return False

    def _first_of_ruling(self) -> bool:
        return self.ruling is not None and not re.search(
            r"\d", self.text[max(self.ruling.end, self.block.body) : self.figure.start]
        )

    def _pay_nearer(self, words: re.Pattern[str], start: int) -> bool:
        """Whether a pay word stands between these words and the figure: "after training the rate is $17"."""
        last = list(words.finditer(self.text, start, self.figure.start))[-1]
        met = _PAY_NEARER.search(self.text, last.end(), self.figure.start)
        return met is not None and self.text[last.end() : met.start()].strip() != ""

    def _other_job(self) -> bool:
        """Whether the sentence is about the holders of another job."""
        start, _ = self.clauses.sentence(self.figure.start)
        if self.ruling and self.ruling.how == "inline":
            start = max(start, self.ruling.end)
        if _COMPARATOR.search(self.text, start, self.figure.start):
            return True
        own = self.reader.own
        first = self.words.jobs.search(self.text, start, self.figure.start)
        holder = self.words.holders.search(self.text, start, self.figure.start)
        if first is None:
            return False
        if (
            holder
            and holder.start() < first.start()
            and not self.words.above.search(self.text, holder.end(), self.figure.start)
        ):
            return False
        higher = list(self.words.above.finditer(self.text, start, self.figure.start))
        if not own.jobs:
            # without a title only a job above is surely another one
            return bool(higher)
        if own.is_own(first.group()):
            return False
        if higher:
            return not any(own.is_own(met.group()) for met in higher)
        return not (self.ruling and self.ruling.how in ("inline", "cell", "header"))

    # its unit

    def _unit(self, earlier: list[PayFigure], later: list[Figure], role: str) -> tuple[str | None, Span | None, str]:
        figure = self.figure
        if figure.unit:
            return figure.unit.per, (figure.unit.start, figure.unit.end), "direct"
        for unit in self._gap_units(*self.after):
            if self._fits(unit.per):
                return unit.per, (unit.start, unit.end), "direct"
        if (noun := self._any_noun()) is not None:
            return "piece", noun, "direct"
        if later:
            following = later[0]
            between = self.text[figure.end : following.start]
            shared = following.unit
            if shared is None:
                _, end = self.clauses.clause(following.start)
                stop = later[1].start if len(later) > 1 else end
                shared = next(iter(self._gap_units(following.end, min(stop, end, following.end + 30))), None)
            if shared and _LINK.match(between) and self._fits(shared.per) and self._fits_beside(following, shared.per):
                return shared.per, (shared.start, shared.end), "shared"
        for other in reversed(earlier):
            if other.per and other.role in (PAY, role) and self._near(other.figure) and self._fits(other.per):
                return other.per, other.spans[-1], "shared"
        clause_start, _ = self.clauses.clause(figure.start)
        for unit in reversed(self._gap_units(max(clause_start, figure.start - 60), figure.start)):
            if self._fits(unit.per):
                return unit.per, (unit.start, unit.end), "direct"
        if self._by_another_unit():
            return None, None, "unknown"
        for ruling in self.rulings:
            if ruled := self._ruling_unit(ruling):
                return ruled.per, (ruled.start, ruled.end), "ruled"
        return by_size(figure.low, self.reader.patterns), None, "size"

    def _gap_units(self, start: int, end: int) -> list[UnitAt]:
        """Units in a stretch that can be this figure's: "35 hours per week" and "paid weekly" give none."""
        return [
            unit
            for unit in self.reader.grammar.within(self.text, start, end)
            if not _HOURS_BEFORE.search(self.text, max(start, unit.start - 12), unit.start)
            and self.text[unit.start : unit.end].lower().strip() not in _FREQUENCY
            and unit.per != "piece"
        ]

    def _by_another_unit(self) -> bool:
        """Whether the figure is told by something that is no unit of time: "per visit"."""
        if self.words.no_units.match(self.text[self.figure.end : self.figure.end + 24].lstrip()):
            return True
        return self.ruling is not None and self.words.no_units.search(self.ruling.text) is not None

    def _any_noun(self) -> Span | None:
        """In a sentence on piece rates anything may be the piece: "$0.18 per tang"."""
        start, end = self.clauses.sentence(self.figure.start)
        if not self.words.piece.search(self.text, start, end):
            return None
        met = _PIECE_NOUN.match(self.text, self.figure.end, end)
        return met.span() if met else None

    def _fits(self, per: str) -> bool:
        return possible(per, self.figure.low, self.reader.patterns)

    def _fits_beside(self, other: Figure, per: str) -> bool:
        return possible(per, other.low, self.reader.patterns)

    def _near(self, other: Figure) -> bool:
        return other.low > 0 and Decimal("0.4") <= self.figure.low / other.low <= Decimal("2.6")

    def _ruling_unit(self, ruling: Ruling) -> UnitAt | None:
        units = [
            unit
            for unit in self.reader.grammar.within(self.text, ruling.start, ruling.end)
            if not _HOURS_BEFORE.search(self.text, max(ruling.start, unit.start - 8), unit.start)
            and unit.per != "piece"
        ]
        fitting = [unit for unit in units if self._fits(unit.per) and self._believable(unit.per)]
        return fitting[-1] if fitting else None

    def _believable(self, per: str) -> bool:
        """A heading ANNUAL SALARY over $17.18 gives no unit; its size does."""
        guessed = by_size(self.figure.low, self.reader.patterns)
        return not (guessed == "hour" and per in ("year", "month", "biweekly", "semimonthly")) and not (
            guessed == "year" and per in ("hour", "day", "week")
        )

    # how sure

    def _ends(self) -> tuple[Decimal | None, Decimal, str]:
        figure = self.figure
        nearest = self.rulings[0].text if self.rulings and self.rulings[0].how != "heading" else ""
        end_of = ""
        if len(nearest) < 40:
            if self.words.lowest.search(nearest) and not self.words.highest.search(nearest):
                end_of = "lowest"
            elif self.words.highest.search(nearest) and not self.words.lowest.search(nearest):
                end_of = "highest"
        if not end_of and not figure.range:
            behind = self.text[figure.end : min(self.after[1], figure.end + 14)]
            for name, words in (("lowest", _MIN), ("middle", _MID), ("highest", _MAX)):
                if words.match(behind):
                    end_of = name
        if not figure.range and self.words.up_to.search(self.text, self.before[0], figure.start):
            return None, figure.high, end_of
        return figure.low, figure.high, end_of

    def _evidence(self, per: str | None, how: str, earlier: list[PayFigure]) -> tuple[float, str]:
        section = self.reader.around.section(self.figure.start)
        heading = next((ruling for ruling in self.rulings if ruling.how == "heading"), None)
        under_pay = section == "pay" or bool(
            heading
            and len(heading.text) < 60
            and self.words.labels.search(heading.text)
            and not self.words.not_labels.search(heading.text)
        )
        sentence_start, sentence_end = self.clauses.sentence(self.figure.start)
        said = self.words.clauses.search(self.text, sentence_start, self.figure.start) or self.words.clauses.search(
            self.text, self.figure.end, max(self.figure.end, min(sentence_end, self.figure.end + 50))
        )
        shared = how == "shared" and any(other.role == PAY and other.score >= 0.5 for other in earlier)
        if per == "piece" and not (said or self.ruling or under_pay or shared or self._paid_by_piece()):
            return 0.0, "piece"
        if self.ruling:
            return (0.97 if how == "direct" else 0.94 if how != "size" else 0.9), f"label/{how}"
        if under_pay:
            return (0.95 if how == "direct" else 0.9 if how != "size" else 0.82), f"section/{how}"
        quiet = section in _QUIET
        if said:
            if how == "size":
                return (0.4 if quiet else 0.72), "clause/size"
            if per == _PLAIN:
                return (0.6 if quiet else 0.88), f"clause/{how}"
            return (0.4 if quiet else 0.78), f"clause/{how}"
        if shared:
            return 0.75, "list"
        if per == _PLAIN and how in ("direct", "shared"):
            return (0.35 if quiet else 0.72), "unit"
        return 0.0, "nothing says pay"

    def _paid_by_piece(self) -> bool:
        start, end = self.clauses.sentence(self.figure.start)
        return self.figure.low < 2 and self.words.piece.search(self.text, start, end) is not None
