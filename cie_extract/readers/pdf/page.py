"""One page of a PDF: its text layer where there is an honest one, else its picture read by the recogniser."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from cie_extract.model.document import Warning
from cie_extract.model.place import Box
from cie_extract.readers.layout.printed import PrintedPage, Word
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.boxes import with_drawn_marks, without_struck
from cie_extract.readers.pdf.characters import words_of
from cie_extract.readers.pdf.drawings import Drawings, Objects, drawings_of
from cie_extract.readers.pdf.fields import Field, fields_of, has_overlays, with_fields
from cie_extract.readers.pdf.garbled import is_garbled
from cie_extract.readers.pdf.spoken import take_off_spoken_text
from cie_extract.readers.pdf.view import View, view_of
from cie_extract.readers.pdf.visibility import Seen, cut_out, drawn, seen

_FEW_WORDS = 40  # on a page that is a picture: a fax's header line, a stamp
_LARGE, _HALF = 0.25, 0.5  # of the page: what a picture takes up
_OUTLINES = 300  # drawn shapes on a page without words: letters turned to outlines
_LAYER_CERTAINTY = 0.9  # of a recogniser's layer that came with the file
_BARE = 0.003  # of the pixels: less ink is no print
_DOUBTFUL = 0.7  # mean certainty of a page's words
_DARK = 60  # of 255
_INK = 24  # of 255: print differs from the paper around it by more

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page ready to be laid out, what must be said of it, and whether its words could be read."""

    printed: PrintedPage
    warnings: list[Warning] = field(default_factory=list)
    unread: bool = False
    blank: bool = False


def read_page(pdf: Any, number: int, limits: Limits, *, recognise_text: bool) -> PageRead:
    """Read page `number`, from 1. A page that cannot be loaded is unread, the others go on. Raises TooLarge."""
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return PageRead(
            PrintedPage(number, 612.0, 792.0, []),
            [Warning("damaged", "The page is broken and could not be opened.", number)],
            unread=True,
        )
    try:
        fields: list[Field] = []
        if has_overlays(page):
            fields = fields_of(page, pdf.formenv.raw if pdf.formenv else None)
            # what shows over the page becomes part of it; its fields are gone from then on
            if pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY) == pdfium_c.FLATTEN_SUCCESS:
                page.close()
                page = pdf[number - 1]
        return _Reading(page, number, fields, limits).read(recognise_text)
    finally:
        page.close()


