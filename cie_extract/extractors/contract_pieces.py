"""What a text says of the time of a contract: dates of its base, options and whole term; options counted, exercised."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cie_extract.extractors.exercised import STILL_TO_COME, exercised_around
from cie_extract.extractors.grammar.date_expressions import (
    When,
    after_months,
    after_years,
    find_dates,
    find_stretches,
    fiscal_end,
    fiscal_start,
    full_dates,
)
from cie_extract.extractors.grammar.number_words import NUMBER_WORDS, read_number_words
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.word_lists import any_of

_BASE = re.compile(r"\bbase\b(?:[\s-]+(?:year|period|term|contract))?", re.IGNORECASE)
_COUNT = rf"(?:\d{{1,2}}|(?:{NUMBER_WORDS})\b|first|second|third|fourth|fifth|sixth|[ivx]{{1,4}}\b)"
#: What an option is called: "option year", "renewal", "extension".
_NAMED = r"(?:opt(?:ion(?:al)?)?\.?|renewal|extension)"
_OPTION = re.compile(
    rf"\b(?:{_NAMED}[\s-]*(?:option|year|period|yr|term)?s?[\s#-]*(?:no\.?\s*)?(?:{_COUNT}\s*(?:and|to|through|&|[-–])\s*)?(?P<after>{_COUNT})|"
    rf"(?P<before>first|second|third|fourth|fifth|sixth)[\s-]+(?:(?:one|1)[\s-]year\s+)?(?:option(?:al)?|renewal|extension)|o[py](?P<short>\d)|"
    rf"(?:option(?:al)?|renewal|extension)(?:[\s-]+(?:option|year|period|term))?)\b",
    re.IGNORECASE,
)
_OPTIONS = re.compile(
    rf"\b(?P<count>{_COUNT})[\s-]+(?:\(\d\)\s*)?(?:(?:additional|successive|further|consecutive|possible)\s+)?(?:\(?(?:one|1)\)?[\s-]year\s+)?"
    rf"(?:(?:option(?:al)?|renewal|extension)(?:[\s-]+(?:option|year|period|term))?s|(?:option(?:al)?|renewal|extension)[\s-]+(?:one|1)[\s-]year\s+(?:period|term)s)\b|"
    rf"\b(?:base|(?:one|1)[\s-]year)\s*(?:\+|plus)\s*(?P<plus>{_COUNT})\b(?!\s*/)|"
    rf"\b(?:renewed|renewable|extended|renew|extend(?:ed)?)\s+(?:it\s+)?(?:for\s+)?(?:up\s+to\s+)?(?P<more>{_COUNT})\s+(?:more|additional|further|one[\s-]year|times|terms|years)\b",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    rf"\boption(?:al)?[\s-]*(?:year|period)?\s*(?P<at>\d)\s+of\s+\d|\bin\s+(?:its\s+|the\s+)?option(?:al)?[\s-]*(?:year|period)?\s*(?P<inside>{_COUNT})|\b(?:currently|now|presently|is)\s+(?:working\s+)?in\s+(?:its\s+|the\s+)?(?:option(?:al)?[\s-]*(?:year|period)?\s*(?P<after>{_COUNT})|"
    rf"(?P<before>first|second|third|fourth|fifth|sixth)\s+option)",
    re.IGNORECASE,
)
_TERM = re.compile(
    rf"\b(?P<count>{_COUNT})[\s-]+(?P<unit>year|month)s?(?:\s+(?:term|contract|agreement|period|base))?\b",
    re.IGNORECASE,
)
#: A length that passes before something else happens, and a year among others, are no term: "after one year".
_NO_TERM = re.compile(
    r"\b(?:after|within|every|each|past|last|previous|first|over|once)\s+(?:(?:the|a|your|his|her|their)\s+)?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth)$", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:the\s+)?end\s+of\s+(?P<month>[A-Za-z]{3,9})\s+next\b|(?:the\s+)?end\s+of\s+next\s+(?P<other>[A-Za-z]{3,9})\b",
    re.IGNORECASE,
)
_BASE_ALONE = re.compile(r"\bbase[\s-]+(?:year|period|term)\s*[:(]?\s*$", re.IGNORECASE)
#: "options one to three are exercised and the fourth ends …"
_BLANK = re.compile(r"[\s|]+")
_THE_NTH = re.compile(r"\bthe\s+(?P<before>first|second|third|fourth|fifth|sixth)\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    rf"\boption(?:al)?s?[\s-]*(?:year|period)?s?\s*(?:{_COUNT}\s*(?:and|to|through|,|&|[-–])\s*)*(?P<after>{_COUNT})\s+"
    r"(?:have|has|were|was|are|is)\s+(?:all\s+)?(?:been\s+)?(?:already\s+)?exercised",
    re.IGNORECASE,
)
#: "has exercised the first option", "picked up option 2".
_TOOK_UP = re.compile(
    rf"\b(?:exercised|picked\s+up|took\s+up|taken\s+up|invoked)\s+(?:the\s+|its\s+|our\s+)?"
    rf"(?:(?P<before>first|second|third|fourth|fifth)\s+option|option(?:al)?[\s-]*(?:year|period)?\s*(?P<after>{_COUNT}))",
    re.IGNORECASE,
)
#: A label over both dates: "Contract (type, number, start, end): …".
_BOTH_ENDS = re.compile(r"\b(?:start|begin|effective)\w*\b.*\b(?:end|expir)\w*\b", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of what a text says of a contract's time. `kind`: "base", "option" or "term"."""

    kind: str
    start: date | None
    end: date | None
    number: int | None = None
    exercised: bool | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class _Grammar:
    starts: re.Pattern[str]
    ends: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    words = load_contract(patterns)
    link = r"\s*(?:date)?\s*[:\-–—]?\s*(?:on|at|in|of|is|was|by|the|to|with)?\s*(?:the\s+)?\(?\s*$"
    return _Grammar(
        starts=re.compile(rf"{any_of(words.starts)}{link}", re.IGNORECASE),
        ends=re.compile(rf"{any_of(words.ends)}{link}", re.IGNORECASE),
    )


