"""How much a few printed words look like a job title, or like the name of an organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.model.finding import Span
from cie_extract.pattern_files.names import NameWords
from cie_extract.pattern_files.places import CODES, STATES

_WORD = re.compile(r"[\w&.'’+/]+(?:-[\w&.'’]+)*")
#: What may follow the noun of a title: a level, a bracket, a shift.
_LEVEL = re.compile(
    r"(?:[,\s–—-]+(?:(?:GS|WG|WL|WS|NF|NA|NL|GG|YA|AD)\s?-?\s?\d{1,4}(?:-\d{1,2}(?:/\d{1,2})*)?|[IVX]{1,4}(?:/[IVX]{1,4})*|[1-9]\d?|[A-D]|K-\d+|level\s+\w+|\([^()]*\)|(?:first|second|third|1st|2nd|3rd|day|night|evening|morning|afternoon|swing|weekend|overnight)\s+shifts?|nights|days|evenings|weekends))+$",
    re.I,
)
#: The telephone that a job answers: "911 Dispatcher", "311 Clerk".
_CALLED = re.compile(r"^(?:9-1-1|[2-9]11)\s+(?=[A-Z])")
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|[;☐☒$@_]|\.$|https?:|\.{3}|\d{3}")
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "de", "du", "for", "in", "la", "of", "on", "or", "the", "to", "with", "&", "/", "–"]
)
#: Endings of those who do a thing: "meter reader", "data keyer", "hotel houseperson".
_HOLDER_ENDING = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|person|man|woman|eer|ster|ant|hand|keeper|worker)$")
_APOSTROPHE = re.compile(r"['’]")
#: What no name holds: boxes, sums, addresses of mail, lines to write on.
_NO_NAME = re.compile(r"[☐☒$@_]")
_BROKEN = re.compile(r"\s+[|•·]\s+|\t|\n")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a title or an employer: where, by which rule, how sure before all are weighed together."""

    span: Span
    rule: str
    score: float


@lru_cache(maxsize=4096)  # several look at the same lines
def title_likeness(phrase: str, words: NameWords) -> float:
    """0 to 1: 1 for words that end in a job's noun, less where it stands inside, 0 where no title can be."""
    plain = _CALLED.sub("", _LEVEL.sub("", phrase.strip().strip("\"“”'’*")).strip(" ,:–—-"))
    tokens = _WORD.findall(plain)
    if not 1 <= len(tokens) <= 12 or not plain[:1].isupper() or _SENTENCE.search(plain):
        return 0.0
    low = [token.lower().strip(".'’") for token in tokens]
    if " ".join(low) in words.papers or _organization(low, plain, words) >= 0.9:
        return 0.0
    if sum(token[0].islower() and token not in _SMALL for token in tokens) > len(tokens) // 2:
        return 0.0
    if any(token in words.no_title_holds for token in tokens[1:]):
        return 0.0
    if _APOSTROPHE.split(low[0])[0] in words.no_title_opens:  # "We're looking for …"
        return 0.0
    if low[-1] in words.plural_nouns:
        return 0.5
    if low[-1] in words.job_nouns or " ".join(low[-2:]) in words.job_nouns or low[-1].split("/")[-1] in words.job_nouns:
        return 1.0
    if _HOLDER_ENDING.search(low[-1]) and low[-1] not in words.no_holders and low[-1] not in words.endings:
        return 0.8
    for word in low[:-1]:
        if word in words.job_nouns or word.split("-")[-1] in words.job_nouns:
            after = plain[plain.lower().find(word) + len(word) :].lstrip()
            return 0.85 if after.startswith(("of ", ",", "–", "-", "/", "(", "for ", "and ", "to ", "in ")) else 0.55
    return 0.0


@lru_cache(maxsize=4096)
def organization_likeness(phrase: str, words: NameWords) -> float:
    """0 to 1: 1 with a company form ("Inc."), less for an ending that organisations share with other things."""
    plain = _IN_STATE.sub("", without_district_number(phrase.strip().strip('"“”*').rstrip(" ,:;")))
    tokens = _WORD.findall(plain)
    if not 1 <= len(tokens) <= 12 or not (plain[:1].isupper() or plain[:1].isdigit()) or _NO_NAME.search(plain):
        return 0.0
    if any(token[0].islower() and (token not in _SMALL or token == "by") for token in tokens):
        return 0.0
    return _organization([token.lower().strip(".'’") for token in tokens], plain, words)


