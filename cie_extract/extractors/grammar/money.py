"""Amounts of money as people write them, broken typography and words included. Decimal throughout, never float.

General money parsers read "Grade GS-05, $34,916" as $5 and "$12.375" as 12,375; so this one is our own, and says
nothing of figures that it cannot read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from cie_extract.extractors.grammar.number_words import NUMBER_LETTERS, NUMBER_WORDS, read_number_words
from cie_extract.extractors.grammar.units import UnitAt, UnitGrammar

_DIGITS = r"(?:\d{1,3}(?:,\s?\d{3})+(?:\.\d{1,2})?|\d+\s\.\s?\d{1,2}(?![\d])|\d+(?:\.\d+)?|\.\d{1,4})"
#: Slips of the keyboard or the recogniser: "15.OO", "15,50".
_OCR_DIGITS = r"(?:\d{1,3}\.[0-9Oo]{2}(?![0-9A-Za-z])|\d{1,2},\d{2}(?![\d,.]))"
_SIGN = r"(?:(?<![A-Za-z])(?-i:US)\s?\$|(?<![A-Za-z])USD\s?\$?|\$)"
_LARGE = r"\s?(?P<{name}>[kK](?![\w])|[mM](?![\w])|[bB](?![\w])|thousand\b|million\b|billion\b|mil\b)"

#: Cents in "sixteen-fifty an hour".
_TENS = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-five)?)"

_AMOUNT = re.compile(
    # What every kind begins with, asked for once: at most places nothing begins.
    rf"(?:(?=[$.\d])|(?<![a-z])(?=[{NUMBER_LETTERS}u]))(?:{_SIGN}[\s_]{{0,12}}(?P<signed>{_OCR_DIGITS}|{_DIGITS})(?:{_LARGE.format(name='large')})?(?P<plus>\s?\+(?!\s*\$))?"
    rf"(?:\s+and\s+(?P<signed_cents>\d{{1,2}})\s+cents\b)?"
    rf"|(?<![\w.$])(?P<cents>{_DIGITS})\s?(?:¢|cents?\b)"
    rf"|(?<![\w.$,])(?P<dollars>{_DIGITS})(?:{_LARGE.format(name='dollars_large')})?\s?(?:dollars?\b|USD\b)"
    rf"(?:\s+(?:and\s+)?(?P<dollars_cents>\d{{1,2}}|{NUMBER_WORDS})\s+cents\b)?"
    rf"|\b(?P<words>{NUMBER_WORDS})\s+dollars?\b(?:,?\s+(?:and\s+)?(?P<words_cents>{NUMBER_WORDS}|\d{{1,2}})\s+cents\b|"
    rf"\s+and\s+(?P<words_part>(?:a|one)\s+(?:half|quarter)|three\s+quarters)\b)?"
    rf"|\b(?P<pair_dollars>{NUMBER_WORDS})[\s-](?P<pair_cents>{_TENS})(?=\s+(?:an|per)\s+hour\b)"
    rf"|\b(?P<told>{NUMBER_WORDS})(?=\s+(?:an|per)\s+hour\b)"
    rf"|\b(?P<word_cents>{NUMBER_WORDS})\s+cents?\b"
    rf"|(?<![\w.$:/#])(?P<bare>\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{2}})?|\d{{1,6}}\.\d{{1,4}}|\d{{1,6}})"
    rf"(?P<bare_k>[kK])?(?P<bare_plus>\s?\+)?(?![\w%¢:]|[.,/]\d|\s?%|-\d{{3,4}}\b))",
    re.IGNORECASE,
)

_LARGE_FACTORS = {
    "k": Decimal(1000),
    "thousand": Decimal(1000),
    "m": Decimal(10) ** 6,
    "mil": Decimal(10) ** 6,
    "million": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "billion": Decimal(10) ** 9,
}

#: Between the two ends of a range, broken typography and all: "to -", "–", "--", "to a high of".
_JOINER = re.compile(
    r"\s*(?:[-‐-―−~]+\s*(?:to\b\s*)?|to\b\s*(?:[-‐-―−]+\s*)?(?:a\s+(?:high|maximum|top)\s+of\s+)?|through\b\s*|thru\b\s*|up\s+to\b\s*|"
    r",?\s*(?:(?:rising|climbing|going|increasing|moving)\s+)?(?:in|by|over|through)\s+\w+\s+(?:\w+\s+)?(?:steps|increments|stages|levels)\s+to\s+)"
    r"(?:(?:a\s+)?max(?:imum)?\.?\s*(?:of\s+)?:?\s*)?\s*",
    re.IGNORECASE,
)
#: What may hang on the ends of a range: "$18.20 (Step 1) to $22.15", "Step A $3,120 – Step E $3,780", "$15.40 at hire to".  # noqa: E501
_STEP = r"(?:step|level|lvl|grade|tier|stage|phase|lane|range)\s*[A-Z0-9]{1,3}\b"
_HOURS = re.compile(r"(?:\s*(?:[-–—]|to)\s*\d{1,2}(?:\.\d)?)?[ -]*(?:hours|hrs)\b", re.IGNORECASE)
_SCALE_WORD = re.compile(
    r"\b(?:range|schedule|scale|column|class|series|zone|row|group|unit|no\.?|#)\s*$", re.IGNORECASE
)
_STEP_WORD = re.compile(r"\b(?:step|level|lvl|grade|tier|stage|phase|lane)\s*#?$", re.IGNORECASE)
_BEHIND_LOW = re.compile(
    rf"\s*[(,]?\s*(?:(?:at\s+|as\s+a\s+|for\s+a\s+)?(?:{_STEP}|hire|entry(?:[\s-]level)?|(?:the\s+)?start|(?:the\s+)?(?:bottom|low\s+end|beginning)|"
    r"new\s+(?:hire|employee)|probation|minimum|min\.?)|to\s+(?:start|begin)(?:\s+with)?|starting|base)\s*\)?",
    re.IGNORECASE,
)
_BEFORE_HIGH = re.compile(
    rf"(?:(?:at\s+)?(?:{_STEP}|top\s+step|the\s+top|maximum|max\.?)\s*[:,=(]?\s*)$", re.IGNORECASE
)
#: "start at $19.05 and top out at $23.70": the second figure is the top of one pay, no raise to come.
_TOPS = re.compile(
    r"\s*[,;]?\s*(?:(?:and|with|but|then)\s+)?(?:(?:we|it|they|the\s+pay|pay|wages|the\s+scale)\s+)?"
    r"(?:(?:can\s+|will\s+)?(?:tops?|topping|max(?:es|ing)?)\s+out\s+(?:at|with)|"
    r"(?:(?:an?|the)\s+)?(?:top|highest|maximum|ceiling)\s+(?:(?:rate|step|pay|wage|end|figure)\s+)?(?:of|is|at|being)|"
    r"(?:go(?:es|ing)?|ris(?:es|ing)|climb(?:s|ing)?|mov(?:es|ing)|build(?:s|ing)?|increas(?:es|ing)|grow(?:s|ing)?|progress(?:es|ing)?|step(?:s|ping)?)"
    r"\s+(?:up\s+)?(?:(?:by|in)\s+(?:yearly\s+|annual\s+)?steps\s+)?to\s+(?:a|the)\s+(?:top|maximum|high|ceiling|highest)(?:\s+(?:rate|step|pay|wage))?(?:\s+of)?)\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|&)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|range[sd]?(?:\s+(?:is|from))?|ranging)\s*:?\s*$", re.IGNORECASE)
_RANGE_LABEL = re.compile(r"\brange\s*:?\s*$", re.IGNORECASE)
#: "raised from $14.10 to $15.20" is no range.
_RAISED_FROM = re.compile(
    r"\b(?:rais|increas|mov|adjust|went|rose|go|goes|going)\w*\s+(?:up\s+)?from\s*$", re.IGNORECASE
)
_TO_MAXIMUM = re.compile(
    r"\s*\)?\s*(?:[,;/|]|and|[-‐-―])?\s*(?:(?:and|to)\s+)?(?:a\s+)?\(?max(?:imum)?\.?\)?(?:\s+of)?\s*:?\s*",
    re.IGNORECASE,
)
_MINIMUM = re.compile(r"\bmin(?:imum)?\.?\)?(?:\s+of)?\s*:?\s*$", re.IGNORECASE)
_MIN_BEHIND = re.compile(r"\s*\(?min(?:imum)?\.?\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount; `signed` where the text itself says that it is money. `cents` where it was written in cents."""

    start: int
    end: int
    value: Decimal
    signed: bool
    cents: bool = False
    thousands: bool = False
    plus: bool = False  # "$17+"
    doubtful: bool = False  # letters read as figures


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount or one range, with the unit directly behind it. `end` takes in that unit; `money_end` does not."""

    start: int
    money_end: int
    end: int
    low: Decimal
    high: Decimal
    signed: bool
    unit: UnitAt | None = None
    plus: bool = False
    doubtful: bool = False
    decimals: bool = False

    @property
    def range(self) -> bool:
        return self.low != self.high


def find_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Every amount in `text[start:end]`, bare numbers too (`signed` False): whether they are money is for the words
    around them to say."""
    found = []
    for met in _AMOUNT.finditer(text, start, len(text) if end is None else end):
        amount = _amount(met)
        if amount is not None:
            found.append(amount)
    return found


