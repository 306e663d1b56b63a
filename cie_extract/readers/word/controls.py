"""Fields and content controls of Word as they show: boxes by their state, prompts not yet filled in as nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from cie_extract.readers.flow.characters import BOX, TICKED, fold
from cie_extract.readers.flow.runs import Piece, cut, words_of
from cie_extract.readers.word.names import child, is_on, q, val, whole

_PROMPT = re.compile(r"(?:Click|Tap)(?: or (?:tap|click))?(?: here)? to enter .{3,30}|Choose an item\.?", re.I)
_PROMPT_AT_END = re.compile(r"(?<![\w.]) ?Click or tap (?:here )?to enter (?:text|a date)\.\s*$")


@dataclass(slots=True)
class _Field:
    shows: bool = False  # between "separate" and "end"
    replaced: bool = False  # a form field, whose state stands in the place of its result


class Fields:
    """The fields that a walk is in, one within another: their codes are never shown, their results are."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def mute(self) -> bool:
        """Whether what stands here is not shown."""
        return any(not field.shows or field.replaced for field in self._open)

    def mark(self, mark: etree._Element) -> str:
        """A field begins, turns from code to result, or ends: what is shown for it here."""
        kind = val(mark, "w:fldCharType")
        if kind == "begin":
            mute, state = self.mute, _state(mark)
            self._open.append(_Field(replaced=state is not None))
            return "" if mute else state or ""
        if kind == "separate" and self._open:
            self._open[-1].shows = True
        if kind == "end" and self._open:
            self._open.pop()
        return ""


def _state(mark: etree._Element) -> str | None:
    """What an old form field shows: a box, the choice of a list; None for a text field, whose result stands below."""
    data = child(mark, "w:ffData")
    box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        state = child(box, "w:checked")
        return TICKED if is_on(state if state is not None else child(box, "w:default")) else BOX
    if choices is not None:
        entries = [val(entry) or "" for entry in choices.findall(q("w:listEntry"))]
        chosen = child(choices, "w:result")
        at = whole(val(chosen if chosen is not None else child(choices, "w:default")))
        return fold(entries[at]) if 0 <= at < len(entries) else ""
    return None


def shown_in(control: etree._Element) -> etree._Element | None:
    """A content control's content as it shows, None where that is nothing."""
    properties, content = child(control, "w:sdtPr"), child(control, "w:sdtContent")
    if content is None:
        return None
    box = child(properties, "w14:checkbox")
    if box is not None:
        state = val(child(box, "w14:checked"), "w14:val")
        _show(content, TICKED if state in ("1", "true", "on") else BOX)
    elif is_on(child(properties, "w:showingPlcHdr")) or _is_prompt(content):
        return None
    return content


def _show(content: etree._Element, mark: str) -> None:
    """Puts a check box's mark in the place of whatever glyph the file shows for it."""
    shown = False
    for element in list(content.iter(q("w:t"), q("w:sym"))):
        run = element.getparent()
        if shown or run is None:
            element.text = ""
            continue
        new = etree.SubElement(run, q("w:t"))
        new.text = mark
        run.replace(element, new)
        shown = True
        fonts = child(run, "w:rPr", "w:rFonts")
        if fonts is not None and (above := fonts.getparent()) is not None:
            above.remove(fonts)


def _is_prompt(content: etree._Element) -> bool:
    """Whether a control shows Word's own words for "nothing entered", though the file does not mark them so."""
    return bool(_PROMPT.fullmatch("".join(element.text or "" for element in content.iter(q("w:t"))).strip()))


def without_prompt(pieces: list[Piece]) -> list[Piece]:
    """The words without Word's prompt at their end, which stays behind where a control was turned into text."""
    found = _PROMPT_AT_END.search(words_of(pieces))
    return cut(pieces, 0, found.start()) if found else pieces
