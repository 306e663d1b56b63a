"""What a sum of money is: base pay of this job, fringe, a bonus, another job's pay, a budget, the law's minimum."""

from __future__ import annotations

import re
from collections.abc import Callable

from cie_extract.extractors.own_job import OwnJob, singular
from cie_extract.extractors.pay_words import PayExpressions
from cie_extract.extractors.placed_figure import PlacedFigure
from cie_extract.extractors.surroundings import Ruling

PAY, FRINGE = "pay", "fringe"

_PLUS = re.compile(r"(?:\+|\bplus)\s*(?:an?\s|the\s)?\s*$", re.IGNORECASE)
_PAY_NEARER = re.compile(
    r"\b(?:(?:position|job|role)\s+at|(?:pay|wage|rate|salary) is|(?:wage|rate|salary) of|rises? to|base (?:pay|rate|wage)|(?<!which )(?<!that )pays|"  # noqa: E501
    r"(?:then )?(?:receives?|earns?))\b",
    re.IGNORECASE,
)
#: "Workers without disabilities are paid …": the pay of those that this job is compared with.
_COMPARATOR = re.compile(
    r"(?<!and )(?<!or )\b(?:without\s+(?:a\s+)?disabilit\w+|"
    r"who\s+(?:do\s+not|don['’]t|does\s+not)\s+have\s+(?:a\s+|any\s+)?disabilit\w+,?|"
    r"who\s+ha(?:ve|s)\s+no\s+disabilit\w+,?|non-?disabled(?:\s+[a-z]+)?,?)[^.;,]{0,40}$",
    re.IGNORECASE,
)
#: "Workers with disabilities and workers who have none start at $16": both.
_BOTH = re.compile(
    r"\b(?:with|have)\s+(?:a\s+|significant\s+)?disabilit[^$\d]*\b(?:and|or)\b[^$\d]*$|\bboth\b", re.IGNORECASE
)
#: "$16 an hour before tips".
_APART = re.compile(
    r"\s*[,(]?\s*(?:before|not\s+counting|not\s+including|excluding|without|exclusive\s+of|apart\s+from|besides|aside\s+from|in\s+addition\s+to|on\s+top\s+of\s+(?:any\s+)?tips)\b",
    re.IGNORECASE,
)
#: What is paid to others and to this job alike: "the same rate as our own employees, $16", "what county staff get".
_ALIKE = re.compile(
    r"\b(?:same|equal\w*|match(?:es|ed|ing)?|as|like|with|than|what|and|or|both|whether|including|join\w*)\b",
    re.IGNORECASE,
)
#: A figure that only shows how one is written: "e.g., $15.00", "Example of an hourly wage: $15.00".
_FOR_EXAMPLE = re.compile(
    r"(?:\be\.\s?g\.?|\bfor\s+(?:example|instance)|\b(?:an?\s+|one\s+)?examples?(?:\s+of\s+[a-z ]{3,30})?|"
    r"\bsample(?:\s+entry|\s+answer)?|\bsuch\s+as)"
    r"\s*[,:=(–—-]?\s*(?:of\s+)?[\"“]?$",
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
    r"\s+(?:(?:with|who\s+have)\s+(?:a\s+|significant\s+|severe\s+)?disabilit|(?:in|on)\s+th(?:is|e)\s+(?:position|job|contract|class|title|classification))",
    re.IGNORECASE,
)
#: Which of several: "Custodian 2", "Clerk III".
_RANK = re.compile(r"\s*(?P<rank>\d{1,2}|I{1,3}|IV|VI?)s?\b")
_HIGHER = re.compile(r"\b(?P<word>senior|sr\.?|head|chief|supervising|principal|master)\s+(?:\w+\s+)?$", re.IGNORECASE)
#: "Candle pourers earn $18", "A cutter is paid $18.40": whoever does another thing, by a word that nobody listed.
_DOER = re.compile(
    r"(?:^|[.;:]\s+|\band\s+|\b(?:an?|the|each|every|our|these|those|all)\s+)(?P<kind>(?:[A-Za-z][\w’'-]*\s+){0,3}?)"
    r"(?P<doer>[A-Za-z][a-z’'-]{2,}(?:er|or|ist|ian|hand|man|woman|person|men)|people|staff|hand|person)s?\s+"
    r"(?:earns?|(?:is|are)\s+(?:paid|at)|makes?|starts?\s+(?:out\s+)?at|gets?|receives?|draws?|begins?\s+at)\s+(?:an?\s+|the\s+|about\s+|around\s+)?(?:rate\s+of\s+)?$",
    re.IGNORECASE,
)
#: "The snow-plowing side of the firm hires for itself and pays $24", "Our dock crew starts at $19".
_OTHER_PART = re.compile(
    r"\b(?:the|our|its|their)\s+(?P<kind>(?:[A-Za-z][\w’'-]*\s+){1,3}?)(?:(?:side|arm|branch|division|end|part|half)\s+of\s+(?:the|our|this)\s+\w+|"
    r"crews?|shop|plant|store|office|dock|kitchen|yard|line|department|unit|warehouse)\b[^.;:$]*?\b"
    r"(?:pays?|paid|starts?\s+(?:out\s+)?at|begins?\s+at|earns?)\s+(?:(?:its|their)\s+(?:own\s+)?(?:people|staff|workers|help)\s+)?"
    r"(?:an?\s+|about\s+|around\s+|from\s+)?$",
    re.IGNORECASE,
)
#: "whoever learns it gets the oven rate ($18.25)": the rate of other work.
_RATE_OF_WORK = re.compile(
    r"\b(?:the|an?)\s+(?P<work>[a-z][a-z-]+)(?:['’]s)?\s+(?:rate|pay|wage)\s*[,(]?\s*$", re.IGNORECASE
)
_PAID_IN_BRACKET = re.compile(r"\((?:(?:now|also|who\s+is|who\s+are)\s+)?(?:paid|earning|at)\s", re.IGNORECASE)
_ENDS_IN_A_DOER = re.compile(
    r"\b(?:an?|the|each|our)\s+(?:[\w’'-]+\s+){0,3}?(?P<doer>[a-z]{3,}(?:er|or|ist|ian|ant|man))s?$", re.I
)
_LINE_ABOVE = 80
_BASE = re.compile(r"\b(?:base|hourly|starting|rate of pay|wage)\b", re.IGNORECASE)
#: A label may name these beside the base: "Base rate and shift premium".
_BESIDE_BASE = frozenset({"differential", "bonus", "allowance"})
#: Figures by the hour, or first behind a pay label, are none of these, whatever words stand near.
_NEVER_BY_THE_HOUR = frozenset({"budget", "contract_value"})
_LONGEST_LABEL, _LONGEST_HEADING = 90, 60
_ALLOWANCE_REACH = 25
_LAWGIVER_REACH = 70