def _amount(met: re.Match[str]) -> Amount | None:
    start, end = met.span()
    if (digits := met["signed"]) is not None:
        slip = re.fullmatch(r"\d{1,2},\d{2}", digits)
        doubtful = slip is not None or bool(re.search("[Oo]", digits))
        value = _decimal(digits.replace(",", ".") if slip else digits)
        large = (met["large"] or "").lower()
        value *= _LARGE_FACTORS.get(large, Decimal(1))
        if met["signed_cents"]:
            value += Decimal(met["signed_cents"]) / 100
        return Amount(start, end, value, True, False, large in ("k", "thousand"), bool(met["plus"]), doubtful)
    if (digits := met["cents"]) is not None:
        return Amount(start, end, _decimal(digits) / 100, True, cents=True)
    if (digits := met["dollars"]) is not None:
        value = _decimal(digits) * _LARGE_FACTORS.get((met["dollars_large"] or "").lower(), Decimal(1))
        return Amount(start, end, value + _cents(met["dollars_cents"]), True)
    if (words := met["words"]) is not None:
        number = read_number_words(words)
        part = _part_of_one(met["words_part"])
        return None if number is None else Amount(start, end, number + _cents(met["words_cents"]) + part, True)
    if (words := met["pair_dollars"]) is not None:
        number = read_number_words(words)
        return None if number is None else Amount(start, end, number + _cents(met["pair_cents"]), True)
    if (words := met["told"]) is not None:  # "eighteen an hour": whether that is money, the words around it say
        number = read_number_words(words)
        return None if number is None else Amount(start, end, number, number % 1 != 0)
    if (words := met["word_cents"]) is not None:
        number = read_number_words(words)
        return None if number is None else Amount(start, end, number / 100, True, cents=True)
    value = _decimal(met["bare"])
    if met["bare_k"]:
        value *= 1000
    return Amount(start, end, value, False, False, bool(met["bare_k"]), bool(met["bare_plus"]))


