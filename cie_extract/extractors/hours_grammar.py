"""How hours a week are written: expressions made of patterns/pay/hours.yaml, once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cie_extract.extractors.grammar.number_words import NUMBER_WORDS, read_number_words
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import any_case, any_of, phrase_finder

_DIGITS = r"\d{1,3}(?:\.\d{1,2})?(?:\s?[½¼¾]|\s1/2)?(?![\d:%]|\s?[ap]\.?m\b|/\d)"
_NUMBER = rf"(?:{_DIGITS}|\b(?:{NUMBER_WORDS})\b)"
_TO = r"\s*(?:[-‐-―]|to|or|through|up\s+to|and)\s*"
#: The number once more in figures: "twenty-five (25) hours".
_AGAIN = r"(?:\s*\(\s*\d{1,2}(?:\.\d{1,2})?(?:\s*[-‐-―]\s*\d{1,2}(?:\.\d{1,2})?)?\s*\))?"
_HOURS = r"[\s-]*(?:(?:paid|scheduled|working|regular|work|straight)\s+)?(?:hours?\b|hrs?\b\.?)"
_WEEKDAYS = r"(?P<weekdays>\bmon(?:day)?s?\.?\s*(?:-|–|—|to|through|thru)\s*fri(?:day)?s?\b\.?)"
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@dataclass(frozen=True)
class Rules:
    """The expressions that give hours, each with `low` and `high`, or with `days` and `each`."""

    week: re.Pattern[str]
    pay_period: re.Pattern[str]
    label: re.Pattern[str]
    label_pay_period: re.Pattern[str]
    plain: re.Pattern[str]
    days: tuple[re.Pattern[str], ...]
    seasons: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class HoursGrammar:
    """The rules, for figures alone (`figures`) and for number words as well (`words`), and the words around them."""

    figures: Rules
    words: Rules
    later_up_to: re.Pattern[str]
    up_to: re.Pattern[str]
    labels: re.Pattern[str]
    week_labels: re.Pattern[str]
    week_words: re.Pattern[str]
    own: re.Pattern[str]
    thresholds: re.Pattern[str]
    benefits: re.Pattern[str]
    never: re.Pattern[str]
    experience: re.Pattern[str]


def _strokes(phrases: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """ "/week" and the like, which follow without a space, apart from the phrases of words."""
    strokes = "|".join(re.escape(one) for one in phrases if one.startswith("/"))
    return rf"\s?(?:{strokes})(?!\w)", tuple(one for one in phrases if not one.startswith("/"))


def _rules(number: str, patterns: Patterns) -> Rules:
    words = load_pay(patterns).hours
    stroke, spoken = _strokes(words.weekly)
    day_stroke, day_spoken = _strokes(words.daily)
    weekly = rf"(?:{stroke}|{any_of(spoken)})"
    daily = rf"(?:{day_stroke}|{any_of(day_spoken)})"
    # "28 a week", but not "one week"
    told = any_of(one for one in spoken if one.split()[0] in ("per", "a", "each", "every", "in", "of", "weekly"))
    amount = rf"(?<![\d:.$/])(?P<low>{number})(?:{_TO}(?P<high>{number}))?{_AGAIN}(?P<plus>\s?\+)?"
    days, each = rf"(?P<days>\b(?:{NUMBER_WORDS})\b|\d)", rf"(?P<each>{number})"
    a_week = r"(?:\s*(?:a|per|each|/)\s*week)?"
    times = any_of(words.seasons)
    season = rf"(?:(?:in|during|from|over|through|for|at)\s+)?(?:the\s+)?{times}\b"
    months = rf"{times}(?:\s+(?:to|through|until|and|[-–])\s+{times})?"
    joint = r"\s*(?:[,;]|,?\s+and|,?\s+but)\s*"
    return Rules(
        week=any_case(rf"{amount}{_HOURS}(?:\s?\([^)]*\))?[\s-]*(?:of\s+work\s+)?{weekly}"),
        pay_period=any_case(rf"{amount}{_HOURS}\s*{any_of(words.biweekly)}"),
        label=any_case(rf"{amount}\s*(?:{stroke}|{told})"),
        label_pay_period=any_case(rf"{amount}\s*{any_of(words.biweekly)}"),
        plain=any_case(rf"{amount}(?P<word>{_HOURS})?"),
        days=(
            any_case(rf"{days}\s+{each}{_HOURS}\s+(?:days|shifts|nights|work\s?days){a_week}"),
            any_case(rf"{days}\s+(?:days|shifts|nights){a_week}\s*(?:x|×|@|of|at|,)\s*{each}{_HOURS}(?:\s+{daily})?"),
            any_case(rf"{each}{_HOURS}\s*{daily},?\s+(?:and\s+)?{days}\s+days{a_week}"),
            any_case(rf"{days}\s?[x×]\s?{each}{_HOURS}"),
            any_case(rf"{each}{_HOURS}\s*{daily},?\s+{_WEEKDAYS}"),
            any_case(rf"{_WEEKDAYS},?\s+(?:for\s+)?{each}{_HOURS}\s+{daily}"),
            any_case(r"(?P<days>\bfour)\s+(?P<each>tens)\b"),
            any_case(r"(?P<days>\bfive)\s+(?P<each>eights)\b"),
        ),
        seasons=(
            any_case(
                rf"(?<![\d:.$/])(?P<low>{number})(?:{_HOURS}(?:\s+weekly)?{a_week}|{a_week}),?\s+{season}"
                rf"(?:\s+(?:to|through|until|and)\s+{times})?{joint}"
                rf"(?:about\s+)?(?P<high>{number})(?:{_HOURS})?{a_week}\s+{season}"
            ),
            any_case(  # "March through November 35 hours a week; December through February 20"
                rf"{months}[:,]?\s+(?P<low>{number})(?:{_HOURS})?{a_week}{joint}"
                rf"{months}[:,]?\s+(?P<high>{number})(?:{_HOURS}(?:{a_week})?|{a_week})"
            ),
        ),
    )


@lru_cache(maxsize=4)
def hours_grammar(patterns: Patterns) -> HoursGrammar:
    """The grammar of a pattern set."""
    words = load_pay(patterns).hours
    return HoursGrammar(
        figures=_rules(_DIGITS, patterns),
        words=_rules(_NUMBER, patterns),
        later_up_to=any_case(  # "expect up to 52 hours", "and never more than 30."
            rf"{any_of(words.up_to)}\s+(?P<high>{_NUMBER})(?:{_HOURS}|(?=[.;)]?\s*$|[.;)]\s))"
        ),
        up_to=any_case(rf"{any_of(words.up_to)}\s+(?:between\s+)?$"),
        labels=phrase_finder(words.labels),
        week_labels=phrase_finder(words.week_labels),
        week_words=phrase_finder(words.week_words),
        own=phrase_finder(words.own),
        thresholds=phrase_finder(words.thresholds),
        benefits=phrase_finder(words.benefits),
        never=phrase_finder(words.never),
        experience=phrase_finder(words.experience),
    )


def read_number(words: str | None) -> Decimal | None:
    """A number of hours or days: "37.5", "37½", "37 1/2", "thirty"."""
    if not words:
        return None
    words = words.strip().lower()
    if not words[0].isdigit():
        return {"tens": Decimal(10), "eights": Decimal(8)}.get(words) or read_number_words(words)
    part = Decimal(0)
    if words[-1] in _FRACTIONS:
        part, words = _FRACTIONS[words[-1]], words[:-1]
    elif words.endswith(" 1/2"):
        part, words = Decimal("0.5"), words[:-4]
    return Decimal(words.strip()) + part