def role_of(one: PlacedFigure, words: PayExpressions, own: Callable[[], OwnJob]) -> str:
    """ "pay", or the name of a group of patterns/pay/other_figures.yaml. `own` finds this job's title when needed."""
    if group := _by_label(one, words):
        return group
    group = _by_words(one, words)
    if group and not (group == "law" and _is_paid_minimum(one)):
        return group
    text, figure = one.text, one.figure
    if words.of_the_law.search(text, max(one.block.body, figure.start - _LAWGIVER_REACH), figure.start):
        return "law"
    if _ROSE.match(text, figure.end):
        return "past"
    if _is_example(one, words):
        return "statistics"
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
            if name == "other_job" and _alike(one, group.before, start):
                continue
            return name
        if group.after.search(text, *one.after) and not (name == "bonus" and _APART.match(text, one.figure.end)):
            return name
    return None


def _is_example(one: PlacedFigure, words: PayExpressions) -> bool:
    """Whether a figure is a form's example of an answer; "paid by the piece, for example 42 cents a seam" is pay."""
    if _FOR_EXAMPLE.search(one.text, max(one.block.body, one.figure.start - 50), one.figure.start) is None:
        return False
    start, end = one.clauses.sentence(one.figure.start)
    return words.piece.search(one.text, start, end) is None


