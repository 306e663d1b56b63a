"""What a sum of money is: base pay of this job, fringe, a bonus, another job's pay, a budget, the law's minimum."""

from __future__ import annotations

import re
from collections.abc import Callable

from cie_extract.extractors.own_job import OwnJob
from cie_extract.extractors.pay_words import PayExpressions
from cie_extract.extractors.placed_figure import PlacedFigure
from cie_extract.extractors.surroundings import Ruling

PAY, FRINGE = "pay", "fringe"

_PLUS = re.compile(r"(?:\+|\bplus)\s*(?:an?\s|the\s)?\s*$", re.IGNORECASE)
_PAY_NEARER = re.compile(
    r"\b(?:(?:position|job|role)\s+at|(?:pay|wage|rate|salary) is|(?:wage|rate|salary) of|rises? to|base (?:pay|rate|wage)|pays|"  # noqa: E501
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
_PAY_WORD = re.compile(r"\b(?:base|wages?|rate|pay|salary)\b", re.IGNORECASE)
_MINIMUM = re.compile(r"\W*(?:the\s+)?(?:[A-Za-z]+\s+){0,2}minimum(?:\s+wage)?\W*", re.IGNORECASE)
#: "Associates with disabilities", "Associates on this contract": those whom the paper is about, whatever their name.
_OF_THIS_JOB = re.compile(
    r"\s+(?:(?:with|who\s+have)\s+(?:a\s+|significant\s+|severe\s+)?disabilit|(?:in|on)\s+th(?:is|e)\s+(?:position|job|contract|class))",
    re.IGNORECASE,
)
#: Which of several: "Custodian 2", "Clerk III".
_RANK = re.compile(r"\s*(?P<rank>\d{1,2}|I{1,3}|IV|VI?)s?\b")
_HIGHER = re.compile(r"\b(?P<word>senior|sr\.?|head|chief|supervising|principal|master)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BASE = re.compile(r"\b(?:base|hourly|starting|rate of pay|wage)\b", re.IGNORECASE)
#: A label may name these beside the base: "Base rate and shift premium".
_BESIDE_BASE = frozenset({"differential", "bonus", "allowance"})
#: Figures by the hour, or first behind a pay label, are none of these, whatever words stand near.
_NEVER_BY_THE_HOUR = frozenset({"budget", "contract_value"})
_LONGEST_LABEL, _LONGEST_HEADING = 90, 60
_ALLOWANCE_REACH = 25


def role_of(one: PlacedFigure, words: PayExpressions, own: Callable[[], OwnJob]) -> str:
    """ "pay", or the name of a group of patterns/pay/other_figures.yaml. `own` finds this job's title when needed."""
    if group := _by_label(one, words):
        return group
    group = _by_words(one, words)
    if group and not (group == "law" and _is_paid_minimum(one)):
        return group
    text, figure = one.text, one.figure
    if _ROSE.match(text, figure.end):
        return "past"
    near = text[max(one.block.body, figure.start - 12) : figure.start]
    if _PLUS.search(text, one.before[0], figure.start) or _PLUS.search(near):
        return "differential"
    return "other_job" if _is_other_job(one, words, own) else PAY


def _by_label(one: PlacedFigure, words: PayExpressions) -> str | None:
    """The group that a label over the figure names; the label that says pay ends the search."""
    for ruling in one.rulings:
        if len(ruling.text) > (_LONGEST_HEADING if ruling.how == "heading" else _LONGEST_LABEL):
            continue
        if group := _of_two(one, ruling, words) or _group_of(one, ruling, words):
            return group
        if ruling is one.ruling:
            return None
    return None


def _of_two(one: PlacedFigure, ruling: Ruling, words: PayExpressions) -> str | None:
    """Which of the two figures under "Wage / H&W" this one is, None for any other label."""
    fringe = words.groups[FRINGE].in_label(ruling.text)
    pay = _PAY_WORD.search(ruling.text)
    if not fringe or not pay:
        return None
    first, second = sorted((fringe, pay), key=lambda met: met.start())
    if not re.search(r"[/,+&]|\band\b|\bplus\b", ruling.text[first.end() : second.start()]):
        return None
    is_first = not any(character.isdigit() for character in one.text[one.block.body : one.figure.start])
    return PAY if is_first == (pay.start() < fringe.start()) else FRINGE


def _group_of(one: PlacedFigure, ruling: Ruling, words: PayExpressions) -> str | None:
    if ruling.how == "inline" and one.clauses.sentence(one.figure.start)[0] > ruling.end:
        return None  # such a label reaches to the end of its sentence
    for name, group in words.groups.items():
        if not group.in_label(ruling.text):
            continue
        if ruling.how == "heading" and (name != "other_job" or one.ruling):
            continue
        if name in _BESIDE_BASE and _BASE.search(ruling.text):
            continue
        return name
    return None


def _is_paid_minimum(one: PlacedFigure) -> bool:
    """ "Wage: minimum wage ($15.00 an hour)": the law's figure, and this job's."""
    if one.ruling is None or one.ruling.how == "heading":
        return False
    _label, colon, value = one.text[one.block.body : one.figure.start].rpartition(":")
    if not colon and one.ruling.how == "inline":
        return False
    return _MINIMUM.fullmatch(value) is not None


def _by_words(one: PlacedFigure, words: PayExpressions) -> str | None:
    """The group that the figure's own stretch of its clause names."""
    text, figure = one.text, one.figure
    by_hour = figure.unit is not None and figure.unit.per == "hour"
    lowered = text[one.before[0] : one.after[1]].lower()
    for name, group in words.groups.items():
        if not group.may_stand_in(lowered):
            continue
        if name in _NEVER_BY_THE_HOUR and (by_hour or _first_behind_label(one)):
            continue
        start = one.before[0]
        if name == "allowance" and (by_hour or one.ruling):
            start = max(start, figure.start - _ALLOWANCE_REACH)
        if group.before.search(text, start, figure.start) and not _pay_nearer(one, group.before, start):
            return name
        if group.after.search(text, *one.after):
            return name
    return None


def _first_behind_label(one: PlacedFigure) -> bool:
    if one.ruling is None:
        return False
    return re.search(r"\d", one.text[max(one.ruling.end, one.block.body) : one.figure.start]) is None


def _pay_nearer(one: PlacedFigure, words: re.Pattern[str], start: int) -> bool:
    """Whether a pay word stands between these words and the figure: "after training the rate is $17"."""
    last = list(words.finditer(one.text, start, one.figure.start))[-1]
    met = _PAY_NEARER.search(one.text, last.end(), one.figure.start)
    return met is not None and one.text[last.end() : met.start()].strip() != ""


def _is_other_job(one: PlacedFigure, words: PayExpressions, own: Callable[[], OwnJob]) -> bool:
    """Whether the sentence is about the holders of another job: the first job named before the figure counts."""
    text, end = one.text, one.figure.start
    start, _ = one.clauses.sentence(end)
    start = max(start, text.rfind(";", start, end) + 1)
    if one.ruling and one.ruling.how == "inline":
        start = max(start, one.ruling.end)
    if _COMPARATOR.search(text, start, end):
        return True
    first = words.jobs.search(text, start, end)
    if first is None or _OF_THIS_JOB.match(text, first.end()):
        return False
    holder = words.holders.search(text, start, end)
    if holder and holder.start() < first.start() and not words.above.search(text, holder.end(), end):
        return False
    higher = [met.group() for met in words.above.finditer(text, start, end)]
    job = own()
    if not job.jobs:
        return bool(higher)  # without a title only a job above is surely another one
    if job.is_own(first.group()):
        return _is_another_rank(text, first, job)
    if higher:
        return not any(map(job.is_own, higher))
    return one.ruling is None or one.ruling.how not in ("inline", "cell", "header")


def _is_another_rank(text: str, named: re.Match[str], job: OwnJob) -> bool:
    """Whether a job of this one's name is another rank of it: "Custodian 2" beside Custodian 1, "Senior Clerk"."""
    rank = _RANK.match(text, named.end())
    if rank and job.ranks and rank["rank"].upper() not in job.ranks:
        return True
    higher = _HIGHER.search(text, max(0, named.start() - 40), named.start())
    return higher is not None and higher["word"].lower().rstrip(".") not in job.words