class _Reading:
    """One page on its way to printed words."""

    def __init__(self, page: Any, number: int, fields: list[Field], limits: Limits) -> None:
        self.page, self.number, self.fields, self.limits = page, number, fields, limits
        self.view = view_of(page)
        self.size = (self.view.width, self.view.height)  # as displayed

    def read(self, recognise_text: bool) -> PageRead:
        things = list(Objects(library.address(self.page.raw), self.limits))
        take_off_spoken_text(things)
        textpage = self.page.get_textpage()
        try:
            words = words_of(library.address(textpage.raw), self.view, self.limits)
            if words.leaning:
                self.view = self.view.leaned(words.leaning)
                words = words_of(library.address(textpage.raw), self.view, self.limits)
            drawings = drawings_of(things, self.view)
            parted = seen(self.page, words, things, self.view)
        finally:
            textpage.close()
        if _is_picture(parted.visible, drawings, self.view):
            return self._picture(parted, drawings, recognise_text)
        warnings = self._hidden(parted.hidden)
        if is_garbled([word.text for word in parted.visible]):
            warnings.append(Warning("garbled_text", "The page's text layer is nonsense.", self.number))
            return self._recognised(warnings, recognise_text, [])
        fields = [each.shown(self.view) for each in self.fields]
        kept = without_struck(parted.visible, drawings.rules)
        if len(kept) < len(parted.visible):
            count = len(parted.visible) - len(kept)
            warnings.append(
                Warning("unaccepted_edits", f"{count} words are struck out: they were left out.", self.number)
            )
        printed = self._printed(_assembled(kept, drawings, fields), drawings, parted.turned)
        return PageRead(printed, warnings, blank=not printed.words and not things)

    def _printed(self, words: list[Word], drawings: Drawings, turned: list[Word]) -> PrintedPage:
        return PrintedPage(
            self.number,
            self.view.width,
            self.view.height,
            words,
            drawings.rules,
            drawings.frames,
            turned,
            place=self.view.brought_back if self.view.leaning else None,
            shown=self.size,
        )

    def _hidden(self, hidden: list[Word]) -> list[Warning]:
        if sum(len(word.text) for word in hidden if any(map(str.isalnum, word.text))) < 3:
            return []
        message = f"{len(hidden)} words that a reader does not see were left out: check the page."
        return [Warning("hidden_text", message, self.number)]

    def _picture(self, parted: Seen, drawings: Drawings, recognise_text: bool) -> PageRead:
        """A page that is a picture: a layer of recognised text may lie under it; else it is read here."""
        layer = parted.hidden
        if len(layer) > 5 and not is_garbled([word.text for word in layer]) and self._on_ink(layer):
            words = [word._replace(certainty=_LAYER_CERTAINTY) for word in layer]
            printed = self._printed([*words, *_clear_of(parted.visible, words)], Drawings(), [])
            note = Warning("ocr", "The page is a scan; the text that came with it was used.", self.number)
            return PageRead(replace(printed, ocr=True), [note])
        return self._recognised(self._hidden(layer), recognise_text, parted.visible)

    def _on_ink(self, layer: list[Word]) -> bool:
        """Whether a layer's words lie where the picture shows print, as a recogniser's do."""
        picture = drawn(self.page, self.view)
        paper = float(max(1, int(picture.max())))
        on_ink = 0
        for word in layer:
            part = cut_out(picture, (word.x0, word.top, word.x1, word.bottom), self.view)
            on_ink += (
                bool(part.size) and paper - float(part.min()) > _INK and float(part.max()) - float(part.min()) > _INK
            )
        return on_ink > 0.85 * len(layer)

    def _is_bare(self) -> bool:
        """Whether hardly anything shows on the page: the blank back of a scanned sheet."""
        picture = drawn(self.page, self.view)
        return float((picture < int(picture.max()) - _DARK).mean()) < _BARE

    def _recognised(self, warnings: list[Warning], recognise_text: bool, typed: list[Word]) -> PageRead:
        size = self.size
        if not recognise_text:
            words = typed
            message = "The page is a picture: its words were not read."
            return PageRead(
                PrintedPage(self.number, *size, words),
                [*warnings, Warning("unreadable_page", message, self.number)],
                unread=True,
            )
        from cie_extract.readers.scan.geometry import SAME
        from cie_extract.readers.scan.recogniser import DPI, recognise

        scale = DPI / 72
        pixels = size[0] * size[1] * scale * scale
        scale *= min(1.0, (self.limits.max_pixels / max(1.0, pixels)) ** 0.5)
        picture = self.page.render(scale=scale, grayscale=True).to_pil()
        found = recognise(picture, dpi=scale * 72)
        upright = found.back == SAME
        words = _evened(list(found.words))
        if upright:
            words = [*_clear_of(words, typed), *typed]
        if not words and self._is_bare():
            return PageRead(PrintedPage(self.number, *size, []), warnings)
        if not words:
            message = "The page is a picture: no words could be read in it."
            return PageRead(
                PrintedPage(self.number, *size, []),
                [*warnings, Warning("unreadable_page", message, self.number)],
                unread=True,
            )
        wide, high = found.upright_size
        printed = PrintedPage(
            self.number,
            wide,
            high,
            words,
            list(found.rules),
            ocr=True,
            place=None if upright else found.on_the_page,
            shown=size,
        )
        warnings = [*warnings, Warning("ocr", "The page is a scan, read by a recogniser.", self.number)]
        if found.certainty < _DOUBTFUL:
            warnings.append(Warning("low_certainty", "The page could be read only with doubt.", self.number))
        if found.unclear:
            message = f"{found.unclear} marks of a pen are not clear: check the page."
            warnings.append(Warning("low_certainty", message, self.number))
        return PageRead(printed, warnings)


def _assembled(words: list[Word], drawings: Drawings, fields: list[Field]) -> list[Word]:
    """Words with form fields, boxes to tick and drawn bullets."""
    taken: list[Box] = [each.box for each in fields if each.marked is not None]
    words = with_drawn_marks(words, drawings, taken)
    for each in fields:
        if each.multiline:
            drawings.frames.append(each.box)
    return with_fields(words, fields)


def _is_picture(words: list[Word], drawings: Drawings, view: View) -> bool:
    """Whether what there is to read on a page stands in a picture rather than in its text."""
    # some scanners cut a page into strips
    share = min(1.0, sum(_area(box, view) for box in drawings.pictures))
    if not words:
        return share > 0.02 or len(drawings.marks) > _OUTLINES
    if len(words) < 5 and (share > _LARGE or len(drawings.marks) > _OUTLINES):
        return True
    return len(words) < _FEW_WORDS and share > _HALF


def _area(box: Box, view: View) -> float:
    """The share of the page that a box takes up."""
    wide = min(box[2], view.width) - max(box[0], 0.0)
    high = min(box[3], view.height) - max(box[1], 0.0)
    return max(0.0, wide) * max(0.0, high) / max(1.0, view.width * view.height)


def _evened(words: list[Word]) -> list[Word]:
    """Recognised words with the usual size where theirs is near it: a recogniser measures letters, not type."""
    sizes = sorted(word.size for word in words for _ in word.text)
    if not sizes:
        return words
    usual = sizes[len(sizes) // 2]
    return [word._replace(size=usual) if 0.45 * usual < word.size < 1.45 * usual else word for word in words]


def _clear_of(words: list[Word], others: list[Word]) -> list[Word]:
    """The words that do not lie over any of the others."""
    return [
        word
        for word in words
        if not any(
            other.x0 < (word.x0 + word.x1) / 2 < other.x1 and other.top < (word.top + word.bottom) / 2 < other.bottom
            for other in others
        )
    ]
