"""How many people the employer employs in all; never those of a crew, a site, a customer, whom the job supervises."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cie_extract.extractors.particulars.told import (
    COUNT,
    UP_TO,
    Told,
    in_sections,
    is_employer,
    labelled,
    read_count,
    sentences_with,
)
from cie_extract.model.annotated import Annotated
from cie_extract.model.particulars import Headcount
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.particulars import load_particulars
from cie_extract.pattern_files.word_lists import any_of

_MORE = r"more\s+than|over|at\s+least|upwards?\s+of|in\s+excess\s+of|exceeding"
_FEWER = r"fewer\s+than|less\s+than|under|up\s+to|not?\s+more\s+than"
_ABOUT = r"about|approximately|approx\.?|around|roughly|some|nearly|almost|an\s+estimated|close\s+to|~|circa|ca\."
_AMOUNT = (
    rf"(?:(?P<more>{_MORE})\s+|(?P<fewer>{_FEWER})\s+|(?P<about>{_ABOUT})\s*)?(?P<low>{COUNT})(?P<plus>\s?\+)?"
    rf"(?:\s*(?:[–—-]|to)\s*(?P<high>{UP_TO}))?"
)
_TO_LABEL = re.compile(
    rf"^\W*(?:{_AMOUNT})(?=\s*(?:$|[.;,()\n]|\(?(?:total|full|part|employees|people|staff|as of|company|in all|nationwide|statewide|FTE)))",  # noqa: E501
    re.I,
)
_WORKING = r"(?:(?:full[\s-]?time\s+and\s+part[\s-]?time|full[\s-]?(?:and\s+part[\s-]?)?time|part[\s-]?time|dedicated|talented|skilled|hard-?working|regular|permanent|committed|caring|total|paid)\s+){0,3}"  # noqa: E501
_NAME = r"(?:[A-Z][\w’'.&-]*)(?:\s(?:of|the|for|and|&)(?=\s)|,?\s(?:Inc\.?|LLC|Corp\.?)(?!\w)|\s[A-Z&][\w’'&-]*){0,8}"
#: What narrows a count to less than the whole employer, or to people of another kind.
_PART = re.compile(
    r"^[\s,]*(?:(?:who\s+(?:are|have)|with|having)\s[^.;]{0,30}disab|blind|on\s+(?:this|the)\s+(?:contract|site|shift|project|crew)|"
    r"at\s+(?:this|the|our|its)\s+\w*\s*(?:site|building|plant|facility|store|location|warehouse|base)|in\s+(?:this|the)\s+"
    r"(?:unit|department|division|building|office|crew|plant|section|shop)|per\s+(?:shift|crew|day)|(?:a|each|every|per)\s+"
    r"(?:day|week|month|year|shift)|(?:last|this)\s+year|reporting|under\s+(?:his|her|them)|(?:to|for)\s+(?:clean|serve|staff))",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> tuple[re.Pattern[str], ...]:
    words = load_particulars(patterns).headcount
    people = rf"{_WORKING}{any_of(words.people)}"
    subject = rf"(?P<subject>(?i:{any_of(words.subjects)})|{_NAME})"
    between = r"(?:\s*\([^()]{1,30}\))?(?:,[^,.;]{3,80},)?\s+(?i:now\s+|currently\s+|today\s+|also\s+)?"
    return (
        re.compile(rf"(?<![\w-]){subject}{between}(?i:employs?|employed|is\s+an\s+employer\s+of)\s+(?i:{_AMOUNT}\s+{people})"),
        re.compile(rf"(?<![\w-]){subject}{between}(?i:has|have)\s+(?i:a\s+(?:total\s+)?(?:staff|workforce|team)\s+of\s+)?(?i:{_AMOUNT}\s+{people})"),
        re.compile(rf"(?<![\w-])(?P<subject>{_NAME})\s+\((?i:{_AMOUNT}\s+{people})\)"),
        re.compile(rf"(?i:\bour\s+(?:workforce|staff|team)\s+of\s+{_AMOUNT}(?:\s+{people})?)"),
        re.compile(rf"(?i:\bour\s+{_AMOUNT}\s+{people})"),
        re.compile(
            rf"(?i:(?<![\w-])(?:an?|the)\s+{_AMOUNT}[\s-]+(?:employee|person)\s+(?:company|firm|agency|nonprofit|non-profit|organization|business|corporation))"
        ),
    )  # fmt: skip


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Told]:
    """Every headcount of the employer: beside a label, or in a sentence whose subject is the employer."""
    text = annotated.text
    for value in labelled(annotated, patterns, "headcount"):
        match = _TO_LABEL.match(text[slice(*value.value)])
        if match and (count := _count(match)) and not _PART.match(text[value.value[0] + match.end() : value.value[1]]):
            end = match.end("high") if match["high"] else match.end("plus") if match["plus"] else match.end("low")
            yield Told(count, ((value.value[0] + _first(match), value.value[0] + end),), "label", 0.92)
    words = load_particulars(patterns).headcount
    telling = tuple(word.lower() for word in (*words.people, "workforce", "-person", "employee"))
    for start, end in sentences_with(annotated, telling):
        for expression in _expressions(patterns):
            for match in expression.finditer(text, start, end):
                if _PART.match(text[match.end() : end + 1]) or in_sections(
                    annotated, match.start(), "duties", "qualifications", "supervision", "competencies"
                ):
                    continue
                score = _score(annotated, patterns, match)
                if score and (count := _count(match)):
                    end_of_it = match.end() - match.group().endswith(")")
                    yield Told(count, ((_first(match), end_of_it),), "sentence", score)


def _score(annotated: Annotated, patterns: Patterns, match: re.Match[str]) -> float:
    """How sure it is that the subject is the employer as a whole; 0 where it is not."""
    subject = match.groupdict().get("subject")
    words = load_particulars(patterns).headcount
    if subject is None or re.fullmatch(any_of(words.subjects), subject, re.IGNORECASE):
        return 0.85
    own = is_employer(annotated, patterns, subject)
    return 0.0 if own is False or (" " not in subject and own is None) else 0.9 if own else 0.6


def _first(match: re.Match[str]) -> int:
    return min(match.start(group) for group in ("more", "fewer", "about", "low") if match[group] is not None)


def _count(match: re.Match[str]) -> Headcount | None:
    low, high = read_count(match["low"]), read_count(match["high"]) if match["high"] else None
    if low is None or low < 2 or (high is not None and high <= low):
        return None
    if match["more"] or match["plus"]:
        return Headcount(low=low if match["plus"] or "least" in match["more"].lower() else low + 1, high=None)
    if match["fewer"]:
        return Headcount(low=None, high=low if "to" in match["fewer"].lower().split() else low - 1)
    return Headcount(low=low, high=high or low, about=bool(match["about"]))