def read_pieces(
    text: str, start: int, end: int, patterns: Patterns, *, label: str = "", federal: bool = True
) -> list[Piece]:
    """The periods and single ends that `text[start:end]` states of a contract; `label` is what rules it."""
    grammar = _grammar(patterns)
    pieces: list[Piece] = []
    used: list[Span] = []
    for stretch in find_stretches(text, start, end):
        used.append((stretch.start, stretch.end))
        kind, number = _kind(text, start, stretch.start, used[:-1], label)
        pieces.append(
            Piece(
                kind,
                _first(stretch.opens, federal),
                _last(stretch.closes, federal),
                number,
                exercised_around(text, start, stretch.start, stretch.end, end, patterns),
                ((stretch.start, stretch.end),),
            )
        )
    if _BOTH_ENDS.search(label) and len(whens := full_dates(text, start, end)) == 2 and not used:
        opens, closes = whens
        used.append((opens.start, closes.end))
        spans = ((opens.start, opens.end), (closes.start, closes.end))
        pieces.append(Piece("term", opens.first, closes.last, spans=spans))
    for opens, closes in _rows_of_dates(text, start, end, used):
        used.append((opens.start, closes.end))
        kind, number = _kind(text, start, opens.start, used[:-1], label)
        if kind == "term":
            continue
        done = exercised_around(text, start, opens.start, closes.end, end, patterns)
        spans = ((opens.start, opens.end), (closes.start, closes.end))
        pieces.append(Piece(kind, opens.first, closes.last, number, done, spans))
    for when in find_dates(text, start, end):
        if any(begin <= when.start < stop for begin, stop in used) or when.precision == "yearless":
            continue
        floor = max([start, *(stop for _, stop in used if stop <= when.start)])
        used.append((when.start, when.end))
        before = text[max(floor, when.start - 60) : when.start]
        kind, number = _kind(text, floor, when.start, [], label)
        which = _which(before, label, grammar)
        if which == "start":
            pieces.append(Piece(kind, _first(when, federal), None, number, None, ((when.start, when.end),)))
        elif which == "end":
            done = exercised_around(text, floor, when.start, when.end, end, patterns) if kind == "option" else None
            pieces.append(Piece(kind, None, _last(when, federal), number, done, ((when.start, when.end),)))
    return pieces


def _rows_of_dates(text: str, start: int, end: int, used: list[Span]) -> Iterator[tuple[When, When]]:
    """Two dates with nothing but space between, as in a table that came as lines: "Option 1 4/1/2025 3/31/2026"."""
    whens = [when for when in full_dates(text, start, end) if not any(one <= when.start < two for one, two in used)]
    for opens, closes in itertools.pairwise(whens):
        if _BLANK.fullmatch(text, opens.end, closes.start) and opens.first < closes.first:
            yield opens, closes


