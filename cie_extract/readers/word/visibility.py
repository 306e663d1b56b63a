"""Whether anybody sees some words in Word: hidden, white, tiny, transparent, squeezed or set off the page."""

from __future__ import annotations

from dataclasses import dataclass

from cie_extract.model.document import Cell
from cie_extract.readers.flow.runs import Look
from cie_extract.readers.word.styles import Standing, brightness

_TINY = 2.0  # points: nobody reads letters of this size
_WHITE = 0.92  # brightness from which letters are lost on white paper
_SQUEEZED = 3.0  # points: lines held to this height show no letters
_OFF_PAGE = 1000.0  # points of indent: beyond any paper
_TITLE_SIZE, _TITLE_LENGTH = 14.0, 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the cell it is in, and what lies behind its letters."""

    cell: Cell | None = None
    shade: str = ""
    coloured: bool = False  # behind it may be a colour that is not known here
    banner: bool = False  # a picture or bar lies behind the text: a white title may stand upon it
    hidden: bool = False


def is_unseen(text: str, look: Look, place: Place) -> bool:
    """Whether nobody sees these words."""
    if look.hidden or place.hidden or look.size <= _TINY:
        return True
    behind = look.shade or place.shade
    if look.color and look.color == behind:
        return True
    if brightness(look.color) <= _WHITE:
        return False
    if behind:
        return brightness(behind) > _WHITE
    # A short title in large letters is let through on a banner; evidence for anything it can hardly be.
    titled = place.banner and look.size >= _TITLE_SIZE and len(text) <= _TITLE_LENGTH
    return not place.coloured and not titled


def is_off_the_page(standing: Standing) -> bool:
    """Whether a paragraph is set where no paper is, or its lines are squeezed to nothing."""
    return abs(standing.indent) > _OFF_PAGE or 0 < standing.exact_height < _SQUEEZED
