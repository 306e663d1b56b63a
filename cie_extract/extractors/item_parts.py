"""One paragraph that lists several items: numbered within itself, parted by "; or," or a row of bare orders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from string import ascii_lowercase

from cie_extract.model.finding import Span

_SHARE = re.compile(
    r"(?:^\W*|[\s(\[–—-]+)(?:approx\w*\.? |about )?(?P<percent>\d{1,3})(?:\.\d)? ?(?:%|percent\b)", re.IGNORECASE
)
_ALTERNATIVE = re.compile(r";\s+(?:or|and),?\s+(?=[A-Z0-9])")
_INLINE = re.compile(
    r"(?:^|(?<=[\s:;,.]))(?:\((?P<letter>\d{1,2}|[a-z])\)|(?P<number>\d{1,2})[.)]|(?P<dot>[•●▪]))\s+(?=\w)"
)
#: What parts "(2)" from the item before it; "two (2) years" is no mark.
_PARTED = re.compile(r"(?:^|[:;,.]|\b(?:and|or))\s*\Z")
_TAIL = re.compile(r"[\s;,]*(?:\b(?:and|or))?[\s;,]*$")
_LONG_LEAD, _A_FEW_WORDS = 12, 4
#: A lead whose sentence goes on: "… must also be proficient in 1) sewing, 2) darning".
_OPEN_LEAD, _OPEN_LEAD_WORDS = re.compile(r"\s(?:in|of|with|for|to|on|about)\s*$"), 8
_FEWEST_WORDS = 4  # of an alternative that stands for itself


def share_in(text: str) -> Decimal | None:
    """The share of time, in percent, that an item states of itself at either end: "Loads trucks (30%)"."""
    for found in _SHARE.finditer(text):
        at_an_end = found.start() < 3 or not text[found.end() :].strip(" )]:.–—-")
        if at_an_end and int(found["percent"]) <= 100:
            return Decimal(found["percent"])
    return None


def numbered_within(text: str, marker: str = "") -> tuple[Span, ...]:
    """The items of a paragraph that numbers or dots them itself: "(1) sweeps; (2) mops", "• sweeps • mops". The first
    number may stand before the text, as the marker of its block."""
    if marker:
        rest = numbered_within(f"{marker} {text}")
        shift = len(marker) + 1
        return tuple((max(0, start - shift), end - shift) for start, end in rest)
    marks = [mark for mark in _INLINE.finditer(text) if not mark["letter"] or _PARTED.search(text, 0, mark.start())]
    signs = [mark["letter"] or mark["number"] or mark["dot"] for mark in marks]
    orders = ([str(number) for number in range(1, len(marks) + 1)], list(ascii_lowercase[: len(marks)]))
    dotted = all(mark["dot"] for mark in marks)
    if len(marks) < 2 or (signs not in orders and not dotted):
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    spans = ((mark.end(), len(_TAIL.sub("", text[:end]))) for mark, end in zip(marks, ends, strict=True))
    parts = tuple(span for span in spans if span[0] < span[1])
    return () if _completes_its_lead(text, marks[0].start(), parts) else parts


def _completes_its_lead(text: str, start: int, parts: tuple[Span, ...]) -> bool:
    """Whether the numbers only part the end of a long sentence: "A year of … in one of these: (1) vans; (2) carts"."""
    short = sum(len(text[slice(*part)].split()) <= _A_FEW_WORDS for part in parts)
    lead = text[:start]
    least = _OPEN_LEAD_WORDS if _OPEN_LEAD.search(lead) else _LONG_LEAD + 1
    return len(lead.split()) >= least and short * 2 >= len(parts)


def alternatives(text: str) -> tuple[Span, ...]:
    """ "One year of baking; or, One year of training in it": two lines that a reader joined, each for itself."""
    cuts = [0, *(found.end() for found in _ALTERNATIVE.finditer(text)), len(text)]
    spans = tuple((cut, len(text[:after].rstrip())) for cut, after in pairwise(cuts))
    standing = all(len(text[start:end].split()) >= _FEWEST_WORDS for start, end in spans)
    return spans if len(spans) > 1 and standing else ()


def sentences(text: str, starts: Iterator[int]) -> tuple[Span, ...]:
    """The sentences of a text that begin at these offsets."""
    cuts = [*sorted({0, *starts}), len(text)]
    spans = ((cut, len(text[:after].rstrip())) for cut, after in pairwise(cuts))
    return tuple(span for span in spans if span[0] < span[1])