#: Bodies whose name may open that of one of their jobs, and of how many words that is.
_STAFFED, _LEAST_OF_STAFF = frozenset(("board", "department", "division", "bureau", "commission")), 4
#: "Elm County, Maryland": the state that a public body adds to its name.
_STATE = "|".join(sorted((name.replace(" ", r"\s+") for name in STATES), key=len, reverse=True))
_IN_STATE = re.compile(rf"(?<=\w),\s+(?:{_STATE}|(?-i:{'|'.join(sorted(CODES))}))$", re.IGNORECASE)
#: "School District 12", "Elm Schools, District No. 4-J", "Elm Schools, ISD 2044": the number of a district is none of
#: its form, nor are letters that call it so.
_DISTRICT_NUMBER = re.compile(
    r"(?:(?<=district)|,?\s+(?:i\.?s\.?d\.?|u\.?s\.?d\.?|c\.?u\.?s\.?d\.?|r-))\s*(?:no\.?\s*|number\s+|#\s*)?\d{1,4}(?:-?[a-z]{1,2})?$",
    re.IGNORECASE,
)


def _organization(low: list[str], plain: str, words: NameWords) -> float:
    if len(low) > 2 and low[-1] == "office" and re.sub(r"['’]?s?['’]?$", "", low[-2]) in words.officers:
        return 0.85
    joined = " ".join(low).removeprefix("the ")
    if joined in words.never or joined in words.papers:
        return 0.0
    if len(low) > 1 and low[-1] in words.forms and plain.rstrip(".")[-1:].isalpha():
        return 1.0
    start = low[1:] if low[0] == "the" else low
    if len(start) > 2 and start[0] in words.bodies and start[1] in ("of", "for") and not _of_its_staff(start, words):
        return 0.95
    if start[:2] == ["u.s", "department"] or (len(start) > 2 and start[1:3] == ["department", "of"]):
        return 0.95
    if low[-1] in words.job_nouns and low[-1] not in words.endings:
        of_people = {"of", "for"} & set(low[1:-1]) and low[-1] in words.plural_nouns
        return 0.65 if of_people and any(word in words.endings - words.bodies for word in low[:-1]) else 0.0
    if len(low) > 2 and " ".join(low[-2:]) in words.sure_endings:
        return 0.95
    if len(low) > 1 and (low[-1] in words.endings or (len(low) > 2 and " ".join(low[-2:]) in words.endings)):
        return 0.75
    if any(word in words.endings or word in words.bodies for word in low[:-1]) and {"of", "for"} & set(low[1:-1]):
        return 0.85 if low[-1] in words.served else 0.65  # "Goodwill of the Piedmont", "Partners for Work"
    if len(low) == 1 and low[0] in words.endings:
        return 0.2
    return 0.0


def _of_its_staff(low: list[str], words: NameWords) -> bool:
    """Whether words that begin as a body's name end as somebody's of its staff: "Board of Elections Training
    Specialist". The name of an office may end so: "Department of State Treasurer"."""
    last = low[-1]
    if low[0] not in _STAFFED or len(low) < _LEAST_OF_STAFF or "the" in low or last in words.officers:
        return False
    return last in words.job_nouns - words.plural_nouns and last not in words.endings | words.served


def without_district_number(name: str) -> str:
    """A name without the number of its district."""
    return _DISTRICT_NUMBER.sub("", name)


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without white space and stray marks at either end."""
    while start < end and (text[start].isspace() or text[start] in ':–—-|•·,;*"“'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ':–—-|•·,;*"”'):
        end -= 1
    return (start, end)


def folded(text: str) -> str:
    """A value with its white space folded."""
    return " ".join(text.split())


def pieces(text: str, start: int, end: int) -> tuple[Span, ...]:
    """A block's text parted at bars, bullets and tabs."""
    found, at = [], start
    for mark in _BROKEN.finditer(text, start, end):
        found.append((at, mark.start()))
        at = mark.end()
    found.append((at, end))
    return tuple(trimmed(text, *piece) for piece in found if piece[0] < piece[1])