def _alike(one: PlacedFigure, others: re.Pattern[str], start: int) -> bool:
    """Whether the words of others stand in a comparison that gives this job the same: "the same as our own staff"."""
    sentence, _ = one.clauses.sentence(one.figure.start)
    met = others.search(one.text, start, one.figure.start)
    if met is None:
        return False
    return bool(_OF_THIS_JOB.match(one.text, met.end()) or _ALIKE.search(one.text, sentence, met.start()))


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
    if _is_anothers(one, words, own, start):
        return True
    if _in_bracket_of_another(one, words, own):
        return True
    compared = _COMPARATOR.search(text, start, end)
    if compared and not _BOTH.search(text, start, compared.start()):
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
    if one.ruling is not None and one.ruling.how == "inline" and one.ruling.end < one.clauses.sentence(end)[0]:
        return True  # the label's own sentence is over: "Pay: $16.40. Our job coaches earn $19.25."
    return one.ruling is None or one.ruling.how not in ("inline", "cell", "header")


def _in_bracket_of_another(one: PlacedFigure, words: PayExpressions, own: Callable[[], OwnJob]) -> bool:
    """Whether a line opens with a bracket about the job that the line above ends with: "… A technician" / "(paid $27)
    shows new aides the work"."""
    block = one.block
    if not _PAID_IN_BRACKET.match(one.text, block.body, one.figure.end):
        return False
    above = one.text[max(0, block.body - _LINE_ABOVE) : block.body].rstrip()
    doer = _ENDS_IN_A_DOER.search(above)
    return doer is not None and doer["doer"].lower() not in words.any_doer and not _among(doer["doer"], own())


def _is_anothers(one: PlacedFigure, words: PayExpressions, own: Callable[[], OwnJob], start: int) -> bool:
    """Whether a figure is what the doers of other work earn, or the rate of that work, by words that no list holds."""
    text, at = one.text, one.figure.start
    if met := _DOER.search(text[start:at]):
        anybody = met["doer"].lower() in words.any_doer
        named = _kinds(met["kind"], words) if anybody else [met["doer"]]
        return bool(own().words and named) and not any(_among(word, own()) for word in named)
    if met := _OTHER_PART.search(text[start:at]):
        named = _kinds(met["kind"], words)
        return bool(own().words and named) and not any(_among(word, own()) for word in named)
    if (met := _RATE_OF_WORK.search(text, max(start, at - 40), at)) and met["work"].lower() not in words.any_work:
        return bool(own().words) and not _among(met["work"], own())
    return False


def _kinds(said: str, words: PayExpressions) -> list[str]:
    """The words that say which worker or which part is meant, without those that fit any: "new", "full-time"."""
    return [word for word in said.split() if len(word) > 2 and word.lower() not in words.any_kind]


def _among(word: str, own: OwnJob) -> bool:
    """Whether a word is one of the job's own, or made of one: "packer" of "Packing"."""
    stem = singular(word)[:4]
    return any(singular(word) == each or (len(stem) == 4 and each.startswith(stem)) for each in own.called)


def _is_another_rank(text: str, named: re.Match[str], job: OwnJob) -> bool:
    """Whether a job of this one's name is another rank of it: "Custodian 2" beside Custodian 1, "Senior Clerk"."""
    rank = _RANK.match(text, named.end())
    if rank and job.ranks and rank["rank"].upper() not in job.ranks:
        return True
    higher = _HIGHER.search(text, max(0, named.start() - 40), named.start())
    return higher is not None and higher["word"].lower().rstrip(".") not in job.words
