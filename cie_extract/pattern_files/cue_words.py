"""The words of a text as patterns compare them: small letters, one spelling, contractions opened, endings known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\$\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)|\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[¢%☐☒$#]")
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
"""
_NUMBER_WORDS = frozenset(_NUMBERS.split())
#: How the words for people who do something are made, and things and other words that are made like them.
_DOER = re.compile(r"[a-z]{3,}(?:ers?|ors?|ists?|ians?|ants?|men|man)")
_MADE_ALIKE = """
after another answer barrier better border bumper burner buffer carrier center chapter character charter
cleanser cluster coaster color computer condenser consider container cooler copier corner corridor counter cover
crusher customer danger december dinner disability disaster disinfectant dispenser document door drawer dryer
dumpster either elevator employer ever error extinguisher extractor factor fastener fertilizer fever filter
fiber finger flavor flier floor flower flyer folder former freezer fryer further gather generator greater gutter
hammer harbor higher holder hour however human important indicator inner instant interior junior labor ladder
larger later lather latter layer leader leather letter lever lighter liter litter locker longer lower lubricant
mailer major manner master matter member meter minor mirror mixer monitor mother motor mower necessarily neither
never newsletter november number october odor offer older order other outdoor outer over owner paper particular
plant poor poster powder power pointer printer prior processor projector proper provider quarter rather reader
receiver recorder refer refrigerator register relevant remainder remember render restaurant river roller rubber
ruler scanner scooter semester senior september server sewer shelter shower shoulder significant similar smaller
solder sooner spider stapler steamer summer supervisor superior sweater sweeper tender theater thermometer timer
toaster together toner tower tractor trailer transfer trimmer under upper user utter vendor visitor wall washer
water weather whether whichever wherever winter woman women worker younger calendar consumer participant tenant
occupant applicant grant assistant constant distant pleasant warrant want accountant merchant quadrant
restaurants pants list exist consist persist resist twist fist mist assist insist dentist christian indian
guardian median
"""
_NO_DOERS = frozenset(_MADE_ALIKE.split())
#: One spelling for words that are written in several ways.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "coworker": ("co", "worker"),
    "coworkers": ("co", "workers"),
    "nondisabled": ("non", "disabled"),
    "cannot": ("can", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wont": ("will", "not"),
    "cant": ("can", "not"),
    "wasnt": ("was", "not"),
    "thru": ("through",),
    "centre": ("center",),
    "centres": ("centers",),
    "programme": ("program",),
    "programmes": ("programs",),
    "organisation": ("organization",),
    "labour": ("labor",),
    "neighbourhood": ("neighborhood",),
    "s": (),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "he's": ("he", "is"),
    "she's": ("she", "is"),
    "who's": ("who", "is"),
    "what's": ("what", "is"),
}
_SHORT_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: as compared, where they stand, and how strongly the text breaks before each
    (0 not at all, 1 comma, 2 semicolon, colon, dash or bracket, 3 full stop or new block)."""

    text: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    breaks: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)


def read_words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`, with offsets into `text`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    last = start
    pending = 0
    glued = False
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, after = token.span()
        if first == last + 1 and text[last] == " ":
            glued = False
        elif first > last:
            between = text[last:first]
            if not (glued and between.strip() == ")"):  # the brackets of 14(c) part nothing
                pending = max(pending, _break_in(between))
            glued = between == "("
        last = after
        for word in _spelled(token.group()):
            words.append(word)
            starts.append(first)
            ends.append(after)
            breaks.append(pending)
            pending = 0
    return Words(tuple(words), tuple(starts), tuple(ends), tuple(breaks))


@lru_cache(maxsize=4096)
def _break_in(between: str) -> int:
    if between.isspace():
        return 3 if "\n" in between or "\t" in between else 0
    if not any(map(str.isspace, between)):  # 14(c), co-workers, and/or
        return 2 if ";" in between or "—" in between else 0
    if any(mark in between for mark in ".?!") and between[-1:].isspace():
        return 3
    if any(mark in between for mark in ";:—–()[]\n\t•|") or " - " in between:
        return 2
    return 1 if "," in between else 0


@lru_cache(maxsize=65536)
def _spelled(token: str) -> tuple[str, ...]:
    """The words that a token is compared as: lower case, contractions opened, possessive endings dropped."""
    word = token.lower().replace("’", "'")
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if "'" in word:
        for ending, meaning in _SHORT_ENDINGS.items():
            if word.endswith(ending):
                return (*_spelled(word[: -len(ending)]), meaning)
        return _spelled(word.split("'")[0])
    return (word,)


def forms_of(word: str) -> frozenset[str]:
    """A word with its ordinary English endings. Forms that are no words do no harm: nobody writes them."""
    forms = {word, word + "s", word + "es", word + "ed", word + "ing"}
    if word.endswith("e"):
        forms |= {word + "d", word[:-1] + "ing"}
    elif word.endswith("y"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    elif len(word) > 2 and word[-1] in "bdgklmnprt" and word[-2] in "aeiou":
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(forms)


@lru_cache(maxsize=65536)
def sign_of(word: str) -> str:
    """The sign that a word is found under beside itself: `#`, `$` or `@`, which stand for any number, sum or doer;
    nothing for other words."""
    if word[0].isdigit() or word in _NUMBER_WORDS:
        return "#"
    if word[0] == "$" and len(word) > 1:
        return "$"
    if _DOER.fullmatch(word) and word.removesuffix("s") not in _NO_DOERS:
        return "@"
    return ""
