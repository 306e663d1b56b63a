"""Dates as people write them, in any order and format, and stretches of time between two of them.

Own grammar, as general date search invents dates (180 hits where 30 stand, measured). Only calendar dates come out:
a month without a day, a fiscal year and the like come out with both their ends, so that the caller may choose.
Month, day, year is the order of figures; day and month change places only where the month could be none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth",
            "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
        ),
        start=1,
    )
}  # fmt: skip
_MONTH = r"(?=[adfjmnos])(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?"
_ORDINAL = "(?:" + "|".join(sorted((word.replace("-", r"[\s-]") for word in _ORDINALS), key=len, reverse=True)) + ")"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_SHORT_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_OF = r"(?:\s*(?:day\s+)?of\s+|[\s\-.,/]*)"

_DATE = re.compile(
    # What every kind begins with, asked for once: at most places nothing begins.
    r"(?<!\w)(?=[\d\s'’a-gjlmnost])(?:"
    # 2026-10-30, 2026.11.17, 2026/3/2
    r"(?<![/.-])(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-./])(?P<iso_m>\d{1,2})(?P=iso_s)(?P<iso_d>\d{1,2})(?![\w/]|[.-]\d)"
    # 10/30/2026, 5/1/23-4/30/28
    r"|(?<![/.$])(?P<num_a>\d{1,2})\s?/\s?(?P<num_b>\d{1,2})\s?/\s?(?P<num_y>(?:19|20)\d\d|\d\d)(?![\w/]|\.\d)"
    # 10-30-26, 10.30.2026
    r"|(?<![/.$-])(?P<dash_a>\d{1,2})(?P<dash_s>[-.])(?P<dash_b>\d{1,2})(?P=dash_s)(?P<dash_y>(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"
    # 01OCT2020
    rf"|(?<![/.$])(?P<mil_d>[0-3]\d)(?P<mil_m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P<mil_y>(?:19|20)\d\d|\d\d)(?![\w/])"
    # October 30, 2026; Oct. 30 '26; OCTOBER 30TH 2026
    rf"|(?P<md_m>{_MONTH})\s*(?P<md_d>{_DAY}|{_ORDINAL})(?:,|\.)?\s*(?P<md_y>{_YEAR})(?!\w)"
    # 30 October 2026; the 3rd of March, 2026; 01-OCT-20; 2nd day of November 2026
    rf"|(?<![$.])(?P<dm_d>{_DAY}|{_ORDINAL}){_OF}(?P<dm_m>{_MONTH})[\s\-.,/]*(?:(?:of|in)\s+)?(?P<dm_y>{_SHORT_YEAR})(?![\w:%/])"
    # the end of September 2027, mid-June 2026, October 2026
    rf"|(?:(?P<my_end>(?:the\s+)?(?:end|close|last\s+day)\s+of\s+)|(?P<my_start>(?:the\s+)?(?:start|beginning|first\s+day)\s+of\s+))?"
    rf"(?P<my_m>{_MONTH}),?\s+(?:of\s+)?(?P<my_y>{_YEAR})(?!\w)"
    # 10/2026
    r"|(?<![/.$-])(?P<sy_m>0?[1-9]|1[0-2])/(?P<sy_y>(?:19|20)\d\d)(?![\w/])"
    # FY2027, FY 27, fiscal year 2027, FFY26, SFY 2028
    r"|(?:(?P<fy_end>(?:the\s+)?(?:end|close)\s+of\s+))?(?:(?:the\s+)?(?P<fy_kind>federal|state|government|F|S)?(?:['’]s)?\s?"
    r"(?:fiscal\s+years?|FYs?)\s?)(?P<fy_y>(?:19|20)\d\d|['’]?\d\d)(?!\w)"
    # October 30 (no year), for the first end of a stretch
    rf"|(?P<nd_m>{_MONTH})\s*(?P<nd_d>{_DAY})(?![\w:%/,]|\s?,\s?\d|\s+(?:19|20)\d\d)"
    rf"|(?<![$.:])(?P<dn_d>{_DAY})(?:\s+of)?\s+(?P<dn_m>{_MONTH})(?!\w|\s*\d))",
    re.IGNORECASE,
)

#: Without a year or two numbers that may be one, no date is worth looking for.
_HINT = re.compile(
    r"(?:19|20)\d\d|\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d\d|['’]\d\d\b|[A-Za-z]{3}[-. ]\d\d\b|\d\d[A-Za-z]{3}\d\d|"
    r"\b[FSfs]?FY|"
    r"\b[A-Z][a-z]{2,8}\.?\s+\d|\d\s+[A-Z][a-z]{2}",
)

_JOINER = re.compile(
    r"\s*,?\s*\(?(?:[-‐-―−~]+|(?<=\s)/(?=\s)|to|through|thru|until|till|and(?:\s+(?:ends?|ending|expir\w+|runs?\s+(?:to|until|through)))?|"
    r"(?:and\s+)?(?:ends?|ending|expires?|expiring|terminat\w+|running|runs?|continuing|continues?)(?:\s+(?:on|to|until|through))?|"
    r"up\s+to(?:\s+and\s+including)?)\s*(?:on\s+|the\s+)?\s*",
    re.IGNORECASE,
)

_DAYS, _MONTHLY, _FISCAL, _YEARLESS = "day", "month", "fiscal", "yearless"


@dataclass(frozen=True, slots=True)
class When:
    """A date expression: its place and the first and last day that it covers (the same for a full date).

    `precision`: "day", "month", "fiscal" or "yearless" (a day without a year: year 1 stands in). `which` is "federal"
    or "state" for a fiscal year that says so; a fiscal year's ends are then still the caller's to choose: `year` only.
    """

    start: int
    end: int
    first: date
    last: date
    precision: str = _DAYS
    which: str = ""
    year: int = 0

    @property
    def day(self) -> date | None:
        """The date, where it is one."""
        return self.first if self.precision == _DAYS else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another: "July 1, 2025 through June 30, 2027"."""

    start: int
    end: int
    opens: When
    closes: When


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[When]:
    """Every date expression in `text[start:end]`, in order. Dates that no calendar has are left out."""
    found: list[When] = []
    stop = len(text) if end is None else end
    if not _HINT.search(text, start, stop):
        return found
    for met in _DATE.finditer(text, start, stop):
        when = _read(met)
        if when is not None:
            found.append(when)
    return found