def _decimal(digits: str) -> Decimal:
    plain = "".join(digits.replace(",", " ").split())  # in thousands
    return Decimal(plain.replace("O", "0").replace("o", "0"))


def _cents(words: str | None) -> Decimal:
    if not words:
        return Decimal(0)
    number = Decimal(words) if words.isdigit() else read_number_words(words)
    return Decimal(0) if number is None else number / 100


def _part_of_one(words: str | None) -> Decimal:
    """ "fifteen dollars and a half", "… and three quarters"."""
    if not words:
        return Decimal(0)
    return (read_number_words(f"one and {words}") or Decimal(1)) - 1


def find_figures(text: str, grammar: UnitGrammar, start: int = 0, end: int | None = None) -> list[Figure]:
    """Amounts and ranges with the unit behind them. "seventeen dollars ($17.00)" is one figure; a bare number is
    given as well, unless it only repeats another."""
    stop = len(text) if end is None else end
    amounts = [one for one in find_amounts(text, start, stop) if not _numbers_a_step(text, one)]
    figures: list[Figure] = []
    at = 0
    while at < len(amounts):
        first = amounts[at]
        unit = grammar.behind(text, first.end)
        last, low, high, taken = first, first.value, first.value, 1
        money_end = first.end
        doubtful = first.doubtful
        if at + 1 < len(amounts):
            second = amounts[at + 1]
            if _said_again(text, first, second, unit):
                taken, last = 2, second
                money_end = second.end + 1
                unit = grammar.behind(text, money_end) or unit
            elif ends := _range(text, amounts[at : at + 3], unit, grammar):
                low, high = ends
                taken, last = 2, second
                money_end = second.end
                unit = grammar.behind(text, second.end) or unit
                doubtful = doubtful or second.doubtful
        figures.append(
            Figure(
                start=first.start,
                money_end=money_end,
                end=max(money_end, min(unit.end, stop)) if unit else money_end,
                low=low,
                high=high,
                signed=first.signed or last.signed,
                unit=unit,
                plus=last.plus,
                doubtful=doubtful,
                decimals="." in text[first.start : last.end] or first.value % 1 != 0,
            )
        )
        at += taken
    return figures


