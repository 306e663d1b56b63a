"""Circles typed as choices ("○ Yes ● No") read as boxes to tick; circles that are bullets stay what they are."""

from __future__ import annotations

import re

from cie_extract.readers.layout.folding import EMPTY_BOX, MARKED_BOX

EMPTY, FILLED = "○◯⚪❍◌⭘", "●⬤⚫◉⦿◎🔘"
CIRCLES = frozenset(EMPTY + FILLED)
_AS_BOXES = str.maketrans({**dict.fromkeys(EMPTY, EMPTY_BOX), **dict.fromkeys(FILLED, MARKED_BOX)})
_CIRCLE = f"[{EMPTY}{FILLED}]"
_ANSWER = r"(?:true|false|yes|no|n/?a|not applicable|agree|disagree|unknown|don[’']t know|undecided|[tfyn])"
_PAIR = re.compile(rf"{_CIRCLE}\s*\(?{_ANSWER}\b|(?<!\w){_ANSWER}\)?\s*:?\s*{_CIRCLE}", re.IGNORECASE)
_ALONE = re.compile(rf"\s*(?:{_CIRCLE}\s*\(?{_ANSWER}\)?|{_ANSWER}\s*:?\s*{_CIRCLE})[\s.,;/|]*", re.IGNORECASE)
_ONLY = re.compile(rf"\s*{_CIRCLE}\s*")


def choices_as_boxes(text: str) -> str:
    """A line with ☐ and ☒ for circles that are choices, letter for letter; any other line as it is.

    Circles are choices beside an answer alone on its line ("○ True"), beside answers of which there are several, and
    where a line has empty ones and filled ones.
    """
    circles = [sign for sign in text if sign in CIRCLES]
    if not circles:
        return text
    if _ALONE.fullmatch(text):
        return text.translate(_AS_BOXES)
    mixed = len({sign in EMPTY for sign in circles}) == 2
    if len(circles) > 1 and (mixed or len(_PAIR.findall(text)) == len(circles)):
        return text.translate(_AS_BOXES)
    return text


def is_answer(word: str) -> bool:
    """Whether a word answers: "Yes", "False", "N/A"."""
    return bool(re.fullmatch(rf"\(?{_ANSWER}[).,:;]*", word, re.IGNORECASE))


def is_lone_circle(text: str) -> bool:
    """Whether a cell holds a circle and nothing else."""
    return bool(_ONLY.fullmatch(text))


def as_box(text: str) -> str:
    """Every circle as a box."""
    return text.translate(_AS_BOXES)
