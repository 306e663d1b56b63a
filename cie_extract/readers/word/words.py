"""The words of a Word paragraph as a person sees them: runs, symbols, fields and edits, without what nobody sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from cie_extract.readers.flow.characters import fold, symbol, symbols
from cie_extract.readers.flow.chosen import may_be_chosen
from cie_extract.readers.flow.runs import Look, Piece
from cie_extract.readers.word.controls import Fields, shown_in
from cie_extract.readers.word.drawings import branch
from cie_extract.readers.word.names import child, hexadecimal, q, val
from cie_extract.readers.word.styles import Styles, with_properties
from cie_extract.readers.word.visibility import Place, is_unseen

_EQUATIONS = {q("m:oMath"), q("m:oMathPara")}
_NOTE_MARKS = {q("w:footnoteReference"): "footnote", q("w:endnoteReference"): "endnote"}
_SPACING = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:br"): "\n",
    q("w:cr"): "\n",
    q("w:noBreakHyphen"): "-",
}
# Wrappers whose content stands where they stand.
OPEN = frozenset(
    q(name)
    for name in (
        "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo",
        "w:sdtContent", "w:ruby", "w:rubyBase",
    )
)  # fmt: skip
_EDITS = frozenset(q(name) for name in ("w:ins", "w:moveTo", "w:del", "w:moveFrom"))
GONE = frozenset(q(name) for name in ("w:del", "w:moveFrom", "w:rt", "w:delText", "w:instrText", "w:delInstrText"))


class Words:
    """The words of one story after another. `saw` gathers what a warning is due for, `notes` the marks of notes;
    `draw` is told of each drawing among the words."""

    def __init__(self, styles: Styles, saw: set[str], draw: Callable[[etree._Element, Place], None]) -> None:
        self.fields = Fields()
        self.notes: list[tuple[str, str | None]] = []
        self.banner = False  # whether something large lies behind the text
        self._saw = saw
        self._styles = styles
        self._draw = draw

    def of(self, parent: etree._Element, look: Look, place: Place) -> Iterator[Piece]:
        """The pieces of a paragraph or of what is wrapped in one."""
        for element in parent:
            tag = element.tag
            if tag == q("w:r"):
                yield from self._run(element, look, place)
            elif tag == q("w:sdt"):
                content = shown_in(element)
                if content is not None:
                    yield from self.of(content, look, place)
            elif tag == q("mc:AlternateContent"):
                yield from self.of(branch(element), look, place)
            elif tag in _EQUATIONS:
                yield Piece(fold("".join(part.text or "" for part in element.iter(q("m:t")))), look)
            elif tag in GONE:
                if tag in _EDITS:
                    self._saw.add("unaccepted_edits")
            elif tag in OPEN:
                if tag in _EDITS:
                    self._saw.add("unaccepted_edits")
                yield from self.of(element, look, place)

    def _run(self, run: etree._Element, look: Look, place: Place) -> Iterator[Piece]:
        properties = child(run, "w:rPr")
        look = self._styles.run(look, val(child(properties, "w:rStyle")))
        look = with_properties(look, properties)
        text = "".join(self._characters(run, look, place))
        if text.strip() and self._is_left_out(text.strip(), look, place):
            return
        if text:
            yield Piece(text, look)

    def _characters(self, parent: etree._Element, look: Look, place: Place) -> Iterator[str]:
        for element in parent:
            tag = element.tag
            if tag == q("w:fldChar"):
                yield self.fields.mark(element)
            elif tag in (q("w:drawing"), q("w:pict"), q("w:object")):
                self._draw(element, place)
            elif tag == q("mc:AlternateContent"):
                yield from self._characters(branch(element), look, place)
            elif tag in _NOTE_MARKS:
                self.notes.append((_NOTE_MARKS[tag], val(element, "w:id")))
            elif tag in OPEN:
                for inner in element.iter(q("w:t")):
                    yield fold(inner.text or "")
            elif not self.fields.mute:
                if tag == q("w:t"):
                    yield fold(symbols(element.text or "", look.font)).replace("\n", " ")
                elif tag == q("w:sym"):
                    yield symbol(hexadecimal(val(element, "w:char")), val(element, "w:font") or "")
                else:
                    yield _SPACING.get(tag, "") if val(element, "w:type") not in ("page", "column") else "\n\n"

    def _is_left_out(self, text: str, look: Look, place: Place) -> bool:
        """Whether words are struck out, or nobody sees them: then a warning says so. An answer that is struck out stays
        for now: with its opposite beside it, it says which was chosen."""
        if look.struck:
            self._saw.add("struck_out")
            return not may_be_chosen(text)
        if is_unseen(text, look, replace(place, banner=self.banner)):
            self._saw.add("hidden_text")
            return True
        return False
