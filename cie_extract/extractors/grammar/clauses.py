"""Where sentences and clauses of a block begin and end: how far a word's say over a figure reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

#: A line of dots leads from a label to its value and ends nothing: "Contract ........ AbilityOne".
_STOP = re.compile(r"(?<!\.\.)[.!?][\"”’)\]]*\s+(?=[\"“(\[]?[A-Z0-9$☐☒•])")
_SHORT = re.compile(
    r"(?:\b(?:no|nos|approx|min|max|incl|dept|st|ft|inc|co|corp|mr|mrs|ms|dr|rev|eff|exp|dtd|mon|tues?|wed|thu|thurs?|fri|sat|sun|avg|temp|ext|bldg|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|vs|e\.g|i\.e|u\.s|sec|art)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
#: Short units end a sentence only where a word with a capital follows: "$15.25 per hr. Overtime".
_SHORT_UNIT = re.compile(r"(?:\b(?:hr|hrs|yr|yrs|wk|wks|mo|mos|p\.m|a\.m|lb|lbs)|/hr|/wk)\.$", re.IGNORECASE)
_CLAUSE = re.compile(r";\s|\s\|\s?|\s[•·]\s|\s\(|\)\s|\s[–—]\s|,?\s(?:but|while|whereas|although|though|except)\s")
#: "health and welfare", "H & W" and the like are one thing.
_CONNECTOR = re.compile(
    r",\s|\s\+\s?|(?<!health)(?<!time)(?<!\bH)\s(?:and|plus|with|along with|as well as|&)\s|\s/\s", re.IGNORECASE
)


#: Nothing farther away has a say over a figure; it also keeps text without full stops from costing time.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Clauses:
    """Breaks inside one stretch of text, as offsets where a new sentence or clause begins."""

    start: int
    end: int
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds an offset; of one without end, what stands within reach."""
        return _between(self.sentences, at, self.start, self.end)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds an offset: a sentence, or less where a semicolon, bracket or "but" breaks it."""
        return _between(self.clauses, at, self.start, self.end)


def _between(breaks: tuple[int, ...], at: int, start: int, end: int) -> tuple[int, int]:
    index = bisect_right(breaks, at)
    begins = breaks[index - 1] if index else start
    ends = breaks[index] if index < len(breaks) else end
    return max(begins, at - _REACH), min(ends, at + _REACH)


def read_clauses(text: str, start: int = 0, end: int | None = None) -> Clauses:
    """The sentences and clauses of `text[start:end]`."""
    stop = len(text) if end is None else end
    sentences = [found.end() for found in _STOP.finditer(text, start, stop) if _is_end(text, start, found)]
    clauses = {found.end() for found in _CLAUSE.finditer(text, start, stop)} | set(sentences)
    return Clauses(start, stop, tuple(sentences), tuple(sorted(clauses)))


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    before = text[max(start, found.start() - 8) : found.start() + 1]
    if _SHORT_UNIT.search(before):
        return text[found.end() : found.end() + 1].isalpha()
    return not _SHORT.search(before)


def last_connector(text: str, start: int, end: int) -> int:
    """Where the last part of a list begins in a stretch: behind its last comma, "and", "plus" or "with"."""
    found = start
    for connector in _CONNECTOR.finditer(text, start, end):
        found = connector.end()
    return found


def first_connector(text: str, start: int, end: int) -> int:
    """Where the first part of a list ends in a stretch."""
    found = _CONNECTOR.search(text, start, end)
    return found.start() if found else end
