"""A name within its stretch of text: where it ends, whether it is one, and which two are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import organization_likeness, trimmed, without_district_number
from cie_extract.model.finding import Span
from cie_extract.pattern_files.places import STATES

_STATE = "|".join(sorted((name.title().replace(" Of ", " of ") for name in STATES), key=len, reverse=True))
#: Where a name has ended: an aside, another line, an address, a clause.
_END = re.compile(
    r"\s*\((?![A-Z][A-Z0-9&]{1,7}\))|\s+[|•·]\s|\t|\n|[.;]\s+(?=[A-Z][a-z])|;|\s*<|,\s+(?=an?\s|the\s|your\s|which|who|is\s|as\s|located|at\s|on\s|doing|dba|d/b/a|"
    rf"\d|(?:P\.?\s?O\.?\s+Box)|[A-Z][\w.]+(?:\s[A-Z][\w.]+)*,\s+[A-Z]{{2}}\b|[A-Z][\w.]+(?:\s[A-Z][\w.]+){{0,2}},?\s+(?:{_STATE})\b)|"
    r"\s[–—-]\s|\s+(?:\#\s?|[Ss]tore\s+(?:\#|[Nn]o\.)\s?|[Uu]nit\s+\#?)\d+$|\s+(?:is|are|which|who)\s|"
    r"\s+(?:(?:[Nn]ow|[Ii]s)\s+)?(?:[Ss]eek(?:s|ing)|SEEK(?:S|ING)|[Aa]nnounces|[Ii]nvites|[Hh]iring(?!\s+[A-Z]\w+$))\b|"
    r"\s+at\s+(?=the\s|[A-Z0-9])|\s+d/?b/?a\s",
)
_ABBREVIATED = re.compile(r"\b(?:Inc|Co|Corp|Ltd|L\.L\.C|Bros|[A-Z])\.$", re.IGNORECASE)
_COMPANY_END = re.compile(
    r",?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP|PLLC|LP|Incorporated|Corporation|Company)\b\.?", re.IGNORECASE
)
#: "Tern Cove, Inc. Showroom and office: …": behind its form a name has ended.
_FORM_BEFORE = re.compile(r",?\s(?:Inc|LLC|L\.L\.C|Corp|Ltd|LLP|PLLC)$")
_SHORTENED = re.compile(r"\b(?:Inc|Co|Corp|Ltd|St|Ft|Mt|[A-Z])$")
_FORM_BEHIND = re.compile(r",?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP)\b\.?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:[Tt]he|THE)\s+(?=[A-Z])")
_OF_A_CITY = re.compile(
    r"(?P<body>(?i:city|town|village|borough|township)\s+(?i:of)\s+)[A-Z][^,;:|\n\t]{3,70}\s(?i:department|division|office|bureau|commission|board|"
    r"personnel|parks|recreation|human|resources|utilities|works)$"
)
#: "City of Elm Grove's Parks Department": whose department it is.
_OWNS_A_PART = re.compile(
    r"(?:The\s+)?(?:City|Town|Village|Borough|Township|County)\s+of\s+[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2}(?=[’']s\s+[A-Z])"
)
_NO_LETTER, _KEY_WORD = re.compile(r"[^a-z0-9.& ]"), re.compile(r"[a-z0-9]+")
#: What every name holds, a number like a street's, and what no name holds.
_NAMING = re.compile(r"[A-Za-z]{2}|^\d{1,3}[A-Z]$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b(?!\s\w)")
_NO_NAME = re.compile(r"[$☐☒@_]|\d{3,}")
_ANSWER = re.compile(r"(?:A\d{0,2}|Ans|Answer|Response|Reply)\s*[:.)]\s+(?=[A-Z])")
#: Names of which the article is a part: "The Arc", "The Home Depot".
_WITH_ARTICLE = ("arc", "home depot")
#: The offices that get the papers, as the end of a name.
_RECEIVERS = ("rehabilitation services", "vocational rehabilitation")


@lru_cache(maxsize=4)
def _part_behind(part: str) -> re.Pattern[str]:
    """ "Elm County Government Department of Human Resources": two lines of a letterhead, read as one."""
    return re.compile(rf"(?i:(?:(?<=\bGovernment)|(?<=\bUniversity)|(?<=\bCollege))\s+(?={part}\s))")


def name_within(text: str, start: int, end: int, book: Wordbook) -> Span:
    """A name at the start of a stretch: up to an address, a bracket, a clause; its company form kept."""
    start, end = trimmed(text, start, end)
    if text.startswith("The ", max(0, start - 4), start) and text[start:end].lower().startswith(_WITH_ARTICLE):
        start -= len("The ")  # told by a saying that leaves the article out
    if part := _part_behind(book.part.pattern).search(text, start, end):
        end = part.start()
    behind = book.part_after_comma.search(text, start, end)
    if behind and not book.part.match(text, start) and _is_body(text[start : behind.start()], book):
        end = behind.start()
    if office := _OF_A_CITY.match(text, start, end):
        end = _end_of_city(text, office, book)
    if behind := book.part_behind.search(text, start, end):
        end = behind.start()
    if body := _OWNS_A_PART.match(text, start, end):
        end = body.end()
    if answer := _ANSWER.match(text, start, end):
        start = answer.end()
    if call := book.call.match(text, start, end):
        start = call.end()
    if article := _ARTICLE.match(text, start, end):
        own = text[article.end() : end].lower().startswith(_WITH_ARTICLE)
        start = start if own else article.end()
    start, end = trimmed(text, start, _end_of_name(text, start, end))
    if text[start:end].endswith(".") and not _ABBREVIATED.search(text[start:end]):
        end -= 1
    return start, end


def _end_of_city(text: str, office: re.Match[str], book: Wordbook) -> int:
    """Where the name of a city ends that a department's follows: "City of Elm Grove Parks Department"."""
    words = list(re.finditer(r"[\w.’'-]+", text[office.end("body") : office.end()]))
    for count in range(min(3, len(words) - 1), 0, -1):
        city = text[office.end("body") + words[0].start() : office.end("body") + words[count - 1].end()]
        if book.places.is_town(city):
            return office.end("body") + words[count - 1].end()
    return office.end()


