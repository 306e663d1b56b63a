"""Addresses: street, city, state and ZIP, as far as they are printed. Whose address it is, others say.

A city counts where a state stands beside it: "Easton, Maryland 21601", "1230 York Rd, Towson MD". The city is the
postal one as stated; the table of places only settles where it begins ("40 Elm Street Salem, OR").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.pattern_files.places import CODES, SHORT_STATES, STATES, Places, state_code


@dataclass(frozen=True, slots=True)
class Address:
    """One address: `start` to `end` from its street on, `city_start` where the city begins."""

    start: int
    end: int
    city_start: int
    city: str
    state: str
    zip: str | None
    street: bool = False
    post_box: bool = False


_NAMES = "|".join(sorted((re.escape(name).replace("\\ ", r"\s+") for name in STATES), key=len, reverse=True))
_SHORT = "|".join(sorted(SHORT_STATES, key=len, reverse=True))
#: A state after a city. Codes are capitals, names begin with one, old abbreviations end in a full stop.
_STATE = re.compile(
    rf"(?P<sep>\s*,\s*|\s+)(?-i:(?=[A-Z]))(?:(?P<name>{_NAMES})|(?P<code>(?-i:{'|'.join(sorted(CODES))}|D\.\s?C\.|"
    rf"N\.\s?[CDHJMY]\.|S\.\s?[CD]\.|R\.\s?I\.|W\.\s?Va\.|Md\.|Va\.|Pa\.))|(?P<short>(?:{_SHORT})\.))"
    r"(?![\w])(?:\s*,?\s*(?P<zip>\d{5})(?:\s?[-–]\s?\d{4})?(?!\d))?",
    re.IGNORECASE,
)
#: What a city never runs across.
_STOP = re.compile(r"[,;:|•·▪●\n\t()/☐☒“”\"]|\s[–—-]\s|(?<!\b[A-Z])(?<!\bSt)(?<!\bFt)(?<!\bMt)\.\s(?=[A-Z])")
_WORD = re.compile(r"[^\s]+")
_STREET_WORDS = (
    r"street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|way|court|ct|circle|cir|place|pl|pike|highway|hwy|"
    r"parkway|pkwy|terrace|ter|trail|trl|loop|square|sq|plaza|route|rte|row|alley|turnpike|expressway|mall|center|"
    r"broadway|run|crossing|commons|suite|ste|floor|room|unit|building|bldg|rd|cove|point|ridge|walk|bend|hill"
)
_STREET_WORD = re.compile(rf"(?:{_STREET_WORDS})\.?$", re.IGNORECASE)
_DIRECTION = re.compile(r"(?:[NSEW]|NE|NW|SE|SW)\.?$")
#: A street with its number, as it stands before a city.
_STREET = re.compile(
    rf"(?:(?<![\w$#.\-])\d{{1,6}}[A-Za-z]?(?:\s?[-–]\s?\d{{1,5}})?\s+(?:[NSEW]\.?\s+|NE\s+|NW\s+|SE\s+|SW\s+)?"
    rf"(?:[A-Z0-9][\w.'’\-]*\s+){{0,5}}?(?:{_STREET_WORDS})\b\.?(?:\s+(?:[NSEW]|NE|NW|SE|SW|\d{{1,4}}|East|West|North|"
    rf"South)\b\.?)?|(?:US|U\.S\.|State)\s+(?:Highway|Route|Hwy)\s+\d+)",
    re.IGNORECASE,
)
_POST_BOX = re.compile(r"\bP\.?\s?O\.?\s*Box\s*\d*|\bPost Office Box\b", re.IGNORECASE)
#: Lower-case words that stand inside a city's name.
_INNER = frozenset({"of", "du", "de", "des", "la", "le", "on", "the", "by"})
_BODY_NAME = re.compile(r"\b(?:County|Parish|District|Department|University|Inc)$", re.IGNORECASE)
#: Places of work that are no postal city of their own.
_BASE = re.compile(
    r"\b(?:Fort|Ft|Camp|Joint Base|Base|Naval|Navy Yard|Air Station|Arsenal|Depot|Proving Ground|Barracks|AFB|NAS|MCB|JB|"  # noqa: E501
    r"Airfield|Island|Reservation)\b"
)
#: A base with the name that it goes by: "Hill Air Force Base", "Yuma Proving Ground".
_WHOSE_BASE = re.compile(
    r"[A-Z][\w.’'-]*(?:[\s-][A-Z][\w.’'-]*){0,3}\s+(?:(?:Air|Space)\s+Force\s+(?:Base|Station)|Air\s+(?:Reserve|National\s+Guard)\s+(?:Base|Station)|"
    r"Proving\s+Grounds?|Army\s+(?:Depot|Airfield|Garrison)|Marine\s+Corps\s+(?:Base|Air\s+Station)|Naval\s+(?:Base|Station|Air\s+Station|Shipyard))$"
)
_BODIES = re.compile(r"(?:City|Town|Village|Borough|County|State|University|College|Archdiocese|Diocese)\s+of\s*$")


@lru_cache(maxsize=8)
def find_addresses(text: str, places: Places) -> tuple[Address, ...]:
    """Every address with a city and a state, in the order of the text."""
    found: list[Address] = []
    for match in _STATE.finditer(text):
        address = _read(text, match, places)
        if address and not (found and address.start < found[-1].end):
            found.append(address)
    return tuple(found)


def _read(text: str, match: re.Match[str], places: Places) -> Address | None:
    state = state_code(match["name"] or match["code"] or match["short"])
    if state is None:
        return None
    floor = max(0, match.start() - 90)
    before = text[floor : match.start()]
    stops = [stop.end() for stop in _STOP.finditer(before)]
    start = floor + (stops[-1] if stops else 0)
    if not stops and floor > 0:
        start = floor + before.find(" ") + 1
    city_start = _city(text, start, match.start(), state, places)
    if city_start is None:
        return None
    if city_start and text[city_start - 1] == "\n" and not places.known(text[city_start : match.start()], state):
        city_start = _over_the_line(text, city_start, match.start(), state, places)
    city = " ".join(text[city_start : match.start()].split())
    street, post_box = _street(text, city_start)
    known = places.known(city, state)
    if not known and _BODY_NAME.search(city):
        return None
    if not known and not _BASE.search(city) and not (match["zip"] and _of_state(match["zip"], state, places)):
        by_street = street is not None and "," in match["sep"]
        if not by_street and not _stands_alone(text, city_start, match):
            return None  # "Standards of Nursing Practice, Nevada"
    if "," not in match["sep"] and not match["zip"] and match["code"] and text[city_start : match.start()].isupper():
        return None  # "PORTLAND OR VANCOUVER", "BALTIMORE IN PERSON"
    if _BODIES.search(text[max(0, city_start - 30) : city_start]):
        return None  # the City of Salem, Oregon, is a body, not a place
    end = match.end()
    return Address(
        start=city_start if street is None else street,
        end=end,
        city_start=city_start,
        city=city,
        state=state,
        zip=match["zip"],
        street=street is not None and not post_box,
        post_box=post_box,
    )


def _over_the_line(text: str, start: int, end: int, state: str, places: Places) -> int:
    """Where a city begins that a line break cuts: "Perry" / "Point, MD"."""
    words = list(re.finditer(r"[A-Z][\w.’'-]*", text[max(0, start - 40) : start - 1]))
    for word in words[-2:]:
        at = max(0, start - 40) + word.start()
        if places.known(text[at:end], state):
            return at
    return start


#: Codes that are degrees behind a person's name.
_DEGREES = frozenset(("MD", "PA", "MA", "MS"))


def _stands_alone(text: str, city_start: int, match: re.Match[str]) -> bool:
    """Whether a city that the table lacks is plainly one: few words with a code, where an address may begin."""
    words = text[city_start : match.start()].split()
    before = text[max(0, city_start - 4) : city_start]
    opens = (
        not before.strip() or before[-1:] in "\n\t" or before.rstrip()[-1:] in ":," or before.endswith((" in ", " at "))
    )
    coded = match["code"] is not None and "," in match["sep"] and state_code(match["code"]) not in _DEGREES
    return coded and opens and len(words) <= 3 and all(word[0].isupper() for word in words)


def _of_state(zip_code: str, state: str, places: Places) -> bool:
    place = places.at_zip(zip_code)
    return place is not None and place.state == state


def _city(text: str, start: int, end: int, state: str, places: Places) -> int | None:
    """Where the city that ends at `end` begins, not before `start`; None where no name stands there."""
    words = [(start + word.start(), word.group()) for word in _WORD.finditer(text[start:end])]
    name: list[tuple[int, str]] = []
    for at, word in reversed(words):
        if any(character.isdigit() for character in word) or "@" in word or len(name) == 6:
            break
        if not word[0].isupper() and not (word in _INNER and name):
            break
        name.insert(0, (at, word))
    while name and (name[0][1] in _INNER or not name[0][1][0].isupper()):
        name.pop(0)
    if not name:
        return None
    if base := _WHOSE_BASE.search(text[name[0][0] : end]):
        return name[0][0] + base.start()
    for cut in range(len(name)):  # the longest ending that is a city of the state
        at = name[cut][0]
        if places.known(text[at:end], state):
            return at
    for cut in range(len(name) - 1, 0, -1):  # else what follows the street: "12 Mill Road NE Oakdale"
        before = name[cut - 1][1]
        if _STREET_WORD.match(before) or _DIRECTION.match(before):
            return name[cut][0]
    if _STREET_WORD.search(name[-1][1]) and len(name) > 1 and len(words) > len(name):
        return None  # "4550 Dining Facility Road, MD": a street and no city
    return name[0][0]


def _street(text: str, city_start: int) -> tuple[int | None, bool]:
    """Where the street before a city begins (or its box, with True), looking back over at most four commas."""
    floor = max(0, text.rfind("\n", 0, city_start - 1) + 1, text.rfind("\t", 0, city_start) + 1, city_start - 130)
    if city_start and text[city_start - 1] in "\n\t":  # the street is the block above
        floor = max(0, text.rfind("\n", 0, city_start - 1) + 1, city_start - 90)
    before = text[floor:city_start]
    box = next(iter(list(_POST_BOX.finditer(before))[-1:]), None)
    if box and len(before) - box.end() < 12:
        return floor + box.start(), True
    last = next(iter(list(_STREET.finditer(before))[-1:]), None)
    if last and before[last.end() :].count(",") <= 3 and not re.search(r"[;:|•]", before[last.end() :]):
        return floor + last.start(), False
    return None, False