def _numbers_a_step(text: str, amount: Amount) -> bool:
    """Whether a bare number only says which step or grade: "$3,120 (Step 1)"."""
    small = not amount.signed and amount.value < 100 and amount.value % 1 == 0
    return small and _STEP_WORD.search(text, max(0, amount.start - 9), amount.start) is not None


def _said_again(text: str, first: Amount, second: Amount, unit: UnitAt | None) -> bool:
    """The same amount in words and in figures: "fifteen dollars and fifty cents ($15.50)"."""
    between = text[unit.end if unit else first.end : second.start]
    closed = text[second.end : second.end + 1] in (")", "]")
    return first.signed and first.value == second.value and closed and re.fullmatch(r"\s*[(\[]\s*", between) is not None


def _range(
    text: str, amounts: list[Amount], unit: UnitAt | None, grammar: UnitGrammar
) -> tuple[Decimal, Decimal] | None:
    """The ends of a range that the first two amounts make, or None where they are two figures. The third, where there
    is one, tells a range from a row of steps."""
    first, second = amounts[:2]
    if not second.signed and _HOURS.match(text, second.end):
        return None  # "$18.00/hour – 35 hours/week"
    if not first.signed and second.signed and _SCALE_WORD.search(text, max(0, first.start - 12), first.start):
        return None  # "range 4 – $16.85 to $19.20"
    gap_start = unit.end if unit and unit.end <= second.start else first.end
    joined = _joined(text, first, gap_start, second) or (len(amounts) == 2 and _side_by_side(text, first, second))
    if not joined and not _joined_at_steps(text, first, gap_start, second):
        return None
    if not joined and len(amounts) > 2 and _joined_at_steps(text, second, second.end, amounts[2]):
        return None
    if unit is not None and (behind := grammar.behind(text, second.end)) and behind.per != unit.per:
        return None
    low, high = first.value, second.value
    if second.thousands and not first.thousands and low < 1000:
        low *= 1000
    if second.cents and not first.signed:
        low /= 100
    if first.thousands and not second.thousands and high < 1000:
        high *= 1000
    bare = not (first.signed or second.signed or first.thousands or second.thousands)
    if bare and not (re.search("[.,]", text[first.start : second.end]) or unit or grammar.behind(text, second.end)):
        return None
    if low > high or (low > 0 and high / low > 6):
        return None
    return low, high


def _side_by_side(text: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts with nothing but space between are the ends of what is called a range: "Salary range
    $34,490 $58,143"."""
    blank = text[first.end : second.start].strip(" ") == ""
    named = _RANGE_LABEL.search(text, max(0, first.start - 12), first.start) is not None
    return blank and named and first.signed and second.signed


def _joined_at_steps(text: str, first: Amount, gap_start: int, second: Amount) -> bool:
    """Whether a step is named at an end of the range, or its second end is told as the top."""
    gap = text[gap_start : second.start]
    if len(gap) > 70 or "\n" in gap:
        return False
    if behind := _BEHIND_LOW.match(gap):
        if _TOPS.fullmatch(gap, behind.end()):
            return True
    else:
        behind = re.match("", gap)
    assert behind is not None
    if _TOPS.fullmatch(gap):
        return True
    before = _BEFORE_HIGH.search(gap, behind.end())
    stop = before.start() if before else len(gap)
    if stop == len(gap) and not behind.group():
        return False
    joiner = gap[behind.end() : stop]
    return bool(joiner.strip()) and _JOINER.fullmatch(joiner) is not None


def _joined(text: str, first: Amount, gap_start: int, second: Amount) -> bool:
    gap = text[gap_start : second.start]
    before = text[max(0, first.start - 24) : first.start]
    if _RAISED_FROM.search(before):
        return False
    if _JOINER.fullmatch(gap):
        return True
    if _AND.fullmatch(gap):
        return _BETWEEN.search(before) is not None
    if _TO_MAXIMUM.fullmatch(gap):
        return _MINIMUM.search(before) is not None
    behind = _MIN_BEHIND.match(text, gap_start)
    return bool(behind and _JOINER.fullmatch(text[behind.end() : second.start]))