def _is_body(name: str, book: Wordbook) -> bool:
    return book.whole_body.search(name) is not None or organization_likeness(name, book.words) >= 0.6


def _end_of_name(text: str, start: int, end: int) -> int:
    at = start
    while cut := _END.search(text, at, end):
        if form := _COMPANY_END.match(text, cut.start(), end):
            at = form.end()
        elif text[cut.start()] == "." and _FORM_BEFORE.search(text[start : cut.start()]):
            return cut.start() + 1
        elif text[cut.start()] == "." and _SHORTENED.search(text[start : cut.start()]):
            at = cut.end()
        else:
            return cut.start()
    return end


def is_name(name: str, book: Wordbook) -> bool:
    """Whether words may name an employer at all: no answer, no paper, no office that gets the papers."""
    low = _NO_LETTER.sub(" ", name.lower().replace("’", "'"))
    low = " ".join(low.split()).removeprefix("the ").rstrip(".")
    if len(name) < 2 or not _NAMING.search(name):
        return False
    if low in book.no_names or low in book.words.never or low in book.words.papers:
        return False
    if low in STATES or name[:1].islower() or _ORDINAL.match(low):
        return False
    if any(low.endswith(f"division of {one}") or low == one for one in _RECEIVERS):
        return False
    return low.split()[0] not in book.no_openings and not _NO_NAME.search(without_district_number(name))


def names_an_officer(name: str, book: Wordbook) -> bool:
    """Whether words are a person's post: "Director of Administration", though they end as organisations do."""
    before, of, _ = name.lower().partition(" of ")
    return bool(of) and before.split()[-1] in book.words.job_nouns and organization_likeness(name, book.words) < 0.85


def stem(name: str) -> str:
    """A name without its company form."""
    return _FORM_BEHIND.sub("", name)


def key(name: str) -> str:
    """What two spellings of one name share."""
    return " ".join(_KEY_WORD.findall(stem(name).lower().removeprefix("the ")))


def same(one: str, other: str) -> bool:
    """Whether the keys of two names are one: equal, or one the short form of the other."""
    return one == other or (min(len(one), len(other)) > 5 and (one.startswith(other) or other.startswith(one)))
