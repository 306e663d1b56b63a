"""Hours a week of this job: "37.5–40 hours a week", "Hours: 20 to 28", "five 8-hour shifts", "up to 25 a week".

Thresholds for benefits ("at 30 hours or more"), overtime, experience and opening hours are other numbers. Nothing is
computed from the clock: 8:00 to 4:30 says nothing of an unpaid lunch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from cie_extract.extractors.grammar.clauses import Clauses, read_clauses
from cie_extract.extractors.hours_grammar import HoursGrammar, hours_grammar, read_number
from cie_extract.extractors.surroundings import Surroundings
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Finding, Hours
from cie_extract.pattern_files import Patterns

_DIGIT = re.compile(r"\d")
_HINT = re.compile(r"(?=[efhtw])(?:hours?\b|hrs?\b|\bwk\b|\bweek|\bfte\b|\btens\b|\beights\b)", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"\b(?=[efnst])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty)\b",
    re.IGNORECASE,
)
_DAYS_HINT = re.compile(r"\bdays?\b|\bshifts\b|\bnights\b|\bx\b|×|\btens\b|\beights\b|\bmon|\d\s?x\s?\d", re.IGNORECASE)
_FEWEST, _MOST = Decimal(3), Decimal(84)
_MOST_PLAIN = 60
_LEAST_OF_SEASONS = Decimal(4)
_LONGEST_BARE = 300
#: Statements of hours looked at in one block: a guard against text made to cost time.
_MOST_IN_BLOCK = 60
#: A label without a colon right before a number: "Store 12 Hours 20 to 29 a week".
_RIGHT_BEFORE = re.compile(
    r"\b(?:(?:Hours|Hrs\.?|HOURS)(?:\s+(?:per|a)\s+week)?\s*[:|]?|(?:[Hh]ours|[Hh]rs\.?)(?:\s+(?:per|a|each)\s+|\s?/\s?)(?:week|wk\.?)\s*[:|=]|[Ww]eekly\s+hours\s*[:|=])\s*$"
)
_PAY_BEFORE = re.compile(
    r"(?:(?:an|per|a)\s+(?:hour|year|month)|/\s?(?:h(?:ou)?r|yr|year|mo|month)\.?|hourly|annually|monthly)(?:,?\s+DOE)?(?:\s*[,;.|·•–—-]\s*|\s+and\s+)"
    r"(?:for\s+|at\s+|about\s+|up\s+to\s+)?$",
    re.IGNORECASE,
)
#: What is paid says nothing of the hours behind it: "$41,600 a year for 37.5 hours a week".
_PAID_BY = re.compile(r"\$[\d,.]+\s*(?:an?|per|/)\s*(?:hour|week|month|year)\b", re.IGNORECASE)
_HOURS_ARE = re.compile(
    r"\b(?:the|our|your|a)\s+(?:usual\s+|regular\s+|work\s?)?week\s+(?:has|is|runs(?:\s+to)?)\s+(?:about\s+|around\s+)?$|"
    r"\bhours(?:\s+of\s+work)?\s+(?:are|is|will\s+be|average|run|vary\s+but\s+average)\s+(?:about\s+|around\s+|usually\s+|generally\s+|between\s+|from\s+)?$",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s[|·•]\s|\t")
_CLOCK = re.compile(r"\d:\d|[ap]\.?m\b", re.IGNORECASE)
_STOPS = re.compile(r"[\s(,;.]|$")
_OTHER_UNIT = re.compile(
    r"[-\s]*(?:a|per|each|/)\s*(?:day|shift|month|year|visit)|[-\s]*(?:(?:rotating|alternating|fixed|staggered|split|swing|night|evening|day)\s+)?(?:day|shift|night|month|year|week)s?\b|\s*of\b|"
    r"\s*(?:notice|before|after|prior)|\s*(?:[ap]\.?m\b|:\d|%|lbs?\b|people|percent)",
)
_QUIET = frozenset({"duties", "qualifications", "benefits", "advancement", "boilerplate", "physical"})


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every statement of hours a week; the best scored is the document's, others are kept beside it."""
    grammar = hours_grammar(patterns)
    around = Surroundings(annotated)
    text = annotated.text
    for block in annotated.document.blocks:
        worded = _NUMBER_WORD.search(text, block.body, block.end) is not None
        if not worded and not _DIGIT.search(text, block.body, block.end):
            continue
        if _HINT.search(text, block.body, block.end) or _ruled(around, block, grammar):
            yield from _InBlock(around, block, grammar, worded).read()


