"""Text that stands in for what is drawn (ActualText): meant for ligatures and screen readers, and never seen.

pdfium reads it in place of the letters. A stand-in for a letter or two is harmless; a longer one could say anything, so
it is taken off and the letters that a person sees are read.
"""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium_c

from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.drawings import Drawn

_KEY = b"ActualText"
_HARMLESS = 3  # letters: a ligature, a hyphen, an opened fraction
_MOST_MARKS = 16  # on one object


def take_off_spoken_text(things: list[Drawn]) -> None:
    """Take longer stand-ins off a page's text objects, before its text is read."""
    for thing in things:
        if thing.kind != pdfium_c.FPDF_PAGEOBJ_TEXT:
            continue
        for at in reversed(range(min(library.mark_count_of(thing.address), _MOST_MARKS))):
            mark = library.mark_at(thing.address, at)
            if mark and library.mark_value_type_of(mark, _KEY) and _length(mark) > _HARMLESS:
                library.remove_mark(thing.address, mark)


def _length(mark: int) -> int:
    """How many letters a mark's stand-in has."""
    size = ctypes.c_ulong()
    library.mark_string_of(mark, _KEY, None, 0, ctypes.addressof(size))
    return max(0, size.value // 2 - 1)