def _which(before: str, label: str, grammar: _Grammar) -> str | None:
    """Whether a single date is a start or an end: by the words right before it, else by its label."""
    ends, starts = grammar.ends.search(before), grammar.starts.search(before)
    if ends and (not starts or ends.start() <= starts.start()):
        return "end"
    if starts:
        return "start"
    if _BASE_ALONE.search(before):
        return "start"  # "base year 5/1/2023, final option ends …"
    if before.strip(" (:,–-—"):
        return None
    said = label.lower()
    if re.search(r"\b(?:end|ends|last\s+day|final|expir\w*|through|thru|until|to|completion|termination)\b", said):
        return "end"
    if re.search(r"\b(?:start|starts|begin|begins|effective|award|commence\w*|from|since)\b", said):
        return "start"
    return None


def _kind(text: str, floor: int, at: int, used: list[Span], label: str) -> tuple[str, int | None]:
    """Whether a date belongs to the base, to an option, or to the whole term."""
    begin = max([floor, at - 80, *(stop for _, stop in used if stop <= at)])
    before = re.split(r"[.;]\s", text[begin:at])[-1]
    bases, options = list(_BASE.finditer(before)), list(_OPTION.finditer(before))
    last_base = bases[-1].start() if bases else -1
    last_option = options[-1].start() if options else -1
    if last_option > last_base:
        later = _THE_NTH.search(before, options[-1].end())
        return "option", _count(later or options[-1])
    if last_base >= 0:
        return "base", None
    option, base = _OPTION.search(label), _BASE.search(label)
    if option and not base:
        return "option", _count(option)
    return ("base", None) if base and not option and not before.strip(" (:,–-—") else ("term", None)


def _count(met: re.Match[str]) -> int | None:
    groups = met.groupdict()
    names = ("after", "before", "short", "at", "inside", "count", "plus", "more")
    said = next((groups[name] for name in names if groups.get(name)), "").lower()
    if not said:
        return None
    if said.isdigit():
        return int(said)
    if said in _ORDINALS:
        return _ORDINALS.index(said) + 1
    if said in _ROMAN:
        return _ROMAN.index(said) + 1
    number = read_number_words(said)
    return int(number) if number is not None else None


def option_number(said: str) -> int | None:
    """The number of an option as it is called: "first option", "Option 2"."""
    met = _OPTION.search(said)
    return _count(met) if met else None


def _first(when: When, federal: bool) -> date:
    return fiscal_start(when, federal) if when.precision == "fiscal" else when.first


def _last(when: When, federal: bool) -> date:
    if when.precision == "fiscal":
        return fiscal_end(when, {"federal": True, "state": False}.get(when.which, federal))
    return when.last


def next_end_of_month(text: str, start: int, end: int, known: date | None) -> tuple[date, Span] | None:
    """ "The end of September next": the first such day after the paper's own date, where it has one."""
    met = _NEXT.search(text, start, end)
    if met is None or known is None:
        return None
    month = find_dates(f"{met['month'] or met['other']} {known.year}")
    if not month:
        return None
    last = month[0].last
    if last <= known:
        last = find_dates(f"{met['month'] or met['other']} {known.year + 1}")[0].last
    return last, met.span()


def options_stated(text: str, start: int, end: int) -> tuple[int, Span] | None:
    """ "with four option years": how many."""
    met = _OPTIONS.search(text, start, end)
    if met is None:
        return None
    count = _count(met)
    return (count, met.span()) if count and count <= 10 else None


def current_option(text: str, start: int, end: int) -> int | None:
    """ "currently in option year 2", "option 2 was exercised", "the Navy picked up option 2": which."""
    met = _CURRENT.search(text, start, end) or _TAKEN_UP.search(text, start, end)
    if met is None and (taken := _TOOK_UP.search(text, start, end)):
        met = None if STILL_TO_COME.search(text, max(start, taken.start() - 40), taken.start()) else taken
    return _count(met) if met else None


def term_stated(text: str, start: int, end: int, begins: date) -> tuple[date, Span] | None:
    """The end that a length gives: "a five-year contract" from its start."""
    for met in _TERM.finditer(text, start, end):
        if _OPTION.search(text, met.start(), min(end, met.end() + 12)):
            continue
        if _NO_TERM.search(text, max(start, met.start() - 24), met.start()) or _ORDINAL.match(met["count"]):
            continue
        count = _count(met)
        if count and count <= 60:
            last = after_years(begins, count) if met["unit"].lower() == "year" else after_months(begins, count)
            return last, met.span()
    return None