def full_dates(text: str, start: int = 0, end: int | None = None) -> list[When]:
    """Only the expressions that name one day, year included."""
    return [when for when in find_dates(text, start, end) if when.precision == _DAYS]


def _read(met: re.Match[str]) -> When | None:
    span = met.span()
    if met["iso_y"]:
        return _day(span, int(met["iso_y"]), int(met["iso_m"]), int(met["iso_d"]))
    for prefix in ("num", "dash"):
        if met[f"{prefix}_y"]:
            if prefix == "dash" and met["dash_s"] == "." and len(met["dash_y"]) == 2 and len(met.group()) < 8:
                return None  # a version number
            month, day = int(met[f"{prefix}_a"]), int(met[f"{prefix}_b"])
            if month > 12 >= day:
                month, day = day, month
            return _day(span, _year(met[f"{prefix}_y"]), month, day)
    for prefix in ("mil", "md", "dm"):
        if met[f"{prefix}_y"]:
            return _day(span, _year(met[f"{prefix}_y"]), _month(met[f"{prefix}_m"]), _day_number(met[f"{prefix}_d"]))
    if met["my_y"]:
        return _in_month(span, _year(met["my_y"]), _month(met["my_m"]), bool(met["my_end"]), bool(met["my_start"]))
    if met["sy_y"]:
        return _in_month(span, int(met["sy_y"]), int(met["sy_m"]), False, False)
    if met["fy_y"]:
        year = _year(met["fy_y"])
        kind = (met["fy_kind"] or "").lower()
        which = {"f": "federal", "federal": "federal", "government": "federal", "s": "state", "state": "state"}.get(
            kind, ""
        )
        return When(*span, date(year, 1, 1), date(year, 12, 31), _FISCAL, which, year)
    month = _month(met["nd_m"] or met["dn_m"])
    day = _day_number(met["nd_d"] or met["dn_d"])
    if day > monthrange(4, month)[1]:
        return None
    return When(*span, date(4, month, day), date(4, month, day), _YEARLESS)


