"""Numbers written in words: "fifteen", "thirty-seven and a half", "one thousand two hundred"."""

from __future__ import annotations

import re
from decimal import Decimal

_ONE_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES = {word: number for number, word in enumerate(_ONE_TO_NINETEEN.split())}
_TWENTY_TO_NINETY = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 20 + 10 * at for at, word in enumerate(_TWENTY_TO_NINETY.split())}
_SCALES = {"hundred": 100, "thousand": 1000}

_WORD = "|".join(sorted((*_ONES, *_TENS, *_SCALES), key=len, reverse=True))

#: What number words begin with.
NUMBER_LETTERS = "".join(sorted({word[0] for word in (*_ONES, *_TENS, *_SCALES)}))
#: A run of number words, for building into larger expressions.
NUMBER_WORDS = rf"(?:{_WORD})(?:(?:[\s-]+(?:and[\s-]+)?)(?:{_WORD})){{0,8}}(?:[\s-]+and[\s-]+(?:(?:a|one)[\s-]+(?:half|quarter)|three[\s-]+quarters?))?"  # noqa: E501
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.75")}

_SPLIT = re.compile(r"[\s-]+")


def read_number_words(words: str) -> Decimal | None:
    """The number that the words say, or None where they are no number ("twenty thirty", "and")."""
    total = current = 0
    part_of_one = Decimal(0)
    last = 0  # size of the word before: ones follow tens, tens follow hundreds
    parts = [part for part in _SPLIT.split(words.strip().lower()) if part]
    if not parts or set(parts) == {"and"}:
        return None
    if parts[-1] in _PARTS:
        if len(parts) < 4 or parts[-3] != "and" or parts[-2] not in ("a", "one", "three"):
            return None
        part_of_one = _PARTS["quarters" if parts[-2] == "three" else parts[-1]]
        parts = parts[:-3]
    for part in parts:
        if part == "and":
            continue
        if part in _ONES:
            if last and last < 20:
                return None
            if last and last < 100 and _ONES[part] >= 10:
                return None
            current += _ONES[part]
            last = 1
        elif part in _TENS:
            if last and last < 100:
                return None
            current += _TENS[part]
            last = 20
        elif part == "hundred":
            if not current:
                return None
            current, last = current * 100, 100
        elif part == "thousand":
            if not current:
                return None
            total, current, last = total + current * 1000, 0, 1000
        else:
            return None
    return Decimal(total + current) + part_of_one
