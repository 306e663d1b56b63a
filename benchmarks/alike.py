"""When is a value that the program said the value that a careful reader wrote down?

Small differences of typography never count; a value cut short or run on does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from rapidfuzz import fuzz

Gold = TypeVar("Gold")
Said = TypeVar("Said")

_PROGRAMS = {
    "abilityone": re.compile(
        r"\b(abilityone|ability one|jwod|javits|sourceamerica|nib|nish|national industries for the blind)\b"
    ),
    "state_use": re.compile(r"\b(state use|qrf|employment works|maryland works|state set aside)\b"),
}


def fold(text: object) -> str:
    """Lower case, plain quotes and dashes, everything that is no letter, digit, $, % or point as one space."""
    plain = re.sub("[\u00ad\u200b\ufeff]", "", str(text or ""))
    plain = plain.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    plain = re.sub("[\u2010-\u2015]", "-", plain)
    return re.sub(r"[^a-z0-9$%.]+", " ", plain.lower()).strip(" .")


def same_name(gold: object, said: object, floor: int) -> bool:
    """Two titles or employers: alike in letters or words, or the longer holds the shorter, which is half of it."""
    one, other = fold(gold), fold(said)
    if not one or not other:
        return one == other
    if max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)) >= floor:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 8 and short in long and len(short) * 2 >= len(long)


def same_item(gold: str, said: str) -> bool:
    """Two list items: their beginnings agree, and the one said is neither cut short nor runs on into the next."""
    whole, tried = fold(gold), fold(said)
    start = whole[:80]
    if not start or not tried:
        return False
    if len(gold) < 115 and len(tried) > 1.35 * len(whole) + 12:
        return False
    shorter = min(len(start), len(tried))
    return len(tried) >= 0.7 * len(start) and fuzz.ratio(start[:shorter], tried[: len(start)]) >= 88


Cue = tuple[str, bool, str]


def same_cue(gold: Cue, said: Cue) -> bool:
    """Two cues: of one kind and polarity, about one passage, the one said not much longer."""
    if gold[:2] != said[:2] or not gold[2] or not said[2]:
        return False
    return fuzz.partial_ratio(gold[2], said[2]) >= 75 and len(said[2]) <= 4 * len(gold[2]) + 80


def once_each(cues: Sequence[Cue]) -> list[Cue]:
    """A kind said twice of one passage is one cue."""
    kept: list[Cue] = []
    for cue in cues:
        if not any(cue[:2] == other[:2] and fuzz.partial_ratio(cue[2], other[2]) >= 80 for other in kept):
            kept.append(cue)
    return kept


def program(text: object) -> str | None:
    """The family of a contract program; its folded name where it is of none."""
    folded = fold(text)
    for family, words in _PROGRAMS.items():
        if words.search(folded):
            return family
    return folded or None


def cents(amount: Any) -> Decimal | None:
    """Dollars to the cent, as floats of two files are compared."""
    return None if amount is None else Decimal(str(round(float(amount), 2)))


def pair(
    golds: Sequence[Gold], saids: Sequence[Said], same: Callable[[Gold, Said], bool]
) -> tuple[list[tuple[Gold, Said]], list[Said]]:
    """Give each gold value the first fitting one that was said; returns the pairs, and what was said beyond."""
    left, pairs = list(saids), []
    for gold in golds:
        for at, said in enumerate(left):
            if same(gold, said):
                pairs.append((gold, left.pop(at)))
                break
    return pairs, left
