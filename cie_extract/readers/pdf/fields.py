"""Form fields and notes laid over a page: made part of it, as a reader sees them.

Appearances are drawn into the page first (a filled field, a stamp, typewriter text then read like any other words).
Boxes to tick are taken from the field's own state; a value that no appearance shows is set into its field here.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium_c

from cie_extract.model.place import Box
from cie_extract.readers.layout.printed import Word
from cie_extract.readers.pdf.fonts import ASCENT, DESCENT
from cie_extract.readers.pdf.ticks import box_word
from cie_extract.readers.pdf.view import View

_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_SHOWN = frozenset({pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP})
_TYPED = frozenset(
    {pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX}
)
_TICKED = frozenset({pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON})
_WIDE = 0.5  # of the size: an ordinary letter
_MOST = 5_000  # annotations on one page that are looked at
_MULTILINE = 1.9  # times the size: a field this high holds several lines


@dataclass(frozen=True, slots=True)
class Field:
    """A form field or typed note: its place in the file's own space (left, bottom, right, top), its value, for a box to
    tick whether it is marked (None for others)."""

    box: Box
    value: str
    marked: bool | None
    size: float

    @property
    def multiline(self) -> bool:
        return self.marked is None and self.box[3] - self.box[1] > _MULTILINE * max(self.size, 8.0)

    def shown(self, view: View) -> Field:
        """The field with its place on the displayed page."""
        return replace(self, box=view.shown_box(*self.box))


def has_overlays(page: Any) -> bool:
    """Whether anything that shows text lies over a page."""
    for at in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, at)
        subtype = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if subtype in _SHOWN:
            return True
    return False


def fields_of(page: Any, form: Any) -> list[Field]:
    """The fields of a page that a reader sees, in their own order. `form` is pdfium's form handle, or None."""
    found: list[Field] = []
    for at in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, at)
        try:
            field = _field(annotation, form)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)
        if field is not None:
            found.append(field)
    return found


def _field(annotation: Any, form: Any) -> Field | None:
    if pdfium_c.FPDFAnnot_GetFlags(annotation) & (_HIDDEN | _NO_VIEW):
        return None
    subtype = pdfium_c.FPDFAnnot_GetSubtype(annotation)
    rectangle = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFAnnot_GetRect(annotation, rectangle):
        return None
    box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    if subtype == pdfium_c.FPDF_ANNOT_FREETEXT:
        return Field(box, _string(pdfium_c.FPDFAnnot_GetStringValue, annotation, b"Contents"), None, 10.0)
    if subtype != pdfium_c.FPDF_ANNOT_WIDGET or form is None:
        return None
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _TICKED:
        return Field(box, "", bool(pdfium_c.FPDFAnnot_IsChecked(form, annotation)), 10.0)
    if kind not in _TYPED:
        return None
    size = ctypes.c_float()
    known = pdfium_c.FPDFAnnot_GetFontSize(form, annotation, size) and size.value > 3
    value = _string(pdfium_c.FPDFAnnot_GetFormFieldValue, form, annotation)
    return Field(box, value, None, size.value if known else min(11.0, max(6.0, 0.65 * (box[3] - box[1]))))


def _string(ask: Any, *arguments: Any) -> str:
    """What one of pdfium's functions writes in UTF-16 into a buffer."""
    length = ask(*arguments, None, 0)
    if length <= 2:
        return ""
    units = (ctypes.c_ushort * (length // 2 + 1))()
    ask(*arguments, units, length)
    return bytes(units)[: length - 2].decode("utf-16-le", "replace").strip("\0")


def with_fields(words: list[Word], fields: list[Field]) -> list[Word]:
    """Words with what the fields hold: ☐ or ☒ for a box to tick, and values that no appearance shows."""
    for field in fields:
        inside = [word for word in words if _in(word, field.box)]
        if field.marked is not None:
            gone = {id(word) for word in inside if len(word.text) < 3}
            words = [word for word in words if id(word) not in gone]
            words.append(box_word(field.box, field.marked, _size_near(field, words)))
        elif field.value and (not inside or _is_comb(inside, field.value)):
            gone = {id(word) for word in inside}
            words = [word for word in words if id(word) not in gone]
            words.extend(_set(field))
    return words


def _is_comb(inside: list[Word], value: str) -> bool:
    """Whether a value is shown as letters set apart, one a box."""
    return len(inside) > 2 * len(value.split()) and _squeezed(inside) == "".join(value.split())


def _squeezed(words: list[Word]) -> str:
    return "".join(word.text for word in sorted(words, key=lambda word: (round(word.bottom), word.x0)))


def _in(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _size_near(field: Field, words: list[Word]) -> float:
    middle = (field.box[1] + field.box[3]) / 2
    near = sorted(word.size for word in words if word.top <= middle <= word.bottom)
    return near[len(near) // 2] if near else field.size


def _set(field: Field) -> list[Word]:
    """A value set into its field: from the top where it takes several lines, else in the middle."""
    x0, top, x1, bottom = field.box
    size = field.size
    lines: list[list[str]] = []
    room = max(1.0, (x1 - x0 - 4) / (_WIDE * size))
    for paragraph in field.value.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line: list[str] = []
        for word in paragraph.split():
            if line and len(" ".join([*line, word])) > room and field.multiline:
                lines.append(line)
                line = []
            line.append(word)
        if line:
            lines.append(line)
    first = top + size if len(lines) > 1 else (top + bottom) / 2 + 0.3 * size
    found: list[Word] = []
    for number, line in enumerate(lines):
        baseline, x = first + 1.15 * size * number, x0 + 2
        for word in line:
            edges = tuple(x + _WIDE * size * at for at in range(len(word) + 1))
            up, down = baseline - ASCENT * size, baseline + DESCENT * size
            found.append(Word(word, x, up, edges[-1], down, round(size, 1), False, False, edges))
            x = edges[-1] + _WIDE * size
    return found