def _day(span: tuple[int, int], year: int, month: int, day: int) -> When | None:
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return When(*span, there, there)


def _in_month(span: tuple[int, int], year: int, month: int, at_end: bool, at_start: bool) -> When:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if at_end:
        return When(*span, last, last)
    if at_start:
        return When(*span, first, first)
    return When(*span, first, last, _MONTHLY)


def _year(digits: str) -> int:
    """A year of two figures: up to 69 in this century."""
    number = int(digits.lstrip("'’"))
    if number >= 100:
        return number
    return 2000 + number if number < 70 else 1900 + number


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


_DIGITS = re.compile(r"\d+")


def _day_number(words: str) -> int:
    digits = _DIGITS.match(words)
    if digits:
        return int(digits.group())
    return _ORDINALS["-".join(words.lower().replace("-", " ").split())]


def fiscal_end(when: When, federal: bool) -> date:
    """The last day of a fiscal year: 30 September for the federal one, 30 June for most states'."""
    return date(when.year, 9, 30) if federal else date(when.year, 6, 30)


def fiscal_start(when: When, federal: bool) -> date:
    """The first day of a fiscal year."""
    return fiscal_end(replace(when, year=when.year - 1), federal) + timedelta(days=1)


_LAST_FISCAL = re.compile(
    r"\s*(?:[-–—]|to|through|thru|and)\s*(?P<year>(?:19|20)\d\d|['’]?\d\d)(?![\w/.-]\d|\w)", re.IGNORECASE
)
#: The day of the week before the second date: "Friday, May 1, 2026 to Friday, May 8, 2026".
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.IGNORECASE)


def find_stretches(text: str, start: int = 0, end: int | None = None) -> list[Stretch]:
    """Two dates joined by a dash, "to", "through" or "and ends": the year of the second serves the first."""
    whens = find_dates(text, start, end)
    found: list[Stretch] = []
    stop = len(text) if end is None else end
    at = 0
    while at < len(whens):
        opens, closes = whens[at], whens[at + 1] if at + 1 < len(whens) else None
        if (
            closes
            and closes.precision != _YEARLESS
            and _JOINER.fullmatch(_WEEKDAY.sub("", text[opens.end : closes.start]))
        ):
            known: When | None = opens
            if opens.precision == _YEARLESS:
                known = _with_year(opens, closes.last) if closes.precision in (_DAYS, _MONTHLY) else None
            if known is not None and known.first <= closes.last:
                found.append(Stretch(opens.start, closes.end, known, closes))
                at += 2
                continue
        if opens.precision == _FISCAL and (last := _fiscal_behind(text, opens, stop)) is not None:
            found.append(Stretch(opens.start, last.end, opens, last))
        at += 1
    return found


def _fiscal_behind(text: str, opens: When, end: int) -> When | None:
    """The year alone that a stretch of fiscal years ends with: "fiscal years 2026 through 2028"."""
    met = _LAST_FISCAL.match(text, opens.end, end)
    year = _year(met["year"]) if met else 0
    if met is None or not opens.year < year < opens.year + 20:
        return None
    return When(met.start("year"), met.end("year"), date(year, 1, 1), date(year, 12, 31), _FISCAL, opens.which, year)


def _with_year(when: When, before: date) -> When | None:
    """A day without a year, in the last year in which it comes before another."""
    for year in (before.year, before.year - 1):
        try:
            there = date(year, when.first.month, when.first.day)
        except ValueError:
            continue
        if there < before:
            return When(when.start, when.end, there, there)
    return None


def after_years(start: date, years: int) -> date:
    """The last day of so many years that begin on a day: 1 October 2024 and five give 30 September 2029."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:
        return date(start.year + years, 2, 28)


def after_months(start: date, months: int) -> date:
    """The last day of so many months that begin on a day."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    day = min(start.day, monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def dates_within(whens: list[When], start: int, end: int) -> Iterator[When]:
    """Those of some expressions that lie in a stretch of text."""
    return (when for when in whens if start <= when.start and when.end <= end)