def _ruled(around: Surroundings, block: Block, grammar: HoursGrammar) -> bool:
    return any(
        len(ruling.text) < 60 and grammar.labels.search(ruling.text) for ruling in around.labels(block, block.body)
    )


class _InBlock:
    def __init__(self, around: Surroundings, block: Block, grammar: HoursGrammar, worded: bool) -> None:
        self.rules = grammar.words if worded else grammar.figures
        self.around = around
        self.text = around.text
        self.block = block
        self.grammar = grammar
        self.clauses: Clauses = read_clauses(self.text, block.body, block.end)

    def read(self) -> Iterator[Finding]:
        taken: list[tuple[int, int]] = []
        for finder in self.rules.seasons:
            for met in islice(finder.finditer(self.text, self.block.body, self.block.end), _MOST_IN_BLOCK):
                if finding := self._by_seasons(met):
                    taken.append(met.span())
                    yield finding
        seasons = tuple(taken)
        for rule, finder in (("week", self.rules.week), ("pay period", self.rules.pay_period)):
            for met in islice(finder.finditer(self.text, self.block.body, self.block.end), _MOST_IN_BLOCK):
                if _within(met.span(), seasons):
                    continue
                taken.append(met.span())
                if finding := self._finding(met, rule, Decimal(2 if rule == "pay period" else 1)):
                    yield finding
        for finder in self.rules.days if _DAYS_HINT.search(self.text, self.block.body, self.block.end) else ():
            for met in islice(finder.finditer(self.text, self.block.body, self.block.end), _MOST_IN_BLOCK):
                if not _within(met.span(), taken):
                    taken.append(met.span())
                    if finding := self._by_days(met):
                        yield finding
        for rule, finder in (
            ("label", self.rules.label),
            ("label pay period", self.rules.label_pay_period),
            ("plain", self.rules.plain),
        ):
            for met in islice(finder.finditer(self.text, self.block.body, self.block.end), _MOST_IN_BLOCK):
                if not _within(met.span(), taken) and (
                    finding := self._finding(met, rule, Decimal(2 if "pay period" in rule else 1))
                ):
                    taken.append(met.span())
                    yield finding

    def _finding(self, met: re.Match[str], rule: str, share: Decimal) -> Finding | None:
        first, second = read_number(met["low"]), read_number(met["high"])
        if first is None or (met["high"] and second is None):
            return None
        low, high = first / share, (second if second is not None else first) / share
        most = self.grammar.up_to.search(self.text, self.clauses.sentence(met.start())[0], met.start())
        if most and second is None:
            low = Decimal(0)
        if low > high or not _FEWEST <= high <= _MOST:
            return None
        score = self._score(met, rule)
        if score <= 0:
            return None
        start, end = most.start() if most and second is None else met.start(), met.end()
        while end > start and self.text[end - 1] in " -":
            end -= 1
        if rule == "week" and (more := self._later_up_to(end, high)):
            high, end = more
            start = self._with_article(start)
        return Finding("hours_per_week", Hours(low, high), ((start, end),), f"hours/{rule}", score)

    def _with_article(self, start: int) -> int:
        return start - 2 if self.text[max(self.block.body, start - 2) : start].lower() == "a " else start

    def _later_up_to(self, end: int, high: Decimal) -> tuple[Decimal, int] | None:
        """A busier season in the same sentence: "on a 40-hour week; in April expect up to 52 hours"."""
        _, stop = self.clauses.sentence(max(self.block.body, end - 1))
        met = self.grammar.later_up_to.search(self.text, end, stop)
        if met is None or self.grammar.benefits.search(self.text, end, met.start()):
            return None
        most = read_number(met["high"])
        behind = self.text[met.end() : met.end() + 12].lower()
        if (
            most is None
            or most <= high
            or most > _MOST
            or re.match(r"\s*(?:a|per|each)\s+(?:day|month|year)|\s*of\b", behind)
        ):
            return None
        return most, met.end()

    def _by_seasons(self, met: re.Match[str]) -> Finding | None:
        """Hours of two times of the year, as the least and the most: "24 hours in winter, 32 in summer"."""
        both = [number for number in (read_number(met["low"]), read_number(met["high"])) if number is not None]
        if len(both) < 2 or min(both) < _LEAST_OF_SEASONS or max(both) > _MOST_PLAIN:
            return None
        score = self._score(met, "week")
        if score <= 0:
            return None
        return Finding("hours_per_week", Hours(min(both), max(both)), (met.span(),), "hours/seasons", score)

    def _by_days(self, met: re.Match[str]) -> Finding | None:
        groups = met.groupdict()
        days = Decimal(5) if groups.get("weekdays") else read_number(met["days"])
        each = read_number(met["each"])
        if days is None or each is None or not 1 <= days <= 7 or not 1 <= each <= 13:
            return None
        score = self._score(met, "days")
        if score <= 0:
            return None
        return Finding("hours_per_week", Hours(days * each, days * each), (met.span(),), "hours/days", score)

    def _score(self, met: re.Match[str], rule: str) -> float:
        """How likely these are the hours of this job's week; 0 for no."""
        start, end = met.span()
        label, week_label = self._label(start)
        sentence_start, sentence_end = self.clauses.sentence(start)
        before = _BARS.split(self.text[max(sentence_start, start - 70) : start].rsplit(";", 1)[-1])[-1]
        before = _PAID_BY.sub("", before)
        after = re.split(r"[,;]|\s/\s", self.text[end : min(sentence_end, end + 45)])[0]
        said = self.text[start:end]
        if rule == "plain" and not self._plain(met, label, week_label, sentence_start, sentence_end):
            return 0.0
        told = label or week_label or self._behind_pay(start) or self.around.section(start) == "schedule"
        if rule.startswith("label") and not told:
            return 0.0
        if self.grammar.experience.search(before[-60:] + said + after):
            return 0.0
        if self.grammar.never.search(re.split(r",\s|\(|\s[|·•–—-]\s", before)[-1][-45:] + said + after):
            return 0.0
        if self._threshold(before, said, after, sentence_start, sentence_end):
            return 0.0
        section = self.around.section(start)
        base = {"week": 0.82, "pay period": 0.8, "label": 0.9, "label pay period": 0.8, "plain": 0.8, "days": 0.72}[
            rule
        ]
        if label or week_label:
            return {
                "week": 0.97,
                "pay period": 0.9,
                "label": 0.96,
                "label pay period": 0.9,
                "plain": 0.93,
                "days": 0.85,
            }[rule]
        if self.grammar.own.search(before[-50:] + said + after):
            return 0.9 if rule in ("week", "pay period") and section not in _QUIET else base - 0.05
        if section in _QUIET and not self._behind_pay(start):
            return 0.72 if rule == "week" and section == "benefits" and self._opens_and_is_all(met) else 0.4
        if section in ("schedule", "pay"):
            return base + 0.08
        return base

    def _opens_and_is_all(self, met: re.Match[str]) -> bool:
        """Whether an item of what is offered says the hours and little more: "32 to 38 hours a week; set days off"."""
        if self.text[self.block.body : met.start()].strip(" •"):
            return False
        return (
            re.match(r"\s*(?:$|[;,.(–—-]|\band\b|\bon\b|\bwith\b)", self.text[met.end() : self.block.end]) is not None
        )

    def _label(self, at: int) -> tuple[bool, bool]:
        """Whether a label over this place says hours, and whether it says hours a week."""
        prefix = self.text[self.block.body : min(at, self.block.body + 90)] if at - self.block.body <= 90 else "… " * 9
        texts = [ruling.text for ruling in self.around.labels(self.block, at)][:3]
        if len(prefix.split()) <= 5 and not re.search(r"\d|\.\s", prefix):
            texts.insert(0, prefix)
        opening = _RIGHT_BEFORE.search(self.text, max(self.block.body, at - 24), at)
        if opening is None:
            opening = _HOURS_ARE.search(self.text, max(self.block.body, at - 60), at)
        if opening:
            texts.insert(0, opening.group())
        near = [text for text in texts if len(text) < 60]
        return (
            any(self.grammar.labels.search(text) for text in near),
            any(self.grammar.week_labels.search(text) for text in near),
        )

    def _plain(self, met: re.Match[str], label: bool, week_label: bool, start: int, end: int) -> bool:
        """A number without "a week": under a label of hours, or beside weekdays or "full time" with the word hours."""
        behind = self.text[met.end() : met.end() + 26].lower()
        if _OTHER_UNIT.match(behind):
            return False
        value = read_number(met["high"] or met["low"])
        if value is None or value > _MOST_PLAIN:
            return False
        if not met["word"]:
            return self._bare(met, value, behind[:14], label, week_label)
        if value < 4:
            return False
        near = self.text[max(start, met.start() - 30) : met.start()]
        if week_label or self.grammar.week_labels.search(near):
            return True
        told = label or self.around.section(met.start()) == "schedule" or self._behind_pay(met.start())
        return value >= 8 and (told or self.grammar.week_words.search(self.text, start, end) is not None)

    def _behind_pay(self, at: int) -> bool:
        """Whether the hours follow the pay: "$14.00 an hour, 30 hours"."""
        return _PAY_BEFORE.search(self.text, max(self.block.body, at - 24), at) is not None

    def _bare(self, met: re.Match[str], value: Decimal, behind: str, label: bool, week_label: bool) -> bool:
        """A number alone under a label: "Hours per week: 30", "Hours: 40 (four tens)", but not "Hours: 8-5"."""
        if not (label or week_label) or self.block.end - self.block.body > _LONGEST_BARE:
            return False
        whole = self.text[self.block.body : self.block.end].replace("_", "")
        first = self.text[self.block.body : met.start()].replace("_", "")
        if opening := _RIGHT_BEFORE.search(first):
            first = first[opening.start() :]
        if re.search(r"\d", first) or (_CLOCK.search(whole) and not week_label):
            return False
        alone = len(whole.strip()) - (met.end() - met.start()) <= 30
        if not alone and not (_STOPS.match(behind) and len(first + behind) < 40):
            return False
        return (week_label and value >= 4) or (self._hours_label(met.start()) and value >= 10)

    def _hours_label(self, at: int) -> bool:
        prefix = self.text[self.block.body : at]
        texts = [prefix, *(ruling.text for ruling in self.around.labels(self.block, at))][:3]
        return any(len(text) < 40 and re.search(r"\b(?:hours|hrs)\b", text, re.IGNORECASE) for text in texts)

    def _threshold(self, before: str, said: str, after: str, start: int, end: int) -> bool:
        """From how many hours on benefits are given: no schedule."""
        at = self.text.find(said, start)
        start = max([start, *(bar.end() for bar in _BARS.finditer(self.text, start, max(start, at)))])
        if not self.grammar.benefits.search(self.text, start, end):
            return False
        if re.search(r"\b(?:position|job|schedule|shift)\b", after[:24], re.IGNORECASE):
            return False
        near = before[-26:] + said + after[:14]
        met = self.grammar.thresholds.search(near)
        return met is not None


def _within(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)
